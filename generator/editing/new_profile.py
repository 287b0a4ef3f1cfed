"""Write the file of a new profile, so that it is valid and in the right folder from the start."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

import yaml
from msgspec import Struct

from generator.checking.children import INITIALS, initials_slug
from generator.checking.rules.wrong_folder import CITY_FOLDER
from generator.editing.profile_file import check_text
from generator.reading.files import SourceFile
from generator.reading.slugs import make_slug
from generator.records.problem import Problem
from generator.records.profile import Honour, Kind, Role
from generator.records.registry import Registry
from generator.vietnamese import collapse_spaces


class NewProfile(Struct, frozen=True, kw_only=True):
    """What an editor knows of someone who has no profile yet."""

    name: str
    """The name without honorific; for a child the full name or the initials, of which the initials are kept."""
    field: str
    """The id of the field."""
    year: int
    """The year of the honour."""
    document: str
    """The id of the document that names the person."""
    published: date
    """The day of publication."""
    kind: Kind = "person"
    """A person or a collective."""
    is_minor: bool = False
    """Whether the person is a child."""
    honorific: str | None = None
    """How the person is addressed; None where not stated."""
    role: str | None = None
    """Occupation or office; None where not stated."""
    organisation: str | None = None
    """Where; None where not stated."""
    summary: str | None = None
    """The deed in one sentence; None where none is stated."""
    district: str | None = None
    """The id of the district; None from July 2025 on."""
    ward: str | None = None
    """The name of the ward at that time; None where not stated."""
    title: str | None = None
    """The id of the award; None for a mention."""
    level: str | None = None
    """The id of the level; None where not stated."""
    section: str | None = None
    """The section of the document; None where not stated."""
    slug: str | None = None
    """The last part of its address; None for one made from the name."""
    story: str | None = None
    """The text below the front matter; None for none."""
    more_fields: tuple[str, ...] = ()
    """The ids of further fields."""
    more_roles: tuple[Role, ...] = ()
    """Further occupations or offices."""
    more_honours: tuple[Honour, ...] = ()
    """Further honours, each with a source."""

    @property
    def roles(self) -> tuple[Role, ...]:
        """All occupations and offices."""
        first = (Role(title=self.role, organisation=self.organisation),) if self.role else ()
        return *first, *self.more_roles


class NewFile(Struct, frozen=True):
    """A file to write."""

    path: str
    """Its path below `content/profiles/`."""
    text: str
    """What stands in it."""


def make_new_file(profile: NewProfile, registry: Registry, taken: Collection[str]) -> NewFile:
    """Write a new profile as a file; `taken` are the slugs of the others."""
    name = shorten_name(profile.name) if profile.is_minor else profile.name
    slug = profile.slug or choose_slug(profile, taken)
    path = f"{_find_folder(profile, registry)}/{profile.field}/{slug}.md"
    story = f"{profile.story}\n" if profile.story else ""
    return NewFile(path, f"---\n{_write_front_matter(profile, name)}---\n{story}")


def check_new_file(file: NewFile, registry: Registry) -> list[Problem]:
    """Return what `ntvt check` will say of the file."""
    source = SourceFile(f"content/profiles/{file.path}", tuple(file.path.split("/")))
    return check_text(source, file.text, registry)


def shorten_name(name: str) -> str:
    """Shorten a child's name to its initials: "Mạc Văn Thử" gives "M.V.T."."""
    if INITIALS.fullmatch(name.replace(" ", "")):
        return name.replace(" ", "")
    return "".join(f"{part[0].upper()}." for part in name.replace(".", " ").split())


def choose_slug(profile: NewProfile, taken: Collection[str]) -> str:
    """Choose the slug: the name, with a number from 2 for a namesake; for a child the initials and a number."""
    if profile.is_minor:
        initials = initials_slug(shorten_name(profile.name)) or "em"
        return next(slug for number in range(1, 10_000) if (slug := f"{initials}-{number:02}") not in taken)
    base = make_slug(profile.name)
    return number_slug(base, taken) if base in taken else base


def number_slug(base: str, taken: Collection[str]) -> str:
    """Give a slug the first number from 2 with which it is not taken."""
    return next(slug for number in range(2, 10_000) if (slug := f"{base}-{number}") not in taken)


def _find_folder(profile: NewProfile, registry: Registry) -> str:
    if profile.district:
        return profile.district
    unit = registry.places.find_unit(profile.ward, None, profile.year).unit if profile.ward else None
    return unit.id if unit else CITY_FOLDER


def _write_front_matter(profile: NewProfile, name: str) -> str:
    lines = [_line("name", name)]
    lines += [_line("kind", profile.kind)] if profile.kind != "person" else []
    lines += [_line("honorific", profile.honorific)] if profile.honorific else []
    lines += ["minor: true\n"] if profile.is_minor else []
    lines += [_line("summary", profile.summary)] if profile.summary else []
    lines += ["roles:\n"] if profile.roles else []
    lines += [f"  - {_flow(title=role.title, organisation=role.organisation)}\n" for role in profile.roles]
    lines += [f"fields: [{', '.join((profile.field, *profile.more_fields))}]\n", "honours:\n"]
    lines += _write_honour(profile, {"document": profile.document, "section": profile.section})
    for honour in profile.more_honours:
        source = honour.source
        lines += _write_honour(honour, {"document": source.document, "section": source.section} if source else {})
    return "".join([*lines, f"published: {profile.published.isoformat()}\n"])


def _write_honour(honour: NewProfile | Honour, source: Mapping[str, str | None]) -> Sequence[str]:
    values: Mapping[str, Any] = {
        "year": honour.year,
        "district": honour.district,
        "ward": honour.ward,
        "title": honour.title,
        "level": honour.level,
    }
    lines = [_line(key, value) for key, value in values.items() if value is not None]
    lines.append(f"source: {_flow(**source)}\n")
    return [f"{'    ' if number else '  - '}{line}" for number, line in enumerate(lines)]


def _line(key: str, value: Any) -> str:
    return f"{key}: {_scalar(value)}\n"


def _scalar(value: Any) -> str:
    return _dump(collapse_spaces(value) if isinstance(value, str) else value).removesuffix("...\n").strip()


def _flow(**values: str | None) -> str:
    return _dump({key: collapse_spaces(value) for key, value in values.items() if value is not None}).strip()


def _dump(value: Any) -> str:
    return yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=1_000_000)
