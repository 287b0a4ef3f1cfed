"""The pictures a profile names: beside its file, and readable."""

import hashlib
import io
import re
from collections.abc import Callable, Iterator

from generator.reading.files import Stamp, is_settled, read_bytes, stamp
from generator.records.problem import Problem, error_at
from generator.records.profile import Profile

Seen = dict[str, tuple[Stamp | None, str | None]]
"""Pictures that were looked at, by path: the stamp, when it can be relied on, and the digest, None for no picture."""

ReadPicture = Callable[[str], bytes | None]
"""The bytes of a picture beside the profile, by its name; None when there is none."""

MAX_PIXELS = 60_000_000
"""A larger picture is refused: it would fill the memory of a small machine."""

_IN_STORY = re.compile(r"!\[[^\]]*\]\(<?([^\s)>:]+)>?(?:\s[^)]*)?\)")
"""A picture of another host has a colon; it is left out of the page."""


def look_at(seen: Seen, profile: str, name: str) -> bytes | None:
    """The bytes of a picture beside the file of a profile; that it was looked at is noted."""
    path = f"{profile.rpartition('/')[0]}/{name}"
    found, data = stamp(path), read_bytes(path)
    seen[path] = found if found and is_settled(found) else None, _digest(data)
    return data


def are_same(seen: Seen) -> bool:
    """Whether these pictures are as they were."""
    return all(
        (before is not None and stamp(path) == before) or _digest(read_bytes(path)) == digest
        for path, (before, digest) in seen.items()
    )


def _digest(data: bytes | None) -> str | None:
    return None if data is None else hashlib.blake2b(data, digest_size=16).hexdigest()


def check_pictures(profile: Profile, story: str, line: int, column: int, read: ReadPicture) -> Iterator[Problem]:
    """Every problem of the portrait, told at `line` and `column`, and of the story's pictures, where they stand."""
    if profile.photo:
        fault = _fault(profile.photo.file, read)
        yield from [error_at(profile.path, line, column, *fault)] if fault else []
    for match in _IN_STORY.finditer(story):
        before = story[: match.start(1)]
        place = (profile.story_line + before.count("\n"), len(before) - before.rfind("\n"))
        fault = _child(profile) or _fault(match[1], read)
        yield from [error_at(profile.path, *place, *fault)] if fault else []


def _child(profile: Profile) -> tuple[str, str, str] | None:
    if profile.minor and not profile.consent:
        return "minor", "không đăng ảnh trẻ em", "bỏ ảnh khỏi câu chuyện và xóa tệp ảnh khỏi kho"
    return None


def _fault(name: str, read: ReadPicture) -> tuple[str, str, str] | None:
    """What is wrong with a picture, as (code, message, hint)."""
    if "/" in name or "\\" in name:
        return "bad-photo", f'ảnh "{name}" nằm ở thư mục khác', "đặt ảnh cạnh tệp hồ sơ và chỉ ghi tên tệp"
    data = read(name)
    if data is None:
        return "missing-photo", f'không thấy tệp ảnh "{name}"', "đặt ảnh cạnh tệp hồ sơ, hoặc sửa lại tên"
    # Loaded with the first picture: a district may have none.
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > MAX_PIXELS:
                return "bad-photo", f'ảnh "{name}" quá lớn', "thu nhỏ ảnh, mỗi chiều không quá 4000 điểm ảnh"
            # A JPEG decoded small is decoded fast; decoding at all shows a file that was cut short.
            image.draft("RGB", (64, 64))
            image.load()
    except (OSError, SyntaxError, Image.DecompressionBombError):
        return "bad-photo", f'không đọc được ảnh "{name}"', "lưu lại ảnh thành tệp JPEG, PNG hoặc WebP"
    return None
