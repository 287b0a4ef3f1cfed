"""Read the editorial pages and their media in `content/pages/`."""

import json
from collections.abc import Iterator
from pathlib import Path
from posixpath import normpath
from typing import Any
from urllib.parse import unquote, urlsplit

from msgspec import Struct, field

from generator.checking.links import make_link
from generator.checking.pages import check_addresses, page_address
from generator.checking.safe_html import scheme_of
from generator.reading.files import list_files, read_bytes, read_text, refuse_link
from generator.reading.front_matter import split_front_matter
from generator.reading.media import check_media
from generator.reading.page_text import PageText, Reference, parse_page
from generator.reading.records import validate
from generator.reading.yaml_text import parse_yaml
from generator.records.link import GalleryLink
from generator.records.page import PageFrontMatter
from generator.records.problem import Problem, ProblemText, error_at

TEMPLATE = "main.html"
"""The only template of editorial pages; the theme's others are for pages of the gallery."""


class EditorialPages(Struct, frozen=True, kw_only=True):
    """The editorial pages and their media."""

    files: dict[str, bytes] = field(default_factory=dict)
    """The files for the host, by path below `content/pages/`: pages in UTF-8, media without metadata."""
    links: tuple[GalleryLink, ...] = ()
    """The links of pages into the gallery."""
    addresses: frozenset[str] = frozenset()
    """The addresses of pages, relative to the site's root."""


class _Page(Struct, kw_only=True):
    path: str
    """The file, as messages show it."""
    name: str
    """The path below `content/pages/`."""
    text: PageText
    """What its Markdown contains."""


def read_pages(folder: Path) -> tuple[EditorialPages, list[Problem]]:
    """Read and check the editorial pages below `folder`, which may be missing.

    Links that leave the folder, pipes and devices are problems and never opened.
    """
    # If `content` itself were a link, it would bring in pages from elsewhere.
    if outside := refuse_link(folder.parent):
        return EditorialPages(), [outside]
    inputs, problems = list_files(folder, ("",))
    files, pages = dict[str, bytes](), list[_Page]()
    for item in inputs:
        name = "/".join(item.parts)
        if name.endswith(".md"):
            page, body, more = _read_page(item.path, name)
            files[name] = body
            pages.append(page)
        else:
            data, more = check_media(name, item.path, read_bytes(item.path) or b"")
            files |= {name: data} if data is not None else {}
        problems += more
    paths = {page.name: page.path for page in pages}
    problems += check_addresses(paths)
    problems += [problem for page in pages for problem in _check_references(page, files, pages)]
    links = tuple(link for page in pages for link in _find_gallery_links(page))
    return EditorialPages(files=files, links=links, addresses=frozenset(map(page_address, paths))), problems


def _read_page(path: str, name: str) -> tuple[_Page, bytes, list[Problem]]:
    """Read a page; return it, its text for the host, and its problems.

    The text always has a title, since the host would otherwise take one from the HTML.
    """
    read = read_text(path)
    if read.text is None:
        return _Page(path=path, name=name, text=PageText()), b"", read.problems
    stated, body, first_line, problems = _read_front_matter(path, read.text)
    text = parse_page(path, body, first_line)
    title = (stated and stated.title) or text.title or name.rpartition("/")[2].removesuffix(".md").replace("-", " ")
    front_matter: dict[str, Any] = {"title": title}
    if stated and stated.description:
        front_matter["description"] = stated.description
    # JSON is YAML in which every text is quoted, so no title can be read as something else.
    written = f"---\n{json.dumps(front_matter, ensure_ascii=False)}\n---\n\n{body}"
    return _Page(path=path, name=name, text=text), written.encode(), problems + text.problems


def _read_front_matter(path: str, text: str) -> tuple[PageFrontMatter | None, str, int, list[Problem]]:
    """Return a page's front matter (None for none), its Markdown, the line where that begins, and the problems."""
    if not text.startswith("---"):
        return None, text, 1, []
    front_matter, problems = split_front_matter(path, text)
    if front_matter is None:
        return None, "", 1, problems
    parsed, problems = parse_yaml(path, front_matter.yaml, first_line=2)
    if parsed is None or parsed.data is None:
        return None, front_matter.story, front_matter.story_line, problems
    record, more, _ = validate(path, parsed, parsed.data, PageFrontMatter)
    if record and record.template not in (None, TEMPLATE):
        message = f'trang biên tập không dùng được mẫu "{record.template}"'
        more = [*more, error_at(path, *parsed.find_place(("template",)), "unknown-template", message, "xóa dòng này")]
    return record, front_matter.story, front_matter.story_line, problems + more


def _find_gallery_links(page: _Page) -> Iterator[GalleryLink]:
    address = page_address(page.name)
    for reference in page.text.references:
        if not (reference.is_picture or _names_file(reference)):
            link = make_link(reference.target, address, page.path, reference.line, reference.column)
            if link:
                yield link


def _names_file(reference: Reference) -> bool:
    """Return whether a link names a page's file, or a file beside it: the host makes an address of these."""
    parts = urlsplit(reference.target)
    if scheme_of(reference.target) or parts.netloc or parts.path.startswith("/"):
        return False
    name = unquote(parts.path).rpartition("/")[2]
    return name.endswith(".md") or ("." in name.strip(".") and not reference.is_html)


def _check_references(page: _Page, files: dict[str, bytes], pages: list[_Page]) -> Iterator[Problem]:
    """Yield a problem for each link to a page, an anchor or a file that does not exist."""
    anchors = {other.name: other.text.anchors for other in pages}
    for reference in page.text.references:
        error = _check_reference(reference, page, files, anchors)
        if error:
            yield error_at(page.path, reference.line, reference.column, *error)


def _check_reference(
    reference: Reference, page: _Page, files: dict[str, bytes], anchors: dict[str, set[str]]
) -> ProblemText | None:
    """Return code, message and hint if a reference leads nowhere, else None."""
    parts = urlsplit(reference.target)
    if reference.is_picture and (scheme_of(reference.target) or parts.netloc):
        hint = "chép ảnh vào content/pages/media/ rồi dẫn tới đó"
        return "foreign-picture", f'ảnh "{reference.target}" nằm ở máy khác', hint
    if scheme_of(reference.target) or parts.netloc or parts.path.startswith("/"):
        return None
    # An address in HTML is relative to the page's address, one in Markdown to the page's file.
    start = page_address(page.name) if reference.is_html else page.name.rpartition("/")[0]
    name = normpath(f"{start}/{unquote(parts.path)}".lstrip("/")) if parts.path else page.name
    if reference.is_picture:
        message, hint = f'không thấy tệp ảnh "{reference.target}"', "đặt ảnh vào content/pages/media/, hoặc sửa lại tên"
        return None if name in files else ("missing-media", message, hint)
    if reference.is_html and name.endswith(".md"):
        hint = "viết theo lối Markdown, ví dụ [Giới thiệu](gioi-thieu.md), thì trang mới đổi tên tệp thành địa chỉ"
        return "missing-page", f'thẻ HTML không dẫn tới tệp "{reference.target}" được', hint
    if _names_file(reference) and name not in files:
        return "missing-page", f'không có trang hay tệp "{reference.target}"', "sửa lại tên tệp"
    anchor = unquote(parts.fragment)
    if anchor and name in anchors and anchor not in anchors[name]:
        hint = "sửa theo tên của mục, viết không dấu và nối bằng gạch"
        return "unknown-anchor", f'trang ấy không có mục "#{anchor}"', hint
    return None
