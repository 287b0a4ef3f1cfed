"""Every component of the theme has a macro of its name, and examples that it can show."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.reading.theme import read_theme
from generator.rendering.templates import Templates
from tests.support.project import ROOT

COMPONENTS = sorted(path for path in (ROOT / "theme" / "components").iterdir() if path.is_dir())


class View(dict[str, Any]):
    """The view of an example, as the program's views are: filters read its attributes, and the cache needs a hash."""

    __hash__ = object.__hash__  # type: ignore[assignment]
    __getattr__ = dict.__getitem__


@cache
def templates() -> Templates:
    """The theme's templates, with all macros."""
    return Templates(read_theme(ROOT / "theme").templates)


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda path: path.name)
def test_a_component_has_a_macro_of_its_name_that_shows_each_example(component: Path) -> None:
    missing = {"macro.html", "examples.yml"} - {path.name for path in component.iterdir()}
    assert missing == set(), f"add these files to theme/components/{component.name}/"
    examples = yaml.safe_load((component / "examples.yml").read_text(encoding="utf-8"))
    assert examples, "examples.yml has no example"
    for example in examples.values():
        view = example["view"]
        # StrictUndefined: a name that the example lacks is an error.
        templates().component(component.name.replace("-", "_"), View(view) if isinstance(view, dict) else view, "../")
