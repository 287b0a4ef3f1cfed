"""Make the view of the search page: the box, filters that a script fills, and overviews for those without scripts."""

from msgspec import Struct
from msgspec.structs import replace

from generator.planning import urls
from generator.planning.page import Page
from generator.planning.site import Site
from generator.rendering.views.overview import names_only, overview_view
from generator.rendering.views.parts import Group, Link, PageMeta, format_count, make_meta

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


class Choice(Struct, frozen=True, kw_only=True):
    """A filter or an order of results."""

    id: str
    """Its name in the address."""
    title: str
    """Its name on the page."""


class SearchView(Struct, frozen=True, kw_only=True):
    """Everything on the search page but the results."""

    title: str
    """The heading."""
    total: str | None
    """How many profiles there are, in words; None where there are none."""
    facets: tuple[Choice, ...]
    """The filters, in order."""
    sorts: tuple[Choice, ...]
    """The orders of results; the first one is the default."""
    groups: tuple[Group, ...]
    """Links for browsing without search."""


def search_view(page: Page, site: Site) -> tuple[PageMeta, SearchView]:
    """Make the view of `/tra-cuu/`."""
    listings = site.listings
    overviews = {each.kind: overview_view(each, site)[1].groups[0] for each in site.pages if each.kind in _OVERVIEWS}
    more = (
        Link(text="Tất cả mọi người", href=urls.PROFILES, count=len(listings.all)),
        Link(text="Phường, xã", href=urls.WARDS),
        Link(text="Tập thể", href=urls.COLLECTIVES, count=len(listings.collectives)),
        Link(text="Phong trào", href=urls.MOVEMENTS),
        Link(text="Khen thưởng", href=urls.AWARDS),
    )
    view = SearchView(
        title=TITLE,
        total=format_count(len(listings.all)) if listings.all else None,
        facets=tuple(Choice(id=name, title=title) for name, title in FACETS),
        sorts=tuple(Choice(id=name, title=title) for name, title in SORTS),
        groups=(
            replace(overviews["districts"], title="Theo quận, huyện"),
            replace(names_only(overviews["fields"]), title="Theo lĩnh vực"),
            replace(overviews["years"], title="Theo năm"),
            replace(overviews["names"], title="Theo tên"),
            Group(title="Danh mục khác", links=more),
        ),
    )
    description = "Tìm người tốt, việc tốt theo tên, phường, lĩnh vực, năm; gõ có dấu hay không dấu đều được."
    return make_meta(page, TITLE, description, "tra-cuu"), view


_OVERVIEWS = ("districts", "fields", "years", "names")
