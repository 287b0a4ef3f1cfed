"""Name the places that nobody belongs to: the search index has only those of its profiles."""

from collections.abc import Iterator

from pydantic_core import to_json

from generator.planning.site import Site


def make_empty_places(site: Site) -> bytes:
    """Write the districts and wards without a profile as JSON: address, name, and the district or time of a ward."""
    return to_json(list(_list_empty_places(site)))


def _list_empty_places(site: Site) -> Iterator[tuple[str, str, str]]:
    districts = site.registry.places.districts
    for page in site.pages:
        if page.number > 1 or page.total:
            continue
        if page.kind == "district":
            yield page.start, page.subject.title, ""
        elif page.kind == "ward":
            district = page.subject.district
            note = f"trước đây, {districts[district].title}" if district else "hiện nay"
            yield page.start, page.subject.title, note
