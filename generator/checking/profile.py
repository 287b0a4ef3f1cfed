"""Rules over one profile: its name, its ground for being public, its folder, its dates, minors.

Each looks at what it needs: the profile may be a draft, of which some values could not be read.
"""

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import Literal, Protocol

from generator.checking.honours import FIRST_YEAR, check_honour
from generator.checking.names import check_name
from generator.records.problem import Problem
from generator.records.profile import Profile
from generator.records.registry import Registry


class Place(Protocol):
    """A position in a file: line and column from 1."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


Path = tuple[int | str, ...]
Locate = Callable[[Path], Place]
Finding = tuple[Path, Literal["error", "warning"], str, str, str]

_INITIALS = re.compile(r"^(?:[^\W\d_]\.)+$")
_MINOR_SLUG = re.compile(r"^[a-z]+-[a-z0-9]*\d[a-z0-9]*$")
_YOUNG = re.compile(r"\W*(?:em|cháu|bé|con|(?:học|nam|nữ) sinh|thiếu (?:nhi|niên)|đội viên)\b", re.IGNORECASE)
_CLASS = re.compile(r"\blớp\s+(?:số\s+)?\d\w*", re.IGNORECASE)
_PUPIL = re.compile(r"\W*(?:em )?(?:(?:học|nam|nữ) sinh\b|lớp \d)", re.IGNORECASE)
MOST_IN_SUMMARY = 200
"""Characters; a card on a phone shows some 140."""

CITY_FOLDER = "ha-noi"
"""The folder of an honour that the city gave and that names neither district nor ward."""


def check_profile(
    profile: Profile, locate: Locate, registry: Registry, unread: Collection[Path] = frozenset()
) -> list[Problem]:
    """Every problem of one profile; `locate` finds where a value of its front matter stands.

    `unread` has the paths of the values that are missing or wrong: of these the reader has told already.
    """
    problems = []
    for path, level, code, message, hint in _findings(profile, registry, unread):
        if any(path[:length] in unread for length in range(1, len(path) + 1)):
            continue
        place = locate(path)
        problems.append(
            Problem(
                path=profile.path,
                line=place.line,
                column=place.column,
                level=level,
                code=code,
                message=message,
                hint=hint,
            )
        )
    return problems


def _findings(profile: Profile, registry: Registry, unread: Collection[Path]) -> Iterator[Finding]:
    for rule in _RULES:
        yield from rule(profile, registry)
    is_first_sound = not any(path[:2] == ("honours", 0) for path in unread)
    for index, honour in enumerate(profile.honours):
        keys = _unread_keys(index, unread)
        for key, level, code, message, hint in check_honour(honour, keys, registry):
            is_first_sound &= index > 0 or level != "error"
            yield ("honours", index, key), level, code, message, hint
        if not (honour.source or profile.consent or "source" in keys or ("consent",) in unread):
            hint = 'ghi thêm mục "source" (tài liệu và mục), hoặc mục "consent" nếu người được vinh danh đã đồng ý'
            yield ("honours", index), "error", "no-ground", "chưa nói căn cứ để công khai lần vinh danh này", hint
    if is_first_sound:
        yield from _folder_agrees(profile, registry)


def _unread_keys(index: int, unread: Collection[Path]) -> frozenset[str]:
    """The keys of one honour that could not be read."""
    if not unread:
        return frozenset()
    return frozenset(str(path[2]) for path in unread if path[:2] == ("honours", index) and len(path) > 2)


def _has_honour(profile: Profile, registry: Registry) -> Iterator[Finding]:
    if not profile.honours:
        hint = "ghi ít nhất một lần: năm, quận, nguồn"
        yield ("honours",), "error", "no-honour", "chưa ghi lần được vinh danh hay nêu gương nào", hint


def home_folder(profile: Profile, registry: Registry) -> str:
    """The folder a profile belongs in: its first honour's district, giving ward from July 2025, or the city."""
    first = profile.honours[0]
    if first.district:
        return first.district
    unit = registry.places.find_unit(first.ward, None, first.year).unit if first.ward else None
    return unit.id if unit else CITY_FOLDER


def _folder_agrees(profile: Profile, registry: Registry) -> Iterator[Finding]:
    """The folder is that of the first honour, which must be sound."""
    folder, field = profile.folder
    if not profile.honours or profile.folder == ("-", "-") or "place" in registry.unread:
        return
    if (district := profile.honours[0].district) and district not in registry.places.districts:
        return
    wanted = home_folder(profile, registry)
    if wanted != folder:
        message = f'hồ sơ nằm trong thư mục "{folder}" nhưng lần vinh danh đầu tiên là của "{wanted}"'
        yield ("honours", 0), "error", "wrong-folder", message, f"chuyển tệp sang content/profiles/{wanted}/{field}/"


def _field_folder_agrees(profile: Profile, registry: Registry) -> Iterator[Finding]:
    folder, field = profile.folder
    if profile.folder == ("-", "-") or not profile.fields or profile.fields[0] == field:
        return
    if profile.fields[0] in registry.fields or "field" in registry.unread:
        message = f'hồ sơ nằm trong thư mục "{field}" nhưng lĩnh vực đầu tiên là "{profile.fields[0]}"'
        hint = f"chuyển tệp sang content/profiles/{folder}/{profile.fields[0]}/, hoặc đổi thứ tự lĩnh vực"
        yield ("fields",), "error", "wrong-folder", message, hint


def _award_fits(profile: Profile, registry: Registry) -> Iterator[Finding]:
    for index, honour in enumerate(profile.honours):
        award = registry.awards.get(honour.title or "")
        if award and profile.kind not in award.kinds:
            whom = "cá nhân" if profile.kind == "person" else "tập thể"
            message = f'danh hiệu "{award.name}" không dành cho {whom}'
            yield ("honours", index, "title"), "error", "award-kind", message, "xem lại danh hiệu hoặc mục kind"


def _minor_is_hidden(profile: Profile, registry: Registry) -> Iterator[Finding]:
    """Minors exist by initials only, unless both they and a guardian agreed (DESIGN.md, Privacy)."""
    if not profile.minor:
        yield from _young_honorifics(profile)
        yield from _pupils(profile)
    if not profile.is_hidden_minor:
        return
    if not _INITIALS.match(profile.name):
        hint = "chỉ viết các chữ cái đầu, mỗi chữ một dấu chấm, ví dụ N.V.A."
        yield ("name",), "error", "minor", "tên trẻ em phải viết tắt", hint
    if not _MINOR_SLUG.match(profile.slug):
        hint = "đặt tên tệp theo chữ viết tắt và số, ví dụ nva-01.md"
        yield (), "error", "minor", "tên tệp làm lộ tên trẻ em", hint
    if profile.photo:
        yield ("photo",), "error", "minor", "không đăng ảnh trẻ em", "bỏ mục photo và xóa tệp ảnh khỏi kho"
    texts: list[tuple[Path, str]] = [(("summary",), profile.summary or "")]
    texts += [(("roles", index), f"{role.title} {role.organisation or ''}") for index, role in enumerate(profile.roles)]
    for path, text in texts:
        if found := _CLASS.search(text):
            yield path, "error", "minor", f'"{found[0]}" cho biết trẻ em học ở đâu', "bỏ tên lớp"


def _young_honorifics(profile: Profile) -> Iterator[Finding]:
    """Each honorific of a child, the profile's own or one of an honour."""
    own: list[tuple[tuple[int | str, ...], str | None]] = [(("honorific",), profile.honorific)]
    others = [(("honours", index, "honorific"), honour.honorific) for index, honour in enumerate(profile.honours)]
    for path, honorific in [*own, *others]:
        if _YOUNG.match(honorific or ""):
            message = f'xưng hô "{honorific}" cho thấy đây là trẻ em'
            hint = "thêm dòng minor: true và chỉ để tên viết tắt; nếu là người lớn thì đổi cách xưng hô"
            yield path, "error", "minor", message, hint


def _pupils(profile: Profile) -> Iterator[Finding]:
    """Each role of a pupil: who may be a child counts as one."""
    for index, role in enumerate(profile.roles):
        if profile.kind == "person" and _PUPIL.match(role.title):
            message = f'vai trò "{role.title}" cho thấy đây là trẻ em'
            hint = "thêm dòng minor: true và chỉ để tên viết tắt; nếu đã từ 16 tuổi thì ghi vai trò khác"
            yield ("roles", index, "title"), "error", "minor", message, hint


def _summary_is_short(profile: Profile, registry: Registry) -> Iterator[Finding]:
    if profile.summary and len(profile.summary) > MOST_IN_SUMMARY:
        message = f"tóm tắt dài {len(profile.summary)} ký tự"
        hint = "viết lại trong khoảng 140 ký tự; phần còn lại để trong câu chuyện"
        yield ("summary",), "warning", "long-summary", message, hint


def _nothing_is_listed_twice(profile: Profile, registry: Registry) -> Iterator[Finding]:
    for key, words in (("fields", profile.fields), ("movements", profile.movements)):
        for index, word in enumerate(words) if len(set(words)) < len(words) else ():
            if word in words[:index]:
                yield (key, index), "warning", "listed-twice", f'"{word}" được ghi hai lần', "giữ lại một, xóa cái kia"


def odd_date(day: date | None, latest: int) -> str | None:
    """What is odd about a date of our time, if anything."""
    if day and not FIRST_YEAR <= day.year <= latest:
        return f"ngày {day} {'chưa đến' if day.year > latest else 'quá xa về trước'}"
    return None


def _dates_are_of_our_time(profile: Profile, registry: Registry) -> Iterator[Finding]:
    latest = registry.settings.latest_year
    consent = profile.consent.date if profile.consent else None
    dates = ((("published",), profile.published), (("updated",), profile.updated), (("consent", "date"), consent))
    for path, day in dates:
        if message := odd_date(day, latest):
            yield path, "warning", "odd-date", message, "kiểm tra lại năm"
    if profile.published and profile.updated and profile.updated < profile.published:
        message = f"ngày sửa {profile.updated} trước ngày đăng {profile.published}"
        yield ("updated",), "warning", "odd-date", message, "kiểm tra lại hai ngày"


_RULES: tuple[Callable[[Profile, Registry], Iterator[Finding]], ...] = (
    _has_honour,
    _field_folder_agrees,
    _award_fits,
    check_name,
    _summary_is_short,
    _nothing_is_listed_twice,
    _dates_are_of_our_time,
    _minor_is_hidden,
)
