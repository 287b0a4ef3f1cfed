"""The comment on a pull request: what readers will see, and texts of strangers that do nothing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from automation import review as program
from automation.markdown import escape_text
from automation.review import Review, ReviewProblem, read_review, write_comment
from automation.site_changes import ChangedPage, SiteChanges, compare_pages, read_pages

PROFILE = "ho-so/mac-van-thu/"


def page(title: str, body: str = "", style: str = "11111111") -> bytes:
    return f'<title>{title}</title><link href="assets/site.{style}.css">{body}'.encode()


def problem(**changes: Any) -> ReviewProblem:
    values: dict[str, Any] = {"path": "content/profiles/hoan-kiem/kinh-te/mac-van-thu.md", "line": 7, "column": 11}
    values |= {"level": "error", "code": "unknown-ward", "message": 'không có phường "Hàng Gia"', "hint": ""}
    return ReviewProblem(**values | changes)


def comment(changes: SiteChanges | None = None, problems: Sequence[ReviewProblem] = (), **addresses: str) -> str:
    return write_comment(Review(changes=changes, problems=tuple(problems)), **addresses)


def test_pages_are_added_changed_and_removed_but_a_new_style_changes_none() -> None:
    before = {"": page("Trang chủ"), "nam/2024/": page("Năm 2024", "5"), "ho-so/a/": page("A &amp; B")}
    after = {"": page("Trang chủ", style="22222222"), "nam/2024/": page("Năm 2024", "6"), PROFILE: page("Thử – Trang")}
    assert compare_pages(before, after) == SiteChanges(
        added=(ChangedPage(PROFILE, "Thử"),),
        changed=(ChangedPage("nam/2024/", "Năm 2024"),),
        removed=(ChangedPage("ho-so/a/", "A & B"),),
    )


def test_pages_are_read_from_a_built_site_without_frames(tmp_path: Path) -> None:
    for name in ("", PROFILE, f"nhung/{PROFILE}"):
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
        (tmp_path / name / "index.html").write_bytes(page("X"))
    assert sorted(read_pages(tmp_path)) == ["", PROFILE]


def test_the_comment_names_pages_with_links_into_the_preview_and_problems() -> None:
    changes = SiteChanges(added=(ChangedPage("phuong/x/", "Phường X"), ChangedPage(PROFILE, "Ông Mạc Văn Thử")))
    text = comment(changes, [problem(hint="có phải Hàng Gai?")], preview="https://xem.example/5/", run="https://r")
    assert text == (
        "<!-- ntvt-review -->\n### Thay đổi này đem lại gì\n\n**Trang mới: 2**\n\n"
        f"- [Ông Mạc Văn Thử](https://xem.example/5/{PROFILE})\n- [Phường X](https://xem.example/5/phuong/x/)\n\n\n"
        "**Máy kiểm tra thấy: 1 lỗi**\n\n"
        "- **lỗi** không có phường &#34;Hàng Gia&#34;. *Gợi ý:* có phải Hàng Gai?. "
        "<br>content/profiles/hoan&#45;kiem/kinh&#45;te/mac&#45;van&#45;thu.md, dòng 7, cột 11\n\n"
        "Trang xem trước và toàn bộ kết quả: [lượt kiểm tra này](https://r).\n"
    )


def test_without_a_preview_addresses_stand_beside_names() -> None:
    assert f"- Ông Thử `/{PROFILE}`" in comment(SiteChanges(added=(ChangedPage(PROFILE, "Ông Thử"),)))


def test_a_change_that_cannot_be_built_says_so_and_one_without_pages_too() -> None:
    assert "**Chưa dựng được trang:**" in comment(None, [problem()])
    assert "Không trang nào của người đọc đổi." in comment(SiteChanges())


def test_long_lists_are_cut_and_counted() -> None:
    changes = SiteChanges(changed=tuple(ChangedPage(f"nam/{year}/", "x" * 5000) for year in range(1992, 2492)))
    text = comment(changes, [problem(message="y" * 5000)] * 500)
    assert "- … và 475 trang khác" in text and "- … và 460 chỗ khác" in text
    assert len(text) < 65_536


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[bấm vào đây](https://xau.example)",
    "![x](https://xau.example/theo-doi.png)",
    "@moi-nguoi xem #1 nhé",
    "https://xau.example và www.xau.example",
    "``` `code` ```",
    "| a | b |",
    "a\n\n## Đã duyệt\n- [x] gộp đi",
    "<!-- ntvt-review -->",
    "&lt;b&gt; &#60;b&#62;",
    "**đậm** __x__ ~~y~~ $z$",
    "\u202eđảo chữ",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_of_strangers_are_shown_as_they_stand(text: str) -> None:
    escaped = escape_text(text)
    assert not set("<>[]`|*_~$\n\u202e") & set(escaped)
    assert not any(sign in escaped for sign in ("@moi", "#1 ", "://", "www.x", "!["))
    written = comment(SiteChanges(added=(ChangedPage(PROFILE, text),)), [problem(path=text, message=text, hint=text)])
    assert written.count(escaped) == 4


@pytest.mark.parametrize("address", ["../../x/", "javascript:alert(1)", "ho-so/a/)[x](https://xau.example/", "HO-SO/"])
def test_an_address_of_another_form_is_no_link(address: str) -> None:
    text = comment(SiteChanges(added=(ChangedPage(address, "A"),)), preview="https://xem.example/")
    assert "- A\n" in text and "](https://xem" not in text


@pytest.mark.parametrize("data", [b"{}", b"[]", b'{"changes": null, "problems": [{"path": 1}]}', b"\xff"])
def test_a_file_of_another_form_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "review.json").write_bytes(data)
    with pytest.raises(ValueError):
        read_review(tmp_path / "review.json")


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "MOST_BYTES", 10)
    (tmp_path / "review.json").write_bytes(b" " * 11)
    with pytest.raises(ValueError, match="more than 10 bytes"):
        read_review(tmp_path / "review.json")


def test_the_commands_go_from_two_builds_to_a_comment(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("before", "after"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_bytes(page(name))
    problems = [msgspec.to_builtins(problem())]
    (tmp_path / "problems.json").write_bytes(msgspec.json.encode(problems))
    paths = [str(tmp_path / name) for name in ("before", "after", "problems.json", "review.json")]
    program.main(["compare", *paths])
    program.main(["comment", paths[3]])
    assert "**Trang đổi: 1**\n\n- after `/`" in capsys.readouterr().out
