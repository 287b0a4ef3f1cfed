"""A row of a sheet while it is read: its cells, and what is wrong with them."""

from collections.abc import Callable

from generator.editing.sheets import words
from generator.editing.sheets.columns import Item
from generator.editing.sheets.records import CellProblem, Defaults, Meanings
from generator.editing.sheets.rows import SheetCell, are_exported
from generator.editing.sheets.table import PersonRow
from generator.records.registry import Registry


class RowReader:
    """Finds the words of `site_data/` that cells mean, and keeps what is wrong with a row."""

    def __init__(self, row: PersonRow, defaults: Defaults, registry: Registry, meanings: Meanings) -> None:
        """Begin with a row; `problems` and `notes` are filled by what reads it."""
        self.problems, self.notes = list[CellProblem](), list[str]()
        self.row, self.defaults, self.registry, self._meanings = row, defaults, registry, meanings
        self.is_exported = are_exported(row.cells)

    def report(self, cell: SheetCell | None, message: str, hint: str = "") -> None:
        """Add a problem with a cell, or with the row as a whole."""
        place = cell or SheetCell("", self.row.row, 0)
        self.problems.append(
            CellProblem(sheet=self.row.sheet, row=place.row, column=place.column, message=message, hint=hint)
        )

    def resolve(self, item: Item, cell: SheetCell, find: Callable[[str], str], text: str | None = None) -> str | None:
        """Find the word that a cell, or a part of its text, means; or report the cell."""
        text = text or cell.text
        if meaning := self._meanings.get((item, words.word_key(text))):
            return meaning
        try:
            return find(text)
        except ValueError as error:
            self.report(cell, str(error))
            return None
