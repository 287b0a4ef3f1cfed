"""The index as files: a small list of contents that names every other file by the hash of its bytes."""

import hashlib
import json
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from generator.planning.site import Site
from generator.records.registry import Registry
from generator.search import syllables
from generator.search.codec import pack
from generator.search.document import MENTION, NOT_STATED, Document, make_document
from generator.search.facets import (
    FACETS,
    Facet,
    Row,
    encode_column,
    make_facets,
    number_documents,
    ward_column,
)
from generator.search.numbered import BLOCK, Numbered
from generator.search.postings import Postings
from generator.search.syllables import fold, keys

FOLDER = "tra-cuu/chi-muc/"
CONTENTS = f"{FOLDER}muc-luc.json"
"""The one file with a lasting name; it is published last, so that no one meets names that are not there yet."""

CARDS, STORIES = 10, 2
"""Profiles in one file of cards, and in one file of stories."""

PAGE = 128
"""Files named on one page of a family's directory."""

PART = BLOCK * STORIES
"""Profiles in a part: their stories fill a block of files."""

WARDS_BYTES = 4_000
"""A file of ward columns is closed when it has this many bytes before packing."""

Output = tuple[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """All profiles in the order of their numbers, and their values under each filter."""

    facets: tuple[Facet, ...]
    documents: list[Document]
    rows: list[Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a profile, each once: of its head, of the head's neighbours two by two, of its story."""

    head: list[str]
    pairs: list[str]
    story: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What the index needs of `PART` consecutive profiles, or of fewer at the end: their words, their stories."""

    words: list[Words]
    story_files: list[Output]
    story_hashes: list[str]


def number_site(site: Site) -> Numbering:
    """Number all profiles of a site."""
    registry = site.gallery.registry
    made = [make_document(one, site.shelves.by_slug[one.slug], registry) for one in site.gallery.profiles]
    facets = make_facets(made, registry)
    documents, rows = number_documents(made, facets)
    return Numbering(facets=facets, documents=documents, rows=rows)


def make_part(documents: Sequence[Document], stories: Sequence[str]) -> Part:
    """The part of consecutive documents whose stories are given as plain text; any process may make it."""
    files = Numbered(f"{FOLDER}c", STORIES)
    made = [output for story in stories for output in files.add(story)] + list(files.close())
    words = [_words_of(one, story) for one, story in zip(documents, stories, strict=True)]
    return Part(words=words, story_files=made, story_hashes=files.directory()["hash"])


class Gathered:
    """The lists of an index in the making: which profiles hold which words, as far as their parts were taken in."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.postings = {"ten": Postings(places=True), "dau": Postings(), "doi": Postings(), "bai": Postings()}
        self.stories = Numbered(f"{FOLDER}c", STORIES).directory()
        self._numbers = iter(range(len(numbering.documents)))

    def take(self, part: Part) -> None:
        """Take in the next part; parts come in the order of numbers."""
        self.stories["hash"] += part.story_hashes
        for own, number in zip(part.words, self._numbers, strict=False):
            self.postings["ten"].add_name(number, keys(self.numbering.documents[number].name))
            self.postings["dau"].add(number, own.head)
            self.postings["doi"].add(number, own.pairs)
            self.postings["bai"].add(number, own.story)


def build_index(gathered: Gathered, registry: Registry) -> Iterator[Output]:
    """All files of the index but those of stories, each once, the list of contents last."""
    named = set[str]()
    for path, data in _files(gathered, registry):
        # Files are named by their bytes: two of the same bytes are one.
        if path not in named:
            named.add(path)
            yield path, data


def _files(gathered: Gathered, registry: Registry) -> Iterator[Output]:
    facets, documents, rows = gathered.numbering.facets, gathered.numbering.documents, gathered.numbering.rows
    families: dict[str, Any] = {"c": gathered.stories}
    cards = Numbered(f"{FOLDER}k", CARDS)
    for document in documents:
        yield from cards.add(_card(document))
    yield from cards.close()
    families["k"] = cards.directory()
    singles = {
        "loc": pack(b"".join(encode_column([row[at] for row in rows]) for at in range(FACETS.index("linh-vuc")))),
        "linh-vuc": pack(encode_column([row[FACETS.index("linh-vuc")] for row in rows])),
        "chu-giai": pack(_json(_legend(facets, registry))),
        "am-tiet": pack(_lexicon(gathered.postings["ten"].counts()).encode()),
        "thu-tu": pack(_json(_name_order(documents))),
    }
    families["phuong"] = yield from _wards(rows, facets)
    for name, postings in gathered.postings.items():
        shards = list[tuple[str, str]]()
        for shard in postings.shards():
            output = _hashed(name, shard.data)
            shards.append((shard.first, _hash_of(output)))
            yield output
        families[name] = yield from _directory(f"{name}-m", shards)
    contents: dict[str, Any] = {"n": len(documents), "families": families, "files": {}}
    for name, data in singles.items():
        output = _hashed(name, data)
        contents["files"][name] = _hash_of(output)
        yield output
    yield CONTENTS, _json(contents)


def _words_of(document: Document, story: str) -> Words:
    rows = [keys(text) for text in document.head]
    pairs = (f"{one} {two}" for row in rows for one, two in pairwise(row))
    return Words(
        head=list(dict.fromkeys(key for row in rows for key in row)),
        pairs=list(dict.fromkeys(pairs)),
        story=list(dict.fromkeys(map(syllables.key, dict.fromkeys(syllables.words(story))))),
    )


def _wards(rows: Sequence[Row], facets: Sequence[Facet]) -> Generator[Output, None, dict[str, Any]]:
    """The columns of wards, district after district; a small gallery has them in one file."""
    directory: dict[str, list[Any]] = {"first": [], "hash": []}
    data, first = b"", 0
    last = len(facets[FACETS.index("quan")].values)
    for district in range(last + 1):
        data += encode_column(ward_column(rows, district))
        if len(data) >= WARDS_BYTES or district == last:
            output = _hashed("phuong", pack(data))
            directory["first"].append(first)
            directory["hash"].append(_hash_of(output))
            yield output
            data, first = b"", district + 1
    return directory


def _directory(name: str, entries: Sequence[tuple[str, str]]) -> Generator[Output, None, dict[str, Any]]:
    """A family's directory: short ones stand in the contents, long ones on pages of their own."""
    firsts, hashes = [first for first, _ in entries], [one for _, one in entries]
    if len(entries) <= PAGE:
        return {"first": firsts, "hash": hashes}
    pages: dict[str, list[Any]] = {"first": [], "page": []}
    for start in range(0, len(entries), PAGE):
        part = {"first": firsts[start : start + PAGE], "hash": hashes[start : start + PAGE]}
        output = _hashed(name, pack(_json(part)))
        pages["first"].append(firsts[start])
        pages["page"].append(_hash_of(output))
        yield output
    return pages


def _card(document: Document) -> list[Any]:
    one = document
    return [one.slug, one.name, one.honorific, one.summary, one.role, one.label, one.monogram]


def _lexicon(counts: dict[str, int]) -> str:
    """Every folded word of names with how many names hold it, a line each, for beginnings and misspellings."""
    folded = Counter[str]()
    for key, count in counts.items():
        folded[fold(key)] += count
    return "\n".join(f"{word} {count}" for word, count in sorted(folded.items()))


def _name_order(documents: Sequence[Document]) -> list[int]:
    """The numbers of all profiles in the order of names."""
    return sorted(range(len(documents)), key=lambda number: documents[number].order)


def _legend(facets: Sequence[Facet], registry: Registry) -> dict[str, Any]:
    """The public names of all filter values, and what each ward is today."""
    values = {facet.name: list(facet.values) for facet in facets}
    places = registry.places
    districts = {key: at for at, key in enumerate(values["quan"], 1)}
    levels = {key: level.name for key, level in registry.levels.items()}
    levels |= {NOT_STATED: "Có danh hiệu, không nêu cấp", MENTION: "Được nêu gương"}
    wards, now = list[Any](), dict[str, str]()
    for key in values["phuong"]:
        unit = places.units[key]
        presents = places.now(unit) or ()
        now |= {one.unit.id: one.unit.title for one in presents}
        district = districts.get(unit.district or "", 0)
        wards.append([key, unit.title, district, [one.unit.id for one in presents]])
    return {
        "nam": [[year, year] for year in values["nam"]],
        "cap": [[key, levels[key]] for key in values["cap"]],
        "loai": [["person", "Cá nhân"], ["collective", "Tập thể"]],
        "quan": [[key, places.districts[key].title] for key in values["quan"]],
        "phuong": wards,
        "nay": sorted([key, title] for key, title in now.items()),
        "linh-vuc": [[key, registry.fields[key].name] for key in values["linh-vuc"]],
        "phong-trao": [[one.id, one.name] for one in registry.movements.values()],
    }


def _hashed(name: str, data: bytes) -> Output:
    return f"{FOLDER}{name}-{hashlib.sha256(data).hexdigest()[:8]}.bin", data


def _hash_of(output: Output) -> str:
    return output[0][-12:-4]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
