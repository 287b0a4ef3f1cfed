"""Render a story's Markdown as the HTML of its page."""

import re
from collections.abc import Mapping
from html import escape, unescape
from html.parser import HTMLParser

from generator.checking.links import place_link
from generator.markup import get_picture_name, sanitize_html, to_html
from generator.rendering.views.parts import Picture

_INLINE = re.compile(r"</?(?:a|code|del|em|strong)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_HEADING = re.compile(r"(</?h)([1-6])>")
_CAPTIONED = re.compile(r'(<img [^<>]*) title="([^"<>]*)"( [^<>]*>)')
_BARE = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "em", "ul", "ol", "li", "blockquote")
_BARE_TAGS = frozenset(f"<{slash}{name}>" for name in _BARE for slash in ("", "/"))
_NOT_ONLY_MARKDOWN = ("<", "&", "\0", "\r", "\xa0")
"""What may be HTML of the story's own, or is written another way by the cleaner."""


def render_story(markdown: str, pictures: Mapping[str, Picture], root: str) -> str:
    """Render the HTML of a story: headings from level 2, tables in a box that scrolls, no script, no foreign picture.

    `pictures` are those that were resized, by the file name the story gives; any other picture is left out. `root`
    leads to the site's root.
    """
    html = to_html(markdown)
    if _is_clean(markdown, html):
        return _lower_headings(html.strip())
    writer = _Writer(pictures, root)
    writer.feed(sanitize_html(html))
    writer.close()
    return _lower_headings("".join(writer.pieces)).strip()


def story_text(html: str) -> str:
    """Return the words of a rendered story, without markup, on one line."""
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


class _Writer(HTMLParser):
    """Writes cleaned HTML again, with a story's pictures and tables; every text and attribute is escaped here."""

    def __init__(self, pictures: Mapping[str, Picture], root: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._pictures = pictures
        self._root = root
        self._paragraph = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self._add_picture(dict(attrs))
            return
        if tag == "table":
            self.pieces.append('<div class="table" tabindex="0" role="region" aria-label="Bảng">')
        if tag == "p":
            self._paragraph = len(self.pieces)
        if tag == "a":
            # A link whose address was taken away keeps nothing.
            href = dict(attrs).get("href")
            attrs = [] if href is None else list((dict(attrs) | {"href": place_link(href, self._root)}).items())
        written = "".join(f' {name}="{escape(value or "")}"' for name, value in attrs)
        self.pieces.append(f"<{tag}{written}>")

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append(f"</{tag}>")
        if tag == "table":
            self.pieces.append("</div>")
        if tag == "p":
            self._end_paragraph()

    def handle_data(self, data: str) -> None:
        self.pieces.append(escape(data, quote=False).replace("\xa0", "&nbsp;"))

    def _add_picture(self, attributes: dict[str, str | None]) -> None:
        name = get_picture_name(attributes.get("src"))
        picture = self._pictures.get(name) if name is not None else None
        if picture is not None:
            self.pieces.append(_picture(picture, attributes.get("alt") or "", attributes.get("title"), self._root))

    def _end_paragraph(self) -> None:
        """Leave out a paragraph of which a picture was left out; make a figure of one with a caption alone."""
        within = self.pieces[self._paragraph + 1 : -1]
        if not within:
            del self.pieces[self._paragraph :]
        elif len(within) == 1 and (captioned := _CAPTIONED.fullmatch(within[0])):
            image = f"{captioned[1]}{captioned[3]}"
            self.pieces[self._paragraph :] = [f"<figure>{image}<figcaption>{captioned[2]}</figcaption></figure>"]


def _picture(picture: Picture, alt: str, title: str | None, root: str) -> str:
    srcset = ", ".join(f"{root}{source.strip()}" for source in picture.srcset.split(","))
    caption = f' title="{escape(title)}"' if title else ""
    return (
        f'<img src="{root}{picture.src}" srcset="{srcset}" sizes="(min-width: 44rem) 42rem, 92vw" '
        f'width="{picture.width}" height="{picture.height}" alt="{escape(alt)}"{caption} loading="lazy">'
    )
