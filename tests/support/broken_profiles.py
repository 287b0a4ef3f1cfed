"""Profiles that are broken in every way that editors, programs and disks break files."""

import random
from collections.abc import Callable, Sequence

VALID = """\
---
name: Mạc Thị Thử
honorific: bà
summary: Ba mươi năm giữ bến cầu, ai qua cũng có chén nước.
roles:
  - {title: Tổ trưởng tổ dân phố, organisation: Phường Hàng Gai}
  - {title: Giáo viên}
fields: [kinh-te]
figures:
  - {value: "2,4", qualifier: hơn, unit: triệu đồng, label: góp tiền sửa bến}
honours:
  - year: 2024
    district: hoan-kiem
    ward: Hàng Gai
    title: nguoi-tot-viec-tot
    source: {document: hoan-kiem-2024, section: Mục I}
  - {year: 2023, district: hoan-kiem, source: {document: hoan-kiem-2024}}
former_slugs: [mac-thi-cu]
allowed:
  - {text: 0900 000 000, reason: số gọi cứu hộ của phường}
published: 2026-11-21
---
Sáng nào bà cũng ra bến, nơi treo số gọi cứu hộ 0900 000 000, quét từng bậc đá.

Chiều về lại **nấu nước** cho khách qua đò.
"""
KEYS = ("name", "summary", "roles", "fields", "figures", "honours", "former_slugs", "allowed", "published")
END = VALID.index("\n---\n") + 1
"""Where the front matter is closed."""

_WRONG = (
    "5.5",
    "[1, 2]",
    "{a: b}",
    "yes please: no",
    "2024-02-30",
    ".nan",
    "!!binary aGk=",
    "!x y",
    "*nobody",
    "'",
    '"',
)
_LONG = (f"{'9' * 5000}", f"{'[' * 3000}", f"{'{a: ' * 900}", "- " * 900, f"'{'a' * 90_000}", "&a [*a]", "<<: *a")

Break = Callable[[random.Random], str | bytes]


def _put_value(rng: random.Random, values: Sequence[str]) -> str:
    """Give one key of the front matter another value."""
    lines, key = VALID.split("\n"), rng.choice(KEYS)
    start = next(number for number, line in enumerate(lines) if line.startswith(f"{key}:"))
    end = next(number for number in range(start + 1, len(lines)) if not lines[number].startswith(" "))
    return "\n".join([*lines[:start], f"{key}: {rng.choice(values)}", *lines[end:]])


def _insert(rng: random.Random, text: str, before: int = END) -> str:
    place = rng.randrange(4, before)
    return VALID[:place] + text + VALID[place:]


def _double_a_key(rng: random.Random) -> str:
    key = rng.choice(("name", "summary", "fields"))
    line = next(line for line in VALID.split("\n") if line.startswith(f"{key}:"))
    return VALID.replace("published:", f"{line}\npublished:")


def _drop_a_key(rng: random.Random) -> str:
    return VALID.replace(
        rng.choice(("name: ", "    source: ", "  - year: ")), rng.choice(("nam: ", "# ", "    x: ")), 1
    )


def _break_lines(rng: random.Random) -> str:
    """Leave out the brackets, quotes or dashes that hold something together."""
    sign = rng.choice(("]", "}", "---\n", '"2,4', "{title"))
    return VALID.replace(sign, "", 1)


def _encode(rng: random.Random) -> bytes:
    return VALID.encode(rng.choice(("utf-16", "utf-16-le", "utf-32")))


def _put_bytes(rng: random.Random) -> bytes:
    data = VALID.encode()
    place = rng.randrange(4, len(data))
    return data[:place] + rng.choice((b"\xff", b"\xc3\x28", b"\xed\xa0\x80", b"\xf8", b"\x80")) + data[place:]


BREAKS: Sequence[Break] = (
    lambda rng: VALID[: rng.randrange(END)],
    lambda rng: VALID.encode()[: rng.randrange(1, END)],
    lambda rng: _put_value(rng, _WRONG),
    lambda rng: _put_value(rng, _LONG),
    lambda rng: _insert(rng, rng.choice(("\x00", "\x07", "\x1b[2J", "\x0b", "\x7f", "\x85")), len(VALID)),
    lambda rng: _insert(rng, rng.choice(("\n\t- x\n", "\nla: [\n", '\n"\n', "\n}: {\n", "\n%YAML 9\n", "\n: :\n"))),
    lambda rng: VALID.replace(
        "published:", f"{rng.choice(('publish', 'tên', '5', 'slug', '__class__', '.'))}: x\npublished:"
    ),
    _double_a_key,
    _drop_a_key,
    _break_lines,
    _encode,
    _put_bytes,
    lambda rng: rng.choice(
        (b"", b"\n \n", b"\xef\xbb\xbf", b"---\n", b"---\n---\n", b"--- |\n---\n", b"{}", b"\0" * 99)
    ),
)
"""Each makes a profile that has an error."""


def _pad(rng: random.Random, data: bytes) -> bytes:
    """Give a file what alone is no error: a byte order mark, line ends of other systems, spaces."""
    layers: Sequence[Callable[[bytes], bytes]] = (
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.replace(b"\n", b"\r"),
        lambda data: data.replace(b"\n", b" \n"),
    )
    return rng.choice(layers)(data) if rng.random() < 0.4 else data


def break_profiles(count: int, seed: int) -> list[bytes]:
    """Make broken profiles, the same ones for one seed, each kind of fault in turn."""
    rng, files = random.Random(seed), list[bytes]()
    for number in range(count):
        broken = BREAKS[number % len(BREAKS)](rng)
        files.append(_pad(rng, broken if isinstance(broken, bytes) else broken.encode()))
    return files


def damage_profiles(count: int, seed: int) -> list[bytes]:
    """Make profiles in which some bytes are others, doubled or gone; a few of them may still be valid."""
    rng, files = random.Random(seed), list[bytes]()
    for _ in range(count):
        data = VALID.encode()
        for _ in range(rng.randint(1, 6)):
            start, length = rng.randrange(len(data)), rng.randint(1, 40)
            part = rng.choice((b"", data[start : start + length] * 2, rng.randbytes(rng.randint(1, 4))))
            data = data[:start] + part + data[start + length :]
        files.append(_pad(rng, data))
    return files
