"""Everything `site_data/` says: the controlled words, the places, the reports, the settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.records.places import Places
from generator.records.report import Report
from generator.records.words import Award, Document, Featured, Field, Level, Movement, Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """The words by id, in the order of their files. `unread` names the shelves whose file could not be read."""

    settings: Settings
    places: Places
    fields: Mapping[str, Field] = field(default_factory=dict)
    awards: Mapping[str, Award] = field(default_factory=dict)
    levels: Mapping[str, Level] = field(default_factory=dict)
    movements: Mapping[str, Movement] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    featured: tuple[Featured, ...] = ()
    reports: tuple[Report, ...] = ()
    unread: frozenset[str] = frozenset()
