"""The search page: the box, empty filters that a script fills, and the indexes for those without a script."""

from dataclasses import dataclass, replace

from generator.planning import urls
from generator.planning.page import Page
from generator.planning.site import Site
from generator.rendering.views.hub import hub_view
from generator.rendering.views.parts import Frame, Group, Link, people_count

TITLE = "Tra cứu"
FACETS = (
    ("quan", "Quận, huyện"),
    ("phuong", "Phường, xã"),
    ("linh-vuc", "Lĩnh vực"),
    ("nam", "Năm"),
    ("cap", "Hình thức ghi nhận"),
    ("loai", "Cá nhân, tập thể"),
)
"""Filters by their name in the address, in the order shown; the worker counts their values."""

SORTS = (("lien-quan", "Liên quan nhất"), ("nam", "Năm gần nhất trước"), ("ten", "Tên (A–Y)"))
"""Orders by their name in the address; the first one stands when none is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A filter or an order: its name in the address and on the page."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Everything on the search page but the answers."""

    title: str
    total: str
    facets: tuple[Choice, ...]
    sorts: tuple[Choice, ...]
    groups: tuple[Group, ...]


def search_view(page: Page, site: Site) -> tuple[Frame, Search]:
    """The view of `/tra-cuu/`."""
    listings = site.listings
    hubs = {one.kind: hub_view(one, site)[1].groups[0] for one in site.pages if one.kind in _HUBS}
    fields = replace(
        hubs["fields"], look="list", links=tuple(replace(link, note=None) for link in hubs["fields"].links)
    )
    more = (
        Link(text="Tất cả hồ sơ", href=urls.PROFILES, count=len(listings.all)),
        Link(text="Phường, xã", href=urls.WARDS),
        Link(text="Tập thể", href=urls.COLLECTIVES, count=len(listings.collectives)),
        Link(text="Phong trào", href=urls.MOVEMENTS),
        Link(text="Khen thưởng", href=urls.AWARDS),
    )
    view = Search(
        title=TITLE,
        total=people_count(len(listings.all)),
        facets=tuple(Choice(id=name, title=title) for name, title in FACETS),
        sorts=tuple(Choice(id=name, title=title) for name, title in SORTS),
        groups=(
            replace(hubs["districts"], title="Theo quận, huyện"),
            replace(fields, title="Theo lĩnh vực"),
            replace(hubs["years"], title="Theo năm"),
            replace(hubs["names"], title="Theo tên"),
            Group(title="Danh mục khác", links=more),
        ),
    )
    description = "Tìm người tốt, việc tốt theo tên, phường, lĩnh vực, năm; gõ có dấu hay không dấu đều được."
    crumbs = (Link(text="Trang chủ", href=urls.HOME), Link(text=TITLE, href=page.url))
    return Frame(url=page.url, title=TITLE, description=description, section="tra-cuu", crumbs=crumbs), view


_HUBS = ("districts", "fields", "years", "names")
