"""The page that describes the open data."""

from dataclasses import dataclass

from generator.planning import urls
from generator.planning.page import Page
from generator.planning.site import Site
from generator.rendering.views.parts import Frame, Link, people_count


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """How many rows, under which licence; the keys are told by the template."""

    title: str
    total: str
    licence: str
    files: tuple[Link, ...]


def data_view(page: Page, site: Site) -> tuple[Frame, Data]:
    """The view of `/du-lieu/`."""
    title = "Dữ liệu mở"
    files = (
        Link(text="ho-so.json", href=f"{urls.DATA}ho-so.json", note="mọi hồ sơ, dạng JSON"),
        Link(text="ho-so.csv", href=f"{urls.DATA}ho-so.csv", note="mọi hồ sơ, mở được bằng Excel"),
    )
    view = Data(
        title=title,
        total=people_count(len(site.listings.all)),
        licence=site.registry.settings.content_licence,
        files=files,
    )
    crumbs = (Link(text="Trang chủ", href=urls.HOME), Link(text=title, href=page.url))
    description = "Tải toàn bộ hồ sơ dưới dạng JSON hoặc CSV, kèm mô tả từng mục."
    return Frame(url=page.url, title=title, description=description, section="du-lieu", crumbs=crumbs), view
