"""Know the profiles that are there already, by what a sheet can say of a person."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from generator.editing.profile_file import list_slugs, split_file
from generator.reading.files import SourceFile
from generator.vietnamese import match_key

OccasionKey = tuple[str | None, int | None]
"""The ward, by its `match_key` without its type, and the year of an honour."""


class ExistingProfile(Struct, frozen=True, kw_only=True):
    """A profile that is there already."""

    path: str
    """Its file."""
    slug: str
    """The last part of its address."""
    name: str
    """The `match_key` of its name."""
    occasions: frozenset[OccasionKey]
    """Where and when it was honoured or mentioned."""


class ExistingProfiles(Struct, frozen=True, kw_only=True):
    """All profiles that are there already."""

    by_slug: Mapping[str, ExistingProfile]
    """By the last part of the address."""
    by_name: Mapping[str, Sequence[ExistingProfile]]
    """By the `match_key` of the name."""
    taken: frozenset[str]
    """All addresses that lead somewhere, earlier ones too."""


def make_occasion(ward: str | None, year: int | None) -> OccasionKey:
    """Make the key of an honour's ward and year."""
    key = match_key(ward) if ward else None
    for type in ("phường ", "xã ", "thị trấn "):
        key = key.removeprefix(type) if key else None
    return key, year


def read_existing(files: Iterable[SourceFile], advance: Callable[[int], None]) -> ExistingProfiles:
    """Read the front matter of all profiles; `advance` takes the number of files just read."""
    by_slug, by_name, taken = dict[str, ExistingProfile](), dict[str, list[ExistingProfile]](), set[str]()
    for file in files:
        data = split_file(file).data
        slugs = list_slugs(file, data)
        slug = slugs[0]
        taken |= {*slugs}
        profile = ExistingProfile(
            path=file.path,
            slug=slug,
            name=match_key(str(data.get("name") or "")),
            occasions=frozenset(_list_occasions(data.get("honours"))),
        )
        by_slug[slug] = profile
        by_name.setdefault(profile.name, []).append(profile)
        advance(1)
    return ExistingProfiles(by_slug=by_slug, by_name=by_name, taken=frozenset(taken))


def _list_occasions(honours: object) -> Iterable[OccasionKey]:
    for honour in honours if isinstance(honours, list | tuple) else ():
        if isinstance(honour, Mapping):
            ward, year = honour.get("ward"), honour.get("year")
            yield make_occasion(str(ward) if ward else None, year if isinstance(year, int) else None)
