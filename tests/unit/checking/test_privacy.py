"""What would expose someone is found however it is written, and numbers that expose nobody are let through."""

import time

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.checking import addresses, numbers, plates, spelled_addresses
from generator.checking.privacy import check_details, find_details, locate_details
from generator.checking.shape import make_shape
from tests.support.project import ROOT

VECTORS = yaml.safe_load((ROOT / "tests" / "privacy" / "vectors.yml").read_text("utf-8"))
SENTENCES = ("{}", "Ai cần thì {}.", "Năm 2019, 12 hộ; {}, từ 01/10/2020")
PUBLIC_SENTENCES = ("{}", "Báo cáo viết: {}.")


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code, texts in VECTORS["private"].items() for text in texts]
)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_private_detail_is_found(code: str, text: str, sentence: str) -> None:
    assert code in {detail.code for detail in find_details(sentence.format(text))}


@pytest.mark.parametrize("text", VECTORS["public"])
@pytest.mark.parametrize("sentence", PUBLIC_SENTENCES)
def test_a_number_that_exposes_nobody_is_let_through(text: str, sentence: str) -> None:
    assert find_details(sentence.format(text)) == []


def test_a_number_over_two_lines_is_one_detail_where_it_begins() -> None:
    (problem,) = check_details("a.md", "Một dòng.\nGọi 0900\n000 000 nhé.")
    assert (problem.line, problem.column, problem.message) == (2, 5, '"0900 000 000" giống số điện thoại')


def test_a_detail_behind_entities_stands_where_the_text_has_it() -> None:
    ((line, column, detail),) = locate_details("A &amp; B\nGọi &#48;900&nbsp;000&#32;000 nhé &lt;")
    assert (line, column, detail.text) == (2, 5, "0900 000 000")


@given(st.text("0123456789 .-/()+số ngõHàngM,&;#\n", max_size=60))
def test_any_text_is_searched_and_details_stand_apart_in_order(text: str) -> None:
    starts = [detail.start for detail in find_details(text)]
    assert starts == sorted(set(starts))


@given(st.text("0189oO .-–/+()_,|\n", max_size=40))
def test_no_number_lacks_the_sign_that_is_looked_for_first(text: str) -> None:
    assert not list(numbers.find_numbers(text)) or numbers.NUMBER_SIGN.search(make_shape(text))


@given(st.from_regex(plates.PLATE))
@example("10-A0\x1f0000")
def test_no_plate_lacks_the_sign_that_is_looked_for_first(text: str) -> None:
    if text.isascii():
        assert not list(plates.find_plates(text)) or plates.PLATE_SIGN.search(make_shape(text))


_PIECES = ["số", "nhà", "Số Nhà", "phố", "đường", "ngõ", "ngách", "hẻm", "ở", "tại", "địa chỉ:", "căn hộ", "Hàng Mơ"]
_PIECES += ["SỐ NHÀ", "NHÀ SỐ", "NGÕ", "NGÁCH", "SỐ", "PHỐ", "Hoàn Kiếm", "12", "3A", "4/5", "2019", "tổ", "lần"]
_PIECES += [
    ",",
    " ",
    "\n",
    "P.",
    "phòng",
    "CT2",
    "tầng",
    "tòa",
    "nhà B4",
    "tập thể",
    "trú",
    "sống",
    "đ/c",
    "riêng",
    ":",
]
_PIECES += ["SN", "S.N.", "xóm", "thôn", "kiệt", "lô", "liền kề", "block", "dãy", "B2", "–", "k12", "căn", "Hoa Gạo"]
_PIECES += ["so nha", "ngo", "dân phố", "phường", "Lý Thường Kiệt", "12B", "-", "PHỐ", "NHÀ", "là"]


@example("trú Số 12 Hàng Mơ")
@example("Số NHÀ 12A")
@example("Ở Xóm 12")
@example("LK 3")
@example("3A - phố Mơ")
@example("Địa chỉ – 12 Hoa Gạo")
@example("kiot – B2")
@example("block B2 P. 3")
@example("ngách SỐ 12")
@example("ngõ SỐ 12")
@example("ngo Số 12")
@given(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join) | st.lists(st.sampled_from(_PIECES)).map(" ".join))
def test_no_address_lacks_the_signs_that_are_looked_for_first(text: str) -> None:
    text, shape = text[: addresses._AROUND], make_shape(text[: addresses._AROUND])
    for kind in addresses.KINDS:
        if kind.pattern.search(text):
            assert kind.sign.search(text), kind
            assert kind.shape.search(shape), kind
            assert addresses.ADDRESS_SIGN.search(shape)
    if addresses.BEFORE_DISTRICT.search(text):
        assert addresses.DISTRICT_SIGN.search(shape)


_WORDED = ["Số nhà", "số nhà", "nhà số", "ngõ", "ngách", "hẻm", "kiệt", "số", "là", "mười", "mươi", "hai", "năm"]
_WORDED += ["trăm", "linh", "phố", "Hàng Mơ", ",", "lần", "12"]


@given(st.lists(st.sampled_from(_WORDED), max_size=8).map(" ".join))
def test_no_address_in_words_lacks_the_sign_that_is_looked_for_first(text: str) -> None:
    if spelled_addresses.compile_address().search(text):
        assert list(spelled_addresses.find_spelled_addresses(text, make_shape(text)))


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
        "bị ",
        "bà mắc bệnh ",
        "bị một các căn bệnh ",
        "Nguyễn ",
        "bà Trần Thử Nếp, ",
        "Chủ tịch Hoa ",
    ],
)
def test_time_grows_with_the_length_of_the_text(unit: str) -> None:
    def seconds(length: int) -> float:
        started = time.process_time()
        check_details("a.md", unit * (length // len(unit)))
        return time.process_time() - started

    short, long = seconds(10_000), seconds(100_000)
    assert long < 40 * short + 0.5
