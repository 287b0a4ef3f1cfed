"""Parse a profile's file into its record, and check everything that the file alone can show."""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.checking.links import find_story_links
from generator.checking.profile import check_profile
from generator.checking.spaces import check_spaces
from generator.checking.story import check_child_comments, check_child_story, check_story
from generator.reading.attachments import ReadAttachment
from generator.reading.audio import check_audio
from generator.reading.drafts import make_draft, may_mean_yes
from generator.reading.files import SourceText, content_hash
from generator.reading.front_matter import FrontMatter, split_front_matter
from generator.reading.key_hints import OWN_KEYS
from generator.reading.pictures import check_pictures
from generator.reading.private import check_private
from generator.reading.records import validate
from generator.reading.slugs import MAX_SLUG, make_file_slug
from generator.reading.yaml_text import YamlText, parse_yaml
from generator.records.base import KnownIds
from generator.records.problem import Problem, error_at, warning_at
from generator.records.profile import Profile
from generator.records.registry import Registry

MAX_TEXT = 500_000
"""Characters of the longest profile that is read: a book has as many, and checking it takes seconds."""


def parse_profile(
    path: str, parts: tuple[str, ...], source: SourceText, registry: Registry, known_ids: KnownIds, read: ReadAttachment
) -> tuple[Profile | None, list[Problem]]:
    """Parse and check a profile.

    For `path` and `parts` see `SourceFile`; the parts should be district, field and file name. `source` is the
    file's text, and `read` reads a file beside it.
    The record is None if an error prevents it; the problems are complete even so.
    """
    if source.text is None:
        return None, source.problems
    problems = [*source.problems, *_check_parts(path, parts)]
    if len(source.text) > MAX_TEXT:
        message = f"tệp dài {len(source.text) // 1000} nghìn ký tự"
        hint = f"rút ngắn còn không quá {MAX_TEXT // 1000} nghìn ký tự; ảnh để ở tệp riêng, không chép vào câu chuyện"
        return None, [*problems, error_at(path, 1, 1, "too-long", message, hint)]
    front_matter, more = split_front_matter(path, source.text)
    if front_matter is None:
        return None, problems + more + check_private(path, source.text, None, ())
    parsed, more = parse_yaml(path, front_matter.yaml, first_line=2)
    problems += more
    if parsed is None:
        return None, problems + check_private(path, source.text, None, ())
    data = parsed.data if parsed.data is not None else {}
    if isinstance(data, Mapping):
        problems += _check_data(path, data, parsed, problems)
        data = _complete_data(data, path, parts, front_matter)
    profile, more, unread = validate(path, parsed, data, Profile, known_ids)
    problems += more
    problems += check_story(path, front_matter.story, front_matter.story_line)
    if not isinstance(data, Mapping):
        return None, problems + check_private(path, source.text, parsed, ())
    if ("minor",) in unread:
        data = {**data, "minor": may_mean_yes(data.get("minor"))}
    subject = profile or make_draft(Profile, data)
    groups = subject.show_residential_groups
    problems += check_private(path, source.text, parsed, subject.allowed, may_show_groups=groups)
    problems += check_profile(subject, front_matter.story, parsed.find_place, registry, unread)
    problems += check_child_story(subject, front_matter.story)
    problems += check_child_comments(subject, front_matter.yaml)
    if unread and any(key[0] == "photo" for key in unread):
        # The problem with `photo` is reported already, and its file cannot be checked.
        subject = make_draft(Profile, {**data, "photo": None})
    problems += check_pictures(subject, front_matter.story, parsed.find_place(("photo", "file")), read)
    problems += check_audio(subject, parsed.find_place(("audio",)), read)
    return profile, problems


def _check_data(path: str, data: Mapping[str, Any], parsed: YamlText, problems: Sequence[Problem]) -> list[Problem]:
    """Return what is wrong with keys and texts before a record is made of them; `problems` are those of the text."""
    own = [_report_own_key(path, key, parsed.find_key_place((key,)).line) for key in sorted(OWN_KEYS & data.keys())]
    if any(problem.code == "control-character" for problem in problems):
        # Such a character was read as a space.
        return own
    return [*own, *check_spaces(path, data, parsed.find_place)]


def _complete_data(
    data: Mapping[str, Any], path: str, parts: tuple[str, ...], front_matter: FrontMatter
) -> dict[str, Any]:
    """Return the values of the front matter, with those that a record takes from the path and the story."""
    slug, has_story = make_file_slug(parts[-1]), bool(front_matter.story.strip())
    hashed = f"{path}\n{has_story:d}\n{front_matter.yaml}"
    values = {key: value for key, value in data.items() if key not in OWN_KEYS}
    if len(parts) == 3 and values.get("fields", ()) in ((), []):
        values["fields"] = (parts[1],)
    return values | {
        "slug": slug,
        "path": path,
        "folder": (parts[0], parts[1]) if len(parts) == 3 else ("-", "-"),
        "story_line": front_matter.story_line,
        "story_links": find_story_links(path, front_matter.story, front_matter.story_line, slug),
        "has_story": has_story,
        "front_matter_hash": content_hash(hashed.encode("utf-8", "surrogateescape")),
    }


def get_story(text: str) -> str:
    """Return the story in the text of a profile; "" if the front matter is not closed."""
    front_matter, _ = split_front_matter("", text)
    return front_matter.story if front_matter else ""


def _check_parts(path: str, parts: tuple[str, ...]) -> list[Problem]:
    if len(parts) != 3:
        hint = "đặt tệp vào content/profiles/<quận>/<lĩnh vực>/, ví dụ content/profiles/hoan-kiem/giao-duc/"
        return [error_at(path, 1, 1, "wrong-folder", "hồ sơ nằm sai thư mục", hint)]
    slug = make_file_slug(parts[-1])
    if len(slug) > MAX_SLUG:
        message = f"tên tệp thành một địa chỉ dài {len(slug)} chữ"
        return [error_at(path, 1, 1, "file-name", message, f"rút ngắn còn không quá {MAX_SLUG} chữ")]
    if not slug:
        hint = "đặt tên tệp theo tên người, ví dụ nguyen-van-a.md"
        message = f'tên tệp "{parts[-1]}" không dùng làm địa chỉ trang được'
        return [error_at(path, 1, 1, "file-name", message, hint)]
    if f"{slug}.md" != parts[-1]:
        message = f'tên tệp "{parts[-1]}" có dấu, chữ hoa hoặc dấu cách; trang sẽ có địa chỉ "{slug}"'
        return [warning_at(path, 1, 1, "file-name", message, f"đổi tên tệp thành {slug}.md")]
    return []


def _report_own_key(path: str, key: str, line: int) -> Problem:
    message = f'không có mục nào tên là "{key}"'
    hint = "địa chỉ trang lấy từ tên tệp; xóa dòng này"
    return error_at(path, line, 1, "unknown-key", message, hint)
