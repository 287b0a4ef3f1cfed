"""Make the view of `/phuong/`: a map of today's wards as tiles, and their list with the names that were before."""

from functools import lru_cache

from msgspec import Struct

from generator.planning import urls
from generator.planning.page import Page
from generator.planning.site import Site, former_units
from generator.planning.tiles import place_tiles
from generator.records.places import Places
from generator.rendering.views.parts import Group, Link, PageMeta, make_meta, sort_units
from generator.vietnamese import capitalize

TITLE = "Phường, xã"

TILE = 100
"""Width and height of a tile, in units of the drawing; its label has a line for each `LINE`."""

LINE, LETTERS = 22, 8
"""Height of a line of a label, and about how many letters fit in it."""

FEW = 9
"""Where no ward has more people, the scale of the map ends here: a single person is no full tile."""


class Label(Struct, frozen=True, kw_only=True):
    """One line of a tile's label."""

    text: str
    """The words."""
    y: int
    """The foot of the line, from the top of the drawing."""


class WardTile(Struct, frozen=True, kw_only=True):
    """A ward of today, on the map and in the list."""

    title: str
    """Its name with its type."""
    href: str
    """Its page."""
    count: int
    """How many profiles it has, those of its former wards included."""
    before: str
    """The names of the units that went into it, by which people look for it too."""
    x: int
    """The left edge of its tile."""
    y: int
    """The top edge of its tile."""
    level: int
    """How full the tile is: 0 for nobody, up to 3."""
    lines: tuple[Label, ...]
    """Its name without type, in lines, and its count where it has one."""


class WardsView(Struct, frozen=True, kw_only=True):
    """Everything on the page of all wards."""

    title: str
    """The heading."""
    lead: str
    """What the page lists."""
    width: int
    """The width of the map."""
    height: int
    """The height of the map."""
    tiles: tuple[WardTile, ...]
    """The wards of today, by name."""
    former: Group
    """The former units that have profiles."""


def wards_view(page: Page, site: Site) -> tuple[PageMeta, WardsView]:
    """Make the view of all wards."""
    places = site.registry.places
    former = former_units(places)
    positions = _positions(places)
    tiles = []
    most = max(site.ward_totals.values(), default=0)
    for unit in sort_units(places):
        if unit.until is None and unit.id in positions:
            count = site.ward_totals[unit.id]
            column, row = positions[unit.id]
            names = dict.fromkeys(each.name for each in former.get(unit.id, ()) if each.name != unit.name)
            tiles.append(
                WardTile(
                    title=capitalize(unit.title),
                    href=f"{urls.WARDS}{unit.id}/",
                    count=count,
                    before=", ".join(names),
                    x=column * TILE,
                    y=row * TILE,
                    level=fill_level(count, most),
                    lines=_label(unit.name, count, row * TILE),
                )
            )
    view = WardsView(
        title=TITLE,
        lead="Tìm theo tên hiện nay hoặc tên cũ; mỗi phường, xã hiện nay gồm cả những tấm gương ở các phường, xã cũ.",
        width=max((tile.x for tile in tiles), default=0) + TILE,
        height=max((tile.y for tile in tiles), default=0) + TILE,
        tiles=tuple(tiles),
        former=Group(title="Phường, xã trước ngày 1/7/2025 đã có tấm gương", links=_link_former(site)),
    )
    description = (
        "Tìm theo tên phường, xã hiện nay: trang mỗi phường gồm cả những tấm gương ở các phường, xã cũ đã nhập vào đó."
    )
    return make_meta(page, TITLE, description, "phuong"), view


def _link_former(site: Site) -> tuple[Link, ...]:
    """Link to the former units that have profiles, with how many."""
    places, by_unit = site.registry.places, site.listings.by_unit
    return tuple(
        Link(
            text=capitalize(unit.title),
            href=f"{urls.WARDS}{unit.id}/",
            count=len(by_unit[unit.id]),
            note=places.districts[unit.district].title if unit.district else None,
        )
        for unit in sort_units(places)
        if unit.until and unit.id in by_unit
    )


def fill_level(count: int, most: int) -> int:
    """Return how full a tile is, from 0 for nobody to 3 for the ward of most; by square roots, as areas compare."""
    if not count:
        return 0
    scale = max(most, FEW)
    return 1 if 9 * count <= scale else 2 if 9 * count <= 4 * scale else 3


@lru_cache(maxsize=4)
def _positions(places: Places) -> dict[str, tuple[int, int]]:
    return dict(place_tiles(unit for unit in places.units.values() if unit.until is None))


def _label(name: str, count: int, top: int) -> tuple[Label, ...]:
    """Break a name into lines that fit a tile, and centre these and the count below them."""
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + 1 + len(word) <= LETTERS:
            lines[-1] += f" {word}"
        elif word != "-":
            lines.append(word)
    if count:
        lines.append(str(count))
    first = top + (TILE - LINE * len(lines)) // 2 + LINE - 6
    return tuple(Label(text=text, y=first + LINE * index) for index, text in enumerate(lines))
