"""The index as files: a small list of contents that names every other file by the hash of its bytes."""

from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from msgspec import Struct, field
from pydantic_core import to_json

from generator.records.output import Output
from generator.records.registry import Registry
from generator.records.summary import ProfileSummary
from generator.search.chunked_rows import ChunkedRows
from generator.search.codec import NAME_BYTES, encode_ascending, gzip, name_digest
from generator.search.facets import FACETS, NONE, Facet, Numbering, Row, encode_column, ward_columns
from generator.search.families import TURNS_ROWS
from generator.search.legend import encode_legend, make_legend
from generator.search.lexicon import count_common_words, count_words_of_names, encode_lexicon
from generator.search.syllables import words

FOLDER = "tra-cuu/chi-muc/"
CONTENTS = f"{FOLDER}contents.bin"
"""The one file with a lasting name; it is published last, so that no one meets names that are not there yet."""

FORMAT = 6
"""How the files are written: changed with all that a page from before the change would read wrongly."""

CARDS = 2
"""Profiles in one file of cards."""

PAGE = 48
"""Files named on one page of a family's directory."""

MOST_IN_CONTENTS = 256
"""A family of more files has a directory in pages; one of fewer stands in the list of contents."""

SIZE_UNIT = 1_000
"""Bytes in which a directory counts how large a shard is: the worker leaves out long lists by it."""

PAIR = 2
"""So many words, side by side, have a list of their own."""

WARDS_BYTES = 4_000
"""A file of ward columns is closed when it has this many bytes before packing."""


class Contents(Struct, kw_only=True):
    """The list of contents, filled while files are made."""

    profiles: int
    """How many profiles there are."""
    families: dict[str, Any] = field(default_factory=lambda: {"turns": {"rows": TURNS_ROWS}})
    """By name of a family of files how to find one of them."""
    files: dict[str, str] = {}
    """By name the hash of each single file."""

    def encode(self) -> Output:
        """Write the list of contents as a file."""
        contents = {"format": FORMAT, "n": self.profiles, "families": self.families, "files": self.files}
        return CONTENTS, gzip(to_json(contents), thorough=True)


class ShardFile(NamedTuple):
    """Where a shard lies."""

    first: str
    """Its first key, see `postings.Shard`."""
    path: str
    """Its file."""
    size: int
    """The bytes of the file."""


def make_summary_files(numbering: Numbering, registry: Registry, contents: Contents) -> Iterator[Output]:
    """Yield cards, filters, legend, lexicon, name order, ranks: all that summaries decide beside the lists of keys."""
    profiles, rows = numbering.profiles, numbering.rows
    cards = ChunkedRows(f"{FOLDER}cards", CARDS)
    fields = FACETS.index("linh-vuc")
    legend = make_legend(numbering.facets, profiles, registry)
    movements, awards = (_numbers(key for key, _ in legend[name]) for name in ("phong-trao", "danh-hieu"))
    for profile, sets in zip(profiles, rows, strict=True):
        numbers = (
            [number for number in sets[fields] if number != NONE],
            [movements[key] for key in profile.movements],
            [awards[key] for key in profile.titles],
        )
        yield from cards.add([*_card(profile), *numbers])
    yield from cards.close()
    contents.families["cards"] = cards.directory()
    contents.families["wards"] = yield from _make_wards(rows, numbering.facets)
    labels = yield from _make_labels(profiles)
    singles = {
        "labels-directory": to_json(labels),
        "filters": b"".join(encode_column([row[index] for row in rows]) for index in range(fields)),
        "fields": encode_column([row[fields] for row in rows]),
        "movements": encode_column(
            [tuple([movements[key] for key in profile.movements]) or (NONE,) for profile in profiles]
        ),
        "legend": encode_legend(legend),
        "lexicon": encode_lexicon(count_words_of_names(profiles)),
        "words": encode_lexicon(count_common_words(profiles)),
        "name-order": to_json(_name_order(profiles)),
        "ranks": bytes([profile.rank for profile in profiles]),
    }
    for name, data in singles.items():
        packed = gzip(data, thorough=True)
        path, contents.files[name] = hashed_path(name, packed)
        yield path, packed


def make_directory(family: str, shards: Sequence[ShardFile], contents: Contents) -> Iterator[Output]:
    """Add the directory of a family of shards; yield its pages where it is long."""
    firsts = [shard.first for shard in shards]
    hashes = [shard.path.removesuffix(".bin")[-2 * NAME_BYTES :] for shard in shards]
    if len(shards) <= MOST_IN_CONTENTS:
        contents.families[family] = {"first": firsts, "hash": hashes}
        return
    directory: dict[str, list[str]] = {"first": firsts[::PAGE], "page": []}
    sizes = [round(shard.size / SIZE_UNIT) for shard in shards]
    columns: dict[str, Sequence[str | int]] = {"first": firsts, "hash": hashes, "kb": sizes}
    for start in range(0, len(shards), PAGE):
        data = gzip(to_json({name: column[start : start + PAGE] for name, column in columns.items()}))
        path, name = hashed_path(f"{family}-directory", data)
        directory["page"].append(name)
        yield path, data
    contents.families[family] = directory


def hashed_path(name: str, data: bytes) -> tuple[str, str]:
    """The path of a file that is named by its bytes, and the hash in it."""
    digest = name_digest(data)
    return f"{FOLDER}{name}-{digest}.bin", digest


def _make_wards(rows: Sequence[Row], facets: Sequence[Facet]) -> Generator[Output, None, dict[str, Any]]:
    """Yield the columns of wards, district after district; a small gallery has them in one file."""
    directory: dict[str, list[Any]] = {"first": [], "hash": []}
    data, first = b"", 0
    last = len(facets[FACETS.index("quan")].values)
    for district, column in enumerate(ward_columns(rows, last)):
        data += encode_column(column)
        if len(data) >= WARDS_BYTES or district == last:
            packed = gzip(data)
            path, digest = hashed_path("wards", packed)
            directory["first"].append(first)
            directory["hash"].append(digest)
            yield path, packed
            data, first = b"", district + 1
    return directory


def _make_labels(profiles: Sequence[ProfileSummary]) -> Generator[Output, None, list[tuple[str, str]]]:
    """Yield a file for each label of three words and more: who has it. Lists of pairs take two labels for one."""
    holders = defaultdict[str, list[int]](list)
    for number, profile in enumerate(profiles):
        for label in profile.search_texts.labels:
            holders[label].append(number)
    directory = list[tuple[str, str]]()
    for label in sorted(label for label in holders if len(words(label)) > PAIR):
        data = gzip(encode_ascending(holders[label]))
        path, digest = hashed_path("labels", data)
        directory.append((label, digest))
        yield path, data
    return directory


def _card(profile: ProfileSummary) -> list[Any]:
    return [
        profile.slug,
        profile.name,
        profile.honorific,
        profile.summary,
        profile.roles,
        profile.place or "",
        profile.monogram,
        _plate(profile),
    ]


def _plate(profile: ProfileSummary) -> list[str | None] | None:
    """Return qualifier, number and unit on the plate of a result; nothing for an emblem, None for initials."""
    if not profile.has_deed and not profile.is_honoured:
        return None
    return list(profile.figure or ())


def _numbers(keys: Iterable[str]) -> dict[str, int]:
    """Number the values of the legend from 1."""
    return {key: number for number, key in enumerate(keys, 1)}


def _name_order(profiles: Sequence[ProfileSummary]) -> list[int]:
    """List the numbers of all profiles in the order of names."""
    return sorted(range(len(profiles)), key=lambda number: profiles[number].order)
