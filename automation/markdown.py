"""Write texts of strangers into Markdown, so that they are shown as they stand and do nothing."""

import re

from generator.problems import escape_invisible

_SIGNS = re.compile(r"[\\`*_{}\[\]()<>&#+!|~@:\"'$-]")
# GitHub and GitLab make links and mentions of these even where the sign before them is escaped.
_ACTIVE = re.compile(r"(?<=[@#!:])|(?<=www)(?=\.)")


def escape_text(text: str) -> str:
    """Escape a text for a line or a table cell: no markup, link, picture, mention or reference comes out of it."""
    parts = _ACTIVE.split(escape_invisible(" ".join(text.split())))
    return "\u200b".join(_SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", part) for part in parts)
