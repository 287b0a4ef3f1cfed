"""Make the views of overviews: all districts, fields, years, awards, movements or names, with counts."""

from collections import defaultdict

from msgspec import Struct
from msgspec.structs import replace

from generator.planning import urls
from generator.planning.page import Page
from generator.planning.site import Site
from generator.rendering.views.documents import NOT_COUNTED, name_report
from generator.rendering.views.listing import letters_group
from generator.rendering.views.parts import Group, Link, PageMeta, make_meta
from generator.vietnamese import capitalize


class Overview(Struct, frozen=True, kw_only=True):
    """Everything on an overview page."""

    title: str
    """The heading."""
    lead: str
    """What the page lists, in a sentence or two."""
    groups: tuple[Group, ...]
    """The links, in groups; none is empty."""


def overview_view(page: Page, site: Site) -> tuple[PageMeta, Overview]:
    """Make the view of an overview; the page's kind decides what it lists."""
    title, lead, groups = _CONTENT[page.kind](site)
    view = Overview(title=title, lead=lead, groups=tuple(group for group in groups if group.links))
    return make_meta(page, title, lead, page.url.rstrip("/")), view


def names_only(group: Group) -> Group:
    """Return a group as a plain list, without what is said of each link."""
    return replace(group, variant="list", links=tuple(replace(link, note=None) for link in group.links))


OverviewContent = tuple[str, str, tuple[Group, ...]]
"""Title, lead and groups of links."""


def _districts(site: Site) -> OverviewContent:
    registry, listings = site.registry, site.listings
    reports: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for report in registry.reports:
        reports[report.district][name_report(report, registry)].append(report.year)
    full: list[Link] = []
    empty: list[Link] = []
    for district in registry.places.districts.values():
        count = len(listings.by_district.get(district.id, ()))
        note = "; ".join(f"{noun} {', '.join(map(str, years))}" for noun, years in reports[district.id].items()) or None
        link = Link(
            text=capitalize(district.title), href=f"{urls.DISTRICTS}{district.id}/", count=count or None, note=note
        )
        (full if count or note else empty).append(link)
    lead = (
        "Các quận, huyện, thị xã của Hà Nội đến ngày 30/6/2025, "
        "và những tấm gương được nêu, được khen thưởng ở mỗi nơi."
    )
    groups = (
        Group(title="Đã có tấm gương hoặc tài liệu", links=tuple(full)),
        _comparison(site),
        Group(title="Chưa có tấm gương hoặc tài liệu", links=tuple(empty), variant="chips"),
    )
    return "Quận, huyện", lead, groups


def _fields(site: Site) -> OverviewContent:
    links = tuple(
        Link(
            text=field.name,
            href=f"{urls.FIELDS}{field.id}/",
            count=len(site.listings.by_field.get(field.id, ())),
            note=field.description,
            icon=field.id,
        )
        for field in site.registry.fields.values()
    )
    lead = (
        "Mỗi tài liệu chia lĩnh vực một kiểu; ở đây xếp theo một bảng chung. "
        "Mở một lĩnh vực để xem cách gọi của từng tài liệu."
    )
    return (
        "Lĩnh vực",
        lead,
        (Group(title="Các lĩnh vực", links=links, variant="tiles"),),
    )


def _years(site: Site) -> OverviewContent:
    pages = {page.subject: page for page in site.pages if page.kind == "year" and page.number == 1}
    span = range(max(pages), min(pages) - 1, -1) if pages else ()
    reported = {report.year for report in site.registry.reports}
    links = tuple(_year_link(year, pages.get(year), year in reported) for year in span)
    return (
        "Năm",
        "Số tấm gương theo năm được nêu, được khen thưởng.",
        (Group(title="Theo năm", links=links, variant="years"), _comparison(site)),
    )


def _comparison(site: Site) -> Group:
    """Lead on to the comparison, where there are documents to compare."""
    links = (Link(text="So sánh các quận, các năm", href=urls.COMPARISON),) if site.registry.reports else ()
    return Group(title="Số liệu trong các tài liệu", links=links, variant="chips")


def _year_link(year: int, page: Page | None, is_reported: bool) -> Link:
    """Link to a year; one of which nothing is known is named without a link, and none is shown as a plain 0."""
    if page is None:
        return Link(text=str(year), href="", note="chưa có tài liệu")
    if not page.total:
        note = "có số liệu, chưa có tên người" if is_reported else "chưa có tấm gương nào"
        return Link(text=str(year), href=page.url, note=note)
    return Link(text=str(year), href=page.url, count=page.total)


def _awards(site: Site) -> OverviewContent:
    reported = {row.title for report in site.registry.reports for row in report.awards}
    named: list[Link] = []
    counted: list[Link] = []
    mentioned: list[Link] = []
    for award in site.registry.awards.values():
        count = len(site.listings.by_award.get(award.id, ()))
        group = named if count else counted if award.id in reported else mentioned
        group.append(Link(text=award.name, href=f"{urls.AWARDS}{award.id}/", count=count or None))
    lead = (
        "Danh hiệu và hình thức khen thưởng mà các tài liệu nhắc đến. "
        f"Phần lớn là người được nêu gương, không kèm khen thưởng nào. {NOT_COUNTED}"
    )
    groups = (
        Group(title="Đã có tấm gương", links=tuple(named)),
        Group(title="Mới có số liệu, chưa có tên người", links=tuple(counted)),
        Group(title="Được tài liệu nhắc đến", links=tuple(mentioned)),
    )
    return "Khen thưởng", lead, groups


def _movements(site: Site) -> OverviewContent:
    links = tuple(
        Link(
            text=movement.name,
            href=f"{urls.MOVEMENTS}{movement.id}/",
            count=len(site.listings.by_movement.get(movement.id, ())) or None,
        )
        for movement in site.registry.movements.values()
    )
    full = tuple(link for link in links if link.count)
    rest = tuple(link for link in links if not link.count)
    lead = "Những phong trào, cuộc vận động gắn với các tấm gương trên trang này."
    groups = (
        Group(title="Đã có tấm gương", links=full),
        Group(title="Được tài liệu nhắc đến", links=rest),
    )
    return "Phong trào", lead, groups


def _names(site: Site) -> OverviewContent:
    more = (
        Link(text="Tất cả mọi người", href=urls.PROFILES, count=len(site.listings.all)),
        Link(text="Tập thể", href=urls.COLLECTIVES, count=len(site.listings.collectives)),
    )
    lead = "Xếp theo tên gọi như trong danh bạ Việt Nam: chữ Ă, Â, Đ, Ê, Ô, Ơ, Ư đứng riêng."
    return "Tên", lead, (letters_group(site), Group(title="Danh sách khác", links=more))


_CONTENT = {
    "districts": _districts,
    "fields": _fields,
    "years": _years,
    "awards": _awards,
    "movements": _movements,
    "names": _names,
}
