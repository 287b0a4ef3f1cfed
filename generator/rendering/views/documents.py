"""What pages say of documents and of the numbers that these state."""

from collections.abc import Sequence

from generator.records.registry import Registry
from generator.records.report import AwardTotal, Report
from generator.records.words import Document
from generator.vietnamese import lower_first

_DOCUMENT_NOUNS = {"report": "báo cáo", "press": "bài báo", "speech": "bài phát biểu"}


def name_document(document: Document) -> str:
    """Name the kind of a document: "báo cáo", "bài báo"."""
    return _DOCUMENT_NOUNS[document.kind]


def name_origin(document: Document, registry: Registry) -> str:
    """Name whose a document is: "của quận Hoàn Kiếm"; a newspaper writes about a district: "về quận Đống Đa".

    One that is of no district is its publisher's.
    """
    if document.district is None:
        return f"của {document.publisher}"
    whose = "về" if document.kind == "press" else "của"
    return f"{whose} {registry.places.districts[document.district].title}"


def name_report(report: Report, registry: Registry) -> str:
    """Name the kind of document that a report of a district and year is taken from."""
    return name_document(registry.documents[report.source])


def format_amount(qualifier: str | None, amount: str) -> str:
    """Format a number of a document with the words before it: "hơn 340"."""
    return f"{qualifier} {amount}" if qualifier else amount


def measure_bar(count: int, counts: Sequence[int]) -> int:
    """Return the length of a number's bar beside others: its part of the largest, in per cent; 0 for a number alone."""
    return round(100 * count / max(counts)) if len(counts) > 1 and count else 0


def name_award_unit(total: AwardTotal) -> str:
    """Name what a total counts, in the document's own unit."""
    return total.unit or {"person": "cá nhân", "collective": "tập thể"}[total.kind or "person"]


def name_award_level(total: AwardTotal, registry: Registry) -> str:
    """Name inside a sentence who gave the awards of a total: the level, else the giver that the document names.

    No line ends within the name of a level.
    """
    if not total.level:
        return total.giver or "không nêu cấp"
    return lower_first(registry.levels[total.level].name).replace(" ", "\u00a0")


def list_first_totals(report: Report) -> list[AwardTotal]:
    """List the totals of people for the award that a document states first: here that is the title itself."""
    return [row for row in report.awards if row.title == report.awards[0].title and row.kind != "collective"]


STATUS_WORDS = {"given": None, "planned": "dự kiến", "revoked": "đã thu hồi"}
"""What is said beside a number of a document; None where it needs no word."""

NOT_COUNTED = "Khen thưởng mới dự kiến hoặc đã thu hồi thì không tính."
"""Says on a page which honours its numbers and lists leave out, see `Honour.is_given`."""
