"""What of a profile is compared with every other profile, to find the same person or the same story twice."""

from msgspec import Struct


class Honoured(Struct, frozen=True, array_like=True, gc=False):
    """Where and when someone was honoured."""

    year: int
    """The year of the honour."""
    district: str | None
    """The district's id; None since July 2025."""
    ward: str | None
    """The ward as the profile writes it; None where not stated."""


class Fingerprint(Struct, frozen=True, array_like=True, gc=False):
    """One profile as it is compared."""

    path: str
    """The file, as messages show it."""
    name_line: int
    """The line of the name, counted from 1."""
    story_line: int
    """The line on which the story begins."""
    slugs: tuple[str, ...]
    """Its slug, and its earlier ones."""
    not_same_as: tuple[str, ...]
    """Slugs of profiles that an editor has looked at: they are about someone else."""
    name: str
    """The name as the profile writes it."""
    is_collective: bool
    """Whether it is a collective, whose name may differ from another's by a number."""
    honours: tuple[Honoured, ...]
    """Each honour and mention."""
    roles: str
    """All roles with their organisations."""
    summary: str
    """The summary; empty for none."""
    sketch: tuple[int, ...]
    """The smallest hashes of the story's rows of syllables: the larger the part that two sketches have in common, the
    larger the part that the stories have."""
