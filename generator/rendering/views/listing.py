"""A listing: who was honoured in a district, a year, a field, under an award, in a movement, by a letter."""

from dataclasses import dataclass

from generator.planning import urls
from generator.planning.page import Page
from generator.planning.site import Site
from generator.records.place import District
from generator.records.words import Award, Field, Movement
from generator.rendering.views.parts import (
    Card,
    Frame,
    Group,
    Link,
    Pager,
    award_unit,
    capital,
    card,
    lower_first,
    number,
    pager,
    people_count,
    report_noun,
)
from generator.vietnamese import ALPHABET


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A heading, what it is, how many, the cards of this page; `groups` are ways onwards from here."""

    title: str
    lead: str | None
    total: str
    cards: tuple[Card, ...]
    pager: Pager | None
    groups: tuple[Group, ...] = ()
    empty: str = "Chưa có hồ sơ nào ở đây."


Face = tuple[str, str | None, Link, str]
"""Title, lead, the index above it, and the section of the menu."""


def listing_view(page: Page, site: Site) -> tuple[Frame, Listing]:
    """The view of any plain listing; its subject decides the words."""
    title, lead, above, section = _FACES[page.kind](page, site)
    groups = _GROUPS[page.kind](page, site) if page.number == 1 and page.kind in _GROUPS else ()
    place = f", trang {page.number}" if page.number > 1 else ""
    frame = Frame(
        url=page.url,
        title=f"{title}{place}",
        description=f"{lead or title} {people_count(page.total)}.",
        section=section,
        crumbs=(Link(text="Trang chủ", href=urls.HOME), above, Link(text=title, href=page.start)),
    )
    view = Listing(
        title=title,
        lead=lead,
        total=people_count(page.total),
        cards=tuple(map(card, page.profiles)),
        pager=pager(page),
        groups=tuple(group for group in groups if group.links),
    )
    return frame, view


def _district(page: Page, site: Site) -> Face:
    district: District = page.subject
    lead = (
        "Cấp quận, huyện của Hà Nội kết thúc ngày 30/6/2025; "
        "trang này giữ lại những tấm gương được nêu, được khen thưởng đến ngày ấy."
    )
    return capital(district.title), lead, Link(text="Quận, huyện", href=urls.DISTRICTS), "quan"


def _district_groups(page: Page, site: Site) -> tuple[Group, ...]:
    district: District = page.subject
    listings, registry = site.listings, site.registry
    reports = {report.year: report for report in registry.reports if report.district == district.id}
    counts = {year: len(row) for (one, year), row in listings.by_district_year.items() if one == district.id}
    years = tuple(
        Link(
            text=str(year),
            href=f"{urls.DISTRICTS}{district.id}/{year}/",
            count=counts.get(year),
            note=f"có {report_noun(reports[year], registry)}" if year in reports else None,
        )
        for year in sorted(reports.keys() | counts.keys(), reverse=True)
    )
    wards = tuple(
        Link(
            text=capital(unit.title),
            href=f"{urls.WARDS}{unit.id}/",
            count=len(listings.by_unit.get(unit.id, ())) or None,
        )
        for unit in registry.places.units.values()
        if unit.district == district.id
    )
    return (
        Group(title="Theo năm", links=years, look="chips"),
        Group(title="Theo phường, xã", links=wards, look="chips"),
    )


def _year(page: Page, site: Site) -> Face:
    lead = f"Những người, những tập thể được nêu gương, khen thưởng năm {page.subject}."
    return f"Năm {page.subject}", lead, Link(text="Năm", href=urls.YEARS), "nam"


def _year_groups(page: Page, site: Site) -> tuple[Group, ...]:
    registry, listings = site.registry, site.listings
    reports = {report.district: report for report in registry.reports if report.year == page.subject}
    counts = {one: len(row) for (one, year), row in listings.by_district_year.items() if year == page.subject}
    links = tuple(
        Link(
            text=capital(district.title),
            href=f"{urls.DISTRICTS}{district.id}/{page.subject}/",
            count=counts.get(district.id),
            note=f"có {report_noun(reports[district.id], registry)}" if district.id in reports else None,
        )
        for district in registry.places.districts.values()
        if district.id in reports or district.id in counts
    )
    return (Group(title="Theo quận, huyện", links=links, look="chips"),)


def _field(page: Page, site: Site) -> Face:
    field: Field = page.subject
    return field.name, field.description, Link(text="Lĩnh vực", href=urls.FIELDS), "linh-vuc"


def _field_groups(page: Page, site: Site) -> tuple[Group, ...]:
    """How each document words this field; the link leads to the page of its district and year."""
    field: Field = page.subject
    registry = site.registry
    reports = {report.source: report for report in registry.reports}
    links = tuple(
        Link(
            text=alias.wording,
            href=f"{urls.DISTRICTS}{reports[alias.document].district}/{reports[alias.document].year}/",
            note=f"{registry.places.districts[reports[alias.document].district].title} {reports[alias.document].year}",
        )
        for alias in field.aliases
        if alias.document in reports
    )
    return (Group(title="Cách gọi trong từng tài liệu", links=links, look="chips"),)


def _award(page: Page, site: Site) -> Face:
    award: Award = page.subject
    return award.name, award.description, Link(text="Khen thưởng", href=urls.AWARDS), "danh-hieu"


def _award_groups(page: Page, site: Site) -> tuple[Group, ...]:
    award: Award = page.subject
    registry = site.registry
    links = tuple(
        Link(
            text=f"{capital(registry.places.districts[report.district].title)} {report.year}",
            href=f"{urls.DISTRICTS}{report.district}/{report.year}/",
            note="; ".join(
                f"{number(row.count)} {award_unit(row)}, "
                + (lower_first(registry.levels[row.level].name if row.level else row.giver or "không nêu cấp"))
                for row in report.awards
                if row.title == award.id
            ),
        )
        for report in registry.reports
        if any(row.title == award.id for row in report.awards)
    )
    note = "Số của các cấp có thể trùng nhau, không cộng lại."
    return (Group(title="Số liệu trong các tài liệu", links=links, note=note),)


def _movement(page: Page, site: Site) -> Face:
    movement: Movement = page.subject
    lead = f"Còn gọi: {'; '.join(movement.aliases)}." if movement.aliases else None
    return movement.name, lead, Link(text="Phong trào", href=urls.MOVEMENTS), "phong-trao"


def _letter(page: Page, site: Site) -> Face:
    title = f"Tên vần {page.subject}" if page.subject != "#" else "Tên bắt đầu bằng ký tự khác"
    lead = "Xếp theo tên gọi, rồi tên đệm, rồi họ."
    return title, lead, Link(text="Tên", href=urls.NAMES), "ten"


def _profiles(page: Page, site: Site) -> Face:
    lead = "Toàn bộ hồ sơ trong kho, xếp theo tên gọi."
    return "Tất cả hồ sơ", lead, Link(text="Tên", href=urls.NAMES), "ten"


def _collectives(page: Page, site: Site) -> Face:
    lead = "Các phường, trường, cơ quan, gia đình và nhóm người được nêu gương, khen thưởng."
    return "Tập thể", lead, Link(text="Tất cả hồ sơ", href=urls.PROFILES), "tap-the"


def _letters(page: Page, site: Site) -> tuple[Group, ...]:
    return (letters_group(site),)


def letters_group(site: Site) -> Group:
    """The letters under which someone stands, in the order of the alphabet."""
    people = site.listings.by_letter
    links = tuple(
        Link(text=letter, href=urls.letter_url(letter), count=len(people[letter]))
        for letter in (*ALPHABET, "#")
        if letter in people
    )
    return Group(title="Theo chữ cái đầu của tên", links=links, look="letters")


_FACES = {
    "district": _district,
    "year": _year,
    "field": _field,
    "award": _award,
    "movement": _movement,
    "letter": _letter,
    "profiles": _profiles,
    "collectives": _collectives,
}

_GROUPS = {
    "district": _district_groups,
    "year": _year_groups,
    "field": _field_groups,
    "award": _award_groups,
    "letter": _letters,
    "profiles": _letters,
}
"""Ways onwards; only the first page of a listing shows them."""
