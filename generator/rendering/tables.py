"""The open data as tables: profiles with their honours, and all of `site_data/` that they refer to."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from msgspec import json

from generator.records.registry import Registry
from generator.records.report import Report
from generator.rendering.data import write_day

Cells = tuple[Any, ...]
"""The cells of a row: texts, numbers, days as ISO texts; None for what is not stated."""


class Column(NamedTuple):
    """A column of a table."""

    name: str
    """Its name, as in the JSON."""
    type: str
    """Its type in a Data Package: string, integer, number, date or boolean."""
    description: str
    """What it means, in Vietnamese."""
    table: str = ""
    """The table whose first column it refers to; empty for none."""


class Table(NamedTuple):
    """A table."""

    name: str
    """Its name in SQLite and of its file."""
    title: str
    """What it holds, in Vietnamese."""
    columns: tuple[Column, ...]
    """The columns; the first one names a row where `has_key`."""
    has_key: bool
    """Whether the first column is different in every row."""
    rows: list[Cells]
    """All rows."""


def make_tables(json_rows: Iterable[bytes], registry: Registry) -> list[Table]:
    """Make all tables; `json_rows` are the profiles of the open data, in the order of names."""
    return [*_profile_tables(json_rows), *_place_tables(registry), *_word_tables(registry), *_report_tables(registry)]


def _profile_tables(json_rows: Iterable[bytes]) -> list[Table]:
    keys = ("slug", "url", "kind", "name", "honorific", "district", "summary", "published", "updated")
    of_honour = ("year", "district", "ward", "title", "level", "status", "document")
    profiles, honours, fields, movements = list[Cells](), list[Cells](), list[Cells](), list[Cells]()
    # Few values are different: each is one object.
    known = dict[Any, Any]()
    for row in json_rows:
        profile = json.decode(row)
        slug = profile["slug"]
        profiles.append(tuple([profile[key] for key in keys]))
        for honour in profile["honours"]:
            honours.append((slug, *[known.setdefault(honour[key], honour[key]) for key in of_honour]))
        fields += [(slug, value) for value in profile["fields"]]
        movements += [(slug, value) for value in profile["movements"]]
    return [
        Table("profiles", "Hồ sơ", _PROFILE, True, profiles),
        Table("honours", "Từng lần được nêu gương, khen thưởng", _HONOUR, False, honours),
        Table("profile_fields", "Lĩnh vực của hồ sơ", _list_of("field"), False, fields),
        Table("profile_movements", "Phong trào của hồ sơ", _list_of("movement"), False, movements),
    ]


def _list_of(word: str) -> tuple[Column, ...]:
    return _SLUG, Column(word, "string", "Mã", f"{word}s")


def _place_tables(registry: Registry) -> Iterator[Table]:
    places = registry.places
    rows: list[Cells] = [(row.id, row.type, row.name, write_day(row.until)) for row in places.districts.values()]
    yield Table("districts", "Quận, huyện, thị xã đến 30/6/2025", _DISTRICT, True, rows)
    rows = [
        (row.id, row.type, row.name, row.district, write_day(row.since), write_day(row.until), row.lat, row.lon)
        for row in places.units.values()
    ]
    yield Table("units", "Phường, xã, thị trấn, mỗi đơn vị của thời kỳ nó mang tên ấy", _UNIT, True, rows)
    rows = [(write_day(row.on), row.before, row.after, row.part) for row in places.changes]
    yield Table("changes", "Đơn vị nào nhập vào đơn vị nào", _CHANGE, False, rows)


def _word_tables(registry: Registry) -> Iterator[Table]:
    described = (*_NAMED, Column("description", "string", "Một câu giải thích"))
    rows: list[Cells] = [(row.id, row.name, row.description) for row in registry.fields.values()]
    yield Table("fields", "Lĩnh vực", described, True, rows)
    rows = [(row.id, row.name, row.description) for row in registry.awards.values()]
    yield Table("awards", "Danh hiệu, hình thức khen thưởng", described, True, rows)
    yield Table("levels", "Cấp trao", _NAMED, True, [(row.id, row.name) for row in registry.levels.values()])
    yield Table("movements", "Phong trào", _NAMED, True, [(row.id, row.name) for row in registry.movements.values()])
    rows = [
        (row.id, row.title, row.publisher, row.kind, row.district, row.year, write_day(row.date))
        for row in registry.documents.values()
    ]
    yield Table("documents", "Tài liệu làm nguồn", _DOCUMENT, True, rows)


def _report_tables(registry: Registry) -> Iterator[Table]:
    rows: list[Cells] = [(row.source, row.district, row.year, row.summary) for row in registry.reports]
    yield Table("reports", "Báo cáo của một quận, một năm", _REPORT, False, rows)
    rows = [row for report in registry.reports for row in _figures(report)]
    yield Table("figures", "Số liệu trong các báo cáo; số của các cấp có thể trùng nhau", _FIGURE, False, rows)


def _figures(report: Report) -> Iterator[Cells]:
    """List the numbers of a report, each as its document states it."""
    for total in report.awards:
        unit = total.unit or total.kind
        yield (report.source, "award", total.title, total.count, total.qualifier, unit, total.level, total.status,
               total.section, total.note)  # fmt: skip
    for count in report.collectives:
        yield (report.source, "collective", count.label, count.count, count.qualifier, None, None, count.status,
               count.section, count.note)  # fmt: skip
    contest = report.contest
    for label, stated in (("entries", contest.entries), ("sent_to_city", contest.sent_to_city)) if contest else ():
        if stated:
            yield (report.source, "contest", label, stated.count, stated.qualifier, None, None, stated.status,
                   stated.section, stated.note)  # fmt: skip
    for prize in contest.prizes if contest else ():
        yield (report.source, "prize", prize.rank, prize.count, None, None, prize.level, prize.status, prize.section,
               prize.note)  # fmt: skip
    for figure in report.figures:
        value = _number(figure.value)
        yield (report.source, "figure", figure.label, value, figure.qualifier, figure.unit, None, "given",
               figure.section, figure.note)  # fmt: skip


def _number(value: int | str | None) -> int | float | None:
    """Read a number as Vietnamese write it: 8.602,658."""
    return float(value.replace(".", "").replace(",", ".")) if isinstance(value, str) else value


_SLUG = Column("slug", "string", "Hồ sơ", "profiles")
_NAMED = (Column("id", "string", "Mã"), Column("name", "string", "Tên"))
_PROFILE = (
    Column("slug", "string", "Định danh của hồ sơ, không đổi"),
    Column("url", "string", "Địa chỉ trang, tính từ gốc của trang web"),
    Column("kind", "string", "person là người, collective là tập thể"),
    Column("name", "string", "Họ tên, hoặc tên tập thể; trẻ em chỉ có chữ cái đầu"),
    Column("honorific", "string", "Cách gọi"),
    Column("district", "string", "Quận, huyện của lần đầu tiên; trống sau tháng 6 năm 2025", "districts"),
    Column("summary", "string", "Một câu về việc đã làm"),
    Column("published", "date", "Ngày đăng"),
    Column("updated", "date", "Ngày sửa gần nhất"),
)
_HONOUR = (
    _SLUG,
    Column("year", "integer", "Năm"),
    Column("district", "string", "Quận, huyện; trống sau tháng 6 năm 2025", "districts"),
    Column("ward", "string", "Tên phường, xã lúc ấy"),
    Column("title", "string", "Danh hiệu, hình thức khen thưởng; trống là được nêu gương", "awards"),
    Column("level", "string", "Cấp trao; trống là nguồn không nêu", "levels"),
    Column("status", "string", "given là đã trao, planned là dự kiến, revoked là đã thu hồi"),
    Column("document", "string", "Tài liệu làm nguồn", "documents"),
)
_DISTRICT = (*_NAMED[:1], Column("type", "string", "Loại"), *_NAMED[1:], Column("until", "date", "Ngày cuối cùng"))
_UNIT = (
    *_NAMED[:1],
    Column("type", "string", "Loại"),
    *_NAMED[1:],
    Column("district", "string", "Quận, huyện; trống từ tháng 7 năm 2025", "districts"),
    Column("since", "date", "Ngày đầu tiên; trống là từ 2020 hoặc trước nữa"),
    Column("until", "date", "Ngày cuối cùng; trống là vẫn còn"),
    Column("lat", "number", "Vĩ độ"),
    Column("lon", "number", "Kinh độ"),
)
_CHANGE = (
    Column("day", "date", "Ngày thay đổi"),
    Column("before", "string", "Đơn vị cũ", "units"),
    Column("after", "string", "Đơn vị mới", "units"),
    Column("part", "boolean", "Chỉ một phần đơn vị cũ"),
)
_DOCUMENT = (
    *_NAMED[:1],
    Column("title", "string", "Tên tài liệu"),
    Column("publisher", "string", "Nơi ban hành"),
    Column("kind", "string", "report là báo cáo, press là bài báo, speech là bài phát biểu"),
    Column("district", "string", "Quận, huyện được nói đến", "districts"),
    Column("year", "integer", "Năm được nói đến"),
    Column("date", "date", "Ngày công bố"),
)
_REPORT = (
    Column("document", "string", "Tài liệu", "documents"),
    Column("district", "string", "Quận, huyện", "districts"),
    Column("year", "integer", "Năm"),
    Column("summary", "string", "Năm ấy có gì"),
)
_FIGURE = (
    Column("document", "string", "Tài liệu", "documents"),
    Column("kind", "string", "award, collective, contest, prize hay figure"),
    Column("label", "string", "Đếm cái gì"),
    Column("count", "number", "Con số; trống khi nguồn chỉ viết “hàng trăm”"),
    Column("qualifier", "string", "Chữ chỉ mức độ: hơn, gần, trên …"),
    Column("unit", "string", "Đơn vị đếm"),
    Column("level", "string", "Cấp trao", "levels"),
    Column("status", "string", "given hoặc planned"),
    Column("section", "string", "Mục trong tài liệu"),
    Column("note", "string", "Ghi chú"),
)
