"""What an editor meets is written down: every command, option, key and problem code, and no code that is gone."""

import ast
import dataclasses
import re

import click
import pytest
import yaml

from generator.commands import main
from generator.reading.key_hints import OWN_KEYS
from generator.records.profile import Consent, Figure, Honour, Photo, Profile, Role, Source
from tests.cases.test_cases import CASES
from tests.support.project import ROOT

MESSAGES = ROOT / "content" / "pages" / "bien-tap" / "thong-bao-loi.md"
_DOCUMENTS = sorted([*ROOT.glob("README*.md"), *MESSAGES.parent.glob("*.md"), *ROOT.glob("site_data/*/README.md")])
# Constants of the same form that are no codes: folders, a rank of the contest, a command of Git.
_NO_CODES = {"neu-guong", "khong-neu", "ha-noi", "khuyen-khich", "ls-tree", "du-thi"}


def documentation() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in _DOCUMENTS)


def told_codes() -> set[str]:
    """The codes that the cases tell."""
    outputs = [str(yaml.safe_load(path.read_text(encoding="utf-8"))["output"]) for path in CASES.rglob("*.yml")]
    return set(re.findall(r": (?:lỗi|cảnh báo): .*\[([a-z-]+)\]$", "\n".join(outputs), re.MULTILINE))


def written_codes() -> set[str]:
    """The codes with a hyphen that stand in the program as they are; others are put together from two parts."""
    modules = [
        path for folder in ("reading", "checking", "records") for path in (ROOT / "generator" / folder).rglob("*.py")
    ]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in modules]
    constants = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    return {text for text in constants if isinstance(text, str) and re.fullmatch(r"[a-z]+(-[a-z]+)+", text)} - _NO_CODES


def listed_codes() -> list[str]:
    """The codes in the first column of the tables of the page of messages."""
    rows = re.findall(r"^\| (`[a-z].*?) \|", MESSAGES.read_text(encoding="utf-8"), re.MULTILINE)
    return [code for row in rows for code in re.findall(r"`([a-z-]+)`", row)]


def test_the_page_of_messages_lists_every_code_once_and_no_other() -> None:
    assert len(listed_codes()) == len(set(listed_codes()))
    assert set(listed_codes()) == told_codes() | written_codes()


def test_every_code_has_a_case() -> None:
    assert set(listed_codes()) - told_codes() == set(), "write a case with this message below tests/cases/"


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_and_option_is_documented_and_has_help(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    text = documentation()
    assert command and command.help
    assert f"ntvt {name}" in text
    for option in (one for one in command.params if isinstance(one, click.Option)):
        assert option.help, option.name
        assert any(flag in text for flag in option.opts), option.opts


@pytest.mark.parametrize(
    "record", [Profile, Honour, Source, Role, Figure, Photo, Consent], ids=lambda kind: kind.__name__
)
def test_every_key_of_a_profile_is_documented(record: type) -> None:
    text = documentation()
    keys = {field.name for field in dataclasses.fields(record)} - OWN_KEYS
    missing = {key for key in keys if f"`{key}`" not in text}
    assert missing == set(), "add a row for this key to content/pages/bien-tap/index.md"
