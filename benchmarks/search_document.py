"""`python -m benchmarks.search_document`: write the tables of docs/search*.md from the answers that were kept.

`search_before.json` and `search_after.json` hold the answers to `search_queries.yml` of the ranking by tiers and of
today's (`python -m benchmarks.search_quality --queries benchmarks/search_after.json`).
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.documents import fill
from benchmarks.galleries import ROOT

PAGES = (ROOT / "docs" / "search.md", ROOT / "docs" / "search-queries.md")
_BENCHMARKS = ROOT / "benchmarks"

Answers = Sequence[Mapping[str, Any]]


def make_tables(before: Answers, after: Answers) -> dict[str, str]:
    """Return the Markdown of each table by the name in its mark."""
    kinds = dict.fromkeys(str(row["kind"]) for row in after)
    counts = ["| kind | queries | all of the first three good, before | after |", "| --- | ---: | ---: | ---: |"]
    for kind in (*kinds, "all"):
        good = [sum(_is_good(row) for row in rows if kind in (row["kind"], "all")) for rows in (before, after)]
        asked = sum(kind in (row["kind"], "all") for row in after)
        counts.append(f"| {kind} | {asked} | {good[0]} | {good[1]} |")
    rows = ["| query | before | after | first result of after, or what the page says |", "| --- | --- | --- | --- |"]
    for old, new in zip(before, after, strict=True):
        shown = new["first"] + (f": {_shorten(new['text'])}" if new["text"] else "") or "asks for words"
        said = f" *{new['searched']}*" if new.get("searched") else ""
        rows.append(f"| `{_cell(new['q'])}` | {_mark(old)} | {_mark(new)} | {_cell(shown)}{_cell(said)} |")
    return {"kinds": "\n".join(counts) + "\n", "queries": "\n".join(rows) + "\n"}


def _is_good(row: Mapping[str, Any]) -> bool:
    return bool(row["good"]) and row["good"] >= row["of"]


def _mark(row: Mapping[str, Any]) -> str:
    return f"{row['good']} of {row['of']}" if row["of"] else "good" if row["good"] else "–"


def _shorten(text: str) -> str:
    return text if len(text) <= 70 else text[: text.rindex(" ", 0, 70)] + " …"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def main() -> None:
    """Run the command."""
    before, after = (json.loads((_BENCHMARKS / f"search_{when}.json").read_bytes()) for when in ("before", "after"))
    for page in PAGES:
        page.write_text(fill(page.read_text(encoding="utf-8"), make_tables(before, after)), encoding="utf-8")


if __name__ == "__main__":
    main()
