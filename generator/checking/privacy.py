"""Rules over the words of a profile: what would expose someone."""

import re
from collections.abc import Iterator
from itertools import chain

from generator.records.problem import Problem

_PRIVATE = (
    (
        # Nine digits with at most one mark between two of them.
        re.compile(r"\d(?:[ .-]?\d){8}"),
        (
            ("phone", re.compile(r"(?<![\d.,])(?:0|\+84)(?:[ .-]?\d){9}(?!\d)"), "số điện thoại"),
            ("identity", re.compile(r"(?<![\d.,])\d{12}(?![.,]?\d)"), "số giấy tờ tuỳ thân"),
        ),
    ),
    (
        re.compile("@"),
        # Without the look behind, a long word would be searched again from each of its letters.
        (("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+"), "địa chỉ thư điện tử"),),
    ),
    (
        # All that ignoring case takes for these letters: spelled out, the search can leap to the first of them.
        re.compile(r"[sSſ][ốỐ] ?(?:\d|[nN][hH][àÀ])"),
        (
            (
                "address",
                re.compile(r"(?i)\b(?:số nhà|nhà số) ?\d+|\bsố \d+[A-Z]? (?:phố|đường|ngõ|ngách|hẻm)\b"),
                "số nhà",
            ),
        ),
    ),
)
"""What is looked for: a sign without which no text holds it; then its code, the pattern, and what it is called.

Signs begin with a character or one of few and look at nothing before it, so that the search for them is quick.
"""


def check_words(path: str, text: str) -> list[Problem]:
    """Phone numbers, e-mail, identity numbers and house numbers in a file's text (DESIGN.md, Privacy)."""
    return list(_private_details(path, text))


def _private_details(path: str, text: str) -> Iterator[Problem]:
    looked_for = chain.from_iterable(details for sign, details in _PRIVATE if sign.search(text))
    for code, pattern, noun in looked_for:
        for match in pattern.finditer(text):
            before = text[: match.start()]
            yield Problem(
                path=path,
                line=before.count("\n") + 1,
                column=len(before) - before.rfind("\n"),
                level="error",
                code=f"private-{code}",
                message=f'"{match[0]}" giống {noun}',
                hint="xoá đi: trang công khai không mang chi tiết riêng tư",
            )
