"""Cite a profile, as teachers and journalists need it: in words, as BibTeX, as RIS."""

from datetime import date
from typing import NamedTuple

from generator.records.profile import Profile
from generator.records.words import Settings
from generator.vietnamese import format_day


class Citation(NamedTuple):
    """What a citation names beside the address."""

    slug: str
    """The last part of the address."""
    title: str
    """Honorific and name."""
    author: str
    """Who answers for the page."""
    site: str
    """What the site is called."""
    published: date | None
    """The day of publication; None where the profile does not say."""


def cite(profile: Profile, title: str, settings: Settings) -> Citation:
    """Collect what a citation of a profile names."""
    return Citation(profile.slug, title, settings.contact_name, settings.site_name, profile.published)


def cite_in_words(citation: Citation, address: str) -> str:
    """Write a citation as a line of a bibliography; who cites adds the day on which they read it."""
    when = f" Đăng ngày {format_day(citation.published)}." if citation.published else ""
    return f"{citation.author}. “{citation.title}”. {citation.site}.{when} {address}"


def cite_as_bibtex(citation: Citation, address: str) -> str:
    """Write a citation as BibTeX. Double braces keep names as they are."""
    pairs = [
        ("title", f"{{{_unbrace(citation.title)}}}"),
        ("author", f"{{{_unbrace(citation.author)}}}"),
        ("howpublished", _unbrace(citation.site)),
        ("url", address),
        ("language", "vietnamese"),
    ]
    if citation.published:
        pairs.insert(2, ("year", str(citation.published.year)))
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in pairs)
    return f"@misc{{ntvt-{citation.slug},\n{lines}\n}}"


def cite_as_ris(citation: Citation, address: str) -> str:
    """Write a citation as RIS, which Zotero, EndNote and Word read."""
    day = citation.published
    rows = [
        ("TY", "ELEC"),
        ("TI", citation.title),
        ("AU", citation.author),
        ("T2", citation.site),
        *([("PY", str(day.year)), ("DA", f"{day:%Y/%m/%d}")] if day else []),
        ("UR", address),
        ("LA", "vi"),
        ("ER", ""),
    ]
    return "\n".join(f"{tag}  - {value}" for tag, value in rows)


def _unbrace(text: str) -> str:
    return text.translate({ord("{"): "(", ord("}"): ")", ord("\\"): "/"})
