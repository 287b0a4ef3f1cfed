"""Make the view of the page that describes the open data."""

from msgspec import Struct

from generator.planning import urls
from generator.planning.page import Page
from generator.planning.site import Site
from generator.rendering.data import HONOUR_KEYS, PROFILE_KEYS, DataKey
from generator.rendering.tables import Column, make_tables
from generator.rendering.views.parts import Link, PageMeta, format_count, make_meta

CHANGES = (
    ("2.1", "years, titles và số đếm không tính khen thưởng mới dự kiến hoặc đã thu hồi; honours vẫn ghi, kèm status."),
    ("2.0", "Thêm tệp SQLite, các bảng CSV, Data Package, số đếm, mã kiểm tra; mỗi hồ sơ có index.json riêng."),
    ("1.0", "ho-so.json và ho-so.csv."),
)


class DataView(Struct, frozen=True, kw_only=True):
    """Everything on the page of the open data."""

    title: str
    """The heading."""
    lead: str
    """What one gets, in a sentence or two."""
    licence: str
    """The name of the licence."""
    files: tuple[Link, ...]
    """The files to download."""
    profile_keys: tuple[DataKey, ...]
    """The keys of a profile."""
    honour_keys: tuple[DataKey, ...]
    """The keys of an honour."""
    tables: tuple[tuple[str, str, tuple[Column, ...]], ...]
    """Name, title and columns of each table."""
    changes: tuple[tuple[str, str], ...]
    """The versions of the data's shape, newest first: version, and what it changed."""


def data_view(page: Page, site: Site) -> tuple[PageMeta, DataView]:
    """Make the view of `/du-lieu/`."""
    title = "Dữ liệu mở"
    notes = (
        "mọi hồ sơ, dạng JSON, cho máy tính đọc",
        "mọi hồ sơ, mở được bằng Google Sheets và phần mềm bảng tính",
        "như trên, ngăn bằng dấu chấm phẩy: dành cho Excel cài tiếng Việt",
        "mọi bảng trong một tệp SQLite",
        "mô tả các bảng CSV theo chuẩn Data Package",
        "số hồ sơ theo quận, phường, lĩnh vực, năm, danh hiệu, phong trào",
        "mã kiểm tra (SHA-256) của từng tệp",
    )
    files = tuple(
        Link(text=href.removeprefix(urls.DATA), href=href, note=note)
        for href, note in zip(urls.DATA_FILES, notes, strict=True)
    )
    total = len(site.listings.all)
    nobody, whose = ("", f"{format_count(total)} trên ") if total else ("Chưa có tấm gương nào. ", "")
    view = DataView(
        title=title,
        lead=f"{nobody}Toàn bộ hồ sơ của {whose}trang này, ai cũng được tải về và dùng lại.",
        licence=site.registry.settings.content_licence,
        files=files,
        profile_keys=PROFILE_KEYS,
        honour_keys=HONOUR_KEYS,
        tables=tuple((table.name, table.title, table.columns) for table in make_tables((), site.registry)),
        changes=CHANGES,
    )
    description = "Tải toàn bộ hồ sơ: CSV mở được bằng Excel, JSON và SQLite cho máy tính đọc; kèm ý nghĩa từng mục."
    return make_meta(page, title, description, "du-lieu"), view
