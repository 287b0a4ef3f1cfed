"""Whatever stands in a sheet, nothing fails, and whatever is planned is valid."""

import re
from contextlib import suppress
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.editing.sheets.columns import list_labels
from generator.editing.sheets.existing import ExistingProfiles
from generator.editing.sheets.importing import plan_import
from generator.editing.sheets.records import Defaults
from generator.editing.sheets.sheet_file import Sheet, SheetFile, UnreadableSheetError, clean_cell, parse_sheet_file
from generator.editing.sheets.tables import find_tables
from generator.editing.sheets.unknown_words import find_unknown_words
from generator.reading.files import SourceFile, SourceText
from generator.reading.gallery import parse_texts
from generator.reading.registry import read_registry
from generator.records.problem import has_errors
from tests.support.project import DEMO, ROOT

SHEETS = ROOT / "tests" / "sheets"
REGISTRY = read_registry(DEMO / "site_data")[0]
NOBODY = ExistingProfiles(by_slug={}, by_name={}, taken=frozenset())

ODD = """
x|I|I. Kinh tế|A. Phường Hàng Gai|Tổng cộng|---|{a: b}|# đề|<b>|0912345678|1e9|;;|,|2024|31/02/2024|hoan-kiem-2024
Bà Mạc Thị Thử|em Tiêu Thử|M.V.T.|MẠC THỬ|P. Hàng Gai|Kinh tế; Giáo dục|ha-noi-2026|Người tốt việc tốt cấp TP
học sinh lớp 4A|tập thể|Ngày 5 tháng 5 năm 2024|Đoái Văn Thử, sinh năm 2015|Trường Thử|quận Hoàn Kiếm|5/5/2015
"""
odd = st.sampled_from(["", *ODD.strip().replace("\n", "|").split("|")])
cells = odd | st.text(max_size=12).map(clean_cell)
rows = st.lists(cells, max_size=10)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(above=st.lists(rows, max_size=2), headings=st.permutations(list_labels()), people=st.lists(rows, max_size=6))
def test_any_cells_give_valid_files_or_problems(
    above: list[list[str]], headings: list[str], people: list[list[str]]
) -> None:
    sheet = Sheet(name="a", rows=[*above, ["Họ tên", *headings[:9]], *people])
    tables, _ = find_tables(SheetFile(sheets=[sheet], hidden=[]), REGISTRY, {})
    defaults = Defaults(published=date(2026, 1, 1), year=2024, field="kinh-te", document="hoan-kiem-2024")
    find_unknown_words(tables, REGISTRY, {})
    plan = plan_import(tables, REGISTRY, NOBODY, defaults, {}, lambda _: None)
    for planned in plan.files:
        path = SourceFile(planned.file.path, tuple(planned.file.path.split("/")))
        assert not has_errors(parse_texts([path], [SourceText(planned.file.text, 0, [])], REGISTRY).problems)
    planned_slugs = [planned.file.path.rpartition("/")[2] for planned in plan.files]
    assert len(planned_slugs) == len(set(planned_slugs))
    assert len(plan.files) + len(plan.known) <= sum(len(table.people) for table in tables)


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods"])
@pytest.mark.parametrize("name", ["messy.xlsx", "messy.xls", "messy.ods", "tcvn3-font.xlsx", "tcvn3-font.xls"])
def test_a_workbook_with_the_suffix_of_another_is_read_with_its_fonts_and_hidden_rows(name: str, suffix: str) -> None:
    data = (SHEETS / name).read_bytes()
    assert parse_sheet_file(f"a{suffix}", data) == parse_sheet_file(name, data)


def test_a_workbook_whose_styles_are_damaged_is_read_without_them() -> None:
    damaged = BytesIO()
    with ZipFile(SHEETS / "tcvn3-font.xlsx") as parts, ZipFile(damaged, "w") as written:
        for part in parts.namelist():
            written.writestr(part, parts.read(part).replace(b'<sz val="', b'<sz val="x'))
    (sheet,) = parse_sheet_file("a.xlsx", damaged.getvalue()).sheets
    assert sheet.rows[1][1] == "Bà Mạc Thị Thử Nếp"


@pytest.mark.parametrize(
    ("sign", "offset", "wrong"),
    [
        pytest.param(b"PK\x03\x04", 80, b"\xff" * 4, id="cannot be unpacked"),
        pytest.param(b"PK\x01\x02", 8, b"\x01", id="needs a password"),
        pytest.param(b"PK\x01\x02", 8, b"\x20", id="is packed in a way that nobody knows"),
        pytest.param(b"PK\x01\x02", 6, b"\xff", id="is of a version that nobody knows"),
    ],
)
@pytest.mark.parametrize("name", ["messy.xlsx", "tcvn3-font.xlsx", "messy.ods", "messy.docx"])
def test_a_file_one_part_of_which_is_damaged_is_read_or_explained(
    name: str, sign: bytes, offset: int, wrong: bytes
) -> None:
    data = (SHEETS / name).read_bytes()
    for match in re.finditer(sign, data):
        place = match.start() + offset
        with suppress(UnreadableSheetError):
            parse_sheet_file(name, data[:place] + wrong + data[place + len(wrong) :])


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        pytest.param(9864, b"\xff", id="the number of a format is too large"),
        pytest.param(28, b"\x00", id="the order of its bytes is none"),
    ],
)
def test_an_old_workbook_with_an_odd_number_is_read(place: int, wrong: bytes) -> None:
    data = (SHEETS / "messy.xls").read_bytes()
    (sheet, *_) = parse_sheet_file("a.xls", data[:place] + wrong + data[place + 1 :]).sheets
    assert "Họ và tên" in {text for row in sheet.rows for text in row}


def test_an_odd_workbook_is_read_without_remarks(capfd: pytest.CaptureFixture[str]) -> None:
    data = (SHEETS / "tcvn3-font.xls").read_bytes()
    assert parse_sheet_file("a.xls", data + b"abc") == parse_sheet_file("a.xls", data)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["tcvn3-font.xls", "messy.xlsx", "messy.ods", "messy.docx"])
@pytest.mark.parametrize("percent", range(10, 100, 10))
def test_a_file_without_its_end_is_explained(name: str, percent: int) -> None:
    data = (SHEETS / name).read_bytes()
    with pytest.raises(UnreadableSheetError):
        parse_sheet_file(name, data[: len(data) * percent // 100])


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods", ".csv", ".docx"])
@settings(max_examples=10, deadline=None)
@given(data=st.binary(max_size=60) | st.binary(max_size=60).map(lambda data: b"PK\x03\x04" + data))
def test_any_bytes_are_a_sheet_or_explained(suffix: str, data: bytes) -> None:
    try:
        parse_sheet_file(f"a{suffix}", data)
    except UnreadableSheetError as error:
        assert len(error.args) == 2
