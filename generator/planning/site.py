"""Which pages the site has."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.planning import urls
from generator.planning.entry import Entry
from generator.planning.page import Page, listing
from generator.planning.shelves import Shelves, fill_shelves
from generator.records.place import Unit
from generator.records.places import Places
from generator.records.registry import Registry
from generator.vietnamese import ALPHABET


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The gallery's entries on shelves, each with a page of its own, and every index page."""

    registry: Registry
    shelves: Shelves
    pages: tuple[Page, ...]


def plan_site(entries: Iterable[Entry], registry: Registry) -> Site:
    """Name every page of the site. Words of `site_data/` have a page each, with people or without."""
    shelves = fill_shelves(entries)
    pages = (*_hubs(), *_places(registry, shelves), *_words(registry, shelves), *_lists(shelves))
    return Site(registry=registry, shelves=shelves, pages=pages)


def site_addresses(site: Site) -> set[str]:
    """Every address that a link into the gallery may name: index pages, profiles, open data."""
    return {page.url for page in site.pages} | {profile.url for profile in site.shelves.all} | set(urls.DATA_FILES)


def _hubs() -> Iterator[Page]:
    yield Page(kind="home", start=urls.HOME)
    yield Page(kind="districts", start=urls.DISTRICTS)
    yield Page(kind="wards", start=urls.WARDS)
    yield Page(kind="fields", start=urls.FIELDS)
    yield Page(kind="years", start=urls.YEARS)
    yield Page(kind="awards", start=urls.AWARDS)
    yield Page(kind="movements", start=urls.MOVEMENTS)
    yield Page(kind="names", start=urls.NAMES)
    yield Page(kind="data", start=urls.DATA)
    yield Page(kind="search", start=urls.SEARCH)


def _places(registry: Registry, shelves: Shelves) -> Iterator[Page]:
    places = registry.places
    for district in places.districts.values():
        url = f"{urls.DISTRICTS}{district.id}/"
        yield from listing("district", url, district, shelves.by_district.get(district.id, ()))
    reports = {(report.district, report.year) for report in registry.reports}
    for district_id, year in sorted(reports | shelves.by_district_year.keys()):
        url = f"{urls.DISTRICTS}{district_id}/{year}/"
        yield from listing(
            "district-year", url, (district_id, year), shelves.by_district_year.get((district_id, year), ())
        )
    former = former_units(places)
    for unit in places.units.values():
        people = [entry for then in (unit, *former.get(unit.id, ())) for entry in shelves.by_unit.get(then.id, ())]
        yield from listing("ward", f"{urls.WARDS}{unit.id}/", unit, tuple(dict.fromkeys(people)))


def former_units(places: Places) -> dict[str, tuple[Unit, ...]]:
    """For each unit of today the former units that lie in it, wholly or in part, in the order of the file."""
    former: dict[str, list[Unit]] = defaultdict(list)
    for unit in places.units.values():
        for present in (places.find_current_units(unit) or ()) if unit.until else ():
            former[present.unit.id].append(unit)
    return {unit_id: tuple(units) for unit_id, units in former.items()}


def _words(registry: Registry, shelves: Shelves) -> Iterator[Page]:
    for field in registry.fields.values():
        yield from listing("field", f"{urls.FIELDS}{field.id}/", field, shelves.by_field.get(field.id, ()))
    for award in registry.awards.values():
        yield from listing("award", f"{urls.AWARDS}{award.id}/", award, shelves.by_award.get(award.id, ()))
    for movement in registry.movements.values():
        url = f"{urls.MOVEMENTS}{movement.id}/"
        yield from listing("movement", url, movement, shelves.by_movement.get(movement.id, ()))
    for year in sorted(shelves.by_year.keys() | {report.year for report in registry.reports}):
        yield from listing("year", f"{urls.YEARS}{year}/", year, shelves.by_year.get(year, ()))


def _lists(shelves: Shelves) -> Iterator[Page]:
    yield from listing("profiles", urls.PROFILES, None, shelves.all)
    yield from listing("collectives", urls.COLLECTIVES, None, shelves.collectives)
    for letter in (*ALPHABET, "#"):
        entries: tuple[Entry, ...] = shelves.by_letter.get(letter, ())
        if entries:
            yield from listing("letter", urls.letter_url(letter), letter, entries)
