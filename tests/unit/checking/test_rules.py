"""Every rule is registered and documented, and its examples give what its documentation says."""

import importlib
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from docs.messages import PAGE, RULES, Message, read_messages, read_rule, write_tables
from generator.checking.duplicates.fingerprints import take_fingerprint
from generator.checking.links import find_story_links
from generator.checking.registry_ids import RegistryIds
from generator.checking.rules import (
    PROFILE_RULES,
    near_duplicate,
    slug_clash,
    unknown_address,
    unknown_not_same_as,
    unknown_profile,
)
from generator.reading.files import SourceFile, SourceText
from generator.reading.profile import parse_profile
from generator.reading.records import read_records
from generator.reading.references import find_not_same_as
from generator.reading.registry import read_registry
from generator.records.problem import Position, Problem
from generator.records.registry import Registry
from generator.records.words import Featured
from tests.support.project import DEMO

MODULES = sorted(RULES.glob("[!_]*.py"))
GALLERY_RULES = {
    near_duplicate.CODE,
    slug_clash.CODE,
    unknown_address.CODE,
    unknown_not_same_as.CODE,
    unknown_profile.CODE,
}
PROFILE_MESSAGES = [read_rule(path) for path in MODULES if read_rule(path).codes[0] not in GALLERY_RULES]
PATH = "hoan-kiem/giao-duc/nguyen-van-a.md"
VALID = """\
name: Nguyễn Văn A
honours:
  - {year: 2024, district: hoan-kiem, source: {document: hoan-kiem-2024}}
"""


def load_rule(path: Path) -> ModuleType:
    return importlib.import_module(f"generator.checking.rules.{path.stem}")


@cache
def demo_registry() -> Registry:
    return read_registry(DEMO / "site_data")[0]


def check_example(example: str) -> list[Problem]:
    """Check a valid profile with the keys of an example, whose first line may name the file; "---" begins a story."""
    path = example.partition("\n")[0].removeprefix("# ") if example.startswith("# ") else PATH
    front_matter, _, story = example.partition("\n---\n")
    keys = yaml.safe_load(VALID) | yaml.safe_load(front_matter)
    text = f"---\n{yaml.safe_dump(keys, allow_unicode=True)}---\n{story}"
    registry = demo_registry()

    def no_picture(name: str) -> Any:
        raise AssertionError(name)

    read = SourceText(text, content_hash=0, problems=[])
    return parse_profile(path, tuple(path.split("/")), read, registry, RegistryIds(registry), no_picture)[1]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_rule_is_named_by_its_code_and_registered(path: Path) -> None:
    rule = load_rule(path)
    assert path.stem == rule.CODE.replace("-", "_")
    is_registered = rule in PROFILE_RULES or rule.CODE in GALLERY_RULES
    assert is_registered, "add the module to PROFILE_RULES in generator/checking/rules/__init__.py"


def test_the_page_of_messages_is_what_make_messages_writes() -> None:
    page = PAGE.read_text(encoding="utf-8")
    is_current = write_tables(page, read_messages()) == page
    assert is_current, "run `make messages`, and read what it changed"


def test_a_section_that_is_no_heading_is_refused() -> None:
    message = Message(codes=("a-code",), section="Mục khác", meaning="A", action="B")
    with pytest.raises(ValueError, match="no such heading: Mục khác"):
        write_tables("# Trang\n\n## Mục này\n\n", [message])


@pytest.mark.parametrize("message", PROFILE_MESSAGES, ids=lambda message: message.codes[0])
def test_the_wrong_example_of_a_rule_gives_its_message_alone(message: Message) -> None:
    problems = {(problem.code, problem.level) for problem in check_example(message.wrong)}
    assert problems == {(message.codes[0], message.level)}


@pytest.mark.parametrize("message", PROFILE_MESSAGES, ids=lambda message: message.codes[0])
def test_the_right_example_of_a_rule_gives_no_message(message: Message) -> None:
    assert check_example(message.right) == []


def test_the_examples_of_a_near_duplicate() -> None:
    def codes(example: str) -> list[str]:
        registry, fingerprints = demo_registry(), []
        for index, front_matter in enumerate(f"{example}\n".split("---\n"), 1):
            path, text = f"hoan-kiem/giao-duc/nguyen-thi-hoa-{index}.md", f"---\n{front_matter}---\n"
            read = SourceText(text, content_hash=0, problems=[])
            words = RegistryIds(registry)
            profile, _ = parse_profile(path, tuple(path.split("/")), read, registry, words, lambda name: None)
            assert profile
            fingerprints.append(take_fingerprint(profile, text, ""))
        return [problem.code for problem in near_duplicate.check(fingerprints)]

    message = read_rule(RULES / "near_duplicate.py")
    assert (codes(message.wrong), codes(message.right)) == (["near-duplicate"], [])


def test_the_examples_of_a_clash() -> None:
    def codes(example: str) -> list[str]:
        addresses = [(path, Path(path).stem) for path in example.split()]
        return [problem.code for problem in slug_clash.check(addresses)]

    message = read_rule(RULES / "slug_clash.py")
    assert (codes(message.wrong), codes(message.right)) == (["slug-clash"] * 2, [])


def test_the_examples_of_an_unknown_profile() -> None:
    def codes(example: str) -> list[str]:
        featured, problems, parsed = read_records("featured.yml", example, tuple[Featured, ...])
        assert featured and parsed and not problems

        def locate(path: tuple[int | str, ...]) -> Position:
            return parsed.find_place(path)

        return [problem.code for problem in unknown_profile.check("featured.yml", featured, {"nguyen-van-a"}, locate)]

    message = read_rule(RULES / "unknown_profile.py")
    assert (codes(message.wrong), codes(message.right)) == (["unknown-profile"], [])


def test_the_examples_of_an_unknown_address() -> None:
    def codes(example: str) -> list[str]:
        links = find_story_links("a.md", example, 1, "nguyen-van-a")
        return [problem.code for problem in unknown_address.check(links, {"quan/hoan-kiem/"})]

    message = read_rule(RULES / "unknown_address.py")
    assert (codes(message.wrong), codes(message.right)) == (["unknown-address"], [])


def test_the_examples_of_an_unknown_profile_in_not_same_as() -> None:
    def codes(example: str) -> list[str]:
        named = find_not_same_as(SourceFile("a.md", ("a.md",)), f"---\n{example}\n---\n")
        return [problem.code for problem in unknown_not_same_as.check(named, {"ho-so/nguyen-van-a/"})]

    message = read_rule(RULES / "unknown_not_same_as.py")
    assert (codes(message.wrong), codes(message.right)) == (["unknown-not-same-as"], [])
