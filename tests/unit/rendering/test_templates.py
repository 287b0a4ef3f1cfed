"""Templates: macros are known everywhere, however they are called; values are escaped once, an unknown name is told."""

import pytest

from generator.records.problem import InvalidInputError
from generator.rendering.templates import Templates

MACROS = """
{% macro plain(view, root) %}<b>{{ view }}{{ root }}</b>{% endmacro %}
{% macro defaulted(view, level=3) %}<h{{ level }}>{{ view }}</h{{ level }}>{% endmacro %}
{% macro many(view) %}{{ view }}{% for one in varargs %}, {{ one }}{% endfor %}{% endmacro %}
{% macro named(view) %}{{ view }}{{ kwargs.get("end", "") }}{% endmacro %}
{% macro around(view) %}<p>{{ caller() }}{{ view }}</p>{% endmacro %}
"""


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("{{ plain(view, root) }}", "<b>&lt;a&gt;../</b>"),
        ("{% for _ in [1, 2] %}{{ plain(view, 1) }}{% endfor %}", "<b>&lt;a&gt;1</b><b>&lt;a&gt;1</b>"),
        ("{{ plain(plain(view, 1), 2) }}", "<b><b>&lt;a&gt;1</b>2</b>"),
        ("{{ plain(root=1, view=2) }}", "<b>21</b>"),
        ("{{ defaulted(1) }}{{ defaulted(1, level=2) }}{{ defaulted(1, 4) }}", "<h3>1</h3><h2>1</h2><h4>1</h4>"),
        ("{{ many(1) }};{{ many(1, 2, view) }}", "1;1, 2, &lt;a&gt;"),
        ("{{ named(1) }};{{ named(1, end=view) }}", "1;1&lt;a&gt;"),
        ("{% call around(view) %}{{ view }}{% endcall %}", "<p>&lt;a&gt;&lt;a&gt;</p>"),
    ],
)
def test_macros_are_called_in_every_way_that_jinja_knows(page: str, shown: str) -> None:
    templates = Templates({"components/one/macro.html": MACROS, "pages/one.html": page})
    assert templates.page("one", "<a>", "../") == shown


def test_a_name_that_is_not_there_is_an_error() -> None:
    templates = Templates({"components/one/macro.html": MACROS, "pages/one.html": "{{ plain(view.nothing, root) }}"})
    with pytest.raises(InvalidInputError):
        templates.page("one", "<a>", "")


def test_a_changed_template_is_compiled_again_under_the_same_name() -> None:
    pages = ("{{ view }}", "{{ view }}!", "{{ view }}")
    assert [Templates({"pages/one.html": page}).page("one", "a", "") for page in pages] == ["a", "a!", "a"]


def test_a_component_is_rendered_for_each_root_and_view() -> None:
    macro = "{% macro box(view, root) %}{{ root }}{{ view.variant }}{{ view.links }}{% endmacro %}"
    templates = Templates({"components/box/macro.html": macro})
    made = [
        templates.component("box", {"variant": look, "links": links}, root)
        for root in ("./", "../")
        for look in ("small", "large", "small")
        for links in ("", (1,))
    ]
    assert made == [
        f"{root}{look}{links}" for root in ("./", "../") for look in ("small", "large", "small") for links in ("", (1,))
    ]


@pytest.mark.parametrize(
    ("sources", "place", "message"),
    [
        ({"pages/a.html": "a\n{% if %}"}, "theme/pages/a.html:2", "Expected an expression"),
        ({"pages/a.html": "a\n\n{{ nope.x }}"}, "theme/pages/a.html:3", "'nope' is undefined"),
        ({"pages/a.html": "\n{% include 'b.html' %}"}, "theme/pages/a.html:2", 'không có trang mẫu "b.html"'),
        ({}, "theme/pages/a.html:1", 'không có trang mẫu "pages/a.html"'),
        ({"pages/a.html": "\n\n{{ 1 / 0 }}"}, "theme/pages/a.html:3", "division by zero"),
        ({"components/b/macro.html": "\n{% macro b( %}"}, "theme/components/b/macro.html:2", "expected token"),
    ],
)
def test_an_error_in_a_template_is_a_problem_at_its_line(sources: dict[str, str], place: str, message: str) -> None:
    with pytest.raises(InvalidInputError) as raised:
        Templates(sources).page("a", None, "./")
    (problem,) = raised.value.problems
    assert f"{problem.path}:{problem.line}" == place
    assert message in problem.message
