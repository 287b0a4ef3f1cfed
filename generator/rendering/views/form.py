"""Make the views of the forms: `/bien-tap/gui/` for editors, `/gioi-thieu-mot-nguoi/` for everyone; and their data."""

from typing import Any

from msgspec import Struct, json

from generator.checking.browser_rules import make_browser_rules
from generator.checking.javascript import write_pattern
from generator.checking.names import ABBREVIATION, HONORIFIC
from generator.checking.rules.wrong_folder import CITY_FOLDER
from generator.checking.years import FIRST_LISTED_YEAR, FIRST_YEAR, LAST_DISTRICT_YEAR
from generator.planning.page import Page
from generator.planning.site import Site
from generator.records.registry import Registry
from generator.records.words import Settings
from generator.rendering.data import write_day
from generator.rendering.views.builder import Option
from generator.rendering.views.contact import Contact, find_forge, read_contact
from generator.rendering.views.parts import WAY_TO_EDITORS, PageMeta, make_meta
from generator.vietnamese import capitalize

SUBMIT_TITLE = "Gửi một hồ sơ"
INTRODUCE_TITLE = "Giới thiệu một người"
ISSUE_FORM = "gioi-thieu.yml"
"""The issue form of an introduction, in `.github/ISSUE_TEMPLATE/`."""

LONGEST_ADDRESS = 7_000
"""Bytes of an address that is filled in: servers refuse longer ones (GitHub above 8,191)."""

LONGEST_MAIL = 1_800
"""Bytes of the address of a mail: older programs for mail cut longer ones."""


class FormView(Struct, frozen=True, kw_only=True):
    """Everything on the page of a form."""

    title: str
    """The heading."""
    contact: Contact
    """Whom a mail goes to, and the repository."""
    contact_name: str
    """Who answers."""
    forge: str
    """See `find_forge`; empty where there is no repository."""
    fields: tuple[Option, ...] = ()
    """The fields of good deeds."""
    districts: tuple[Option, ...] = ()
    """The districts until June 2025."""
    awards: tuple[Option, ...] = ()
    """The awards that may be given to someone."""
    levels: tuple[Option, ...] = ()
    """The levels of awards."""
    documents: tuple[Option, ...] = ()
    """The documents, the newest year first."""
    first_year: int = FIRST_YEAR
    """The first year of an honour."""
    latest_year: int = FIRST_YEAR
    """The last year of an honour."""


def submit_view(page: Page, site: Site) -> tuple[PageMeta, FormView]:
    """Make the view of the plain form for editors."""
    registry = site.registry
    documents = sorted(registry.documents.values(), key=lambda document: (-document.year, document.title))
    view = FormView(
        title=SUBMIT_TITLE,
        **_make_common(registry.settings),
        fields=tuple(Option(value=row.id, text=row.name) for row in registry.fields.values()),
        districts=tuple(Option(value=row.id, text=capitalize(row.title)) for row in registry.places.districts.values()),
        awards=tuple(Option(value=row.id, text=row.name) for row in registry.awards.values() if row.kinds),
        levels=tuple(Option(value=row.id, text=row.name) for row in registry.levels.values()),
        documents=tuple(Option(value=row.id, text=row.title) for row in documents),
        latest_year=registry.settings.latest_year,
    )
    description = "Điền một mẫu, xem trước, rồi gửi: không cần cài đặt gì, không cần biết lập trình."
    return make_meta(page, SUBMIT_TITLE, description, "bien-tap", WAY_TO_EDITORS), view


def introduce_view(page: Page, site: Site) -> tuple[PageMeta, FormView]:
    """Make the view of the form by which anyone names someone who did good."""
    view = FormView(title=INTRODUCE_TITLE, **_make_common(site.registry.settings))
    description = "Bạn biết một người làm việc tốt? Kể cho ban biên tập trong năm câu hỏi ngắn."
    return make_meta(page, INTRODUCE_TITLE, description, "gioi-thieu-mot-nguoi"), view


def make_form_data(registry: Registry) -> bytes:
    """Make what the scripts of both forms read: rules, wards of every time, where to send."""
    settings = registry.settings
    data = make_rules(registry) | {
        "repository": settings.repository or "",
        "branch": settings.repository_branch,
        "forge": find_forge(settings.repository),
        "email": settings.contact_email,
        "issueForm": ISSUE_FORM,
        "longestAddress": LONGEST_ADDRESS,
        "longestMail": LONGEST_MAIL,
    }
    return json.encode(data)


def make_rules(registry: Registry) -> dict[str, Any]:
    """Make what every form checks with: the rules, wards of every time, years."""
    return {
        "rules": make_browser_rules()
        | {"honorific": write_pattern(HONORIFIC), "abbreviation": write_pattern(ABBREVIATION)},
        "units": [
            [unit.id, unit.type, unit.name, unit.district, write_day(unit.since), write_day(unit.until)]
            for unit in registry.places.units.values()
        ],
        "districts": {row.id: row.title for row in registry.places.districts.values()},
        "documents": {row.id: [row.district, row.year] for row in registry.documents.values()},
        "awardKinds": {row.id: row.kinds for row in registry.awards.values() if row.kinds},
        "years": {
            "first": FIRST_YEAR,
            "latest": registry.settings.latest_year,
            "lastOfDistricts": LAST_DISTRICT_YEAR,
            "firstListed": FIRST_LISTED_YEAR,
        },
        "cityFolder": CITY_FOLDER,
    }


def _make_common(settings: Settings) -> dict[str, Any]:
    contact = read_contact(settings)
    return {"contact": contact, "contact_name": settings.contact_name, "forge": find_forge(settings.repository)}
