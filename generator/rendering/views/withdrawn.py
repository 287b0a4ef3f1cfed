"""Make the view of the page that stands for a withdrawn profile, and says nothing of whose it was."""

from msgspec import Struct
from msgspec.structs import replace

from generator.planning.page import Page
from generator.planning.site import Site
from generator.rendering.views.contact import Contact, read_contact
from generator.rendering.views.parts import PageMeta, make_meta
from generator.vietnamese import format_day


class WithdrawnView(Struct, frozen=True, kw_only=True):
    """Everything on the page of a withdrawn profile."""

    title: str
    """The heading."""
    id: str
    """The id in the register."""
    asked: str
    """The day of the request, as Vietnamese write it."""
    contact: Contact
    """Whom to write to."""


def withdrawn_view(page: Page, site: Site) -> tuple[PageMeta, WithdrawnView]:
    """Make the view of `/da-go/<id>/`."""
    title, withdrawal = "Trang này đã được gỡ", page.subject
    view = WithdrawnView(
        title=title,
        id=withdrawal.id,
        asked=format_day(withdrawal.date),
        contact=read_contact(site.registry.settings),
    )
    description = "Một câu chuyện đã được gỡ khỏi trang này."
    return replace(make_meta(page, title, description, "da-go"), is_hidden=True), view
