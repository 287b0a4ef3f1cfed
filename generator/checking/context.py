"""What the rules over one profile look at."""

from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple, Protocol

from generator.checking.wards import MissingWard, find_missing_ward
from generator.checking.years import LAST_DISTRICT_YEAR, explain_wrong_year
from generator.records.profile import Honour, Profile
from generator.records.registry import Registry

Level = Literal["error", "warning"]

Path = tuple[int | str, ...]
"""Where a value stands in the front matter: keys and indexes from the top."""


class Finding(NamedTuple):
    """What a rule found."""

    path: Path
    """The value that is wrong; the empty path is the front matter itself."""
    message: str
    """What is wrong, in Vietnamese."""
    hint: str
    """What to do about it, in Vietnamese."""


class HonourContext(NamedTuple):
    """One honour of a profile."""

    position: int
    """Its index in `honours`."""
    honour: Honour
    """The honour; a value that is missing or wrong has its default."""
    unread: frozenset[str]
    """Keys that are missing or wrong: rules conclude nothing from their absence."""
    year: int | None
    """The year of the honour; None when it is missing or impossible."""
    missing_ward: MissingWard | None
    """The ward, when it is not exactly one unit of its time."""

    @property
    def is_mention(self) -> bool:
        """Whether it has no title, not even one that is wrong."""
        return not self.honour.title and "title" not in self.unread

    @property
    def has_late_district(self) -> bool:
        """Whether it names a district of a year that had none."""
        return bool(self.honour.district and self.year and self.year > LAST_DISTRICT_YEAR)


class ProfileContext(NamedTuple):
    """One profile, complete or a draft (`generator.reading.drafts`)."""

    profile: Profile
    """The profile; a value that is missing or wrong has its default."""
    story: str
    """The story as Markdown; empty where there is none."""
    registry: Registry
    """All of `site_data/`."""
    unread: Collection[Path]
    """Values that are missing or wrong; what is found there is not reported again."""
    honours: tuple[HonourContext, ...]
    """The honours of the profile."""

    def is_unread(self, path: Path) -> bool:
        """Whether a value, or one that holds it, is missing or wrong."""
        return any(path[:length] in self.unread for length in range(1, len(path) + 1))


class ProfileRule(Protocol):
    """A module of `generator.checking.rules` that looks at one profile."""

    @property
    def CODE(self) -> str:
        """The code at the end of the message."""

    @property
    def LEVEL(self) -> Level:
        """Whether the site can be built all the same."""

    def check(self, context: ProfileContext, /) -> Iterator[Finding]:
        """Yield everything that is wrong."""


def make_context(profile: Profile, story: str, registry: Registry, unread: Collection[Path] = ()) -> ProfileContext:
    """Gather what several rules need."""
    honours = tuple(
        _honour_context(index, honour, _unread_keys(index, unread), registry)
        for index, honour in enumerate(profile.honours)
    )
    return ProfileContext(profile, story, registry, unread, honours)


def _honour_context(index: int, honour: Honour, unread: frozenset[str], registry: Registry) -> HonourContext:
    is_wrong = "year" in unread or explain_wrong_year(honour.year, registry.settings.latest_year)
    year = None if is_wrong else honour.year
    return HonourContext(index, honour, unread, year, find_missing_ward(honour, year, registry))


def _unread_keys(index: int, unread: Collection[Path]) -> frozenset[str]:
    """Return the keys of one honour that are missing or wrong."""
    if not unread:
        return frozenset()
    return frozenset(str(path[2]) for path in unread if path[:2] == ("honours", index) and len(path) > 2)


def list_honorifics(profile: Profile) -> Iterator[tuple[Path, str]]:
    """Yield the forms of address of a profile, with where they stand: its own, and those of its honours."""
    if profile.honorific:
        yield ("honorific",), profile.honorific
    for index, honour in enumerate(profile.honours):
        if honour.honorific:
            yield ("honours", index, "honorific"), honour.honorific
