"""Make the view of `/trinh-chieu/`: plates for the screen in a ward's office, of a list that someone chooses."""

from collections.abc import Iterable

from msgspec import Struct

from generator.planning.page import Page
from generator.planning.site import Site
from generator.rendering.views.parts import Link, PageMeta, make_meta
from generator.vietnamese import capitalize

TITLE = "Trình chiếu"


class Choices(Struct, frozen=True, kw_only=True):
    """Lists to choose from, under one heading."""

    title: str
    """The heading."""
    links: tuple[Link, ...]
    """The lists with someone on their first page who was given a title or has a deed."""


class SlidesView(Struct, frozen=True, kw_only=True):
    """Everything on the page of slides; a script fills in the slides."""

    title: str
    """The heading."""
    groups: tuple[Choices, ...]
    """What can be shown."""


def slides_view(page: Page, site: Site) -> tuple[PageMeta, SlidesView]:
    """Make the view of the slides."""
    full = [each for each in site.pages if has_slides(each)]
    groups = (
        Choices(title="Phường, xã hiện nay", links=_links(full, "ward")),
        Choices(title="Lĩnh vực", links=_links(full, "field")),
        Choices(title="Năm", links=_links(full, "year")),
    )
    description = "Những việc tốt trên màn hình lớn: mỗi mười lăm giây một người, của một phường, lĩnh vực hay năm."
    view = SlidesView(title=TITLE, groups=tuple(group for group in groups if group.links))
    return make_meta(page, TITLE, description, "trinh-chieu"), view


def has_slides(page: Page) -> bool:
    """Whether a list is a ward of today, a field or a year, and someone on it has a plate."""
    if page.number > 1 or page.kind not in ("ward", "field", "year"):
        return False
    is_former = page.kind == "ward" and page.subject.until
    return not is_former and any(profile.rank < 2 for profile in page.profiles)


def _links(pages: Iterable[Page], kind: str) -> tuple[Link, ...]:
    return tuple(Link(text=_name(page), href=page.start) for page in pages if page.kind == kind)


def _name(page: Page) -> str:
    if page.kind == "year":
        return f"Năm {page.subject}"
    return capitalize(page.subject.title) if page.kind == "ward" else str(page.subject.name)
