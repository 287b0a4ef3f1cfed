"""All of `site_data/`: vocabularies, places, reports, settings and the featured stories."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.records.places import Places
from generator.records.report import Report
from generator.records.words import (
    Award,
    AwardLevel,
    Document,
    Featured,
    Field,
    Movement,
    Settings,
    Synonyms,
    Withdrawal,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """What `site_data/` says. Each vocabulary maps ids to entries, in the order of its file."""

    settings: Settings
    """What the deployment sets."""
    places: Places
    """Districts, wards and the changes between them."""
    fields: Mapping[str, Field] = field(default_factory=dict)
    """`fields.yml`."""
    awards: Mapping[str, Award] = field(default_factory=dict)
    """`awards.yml`."""
    levels: Mapping[str, AwardLevel] = field(default_factory=dict)
    """`levels.yml`."""
    movements: Mapping[str, Movement] = field(default_factory=dict)
    """`movements.yml`."""
    documents: Mapping[str, Document] = field(default_factory=dict)
    """`sources.yml`."""
    featured: tuple[Featured, ...] = ()
    """`featured.yml`, in order: the stories on the home page; empty until the profiles that it names are known."""
    reports: tuple[Report, ...] = ()
    """The reports, sorted by district and year."""
    synonyms: tuple[Synonyms, ...] = ()
    """`synonyms.yml`, in order; empty where there is no such file."""
    withdrawn: tuple[Withdrawal, ...] = ()
    """`withdrawn.yml`, in order; empty where there is no such file."""
    unread: frozenset[str] = frozenset()
    """The kinds of ids ("award", "place" …) whose file could not be read, so that they cannot be checked."""
