"""The rules that keep private details out, as data for forms in the browser: the patterns of the check itself.

`theme/scripts/form/privacy.js` searches with them; `tests/privacy/vectors.yml` holds both sides to the same results.
"""

import re
from typing import Any

from generator.checking import (
    addresses,
    children,
    emails,
    illness,
    named_children,
    named_people,
    numbers,
    plates,
    privacy,
    public_figures,
    public_places,
    spelled_addresses,
)
from generator.checking.javascript import write_pattern
from generator.checking.plain import BREAK, INVISIBLE, WRITTEN
from generator.checking.rules.long_summary import MAX_LENGTH
from generator.checking.rules.minor import FULL_NAME, PUPIL, YOUNG


def make_browser_rules() -> dict[str, Any]:
    """Make the rules: patterns as `{source, flags}`, and the messages of the check."""
    return {
        "nouns": privacy.NOUNS,
        "hint": privacy.REMOVE,
        "plain": _write(written=WRITTEN, lineBreak=BREAK, invisible=re.compile(INVISIBLE)),
        "emails": [write_pattern(pattern) for pattern in emails.PATTERNS],
        "numbers": _write(**numbers.PATTERNS),
        "plates": write_pattern(plates.PLATE),
        "addresses": [{"code": kind.code, **write_pattern(kind.pattern)} for kind in addresses.KINDS],
        "places": _write(noun=addresses.NOUN_BEFORE, district=addresses.BEFORE_DISTRICT, **public_places.PATTERNS),
        "named": _write(**named_children.PATTERNS),
        "people": _write(**named_people.PATTERNS),
        "publicFigures": sorted(public_figures.PUBLIC_FIGURES),
        "illness": _write(**illness.PATTERNS),
        "spelled": write_pattern(spelled_addresses.compile_address()),
        "child": _write(initials=children.INITIALS, capitalised=children.CAPITALISED, young=YOUNG, pupil=PUPIL,
                        **children.PATTERNS),
        "childHints": {**children.HINTS, "initials": FULL_NAME},
        "longestSummary": MAX_LENGTH,
    }  # fmt: skip


def _write(**patterns: re.Pattern[str]) -> dict[str, dict[str, str]]:
    return {name: write_pattern(pattern) for name, pattern in patterns.items()}
