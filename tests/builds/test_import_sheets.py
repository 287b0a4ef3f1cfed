"""`ntvt import` of several sheets: what a title, a hidden row and the office above a table say."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import Workbook
from openpyxl.styles import Font

from tests.support.commands import invoke_ntvt
from tests.support.imports import ALL, COMMON, KINH_TE, lay_table, new_files
from tests.support.project import ROOT, lay_demo

SHEETS = ROOT / "tests" / "sheets"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(lay_demo(tmp_path))
    return tmp_path


def test_each_sheet_has_the_year_of_its_own_title(project: Path) -> None:
    book = Workbook()
    for year, name in ((2023, "Mạc Thị Thử"), (2024, "Tiêu Thị Thử")):
        sheet = book.create_sheet(f"Năm {year}")
        for row in ([f"Danh sách năm {year}"], ["Họ tên", "Phường"], [name, "Hàng Gai"]):
            sheet.append(row)
    book.save("bang.xlsx")
    options = (*COMMON, "--district", "hoan-kiem", "--field", "kinh-te", "--yes")
    code, said = invoke_ntvt("import", "bang.xlsx", *options)
    assert code == 0, said
    assert 'Theo tiêu đề của bảng "Năm 2023": năm 2023.\nTheo tiêu đề của bảng "Năm 2024": năm 2024.\n' in said
    files = new_files(project)
    assert "  - year: 2023\n" in files["hoan-kiem/kinh-te/mac-thi-thu.md"]
    assert "  - year: 2024\n" in files["hoan-kiem/kinh-te/tieu-thi-thu.md"]


def lay_book(sheets: Mapping[str, Sequence[Sequence[str]]]) -> None:
    """Write `bang.xlsx` with the rows of each sheet by its name."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save("bang.xlsx")


def test_a_sheet_may_be_named_by_its_year(project: Path) -> None:
    people = {"Năm 2022": "Mạc Thị Thử", "2023 (2)": "Tiêu Thị Thử", "NTVT 2024": "Cát Thị Thử"}
    years = ("2022", "2023", "2024")
    lay_book({name: (["Họ tên", "Phường"], [person, "Hàng Gai"]) for name, person in people.items()})
    options = (*COMMON, "--district", "hoan-kiem", "--field", "kinh-te", "--yes")
    code, said = invoke_ntvt("import", "bang.xlsx", *options)
    assert code == 0, said
    said_of_years = [line for line in said.split("\n") if "tên trang" in line]
    assert said_of_years == [f'Theo tên trang "{name}": năm {year}.' for name, year in zip(people, years, strict=True)]
    files = new_files(project)
    assert "  - year: 2022\n" in files["hoan-kiem/kinh-te/mac-thi-thu.md"]
    assert "  - year: 2023\n" in files["hoan-kiem/kinh-te/tieu-thi-thu.md"]
    assert "  - year: 2024\n" in files["hoan-kiem/kinh-te/cat-thi-thu.md"]


@pytest.mark.parametrize("name", ["Trang 1", "QĐ 2015", "2022-2023", "Đợt 2", "1023"])
def test_the_name_of_a_sheet_may_be_no_year(project: Path, name: str) -> None:
    lay_book({name: (["Họ tên", "Phường"], ["Mạc Thị Thử", "Hàng Gai"])})
    code, said = invoke_ntvt("import", "bang.xlsx", *COMMON, "--field", "kinh-te", "--yes")
    assert code == 1
    assert "Theo tên trang" not in said
    assert "  dòng 2: không biết năm nào\n" in said


def test_the_year_of_a_title_or_a_row_goes_before_that_of_the_name_of_a_sheet(project: Path) -> None:
    lay_book(
        {
            "Tổng hợp 2024": (["Họ tên", "Năm"], ["Mạc Thị Thử", "2019"], ["Tiêu Thị Thử", "2020"]),
            "Bổ sung 2024": (["Danh sách năm 2023"], ["Họ tên"], ["Cát Thị Thử"]),
        }
    )
    code, said = invoke_ntvt("import", "bang.xlsx", *COMMON, "--district", "hoan-kiem", "--field", "kinh-te", "--yes")
    assert code == 0, said
    assert "Theo tên trang" not in said
    files = new_files(project)
    assert "  - year: 2019\n" in files["hoan-kiem/kinh-te/mac-thi-thu.md"]
    assert "  - year: 2023\n" in files["hoan-kiem/kinh-te/cat-thi-thu.md"]


def test_what_the_title_of_a_sheet_says_is_not_taken_for_another_sheet(project: Path) -> None:
    book = Workbook()
    for name, rows in {
        "Năm 2024": (["Danh sách quận Hoàn Kiếm năm 2024"], ["Họ tên", "Phường"], ["Mạc Thị Thử", "Hàng Gai"]),
        "Đợt hai": (["Họ tên", "Phường"], ["Tiêu Thị Thử", "Hàng Gai"]),
    }.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save("bang.xlsx")
    options = (*COMMON, "--field", "kinh-te")
    code, said = invoke_ntvt("import", "bang.xlsx", *options, "--yes")
    assert code == 1
    assert said.endswith(
        'Theo tiêu đề của bảng "Năm 2024": năm 2024, quận Hoàn Kiếm.\n'
        'Trang "Đợt hai" không ghi năm và quận, huyện; không lấy của bảng khác.'
        ' Ghi thêm vào tiêu đề của bảng ấy, hoặc đọc riêng: --sheet "Đợt hai" --year NĂM --district CHỮ\n'
        "\nSẽ ghi 1 hồ sơ vào content/profiles/:\n"
        "  Năm 2024, dòng 3  Mạc Thị Thử  hoan-kiem/kinh-te/mac-thi-thu.md\n"
        "Không đọc được 1 dòng:\n"
        "  Đợt hai, dòng 2: không biết năm nào\n"
        '    gợi ý: thêm cột "Năm", hoặc chạy lại với --year\n'
        "Đã ghi 1 hồ sơ. Xem lại từng tệp, rồi chạy: ntvt check\n"
    )
    code, said = invoke_ntvt("import", "bang.xlsx", *options, typed="2023\nhoan kiem\nc\n")
    assert code == 0, said
    assert 'Trang "Đợt hai" không ghi năm. Năm của mọi dòng: 2023\n' in said
    assert 'Trang "Đợt hai" không ghi quận, huyện. Quận, huyện của mọi dòng' in said
    assert "  - year: 2023\n" in new_files(project)["hoan-kiem/kinh-te/tieu-thi-thu.md"]


@pytest.mark.parametrize(
    ("rows", "options"),
    [
        ((["Danh sách năm 2026"], ["Họ tên"], ["Tiêu Thị Thử"]), ()),
        ((["Họ tên", "Năm"], ["Tiêu Thị Thử", "2026"]), ()),
        ((["Họ tên", "Ngày"], ["Tiêu Thị Thử", "05/10/2026"]), ()),
        ((["Họ tên"], ["Tiêu Thị Thử"]), ("--year", "2026")),
    ],
)
def test_a_sheet_of_a_year_without_districts_is_not_asked_for_one(
    project: Path, rows: tuple[list[str], ...], options: tuple[str, ...]
) -> None:
    book = Workbook()
    old = (["Danh sách quận Hoàn Kiếm năm 2024"], ["Họ tên"], ["Mạc Thị Thử"])
    for name, lines in (("Cũ", old), ("Mới", rows)):
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    book.save("bang.xlsx")
    code, said = invoke_ntvt("import", "bang.xlsx", *COMMON, "--field", "kinh-te", *options, typed="c\n")
    assert code == 0, said
    assert "không ghi" not in said
    assert "không lấy của bảng khác" not in said
    written = next(text for path, text in new_files(project).items() if path.endswith("/tieu-thi-thu.md"))
    assert "  - year: 2026\n    source: " in written


@pytest.mark.parametrize(("name", "suffix"), [("messy.xls", "xlsx"), ("messy.xlsx", "xls")])
def test_a_workbook_with_the_suffix_of_another_is_read(name: str, suffix: str, project: Path) -> None:
    (project / f"bang.{suffix}").write_bytes((SHEETS / name).read_bytes())
    code, said = invoke_ntvt("import", f"bang.{suffix}", *COMMON, "--yes")
    assert code == 0, said
    assert len(new_files(project)) == 40


def test_rows_that_nobody_sees_in_the_sheet_are_named(project: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for line in (["Họ tên"], ["Mạc Thị Thử"], ["Tiêu Thị Thử"]):
        sheet.append(line)
    sheet.row_dimensions[3].hidden = True
    book.save("bang.xlsx")
    code, said = invoke_ntvt("import", "bang.xlsx", *ALL, typed="k\n")
    assert code == 0, said
    assert "  Dòng bị ẩn trong bảng, vẫn đọc: 3. Ai không được khen thì xóa dòng ấy khỏi bảng, rồi chạy lại.\n" in said


def test_it_asks_whether_all_are_of_the_ward_whose_office_made_the_list(project: Path) -> None:
    table = lay_table(project, "UBND PHƯỜNG HÀNG GAI", "Danh sách năm 2024 quận Hoàn Kiếm", "Họ tên", "Mạc Thị Thử")
    code, said = invoke_ntvt("import", table, *COMMON, "--field", "kinh te", typed="c\nc\n")
    assert code == 0, said
    assert "Trên bảng có “UBND PHƯỜNG HÀNG GAI”. Mọi người thuộc nơi ấy? (c: có, k: không) [Enter: c]: c\n" in said
    assert "    ward: Hàng Gai\n" in new_files(project)[f"{KINH_TE.removeprefix('content/profiles/')}/mac-thi-thu.md"]


_ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" office:version="1.3"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:automatic-styles>
<style:style style:name="ce1" style:family="table-cell">
<style:text-properties style:text-line-through-style="none" style:text-line-through-type="none"/></style:style>
<style:style style:name="ce2" style:family="table-cell">
<style:text-properties style:text-line-through-style="solid" style:text-line-through-type="single"/></style:style>
</office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="Trang 1">%s
<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:style-name="ce2"
 table:number-columns-repeated="16384"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def lay_ods(rows: Sequence[str]) -> None:
    """Write `bang.ods` with these rows, as LibreOffice writes them."""
    with ZipFile("bang.ods", "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr(
            "META-INF/manifest.xml", '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
        )
        parts.writestr("content.xml", _ODS % "".join(rows))


def ods_row(*texts: str, attributes: str = "", style: str = "ce1") -> str:
    """A row of an .ods; equal texts are one cell that is repeated."""
    cells = "".join(
        f'<table:table-cell table:style-name="{style}" table:number-columns-repeated="{len(list(same))}"'
        f' office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text, same in groupby(texts)
    )
    return f"<table:table-row{attributes}>{cells}</table:table-row>"


def test_hidden_rows_and_struck_names_of_an_ods_are_seen(project: Path) -> None:
    lay_ods(
        [
            ods_row("", "", "Họ tên", "Phường"),
            ods_row("", "", "", "", attributes=' table:number-rows-repeated="2"'),
            ods_row("", "", "Mạc Thị Thử", "Hàng Gai", attributes=' table:visibility="filter"'),
            ods_row("", "", "Tiêu Thị Thử", "Hàng Gai", style="ce2"),
            ods_row("", "", "Cát Thị Thử", "Hàng Gai"),
        ]
    )
    code, said = invoke_ntvt("import", "bang.ods", *ALL, "--yes")
    assert code == 0, said
    assert "  Dòng bị ẩn trong bảng, vẫn đọc: 4. Ai không được khen thì xóa dòng ấy khỏi bảng, rồi chạy lại.\n" in said
    assert "  Dòng 5: bỏ qua “Tiêu Thị Thử”, vì tên bị gạch ngang.\n" in said
    assert sorted(new_files(project)) == ["hoan-kiem/kinh-te/cat-thi-thu.md", "hoan-kiem/kinh-te/mac-thi-thu.md"]


def test_a_word_file_without_a_table_is_explained(project: Path) -> None:
    document = Document()
    document.add_paragraph("1. Bà Mạc Thị Thử, phường Hàng Gai: trồng cây.")
    document.save("bang.docx")
    assert invoke_ntvt("import", "bang.docx") == (
        1,
        "lỗi: bang.docx: tệp Word này không có bảng nào\n"
        "  gợi ý: đưa danh sách vào một bảng, mỗi người một dòng, dòng đầu là tên cột (Họ tên, Phường…)\n",
    )


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_whose_name_is_struck_out_is_left_out_and_named(project: Path, suffix: str) -> None:
    lines = (["Họ tên", "Phường"], ["Mạc Thị Thử", "Hàng Gai"], ["Tiêu Thị Thử", "Hàng Gai"])
    if suffix == "xlsx":
        book = Workbook()
        for line in lines:
            book.worksheets[0].append(line)
        book.worksheets[0]["A3"].font = Font(strike=True)
        book.save("bang.xlsx")
    else:
        document = Document()
        table = document.add_table(rows=3, cols=2)
        for row, line in zip(table.rows, lines, strict=True):
            for cell, text in zip(row.cells, line, strict=True):
                cell.text = text
        table.cell(2, 0).paragraphs[0].runs[0].font.strike = True
        document.save("bang.docx")
    code, said = invoke_ntvt("import", f"bang.{suffix}", *ALL, "--yes")
    assert code == 0, said
    assert "  Dòng 3: bỏ qua “Tiêu Thị Thử”, vì tên bị gạch ngang.\n" in said
    assert list(new_files(project)) == ["hoan-kiem/kinh-te/mac-thi-thu.md"]


def test_a_sheet_may_be_named_by_its_ward(project: Path) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, person in (("P. Hàng Gai", "Mạc Thị Thử"), ("Hàng Bông", "Tiêu Thị Thử"), ("Hoàn Kiếm", "Cát Thị Thử")):
        sheet = book.create_sheet(name)
        for line in (["Họ tên"], [person]):
            sheet.append(line)
    book.save("bang.xlsx")
    code, said = invoke_ntvt("import", "bang.xlsx", *ALL, "--yes")
    assert code == 0, said
    assert 'Trang "P. Hàng Gai": Họ tên → Họ tên.\n  Theo tên trang: phường Hàng Gai.\n' in said
    files = new_files(project)
    assert "    ward: Hàng Gai\n" in files["hoan-kiem/kinh-te/mac-thi-thu.md"]
    assert "    ward: Hàng Bông\n" in files["hoan-kiem/kinh-te/tieu-thi-thu.md"]
    assert "ward" not in files["hoan-kiem/kinh-te/cat-thi-thu.md"]
