"""Accessibility of a page in the browser, by axe-core: WCAG 2.2 level A and AA, and best practice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from playwright.sync_api import Page

from tests.tools import npm

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@dataclass(frozen=True, kw_only=True, slots=True)
class Violation:
    """One rule broken by one element. `selector` leads into frames by " > frame > "."""

    rule: str
    selector: str
    help: str
    html: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.selector}: {self.help} [{self.html}]"


def audit(page: Page, *, only: Sequence[str] = (), without_rules: Iterable[str] = ()) -> list[Violation]:
    """What axe-core finds on the page as it is shown now, frames included, sorted by rule and place.

    `only` names the rules to ask; without it, all of `TAGS` are asked.
    """
    for frame in page.frames:
        frame.evaluate(f"() => {{ {_source()} }}")
    options = {
        "runOnly": {"type": "rule", "values": list(only)} if only else {"type": "tag", "values": list(TAGS)},
        "rules": {rule: {"enabled": False} for rule in without_rules},
        "resultTypes": ["violations"],
    }
    found = page.evaluate("async (options) => (await axe.run(document, options)).violations", options)
    violations = [_violation(rule, node) for rule in found for node in rule["nodes"]]
    return sorted(violations, key=lambda violation: (violation.rule, violation.selector))


@cache
def _source() -> str:
    return npm.installed(npm.AXE).read_text(encoding="utf-8")


def _violation(rule: dict[str, Any], node: dict[str, Any]) -> Violation:
    parts = [part if isinstance(part, str) else " >>> ".join(part) for part in node["target"]]
    selector = " > frame > ".join(parts)
    return Violation(rule=rule["id"], selector=selector, help=rule["help"], html=node["html"])
