"""Make the views of listings: the profiles of a district, year, field, award, movement or letter."""

from collections import Counter

from msgspec import Struct
from msgspec.structs import replace

from generator.planning import urls
from generator.planning.page import Page
from generator.planning.site import Site
from generator.records.place import District
from generator.records.words import Award, Field, Movement
from generator.rendering.views.documents import (
    NOT_COUNTED,
    STATUS_WORDS,
    format_amount,
    name_award_level,
    name_award_unit,
    name_report,
)
from generator.rendering.views.parts import (
    HOME_LINK,
    CardGroup,
    Group,
    Link,
    PageMeta,
    Pager,
    format_count,
    format_total,
    group_cards,
    list_names,
    make_pager,
    number_title,
    sort_units,
)
from generator.rendering.views.search_links import list_search_url, search_url
from generator.vietnamese import ALPHABET, capitalize, format_number


class ListingView(Struct, frozen=True, kw_only=True):
    """Everything on a page of a plain listing."""

    title: str
    """The heading."""
    lead: str | None
    """What the listing is about; None where the heading says it."""
    total: str
    """How many profiles the listing has, in words."""
    ranks: tuple[CardGroup, ...]
    """The cards of this page; empty for an empty listing."""
    pager: Pager | None
    """The pages of the listing; None for one page."""
    search_href: str
    """The search within this list."""
    empty: str
    """What the page says when the listing is empty."""
    groups: tuple[Group, ...] = ()
    """Links onwards; only the first page has them."""
    later: tuple[Group, ...] = ()
    """Links below the list."""


ListingHeading = tuple[str, str | None, Link, str]
"""Title, lead, the index above it, and the section of the menu."""


def listing_view(page: Page, site: Site) -> tuple[PageMeta, ListingView]:
    """Make the view of a plain listing; the page's kind decides its heading."""
    title, lead, above, section = _HEADINGS[page.kind](page, site)
    groups = _GROUPS[page.kind](page, site) if page.number == 1 and page.kind in _GROUPS else ()
    later = (_wordings(page, site),) if page.number == 1 and page.kind == "field" else ()
    meta = PageMeta(
        url=page.url,
        title=number_title(title, page),
        description=f"{lead or f'{title}.'} {format_total(page)}.",
        section=section,
        breadcrumbs=(HOME_LINK, above, Link(text=title, href=page.start)),
    )
    view = ListingView(
        title=title,
        lead=lead,
        total=format_total(page),
        ranks=(list_names if page.kind in _NAMES else group_cards)(page.profiles),
        pager=make_pager(page),
        search_href=list_search_url(page),
        empty=_say_empty(page, site, groups),
        groups=tuple(group for group in groups if group.links),
        later=tuple(group for group in later if group.links),
    )
    return meta, view


def _say_empty(page: Page, site: Site, groups: tuple[Group, ...]) -> str:
    """Say that nobody is listed, and why or where to go on."""
    words = "Chưa có tấm gương nào ở đây."
    if _is_year_not_given(page, site):
        return f"{words} {NOT_COUNTED}"
    if page.kind == "award" and any(group.links for group in groups):
        return f"{words} Mỗi dòng số liệu ở trên dẫn tới trang của quận trong năm ấy."
    return words


def _is_year_not_given(page: Page, site: Site) -> bool:
    """Whether the page is of a year in which awards are planned or were revoked."""
    return page.kind == "year" and any(year == page.subject for _, year in site.years_not_given)


def _district(page: Page, site: Site) -> ListingHeading:
    district: District = page.subject
    lead = (
        "Cấp quận, huyện của Hà Nội kết thúc ngày 30/6/2025; "
        "trang này giữ lại những tấm gương được nêu, được khen thưởng đến ngày ấy."
    )
    return capitalize(district.title), lead, Link(text="Quận, huyện", href=urls.DISTRICTS), "quan"


def _district_groups(page: Page, site: Site) -> tuple[Group, ...]:
    district: District = page.subject
    listings, registry = site.listings, site.registry
    reports = {report.year: report for report in registry.reports if report.district == district.id}
    counts = {year: len(row) for (key, year), row in listings.by_district_year.items() if key == district.id}
    years = tuple(
        Link(
            text=str(year),
            href=f"{urls.DISTRICTS}{district.id}/{year}/",
            count=counts.get(year),
            note=f"có {name_report(reports[year], registry)}" if year in reports else None,
        )
        for year in sorted(reports.keys() | counts.keys(), reverse=True)
    )
    wards = tuple(
        Link(
            text=capitalize(unit.title),
            href=f"{urls.WARDS}{unit.id}/",
            count=len(listings.by_unit.get(unit.id, ())) or None,
        )
        for unit in sort_units(registry.places)
        if unit.district == district.id
    )
    yearless = sum(
        all(key != district.id for key, _ in profile.district_years)
        for profile in listings.by_district.get(district.id, ())
    )
    return (
        Group(title="Theo năm", links=years, variant="chips", note=_note_yearless(yearless)),
        Group(title="Theo phường, xã", links=wards, variant="chips"),
    )


def _note_yearless(count: int) -> str | None:
    """Say how many of a list stand in none of its years, since no honour of theirs is given; None for nobody."""
    if not count:
        return None
    return f"{format_count(count)} trong danh sách không tính vào năm nào: khen thưởng mới dự kiến hoặc đã thu hồi."


def _year(page: Page, site: Site) -> ListingHeading:
    lead = f"Những người, những tập thể được nêu gương, khen thưởng năm {page.subject}."
    return f"Năm {page.subject}", lead, Link(text="Năm", href=urls.YEARS), "nam"


def _year_groups(page: Page, site: Site) -> tuple[Group, ...]:
    registry, listings = site.registry, site.listings
    reports = {report.district: report for report in registry.reports if report.year == page.subject}
    counts = {key: len(row) for (key, year), row in listings.by_district_year.items() if year == page.subject}
    links = tuple(
        Link(
            text=capitalize(district.title),
            href=f"{urls.DISTRICTS}{district.id}/{page.subject}/",
            count=counts.get(district.id),
            note=f"có {name_report(reports[district.id], registry)}" if district.id in reports else None,
        )
        for district in registry.places.districts.values()
        if district.id in reports or district.id in counts
    )
    fields = Counter(key for profile in listings.by_year.get(page.subject, ()) for key in profile.fields)
    field_links = tuple(
        Link(text=field.name, href=search_url(linh_vuc=field.id, nam=page.subject), count=fields[field.id])
        for field in registry.fields.values()
        if field.id in fields
    )
    return (
        Group(title="Theo quận, huyện", links=links, variant="chips"),
        Group(title="Theo lĩnh vực", links=field_links, variant="chips"),
    )


def _field(page: Page, site: Site) -> ListingHeading:
    field: Field = page.subject
    return field.name, field.description, Link(text="Lĩnh vực", href=urls.FIELDS), "linh-vuc"


def _field_groups(page: Page, site: Site) -> tuple[Group, ...]:
    """List the years of this field."""
    field: Field = page.subject
    profiles = site.listings.by_field.get(field.id, ())
    years = Counter(year for profile in profiles for year in profile.years)
    year_links = tuple(
        Link(text=str(year), href=search_url(linh_vuc=field.id, nam=year), count=years[year])
        for year in sorted(years, reverse=True)
    )
    note = _note_yearless(sum(not profile.years for profile in profiles))
    return (Group(title="Theo năm", links=year_links, variant="chips", note=note),)


def _wordings(page: Page, site: Site) -> Group:
    """List how each document words this field, with links to the pages of its district and year."""
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
    return Group(title="Cách gọi trong từng tài liệu", links=links, variant="chips")


def _award(page: Page, site: Site) -> ListingHeading:
    award: Award = page.subject
    note = NOT_COUNTED if award.id in site.titles_not_given else None
    lead = " ".join(text for text in (award.description, note) if text)
    return award.name, lead or None, Link(text="Khen thưởng", href=urls.AWARDS), "danh-hieu"


def _award_groups(page: Page, site: Site) -> tuple[Group, ...]:
    award: Award = page.subject
    registry = site.registry
    links = tuple(
        Link(
            text=f"{capitalize(registry.places.districts[report.district].title)} {report.year}",
            href=f"{urls.DISTRICTS}{report.district}/{report.year}/",
            note="; ".join(
                f"{format_amount(row.qualifier, format_number(row.count))} {name_award_unit(row)}, "
                + name_award_level(row, registry)
                + (f" ({status})" if (status := STATUS_WORDS[row.status]) else "")
                for row in report.awards
                if row.title == award.id
            ),
        )
        for report in registry.reports
        if any(row.title == award.id for row in report.awards)
    )
    note = "Có thể có người, tập thể được tính ở nhiều cấp; xin đừng cộng các số này."
    return (Group(title="Số liệu trong các tài liệu", links=links, note=note),)


def _movement(page: Page, site: Site) -> ListingHeading:
    movement: Movement = page.subject
    lead = f"Còn gọi: {'; '.join(movement.aliases)}." if movement.aliases else None
    return movement.name, lead, Link(text="Phong trào", href=urls.MOVEMENTS), "phong-trao"


def _letter(page: Page, site: Site) -> ListingHeading:
    title = f"Tên vần {page.subject}" if page.subject != "#" else "Tên bắt đầu bằng ký tự khác"
    lead = "Xếp theo tên gọi, rồi tên đệm, rồi họ."
    return title, lead, Link(text="Tên", href=urls.NAMES), "ten"


def _profiles(page: Page, site: Site) -> ListingHeading:
    lead = "Mọi tấm gương trên trang này, xếp theo tên gọi."
    return "Tất cả mọi người", lead, Link(text="Tên", href=urls.NAMES), "ten"


def _collectives(page: Page, site: Site) -> ListingHeading:
    lead = "Các phường, trường, cơ quan, gia đình và nhóm người được nêu gương, khen thưởng."
    return "Tập thể", lead, Link(text="Tất cả mọi người", href=urls.PROFILES), "tap-the"


def _letters(page: Page, site: Site) -> tuple[Group, ...]:
    """Link to all letters; how many each has stands on the index of names, so that a new profile changes one letter."""
    group = letters_group(site)
    return (replace(group, links=tuple(replace(link, count=None) for link in group.links)),)


def letters_group(site: Site) -> Group:
    """List the letters that someone's given name starts with, in the order of the alphabet."""
    people = site.listings.by_letter
    links = tuple(
        Link(text=letter, href=urls.letter_url(letter), count=len(people[letter]))
        for letter in (*ALPHABET, "#")
        if letter in people
    )
    return Group(title="Theo chữ cái đầu của tên", links=links, variant="letters")


_NAMES = ("letter", "profiles")
"""Lists in which people look for a name: all in one register."""

_HEADINGS = {
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
"""Makes the links onwards of a listing's first page."""
