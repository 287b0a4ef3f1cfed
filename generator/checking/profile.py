"""Rules over one profile: its ground for being public, its folder, its wards, minors."""

import re
from collections.abc import Callable, Iterator
from typing import Literal, Protocol

from generator.records.problem import Problem
from generator.records.profile import Profile
from generator.records.registry import Registry


class Place(Protocol):
    """A position in a file: line and column from 1."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


Locate = Callable[[tuple[int | str, ...]], Place]
Finding = tuple[tuple[int | str, ...], Literal["error", "warning"], str, str, str]

_INITIALS = re.compile(r"^(?:[^\W\d_]\.)+$")
_MINOR_SLUG = re.compile(r"^[a-z]+-[a-z0-9]*\d[a-z0-9]*$")
_YOUNG = frozenset({"em", "cháu", "bé"})
CITY_FOLDER = "ha-noi"
"""The folder of an honour that the city gave and that names neither district nor ward."""


def check_profile(profile: Profile, locate: Locate, registry: Registry) -> list[Problem]:
    """Every problem of one well-formed profile; `locate` tells where a value of its front matter stands."""
    problems = []
    for rule in (_has_honour, _has_ground, _folder_agrees, _wards_are_listed, _award_fits, _minor_is_hidden):
        for path, level, code, message, hint in rule(profile, registry):
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


def _has_honour(profile: Profile, registry: Registry) -> Iterator[Finding]:
    if not profile.honours:
        hint = "ghi ít nhất một lần: năm, quận, nguồn"
        yield ("honours",), "error", "no-honour", "chưa ghi lần được vinh danh hay nêu gương nào", hint


def _has_ground(profile: Profile, registry: Registry) -> Iterator[Finding]:
    """A profile says on what ground it is public: an authority's document, or consent (DESIGN.md, Privacy)."""
    if profile.consent:
        return
    for index, honour in enumerate(profile.honours):
        if honour.source is None:
            hint = 'ghi thêm mục "source" (tài liệu và mục), hoặc mục "consent" nếu người được vinh danh đã đồng ý'
            yield ("honours", index), "error", "no-ground", "chưa nói căn cứ để công khai lần vinh danh này", hint


def home_folder(profile: Profile, registry: Registry) -> str:
    """The folder a profile belongs in: its first honour's district, giving ward from July 2025, or the city."""
    first = profile.honours[0]
    if first.district:
        return first.district
    unit = registry.places.find_unit(first.ward, None, first.year).unit if first.ward else None
    return unit.id if unit else CITY_FOLDER


def _folder_agrees(profile: Profile, registry: Registry) -> Iterator[Finding]:
    if not profile.honours or profile.folder == ("-", "-") or "place" in registry.unread:
        return
    folder, field = profile.folder
    wanted = home_folder(profile, registry)
    if wanted != folder:
        message = f'hồ sơ nằm trong thư mục "{folder}" nhưng lần vinh danh đầu tiên là của "{wanted}"'
        yield ("honours", 0), "error", "wrong-folder", message, f"chuyển tệp sang content/profiles/{wanted}/{field}/"
    if profile.fields and profile.fields[0] != field:
        message = f'hồ sơ nằm trong thư mục "{field}" nhưng lĩnh vực đầu tiên là "{profile.fields[0]}"'
        hint = f"chuyển tệp sang content/profiles/{folder}/{profile.fields[0]}/, hoặc đổi thứ tự lĩnh vực"
        yield ("fields",), "error", "wrong-folder", message, hint


def _wards_are_listed(profile: Profile, registry: Registry) -> Iterator[Finding]:
    """A ward that the reader let pass without a match is one of before 2020: told, not refused."""
    if "place" in registry.unread:
        return
    for index, honour in enumerate(profile.honours):
        if honour.ward and not registry.places.find_unit(honour.ward, honour.district, honour.year).unit:
            message = f'chưa có dữ liệu về phường, xã "{honour.ward}" năm {honour.year}; trang sẽ không dẫn tới nơi này'
            hint = "danh sách cũ nhất là của năm 2020; kiểm tra lại chính tả"
            yield ("honours", index, "ward"), "warning", "ward-not-listed", message, hint


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
    if not profile.is_hidden_minor:
        return
    if not _INITIALS.match(profile.name):
        hint = "chỉ viết các chữ cái đầu, mỗi chữ một dấu chấm, ví dụ N.V.A."
        yield ("name",), "error", "minor", "tên trẻ em phải viết tắt", hint
    if not _MINOR_SLUG.match(profile.slug):
        hint = "đặt tên tệp theo chữ viết tắt và số, ví dụ nva-01.md"
        yield (), "error", "minor", "tên tệp làm lộ tên trẻ em", hint
    if profile.photo:
        yield ("photo",), "error", "minor", "không đăng ảnh trẻ em", "bỏ mục photo và xoá tệp ảnh khỏi kho"


def _young_honorifics(profile: Profile) -> Iterator[Finding]:
    """Each honorific of a child, the profile's own or one of an honour."""
    own: list[tuple[tuple[int | str, ...], str | None]] = [(("honorific",), profile.honorific)]
    others = [(("honours", index, "honorific"), honour.honorific) for index, honour in enumerate(profile.honours)]
    for path, honorific in [*own, *others]:
        if _YOUNG.intersection((honorific or "").lower().split()[:1]):
            message = f'xưng hô "{honorific}" cho thấy đây là trẻ em'
            hint = "thêm dòng minor: true và chỉ để tên viết tắt; nếu là người lớn thì đổi cách xưng hô"
            yield path, "error", "minor", message, hint
