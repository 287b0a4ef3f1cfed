"""Rows that are asked for by number: so many to a file, the files named by the hash of their block."""

from collections.abc import Iterator
from typing import Any

from pydantic_core import to_json

from generator.records.output import Output
from generator.search.codec import gzip, name_digest

BLOCK = 80
"""Files in a block. One hash names them all, so that the directory is short; a changed row renames one block."""


class ChunkedRows:
    """Takes rows in the order of their numbers; files are named `<name>-<hash of the block>-<index in it>.bin`."""

    def __init__(self, name: str, rows_per_file: int) -> None:
        self._name, self._rows_per_file = name, rows_per_file
        self._rows, self._files, self._hashes = list[Any](), list[bytes](), list[str]()

    def add(self, row: Any) -> Iterator[Output]:
        """Take the next row, which JSON can hold; yield the files of a block when it is full."""
        self._rows.append(row)
        if len(self._rows) == self._rows_per_file:
            self._close_file()
        if len(self._files) == BLOCK:
            yield from self._close_block()

    def close(self) -> Iterator[Output]:
        """Yield the last files."""
        if self._rows:
            self._close_file()
        if self._files:
            yield from self._close_block()

    def directory(self) -> dict[str, Any]:
        """What a browser needs to name the file of a row."""
        return {"rows": self._rows_per_file, "block": BLOCK, "hash": self._hashes}

    def _close_file(self) -> None:
        self._files.append(gzip(to_json(self._rows)))
        self._rows = []

    def _close_block(self) -> Iterator[Output]:
        digest = name_digest(b"".join(self._files))
        self._hashes.append(digest)
        yield from ((f"{self._name}-{digest}-{index}.bin", data) for index, data in enumerate(self._files))
        self._files = []
