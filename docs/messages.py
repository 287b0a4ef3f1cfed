"""`python -m docs.messages` (`make messages`): write the tables of the editors' page of messages.

Rules are documented in the docstrings of `generator/checking/rules/`; other checks in a `messages.yml` beside them.
"""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "content" / "pages" / "bien-tap" / "thong-bao-loi.md"
RULES = ROOT / "generator" / "checking" / "rules"
_HEAD = "| Mã | Nghĩa là | Cần làm |\n|---|---|---|\n"
# A heading, the text below it, and its table with the examples.
_SECTION = re.compile(r"^## (?P<name>.+)\n(?P<text>(?:(?!## |\| Mã).*\n)*)(?P<tables>(?:(?!## ).*\n)*)", re.MULTILINE)


class Message(NamedTuple):
    """What the page says of one message, or of several alike."""

    codes: tuple[str, ...]
    """The codes in the brackets at the end of the message."""
    section: str
    """The heading that its row stands under."""
    meaning: str
    """What is wrong."""
    action: str
    """What to do."""
    level: str = "error"
    """`error` or `warning`."""
    wrong: str = ""
    """An example that gives the message; only rules have one."""
    right: str = ""
    """The same, mended."""


def read_messages() -> list[Message]:
    """Read what the modules and the files beside them say of every message, sorted by code."""
    messages = [read_rule(path) for path in RULES.glob("[!_]*.py")]
    for path in (ROOT / "generator").glob("*/messages.yml"):
        messages += [_make_message(**row) for row in yaml.safe_load(path.read_text(encoding="utf-8"))]
    return sorted(messages)


def read_rule(path: Path) -> Message:
    """Read the docstring of a rule's module: English, then the keys of a `Message` as YAML."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    constants = dict(_find_constants(module))
    _, _, documentation = (ast.get_docstring(module) or "").partition("\n\nsection: ")
    if not documentation:
        raise ValueError(f"{path}: no documentation in the docstring")
    keys = yaml.safe_load(f"section: {documentation}")
    return _make_message(codes=[constants["CODE"]], level=constants["LEVEL"], **keys)


def write_tables(page: str, messages: Iterable[Message]) -> str:
    """Write the page with the tables and examples of `messages` below its headings.

    Raises ValueError for a section that is no heading of the page.
    """
    by_section: dict[str, list[Message]] = defaultdict(list)
    for message in messages:
        by_section[message.section].append(message)

    def write_section(match: re.Match[str]) -> str:
        rows = by_section.pop(match["name"], [])
        return f"## {match['name']}\n{match['text']}{_write_rows(rows)}\n" if rows else match[0]

    page = _SECTION.sub(write_section, page).rstrip() + "\n"
    if by_section:
        raise ValueError(f"no such heading: {', '.join(by_section)}")
    return page


def _find_constants(module: ast.Module) -> Iterator[tuple[str, str]]:
    for node in module.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        value = getattr(node, "value", None)
        if isinstance(target, ast.Name) and isinstance(value, ast.Constant):
            yield target.id, str(value.value)


def _make_message(codes: Iterable[str], **keys: Any) -> Message:
    return Message(codes=tuple(codes), **keys)


def _write_rows(messages: list[Message]) -> str:
    rows = "".join(_write_row(message) for message in messages)
    return _HEAD + rows + "".join(_write_example(message) for message in messages if message.wrong)


def _write_row(message: Message) -> str:
    codes = ", ".join(f"`{code}`" for code in message.codes)
    meaning = message.meaning
    if message.level == "warning":
        meaning = f"Cảnh báo: {meaning[0].lower()}{meaning[1:]}"
    return f"| {codes} | {meaning} | {message.action} |\n"


def _write_example(message: Message) -> str:
    example = f"# Sai\n{message.wrong.rstrip()}\n# Đúng\n{message.right.rstrip()}"
    return f"\nVí dụ `{message.codes[0]}`:\n\n```yaml\n{example}\n```\n"


if __name__ == "__main__":
    text = write_tables(PAGE.read_text(encoding="utf-8"), read_messages())
    PAGE.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{PAGE.relative_to(ROOT)}\n")
