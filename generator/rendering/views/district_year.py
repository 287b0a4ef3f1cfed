"""Make the view of a district's year: the figures of its report as tables, and everyone honoured."""

from collections import Counter
from datetime import date

from msgspec import Struct

from generator.planning import urls
from generator.planning.page import Page
from generator.planning.site import Site
from generator.records.registry import Registry
from generator.records.report import Event, Report
from generator.records.summary import GivenAward, ProfileSummary
from generator.rendering.views.contact import Contact, read_contact
from generator.rendering.views.documents import (
    NOT_COUNTED,
    STATUS_WORDS,
    format_amount,
    list_first_totals,
    name_award_level,
    name_award_unit,
    name_report,
)
from generator.rendering.views.figure_tables import FigureTable, make_award_tables, make_other_tables
from generator.rendering.views.parts import (
    HOME_LINK,
    CardGroup,
    Link,
    PageMeta,
    Pager,
    format_total,
    group_cards,
    make_pager,
    number_title,
)
from generator.rendering.views.search_links import list_search_url
from generator.vietnamese import capitalize, format_number


class Numeral(Struct, frozen=True, kw_only=True):
    """A number that stands large at the head of the page."""

    amount: str
    """The number with its qualifier."""
    unit: str
    """What is counted, and at which level."""
    named: int
    """How many of them the gallery names."""


class EventView(Struct, frozen=True, kw_only=True):
    """An event of the year."""

    day: str | None
    """The day; None where the report gives none."""
    name: str
    """What happened."""
    section: str
    """The section of the report that mentions it."""


class DistrictYearView(Struct, frozen=True, kw_only=True):
    """Everything on the page of a district's year. All that comes from a report stands on the first page only."""

    title: str
    """The heading."""
    district: Link
    """The district."""
    year: Link
    """The year."""
    noun: str | None
    """What kind of document the report is; None without one."""
    summary: str | None
    """The report in one sentence; None without one."""
    source: str | None
    """The report's title and publisher; None without one."""
    award: Link | None
    """The award that the numerals count; None without them."""
    numerals: tuple[Numeral, ...]
    """How many received the report's first award, at each level; they stand beside each other and are no sum."""
    tables: tuple[FigureTable, ...]
    """Awards."""
    others: tuple[FigureTable, ...]
    """The contest, and the report's other numbers."""
    has_files: bool
    """Whether the tables are there as files too, beside the page."""
    events: tuple[EventView, ...]
    """The year's events, dated ones first."""
    movements: tuple[Link, ...]
    """The movements that the report mentions."""
    notes: tuple[str, ...]
    """Editors' notes on the report."""
    total: str
    """How many profiles there are, in words."""
    empty: str
    """What the page says where there are none."""
    ranks: tuple[CardGroup, ...]
    """The cards of this page."""
    pager: Pager | None
    """The pages of the list; None for one page."""
    search_href: str
    """The search within this list."""
    contact: Contact
    """Whom to write to."""


def district_year_view(page: Page, site: Site) -> tuple[PageMeta, DistrictYearView]:
    """Make the view of a district and year, with its report where there is one."""
    district_id, year = page.subject
    registry = site.registry
    district = registry.places.districts[district_id]
    report = next((each for each in registry.reports if (each.district, each.year) == (district_id, year)), None)
    report = report if page.number == 1 else None
    title = f"{capitalize(district.title)}, năm {year}"
    district_link = Link(text=capitalize(district.title), href=f"{urls.DISTRICTS}{district_id}/")
    document = registry.documents[report.source] if report else None
    tables = make_award_tables(report, registry) if report else ()
    others = make_other_tables(report, registry) if report else ()
    view = DistrictYearView(
        title=title,
        district=district_link,
        year=Link(text=f"Năm {year}", href=f"{urls.YEARS}{year}/"),
        noun=name_report(report, registry) if report else None,
        summary=report.summary if report else None,
        source=f"{document.title} ({document.publisher})" if document else None,
        award=_first_award(report, registry) if report else None,
        numerals=_make_numerals(report, site) if report else (),
        tables=tables,
        others=others,
        has_files=bool(tables or others),
        events=tuple(map(_view_event, sorted(report.events, key=_by_day))) if report else (),
        movements=tuple(
            Link(text=registry.movements[key].name, href=f"{urls.MOVEMENTS}{key}/")
            for key in (report.movements if report else ())
        ),
        notes=(*(report.notes if report else ()), *(document.notes if document else ())),
        total=format_total(page),
        empty="Chưa có tấm gương nào của năm này."
        + (f" {NOT_COUNTED}" if page.subject in site.years_not_given else ""),
        ranks=group_cards(page.profiles),
        pager=make_pager(page),
        search_href=list_search_url(page),
        contact=read_contact(registry.settings),
    )
    meta = PageMeta(
        url=page.url,
        title=number_title(title, page),
        description=view.summary or f"{title}: {view.total}.",
        section="quan",
        breadcrumbs=(
            HOME_LINK,
            Link(text="Quận, huyện", href=urls.DISTRICTS),
            district_link,
            Link(text=f"Năm {year}", href=page.start),
        ),
    )
    return meta, view


def _view_event(event: Event) -> EventView:
    return EventView(day=f"{event.date:%d/%m/%Y}" if event.date else None, name=event.name, section=event.section)


def _by_day(event: Event) -> tuple[bool, date]:
    """Sort dated events first, by day; the others stay in the order of the document."""
    return event.date is None, event.date or date.min


def _first_award(report: Report, registry: Registry) -> Link | None:
    """Link to the award that a document states first: with this movement it is the title itself."""
    if not report.awards:
        return None
    award = registry.awards[report.awards[0].title]
    return Link(text=award.name, href=f"{urls.AWARDS}{award.id}/")


def _make_numerals(report: Report, site: Site) -> tuple[Numeral, ...]:
    """Make a numeral of each total of people for the first award."""
    registry = site.registry
    people = site.listings.by_district_year.get((report.district, report.year), ())
    given = Counter((award.title, award.level) for profile in people for award in _awards_of(profile, report))
    return tuple(
        Numeral(
            amount=format_amount(row.qualifier, format_number(row.count)),
            unit=", ".join(
                part
                for part in (
                    name_award_unit(row),
                    name_award_level(row, registry),
                    STATUS_WORDS[row.status],
                )
                if part
            ),
            named=given[row.title, row.level] if row.level else 0,
        )
        for row in list_first_totals(report)
    )


def _awards_of(profile: ProfileSummary, report: Report) -> set[GivenAward]:
    """Collect the awards that someone was given in the district and year of a report."""
    return {award for award in profile.awards if (award.district, award.year) == (report.district, report.year)}
