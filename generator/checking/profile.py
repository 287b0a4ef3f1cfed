"""Apply the rules over one profile."""

from collections.abc import Callable, Collection, Iterator

from generator.checking.context import Path, make_context
from generator.checking.rules import PROFILE_RULES
from generator.records.problem import Position, Problem
from generator.records.profile import Profile
from generator.records.registry import Registry

Locate = Callable[[Path], Position]
"""Finds where a value of the front matter stands."""


def check_profile(
    profile: Profile, story: str, locate: Locate, registry: Registry, unread: Collection[Path] = ()
) -> Iterator[Problem]:
    """Yield every problem of one profile, which may be a draft, and of the story beside it.

    `unread` are the paths of values that are missing or wrong: these the reader has reported.
    """
    context = make_context(profile, story, registry, unread)
    for rule in PROFILE_RULES:
        for finding in rule.check(context):
            if context.is_unread(finding.path):
                continue
            place = locate(finding.path)
            yield Problem(
                path=profile.path,
                line=place.line,
                column=place.column,
                level=rule.LEVEL,
                code=rule.CODE,
                message=finding.message,
                hint=finding.hint,
            )
