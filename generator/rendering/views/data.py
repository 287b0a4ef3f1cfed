"""Make the view of the page that describes the open data."""

from dataclasses import dataclass

from generator.planning import urls
from generator.planning.page import Page
from generator.planning.site import Site
from generator.rendering.data import HONOUR_KEYS, PROFILE_KEYS, DataKey
from generator.rendering.views.parts import Link, PageMeta, format_count


@dataclass(frozen=True, slots=True, kw_only=True)
class DataView:
    """Everything on the page of the open data."""

    title: str
    """The heading."""
    total: str
    """How many profiles the data have, in words."""
    licence: str
    """The name of the licence."""
    files: tuple[Link, ...]
    """The files to download."""
    profile_keys: tuple[DataKey, ...]
    """The keys of a profile."""
    honour_keys: tuple[DataKey, ...]
    """The keys of an honour."""


def data_view(page: Page, site: Site) -> tuple[PageMeta, DataView]:
    """Make the view of `/du-lieu/`."""
    title = "Dữ liệu mở"
    files = (
        Link(text="ho-so.json", href=f"{urls.DATA}ho-so.json", note="mọi hồ sơ, dạng JSON, cho máy tính đọc"),
        Link(text="ho-so.csv", href=f"{urls.DATA}ho-so.csv", note="mọi hồ sơ, mở được bằng Excel"),
    )
    view = DataView(
        title=title,
        total=format_count(len(site.listings.all)),
        licence=site.registry.settings.content_licence,
        files=files,
        profile_keys=PROFILE_KEYS,
        honour_keys=HONOUR_KEYS,
    )
    breadcrumbs = (Link(text="Trang chủ", href=urls.HOME), Link(text=title, href=page.url))
    description = "Tải toàn bộ hồ sơ: CSV mở được bằng Excel, JSON cho chương trình máy tính đọc; kèm ý nghĩa từng mục."
    return PageMeta(
        url=page.url, title=title, description=description, section="du-lieu", breadcrumbs=breadcrumbs
    ), view
