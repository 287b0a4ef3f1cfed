"""Rules over the words of a profile: what would expose someone."""

import re
from collections.abc import Iterator

from generator.records.problem import Problem

_PHONE = re.compile(r"(?<![\d.,])(?:0|\+84)(?:[ .-]?\d){9}(?!\d)")
# Without the look behind, a long word would be searched again from each of its letters.
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+")
# What stands before is looked at after the first digit: so the search can leap to that.
_IDENTITY = re.compile(r"\d(?<![\d.,]\d)\d{11}(?![.,]?\d)")
_ADDRESS = re.compile(r"(?i)\b(?:số nhà|nhà số) ?\d+|\bsố \d+[A-Z]? (?:phố|đường|ngõ|ngách|hẻm)\b")

# A search for a pattern that begins with one certain character is many times quicker than any other.
_PHONE_SIGN = re.compile(r"0(?:[ .-]?\d){9}")
_IDENTITY_SIGN = re.compile(r"\d\d\d")
_ADDRESS_SIGN = re.compile(r"ố ?(?:\d|[nN][hH][àÀ])")


def has_phone_sign(text: str) -> bool:
    """Whether a text may hold a phone number."""
    return "+" in text or _PHONE_SIGN.search(text) is not None


def has_email_sign(text: str) -> bool:
    """Whether a text may hold an e-mail address."""
    return "@" in text


def has_identity_sign(text: str) -> bool:
    """Whether a text may hold an identity number: three of twelve digits in a row are fourth characters."""
    return _IDENTITY_SIGN.search(text[::4]) is not None


def has_address_sign(text: str) -> bool:
    """Whether a text may hold a house number."""
    return "Ố" in text or _ADDRESS_SIGN.search(text) is not None


PRIVATE = (
    ("phone", has_phone_sign, _PHONE, "số điện thoại"),
    ("email", has_email_sign, _EMAIL, "địa chỉ thư điện tử"),
    ("identity", has_identity_sign, _IDENTITY, "số giấy tờ tùy thân"),
    ("address", has_address_sign, _ADDRESS, "số nhà"),
)
"""What is looked for: its code, a quick sign without which no text holds it, the pattern, and what it is called."""


def check_words(path: str, text: str) -> list[Problem]:
    """Phone numbers, e-mail, identity numbers and house numbers in a file's text (DESIGN.md, Privacy)."""
    return list(_private_details(path, text))


def _private_details(path: str, text: str) -> Iterator[Problem]:
    for code, has_sign, pattern, noun in PRIVATE:
        for match in pattern.finditer(text) if has_sign(text) else ():
            before = text[: match.start()]
            yield Problem(
                path=path,
                line=before.count("\n") + 1,
                column=len(before) - before.rfind("\n"),
                level="error",
                code=f"private-{code}",
                message=f'"{match[0]}" giống {noun}',
                hint="xóa đi: trang công khai không mang chi tiết riêng tư",
            )
