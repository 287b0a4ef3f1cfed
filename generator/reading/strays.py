"""Find files that nothing reads, though their author may think that they are published."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path
from posixpath import dirname

from generator.reading.audio import SUFFIXES
from generator.reading.files import SourceFile, list_files
from generator.records.problem import Problem, warning_at

_DATA_FILES = frozenset(
    {
        *(f"{name}.yml" for name in ("awards", "featured", "fields", "levels", "movements", "settings", "sources")),
        *(f"places/{name}.csv" for name in ("changes", "districts", "units")),
        "synonyms.yml",
        "withdrawn.yml",
        "import.yml",
    }
)
"""The files of `site_data/` that are read, beside reports; the last one by `ntvt import`."""

_PICTURES = (".jpg", ".jpeg", ".png", ".webp")
_NAMED = (*_PICTURES, *SUFFIXES)
"""How the names of files end that a profile may name."""

_NOT_TEXT = (".docx", ".doc", ".odt", ".rtf", ".pdf")
"""How the names of documents end that are no text: with another name they would still be no profile."""


def find_strays(files: Iterable[SourceFile], attachments: Iterable[str], faulty: Iterable[str]) -> list[Problem]:
    """Return a warning for each file among the profiles that is neither a profile nor an attachment of one.

    `attachments` are the paths of the files that profiles name. Beside one of the `faulty` profiles, which may name
    more than could be read, nothing is said of pictures and recordings.
    """
    named = {unicodedata.normalize("NFC", path) for path in attachments}
    unclear = {dirname(path) for path in faulty}
    others = (file for file in files if not file.parts[-1].lower().endswith(".md"))
    return [
        _make_warning(file)
        for file in others
        if unicodedata.normalize("NFC", file.path) not in named
        and not (_ends(file, _NAMED) and dirname(file.path) in unclear)
    ]


def find_unread_files(content: Path, data: Path) -> list[Problem]:
    """Return a warning for each file of `site_data/`, and beside the folders of `content/`, that nothing reads."""
    files = [file for file in list_files(data, ("",))[0] if not _is_read("/".join(file.parts))]
    beside = sorted(path for path in content.glob("[!.]*") if path.is_file() and not _is_read(path.name))
    hint = "xem lại tên, đuôi tệp và thư mục; tệp không dùng thì chuyển đi"
    message = "tệp này không được dùng đến, nên không được đăng"
    return [
        warning_at(path, 1, 1, "unread-file", message, hint)
        for path in (*(file.path for file in files), *(path.as_posix() for path in beside))
    ]


def _is_read(name: str) -> bool:
    is_report = name.startswith("reports/") and name.endswith((".yml", ".yaml"))
    return is_report or name in _DATA_FILES or name.rpartition("/")[2] == "README.md"


def _ends(file: SourceFile, suffixes: tuple[str, ...]) -> bool:
    return file.parts[-1].lower().endswith(suffixes)


def _make_warning(file: SourceFile) -> Problem:
    name = file.parts[-1]
    if _ends(file, _NAMED):
        noun = "ảnh" if _ends(file, _PICTURES) else "bản ghi âm"
        message = f"không hồ sơ nào cạnh đây gọi tên {noun} này"
        hint = f"ghi tên {noun} vào hồ sơ, hoặc chuyển {noun} đi"
    elif ".md" in name.lower() and not _ends(file, _NOT_TEXT):
        stem = name[: name.lower().index(".md")]
        message, hint = "tệp này không phải là hồ sơ, nên không được đăng", f"đổi tên tệp thành {stem}.md"
    else:
        message = "tệp này không phải là hồ sơ, nên không được đăng"
        hint = "hồ sơ là tệp văn bản có đuôi .md: chép nội dung vào mẫu, rồi chuyển tệp này đi"
    return warning_at(file.path, 1, 1, "not-a-profile", message, hint)
