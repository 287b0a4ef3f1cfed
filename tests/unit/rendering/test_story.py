"""A story into HTML: what needs no cleaning is what cleaning would give."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.markup import find_marks, find_pictures, sanitize_html, to_html
from generator.rendering import story
from generator.rendering.views.parts import Picture

PIECES: tuple[str, ...] = (
    "# ",
    "## ",
    "\n",
    "\n\n",
    "*",
    "**",
    "_",
    "- ",
    "1. ",
    "> ",
    "`",
    "[",
    "](x)",
    "![",
    "<",
    "<p>",
    "</p>",
)
PIECES += ("&", "&lt;", "&#13;", "\\", "---", "a ", "Đ. ", '"', "'", "|", "|-|\n", "    ", "\xa0", "\0", "\r", "\ufeff")


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(max_examples=1000, deadline=None)
def test_a_story_that_is_not_cleaned_is_clean(markdown: str) -> None:
    html = to_html(markdown)
    if story._is_clean(markdown, html):
        assert html.strip() == sanitize_html(html)


def test_a_plain_story_is_not_cleaned_and_one_with_html_is() -> None:
    plain = '# Việc làm\n\nBà *vẫn* "đi bộ".\n\n- một\n- hai\n'
    assert story._is_clean(plain, to_html(plain))
    assert story.render_story(plain, {}, "").startswith("<h2>Việc làm</h2>\n<p>Bà <em>vẫn</em>")
    assert story.render_story("a <script>b</script> <p onclick='x'>c", {}, "") == "<p>a  </p><p>c</p>"


@pytest.mark.parametrize(
    "markdown",
    ["![a ><script>alert(1)</script>](x.jpg)", "[x](http://a '<table><script>alert(1)</script>')"],
)
@pytest.mark.parametrize("escapes", [True, False])
def test_markup_in_an_attribute_stays_in_the_attribute(
    markdown: str, escapes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = Picture(src="anh/x.webp", srcset="anh/x.webp 9w", width=9, height=9, alt="", credit=None)
    if not escapes:
        # Cleaners before nh3 0.3.7 write < and > in attributes as they are.
        monkeypatch.setattr(
            story, "sanitize_html", lambda html: sanitize_html(html).replace("&lt;", "<").replace("&gt;", ">")
        )
    html = story.render_story(markdown, {"x.jpg": picture}, "../")
    assert "alert(1)" in html
    assert "<script" not in html and "<table" not in html


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("gallery:quan/hoan-kiem/#x", "../../quan/hoan-kiem/#x"),
        ("gallery:", "../../"),
        ("Gallery:javascript:x", "../../javascript%3Ax"),
        ("le-thi-minh-hang.md", "../../ho-so/le-thi-minh-hang/"),
        ("../../dong-da/y-te-hien-mau/nghiem-dac-luu.md#x", "../../ho-so/nghiem-dac-luu/#x"),
        ("/ho-so/au-van-on/", "../../ho-so/au-van-on/"),
        ("../au-van-on/", "../au-van-on/"),
        ("https://anh.example/a.md", "https://anh.example/a.md"),
        ("//anh.example/a.md", "//anh.example/a.md"),
    ],
)
def test_a_link_of_a_story_holds_under_any_prefix(href: str, address: str) -> None:
    html = story.render_story(f"[x]({href})", {}, "../../")
    assert html == f'<p><a href="{address}" rel="noopener noreferrer">x</a></p>'


def test_a_link_whose_scheme_is_not_allowed_leads_nowhere() -> None:
    assert story.render_story("[x](javascript:alert(1))", {}, "../../") == "<p><a>x</a></p>"


def test_an_escaped_picture_is_text() -> None:
    assert story.render_story(r"\![a](x.jpg)", {}, "") == "<p>![a](x.jpg)</p>"
    assert [mark.target for mark in find_pictures(r"\\![a](x.jpg) \\\![b](y.jpg)")] == ["x.jpg"]
    assert find_marks(r"\![a](x.jpg)", "a") == ()
