"""Find which word of `site_data/` the text of a cell means, however offices write it.

Only a whole name counts, never a part of one: nobody looks at each row of a long sheet. All functions raise
ValueError with what is wrong, in Vietnamese; `find_ward` may add what to do.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, ParamSpec, TypeVar

from generator.checking.children import INITIALS
from generator.checking.years import FIRST_LISTED_YEAR, LAST_DISTRICT_YEAR
from generator.editing.choices import (
    Candidate,
    list_awards,
    list_districts,
    list_documents,
    list_fields,
    list_levels,
    resolve_choice,
)
from generator.editing.sheets.columns import get_label
from generator.editing.sheets.person_cells import cut_remark, is_collective_name
from generator.editing.sheets.pupils import is_school_of_children
from generator.nearest import find_nearest
from generator.records.place import DISTRICT_TYPES, UNIT_TYPES, Unit
from generator.records.places import Places
from generator.records.problem import Explanation
from generator.records.profile import Kind
from generator.records.registry import Registry
from generator.vietnamese import capitalize, fold, match_key

_NOUNS = re.compile(r"^(?:lĩnh vực|ngành|khối|danh hiệu|cấp|tặng|hình thức)\s+", re.IGNORECASE)
_ABBREVIATIONS = (
    (re.compile(r"\bNTVT\b", re.IGNORECASE), "Người tốt, việc tốt"),
    (re.compile(r"\bGD\s*(?:&|-|và)\s*ĐT\b"), "Giáo dục"),
)
_AWARD_WORDS = (
    (re.compile(r"\bBK\b", re.IGNORECASE), "Bằng khen"),
    (re.compile(r"\bGK\b", re.IGNORECASE), "Giấy khen"),
    (re.compile(r"\bTP\b\.?", re.IGNORECASE), "Thành phố"),
    # The chairman of a committee gives what people call the award of the committee, or of the city.
    (re.compile(r"\b(?:của|chủ tịch|CT|UBND|ủy ban nhân dân|(?<=thành phố )(?:Hà Nội|HN))\b", re.IGNORECASE), ""),
    (re.compile(r"\b(quận|huyện|thị xã)\s.*", re.IGNORECASE), r"\1"),
)
_SHORT = (
    (re.compile(r"^(?:UBND|(?:Ủy|U[ỷ]) ban nhân dân)\s+", re.IGNORECASE), ""),
    (re.compile(r"^(?:P|Ph)\.\s*|^P\s+(?=[^\W\d_])", re.IGNORECASE), "phường "),
    # "TT. Thích …" is a monk.
    (re.compile(r"^TT(?!\.?\s*Thích\b)(?:\.\s*|\s+)", re.IGNORECASE), "thị trấn "),
    (re.compile(r"^X\.\s*", re.IGNORECASE), "xã "),
    (re.compile(r"^Q\.\s*|^Q\s+(?=[^\W\d_])", re.IGNORECASE), "quận "),
    (re.compile(r"^H\.\s*", re.IGNORECASE), "huyện "),
    (re.compile(r"^TX(?:\.\s*|\s+)", re.IGNORECASE), "thị xã "),
    (re.compile(r"^TP\.?\s*(?:Hà Nội|HN)?$|^(?:Thành phố )?Hà Nội$|^UBTP$", re.IGNORECASE), "Thành phố"),
)
_LEVEL_BEHIND = re.compile(
    r"(?:(.+?)\s*[,(]?\s*(cấp\s+[^()]+)|(.*(?:NTVT|việc tốt))\s*[,(]?\s*(TP|Thành phố))\)?", re.IGNORECASE
)
_PARTS = re.compile(r"\s*(?:[,;\n/]|\bvà\s)\s*")
"""What stands between a ward and the district behind it, or between two wards."""
_DASH = re.compile(r"\s+[-–—]\s+")
_ADDRESS = re.compile(r"(?:số|tổ|tdp|khối|khu|kdc|cụm|ngõ|ngách|phố|đường|thôn|xóm)(?=[\s\d])|\d|hn$", re.IGNORECASE)
_TYPE = re.compile(rf"^(?:{'|'.join((*UNIT_TYPES, *DISTRICT_TYPES))})\s+", re.IGNORECASE)

_OFFICE_FOR_WARD = Explanation(
    "cột của phường, xã ghi trường, cơ quan hay thôn, tổ",
    f'ghi phường, xã vào cột ấy; không ghi phường, xã thì đặt tên cột là "{get_label("organisation")}"',
)
"""Without the text of the cell, so that all rows of a list have one message."""

_Arguments = ParamSpec("_Arguments")
_Found = TypeVar("_Found")


class PlaceNames(NamedTuple):
    """A ward as a profile has it."""

    ward: str
    """Its name of that year."""
    district: str | None
    """The id of its district; None from July 2025 on."""


class AnotherWardError(ValueError):
    """A text names a second ward, or something like it; raised with what is wrong, in Vietnamese, and both names."""

    def __str__(self) -> str:
        return str(self.args[0])


def try_find(
    find: Callable[_Arguments, _Found], *arguments: _Arguments.args, **options: _Arguments.kwargs
) -> _Found | None:
    """Call one of the functions that find a word; return None in place of its ValueError."""
    try:
        return find(*arguments, **options)
    except ValueError:
        return None


def spell_out(text: str) -> str:
    """Write the short forms of offices in full: "P.Hàng Gai" is "phường Hàng Gai"."""
    for pattern, words in _SHORT:
        text = pattern.sub(words, text, count=1)
    return text.strip()


def spell_collective(text: str, places: Places) -> str:
    """Write the name of a collective as a sheet has it, but that of a ward or a district in full.

    "P. Nội vụ" and "TT Y tế" begin as wards do, and are none.
    """
    name = " ".join(text.split())
    full = spell_out(name)
    if is_place_with_type(name) and match_key(full) in _list_titles(places):
        name = full
    return capitalize(name)


def find_field(text: str, registry: Registry) -> str:
    """Find a field by its name, by how a document words it, or by its id."""
    key = match_key(_NOUNS.sub("", text))
    try:
        return _find_word(text, list_fields(registry))
    except ValueError:
        for field in registry.fields.values():
            if key in {match_key(_NOUNS.sub("", alias.wording)) for alias in field.aliases}:
                return field.id
        raise


def find_award(text: str, registry: Registry, kind: Kind) -> str:
    """Find an award that a person or a collective may get, whatever office of a place is said to give it."""
    choices = list_awards(registry, kind)
    try:
        return _find_word(text, choices)
    except ValueError as error:
        same = [choice.id for choice in choices if _award_key(choice.label) == _award_key(text)]
        if len(same) == 1:
            return same[0]
        other: Kind = "collective" if kind == "person" else "person"
        if award := try_find(_find_word, text, list_awards(registry, other)):
            whom = "cá nhân" if kind == "person" else "tập thể"
            raise ValueError(f'"{registry.awards[award].name}" không dành cho {whom}') from error
        raise


def split_level(text: str) -> tuple[str, str | None]:
    """Split an award from the level that offices write behind it: "Người tốt, việc tốt cấp quận"."""
    match = _LEVEL_BEHIND.fullmatch(text.strip())
    return (match[1] or match[3], match[2] or match[4]) if match else (text, None)


def find_level(text: str, registry: Registry) -> str:
    """Find a level of awards; the place after it is its own matter ("cấp quận", "quận Hoàn Kiếm")."""
    choices, name = list_levels(registry), spell_out(_NOUNS.sub("", text.strip()))
    try:
        return _find_word(name, choices)
    except ValueError:
        type_ = _TYPE.match(name)
        same = [choice.id for choice in choices if type_ and word_key(choice.label) == fold(type_[0]).strip()]
        if same:
            return same[0]
        raise


def find_document(text: str, registry: Registry, district: str | None, year: int | None) -> str:
    """Find a document by its id or by some words of its title: the words of one title alone."""
    return resolve_choice(text, list_documents(registry, district, year))


def find_district(text: str, registry: Registry) -> str:
    """Find a district."""
    choices = list_districts(registry)
    short = [Candidate(choice.id, _TYPE.sub("", choice.label)) for choice in choices]
    name = spell_out(text)
    return try_find(_find_word, name, choices) or try_find(_find_word, name, short) or _find_word(name, choices)


def find_ward(text: str, registry: Registry, district: str | None, year: int) -> PlaceNames:
    """Find a ward of a year, with its district where none is given but only one has such a ward.

    Behind it may stand its district, the city, or an address, which is not read. Raises AnotherWardError for more.
    """
    units = _list_units(registry.places, district, year)
    first, *others = _split_places(text, units)
    for other in others:
        if not (
            fold(spell_out(other)) == fold(spell_out(first))
            or _ADDRESS.match(other)
            or spell_out(other) == "Thành phố"
            or try_find(find_district, other, registry)
        ):
            raise AnotherWardError(f'"{text}" ghi hai nơi: "{first}" và "{other}"', first, other)
    name = spell_out(first)
    wanted = _place_key(name)
    exact = [unit for unit in units if match_key(name) in (match_key(unit.name), match_key(unit.title))]
    same = exact or [unit for unit in units if wanted in (_place_key(unit.name), _place_key(unit.title))]
    if len(same) == 1:
        unit = same[0]
        # A town and a commune of a district may share a name: then the type belongs to it.
        namesakes = [other for other in units if (other.name, other.district) == (unit.name, unit.district)]
        return PlaceNames(unit.title if len(namesakes) > 1 else unit.name, unit.district)
    if not same and year < FIRST_LISTED_YEAR:
        # The oldest list is of 2020; an older ward may be right.
        return PlaceNames(_TYPE.sub("", name), district)
    titles = registry.places.districts
    where = f" ở {titles[district].title}" if district and district in titles else ""
    if same:
        raise ValueError(f'"{text}" có thể là {"; ".join(map(registry.places.full_title, same[:5]))}')
    if is_collective_name(f"{text} ") or is_school_of_children(text):
        raise ValueError(*_OFFICE_FOR_WARD)
    message = f'không có phường, xã nào là "{text}"{where} năm {year}'
    if former := _describe_former(name, registry.places, district, year):
        raise ValueError(f"{message}; {former}")
    near = find_nearest(fold(_TYPE.sub("", name)), {unit.name: fold(unit.name) for unit in units}, 75)
    raise ValueError(message + (f'; có phải "{near}"?' if near else ""))


def _describe_former(name: str, places: Places, district: str | None, year: int) -> str:
    """Say in Vietnamese what the units of this name became that there were until districts ended; "" for none."""
    if year < LAST_DISTRICT_YEAR or (year == LAST_DISTRICT_YEAR and district):
        return ""
    described = list[str]()
    for unit in places.units.values():
        current = places.find_current_units(unit) if unit.district and district in (None, unit.district) else None
        if current and _place_key(name) in (_place_key(unit.name), _place_key(unit.title)):
            verb = "chia vào" if any(each.is_part for each in current) else "thuộc"
            now = ", ".join(each.unit.title for each in current)
            described.append(f"{places.full_title(unit)} nay {verb} {now}")
    return f"trước 1/7/2025 có {'; '.join(described)}" if described else ""


def find_district_of_ward(text: str, registry: Registry, year: int) -> str | None:
    """Find the one district that had a ward of this name in the last year of districts, before they ended."""
    found = [district for district in registry.places.districts if try_find(find_ward, text, registry, district, year)]
    return found[0] if len(found) == 1 else None


def _split_places(text: str, units: Sequence[Unit]) -> list[str]:
    """Split a ward from what stands around it; an address before it is left out, but some wards have a dash."""
    known = {_place_key(name) for unit in units for name in (unit.name, unit.title)}
    if _place_key(spell_out(" ".join(text.split()))) in known:
        return [" ".join(text.split())]
    parts = list[str]()
    for part in filter(None, _PARTS.split(text)):
        parts += [part] if _place_key(spell_out(part)) in known else filter(None, _DASH.split(part))
    places = [part for part in parts if _place_key(spell_out(part)) in known or not _ADDRESS.match(part)]
    return places or parts or [text]


def _place_key(text: str) -> str:
    """Return a key that is equal for names of places that differ in marks, signs and white space."""
    return " ".join(re.sub(r"[^\w\s]", " ", fold(text)).split())


@lru_cache(maxsize=256)
def _list_units(places: Places, district: str | None, year: int) -> Sequence[Unit]:
    return places.list_units(district, year)


@lru_cache(maxsize=4)
def _list_titles(places: Places) -> frozenset[str]:
    """List all units and districts with their types, by `match_key`."""
    titles = chain((unit.title for unit in places.units.values()), (each.title for each in places.districts.values()))
    return frozenset(map(match_key, titles))


def is_place_with_type(text: str) -> bool:
    """Whether a text begins as the name of a ward or district does; some people's and offices' names do so, too.

    "P.V.M." are the initials of a child, no ward.
    """
    return _TYPE.match(spell_out(text)) is not None and not INITIALS.fullmatch(text.replace(" ", ""))


def is_listed_place(text: str, places: Places) -> bool:
    """Whether a text names a ward or district that there is, or was; a remark may stand behind it."""
    return is_place_with_type(text) and match_key(cut_remark(spell_out(text))) in _list_titles(places)


def is_place(text: str, places: Places) -> bool:
    """Whether a text is to be read as a ward or district, even if misspelt.

    "P. Nội vụ" and "TT Y tế" are offices: the second word behind a short type is in small letters.
    """
    if not is_place_with_type(text):
        return False
    if is_listed_place(text, places):
        return True
    first, second, *_ = [*_TYPE.sub("", spell_out(text)).split(), "", ""]
    is_short = not _TYPE.match(text)
    return not (is_short and first[:1].isupper() and second[:1].islower() and not _TYPE.match(f"{second} "))


def is_district_type(text: str) -> bool:
    """Whether a place has the type of a district."""
    return match_key(spell_out(text)).startswith(tuple(f"{type_} " for type_ in DISTRICT_TYPES))


def _find_word(text: str, choices: Sequence[Candidate]) -> str:
    """Return the id of the choice whose whole name, or id, a text is: signs, marks and nouns before it aside."""
    for pattern, words in _ABBREVIATIONS:
        text = pattern.sub(words, text)
    for plain in (str.strip, _key, word_key):
        same = [choice.id for choice in choices if plain(text) in (plain(choice.label), choice.id)]
        if len(same) == 1:
            return same[0]
    # "Y tế" is enough for "Y tế, hiến máu".
    parts = [choice.id for choice in choices if word_key(text) in map(word_key, choice.label.split(", "))]
    if len(parts) == 1:
        return parts[0]
    names = "; ".join(choice.label for choice in choices) if len(choices) <= 12 else ""
    near = find_nearest(fold(text), {choice.label: fold(choice.label) for choice in choices}, 72)
    hint = f'; có phải "{near}"?' if near else f"; có: {names}" if names else ""
    raise ValueError(f'không có mục nào là "{text}"{hint}')


def _key(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", match_key(_NOUNS.sub("", text.strip()))).split())


def _award_key(text: str) -> str:
    for pattern, words in _AWARD_WORDS:
        text = pattern.sub(words, text)
    return word_key(text)


def word_key(text: str) -> str:
    """Return a key that is equal for one wording of a field, an award … by an office: signs, marks and nouns aside."""
    return fold(_key(text))
