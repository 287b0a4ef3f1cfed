"""Name the places that nobody belongs to: the search index has only those of its profiles."""

import re
from collections.abc import Iterable, Iterator

from pydantic_core import to_json

from generator.planning.site import Site


def make_empty_places(site: Site) -> bytes:
    """Write the districts and wards without a profile as JSON; no former ward where one of today of that name has some.

    Each is a list: its address, its name, the district or time of a ward, and longer names of places that hold its own:
    who asks for "phường Phương Liên - Trung Tự" does not ask for "phường Phương Liên".
    """
    longer = _list_longer(page.subject.title for page in site.pages if page.kind in ("district", "ward"))
    return to_json([[*place, longer.get(place[1], [])] for place in _list_empty_places(site)])


def _list_longer(titles: Iterable[str]) -> dict[str, list[str]]:
    """Return the names that go on after a word of another name, by that."""
    longer = dict[str, list[str]]()
    for title in sorted(set(titles)):
        for space in re.finditer(" ", title):
            longer.setdefault(title[: space.start()], []).append(title)
    return longer


def _list_empty_places(site: Site) -> Iterator[tuple[str, str, str]]:
    districts = site.registry.places.districts
    wards = [page for page in site.pages if page.kind == "ward"]
    met = {page.subject.title for page in wards if page.total and not page.subject.district}
    for page in site.pages:
        if page.number > 1 or page.total:
            continue
        if page.kind == "district":
            yield page.start, page.subject.title, ""
        elif page.kind == "ward" and page.subject.title not in met:
            district = page.subject.district
            note = f"trước đây, {districts[district].title}" if district else "hiện nay"
            yield page.start, page.subject.title, note
