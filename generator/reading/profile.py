"""A profile's file into its record, with every problem that the file alone can show."""

from collections.abc import Mapping
from typing import Literal

from generator.checking.privacy import check_words
from generator.checking.profile import check_profile
from generator.reading.files import Text, checksum
from generator.reading.front_matter import split_front_matter
from generator.reading.pictures import ReadPicture, check_pictures
from generator.reading.records import OWN_KEYS, validate
from generator.reading.slugs import MAX_SLUG, make_slug, stem_of
from generator.reading.yaml_text import parse_yaml
from generator.records.base import Words
from generator.records.problem import Problem, error_at
from generator.records.profile import Profile
from generator.records.registry import Registry


def parse_profile(
    path: str, parts: tuple[str, ...], read: Text, registry: Registry, words: Words, picture: ReadPicture
) -> tuple[Profile | None, list[Problem]]:
    """Make the record of the file `path`, which was `read` and lies at `parts` = (district, field, file name) below the
    profiles' folder.

    `picture` reads a picture beside it. The record is None when a fault keeps it from being made; the problems name
    every fault found.
    """
    if read.text is None:
        return None, read.problems
    problems = _check_parts(path, parts)
    split, more = split_front_matter(path, read.text)
    if split is None:
        return None, problems + more
    problems += check_words(path, read.text)
    parsed, more = parse_yaml(path, split.yaml, first_line=2)
    problems += more
    if parsed is None:
        return None, problems
    folder = (parts[0], parts[1]) if len(parts) == 3 else ("-", "-")
    data = parsed.data if parsed.data is not None else {}
    if isinstance(data, Mapping):
        problems += [_own_key(path, key, parsed.key_place((key,)).line) for key in sorted(OWN_KEYS & data.keys())]
        data = {key: value for key, value in data.items() if key not in OWN_KEYS}
        if len(parts) == 3:
            data.setdefault("fields", (folder[1],))
        data |= {"slug": make_slug(stem_of(parts[-1])), "path": path, "folder": folder}
        data |= {"story_line": split.story_line, "checksum": read.checksum}
        data["head_checksum"] = checksum(f"{path}\n{split.yaml}".encode("utf-8", "surrogateescape"))
    profile, more = validate(path, parsed, data, Profile, words)
    problems += more
    if profile is not None:
        problems += check_profile(profile, parsed.place, registry)
        place = parsed.place(("photo", "file"))
        problems += check_pictures(profile, split.story, place.line, place.column, picture)
    return profile, problems


def story_of(text: str) -> str:
    """The story in the text of a profile that was read before without problems."""
    split, _ = split_front_matter("", text)
    return split.story if split else ""


def _check_parts(path: str, parts: tuple[str, ...]) -> list[Problem]:
    if len(parts) != 3:
        hint = "đặt tệp vào content/profiles/<quận>/<lĩnh vực>/, ví dụ content/profiles/hoan-kiem/giao-duc/"
        return [_at_top(path, "error", "wrong-folder", "hồ sơ nằm sai thư mục", hint)]
    stem = stem_of(parts[-1])
    slug = make_slug(stem)
    if len(slug) > MAX_SLUG:
        message = f"tên tệp thành một địa chỉ dài {len(slug)} chữ"
        return [_at_top(path, "error", "file-name", message, f"rút ngắn còn không quá {MAX_SLUG} chữ")]
    if not slug:
        hint = "đặt tên tệp theo tên người, ví dụ nguyen-van-a.md"
        return [_at_top(path, "error", "file-name", f'tên tệp "{parts[-1]}" không thành địa chỉ được', hint)]
    if f"{slug}.md" != parts[-1]:
        message = f'tên tệp "{parts[-1]}" có dấu, chữ hoa hoặc dấu cách; trang sẽ có địa chỉ "{slug}"'
        return [_at_top(path, "warning", "file-name", message, f"đổi tên tệp thành {slug}.md")]
    return []


def _own_key(path: str, key: str, line: int) -> Problem:
    message = f'không có mục nào tên là "{key}"'
    hint = "địa chỉ trang lấy từ tên tệp; xoá dòng này"
    return error_at(path, line, 1, "unknown-key", message, hint)


def _at_top(path: str, level: Literal["error", "warning"], code: str, message: str, hint: str) -> Problem:
    return Problem(path=path, line=1, column=1, level=level, code=code, message=message, hint=hint)
