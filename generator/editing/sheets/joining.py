"""Join the rows of one person: what they say together, or in what they differ so that they may be two people."""

import re
from collections.abc import Collection, Sequence
from itertools import chain, combinations, product, starmap
from typing import NamedTuple

from msgspec.structs import replace

from generator.editing.new_profile import NewProfile
from generator.editing.sheets.existing import make_occasion
from generator.editing.sheets.person_cells import read_day
from generator.editing.sheets.records import Person
from generator.records.profile import Honour, Role, Source
from generator.vietnamese import match_key


def group_people(people: Sequence[Person]) -> tuple[list[list[Person]], list[list[Person]]]:
    """Group rows that may be about one person: those of one address, and those of one name and place without.

    Returned second are rows of one name and place of which some have an address and others do not.
    """
    groups, slugs = dict[object, list[Person]](), dict[object, set[str]]()
    for person in people:
        slug, key = person.profile.slug, _identify(person)
        groups.setdefault(slug or key, []).append(person)
        if slug:
            slugs.setdefault(key, set()).add(slug)
    mixed = {key: sorted(slugs[key]) for key in groups if key in slugs}
    unsure = {*mixed, *chain(*mixed.values())}
    return (
        [group for key, group in groups.items() if key not in unsure],
        [[person for each in (key, *others) for person in groups[each]] for key, others in mixed.items()],
    )


def _identify(person: Person) -> object:
    """Return a key that is equal for people of one name and place."""
    place = make_occasion(person.profile.ward, None)[0]
    return match_key(person.full_name), person.profile.kind, person.profile.district, place


def find_differences(people: Sequence[Person]) -> list[str]:
    """Say in what rows of one name differ, in Vietnamese; nothing where they may be about one person."""
    roles = {frozenset(map(_make_key, person.profile.roles)) for person in people}
    births = {person.birth for person in people}
    classes = dict[int, list[str | None]]()
    for person in people:
        classes.setdefault(person.profile.year, []).append(person.row.get("class"))
    differs = {
        "tuổi (dòng là trẻ em, dòng không)": len({person.profile.is_minor for person in people}) > 1,
        "nghề nghiệp, nơi công tác": any(starmap(_differ_in_roles, combinations(roles, 2))),
        "cách gọi": _differ([person.profile.honorific for person in people]),
        "năm sinh": any(starmap(_differ_in_birth, combinations(births, 2))),
        "địa chỉ": _differ([person.row.get("address") for person in people]),
        "lớp": any(map(_differ, classes.values())),
    }
    return [name for name, is_different in differs.items() if is_different]


def join_profiles(first: NewProfile, other: NewProfile) -> NewProfile:
    """Return a profile that says all that two say of one person."""
    roles = list(first.roles)
    for role in other.roles:
        if role in roles:
            continue
        same = next(
            (number for number, known in enumerate(roles) if _may_be_same(_make_key(known), _make_key(role))), None
        )
        if same is None:
            roles.append(role)
        elif roles[same].organisation is None:
            roles[same] = role
    fields = dict.fromkeys((first.field, *first.more_fields, other.field, *other.more_fields))
    honours = dict.fromkeys((*first.more_honours, _get_honour(other), *other.more_honours))
    honours.pop(_get_honour(first), None)
    summary = first.summary or other.summary
    stories = dict.fromkeys(filter(None, (first.story, other.summary, other.story)))
    stories.pop(summary or "", None)
    return replace(
        first,
        honorific=first.honorific or other.honorific,
        role=roles[0].title if roles else None,
        organisation=roles[0].organisation if roles else None,
        more_roles=tuple(roles[1:]),
        more_fields=tuple(fields)[1:],
        more_honours=tuple(honours),
        summary=summary,
        story="\n\n".join(stories) or None,
    )


def _get_honour(profile: NewProfile) -> Honour:
    """Return the first honour of a profile."""
    return Honour(
        year=profile.year,
        district=profile.district,
        ward=profile.ward,
        title=profile.title,
        level=profile.level,
        source=Source(document=profile.document, section=profile.section),
    )


def _differ(texts: Sequence[str | None]) -> bool:
    """Whether texts differ, of rows that have one."""
    return len({match_key(text) for text in texts if text}) > 1


class _RoleKey(NamedTuple):
    """A role as it is compared: by `match_key`, "" without an organisation."""

    title: str
    organisation: str


def _make_key(role: Role) -> _RoleKey:
    return _RoleKey(match_key(role.title), match_key(role.organisation or ""))


def _differ_in_roles(roles: Collection[_RoleKey], others: Collection[_RoleKey]) -> bool:
    """Whether both have roles, and none in common."""
    pairs = list(product(roles, others))
    return bool(pairs) and not any(starmap(_may_be_same, pairs))


def _may_be_same(role: _RoleKey, other: _RoleKey) -> bool:
    """Whether roles have one title, and one organisation where both have any; or one is the other's organisation."""
    if not (role.organisation and other.organisation):
        same = {role.title, other.title}
        return len(same) == 1 or bool(same & {role.organisation, other.organisation})
    return role == other


def _differ_in_birth(one: str, other: str) -> bool:
    """Whether days of birth differ, or years where one of them is no day, or ages."""
    days = [read_day(one), read_day(other)]
    if all(days):
        return days[0] != days[1]
    years = [re.findall(r"\d{4}", text)[-1:] for text in (one, other)]
    return years[0] != years[1] if all(years) else not any(years) and _differ([one, other])
