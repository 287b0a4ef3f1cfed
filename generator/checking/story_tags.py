"""Find the HTML of a story that its page does not keep."""

from collections.abc import Iterator

import pyromark

from generator.checking.html_tags import find_tags
from generator.markup import OPTIONS, TAGS, locate_byte
from generator.records.problem import Problem, warning_at

_WITH_CONTENT = {"script", "style"}
# A browser reads <image> as <img>.
_KEPT = TAGS | {"image"}
_HINT = "xóa thẻ này; chữ đậm thì viết **…**, chữ nghiêng thì viết *…*"


def check_story_tags(path: str, story: str, first_line: int) -> Iterator[Problem]:
    """Yield a warning for the first tag of each name that the page of a story leaves out."""
    if "<" not in story:
        return
    source, known = story.encode("utf-8", "surrogatepass"), set(_KEPT)
    for event, span in pyromark.events_with_range(story, options=OPTIONS):
        html = str(event.get("Html") or event.get("InlineHtml") or "") if isinstance(event, dict) else ""
        for tag in find_tags(html):
            if tag.name in known:
                continue
            known.add(tag.name)
            before = len(html[: tag.offset].encode("utf-8", "surrogatepass"))
            line, column = locate_byte(source, span["start"] + before)
            left_out = "thẻ này và những gì bên trong" if tag.name in _WITH_CONTENT else "thẻ này"
            message = f"câu chuyện có thẻ HTML <{tag.name}>; trang sẽ bỏ {left_out}"
            yield warning_at(path, first_line + line - 1, column, "story-html", message, _HINT)
