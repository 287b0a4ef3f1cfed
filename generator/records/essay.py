"""An essay of the writing contest: who wrote it, whom it is about. Nothing of it is ever published."""

from generator.records.base import AnyYear, DistrictId, Name, Text, record


@record
class Author:
    """Who wrote an essay."""

    name: Name
    """The name."""
    unit: Text
    """The office, the school or the ward that the author belongs to."""
    contact: Text | None = None
    """How to reach the author; None in a repository, which others can read."""


@record
class Honouree:
    """Whom an essay is about."""

    name: Name
    """The name; of a child the initials."""
    honorific: Text | None = None
    """How the person is addressed; None where not stated."""
    role: Text | None = None
    """Occupation or office; None where not stated."""
    organisation: Text | None = None
    """Where; None where not stated."""
    ward: Text | None = None
    """The ward by its name of that year; None where not stated."""
    district: DistrictId | None = None
    """The district of the ward or organisation; None for that of the contest."""


@record
class Essay:
    """An essay of the contest."""

    title: Text
    """Its title."""
    year: AnyYear
    """The year of the contest."""
    district: DistrictId | None = None
    """The district of the contest; None from July 2025 on, or for the contest of the city."""
    author: Author
    """Who wrote it."""
    honouree: Honouree
    """Whom it is about."""
