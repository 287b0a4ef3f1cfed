"""`python -m benchmarks.search_deeds`: whether the deeds of our own gallery are found among 10,000 invented people.

The gallery is the project's own content with so many invented people around it. `search_deeds.yml` has what is typed,
with marks; it is asked without marks as well. A query succeeds if one of the first three results is about the deed: a
profile that is wanted, or another that holds all words of the query, with their marks, in one text and at least as
near together as a wanted one, at most in a row twice as long as the query. The deeds of `tests/search/queries.yml` are
asked, too. The worker runs in Node.
"""

import argparse
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import yaml
from rich.console import Console
from rich.table import Table

from benchmarks.galleries import ROOT, WORK, make_gallery
from benchmarks.search_quality import Texts, texts_of
from generator.search.syllables import fold, keys
from tests.search.galleries import plan, write_index
from tests.search.node import SCRIPTS, ask_index
from tests.search.relevance import read_queries

QUERIES = Path(__file__).with_name("search_deeds.yml")
SHOWN = 3
KEPT = ("deed, marks", "deed, no marks", "field, movement")
"""The kinds of `tests/search/queries.yml` that ask for deeds."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What is typed for a deed, what is meant by it, with marks, and who is wanted."""

    kind: str
    typed: str
    meant: str
    wanted: tuple[str, ...]

    @property
    def marks(self) -> str:
        """Whether it is typed `with` marks or `without`."""
        return "without" if fold(self.typed) == self.typed else "with"


@dataclass(frozen=True, slots=True)
class Answered:
    """A deed, the first results, and the place (from 1) of the first one that is about it; 0 where none is."""

    deed: Deed
    place: int
    is_wanted: bool
    """Whether that one is wanted, and not another that is as good."""
    shown: tuple[str, ...]


def read_deeds() -> Iterator[Deed]:
    """Yield the deeds of `search_deeds.yml`, with marks and without, and those of `tests/search/queries.yml`."""
    for kind, rows in yaml.safe_load(QUERIES.read_text(encoding="utf-8")).items():
        for row in rows:
            query, wanted = row["q"], tuple(row["wanted"])
            yield Deed(f"{kind}, with marks", query, query, wanted)
            if fold(query) != query:
                yield Deed(f"{kind}, without marks", fold(query), query, wanted)
    for query in read_queries("real"):
        if query.kind in KEPT:
            yield Deed(f"kept: {query.kind}", query.text, query.text, query.wanted)


def make_mixed_gallery(count: int, work: Path) -> Path:
    """Return a gallery of `count` invented people and the project's own content."""
    invented, folder = make_gallery(count, work), work / str(count) / "mixed"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(invented / "site_data", folder / "site_data")
    shutil.copytree(ROOT / "content", folder / "content")
    own = {path.name for path in (folder / "content" / "profiles").rglob("*.md")}
    for path in (invented / "content" / "profiles").rglob("*.md"):
        if path.name not in own:
            target = folder / path.relative_to(invented)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return folder


def write_mixed_site(count: int, work: Path) -> tuple[Path, list[Texts]]:
    """Write the index and the stories of such a gallery; return their folder, and all texts."""
    searched = plan(make_mixed_gallery(count, work))
    return write_index(searched, work / str(count) / "mixed" / "site"), texts_of(searched)


def measure_deeds(site: Path, texts: Sequence[Texts], deeds: Sequence[Deed], scripts: Path = SCRIPTS) -> list[Answered]:
    """Ask every deed of a site, and judge."""
    by_slug = {each.slug: each for each in texts}
    answers = ask_index(site, [{"q": deed.typed} for deed in deeds], scripts=scripts)["answers"]
    rows = zip(deeds, ([hit["slug"] for hit in answer["hits"]] for answer in answers), strict=True)
    return [_judge(deed, slugs, by_slug) for deed, slugs in rows]


def _judge(deed: Deed, slugs: Sequence[str], by_slug: Mapping[str, Texts]) -> Answered:
    shown, words = tuple(slugs[:SHOWN]), set(keys(deed.meant))
    widest = min(2 * len(words), min(span(by_slug[slug], words) for slug in deed.wanted))
    good = (at for at, slug in enumerate(shown, 1) if slug in deed.wanted or span(by_slug[slug], words) <= widest)
    place = next(good, 0)
    return Answered(deed, place, bool(place) and shown[place - 1] in deed.wanted, shown)


def span(texts: Texts, words: set[str]) -> float:
    """How many words the shortest row in one text has that holds all `words`; infinity where no text has all of them.

    Where none of the words has a mark, marks do not count.
    """
    shortest, last = float("inf"), dict[str, int]()
    text = texts.folded if all(fold(word) == word for word in words) else texts.marked
    for at, key in enumerate(text.split()):
        if key == "|":
            last.clear()
        elif key in words:
            last[key] = at
            if len(last) == len(words):
                shortest = min(shortest, at - min(last.values()) + 1)
    return shortest


def show(answered: Sequence[Answered], console: Console) -> None:
    """Print how many succeed by kind, and each that does not."""
    table = Table("deeds", "asked", "success@1", "success@3", "of these by the wanted")
    by_kind = defaultdict[str, list[Answered]](list)
    for one in answered:
        by_kind[one.deed.kind].append(one)
        by_kind[f"all, {one.deed.marks} marks"].append(one)
    for kind, rows in by_kind.items():
        found = [one for one in rows if one.place]
        cells = (mean(one.place == 1 for one in rows), len(found) / len(rows))
        wanted = sum(one.is_wanted for one in found)
        table.add_row(kind, str(len(rows)), *(f"{cell:.2f}" for cell in cells), str(wanted))
    console.print(table)
    for one in answered:
        if not one.place:
            console.print(f"{one.deed.kind}: {one.deed.typed!r}, shown {', '.join(one.shown)}", markup=False)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search_deeds", description=__doc__)
    parser.add_argument("--profiles", type=int, default=10_000, help="how many invented people")
    parser.add_argument("--work", type=Path, default=WORK, help="work folder, see python -m benchmarks --help")
    options, console = parser.parse_args(), Console(width=160)
    show(measure_deeds(*write_mixed_site(options.profiles, options.work.absolute()), list(read_deeds())), console)


if __name__ == "__main__":
    main()
