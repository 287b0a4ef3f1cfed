"""Write the open data: every profile as JSON and as CSV, without residential groups and consent papers."""

import csv
import io
import re
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from pydantic_core import to_json

from generator.planning.summary import unit_of
from generator.planning.urls import profile_url
from generator.records.profile import Honour, Profile
from generator.records.registry import Registry

COLUMNS = (
    "slug", "url", "kind", "name", "honorific", "district",
    "wards", "fields", "years", "movements", "titles", "summary",
)  # fmt: skip
"""The columns of CSV."""


class DataKey(NamedTuple):
    """A key of the open data, as its page describes it."""

    name: str
    """The key in JSON; most are columns of CSV too."""
    type: str
    """Its type, in Vietnamese."""
    description: str
    """What it means, in Vietnamese."""


PROFILE_KEYS = (
    DataKey("slug", "chuỗi", "Mã của hồ sơ: tên tệp, cũng là phần cuối của địa chỉ; không đổi"),
    DataKey("url", "chuỗi", "Địa chỉ trang, tính từ gốc của trang web"),
    DataKey("kind", "chuỗi", "person là người, collective là tập thể"),
    DataKey("name", "chuỗi", "Họ tên, hoặc tên tập thể; trẻ em chỉ có chữ cái đầu"),
    DataKey("honorific", "chuỗi, có thể trống", "Cách gọi: ông, bà, cô, em …; không phải một phần của tên"),
    DataKey("district", "chuỗi, có thể trống", "Mã quận, huyện của lần đầu; trống (null) từ tháng 7 năm 2025"),
    DataKey("wards", "danh sách chuỗi", "Tên phường, xã lúc ấy, không kèm chữ “phường”"),
    DataKey("fields", "danh sách chuỗi", "Mã lĩnh vực; mã đầu tiên là lĩnh vực chính"),
    DataKey("movements", "danh sách chuỗi", "Mã các phong trào gắn với việc làm ấy"),
    DataKey("years", "danh sách số", "Các năm được nêu gương, khen thưởng; không tính lần còn dự kiến, đã thu hồi"),
    DataKey("honours", "danh sách", "Từng lần được nêu gương, khen thưởng, kể cả dự kiến và đã thu hồi; xem bảng dưới"),
    DataKey("summary", "chuỗi, có thể trống", "Một câu về việc đã làm; trống khi nguồn chỉ nêu tên"),
    DataKey("published", "ngày, có thể trống", "Ngày đăng, năm-tháng-ngày"),
    DataKey("updated", "ngày, có thể trống", "Ngày sửa gần nhất"),
)
"""The keys of a profile in JSON, in the order of its page."""

HONOUR_KEYS = (
    DataKey("year", "số", "Năm được nêu gương, khen thưởng"),
    DataKey("district", "chuỗi, có thể trống", "Mã quận, huyện đã nêu gương, khen thưởng; trống từ tháng 7 năm 2025"),
    DataKey("ward", "chuỗi, có thể trống", "Phường, xã lúc ấy; trống khi nguồn không nói"),
    DataKey("title", "chuỗi, có thể trống", "Mã danh hiệu, hình thức khen thưởng; trống là được nêu gương"),
    DataKey("level", "chuỗi, có thể trống", "Cấp trao: thanh-pho, quan, phuong …; trống là nguồn không nêu cấp"),
    DataKey("status", "chuỗi", "given là đã trao, planned là dự kiến, revoked là đã thu hồi"),
    DataKey("document", "chuỗi, có thể trống", "Mã tài liệu làm nguồn"),
)
"""The keys of each of its honours."""


DataRow = tuple[bytes, bytes]
"""A profile in the open data: as a JSON object, and as a line of CSV with its line end. Both in UTF-8: strings with
Vietnamese marks take twice as much memory."""


def make_data_row(profile: Profile, registry: Registry) -> DataRow:
    """Write a profile's open data."""
    values = _make_values(profile, registry)
    titles = [honour.title for honour in profile.honours if honour.title and honour.is_given]
    flat = {**values, "titles": list(dict.fromkeys(titles))}
    return to_json(values), write_csv([[format_cell(flat[key]) for key in COLUMNS]])


def join_json(objects: Iterable[bytes]) -> bytes:
    """Join profiles to the open data as JSON: a list, one object a line."""
    return b"".join((b"[\n", b",\n".join(objects), b"\n]\n"))


def join_csv(lines: Iterable[bytes]) -> bytes:
    """Join profiles to the open data as CSV. It begins with a byte-order mark, so that Excel reads it as UTF-8."""
    return b"".join((write_csv([COLUMNS], "utf-8-sig"), *lines))


# Excel splits lines at semicolons where the comma is the decimal sign, as in Vietnam.
_FORMULA = re.compile(r"(?:^|[;|\t\n])\s*(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")


def write_csv(rows: Iterable[Iterable[Any]], encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """Write rows as CSV; "utf-8-sig" begins it with a byte-order mark, by which Excel knows UTF-8."""
    with io.BytesIO() as file, io.TextIOWrapper(file, encoding, newline="", write_through=True) as text:
        csv.writer(text, delimiter=delimiter).writerows(rows)
        return file.getvalue()


def _make_values(profile: Profile, registry: Registry) -> dict[str, Any]:
    return {
        "slug": profile.slug,
        "url": profile_url(profile.slug),
        "kind": profile.kind,
        "name": profile.name,
        "honorific": profile.honorific,
        "district": profile.honours[0].district,
        "wards": list(dict.fromkeys(_name_ward(honour, registry) for honour in profile.honours if honour.ward)),
        "fields": list(dict.fromkeys(profile.fields)),
        "movements": list(dict.fromkeys(profile.movements)),
        "years": list(profile.years),
        "honours": [_make_honour(honour, registry) for honour in profile.honours],
        "summary": profile.summary,
        "published": write_day(profile.published),
        "updated": write_day(profile.updated),
    }


def _make_honour(honour: Honour, registry: Registry) -> dict[str, Any]:
    return {
        "year": honour.year,
        "district": honour.district,
        "ward": _name_ward(honour, registry) if honour.ward else None,
        "title": honour.title,
        "level": honour.level,
        "status": honour.status,
        "document": honour.source.document if honour.source else None,
    }


def _name_ward(honour: Honour, registry: Registry) -> str:
    unit = unit_of(honour, registry)
    return unit.name if unit else honour.ward or ""


def write_day(day: date | None) -> str | None:
    """Write a day as data has it, 2026-11-05."""
    return day.isoformat() if day else None


def format_cell(value: Any) -> str:
    """Format a cell; what a spreadsheet would run as a formula gets an apostrophe, also behind a semicolon."""
    text = "; ".join(str(item) for item in value) if isinstance(value, list) else str(value or "")
    return _FORMULA.sub(lambda start: f"{start[0]}'", text)
