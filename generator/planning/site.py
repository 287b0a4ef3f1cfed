"""Which pages the site has."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from generator.planning import urls
from generator.planning.listings import Listings, make_listings
from generator.planning.page import Page, split_pages
from generator.records.place import Unit
from generator.records.places import Places
from generator.records.registry import Registry
from generator.records.summary import ProfileSummary
from generator.vietnamese import ALPHABET

DistrictYears = frozenset[tuple[str | None, int]]
"""Ids of districts, None for none, each with a year."""


class Site(Struct, frozen=True, kw_only=True):
    """All pages of the gallery, planned but not rendered."""

    registry: Registry
    """All of `site_data/`."""
    listings: Listings
    """The profiles, each of which has a page of its own, in groups."""
    pages: tuple[Page, ...]
    """Every index page."""
    ward_totals: Mapping[str, int]
    """By id of a ward how many profiles its page lists."""
    peopled_wards: tuple[Unit, ...]
    """The wards of today whose page lists someone."""
    years_not_given: DistrictYears
    """District, if any, and year of each award that was not given: their pages exist, and do not list it."""
    titles_not_given: frozenset[str]
    """Ids of the awards that someone shall be given, or that were revoked from someone."""


def plan_site(profiles: Iterable[ProfileSummary], registry: Registry) -> Site:
    """Plan every page of the site. Each word of `site_data/` has a page, even when it has no profiles."""
    listings = make_listings(profiles)
    not_given = frozenset(key for profile in listings.all for key in profile.years_not_given)
    pages = (
        *_plan_overviews(),
        *_plan_places(registry, listings, not_given),
        *_plan_words(registry, listings, not_given),
        *_plan_lists(listings),
        *[
            Page(kind="withdrawn", start=f"{urls.WITHDRAWN}{withdrawal.id}/", subject=withdrawal)
            for withdrawal in registry.withdrawn
        ],
    )
    wards = {page.subject: page.total for page in pages if page.kind == "ward" and page.number == 1}
    return Site(
        registry=registry,
        listings=listings,
        pages=pages,
        ward_totals={unit.id: total for unit, total in wards.items()},
        peopled_wards=tuple([unit for unit, total in wards.items() if total and unit.until is None]),
        years_not_given=not_given,
        titles_not_given=frozenset(title for profile in listings.all for title in profile.titles_not_given),
    )


def site_addresses(site: Site) -> set[str]:
    """Collect every address that a link into the gallery may name: index pages, profiles, open data, feeds."""
    feeds = {f"{page.start}feed.{kind}" for page in site.pages for kind in ("xml", "json")}
    pages = {page.url for page in site.pages} | {profile.url for profile in site.listings.all}
    return pages | feeds | {*urls.DATA_FILES, *urls.FILES}


def _plan_overviews() -> Iterator[Page]:
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
    yield Page(kind="slides", start=urls.SLIDES)
    yield Page(kind="compare", start=urls.COMPARISON)
    yield Page(kind="builder", start=urls.EMBEDS)
    yield Page(kind="editor", start=urls.EDITOR)
    yield Page(kind="submit", start=urls.SUBMIT)
    yield Page(kind="introduce", start=urls.INTRODUCE)


def _plan_places(registry: Registry, listings: Listings, not_given: DistrictYears) -> Iterator[Page]:
    places = registry.places
    for district in places.districts.values():
        url = f"{urls.DISTRICTS}{district.id}/"
        yield from split_pages("district", url, district, listings.by_district.get(district.id, ()))
    reports = {(report.district, report.year) for report in registry.reports}
    others = {(district, year) for district, year in not_given if district}
    for district_id, year in sorted(reports | listings.by_district_year.keys() | others):
        url = f"{urls.DISTRICTS}{district_id}/{year}/"
        yield from split_pages(
            "district-year", url, (district_id, year), listings.by_district_year.get((district_id, year), ())
        )
    for unit, people in list_by_ward(places, listings):
        ranked = sorted(people, key=lambda profile: profile.rank)
        yield from split_pages("ward", f"{urls.WARDS}{unit.id}/", unit, tuple(ranked))


def list_by_ward(places: Places, listings: Listings) -> Iterator[tuple[Unit, Iterable[ProfileSummary]]]:
    """Yield each unit with its profiles; a unit of today has those of the former units in it, too."""
    former = former_units(places)
    for unit in places.units.values():
        units = (unit, *former.get(unit.id, ()))
        yield unit, dict.fromkeys(profile for each in units for profile in listings.by_unit.get(each.id, ()))


def former_units(places: Places) -> dict[str, tuple[Unit, ...]]:
    """Find the former units that lie wholly or partly in each unit of today, by its id, in the order of the file."""
    former: dict[str, list[Unit]] = defaultdict(list)
    for unit in places.units.values():
        for current in (places.find_current_units(unit) or ()) if unit.until else ():
            former[current.unit.id].append(unit)
    return {unit_id: tuple(units) for unit_id, units in former.items()}


def _plan_words(registry: Registry, listings: Listings, not_given: DistrictYears) -> Iterator[Page]:
    for field in registry.fields.values():
        yield from split_pages("field", f"{urls.FIELDS}{field.id}/", field, listings.by_field.get(field.id, ()))
    for award in registry.awards.values():
        yield from split_pages("award", f"{urls.AWARDS}{award.id}/", award, listings.by_award.get(award.id, ()))
    for movement in registry.movements.values():
        url = f"{urls.MOVEMENTS}{movement.id}/"
        yield from split_pages("movement", url, movement, listings.by_movement.get(movement.id, ()))
    years = {report.year for report in registry.reports} | {year for _, year in not_given}
    for year in sorted(listings.by_year.keys() | years):
        yield from split_pages("year", f"{urls.YEARS}{year}/", year, listings.by_year.get(year, ()))


def _plan_lists(listings: Listings) -> Iterator[Page]:
    yield from split_pages("profiles", urls.PROFILES, None, listings.all)
    yield from split_pages("collectives", urls.COLLECTIVES, None, listings.collectives)
    for letter in (*ALPHABET, "#"):
        if letter in listings.by_letter:
            yield from split_pages("letter", urls.letter_url(letter), letter, listings.by_letter[letter])
