"""Find files among the profiles that are neither a profile nor a picture that a profile names."""

from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from generator.reading.files import SourceFile, list_files, read_text
from generator.records.problem import Problem

_PICTURES = (".jpg", ".jpeg", ".png", ".webp")


def find_strays(folder: Path) -> list[Problem]:
    """Return a warning for each such file below `folder`: its author may believe that it is published."""
    files, _ = list_files(folder, ("",))
    profiles: dict[str, list[str]] = {}
    for file in files:
        if file.parts[-1].lower().endswith(".md"):
            profiles.setdefault(_get_folder(file), []).append(file.path)
    others = [file for file in files if not file.parts[-1].lower().endswith(".md")]

    @lru_cache(maxsize=1)
    def read_profiles(folder: str) -> str:
        return unquote("\n".join(read_text(path).text or "" for path in profiles.get(folder, ())))

    def is_used(file: SourceFile) -> bool:
        return _is_picture(file) and file.parts[-1] in read_profiles(_get_folder(file))

    return [_make_warning(file) for file in others if not is_used(file)]


def _get_folder(file: SourceFile) -> str:
    return file.path.rpartition("/")[0]


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
