"""The index as files: a small list of contents that names every other file by the hash of its bytes."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from generator.planning.site import Site
from generator.records.registry import Registry
from generator.search.codec import pack
from generator.search.document import MENTION, NOT_STATED, Document, make_document
from generator.search.facets import Facet, encode_facets, make_facets, number_documents
from generator.search.postings import Postings
from generator.search.syllables import fold, keys

FOLDER = "tra-cuu/chi-muc/"
CONTENTS = f"{FOLDER}muc-luc.json"
"""The one file with a lasting name; it is published last, so that no one meets names that are not there yet."""

CARDS, STORIES = 20, 4
"""Profiles in one file of cards, and in one file of stories."""

PAGE = 128
"""Files named on one page of a family's directory."""

Output = tuple[str, bytes]
Family = dict[str, list[Any]]


def build_index(site: Site, story_text: Callable[[str], str]) -> Iterator[Output]:
    """All files of the index, each once; `story_text` gives the plain text of a profile's story by its slug."""
    named = set[str]()
    for path, data in _files(site, story_text):
        # Files are named by their bytes: two of the same bytes, such as a few profiles without a story, are one.
        if path not in named:
            named.add(path)
            yield path, data


def _files(site: Site, story_text: Callable[[str], str]) -> Iterator[Output]:
    registry = site.gallery.registry
    made = [make_document(one, site.shelves.by_slug[one.slug], registry) for one in site.gallery.profiles]
    facets = make_facets(made, registry)
    documents = number_documents(made, facets)
    names, heads, pairs, stories = Postings(places=True), Postings(), Postings(), Postings()
    story_files = _Numbered("c", STORIES)
    for number, document in enumerate(documents):
        names.add_name(number, keys(document.name))
        rows = [keys(text) for text in document.head]
        heads.add(number, (key for row in rows for key in row))
        pairs.add(number, (f"{one} {two}" for row in rows for one, two in pairwise(row)))
        story = story_text(document.slug)
        stories.add(number, keys(story))
        yield from story_files.add(story)
    yield from story_files.close()
    cards = _Numbered("k", CARDS)
    for document in documents:
        yield from cards.add(_card(document))
    yield from cards.close()
    families: dict[str, Family] = {}
    for name, postings in (("ten", names), ("dau", heads), ("doi", pairs), ("bai", stories)):
        shards = []
        for shard in postings.shards():
            output = _hashed(name, shard.data)
            shards.append((shard.first, _hash_of(output)))
            yield output
        families[name] = yield from _directory(f"{name}-m", shards)
    families["k"] = yield from _directory("k-m", [("", one) for one in cards.hashes])
    families["c"] = yield from _directory("c-m", [("", one) for one in story_files.hashes])
    singles = {
        "loc": pack(encode_facets(documents, facets)),
        "chu-giai": pack(_json(_legend(facets, registry))),
        "am-tiet": pack(_lexicon(names.counts()).encode()),
        "thu-tu": pack(_json(_name_order(documents))),
    }
    contents: dict[str, Any] = {"n": len(documents), "families": families, "files": {}}
    for name, data in singles.items():
        output = _hashed(name, data)
        contents["files"][name] = _hash_of(output)
        yield output
    yield CONTENTS, _json(contents)


class _Numbered:
    """Rows by number, so many to a file."""

    def __init__(self, name: str, size: int) -> None:
        self._name, self._size, self._rows = name, size, list[Any]()
        self.hashes = list[str]()

    def add(self, row: Any) -> Iterator[Output]:
        self._rows.append(row)
        if len(self._rows) == self._size:
            yield from self.close()

    def close(self) -> Iterator[Output]:
        if self._rows:
            output = _hashed(self._name, pack(_json(self._rows)))
            self.hashes.append(_hash_of(output))
            self._rows = []
            yield output


def _directory(name: str, entries: Sequence[tuple[str, str]]) -> Any:
    """A family's directory: short ones stand in the contents, long ones on pages of their own."""
    firsts, hashes = [first for first, _ in entries], [one for _, one in entries]
    if len(entries) <= PAGE:
        return {"first": firsts, "hash": hashes}
    pages: Family = {"first": [], "page": []}
    for start in range(0, len(entries), PAGE):
        part = {"first": firsts[start : start + PAGE], "hash": hashes[start : start + PAGE]}
        output = _hashed(name, pack(_json(part)))
        pages["first"].append(firsts[start])
        pages["page"].append(_hash_of(output))
        yield output
    return pages


def _card(document: Document) -> list[Any]:
    return [
        document.slug,
        document.name,
        document.honorific,
        document.summary,
        document.role,
        document.label,
        document.monogram,
    ]


def _lexicon(counts: dict[str, int]) -> str:
    """Every word of names with how many names hold it, a line each, for beginnings and misspellings."""
    return "\n".join(f"{key} {count}" for key, count in sorted(counts.items(), key=lambda row: (fold(row[0]), row[0])))


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
