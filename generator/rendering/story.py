"""A story's Markdown into safe HTML."""

import re
from collections.abc import Mapping
from html import unescape

import nh3
import pyromark

from generator.rendering.views.parts import Picture

_TAGS = {
    "p", "br", "hr", "strong", "em", "del", "blockquote", "ul", "ol", "li", "a", "img", "code", "pre",
    "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}
_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
_IMAGE = re.compile(r'<img src="([^"]*)" alt="([^"]*)">')
_ANY_IMAGE = re.compile(r"<img[^>]*>")
_INLINE = re.compile(r"</?(?:a|code|del|em|strong)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_HEADING = re.compile(r"(</?h)([1-6])>")
_BARE = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "em", "ul", "ol", "li", "blockquote")
_BARE_TAGS = frozenset(f"<{slash}{name}>" for name in _BARE for slash in ("", "/"))
_NOT_ONLY_MARKDOWN = ("<", "&", "\0", "\r", "\xa0")
"""What may be HTML of the story's own, or is written another way by the cleaner."""


def render_story(markdown: str, pictures: Mapping[str, Picture], root: str) -> str:
    """The HTML of a story: headings from level 2, tables in a box that scrolls, no script, no foreign picture.

    `pictures` are those that were resized, by the file name the story gives; any other picture is left out.
    """
    made = pyromark.html(markdown, options=_OPTIONS)
    if _is_clean(markdown, made):
        return _lower_headings(made.strip())
    html = nh3.clean(
        made, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, clean_content_tags={"script", "style"}
    ).strip()
    html = _lower_headings(html).replace('<a rel="noopener noreferrer">', "<a>")
    html = html.replace("<table>", '<div class="table" tabindex="0" role="region" aria-label="Bảng"><table>')
    html = html.replace("</table>", "</table></div>")
    html = _ANY_IMAGE.sub(lambda match: _picture(match[0], pictures, root), html)
    return html.replace("<p></p>", "").strip()


def story_pictures(markdown: str) -> tuple[str, ...]:
    """The picture files a story asks for, as it names them; pictures of other hosts are not among them."""
    if "![" not in markdown and "<img" not in markdown:
        return ()
    html = nh3.clean(pyromark.html(markdown, options=_OPTIONS), tags={"img"}, attributes={"img": {"src", "alt"}})
    names = (match[1] for match in _IMAGE.finditer(html))
    return tuple(dict.fromkeys(name for name in names if "/" not in name and ":" not in name))


def story_text(html: str) -> str:
    """The words of a rendered story, without markup, on one line."""
    # Most stories are paragraphs and nothing else.
    text = html.replace("</p>\n<p>", " ").replace("<p>", " ").replace("</p>", " ").replace("\n", " ")
    if "<" in text:
        text = _TAG.sub(" ", _INLINE.sub("", text))
    if "&" in text:
        text = unescape(text).replace("\n", " ")
    while "  " in text:
        text = text.replace("  ", " ")
    # What is printable has no white space but spaces, which stand one by one now.
    return text.strip() if text.isprintable() else " ".join(text.split())


def _is_clean(markdown: str, html: str) -> bool:
    """Whether cleaning would change nothing, as in most stories: Markdown made every tag, and each is bare and safe."""
    if any(mark in markdown for mark in _NOT_ONLY_MARKDOWN):
        return False
    only_paragraphs = html.count("<") == html.count("<p>") + html.count("</p>")
    return only_paragraphs or _BARE_TAGS.issuperset(_TAG.findall(html))


def _lower_headings(html: str) -> str:
    """Shift all headings so that the highest is level 2: level 1 is the person's name."""
    if "<h" not in html:
        return html
    highest = next((level for level in range(1, 7) if f"<h{level}>" in html), 2)
    if highest == 2:
        return html
    shift = 2 - highest
    return _HEADING.sub(lambda match: f"{match[1]}{max(2, min(6, int(match[2]) + shift))}>", html)


def _picture(tag: str, pictures: Mapping[str, Picture], root: str) -> str:
    found = _IMAGE.fullmatch(tag)
    picture = pictures.get(found[1]) if found else None
    if found is None or picture is None:
        return ""
    srcset = ", ".join(f"{root}{source.strip()}" for source in picture.srcset.split(","))
    return (
        f'<img src="{root}{picture.src}" srcset="{srcset}" sizes="(min-width: 44rem) 42rem, 92vw" '
        f'width="{picture.width}" height="{picture.height}" alt="{found[2]}" loading="lazy">'
    )
