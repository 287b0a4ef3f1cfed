"""Make the view of `/nhung/`: what may be shown on other sites, to choose from."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from generator.planning.page import Page
from generator.planning.site import Site
from generator.records.place import Unit
from generator.records.summary import NO_LEVEL_NAMES
from generator.rendering.views.parts import PageMeta, make_meta, sort_units
from generator.vietnamese import capitalize

TITLE = "Nhúng vào trang khác"
NEWEST = "Những tấm gương mới đăng"
"""What the list of everyone is called on other sites, which show the newest of it."""


class Option(Struct, frozen=True, kw_only=True):
    """A value to choose."""

    value: str
    """What a snippet names: the address of a list without its last slash, or a value of a filter."""
    text: str
    """Its name on the page."""


class OptionGroup(Struct, frozen=True, kw_only=True):
    """Values under one heading."""

    name: str
    """The name of the filter in addresses; empty for lists."""
    title: str
    """The heading."""
    options: tuple[Option, ...]
    """The values, in order."""


class BuilderView(Struct, frozen=True, kw_only=True):
    """Everything on the page where snippets are made."""

    title: str
    """The heading."""
    lists: tuple[OptionGroup, ...]
    """All lists that the script can read: from a feed, or by filters."""
    filters: tuple[OptionGroup, ...]
    """All filters, with the values that some profile has."""
    has_featured: bool
    """Whether the home page has a featured story."""
    slug: str
    """A profile for the examples; empty where there is none, and so nothing to choose."""


def builder_view(page: Page, site: Site) -> tuple[PageMeta, BuilderView]:
    """Make the view of `/nhung/`."""
    lists = [
        OptionGroup(name="", title=title, options=_options(kinds, name_list, site))
        for title, kinds, name_list in _LISTS
    ]
    newest = site.listings.newest or site.listings.all
    featured = site.registry.featured
    view = BuilderView(
        title=TITLE,
        lists=tuple(group for group in lists if group.options),
        filters=_filters(site),
        has_featured=bool(featured),
        slug=featured[0].slug if featured else newest[0].slug if newest else "",
    )
    description = "Chọn hồ sơ hay danh sách, xem trước, rồi chép đoạn mã để đặt vào cổng thông tin của bạn."
    return make_meta(page, TITLE, description, "nhung"), view


def _options(kinds: tuple[str, ...], name_page: Callable[[Page, Site], str], site: Site) -> tuple[Option, ...]:
    """Name the pages of these kinds that have a feed (see `plan_feeds`), or that filters can stand for."""
    pages = [page for page in site.pages if page.kind in kinds and page.number == 1 and _can_be_read(page)]
    return tuple([Option(value=page.start.rstrip("/"), text=name_page(page, site)) for page in pages])


_UNFILTERED = ("award", "letter")
"""The kinds of lists that no filter of search stands for: see filters-of.js."""


def _can_be_read(page: Page) -> bool:
    return any(profile.published or page.kind not in _UNFILTERED for profile in page.profiles)


def _name_year(page: Page, site: Site) -> str:
    district, year = page.subject
    return f"{capitalize(site.registry.places.districts[district].title)}, năm {year}"


def _name_unit(unit: Unit, site: Site) -> str:
    """Name a ward with its district or time, since wards of different times share names."""
    when = site.registry.places.districts[unit.district].title if unit.district else "từ 1/7/2025"
    return f"{capitalize(unit.title)} ({when})"


_OF_ALL = {"profiles": NEWEST, "collectives": "Tập thể"}
_LISTS: tuple[tuple[str, tuple[str, ...], Callable[[Page, Site], str]], ...] = (
    ("Toàn trang", ("profiles", "collectives"), lambda page, site: _OF_ALL[page.kind]),
    ("Quận, huyện", ("district",), lambda page, site: capitalize(page.subject.title)),
    ("Quận, huyện theo năm", ("district-year",), _name_year),
    ("Phường, xã", ("ward",), lambda page, site: _name_unit(page.subject, site)),
    ("Lĩnh vực", ("field",), lambda page, site: str(page.subject.name)),
    ("Năm", ("year",), lambda page, site: f"Năm {page.subject}"),
    ("Khen thưởng", ("award",), lambda page, site: str(page.subject.name)),
    ("Phong trào", ("movement",), lambda page, site: str(page.subject.name)),
    ("Tên", ("letter",), lambda page, site: f"Tên vần {page.subject}"),
)
"""The groups of lists: title, kinds of pages, and what names one."""


def _filters(site: Site) -> tuple[OptionGroup, ...]:
    """List the values of each filter that some profile has, in the order of `site_data/`."""
    registry, listings = site.registry, site.listings
    levels = {key: level.name for key, level in registry.levels.items()} | NO_LEVEL_NAMES
    used = {level for profile in listings.all for level in profile.levels}
    named: list[tuple[str, str, dict[str, Any]]] = [
        ("quan", "Quận, huyện", {key: capitalize(row.title) for key, row in registry.places.districts.items()
                                 if key in listings.by_district}),
        ("phuong", "Phường, xã", {unit.id: _name_unit(unit, site) for unit in sort_units(registry.places)
                                  if unit.id in listings.by_unit or unit in site.peopled_wards}),
        ("linh-vuc", "Lĩnh vực", {key: row.name for key, row in registry.fields.items() if key in listings.by_field}),
        ("nam", "Năm", {str(year): str(year) for year in sorted(listings.by_year, reverse=True)}),
        ("cap", "Hình thức ghi nhận", {key: name for key, name in levels.items() if key in used}),
        ("loai", "Cá nhân, tập thể", {"person": "Cá nhân", "collective": "Tập thể"}),
        ("phong-trao", "Phong trào", {key: row.name for key, row in registry.movements.items()
                                      if key in listings.by_movement}),
    ]  # fmt: skip
    groups = [
        OptionGroup(name=name, title=title, options=tuple(Option(value=key, text=text) for key, text in values.items()))
        for name, title, values in named
    ]
    return tuple(group for group in groups if group.options)
