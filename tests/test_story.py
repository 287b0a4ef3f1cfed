"""A story into HTML: what needs no cleaning is what cleaning would give."""

import nh3
import pyromark
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.rendering import story

PIECES = ("# ", "## ", "\n", "\n\n", "*", "**", "_", "- ", "1. ", "> ", "`", "[", "](x)", "![", "<", "<p>", "</p>")
PIECES += ("&", "&lt;", "&#13;", "\\", "---", "a ", "Đ. ", '"', "'", "|", "|-|\n", "    ", "\xa0", "\0", "\r", "\ufeff")


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(max_examples=1000, deadline=None)
def test_a_story_that_is_not_cleaned_is_clean(markdown: str) -> None:
    html = pyromark.html(markdown, options=story._OPTIONS)
    if story._is_clean(markdown, html):
        assert html == nh3.clean(html, tags=story._TAGS, attributes=story._ATTRIBUTES, url_schemes=story._SCHEMES)


def test_a_plain_story_is_not_cleaned_and_one_with_html_is() -> None:
    plain = '# Việc làm\n\nBà *vẫn* "đi bộ".\n\n- một\n- hai\n'
    assert story._is_clean(plain, pyromark.html(plain, options=story._OPTIONS))
    assert story.render_story(plain, {}, "").startswith("<h2>Việc làm</h2>\n<p>Bà <em>vẫn</em>")
    assert story.render_story("a <script>b</script> <p onclick='x'>c", {}, "") == "<p>a  </p><p>c</p>"
