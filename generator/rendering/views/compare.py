"""Make the view of `/so-sanh/`: what the documents of districts and years state, side by side."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.planning import urls
from generator.planning.page import Page
from generator.planning.site import Site
from generator.records.report import Report
from generator.rendering.views.documents import (
    STATUS_WORDS,
    format_amount,
    list_first_totals,
    measure_bar,
    name_award_unit,
    name_report,
)
from generator.rendering.views.parts import HOME_LINK, Link, PageMeta, make_meta
from generator.vietnamese import capitalize, format_number, lower_first

TITLE = "So sánh các quận, các năm"
LEVELS = ("quan", "thanh-pho")
"""The levels of the movement's own award, each a column."""


class ComparedNumber(Struct, frozen=True, kw_only=True):
    """A number of one document."""

    amount: str | None
    """The number with its qualifier; None where there is none."""
    absent: str = "không nêu"
    """What stands in place of a number."""
    unit: str | None
    """What is counted; None where the column says it."""
    bar: int
    """Its part of the largest number of the column, in per cent; 0 where no bar is shown."""


class ComparedReport(Struct, frozen=True, kw_only=True):
    """A district's year."""

    link: Link
    """The district and the year; its note names the kind of document."""
    cells: tuple[ComparedNumber, ...]
    """A cell for each column."""


class CompareView(Struct, frozen=True, kw_only=True):
    """Everything on the page."""

    title: str
    """The heading."""
    columns: tuple[str, ...]
    """What is compared."""
    rows: tuple[ComparedReport, ...]
    """The districts' years, by district and year."""


Amount = tuple[int, str | None, str | None] | None
"""A number, its qualifier and its unit; None where nothing is stated."""


def compare_view(page: Page, site: Site) -> tuple[PageMeta, CompareView]:
    """Make the view of the comparison."""
    registry, listings = site.registry, site.listings
    reports = sorted(registry.reports, key=lambda report: (report.district, report.year))
    columns = [[_award(report, level) for report in reports] for level in LEVELS]
    columns.append([_contest_texts(report) for report in reports])
    columns.append(
        [(len(listings.by_district_year.get((each.district, each.year), ())), None, None) for each in reports]
    )
    cells = [_make_cells(column) for column in columns]
    names = [lower_first(registry.levels[level].name) for level in LEVELS]
    view = CompareView(
        title=TITLE,
        columns=(
            *[f"Khen thưởng người tốt, việc tốt, {name}" for name in names],
            "Bài dự thi viết",
            "Người, tập thể có trên trang này",
        ),
        rows=tuple(
            ComparedReport(link=_link(report, site), cells=tuple(column[index] for column in cells))
            for index, report in enumerate(reports)
        ),
    )
    lead = "Những con số mà tài liệu của mỗi quận, mỗi năm nêu; tài liệu không nêu thì ghi là không nêu."
    way = (HOME_LINK, Link(text="Quận, huyện", href=urls.DISTRICTS))
    return make_meta(page, TITLE, lead, "quan", way), view


def _link(report: Report, site: Site) -> Link:
    title = capitalize(site.registry.places.districts[report.district].title)
    href = f"{urls.DISTRICTS}{report.district}/{report.year}/"
    return Link(text=f"{title}, {report.year}", href=href, note=name_report(report, site.registry))


def _award(report: Report, level: str) -> Amount:
    """Find how many people received the award that the document states first, or shall receive it, at a level."""
    at_level = [row for row in list_first_totals(report) if row.level == level]
    if not at_level:
        return None
    row = min(at_level, key=lambda row: row.status != "given")
    status = STATUS_WORDS[row.status]
    return row.count, row.qualifier, f"{name_award_unit(row)}, {status}" if status else name_award_unit(row)


def _contest_texts(report: Report) -> Amount:
    received = report.contest.entries if report.contest else None
    return (received.count, received.qualifier, None) if received else None


def _make_cells(column: Sequence[Amount]) -> list[ComparedNumber]:
    """Make the cells of a column; a bar shows a number beside the largest one of the same unit."""
    counts: dict[str | None, list[int]] = defaultdict(list)
    for amount in column:
        if amount:
            counts[amount[2]].append(amount[0])
    return [_make_cell(amount, counts) for amount in column]


def _make_cell(amount: Amount, counts: Mapping[str | None, Sequence[int]]) -> ComparedNumber:
    if amount is None:
        return ComparedNumber(amount=None, unit=None, bar=0)
    count, qualifier, unit = amount
    if not count:
        return ComparedNumber(amount=None, unit=None, bar=0, absent="chưa có")
    return ComparedNumber(
        amount=format_amount(qualifier, format_number(count)),
        unit=unit,
        bar=measure_bar(count, counts[unit]),
    )
