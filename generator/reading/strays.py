"""Files among the profiles that are neither a profile nor a picture that one of them names."""

from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from generator.reading.files import SourceFile, list_files, read_text
from generator.records.problem import Problem

_PICTURES = (".jpg", ".jpeg", ".png", ".webp")


def find_strays(folder: Path) -> list[Problem]:
    """Return a warning for each such file below `folder`, whose author may think that it is published."""
    inputs, _ = list_files(folder, ("",))
    profiles: dict[str, list[str]] = {}
    for item in inputs:
        if item.parts[-1].lower().endswith(".md"):
            profiles.setdefault(item.path.rpartition("/")[0], []).append(item.path)
    others = [item for item in inputs if not item.parts[-1].lower().endswith(".md")]

    @lru_cache(maxsize=1)
    def texts(place: str) -> str:
        return unquote("\n".join(read_text(path).text or "" for path in profiles.get(place, ())))

    return [_stray(item) for item in others if not (_is_picture(item) and item.parts[-1] in texts(_place(item)))]


def _place(item: SourceFile) -> str:
    return item.path.rpartition("/")[0]


def _is_picture(item: SourceFile) -> bool:
    return item.parts[-1].lower().endswith(_PICTURES)


def _stray(item: SourceFile) -> Problem:
    name = item.parts[-1]
    if _is_picture(item):
        message, hint = "không hồ sơ nào cạnh đây gọi tên ảnh này", "ghi tên ảnh vào hồ sơ, hoặc chuyển ảnh đi"
    elif ".md" in name.lower():
        stem = name[: name.lower().index(".md")]
        message, hint = "tệp này không phải là hồ sơ, nên không được đăng", f"đổi tên tệp thành {stem}.md"
    else:
        message = "tệp này không phải là hồ sơ, nên không được đăng"
        hint = "hồ sơ là tệp văn bản có đuôi .md: chép nội dung vào mẫu, rồi chuyển tệp này đi"
    return Problem(path=item.path, line=1, column=1, level="warning", code="not-a-profile", message=message, hint=hint)
