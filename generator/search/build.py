"""The index as files: a small list of contents that names every other file by the hash of its bytes."""

import hashlib
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, NamedTuple

from pydantic_core import to_json

from generator.publishing import parcel
from generator.records.registry import Registry
from generator.search.changes import Changes, update_shards
from generator.search.codec import pack
from generator.search.document import MENTION, NOT_STATED, Document
from generator.search.facets import (
    FACETS,
    Facet,
    Row,
    encode_column,
    make_facets,
    number_documents,
    ward_columns,
)
from generator.search.numbered import BLOCK, Numbered
from generator.search.postings import (
    Shard,
    collect,
    records,
    records_of_names,
    records_of_parts,
    shards,
    sliced,
)
from generator.search.syllables import fold, keys
from generator.search.words import FAMILIES, Words, keys_of_head

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

*_OF_DOCUMENTS, _OF_STORIES = FAMILIES

Output = tuple[str, bytes]
"""A file of the index: its path below the root of the site, and its bytes."""

File = Output | str
"""A file of the index, or the path of one that is there already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """All profiles in the order of their numbers, and their values under each filter."""

    facets: tuple[Facet, ...]
    documents: list[Document]
    rows: list[Row]


@dataclass(slots=True, kw_only=True)
class Index:
    """An index as it was made: what a later one is made from where few profiles changed.

    `shards` are those of each family of words as (first, name); `heads` the paths of what else tells of front matter.
    `families` and `files` are what the list of contents says.
    """

    profiles: int
    shards: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    heads: list[str] = field(default_factory=list)
    families: dict[str, Any] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)


def number_all(documents: Sequence[Document], registry: Registry) -> Numbering:
    """Number all profiles of a gallery."""
    facets = make_facets(documents, registry)
    numbered, rows = number_documents(documents, facets)
    return Numbering(facets=facets, documents=numbered, rows=rows)


def story_files(stories: Iterable[str]) -> tuple[str, list[Output]]:
    """The files of the stories of one part, given as plain text, and the hash that names them."""
    files = Numbered(f"{FOLDER}c", STORIES)
    made = [output for story in stories for output in files.add(story)] + list(files.close())
    return files.directory()["hash"][0], made


class PartWords(NamedTuple):
    """The words of the stories of one part: how many profiles it has, and by slice which of them hold each, packed."""

    profiles: int
    slices: list[bytes]


def gather(words: Iterable[Words]) -> PartWords:
    """Gather the words of the stories of one part, whose profiles come in the order of numbers."""
    rows = list(words)
    lists = collect((own.family("bai") for own in rows), bytearray)
    return PartWords(len(rows), [parcel.pack(one) for one in sliced(lists)])


Slice = list[tuple[int, bytes]]
"""One slice of all parts, each with the number of its first profile."""


Map = Callable[[Callable[[Slice], list[Shard]], list[Slice]], Iterable[list[Shard]]]
"""`map`, or that of an executor, which begins all the work when it is called."""


class Gathered:
    """The words of stories, as far as parts were taken in. All others stand in documents, and are gathered at once."""

    def __init__(self) -> None:
        self._slices: list[Slice] = []
        self._profiles = 0

    def append(self, part: PartWords) -> None:
        """Take in the next part."""
        self._slices = self._slices or [[] for _ in part.slices]
        for mine, packed in zip(self._slices, part.slices, strict=True):
            mine.append((self._profiles, packed))
        self._profiles += part.profiles

    def shards(self, apply: Map = map) -> Iterator[Shard]:
        """The lists of all words of stories, packed by `apply`."""
        return chain.from_iterable(apply(shards_of_slice, self._slices))


def shards_of_slice(parts: Slice) -> list[Shard]:
    """The lists of the words of one slice, packed; any process may do it."""
    return list(shards(records_of_parts((start, parcel.unpack(packed)) for start, packed in parts)))


def document_files(index: Index, numbering: Numbering, registry: Registry) -> Iterator[Output]:
    """The files of a new index that tell of front matter alone: cards, filters, words of names and heads.

    The `index` is told of each; it is whole after `word_files`.
    """
    documents = numbering.documents

    def shards_of(family: str) -> Iterator[Shard]:
        if family == "ten":
            return shards(records_of_names(keys(document.name) for document in documents))
        return shards(records(collect((keys_of_head(family, one.head) for one in documents), list)))

    yield from _heads(index, numbering, registry)
    for family in _OF_DOCUMENTS:
        yield from _family(index, family, shards_of(family))


def word_files(index: Index, shards: Iterable[Shard], stories: Sequence[str]) -> Iterator[Output]:
    """The rest of a new index after its `document_files`, but stories themselves; the list of contents last.

    The words of all stories were gathered and are in `shards`; `stories` are the hashes of their files, part by part.
    """
    yield from _family(index, _OF_STORIES, shards)
    yield _contents(index, stories)


def update_index(
    old: Index,
    changes: Changes,
    read: Callable[[str], bytes],
    numbering: Numbering | None,
    stories: Sequence[str],
    registry: Registry,
) -> tuple[Index, list[File]]:
    """The same where few profiles changed and all kept their numbers: the index and all its files.

    `read` gives the unpacked bytes of an old file by its path; `numbering` is None where no front matter changed.
    """
    index, files = Index(profiles=old.profiles), list[File]()
    if numbering is None:
        index.heads, index.families, index.files = old.heads, dict(old.families), old.files
        files += old.heads
    else:
        files += _heads(index, numbering, registry)
    for family in FAMILIES:

        def unpacked(name: str, family: str = family) -> bytes:
            return read(_path_of(family, name))

        shards = update_shards(old.shards[family], changes[family], family == "ten", unpacked)
        files += _family(index, family, shards)
    return index, [*files, _contents(index, stories)]


def _once(files: Iterable[Output]) -> Iterator[Output]:
    """Files are named by their bytes: two of the same bytes are one."""
    named = set[str]()
    for path, data in files:
        if path not in named:
            named.add(path)
            yield path, data


def _family(index: Index, family: str, shards: Iterable[tuple[str, str] | Shard]) -> Iterator[Any]:
    """The files of a family of words, as new bytes or, where they stay, by path; and its directory's."""
    entries = index.shards[family] = []
    for shard in shards:
        if isinstance(shard, Shard):
            output = _hashed(family, shard.data)
            entries.append((shard.first, _hash_of(output)))
            yield output
        else:
            entries.append(shard)
            yield _path_of(family, shard[1])
    index.families[family] = yield from _directory(f"{family}-m", entries)


def _contents(index: Index, stories: Sequence[str]) -> Output:
    families = {"c": {"rows": STORIES, "block": BLOCK, "hash": list(stories)}, **index.families}
    return CONTENTS, to_json({"n": index.profiles, "families": families, "files": index.files})


def _heads(index: Index, numbering: Numbering, registry: Registry) -> Iterator[Output]:
    for output in _once(_of_heads(index, numbering, registry)):
        index.heads.append(output[0])
        yield output


def _of_heads(index: Index, numbering: Numbering, registry: Registry) -> Iterator[Output]:
    """Cards, filters, and what names need beside the lists of their words."""
    facets, documents, rows = numbering.facets, numbering.documents, numbering.rows
    cards = Numbered(f"{FOLDER}k", CARDS)
    for document in documents:
        yield from cards.add(_card(document))
    yield from cards.close()
    index.families["k"] = cards.directory()
    singles = {
        "loc": pack(b"".join(encode_column([row[at] for row in rows]) for at in range(FACETS.index("linh-vuc")))),
        "linh-vuc": pack(encode_column([row[FACETS.index("linh-vuc")] for row in rows])),
        "chu-giai": pack(to_json(_legend(facets, registry))),
        "am-tiet": pack(_lexicon(documents).encode()),
        "thu-tu": pack(to_json(_name_order(documents))),
    }
    index.families["phuong"] = yield from _wards(rows, facets)
    for name, data in singles.items():
        output = _hashed(name, data)
        index.files[name] = _hash_of(output)
        yield output


def _wards(rows: Sequence[Row], facets: Sequence[Facet]) -> Generator[Output, None, dict[str, Any]]:
    """The columns of wards, district after district; a small gallery has them in one file."""
    directory: dict[str, list[Any]] = {"first": [], "hash": []}
    data, first = b"", 0
    last = len(facets[FACETS.index("quan")].values)
    for district, column in enumerate(ward_columns(rows, last)):
        data += encode_column(column)
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
        output = _hashed(name, pack(to_json(part)))
        pages["first"].append(firsts[start])
        pages["page"].append(_hash_of(output))
        yield output
    return pages


def _card(document: Document) -> list[Any]:
    one = document
    return [one.slug, one.name, one.honorific, one.summary, one.role, one.label, one.monogram]


def _lexicon(documents: Iterable[Document]) -> str:
    """Every folded word of names with how many names hold it, a line each, for beginnings and misspellings."""
    counts = Counter(key for document in documents for key in dict.fromkeys(keys(document.name)))
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
    return _path_of(name, hashlib.sha256(data).hexdigest()[:8]), data


def _path_of(name: str, digest: str) -> str:
    return f"{FOLDER}{name}-{digest}.bin"


def _hash_of(output: Output) -> str:
    return output[0][-12:-4]
