"""What would expose someone is found however it is written, and numbers that expose nobody are let through."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checking import addresses, numbers
from generator.checking.privacy import check_words, find_details, locate_details

PRIVATE = {
    "phone": """
        (024) 3000.0000 | 024 30000000 | 0243 000 0000 | 02430000000 | (024)30000000 | 024-3000-0000 | 0900 – 000 – 000
        0900–000–000 | 0900\u00a0000\u00a0000 | 0900  000  000 | (0900) 000 000 | 0900/000/000 | 090.000.0000
        09 0000 0000 | (+84) 900 000 000 | +84900000000 | +84 24 3000 0000 | +84 (0)900 000 000 | 84900000000
        84 900 000 000 | 0084 900 000 000 | Điện thoại: 3000 0000 | ĐT 3000 0000
    """,
    "identity": """
        001.000.000.567 | 001 000 000 345 | 000000000000 | 000000001 | 000 000 001 | 123456789 | 001-000-000-345
        CMND số 123.456.789
    """,
    "email": "a.b@vi-du.example | a&#64;vi-du.example",
    "address": """
        nhà 12 ngõ 5 | số nhà 12 | nhà số 7 | số 12 Hàng Mơ | số 12, phố Hoa Gạo | số 12 phố Hoa Gạo | 12 phố Hoa Gạo
        ngõ 34 | Ngõ 34/5 | ngách 12 | hẻm 5 | 12 Hàng Mơ, Hoàn Kiếm | 12 Hàng Mơ, phường Hàng Gai | ở 12 Hàng Mơ
        tại 25A Hoa Gạo Trắng | số 12/34 Hoa Gạo | căn hộ 1203 | SỐ NHÀ 8 | địa chỉ: 5 Hoa Gạo | 7 đường Hoa Gạo
    """,
}
PUBLIC = """
    Ngày 05-10-2019 15 gia đình | Từ 01.01.2020 12 hộ dân | Từ 01/01/2020 12 hộ dân | 1.200.000.000 đồng
    100 000 000 000 đồng | 100000000 đồng | 84.900.000.000 đồng | 2019, 2020, 2021 | giai đoạn 2021 - 2025 và 2026-2030
    Chỉ thị số 34-CT/TW ngày 07/4/2014 | Nghị định số 91/2025/NĐ-CP | Nghị quyết số 12 của Quốc hội | 1286/NQ-UBTVQH15
    Tổ dân phố số 7 Hàng Mơ | khu dân cư số 5 Hoàng Mai | Trường Tiểu học số 2 Hoàng Mai | tổ 12 | có 12 hộ dân
    255 gương | 489 tập thể, 1.042 cá nhân | 12 Huy chương Vàng | quét ngõ 2 lần một tuần | 3 ngõ, 2 ngách
    36 phố phường | năm 2019 Hàng Mơ, Hoàn Kiếm | ngày 12/3/2019, 15/4/2019 | 0,123456789 | số 1 Việt Nam
    lớp 12 Hoa Gạo, Hà Nội | 2019-10-05 12 hộ | 10/10/2019 - 20/10/2019 | ngày 9/9/2019 1.200 người
    tại 25 Trường Tiểu học | A & B | 13/19 chỉ tiêu
"""


def _split(texts: str) -> list[str]:
    return [text.strip() for line in texts.strip(" \n").splitlines() for text in line.split("|")]


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in PRIVATE.items() for text in _split(texts)])
@pytest.mark.parametrize("sentence", ["{}", "Ai cần thì {}.", "Năm 2019, 12 hộ; {}, từ 01/10/2020"])
def test_a_private_detail_is_found(code: str, text: str, sentence: str) -> None:
    assert code in {detail.code for detail in find_details(sentence.format(text))}


@pytest.mark.parametrize("text", _split(PUBLIC))
@pytest.mark.parametrize("sentence", ["{}", "Báo cáo viết: {}."])
def test_a_number_that_exposes_nobody_is_let_through(text: str, sentence: str) -> None:
    assert find_details(sentence.format(text)) == []


def test_a_number_over_two_lines_is_one_detail_where_it_begins() -> None:
    (problem,) = check_words("a.md", "Một dòng.\nGọi 0900\n000 000 nhé.")
    assert (problem.line, problem.column, problem.message) == (2, 5, '"0900 000 000" giống số điện thoại')


def test_a_detail_behind_entities_stands_where_the_text_has_it() -> None:
    ((line, column, detail),) = locate_details("A &amp; B\nGọi &#48;900&nbsp;000&#32;000 nhé &lt;")
    assert (line, column, detail.text) == (2, 5, "0900\u00a0000 000")


@given(st.text("0123456789 .-/()+số ngõHàngM,&;#\n", max_size=60))
def test_any_text_is_searched_and_details_stand_apart_in_order(text: str) -> None:
    starts = [detail.start for detail in find_details(text)]
    assert starts == sorted(set(starts))


@given(st.text("0189 .-/+()\n", max_size=40))
def test_no_number_lacks_the_signs_that_are_looked_for_first(text: str) -> None:
    assert list(numbers.find_numbers(text)) == list(numbers._search_numbers(text))


_PIECES = ["số", "nhà", "Số Nhà", "phố", "đường", "ngõ", "ngách", "hẻm", "ở", "tại", "địa chỉ:", "căn hộ", "Hàng Mơ"]
_PIECES += ["SỐ NHÀ", "NHÀ SỐ", "NGÕ", "NGÁCH", "SỐ", "PHỐ", "Hoàn Kiếm", "12", "3A", "4/5", "2019", "tổ", "lần"]
_PIECES += [",", " ", "\n"]


@given(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join) | st.lists(st.sampled_from(_PIECES)).map(" ".join))
def test_no_address_lacks_the_signs_that_are_looked_for_first(text: str) -> None:
    text = text[: addresses._AROUND]
    patterns = [*addresses._SMALL, *addresses._SMALL_LANES, *addresses._IN_CAPITALS]
    matches = [match for _, pattern in patterns for match in pattern.finditer(text)]
    expected = {
        (match[0], match.start()) for match in matches if not addresses._NOUN_BEFORE.search(text, 0, match.start())
    }
    assert {(detail.text, detail.start) for detail in addresses.find_addresses(text)} == expected


@pytest.mark.parametrize(
    "unit",
    [
        "0 ",
        "1.",
        "1/",
        "0900000000 ",
        "ngõ 1 ",
        "số 1/",
        "ở 12/",
        "a@",
        "a.",
        "&#48;",
        "&",
        "12 Hàng Mơ ",
        "số ",
        "+",
        "12\n",
    ],
)
def test_time_grows_with_the_length_of_the_text(unit: str) -> None:
    def seconds(length: int) -> float:
        started = time.process_time()
        check_words("a.md", unit * (length // len(unit)))
        return time.process_time() - started

    short, long = seconds(10_000), seconds(100_000)
    assert long < 40 * short + 0.5
