"""Hide the identity of minors: initials only, no photo, and no child that is not marked as one.

section: Riêng tư và ảnh
meaning: "Hồ sơ trẻ em để lộ tên, có ảnh, hoặc chưa đánh dấu `minor: true`"
action: Chỉ để chữ cái đầu, cả ở tên tệp; bỏ ảnh
wrong: |
  # hoan-kiem/giao-duc/nguyen-van-a.md
  name: Nguyễn Văn A
  minor: true
right: |
  # hoan-kiem/giao-duc/nva-01.md
  name: N.V.A.
  minor: true
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.checking.children import INITIALS, find_child_marks, initials_slug, names_relative
from generator.checking.context import Finding, Path, ProfileContext, list_honorifics
from generator.checking.names import is_young, split_honorific
from generator.records.problem import Explanation
from generator.records.profile import Profile

CODE = "minor"
LEVEL: Final = "error"
FULL_NAME = Explanation(
    "tên trẻ em phải viết tắt",
    "chỉ viết các chữ cái đầu, mỗi chữ một dấu chấm, ví dụ N.V.A.",
)
"""For a child's name that is not shortened."""

# "Nữ sinh viên" is grown up.
_PUPIL = r"(?:học|nam|nữ) sinh\b(?! viên)"
YOUNG = re.compile(rf"\W*(?:(?:em|cháu|bé|con|bạn|(?:học )?trò|thiếu (?:nhi|niên)|đội viên)\b|{_PUPIL})", re.IGNORECASE)
PUPIL = re.compile(rf"\W*(?:em )?(?:{_PUPIL}|lớp \d)", re.IGNORECASE)
_HOLDER_HINT = "nơi giữ giấy chỉ cần ghi loại cơ quan, ví dụ nhà trường, UBND phường"
_SLUG = re.compile(r"([a-z]+)-[a-z0-9]*\d[a-z0-9]*")


def check(context: ProfileContext) -> Iterator[Finding]:
    """Yield what shows who a child is, unless both the child and a guardian agreed."""
    profile = context.profile
    if not profile.minor:
        yield from _check_honorifics(profile)
        yield from _check_name(profile)
        yield from _check_roles(profile)
    else:
        yield from _check_consent(profile)
    if profile.is_hidden_minor:
        yield from _check_hidden(profile)


def _check_consent(profile: Profile) -> Iterator[Finding]:
    """Yield a name in what is said of the consent: a parent's name shows who the child is."""
    if not profile.consent:
        return
    for key, text in (("holder", profile.consent.holder), ("scope", profile.consent.scope)):
        if names_relative(text):
            hint = "ghi cơ quan giữ giấy đồng ý, ví dụ UBND phường"
            yield Finding(("consent", key), f'"{text}" cho biết cha mẹ hoặc người thân của trẻ em', hint)


def _check_hidden(profile: Profile) -> Iterator[Finding]:
    if not INITIALS.fullmatch(profile.name):
        yield Finding(("name",), *FULL_NAME)
    slug, initials = _SLUG.fullmatch(profile.slug), initials_slug(profile.name)
    if not slug or (initials and slug[1] != initials):
        hint = "đặt tên tệp theo chữ viết tắt và số, ví dụ nva-01.md"
        yield Finding((), "tên tệp làm lộ tên trẻ em", hint)
    for former in profile.former_slugs:
        old = _SLUG.fullmatch(former)
        if not old or (initials and old[1] != initials):
            hint = "xóa địa chỉ cũ ấy; khi đó nó không dẫn tới hồ sơ nữa"
            yield Finding(("former_slugs",), f'địa chỉ cũ "{former}" làm lộ tên trẻ em', hint)
    if profile.photo:
        yield Finding(("photo",), "không đăng ảnh trẻ em", "bỏ mục photo và xóa tệp ảnh khỏi kho")
    for path, text in _list_texts(profile):
        for mark in find_child_marks(text, profile.name):
            hint = f"{mark.hint}; {_HOLDER_HINT}" if path == ("consent", "holder") else mark.hint
            yield Finding(path, mark.message, hint)


def _list_texts(profile: Profile) -> Iterator[tuple[Path, str]]:
    """Yield the texts of a front matter: the repository is as public as the page."""
    yield ("honorific",), profile.honorific or ""
    yield ("summary",), profile.summary or ""
    for index, role in enumerate(profile.roles):
        yield ("roles", index), f"{role.title} {role.organisation or ''}"
    for index, figure in enumerate(profile.figures):
        yield ("figures", index), f"{figure.label} {figure.note or ''}"
    for index, honour in enumerate(profile.honours):
        yield ("honours", index, "honorific"), honour.honorific or ""
        for key in ("section", "note", "ground"):
            yield ("honours", index, "source", key), getattr(honour.source, key, None) or ""
    for key in ("scope", "holder"):
        yield ("consent", key), getattr(profile.consent, key, None) or ""
    for index, allowed in enumerate(profile.allowed):
        yield ("allowed", index, "text"), allowed.text or ""
        yield ("allowed", index, "reason"), allowed.reason or ""


def _check_honorifics(profile: Profile) -> Iterator[Finding]:
    """Yield each honorific of a child: the profile's, or that of an honour."""
    for path, honorific in list_honorifics(profile):
        if YOUNG.match(honorific):
            message = f'cách gọi "{honorific}" cho thấy đây là trẻ em'
            hint = "thêm dòng minor: true và chỉ để tên viết tắt; nếu là người lớn thì đổi cách gọi"
            yield Finding(path, message, hint)


def _check_roles(profile: Profile) -> Iterator[Finding]:
    """Yield each role of a pupil: who may be a child counts as one."""
    for index, role in enumerate(profile.roles):
        if profile.kind == "person" and PUPIL.match(role.title):
            message = f'vai trò "{role.title}" cho thấy đây là trẻ em'
            hint = "thêm dòng minor: true và chỉ để tên viết tắt; nếu đã từ 16 tuổi thì ghi vai trò khác"
            yield Finding(("roles", index, "title"), message, hint)


def _check_name(profile: Profile) -> Iterator[Finding]:
    """Yield an honorific of a child that stands in the name."""
    honorific, _ = split_honorific(profile.name)
    if profile.kind == "person" and is_young(honorific):
        hint = "thêm dòng minor: true và chỉ để tên viết tắt; nếu là người lớn thì bỏ cách gọi này"
        yield Finding(("name",), f'cách gọi "{honorific}" trong tên cho thấy đây là trẻ em', hint)
