"""The controlled vocabularies of `site_data/`, its settings and the featured stories."""

from typing import Literal

from generator.records.base import Day, DistrictId, DocumentId, Email, Id, Text, Web, Whole, Year, record
from generator.records.profile import Kind


@record
class Alias:
    """How one document words the name of a field."""

    document: DocumentId
    """The document."""
    wording: Text
    """Its wording."""


@record
class Field:
    """A field of good deeds."""

    id: Id
    """Its id, also the name of a folder of profiles."""
    name: Text
    """The name that the public sees."""
    description: Text
    """One sentence for its page."""
    aliases: tuple[Alias, ...] = ()
    """How each report words it."""


@record
class Award:
    """A title or form of commendation."""

    id: Id
    """Its id."""
    name: Text
    """The name that the public sees."""
    kinds: tuple[Kind, ...]
    """Whom it may be given to; empty if it honours a thing, such as a contest entry."""
    description: Text | None = None
    """One sentence for its page; None where there is nothing to explain."""


@record
class AwardLevel:
    """A level of government that gives awards: the city, a district, a ward. "Not stated" is not a level."""

    id: Id
    """Its id."""
    name: Text
    """The name that the public sees."""


@record
class Movement:
    """A campaign that deeds belong to."""

    id: Id
    """Its id."""
    name: Text
    """The name that the public sees."""
    aliases: tuple[Text, ...] = ()
    """Its other names."""
    documents: tuple[DocumentId, ...] = ()
    """The documents that name it."""


@record
class Synonyms:
    """Words that search takes for one another: abbreviations and other ways to say the same."""

    words: tuple[Text, ...]
    """The usual one first, then the others."""


@record
class Document:
    """A source: a report, a newspaper article or a speech."""

    id: Id
    """Its id."""
    title: Text
    """Its title."""
    publisher: Text
    """Who published it."""
    kind: Literal["report", "press", "speech"]
    """What sort of document it is."""
    district: DistrictId | None = None
    """The district it is about; None for the whole city."""
    year: Year
    """The year it is about."""
    ground: Text
    """Why the people it names are public."""
    date: Day | None = None
    """The day of its publication; None where not stated."""
    notes: tuple[Text, ...] = ()
    """Remarks for readers, for example on corrected misprints."""


@record
class Settings:
    """What a deployment sets once."""

    site_name: Text
    """The name of the site."""
    contact_name: Text
    """Who answers requests."""
    contact_email: Email
    """Where requests are sent; the one address that may be published."""
    answer_days: Whole
    """Working days until a request is answered."""
    latest_year: Year
    """The latest year of an honour; a setting, since a build must not depend on the clock."""
    content_licence: Text
    """The licence of the texts."""
    withdrawal_days: Whole = 15
    """Days until a profile is withdrawn on request."""
    repository: Web | None = None
    """The address of the content on GitHub, Forgejo or GitLab, for reports and forms; None for mail alone."""
    repository_branch: Text = "main"
    """The branch that new files are proposed for."""
    editor_url: Web | None = None
    """The address of the form for editors, if it has a host of its own; None for that of this site."""
    sign_in_url: Web | None = None
    """The server by which editors sign in with GitHub; None where they use access tokens."""
    sign_in_id: Text | None = None
    """The id under which the form is known to GitLab; None where editors use access tokens."""


Reason = Literal["person", "family", "guardian", "mistake"]
"""Who asked for a withdrawal: the person, the family, a child's guardian; or the profile should not have been made."""


@record
class Withdrawal:
    """A profile that was withdrawn. Nothing here says whose it was."""

    id: Id
    """The year of the request and a number."""
    date: Day
    """The day of the request."""
    reason: Reason
    """Why; never shown to the public."""


@record
class Featured:
    """A story on the home page: one that stands large, or one of a theme."""

    slug: Id
    """The last part of the profile's address."""
    note: Text | None = None
    """One sentence about the story; None for none."""
    theme: Text | None = None
    """The heading under which it stands with others; None for one that stands large."""
