"""The small flat records that templates are made of. Every `href` is relative to the site's root."""

from dataclasses import dataclass
from functools import lru_cache

from generator.planning.page import Page
from generator.planning.summary import unit_of
from generator.planning.urls import page_url, thumbnail_url
from generator.records.profile import Honour
from generator.records.registry import Registry
from generator.records.report import AwardTotal, Report
from generator.records.summary import ProfileSummary
from generator.records.words import Document

THUMBNAIL = 160
"""Width and height, in pixels, of a portrait on a card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link; `count` people or entries stand behind it, `note` is said after it."""

    text: str
    href: str
    count: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Links under one heading. `look` names how they are set: list, chips, years, letters."""

    title: str
    links: tuple[Link, ...]
    look: str = "list"
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A portrait in several widths, `src` the middle one; sizes in pixels of `src`."""

    src: str
    srcset: str
    width: int
    height: int
    alt: str
    credit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Card:
    """One honouree in a list. `label` says kind, place and years in one line."""

    href: str
    name: str
    honorific: str | None
    monogram: str
    text: str | None
    label: str
    is_collective: bool
    is_honoured: bool
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """The pages of a listing: a link to each that is shown (None is a gap), and the ones before and after."""

    number: int
    pages: int
    links: tuple[Link | None, ...]
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the chrome around a page needs: for the head, the breadcrumbs and the menu."""

    url: str
    title: str
    description: str
    section: str
    crumbs: tuple[Link, ...] = ()
    is_hidden: bool = False


@lru_cache(maxsize=131_072)
def card(profile: ProfileSummary) -> Card:
    """An profile as a card; made once, though it stands in many lists."""
    years = ", ".join(str(year) for year in profile.years)
    what = "Tập thể" if profile.kind == "collective" else None
    place = None if what and profile.place and profile.place.casefold() in profile.name.casefold() else profile.place
    return Card(
        href=profile.url,
        name=profile.name,
        honorific=profile.honorific,
        monogram=profile.monogram,
        text=profile.summary or profile.role,
        label=" · ".join(part for part in (what, capital(place or ""), years) if part),
        is_collective=profile.kind == "collective",
        is_honoured=profile.honoured,
        picture=_thumbnail(profile) if profile.has_portrait else None,
    )


def _thumbnail(profile: ProfileSummary) -> Picture:
    """A card's portrait; the name beside it says who it is."""
    src = thumbnail_url(profile.slug)
    return Picture(src=src, srcset=f"{src} {THUMBNAIL}w", width=THUMBNAIL, height=THUMBNAIL, alt="")


def pager(page: Page) -> Pager | None:
    """The pager of a listing that has several pages: the first, the last and those around this one."""
    if page.pages == 1:
        return None
    near = {1, 2, page.number - 1, page.number, page.number + 1, page.pages}
    shown = sorted(number for number in near if 1 <= number <= page.pages)
    links: list[Link | None] = []
    for before, number in zip((0, *shown), shown, strict=False):
        if number > before + 1:
            links.append(None)
        links.append(Link(text=str(number), href=page_url(page.start, number)))
    return Pager(
        number=page.number,
        pages=page.pages,
        links=tuple(links),
        before=page_url(page.start, page.number - 1) if page.number > 1 else None,
        after=page_url(page.start, page.number + 1) if page.number < page.pages else None,
    )


_DOCUMENT_NOUNS = {"report": "báo cáo", "press": "bài báo", "speech": "bài phát biểu"}


def document_noun(document: Document) -> str:
    """What sort of document it is: "báo cáo", "bài báo"."""
    return _DOCUMENT_NOUNS[document.kind]


def report_noun(report: Report, registry: Registry) -> str:
    """What sort of document a report of a district and year is taken from."""
    return document_noun(registry.documents[report.source])


def award_unit(total: AwardTotal) -> str:
    """What a total counts, in the document's own unit."""
    return total.unit or {"person": "cá nhân", "collective": "tập thể"}[total.kind or "person"]


def level_phrase(honour: Honour, registry: Registry) -> str:
    """The level of a honour as it stands after the award: " cấp Thành phố"; empty where none is stated."""
    return f" {lower_first(registry.levels[honour.level].name)}" if honour.level else ""


def place_of(honour: Honour, registry: Registry) -> str:
    """Where someone was honoured: the district, the giving ward since July 2025, or the city."""
    if honour.district:
        return registry.places.districts[honour.district].title
    unit = unit_of(honour, registry)
    return unit.title if unit else "thành phố Hà Nội"


def lower_first(text: str) -> str:
    """The same text with its first letter in lower case; names inside keep theirs."""
    return text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """The same text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def people_count(total: int) -> str:
    """How many profiles, in words: "12 hồ sơ"."""
    return f"{number(total)} hồ sơ" if total else "Chưa có hồ sơ nào"


def number(value: int) -> str:
    """A whole number as Vietnamese print it: 1.200."""
    return f"{value:,}".replace(",", ".")
