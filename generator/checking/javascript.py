"""Write patterns of Python as those of JavaScript with the flag `u`, so that browsers use the same rules.

Known are the forms that our rules have: classes, groups, looking around, `(?i:…)`. Unknown ones raise ValueError.
"""

import re
from collections.abc import Iterator

_WORD = r"\p{L}\p{N}_"
# Python's \w, \d and \b know all letters; those of JavaScript only ASCII.
_OUTSIDE = {
    "w": f"[{_WORD}]",
    "W": f"[^{_WORD}]",
    "d": r"\p{Nd}",
    "D": r"\P{Nd}",
    "b": f"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))",
    "A": "^",
    "Z": "$",
    "s": r"\s",
    "S": r"\S",
    "n": r"\n",
    "t": r"\t",
}
_INSIDE = {"w": _WORD, "d": r"\p{Nd}", "s": r"\s", "S": r"\S", "n": r"\n", "t": r"\t"}
_LETTER = r"\p{L}"
_SYNTAX = "^$\\.*+?()[]{}|/"
_TOKEN = re.compile(
    r"(?P<named>\(\?P<\w+>)|(?P<same>\(\?P=(?P<name>\w+)\))|(?P<fold>\(\?i:)|(?P<open>\((?:\?(?:[:=!]|<[=!]))?)|(?P<close>\))"
    r"|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<code>\\U[0-9a-fA-F]{8}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2})|(?P<escape>\\.)|(?P<char>.)",
    re.DOTALL,
)
_MEMBER = re.compile(r"\\U[0-9a-fA-F]{8}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\.|.", re.DOTALL)


def write_pattern(pattern: re.Pattern[str] | str) -> dict[str, str]:
    """Return the source and the flags of the same pattern in JavaScript."""
    text, flags = (pattern, re.UNICODE) if isinstance(pattern, str) else (pattern.pattern, pattern.flags)
    if flags & ~(re.UNICODE | re.IGNORECASE):
        raise ValueError(f"no such flags in JavaScript: {text}")
    return {"source": "".join(_translate(text)), "flags": "iu" if flags & re.IGNORECASE else "u"}


def _translate(text: str) -> Iterator[str]:
    """Yield the pieces of a pattern; `folds` says for each open group whether case counts in it."""
    folds = [False]
    for token in _TOKEN.finditer(text):
        kind, piece = token.lastgroup, token[0]
        if kind in ("named", "fold", "open"):
            folds.append(kind == "fold" or folds[-1])
            yield {"named": piece.replace("?P<", "?<"), "fold": "(?:", "open": piece}[kind]
        elif kind == "close":
            folds.pop()
            yield piece
        elif token["same"]:
            yield rf"\k<{token['name']}>"
        elif kind == "set":
            yield _write_set(piece, folds[-1])
        elif kind == "escape":
            yield _write_escape(piece[1], _OUTSIDE)
        elif kind == "code":
            yield _write_code(piece)
        elif folds[-1] and piece.lower() != piece.upper():
            yield f"[{piece.lower()}{piece.upper()}]"
        else:
            yield "\\/" if piece == "/" else piece


def _write_set(text: str, folds: bool) -> str:
    if text == r"[^\W\d_]":
        return _LETTER
    negated, members = ("^", text[2:-1]) if text.startswith("[^") else ("", text[1:-1])
    # Both cases of a member, and of the ends of a range.
    variants = [members, members.upper(), members.lower()] if folds and "\\" not in members else [members]
    return f"[{negated}{''.join(_write_member(member[0]) for part in variants for member in _MEMBER.finditer(part))}]"


def _write_member(text: str) -> str:
    if text[0] != "\\":
        return f"\\{text}" if text in "[(){}/|" else text
    if len(text) > 2:
        return _write_code(text)
    return rf"\{text[1]}" if text[1] in "-]" else _write_escape(text[1], _INSIDE)


def _write_code(text: str) -> str:
    return f"\\u{{{int(text[2:], 16):x}}}"


def _write_escape(letter: str, known: dict[str, str]) -> str:
    if letter in known:
        return known[letter]
    if letter.isalnum():
        raise ValueError(f"unknown in JavaScript: \\{letter}")
    return f"\\{letter}" if letter in _SYNTAX else letter
