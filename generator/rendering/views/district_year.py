"""A district's report of one year: figures as well-set tables, and everyone honoured that year."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from generator.planning import urls
from generator.planning.page import Page
from generator.planning.site import Site
from generator.records.profile import Kind
from generator.records.registry import Registry
from generator.records.report import AwardTotal, Contest, Count, Event, Prize, Report, ReportFigure
from generator.rendering.views.contact import Contact, contact_of
from generator.rendering.views.parts import (
    Card,
    Frame,
    Link,
    Pager,
    award_unit,
    capital,
    card,
    number,
    pager,
    people_count,
    report_noun,
)

_RANK = {
    "nhat": "Giải Nhất",
    "nhi": "Giải Nhì",
    "ba": "Giải Ba",
    "khuyen-khich": "Giải Khuyến khích",
    "phu": "Giải Phụ",
}
_STATUS = {"given": None, "planned": "dự kiến", "revoked": "đã thu hồi"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One stated number: `share` is its length beside the largest of its table, from 0 to 100."""

    label: str
    href: str | None
    amount: str
    unit: str | None
    detail: str | None
    section: str
    note: str | None
    share: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Numbers of one sort under a heading."""

    title: str
    note: str | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event of the year."""

    day: str | None
    name: str
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictYear:
    """Everything on the page of a district's year. `noun` is its document's: "báo cáo"; None without one."""

    title: str
    district: Link
    year: Link
    noun: str | None
    summary: str | None
    source: str | None
    tables: tuple[Table, ...]
    events: tuple[Happening, ...]
    movements: tuple[Link, ...]
    notes: tuple[str, ...]
    total: str
    cards: tuple[Card, ...]
    pager: Pager | None
    contact: Contact


def district_year_view(page: Page, site: Site) -> tuple[Frame, DistrictYear]:
    """The view of a district and year: its report where there is one, and its people."""
    district_id, year = page.subject
    registry = site.registry
    district = registry.places.districts[district_id]
    report = next((one for one in registry.reports if (one.district, one.year) == (district_id, year)), None)
    report = report if page.number == 1 else None
    title = f"{capital(district.title)}, năm {year}"
    above = Link(text=capital(district.title), href=f"{urls.DISTRICTS}{district_id}/")
    document = registry.documents[report.source] if report else None
    view = DistrictYear(
        title=title,
        district=above,
        year=Link(text=f"Năm {year}", href=f"{urls.YEARS}{year}/"),
        noun=report_noun(report, registry) if report else None,
        summary=report.summary if report else None,
        source=f"{document.title} ({document.publisher})" if document else None,
        tables=_tables(report, registry) if report else (),
        events=tuple(map(_happening, sorted(report.events, key=_by_day))) if report else (),
        movements=tuple(
            Link(text=registry.movements[key].name, href=f"{urls.MOVEMENTS}{key}/")
            for key in (report.movements if report else ())
        ),
        notes=(*(report.notes if report else ()), *(document.notes if document else ())),
        total=people_count(page.total),
        cards=tuple(map(card, page.profiles)),
        pager=pager(page),
        contact=contact_of(registry.settings),
    )
    frame = Frame(
        url=page.url,
        title=title + (f", trang {page.number}" if page.number > 1 else ""),
        description=view.summary or f"{title}: {view.total}.",
        section="quan",
        crumbs=(
            Link(text="Trang chủ", href=urls.HOME),
            Link(text="Quận, huyện", href=urls.DISTRICTS),
            above,
            Link(text=str(year), href=page.start),
        ),
    )
    return frame, view


def _happening(event: Event) -> Happening:
    return Happening(day=f"{event.date:%d/%m/%Y}" if event.date else None, name=event.name, section=event.section)


def _by_day(event: Event) -> tuple[bool, date]:
    """Those with a day first, by day; the others stay in the order of the document."""
    return event.date is None, event.date or date.min


def _tables(report: Report, registry: Registry) -> tuple[Table, ...]:
    noun = report_noun(report, registry)
    writing = _contest(report.contest, registry) if report.contest else []
    figures = [_figure(row) for row in report.figures]
    awards = _award_tables(report, registry, noun)
    tables = (
        *awards,
        ("Cuộc thi viết về gương điển hình", "Giải thưởng trao cho người viết bài, không phải danh hiệu.", writing),
        (f"Những con số {'khác ' if awards or writing else ''}trong {noun}", None, figures),
    )
    return tuple(Table(title=title, note=note, rows=_shared(rows)) for title, note, rows in tables if rows)


def _award_tables(report: Report, registry: Registry, noun: str) -> list[tuple[str, str, list[tuple[Row, int]]]]:
    """Title, note and rows of each table of awards; the kind of which the document speaks first stands first."""
    apart = "{} có thể được tính ở nhiều cấp, nhiều hình thức; không cộng các số này."
    heads = {
        None: ("Khen thưởng chung", f"Số mà {noun} không chia ra cá nhân, tập thể."),
        "person": ("Khen thưởng cá nhân", apart.format("Một người")),
        "collective": ("Khen thưởng tập thể", apart.format("Một tập thể")),
    }
    rows: dict[Kind | None, list[tuple[Row, int]]] = defaultdict(list)
    for total in report.awards:
        rows[total.kind].append(_award(total, registry))
    for count in report.collectives:
        rows["collective"].append(_count(count, count.label or "Tập thể", "tập thể"))
    return [(*heads[kind], listed) for kind, listed in rows.items()]


def _contest(contest: Contest, registry: Registry) -> list[tuple[Row, int]]:
    counts = ((contest.entries, "Bài dự thi"), (contest.sent_to_city, "Bài gửi dự thi cấp Thành phố"))
    rows = [_count(count, label, "bài") for count, label in counts if count]
    return rows + [_prize(row, registry) for row in contest.prizes]


def _award(row: AwardTotal, registry: Registry) -> tuple[Row, int]:
    level = registry.levels[row.level].name if row.level else row.giver or "không nêu cấp"
    details = (level, _STATUS[row.status])
    return (
        Row(
            label=registry.awards[row.title].name,
            href=f"{urls.AWARDS}{row.title}/",
            amount=_amount(row.qualifier, number(row.count)),
            unit=award_unit(row),
            detail=", ".join(part for part in details if part),
            section=row.section,
            note=row.note,
            share=0,
        ),
        row.count,
    )


def _count(row: Count, label: str, unit: str) -> tuple[Row, int]:
    return (
        Row(
            label=capital(label),
            href=None,
            amount=_amount(row.qualifier, number(row.count)),
            unit=unit,
            detail=_STATUS[row.status],
            section=row.section,
            note=row.note,
            share=0,
        ),
        row.count,
    )


def _prize(row: Prize, registry: Registry) -> tuple[Row, int]:
    details = (registry.levels[row.level].name if row.level else None, _STATUS[row.status])
    return (
        Row(
            label=_RANK[row.rank],
            href=None,
            amount=number(row.count),
            unit="giải",
            detail=", ".join(part for part in details if part) or None,
            section=row.section,
            note=row.note,
            share=0,
        ),
        row.count,
    )


def _figure(row: ReportFigure) -> tuple[Row, int]:
    return (
        Row(
            label=capital(row.label),
            href=None,
            amount=_amount(row.qualifier, row.value or ""),
            unit=row.unit,
            detail=f"kế hoạch {row.plan}" if row.plan else None,
            section=row.section,
            note=row.note,
            share=0,
        ),
        0,
    )


def _amount(qualifier: str | None, amount: str) -> str:
    return " ".join(part for part in (qualifier, amount) if part)


def _shared(rows: list[tuple[Row, int]]) -> tuple[Row, ...]:
    """The rows with their share of the largest number in their own unit; one alone has nothing to be beside."""
    counts: dict[str | None, list[int]] = defaultdict(list)
    for row, count in rows:
        counts[row.unit].append(count)
    return tuple(replace(row, share=_share(count, counts[row.unit])) for row, count in rows)


def _share(count: int, beside: list[int]) -> int:
    return round(100 * count / max(beside)) if len(beside) > 1 and max(beside) else 0
