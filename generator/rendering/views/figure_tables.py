"""Make the tables of the numbers that a report states: awards, the writing contest, all others."""

from collections import defaultdict

from msgspec import Struct

from generator.planning import urls
from generator.records.profile import Kind
from generator.records.registry import Registry
from generator.records.report import AwardTotal, Contest, Count, Prize, Report, ReportFigure
from generator.rendering.views.documents import STATUS_WORDS, format_amount, measure_bar, name_award_unit, name_report
from generator.vietnamese import capitalize, format_number

PRIZES = {
    "nhat": "Giải Nhất",
    "nhi": "Giải Nhì",
    "ba": "Giải Ba",
    "khuyen-khich": "Giải Khuyến khích",
    "phu": "Giải Phụ",
}
"""Names of the prizes of the writing contest, by rank."""


class FigureRow(Struct, frozen=True, kw_only=True):
    """One number that the report states."""

    label: str
    """What it counts."""
    href: str | None = None
    """The address of the award's page; None where it is no award."""
    amount: str
    """The number with its qualifier ("gần 1.200")."""
    unit: str | None
    """Its unit; None where the report states none."""
    detail: str | None
    """Level or status, or what was planned; None where there is nothing to add."""
    section: str
    """The section of the report that states it."""
    note: str | None
    """An editor's note; None for nothing."""
    bar: int = 0
    """Its part of the largest number of its award and unit, in per cent; 0 where no bar is shown."""


class FigureTable(Struct, frozen=True, kw_only=True):
    """Numbers of one kind."""

    title: str
    """The heading."""
    note: str | None
    """How to read the numbers; None for nothing."""
    rows: tuple[FigureRow, ...]
    """The numbers, in the order of the report."""


def make_award_tables(report: Report, registry: Registry) -> tuple[FigureTable, ...]:
    """Make the tables of awards; the kind that the document mentions first comes first."""
    noun = name_report(report, registry)
    apart = "{} có thể được tính ở nhiều cấp, nhiều hình thức; không cộng các số này."
    headings = {
        None: ("Khen thưởng chung", f"Số mà {noun} không chia ra cá nhân, tập thể."),
        "person": ("Khen thưởng cá nhân", apart.format("Một người")),
        "collective": ("Khen thưởng tập thể", apart.format("Một tập thể")),
    }
    rows: dict[Kind | None, list[FigureRow]] = defaultdict(list)
    for total in report.awards:
        rows[total.kind].append(_make_award_row(total, report, registry))
    for count in report.collectives:
        rows["collective"].append(_make_count_row(count, count.label or "Tập thể", "tập thể"))
    return _make_tables([(*headings[kind], listed) for kind, listed in rows.items()])


def make_other_tables(report: Report, registry: Registry) -> tuple[FigureTable, ...]:
    """Make the tables of the contest and of the report's other numbers."""
    noun = name_report(report, registry)
    writing = _make_contest_rows(report.contest, registry) if report.contest else []
    figures = [_make_figure_row(row) for row in report.figures]
    tables = [
        ("Cuộc thi viết về gương điển hình", "Giải thưởng trao cho người viết bài, không phải danh hiệu.", writing),
        (f"Những con số {'khác ' if report.awards or writing else ''}trong {noun}", None, figures),
    ]
    return _make_tables(tables)


def _make_tables(tables: list[tuple[str, str | None, list[FigureRow]]]) -> tuple[FigureTable, ...]:
    return tuple(FigureTable(title=title, note=note, rows=tuple(rows)) for title, note, rows in tables if rows)


def _make_contest_rows(contest: Contest, registry: Registry) -> list[FigureRow]:
    counts = ((contest.entries, "Bài dự thi"), (contest.sent_to_city, "Bài gửi dự thi cấp Thành phố"))
    rows = [_make_count_row(count, label, "bài") for count, label in counts if count]
    return rows + [_make_prize_row(row, registry) for row in contest.prizes]


def _make_award_row(row: AwardTotal, report: Report, registry: Registry) -> FigureRow:
    level = registry.levels[row.level].name if row.level else row.giver or "không nêu cấp"
    details = (level, STATUS_WORDS[row.status])
    return FigureRow(
        label=registry.awards[row.title].name,
        href=f"{urls.AWARDS}{row.title}/",
        amount=format_amount(row.qualifier, format_number(row.count)),
        unit=name_award_unit(row),
        detail=", ".join(part for part in details if part),
        section=row.section,
        note=row.note,
        bar=_measure_award(row, report),
    )


def _measure_award(row: AwardTotal, report: Report) -> int:
    """Measure the bar of a number beside the largest of its award and unit in its table.

    Awards have their own scale each: two thousand certificates would hide the few titles that this site is about.
    """
    kind = (row.title, row.kind, name_award_unit(row))
    same = (other for other in report.awards if (other.title, other.kind, name_award_unit(other)) == kind)
    return measure_bar(row.count, [other.count for other in same])


def _make_count_row(row: Count, label: str, unit: str) -> FigureRow:
    return FigureRow(
        label=capitalize(label),
        amount=format_amount(row.qualifier, format_number(row.count)),
        unit=unit,
        detail=STATUS_WORDS[row.status],
        section=row.section,
        note=row.note,
    )


def _make_prize_row(row: Prize, registry: Registry) -> FigureRow:
    details = (registry.levels[row.level].name if row.level else None, STATUS_WORDS[row.status])
    return FigureRow(
        label=PRIZES[row.rank],
        amount=format_number(row.count),
        unit="giải",
        detail=", ".join(part for part in details if part) or None,
        section=row.section,
        note=row.note,
    )


def _make_figure_row(row: ReportFigure) -> FigureRow:
    return FigureRow(
        label=capitalize(row.label),
        amount=format_amount(row.qualifier, row.value or ""),
        unit=row.unit,
        detail=f"kế hoạch {row.plan}" if row.plan else None,
        section=row.section,
        note=row.note,
    )
