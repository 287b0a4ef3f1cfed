"""`python -m benchmarks.exclude FOLDER`: keep the names of the source documents (`FOLDER/*.txt`) out of the corpora.

With `--check CORPUS` nothing is written: every name of a corpus is looked for in the documents' text instead.
"""

import argparse
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.names import digest
from benchmarks.tables import FOLDER, read_lines
from generator.vietnamese import spell

_WORD = re.compile(r"[^\W\d_]+")
_HEAD = "# Made by benchmarks/exclude.py; see README.md.\n"


def sequences(text: str) -> Iterator[str]:
    """Every sequence of two to five words that begins with a family name."""
    families = {line.split()[0].casefold() for line in read_lines("family.txt")}
    words = [spell(word).casefold() for word in _WORD.findall(unicodedata.normalize("NFC", text))]
    for start, word in enumerate(words):
        if word in families:
            yield from (" ".join(words[start : start + length]) for length in range(2, 6))


def names_in(corpus: Path) -> Iterator[str]:
    """The names of a corpus, as its files give them."""
    for path in (corpus / "content/profiles").rglob("*.md"):
        with path.open(encoding="utf-8") as file:
            next(file)
            yield next(file).removeprefix("name: ").strip()


def found(names: Iterable[str], texts: Iterable[str]) -> set[str]:
    """The names that occur in one of the texts, whatever the case and the placement of tones."""
    known = {sequence for text in texts for sequence in sequences(text)}
    return {name for name in names if spell(name).casefold() in known}


def main() -> None:
    """Write the digests, or check a corpus."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.exclude", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", type=Path, metavar="CORPUS")
    options = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(options.folder.glob("*.txt"))]
    if options.check:
        clashes = found(names_in(options.check), texts)
        raise SystemExit(f"{len(clashes)} names occur in the documents" if clashes else None)
    digests = {digest(sequence) for text in texts for sequence in sequences(text)}
    (FOLDER / "excluded.txt").write_text(_HEAD + "\n".join(sorted(digests)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
