"""Every kind of page can be rendered."""

from typing import get_args

import pytest

from generator.planning.page import PageKind
from generator.rendering.site import VIEWS
from tests.support.project import ROOT

KINDS = get_args(PageKind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_page_has_a_view_and_a_template(kind: str) -> None:
    assert kind in VIEWS, "add its template and view to VIEWS in generator/rendering/site.py"
    template = VIEWS[kind][0]
    assert (ROOT / "theme" / "pages" / f"{template}.html").is_file(), template


def test_no_view_is_left_of_a_kind_that_is_gone() -> None:
    assert set(VIEWS) - set(KINDS) == set()
