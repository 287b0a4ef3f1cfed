"""Find files among the profiles that are neither a profile nor a picture that a profile names."""

import unicodedata
from collections.abc import Collection, Iterable
from posixpath import dirname

from generator.reading.files import SourceFile
from generator.records.problem import Problem

_PICTURES = (".jpg", ".jpeg", ".png", ".webp")


def find_strays(files: Iterable[SourceFile], pictures: Iterable[str], faulty: Iterable[str]) -> list[Problem]:
    """Return a warning for each such file, whose author may think that it is published.

    `pictures` are the paths of those that profiles name. Beside one of the `faulty` profiles, which may name more than
    could be read, nothing is said of pictures.
    """
    named = {unicodedata.normalize("NFC", path) for path in pictures}
    unclear = {dirname(path) for path in faulty}
    others = (file for file in files if not file.parts[-1].lower().endswith(".md"))
    return [_make_warning(file) for file in others if not (_is_picture(file) and _may_be_named(file, named, unclear))]


def _may_be_named(file: SourceFile, named: Collection[str], unclear: Collection[str]) -> bool:
    return dirname(file.path) in unclear or unicodedata.normalize("NFC", file.path) in named


def _is_picture(file: SourceFile) -> bool:
    return file.parts[-1].lower().endswith(_PICTURES)


def _make_warning(file: SourceFile) -> Problem:
    name = file.parts[-1]
    if _is_picture(file):
        message, hint = "không hồ sơ nào cạnh đây gọi tên ảnh này", "ghi tên ảnh vào hồ sơ, hoặc chuyển ảnh đi"
    elif ".md" in name.lower():
        stem = name[: name.lower().index(".md")]
        message, hint = "tệp này không phải là hồ sơ, nên không được đăng", f"đổi tên tệp thành {stem}.md"
    else:
        message = "tệp này không phải là hồ sơ, nên không được đăng"
        hint = "hồ sơ là tệp văn bản có đuôi .md: chép nội dung vào mẫu, rồi chuyển tệp này đi"
    return Problem(path=file.path, line=1, column=1, level="warning", code="not-a-profile", message=message, hint=hint)
