"""What the cells of offices' sheets mean: headings, names, years, days, places."""

from datetime import date

import pytest

from generator.editing.sheets import words
from generator.editing.sheets.columns import guess_heading
from generator.editing.sheets.person_cells import (
    describe_wrong_name,
    is_collective_name,
    read_day,
    read_deed,
    read_name,
    read_year,
)
from generator.editing.sheets.pupils import drop_class, may_be_child
from generator.reading.registry import read_registry
from generator.records.registry import Registry
from tests.support.project import DEMO


@pytest.fixture(scope="module")
def registry() -> Registry:
    return read_registry(DEMO / "site_data")[0]


@pytest.mark.parametrize(
    ("heading", "item"),
    [
        ("Năm", "year"),
        ("NĂM", "year"),
        ("Nam", "male"),
        ("Năm sinh", "birth"),
        ("Sinh", "birth"),
        ("HỌ VÀ TÊN", "name"),
        ("ho ten", "name"),
        ("Họ và tên người được khen thưởng", "name"),
        ("Quận/ Huyện", "district"),
        ("Phường (xã)", "ward"),
        ("Hình thức\nkhen thưởng", "title"),
        ("Tóm tắt thành tích (không quá 5 dòng)", "deed"),
        ("Địa chỉ thường trú", "address"),
        ("Ghi chú", "ignored"),
        ("Danh sách người tốt việc tốt năm 2024", None),
        ("Cột lạ", None),
    ],
)
def test_headings_in_any_words(heading: str, item: str | None) -> None:
    assert guess_heading(heading, {}).item == item


@pytest.mark.parametrize(
    ("text", "name", "honorific", "remark"),
    [
        ("Bà Mạc Thị Thử", "Mạc Thị Thử", "bà", None),
        ("3. Ông: MẠC VĂN THỬ", "Mạc Văn Thử", "ông", None),
        ("3/ Bà Mạc Thị Thử", "Mạc Thị Thử", "bà", None),
        ("3 - Mạc Thị Thử", "Mạc Thị Thử", None, None),
        ("Ông/Bà Mạc Thị Thử", "Mạc Thị Thử", None, None),
        ("Thiếu tá Mạc Văn Thử", "Mạc Văn Thử", "Thiếu tá", None),
        ("Mạc thị thử", "Mạc Thị Thử", None, None),
        ("Mạc Văn Thử, Tổ trưởng tổ dân phố", "Mạc Văn Thử", None, "Tổ trưởng tổ dân phố"),
        ("Mạc Văn Thử - Giáo viên", "Mạc Văn Thử", None, "Giáo viên"),
        ("Mạc Văn Thử\n(sinh năm 1960)", "Mạc Văn Thử", None, None),
        ("Em M. V. T.", "M.V.T.", "em", None),
    ],
)
def test_a_name_without_what_stands_around_it(text: str, name: str, honorific: str | None, remark: str | None) -> None:
    read = read_name(text)
    assert (read.name, read.honorific, read.remark) == (name, honorific, remark)


@pytest.mark.parametrize(
    ("remark", "birth"),
    [
        ("sinh ngày 12 tháng 5 năm 2012", "2012"),
        ("sinh ngày 12, tháng 5, năm 2012", "2012"),
        ("SINH THÁNG 5 NĂM 2012", "2012"),
        ("sinh vào mùng 5 tháng 3 năm 2012", "2012"),
        ("12/5/2012", "2012"),
        ("10 tuổi", "10 tuổi"),
        ("10t", "10t"),
    ],
)
def test_a_birth_behind_a_name_is_no_role(remark: str, birth: str) -> None:
    read = read_name(f"Mạc Thị Thử ({remark})")
    assert (read.name, read.remark, read.birth) == ("Mạc Thị Thử", None, birth)


@pytest.mark.parametrize("remark", ["Giáo viên 10 trường", "học sinh 12", "Đội 10", "nhóm 10 trẻ"])
def test_a_number_behind_a_name_is_no_birth(remark: str) -> None:
    read = read_name(f"Mạc Thị Thử ({remark})")
    assert (read.remark, read.birth) == (remark, None)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("Mạc Thị Thử", None), ("N.V.M.", None), ("Thử", "chỉ có một chữ"), ("Mạc Thử 2", "có chữ số")],
)
def test_what_is_no_name(name: str, wrong: str | None) -> None:
    assert describe_wrong_name(name) == wrong


def test_collectives_by_their_first_words() -> None:
    assert is_collective_name("Tổ dân phố số 5")
    assert not is_collective_name("Đoàn Thị Thử")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05/10/2024", date(2024, 10, 5)),
        ("5-10-2024", date(2024, 10, 5)),
        ("5.10.2024", date(2024, 10, 5)),
        ("ngày 5 tháng 10 năm 2024", date(2024, 10, 5)),
        ("2024-10-05", date(2024, 10, 5)),
        ("10/25/2024", None),
        ("hôm qua", None),
    ],
)
def test_days_with_the_day_first(text: str, day: date | None) -> None:
    assert read_day(text) == day


def test_years() -> None:
    for text in ("2024", "Năm 2024", "5/10/2024", "10/2024", "Tháng 10 năm 2024", "tháng 5-2024", "Quý IV/2024"):
        assert read_year(text) == 2024
    for text in ("2023-2024", "24", "13/2024", "45570", "102024"):
        assert read_year(text) is None


@pytest.mark.parametrize(
    ("birth", "is_child"),
    [
        ("2010", True),
        ("2008", True),
        ("2007", False),
        ("1/2/2012", True),
        ("12052012", True),
        ("1/2/12", True),
        ("1/2/60", False),
        ("12 tuổi", True),
        ("105 tuổi", False),
        ("45", False),
        ("", False),
    ],
)
def test_a_birth_shows_who_may_be_a_child_in_2024(birth: str, is_child: bool) -> None:
    assert may_be_child(birth, 2024) is is_child


def test_the_class_of_a_child_is_dropped() -> None:
    assert drop_class("Học sinh lớp 4A, Trường Tiểu học Thử") == "Học sinh, Trường Tiểu học Thử"
    assert drop_class("Lớp 4A") == "Học sinh"
    assert drop_class("Giáo viên") == "Giáo viên"


def test_one_sentence() -> None:
    assert read_deed(None, "Góp tiền xây cầu.") == ("Góp tiền xây cầu.", None)
    assert read_deed(None, "Góp tiền. Xây cầu.") == (None, "Góp tiền. Xây cầu.")
    assert read_deed(None, "Góp tiền\nXây cầu") == (None, "Góp tiền\n\nXây cầu")


@pytest.mark.parametrize(
    "text", ["Hàng Gai", "P. Hàng Gai", "P.hàng gai", "Phường Hàng Gai, Q. Hoàn Kiếm", "UBND phường Hàng Gai"]
)
def test_a_ward_in_any_words(registry: Registry, text: str) -> None:
    assert words.find_ward(text, registry, "hoan-kiem", 2024) == ("Hàng Gai", "hoan-kiem")
    assert words.find_ward(text, registry, None, 2024) == ("Hàng Gai", "hoan-kiem")


def test_a_part_of_a_ward_is_none(registry: Registry) -> None:
    with pytest.raises(
        ValueError, match=r'^không có phường, xã nào là "Hàng Ga" ở quận Hoàn Kiếm năm 2024; có phải "Hàng Gai"\?$'
    ):
        words.find_ward("Hàng Ga", registry, "hoan-kiem", 2024)


@pytest.mark.parametrize(
    "text",
    [
        "Bằng khen TP",
        "BK TP.",
        "Bằng khen UBND TP Hà Nội",
        "Bằng khen của Chủ tịch UBND Thành phố",
        "bằng khen CT UBND TP",
    ],
)
def test_an_award_by_whatever_office_gives_it(text: str, registry: Registry) -> None:
    assert words.find_award(text, registry, "person") == "bang-khen-thanh-pho"


@pytest.mark.parametrize("text", ["Bằng khen", "Bằng khen Bộ Y tế", "Giấy khen TP", "UBND TP", "Chủ tịch UBND"])
def test_an_award_of_another_office_is_none(text: str, registry: Registry) -> None:
    assert words.try_find(words.find_award, text, registry, "person") is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("NTVT cấp quận", ("NTVT", "cấp quận")),
        ("Người tốt, việc tốt TP", ("Người tốt, việc tốt", "TP")),
        ("Danh hiệu NTVT (Thành phố)", ("Danh hiệu NTVT", "Thành phố")),
        ("Bằng khen Thành phố", ("Bằng khen Thành phố", None)),
    ],
)
def test_the_level_behind_an_award(text: str, parts: tuple[str, str | None]) -> None:
    assert words.split_level(text) == parts


def test_words_of_site_data(registry: Registry) -> None:
    assert words.find_field("Lĩnh vực Kinh tế", registry) == "kinh-te"
    assert words.find_field("ngành giáo dục", registry) == "giao-duc"
    assert words.find_award("Danh hiệu NGƯỜI TỐT - VIỆC TỐT", registry, "person") == "nguoi-tot-viec-tot"
    assert words.find_level("TP", registry) == "thanh-pho"
    assert words.find_level("Quận Hoàn Kiếm", registry) == "quan"
    assert words.find_district("Q.Hoàn Kiếm", registry) == words.find_district("hoan kiem", registry) == "hoan-kiem"
    with pytest.raises(ValueError, match=r'^không có mục nào là "bay"; có: Kinh tế; Giáo dục; '):
        words.find_field("bay", registry)
