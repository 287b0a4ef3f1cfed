"""Small flat records that pages share. Every address is relative to the site's root."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct

from generator.planning.page import Page
from generator.planning.summary import unit_of
from generator.planning.urls import EDITORS, HOME, page_url, thumbnail_url
from generator.records.place import Unit
from generator.records.places import Places
from generator.records.profile import Honour, Profile
from generator.records.registry import Registry
from generator.records.summary import ProfileSummary
from generator.vietnamese import capitalize, format_number, lower_first, sort_key

THUMBNAIL = 160
"""Width and height, in pixels, of a portrait on a card."""


class Link(Struct, frozen=True, kw_only=True):
    """A link."""

    text: str
    """The words of the link."""
    href: str
    """Where it leads; empty for words without a link."""
    count: int | None = None
    """How many profiles stand behind it; None where no number is shown."""
    note: str | None = None
    """What is said after it; None for nothing."""
    icon: str | None = None
    """The name of its drawing in the component `icon`; None where it has none."""


HOME_LINK = Link(text="Trang chủ", href=HOME)
WAY_TO_EDITORS = (HOME_LINK, Link(text="Dành cho người biên tập", href=EDITORS))
"""The breadcrumbs above the forms for editors: the same as of the editorial pages beside them."""


class Group(Struct, frozen=True, kw_only=True):
    """Links under one heading."""

    title: str
    """The heading."""
    links: tuple[Link, ...]
    """The links, in order."""
    variant: str = "list"
    """How the links are set: list, chips, tiles, letters, or years with bars."""
    note: str | None = None
    """What is said under the heading; None for nothing."""


class Picture(Struct, frozen=True, kw_only=True):
    """A picture in several widths."""

    src: str
    """The address of the middle width."""
    srcset: str
    """All widths, as the attribute of the same name in HTML, without the root."""
    width: int
    """The width of `src`, in pixels."""
    height: int
    """The height of `src`, in pixels."""
    alt: str
    """The text for those who do not see the picture; empty for decoration."""
    credit: str | None = None
    """Who took it; None where nobody is named."""


class Plate(Struct, frozen=True, kw_only=True):
    """What stands for a portrait: a photo; else the emblem of the field with the honouree's own number or initials."""

    field: str
    """The id of the field, which has a pigment and an emblem; others have those of the lotus."""
    number: str | None = None
    """The number, as printed ("2,4"); None where the record has none that fits."""
    size: str = ""
    """How large the number can be: "short", "medium" or "long"."""
    word: str | None = None
    """What stands before the number ("gần")."""
    unit: str | None = None
    """What stands after the number ("năm")."""
    label: str | None = None
    """What the number counts; None on a card, where the deed says it."""
    initials: str | None = None
    """Letters of the name, where there is no deed; None where an emblem or a number stands."""
    picture: Picture | None = None
    """The photo; None where there is none."""


class Card(Struct, frozen=True, kw_only=True, eq=False):
    """One honouree in a list. There is one object per profile: cards are compared as objects."""

    href: str
    """The address of the profile's page."""
    name: str
    """The name, without honorific."""
    honorific: str | None
    """How the person is addressed ("bà"); None where the profile states none."""
    title: str
    """The name with its honorific."""
    rank: int
    """See `ProfileSummary.rank`: titles and deeds have plates, names alone are a line in a register."""
    plate: Plate
    """The portrait."""
    text: str | None
    """The summary, else the role; None where there is neither."""
    label: str
    """Kind, place and years in one line."""
    is_collective: bool
    """Whether it is a collective, not a person."""
    is_honoured: bool
    """Whether an award was given."""
    monogram: str
    """One or two letters of the name."""
    picture: Picture | None = None
    """The small portrait; None where there is no photo."""


class CardGroup(Struct, frozen=True, kw_only=True):
    """The cards of one rank under their heading."""

    title: str | None
    """The heading; None where the whole list is of one kind."""
    variant: str
    """How they are set: titles large, deeds as plates, names as a register."""
    cards: tuple[Card, ...]
    """The cards, in order; never empty."""


class Pager(Struct, frozen=True, kw_only=True):
    """The pages of a listing."""

    number: int
    """Which page this is, from 1."""
    pages: int
    """How many pages there are."""
    links: tuple[Link | None, ...]
    """A link to each page that is shown; None is a gap."""
    previous: str | None
    """The address of the previous page; None on the first."""
    next: str | None
    """The address of the next page; None on the last."""


class SharedPicture(NamedTuple):
    """The picture of 1200 × 630 pixels that stands for a page where its address is shared."""

    src: str
    """Its address."""
    alt: str
    """What it shows."""


SITE_PICTURE = SharedPicture(
    "assets/icons/share.png", "Hoa sen và dòng chữ: Những con người bình dị, những việc làm đẹp quanh ta"
)


class PageMeta(Struct, frozen=True, kw_only=True):
    """What the frame around a page shows: the head, the breadcrumbs and the menu."""

    url: str
    """The page's address, relative to the site's root."""
    title: str
    """The title, without the site's name."""
    description: str
    """One sentence for search engines and shared links."""
    section: str
    """The first folder of the menu's entry that is marked as current; empty for none."""
    breadcrumbs: tuple[Link, ...] = ()
    """The way down from the home page, ending with this page; empty where none is shown."""
    is_hidden: bool = False
    """Whether search engines are asked not to list the page."""
    picture: SharedPicture = SITE_PICTURE
    """What stands for it where its address is shared."""


def make_meta(page: Page, title: str, description: str, section: str, way: tuple[Link, ...] = (HOME_LINK,)) -> PageMeta:
    """Make the frame of a page of one kind; `way` are the breadcrumbs above it."""
    breadcrumbs = (*way, Link(text=title, href=page.url))
    return PageMeta(url=page.url, title=title, description=description, section=section, breadcrumbs=breadcrumbs)


def number_title(title: str, page: Page) -> str:
    """Return the title of a page of a listing, which has its number from the second one on."""
    return f"{title}, trang {page.number}" if page.number > 1 else title


_SEPARATOR = "\u00a0· "
"""Stays at the end of a line: no line begins with a dot."""


@lru_cache(maxsize=131_072)
def make_card(profile: ProfileSummary) -> Card:
    """Make the card of a profile. It is cached, since a profile stands in many lists."""
    years = ", ".join(str(year) for year in profile.years)
    what = "Tập thể" if profile.kind == "collective" else None
    text = profile.summary or profile.role
    said = f"{profile.name if what else ''} {text or ''}".casefold()
    place = None if profile.place and profile.place.casefold() in said else profile.place
    picture = _thumbnail(profile) if profile.has_portrait else None
    return Card(
        href=profile.url,
        name=profile.name,
        honorific=profile.honorific,
        title=name_with_honorific(profile),
        rank=profile.rank,
        plate=make_plate(profile, picture),
        monogram=profile.monogram,
        text=text,
        label=_SEPARATOR.join(part for part in (what, capitalize(place or ""), years) if part),
        is_collective=profile.kind == "collective",
        is_honoured=profile.is_honoured,
        picture=picture,
    )


_RANKS = (
    ("Được khen thưởng", "titles"),
    ("Những việc tốt được kể lại", "deeds"),
    ("Cùng được nêu gương", "names"),
)


def group_cards(profiles: Iterable[ProfileSummary]) -> tuple[CardGroup, ...]:
    """Group the cards of profiles, which are sorted by rank; a list of one rank has no heading of its own."""
    groups = [(rank, tuple(map(make_card, same))) for rank, same in groupby(profiles, lambda profile: profile.rank)]
    return tuple(
        CardGroup(title=_RANKS[rank][0] if len(groups) > 1 else None, variant=_RANKS[rank][1], cards=cards)
        for rank, cards in groups
    )


def list_names(profiles: Iterable[ProfileSummary]) -> tuple[CardGroup, ...]:
    """Set all profiles as one register, for lists in which people look for a name."""
    cards = tuple(map(make_card, profiles))
    return (CardGroup(title=None, variant="names", cards=cards),) if cards else ()


def make_plate(profile: ProfileSummary, picture: Picture | None) -> Plate:
    """Make the plate of a card."""
    field = profile.fields[0] if profile.fields else ""
    if not profile.has_deed and not profile.is_honoured:
        return Plate(field="", initials=profile.monogram, picture=picture)
    if picture or not profile.figure:
        return Plate(field=field, picture=picture)
    word, number, unit = profile.figure
    return Plate(field=field, number=number, size=size_of(number, word, unit), word=word, unit=unit, picture=picture)


def describe_small_plate(card: Card) -> dict[str, str | None]:
    """Say for our script on other sites what a small plate shows: its field, its number, else the monogram."""
    return {"field": card.plate.field or None, "number": card.plate.number, "monogram": card.monogram}


def size_of(number: str, word: str | None = None, unit: str | None = None) -> str:
    """Name the size in which a number fits on a plate, below the word before it and above a unit of up to two lines."""
    if word and len(unit or "") > _LETTERS_OF_A_LINE:
        return "long"
    return "short" if len(number) < 3 else "medium" if len(number) < 5 else "long"


def _thumbnail(profile: ProfileSummary) -> Picture:
    """Make the portrait of a card. It has no alternative text, since the name stands beside it."""
    src = thumbnail_url(profile.slug)
    return Picture(src=src, srcset=f"{src} {THUMBNAIL}w", width=THUMBNAIL, height=THUMBNAIL, alt="")


def make_pager(page: Page) -> Pager | None:
    """Make the pager of a listing: the first two pages, the last and those around this one; None for one page."""
    if page.pages == 1:
        return None
    near = {1, 2, page.number - 1, page.number, page.number + 1, page.pages}
    shown = sorted(number for number in near if 1 <= number <= page.pages)
    links: list[Link | None] = []
    for previous, number in zip((0, *shown), shown, strict=False):
        if number > previous + 1:
            links.append(None)
        links.append(Link(text=str(number), href=page_url(page.start, number)))
    return Pager(
        number=page.number,
        pages=page.pages,
        links=tuple(links),
        previous=page_url(page.start, page.number - 1) if page.number > 1 else None,
        next=page_url(page.start, page.number + 1) if page.number < page.pages else None,
    )


_LETTERS_OF_A_LINE = 8
"""So many letters of a unit surely stand on one line of a plate."""


@lru_cache(maxsize=4)
def sort_units(places: Places) -> tuple[Unit, ...]:
    """List all units by name; those of one name as in the file."""
    return tuple(sorted(places.units.values(), key=lambda unit: sort_key(unit.name)))


def format_level(honour: Honour, registry: Registry) -> str:
    """Format the level of an honour as it follows the award: " cấp Thành phố"; empty where none is stated."""
    return f" {lower_first(registry.levels[honour.level].name)}" if honour.level else ""


def name_place(honour: Honour, registry: Registry) -> str:
    """Name where someone was honoured: the district, the giving ward since July 2025, or the city."""
    if honour.district:
        return registry.places.districts[honour.district].title
    unit = unit_of(honour, registry)
    return unit.title if unit else "thành phố Hà Nội"


def name_with_honorific(profile: Profile | ProfileSummary) -> str:
    """Name someone as headings do: "Bà Trần Thị Ví Dụ"; by the name alone where no honorific is stated."""
    return f"{capitalize(profile.honorific)} {profile.name}" if profile.honorific else profile.name


def format_count(total: int) -> str:
    """Format a number of profiles: "12 tấm gương"."""
    return f"{format_number(total)} tấm gương" if total else "Chưa có tấm gương nào"


def format_total(page: Page) -> str:
    """Say how many profiles a listing has; after its first page, how many stand on the page.

    So a new profile does not change every page.
    """
    return format_count(page.total) if page.number == 1 else f"{len(page.profiles)} tấm gương ở trang này"
