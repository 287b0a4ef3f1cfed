"""`python -m benchmarks.search_quality --profiles 10000`: how well search answers, judged by reading every text.

Phrases of two to four neighbouring syllables are drawn from summaries and stories and typed with and without marks: how
many of the first ten results hold the phrase side by side, where ten or more profiles do. Unique names are mistyped in
one syllable. The queries of `search_queries.yml` were written by hand. The worker runs in Node.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import mean
from typing import Any

import yaml
from rich.console import Console
from rich.table import Table

from benchmarks.galleries import WORK, make_gallery
from benchmarks.mistypes import mistype
from benchmarks.search import build_site
from generator.records.registry import Registry
from generator.records.summary import ProfileSummary
from generator.search.syllables import fold, keys
from tests.search.galleries import Searched, plan
from tests.search.node import SCRIPTS, ask_index

QUERIES = Path(__file__).with_name("search_queries.yml")
SHOWN = 10
_SEED = "phrases"
_EACH = 40
"""Phrases of each length, with marks and without; mistyped names of each kind of typing."""


Ask = Callable[[Sequence[str]], list[list[str]]]
"""Asks queries; returns the slugs of the first ten results of each."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Every text of a profile as keys, and the same without marks; a bar parts one text from the next."""

    slug: str
    name: str
    sources: tuple[str, ...]
    """Summary and story, from which phrases are drawn."""
    marked: str
    folded: str


@dataclass(slots=True)
class Quality:
    """What is measured; rows by what was typed."""

    phrases: dict[str, list[float]]
    names: dict[str, list[int]]
    queries: list[dict[str, Any]]


def texts_of(searched: Searched) -> list[Texts]:
    """Return all texts of a gallery that search looks through."""
    rows = zip(searched.plan.numbering.profiles, searched.stories, strict=True)
    return [_texts(profile, story, searched.registry) for profile, story in rows]


def _texts(profile: ProfileSummary, story: str, registry: Registry) -> Texts:
    short, districts = profile.search_texts, registry.places.districts
    named = [districts[key].name for key in profile.districts] + [f"năm {year}" for year in profile.years]
    texts = [profile.name, *short.labels, *short.roles, *short.summary, story, *named]
    marked = " | ".join(" ".join(keys(text)) for text in texts)
    return Texts(profile.slug, profile.name, (profile.summary or "", story), f" {marked} ", f" {fold(marked)} ")


def draw_phrases(texts: Sequence[Texts], seed: str = _SEED) -> Iterator[tuple[str, int, bool]]:
    """Yield phrases that at least ten profiles hold: what is typed, how many syllables, whether with marks."""
    random = Random(seed)
    for length in (2, 3, 4):
        for marked in (True, False):
            found = 0
            while found < _EACH:
                source = random.choice(random.choice(texts).sources)
                sentence = random.choice(source.replace("\n", ". ").split(". ")).replace(",", " ").split()
                if len(sentence) < length or not all(word.isalpha() for word in sentence):
                    continue
                start = random.randint(0, len(sentence) - length)
                phrase = " ".join(sentence[start : start + length]).lower()
                typed = phrase if marked else fold(phrase)
                if sum(holds(each, typed, marked=marked) for each in texts) >= SHOWN:
                    found += 1
                    yield typed, length, marked


def holds(texts: Texts, phrase: str, *, marked: bool) -> bool:
    """Whether a profile holds a phrase side by side."""
    wanted = " ".join(keys(phrase))
    return f" {wanted} " in texts.marked if marked else f" {fold(wanted)} " in texts.folded


def draw_names(texts: Sequence[Texts], seed: str = _SEED) -> Iterator[tuple[str, str, str]]:
    """Yield names of three or four words that one profile has: what is typed for it, its kind, the slug."""
    random = Random(seed)
    bearers = defaultdict[str, list[Texts]](list)
    for each in texts:
        bearers[fold(" ".join(keys(each.name)))].append(each)
    unique = [rows[0] for name, rows in sorted(bearers.items()) if len(rows) == 1 and 3 <= name.count(" ") + 1 <= 4]
    for marked in (True, False):
        for each in random.sample(unique, _EACH):
            name = each.name.lower() if marked else fold(each.name.lower())
            yield mistype(name, random), "with marks" if marked else "without marks", each.slug


def measure_quality(site: Path, texts: Sequence[Texts], scripts: Path = SCRIPTS) -> Quality:
    """Ask everything of a site."""

    def ask(queries: Sequence[str]) -> list[list[str]]:
        answers = ask_index(site, [{"q": query} for query in queries], scripts=scripts)["answers"]
        return [[hit["slug"] for hit in answer["hits"][:SHOWN]] for answer in answers]

    return Quality(
        measure_phrases(texts, ask),
        measure_names(texts, ask),
        list(judge_queries(site, {each.slug: each for each in texts}, scripts)),
    )


def measure_phrases(texts: Sequence[Texts], ask: Ask, write: Callable[[str], str] = str) -> dict[str, list[float]]:
    """Ask the phrases, each as `write` puts it; return for each kind the parts of the first ten that hold them."""
    by_slug, phrases, parts = (
        {each.slug: each for each in texts},
        list(draw_phrases(texts)),
        defaultdict[str, list[float]](list),
    )
    for (typed, length, marked), slugs in zip(phrases, ask([write(row[0]) for row in phrases]), strict=True):
        part = sum(holds(by_slug[slug], typed, marked=marked) for slug in slugs) / SHOWN
        parts[f"{length} syllables, {'with' if marked else 'without'} marks"].append(part)
    return parts


def measure_names(texts: Sequence[Texts], ask: Ask) -> dict[str, list[int]]:
    """Ask the mistyped names; return for each kind the places at which their bearers stand, 0 where they do not."""
    names, places = list(draw_names(texts)), defaultdict[str, list[int]](list)
    for (_, kind, slug), slugs in zip(names, ask([row[0] for row in names]), strict=True):
        places[kind].append(slugs.index(slug) + 1 if slug in slugs else 0)
    return places


def judge_queries(site: Path, by_slug: dict[str, Texts], scripts: Path = SCRIPTS) -> Iterator[dict[str, Any]]:
    """Ask the queries written by hand; a query's `good` is how many of the first three results are."""
    kinds = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
    rows = [{"kind": kind, **row} for kind, queries in kinds.items() for row in queries]
    answers = ask_index(site, [{"q": row["q"]} for row in rows], scripts=scripts)["answers"]
    for row, answer in zip(rows, answers, strict=True):
        first = [by_slug[hit["slug"]] for hit in answer["hits"][:3]]
        good = sum(all(_bears(each, text) for text in row.get("holds", ())) for each in first)
        if "holds" not in row:
            good = 3 if row.get("asks") and answer["state"] == "asks" else 0
        yield {
            "kind": row["kind"],
            "q": row["q"],
            "total": answer["total"],
            "good": good,
            "of": len(first),
            "first": first[0].name if first else "",
            "text": "".join(text for text, _ in answer["hits"][0]["text"]) if first else "",
            "searched": answer.get("searched", ""),
            "notes": answer["notes"],
        }


def _bears(texts: Texts, phrase: str) -> bool:
    return holds(texts, phrase, marked=fold(phrase.lower()) != phrase.lower())


def show(quality: Quality, console: Console) -> None:
    """Print the tables."""
    table = Table("phrases", "asked", "of the first ten hold it")
    for kind, parts in quality.phrases.items():
        table.add_row(kind, str(len(parts)), f"{mean(parts):.3f}")
    everything = [part for parts in quality.phrases.values() for part in parts]
    table.add_row("all", str(len(everything)), f"{mean(everything):.3f}")
    console.print(table)
    table = Table("mistyped names", "asked", "first", "among ten")
    for kind, places in quality.names.items():
        table.add_row(kind, str(len(places)), f"{mean(at == 1 for at in places):.3f}", f"{mean(map(bool, places)):.3f}")
    console.print(table)
    table = Table("by hand", "asked", "all of the first three good", "one of them good")
    kinds = dict.fromkeys(row["kind"] for row in quality.queries)
    for kind in (*kinds, "all"):
        rows = [row for row in quality.queries if kind in (row["kind"], "all")]
        whole = sum(row["good"] and row["good"] >= row["of"] for row in rows)
        table.add_row(kind, str(len(rows)), str(whole), str(sum(row["good"] > 0 for row in rows)))
    console.print(table)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search_quality", description=__doc__)
    parser.add_argument("--profiles", default="10000", help="sizes, such as 1000,10000")
    parser.add_argument("--work", type=Path, default=WORK, help="work folder, see python -m benchmarks --help")
    parser.add_argument("--queries", type=Path, metavar="JSON", help="where to keep the answers to the queries by hand")
    options, console = parser.parse_args(), Console()
    for count in map(int, options.profiles.split(",")):
        site = build_site(count, options.work.absolute())
        quality = measure_quality(site, texts_of(plan(make_gallery(count, options.work.absolute()))))
        console.print(f"\n{count:,} profiles")
        show(quality, console)
    if options.queries:
        options.queries.write_text(json.dumps(quality.queries, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
