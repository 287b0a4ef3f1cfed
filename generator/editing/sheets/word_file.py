"""Read the tables of a Word file (.docx), with the text that stands above each."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from generator.editing.sheets.formats import DAMAGED
from generator.old_fonts import OldFont, decode_cell, get_family

if TYPE_CHECKING:
    from docx.oxml.table import CT_Tbl
    from docx.table import Table
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_OLE = b"\xd0\xcf\x11\xe0"
"""How .doc files begin, and .docx files with a password."""


class BrokenWordFileError(Exception):
    """A file is no .docx."""


class LockedWordFileError(Exception):
    """A file has a password, or is a .doc."""


class WordTable(Struct, frozen=True, kw_only=True):
    """A table of a document."""

    above: Sequence[str]
    """The lines of text since the table before, or since the beginning."""
    rows: list[list[str]]
    """The text of every cell; merged cells all have the text of the first."""
    struck: frozenset[tuple[int, int]]
    """The cells whose text is struck out: rows and columns from 1."""
    old_fonts: frozenset[OldFont]
    """The families of old fonts in which some of it was typed; it is Unicode now."""


def parse_word_file(data: bytes) -> list[WordTable]:
    """Read the tables; one that goes on in the next, as after a page break, is read as one.

    A table of one row is no list but a letterhead, or a place for signatures: its text stands above the next table.

    Raises BrokenWordFileError, LockedWordFileError.
    """
    return _join_blocks(_read_blocks(data))


def _read_blocks(data: bytes) -> list["_Block"]:
    from docx.opc.exceptions import OpcError

    if data.startswith(_OLE):
        raise LockedWordFileError
    try:
        return list(_list_blocks(data))
    except (OpcError, *DAMAGED) as error:
        raise BrokenWordFileError from error


def read_lines(data: bytes) -> list[str]:
    """Read the text, line by line; a row of a table is a line, with a colon behind its first cell.

    Raises BrokenWordFileError, LockedWordFileError.
    """
    blocks = _read_blocks(data)
    return [line for text, table in blocks for line in (text.split("\n") if table is None else _join_rows(table))]


def _join_rows(table: WordTable) -> Iterator[str]:
    for row in table.rows:
        # A merged cell comes more than once.
        first, *others = dict.fromkeys(" ".join(cell.split()) for cell in row if cell.strip()) or [""]
        yield f"{first.removesuffix(':')}: {' '.join(others)}" if others else first


def _join_blocks(blocks: Sequence["_Block"]) -> list[WordTable]:
    """Give each table the text above it, and join what a page break divides."""
    tables, above = list[WordTable](), list[str]()
    for text, table in blocks:
        if table is None:
            above += [line for line in text.splitlines() if line.strip()]
            continue
        last = tables[-1] if tables else None
        if last and not above and _count_columns(last.rows) == _count_columns(table.rows):
            tables[-1] = WordTable(
                above=last.above,
                rows=[*last.rows, *table.rows],
                struck=last.struck | {(len(last.rows) + row, column) for row, column in table.struck},
                old_fonts=last.old_fonts | table.old_fonts,
            )
        elif len(table.rows) == 1:
            above += [line for cell in table.rows[0] for line in cell.splitlines() if line.strip()]
            continue
        else:
            tables.append(replace(table, above=above))
        above = []
    return tables


_Block = tuple[str, WordTable | None]
"""A paragraph, or a table."""


def _list_blocks(data: bytes) -> Iterator[_Block]:
    """List the paragraphs and the tables of a document, in their order. Raises OpcError, and any of `DAMAGED`."""
    import docx
    from docx.table import Table

    document = docx.Document(BytesIO(data))
    _unwrap_controls(document.element.body)
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            fonts = set[OldFont]()
            rows = _read_rows(block, fonts)
            yield "", WordTable(above=[], rows=rows, struck=_find_struck(block), old_fonts=frozenset(fonts))
        else:
            yield _read_paragraph(block, set()), None


def _unwrap_controls(body: Any) -> None:
    """Put in place of each content control, as forms have them, what stands in it."""
    from docx.oxml.ns import qn

    for control in list(body.iter(qn("w:sdt"))):
        content, parent = control.find(qn("w:sdtContent")), control.getparent()
        place = parent.index(control)
        parent[place : place + 1] = [] if content is None else list(content)


def _read_rows(table: "Table", fonts: set[OldFont]) -> list[list[str]]:
    texts = dict["CT_Tbl", str]()
    rows = []
    for row in table.rows:
        cells = [""] * row.grid_cols_before
        for cell in row.cells:
            # A merged cell comes once for each column and row that it covers.
            if cell._tc not in texts:
                texts[cell._tc] = "\n".join(_read_paragraph(paragraph, fonts) for paragraph in cell.paragraphs)
            cells.append(texts[cell._tc])
        rows.append(cells)
    return rows


def _find_struck(table: "Table") -> frozenset[tuple[int, int]]:
    """Return the cells of which all text is struck out."""
    struck = set[tuple[int, int]]()
    for number, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row.cells, row.grid_cols_before + 1):
            runs = [run for paragraph in cell.paragraphs for run in paragraph.runs if run.text.strip()]
            if runs and all(run.font.strike for run in runs):
                struck.add((number, column))
    return frozenset(struck)


def _read_paragraph(paragraph: "Paragraph", fonts: set[OldFont]) -> str:
    """Return the text of a paragraph in Unicode, with what was inserted and without what was deleted by revision."""
    from docx.oxml.ns import qn
    from docx.text.run import Run

    parts = []
    for element in paragraph._p.iter(qn("w:r")):
        if not any(True for _ in element.iterancestors(qn("w:moveFrom"))):
            run = Run(element, paragraph)
            font = _find_font(run, paragraph)
            family = get_family(font)
            if family:
                fonts.add(family)
            parts.append(decode_cell(run.text, font) if family else run.text)
    return "".join(parts).strip()


def _find_font(run: "Run", paragraph: "Paragraph") -> str:
    """Return the name of a run's font, of its own or of the first style that has one; "" if none has."""
    if run.font.name:
        return run.font.name
    style: Any = paragraph.style
    while style is not None:
        if style.font.name:
            return str(style.font.name)
        style = style.base_style
    return ""


def _count_columns(rows: Sequence[Sequence[str]]) -> int:
    return max(map(len, rows), default=0)
