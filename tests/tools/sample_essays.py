"""Make the sample essays of `tests/essays/`: `python -m tests.tools.sample_essays`. LibreOffice Writer is needed.

All people are invented. The same essay twice, as Word users write it: details in lines above it, and in a table with
the author's below it. LibreOffice writes both again.
"""

from typing import Any

import docx

from tests.support.project import ROOT
from tests.tools.sample_sheets import rewrite, save_small, to_tcvn3

ESSAYS = ROOT / "tests" / "essays"
SENTENCE = "Mỗi tuần 2 lần ông ra bến cầu dọn rác."
"""Ten words."""


def _add_text(document: Any, sentences: int, font: str | None = None) -> None:
    document.add_heading("Ba mươi năm – một bến")
    for start in range(0, sentences, 10):
        text = " ".join([SENTENCE] * min(10, sentences - start))
        document.add_paragraph().add_run(to_tcvn3(text) if font else text).font.name = font


def make_lines(sentences: int = 135) -> Any:
    """Make an essay with its details in lines above it; some are broken by hand."""
    document = docx.Document()
    document.add_paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    document.add_paragraph("BÀI DỰ THI VIẾT VỀ GƯƠNG NGƯỜI TỐT, VIỆC TỐT")
    document.add_paragraph("Cuộc thi: quận Hoàn Kiếm năm 2024\nTên bài: Người giữ bến cầu")
    document.add_paragraph("1. Họ và tên tác giả: Bà Bế Thị Thử")
    document.add_paragraph("Đơn vị : Phường Hàng Gai")
    document.add_paragraph("Điện thoại: 0900 000 000")
    document.add_paragraph("2. Người được giới thiệu: ông Ngân Văn Thử")
    document.add_paragraph("Nghề nghiệp: Thợ mộc")
    document.add_paragraph("Phường: Hàng Gai")
    document.add_paragraph("")
    _add_text(document, sentences)
    return document


def make_table(font: str | None = None) -> Any:
    """Make an essay with its details in a table, and the author below it."""
    document = docx.Document()
    table = document.add_table(rows=0, cols=2)
    for label, value in (
        ("Tên bài", "Người giữ bến cầu"),
        ("Năm", "2024"),
        ("Quận", "Hoàn Kiếm"),
        ("Người được giới thiệu", "Ông Ngân Văn Thử"),
        ("Phường (xã)", "phường Hàng Gai"),
    ):
        for cell, text in zip(table.add_row().cells, (label, value), strict=True):
            cell.paragraphs[0].add_run(to_tcvn3(text) if font else text).font.name = font
    _add_text(document, 135, font)
    for text in ("Tác giả: Bế Thị Thử", "Đơn vị: Phường Hàng Gai"):
        document.add_paragraph().add_run(to_tcvn3(text) if font else text).font.name = font
    return document


def make_faulty() -> Any:
    """Make an essay that lacks most details, of someone from elsewhere."""
    document = docx.Document()
    document.add_paragraph("Tên bài: Người giữ bến cầu")
    document.add_paragraph("Năm: 2024")
    document.add_paragraph("Quận: Hoàn Kiếm")
    document.add_paragraph("Người được giới thiệu: Ngân Văn Thử")
    document.add_paragraph("Phường: Cát Linh")
    document.add_paragraph("Tác giả: Bế Thị Thử")
    document.add_paragraph("Ông dọn bến cầu.")
    return document


def main() -> None:
    """Write all essays."""
    ESSAYS.mkdir(exist_ok=True)
    save_small(make_lines(), ESSAYS / "lines.docx")
    save_small(make_table(), ESSAYS / "table.docx")
    save_small(make_table(".VnTime"), ESSAYS / "tcvn3-font.docx")
    save_small(make_faulty(), ESSAYS / "faulty.docx")
    for name in ("lines", "table"):
        rewrite(ESSAYS / f"{name}.docx", "odt")


if __name__ == "__main__":
    main()
