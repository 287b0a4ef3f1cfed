"""The whole gallery, read and found to be right."""

from dataclasses import dataclass

from generator.records.profile import Profile
from generator.records.registry import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery:
    """All profiles, sorted by path, and everything `site_data/` says."""

    profiles: tuple[Profile, ...]
    registry: Registry
