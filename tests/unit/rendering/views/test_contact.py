"""Reports of faults: a mail or an issue that is filled in, with every mark and sign percent-encoded."""

from urllib.parse import parse_qs, unquote, urlsplit

from generator.rendering.views.contact import Contact, fault_href, mail_href

BY_MAIL = Contact("bien-tap+web@trang.example", None, 2, 15)
BY_ISSUE = Contact("bien-tap@trang.example", "https://kho.example/nhom/noi-dung", 2, 15)
TITLE, ADDRESS = "Ông Lạc & Đình, “Ước”", "https://trang.example/ho-so/lac-dinh-uoc/?a=1#b"


def test_a_mail_names_the_page_and_leaves_room_for_the_paragraph() -> None:
    href = fault_href(BY_MAIL, TITLE, ADDRESS)
    parts = urlsplit(href)
    assert parts.scheme == "mailto" and unquote(parts.path) == "bien-tap+web@trang.example"
    assert parse_qs(parts.query) == {
        "subject": [f"Báo sai: {TITLE}"],
        "body": [
            f"Trang: {TITLE}\r\nĐịa chỉ: {ADDRESS}\r\n\r\n"
            "Đoạn chưa đúng (chép lại ở đây):\r\n\r\nNội dung đúng, và nguồn nếu có:\r\n"
        ],
    }


def test_a_mail_is_plain_ascii_without_spaces() -> None:
    href = fault_href(BY_MAIL, TITLE, ADDRESS)
    assert href.isascii() and not set(href) & set(" \"'<>\n")
    assert "%0D%0A" in href and "+" not in href.partition("?")[2]


def test_with_a_repository_it_is_an_issue() -> None:
    href = fault_href(BY_ISSUE, TITLE, ADDRESS)
    assert href.startswith("https://kho.example/nhom/noi-dung/issues/new?title=B%C3%A1o%20sai")
    assert parse_qs(urlsplit(href).query)["body"][0].startswith(f"Trang: {TITLE}\nĐịa chỉ: {ADDRESS}\n")
    assert href.isascii()


def test_a_withdrawal_is_asked_for_by_mail_even_where_there_is_a_repository() -> None:
    assert mail_href(BY_ISSUE, "Gỡ hồ sơ") == "mailto:bien-tap@trang.example?subject=G%E1%BB%A1%20h%E1%BB%93%20s%C6%A1"


def test_gitlab_takes_title_and_text_under_other_names() -> None:
    href = fault_href(BY_ISSUE._replace(repository="https://gitlab.com/nhom/noi-dung"), TITLE, ADDRESS)
    assert href.startswith("https://gitlab.com/nhom/noi-dung/-/issues/new?issue%5Btitle%5D=B%C3%A1o%20sai")
    assert set(parse_qs(urlsplit(href).query)) == {"issue[title]", "issue[description]"}
