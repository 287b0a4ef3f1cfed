"""Read essays of the writing contest."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.checking.contest import ReadEssay, check_essay, check_text
from generator.checking.registry_ids import RegistryIds
from generator.checking.story import check_story
from generator.editing.sheets.word_file import BrokenWordFileError, LockedWordFileError, read_lines
from generator.reading.files import SourceFile, list_files, read_bytes, read_text, refuse_file
from generator.reading.front_matter import split_front_matter
from generator.reading.private import check_private
from generator.reading.records import validate
from generator.reading.word_essay import find_missing, parse_word_essay
from generator.reading.yaml_text import parse_yaml
from generator.records.base import KnownIds
from generator.records.essay import Essay
from generator.records.problem import Problem, error_at
from generator.records.registry import Registry
from generator.vietnamese import clean

_SUFFIXES = (".md", ".docx")
FOLDER = "du-thi"
"""The folder of essays in `content/`. No build reads it."""


def list_essays(folder: Path) -> tuple[list[SourceFile], list[Problem]]:
    """List the essays of a folder, which may be missing; other files in it are left alone."""
    files, problems = list_files(folder, _SUFFIXES)
    return [file for file in files if not _is_lock(file)], problems


def list_given_essays(path: Path) -> tuple[list[SourceFile], list[Problem]]:
    """List the essays that someone names, a file or a folder, with a problem for each file that cannot be one."""
    if path.is_dir():
        files, problems = list_files(path, ("",))
        files = [file for file in files if not _is_lock(file)]
        if not files and not problems:
            hint = "chép các bài dự thi (.docx hoặc .md) vào thư mục này, hoặc ghi lại tên thư mục"
            problems = [error_at(path.as_posix(), 1, 1, "unreadable", "thư mục này không có bài dự thi nào", hint)]
        essays = [file for file in files if _may_be_essay(file.path)]
        others = [_report_other_file(file.path) for file in files if not _may_be_essay(file.path)]
        return essays, [*problems, *others]
    refused = refuse_file(path)
    if refused is None and not path.exists() and read_bytes(path.as_posix()) is None:
        hint = "xem lại tên và đường dẫn của bài dự thi, hoặc của thư mục có các bài"
        refused = error_at(path.as_posix(), 1, 1, "unreadable", "không thấy tệp hoặc thư mục này", hint)
    if refused is None and not _may_be_essay(path.name):
        refused = _report_other_file(path.as_posix())
    return ([], [refused]) if refused else ([SourceFile(path.as_posix(), (path.name,))], [])


def _may_be_essay(path: str) -> bool:
    return path.lower().endswith(_SUFFIXES)


def _is_lock(file: SourceFile) -> bool:
    """Whether a file is one that Word keeps beside one that is open, "~$name.docx"."""
    return file.parts[-1].startswith("~$")


def read_essays(
    files: Sequence[SourceFile], registry: Registry, *, is_public: bool
) -> tuple[list[ReadEssay], list[Problem]]:
    """Read and check essays, each by itself; `is_public`: others can read the files, so private details are errors."""
    essays, problems, known_ids = list[ReadEssay](), list[Problem](), RegistryIds(registry)
    for file in files:
        read_file = _read_word_essay if file.path.lower().endswith(".docx") else _read_essay
        read, more = read_file(file.path, registry, known_ids, is_public=is_public)
        essays += [read] if read else []
        problems += more
    return essays, problems


def _read_essay(
    path: str, registry: Registry, known_ids: KnownIds, *, is_public: bool
) -> tuple[ReadEssay | None, list[Problem]]:
    source = read_text(path)
    problems = [*source.problems]
    if source.text is None:
        return None, problems
    front_matter, of_split = split_front_matter(path, source.text)
    parsed, of_yaml = parse_yaml(path, front_matter.yaml, first_line=2) if front_matter else (None, [])
    problems += [*of_split, *of_yaml]
    if is_public:
        problems += [_warn_of_readers(problem) for problem in check_private(path, source.text, parsed, ())]
    if front_matter is None or parsed is None:
        return None, problems
    data = parsed.data if isinstance(parsed.data, Mapping) else {}
    essay, more, _ = validate(path, parsed, data, Essay, known_ids)
    problems += more
    for check in (check_story, check_text):
        problems += check(path, front_matter.story, front_matter.story_line)
    if essay is None:
        return None, problems
    read = ReadEssay(
        path=path,
        essay=essay,
        story=front_matter.story,
        story_line=front_matter.story_line,
        find_place=parsed.find_place,
    )
    return read, [*problems, *check_essay(read, registry)]


def _read_word_essay(
    path: str, registry: Registry, known_ids: KnownIds, *, is_public: bool
) -> tuple[ReadEssay | None, list[Problem]]:
    try:
        lines = [clean(line) for line in read_lines(read_bytes(path) or b"")]
    except (BrokenWordFileError, LockedWordFileError, OSError):
        hint = "mở tệp bằng Word hoặc LibreOffice, bỏ mật khẩu nếu có, rồi lưu lại dạng .docx"
        return None, [error_at(path, 1, 1, "unreadable", "không đọc được tệp Word này", hint)]
    word = parse_word_essay(lines, registry.places.districts)
    problems = [*find_missing(path, word.details), *check_text(path, word.story, word.first)]
    if is_public:
        details = check_private(path, "\n".join(lines), word.details, ())
        problems += [_warn_of_readers(problem) for problem in details]
    essay, more, _ = validate(path, word.details, word.details.data, Essay, known_ids)
    problems += [problem for problem in more if problem.code != "missing-key"]
    if essay is None:
        return None, problems
    read = ReadEssay(
        path=path, essay=essay, story=word.story, story_line=word.first, find_place=word.details.find_place
    )
    return read, [*problems, *check_essay(read, registry)]


def _report_other_file(path: str) -> Problem:
    hint = "lưu bài thành .docx, hoặc chép vào mẫu bài dự thi ở trang Dành cho người biên tập; "
    hint += "tệp không phải là bài dự thi thì chuyển ra khỏi thư mục"
    message = "tệp này chưa được kiểm tra: bài dự thi phải là một tệp .docx hoặc .md"
    return error_at(path, 1, 1, "unreadable", message, hint)


def _warn_of_readers(problem: Problem) -> Problem:
    """Say of a private detail what to do with it in a file that is not published."""
    return replace(problem, hint="hãy xóa: ai xem kho cũng đọc được; giữ điều này ở nơi khác, ngoài kho")
