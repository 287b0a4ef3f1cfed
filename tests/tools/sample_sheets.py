"""Make the sample sheets of `tests/sheets/`: `python -m tests.tools.sample_sheets`. LibreOffice is needed.

All people are invented. The sheets are as messy as those of offices: title rows, merged cells, groups between people,
a hidden sheet, numbers and days of every kind, and fonts of before Unicode.
"""

import codecs
import subprocess
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from generator.old_fonts import TCVN3, VNI
from tests.support.project import ROOT

SHEETS = ROOT / "tests" / "sheets"

FAMILIES = ("Mạc", "Tiêu", "Cát", "Lạc", "Phí", "Thang", "Bế", "Lục", "Đoái", "Ngân")
MIDDLES = ("Thị Thử", "Văn Thử", "Đình Thử", "Ngọc Thử")
WARDS = ("Hàng Gai", "Hàng Bông", "Cửa Nam", "Hàng Bài", "Tràng Tiền")
ROLES = ("Tổ trưởng tổ dân phố", "Giáo viên", "Công nhân môi trường", "Bán hàng", "Thợ sửa xe")
PLAIN = [
    ("Số TT", "Họ tên", "Phường", "Chức vụ", "Thành tích"),
    ("1", "Bà Mạc Thị Thử Nếp", "Hàng Gai", "Bán hàng", "Nấu cháo cho người nghèo ở chợ."),
    ("2", "Ông Tiêu Văn Thử Ổi", "Cửa Nam", "Thợ mộc", "Đóng bàn ghế cho lớp học của phường."),
    ("3", "Cô Cát Thị Thử Sữa", "Hàng Bông", "Giáo viên", "Dạy chữ buổi tối, không lấy tiền."),
]


def make_people(count: int) -> list[tuple[str, str, str, str]]:
    """Make name, form of address, ward and role of so many people, all different."""
    people = []
    for number in range(count):
        middle = MIDDLES[number % len(MIDDLES)]
        given = ("An", "Bưởi", "Cúc", "Đào", "Ổi")[number // len(FAMILIES) % 5]
        honorific = "bà" if "Thị" in middle else "ông"
        name = f"{FAMILIES[number % len(FAMILIES)]} {middle} {given}"
        people.append((name, honorific, WARDS[number % len(WARDS)], ROLES[number % len(ROLES)]))
    return people


def make_messy_book() -> Workbook:
    """Make a list of forty people as a district's office keeps it."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Danh sách"
    _append_headings(sheet)
    _append_people(sheet, make_people(40))
    sheet.append(["Tổng cộng: 40 người"])
    sheet.append([None, "Hà Nội, ngày 05 tháng 10 năm 2024"])
    sheet.append([None, "NGƯỜI LẬP BIỂU", None, None, None, "CHỦ TỊCH"])
    sheet.append([None, "Phí Đình Ký"])
    hidden = book.create_sheet("Nháp")
    hidden.append(["Họ tên", "Năm"])
    hidden.append(["Lục Thị Nháp", 2023])
    hidden.sheet_state = "hidden"
    return book


def _append_headings(sheet: Worksheet) -> None:
    sheet.append(["ỦY BAN NHÂN DÂN QUẬN HOÀN KIẾM", None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
    sheet.append(["DANH SÁCH GƯƠNG NGƯỜI TỐT, VIỆC TỐT NĂM 2024"])
    sheet.append(["(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/10/2024)"])
    sheet.append([])
    sheet.append(
        [
            "TT",
            "Họ và tên",
            "Năm sinh",
            None,
            "Phường (xã)",
            "Chức vụ, nghề nghiệp",
            "Hình thức\nkhen thưởng",
            "Thành tích",
            "Ghi chú",
        ]
    )
    sheet.append([None, None, "Nam", "Nữ", None, None, None, None, None])
    sheet.append(["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"])
    for area in ("A1:D1", "E1:I1", "A2:I2", "A3:I3", "C5:D5", *(f"{letter}5:{letter}6" for letter in "ABEFGHI")):
        sheet.merge_cells(area)


def _append_people(sheet: Worksheet, people: Sequence[tuple[str, str, str, str]]) -> None:
    fields = ("I. Lĩnh vực kinh tế", "II. Ngành giáo dục", "III. Môi trường, đô thị", "IV. An sinh, nhân ái")
    for index, (name, honorific, ward, role) in enumerate(people):
        if index % 10 == 0:
            sheet.append([fields[index // 10]])
            sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=9)
        shown = (
            f"{honorific.title()} {name}",
            name.upper(),
            f"  {honorific.title()}  {name} ",
            name,
            f"{honorific}: {name}",
        )
        place = (f"P. {ward}", ward, f"Phường {ward}", f"P.{ward}", unicodedata.normalize("NFD", ward))
        deed = (
            None,
            f"Việc tốt thứ {index} của khu phố.",
            f"Giúp hàng xóm trong {index} tháng.\nGóp sách cho thư viện phường.",
        )
        born = 1950 + index % 40
        sheet.append(
            [
                index + 1,
                shown[index % 5],
                born if honorific == "ông" else None,
                born if honorific == "bà" else None,
                place[index % 5],
                role,
                "Người tốt việc tốt" if index % 2 else None,
                deed[index % 3],
                "đã duyệt" if index % 7 == 0 else None,
            ]
        )


def make_old_book(encode: Callable[[str], str], font: str) -> Workbook:
    """Make a short list typed in a font of before Unicode."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in PLAIN:
        sheet.append([encode(text) for text in row])
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.font = Font(name=font)
    return book


def make_messy_document() -> Any:
    """Make a report with a letterhead, two tables under headings of chapters, the second over two pages, and names."""
    document: Any = docx.Document()
    _add_table(document, [("ỦY BAN NHÂN DÂN\nQUẬN HOÀN KIẾM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")])
    document.add_paragraph("BÁO CÁO")
    document.add_paragraph("Danh sách gương người tốt, việc tốt năm 2024")
    document.add_paragraph("1. Cuộc vận động có thêm 12 phường hưởng ứng, nhiều hơn trước.")
    document.add_paragraph("I. Lĩnh vực kinh tế")
    headings = ("STT", "Họ và tên", "Nơi ở, nơi công tác", "", "Thành tích")
    table = _add_table(document, [headings, ("", "", "Phường", "Nghề nghiệp", ""), ("DANH SÁCH CÁ NHÂN", *[""] * 4)])
    table.cell(0, 2).merge(table.cell(0, 3))
    table.cell(2, 0).merge(table.cell(2, 4))
    for column in (0, 1, 4):
        table.cell(0, column).merge(table.cell(1, column))
    _add_rows(table, [("1", "Bà Mạc Thị Thử Nếp", "Hàng Gai", "Bán hàng", "Nấu cháo cho người nghèo ở chợ.")])
    _revise(table.add_row(), ("2", "Ông Tiêu Văn Thử Ổi", "Cửa Nam", "Thợ mộc", "Đóng bàn ghế cho lớp học của phường."))
    document.add_paragraph("II. Ngành giáo dục")
    columns = ("STT", "Họ và tên", "Phường", "Thành tích")
    _add_table(document, [columns, ("1", "Cô Cát Thị Thử Sữa", "P. Hàng Bông", "Dạy chữ buổi tối, không lấy tiền.")])
    document.add_page_break()
    _add_table(document, [("2", "Lạc Đình Thử Mơ", "Hàng Bông", ""), ("3", "Bế Đình Thử Mận", "Hàng Ga", "")])
    document.add_paragraph("Trên đây là báo cáo của quận.")
    _add_table(document, [("Nơi nhận:\n- Lưu VT.", "CHỦ TỊCH\nPhí Đình Ký")])
    return document


def _add_table(document: Any, rows: Sequence[tuple[str, ...]]) -> Any:
    table = document.add_table(rows=0, cols=len(rows[0]))
    _add_rows(table, rows)
    return table


def _add_rows(table: Any, rows: Sequence[tuple[str, ...]], font: str | None = None) -> None:
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(text).font.name = font


def _revise(row: Any, texts: tuple[str, ...]) -> None:
    """Fill a row by a revision that nobody accepted yet: what was inserted, and in the name something deleted."""
    for number, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        paragraph = cell.paragraphs[0]
        inserted = OxmlElement("w:ins")
        inserted.append(paragraph.add_run(text)._r)
        paragraph._p.append(inserted)
        if number == 1:
            run, deleted = paragraph.add_run("Ngân Văn Thử")._r, OxmlElement("w:del")
            run.find(qn("w:t")).tag = qn("w:delText")
            deleted.append(run)
            paragraph._p.append(deleted)


def make_old_document(encode: Callable[[str], str], font: str) -> Any:
    """Make a short list in Word, typed in a font of before Unicode."""
    document = docx.Document()
    table = document.add_table(rows=0, cols=len(PLAIN[0]))
    _add_rows(table, [tuple(encode(text) for text in row) for row in PLAIN], font)
    return document


def to_tcvn3(text: str) -> str:
    """Write a text as TCVN3 fonts need it; capitals with a tone become small."""
    old = {letter: char for char, letter in TCVN3.items()}
    return "".join(old.get(char) or old.get(char.lower(), char) for char in text)


def to_vni(text: str) -> str:
    """Write a text as VNI fonts need it."""
    old = dict[str, str]()
    for pair, letter in VNI.items():
        old.setdefault(letter, pair)
    return "".join(old.get(char, char) for char in text)


def to_cp1258(text: str) -> bytes:
    """Write a text in Windows-1258, which has letters such as â, and tones as characters of their own."""
    plain = list[str]()
    for char in unicodedata.normalize("NFC", text):
        marks = unicodedata.normalize("NFD", char)
        tones = "".join(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
        plain.append(unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones)) + tones)
    return "".join(plain).encode("cp1258")


def _join(rows: Sequence[tuple[str, ...]], delimiter: str) -> str:
    return "".join(delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row) + "\r\n" for row in rows)


def save_small(document: Any, path: Path) -> None:
    """Save a document without the styles of tables and the picture that come with every new one."""
    for style in document.styles.element.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table":
            document.styles.element.remove(style)
    for relations in (document.part.rels, document.part.package.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(("stylesWithEffects", "thumbnail")):
                relations.pop(key)
    document.save(path)


def convert(path: Path, suffix: str) -> None:
    """Let LibreOffice write a file in another format, beside it."""
    command = ["soffice", "--headless", "--convert-to", suffix, "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True)


def rewrite(path: Path, own: str) -> None:
    """Let LibreOffice write a file as `…-libreoffice`, by way of its `own` format."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / f"{path.stem}-libreoffice{path.suffix}"
        copy.write_bytes(path.read_bytes())
        convert(copy, own)
        copy.unlink()
        convert(copy.with_suffix(f".{own}"), path.suffix.removeprefix("."))
        path.with_name(copy.name).write_bytes(copy.read_bytes())


def main() -> None:
    """Write all sheets."""
    SHEETS.mkdir(exist_ok=True)
    books = {
        "messy": make_messy_book(),
        "tcvn3-font": make_old_book(to_tcvn3, ".VnTime"),
        "vni-font": make_old_book(to_vni, "VNI-Times"),
    }
    for name, book in books.items():
        book.save(SHEETS / f"{name}.xlsx")
    convert(SHEETS / "messy.xlsx", "xls")
    convert(SHEETS / "messy.xlsx", "ods")
    convert(SHEETS / "tcvn3-font.xlsx", "xls")
    save_small(make_messy_document(), SHEETS / "messy.docx")
    save_small(make_old_document(to_tcvn3, ".VnTime"), SHEETS / "tcvn3-font.docx")
    rewrite(SHEETS / "messy.xlsx", "ods")
    rewrite(SHEETS / "messy.docx", "odt")
    text = _join(PLAIN, ",")
    files = {
        "utf-8.csv": text.encode(),
        "utf-8-bom.csv": codecs.BOM_UTF8 + _join(PLAIN, ";").encode(),
        "utf-16.csv": _join(PLAIN, "\t").encode("utf-16"),
        "utf-16-without-mark.csv": _join(PLAIN, "\t").encode("utf-16-le"),
        "windows-1258.csv": to_cp1258(_join(PLAIN, ";")),
        "tcvn3.csv": to_tcvn3(text).encode("latin-1"),
        "vni.csv": to_vni(text).encode("cp1252"),
    }
    for name, data in files.items():
        (SHEETS / name).write_bytes(data)


if __name__ == "__main__":
    main()
