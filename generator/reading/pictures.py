"""The pictures a profile names: beside its file, and readable."""

from __future__ import annotations

import hashlib
import io
import unicodedata
import warnings
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from generator.markup import story_pictures
from generator.reading.files import FileStat, is_stable, read_bytes, stat_file
from generator.records.problem import Problem, error_at
from generator.records.profile import Profile

# Pillow is loaded with the first picture: a district may have none.
if TYPE_CHECKING:
    from PIL.Image import Image

Seen = dict[str, tuple[FileStat | None, str | None]]
"""Pictures that were looked at, by path: the stat, if it is stable, and the digest, None for no picture."""

ReadPicture = Callable[[str], bytes | None]
"""The bytes of a picture beside the profile, by its name; None when there is none."""

MAX_PIXELS = 60_000_000
"""A larger picture is refused: it would fill the memory of a small machine."""

FORMATS = ("JPEG", "PNG", "WEBP")
"""Pillow's other formats run programs (EPS) or fail in ways of their own."""

PORTRAIT_WIDTHS = (160, 320, 640)
STORY_WIDTHS = (480, 960, 1440)

_MAX_WEBP = 16_383
"""The longest side of a WebP file, in pixels."""

_ORIENTATION = 0x0112
"""The EXIF tag of how the camera was held; from 5 on, on its side."""

_NOT_IN_NAMES = frozenset({"Cc", "Cs"})
"""Control characters and lone surrogates, by Unicode category."""

_TOO_LARGE = 'ảnh "{name}" quá lớn', "thu nhỏ ảnh, mỗi chiều không quá 4000 điểm ảnh"

Fault = tuple[str, str, str]
"""What is wrong with a picture: code, message, hint."""


class PictureError(Exception):
    """A picture cannot be shown; raised with a message that names it as `{name}`, and a hint."""


def look_at(seen: Seen, profile: str, name: str) -> bytes | None:
    """The bytes of a picture beside the file of a profile; that it was looked at is noted."""
    path = f"{profile.rpartition('/')[0]}/{name}"
    found, data = stat_file(path), read_bytes(path)
    seen[path] = found if found and is_stable(found) else None, _digest(data)
    return data


def are_same(seen: Seen) -> bool:
    """Whether these pictures are as they were."""
    return all(
        (before is not None and stat_file(path) == before) or _digest(read_bytes(path)) == digest
        for path, (before, digest) in seen.items()
    )


def _digest(data: bytes | None) -> str | None:
    return None if data is None else hashlib.blake2b(data, digest_size=16).hexdigest()


def check_pictures(profile: Profile, story: str, line: int, column: int, read: ReadPicture) -> Iterator[Problem]:
    """Every problem of the portrait, reported at `line` and `column`, and of the story's pictures, where they stand."""
    if profile.photo:
        fault = _fault(profile.photo.file, read, PORTRAIT_WIDTHS)
        yield from [error_at(profile.path, line, column, *fault)] if fault else []
    for picture in story_pictures(story):
        fault = _story_fault(profile, picture.target, read)
        if fault:
            yield error_at(profile.path, profile.story_line + picture.line - 1, picture.column, *fault)


def _story_fault(profile: Profile, name: str | None, read: ReadPicture) -> Fault | None:
    if profile.is_hidden_minor:
        return "minor", "không đăng ảnh trẻ em", "bỏ ảnh khỏi câu chuyện và xóa tệp ảnh khỏi kho"
    # A picture of another host is left out of the page.
    return None if name is None else _fault(name, read, STORY_WIDTHS)


def is_file_name(name: str) -> bool:
    """Whether a name can be that of a file beside the profile."""
    kinds = {unicodedata.category(letter) for letter in name}
    return not kinds & _NOT_IN_NAMES and not {"/", "\\"} & set(name) and 0 < len(name.encode()) < 256


def _fault(name: str, read: ReadPicture, widths: tuple[int, ...]) -> Fault | None:
    if "/" in name or "\\" in name:
        return "bad-photo", f'ảnh "{name}" nằm ở thư mục khác', "đặt ảnh cạnh tệp hồ sơ và chỉ ghi tên tệp"
    data = read(name) if is_file_name(name) else None
    if data is None:
        return "missing-photo", f'không thấy tệp ảnh "{_shown(name)}"', "đặt ảnh cạnh tệp hồ sơ, hoặc sửa lại tên"
    try:
        # A JPEG decoded small is decoded fast; decoding at all shows a file that was cut short.
        open_picture(data, widths, draft=(64, 64))
    except PictureError as error:
        message, hint = error.args
        return "bad-photo", message.format(name=name), hint
    return None


def _shown(name: str) -> str:
    """A name as it may be printed: no control characters, not longer than a line."""
    printable = "".join(letter if letter.isprintable() else "\ufffd" for letter in name)
    return printable if len(printable) <= 80 else f"{printable[:80]}…"


def open_picture(data: bytes, widths: tuple[int, ...], draft: tuple[int, int] | None = None) -> Image:
    """Decode a picture: upright, RGB, on white where it is transparent; a JPEG about as small as `draft`, if given.

    Raises PictureError where it is no picture of `FORMATS`, too large, or of a shape that `widths` cannot show.
    """
    from PIL import Image, ImageOps

    try:
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(io.BytesIO(data), formats=FORMATS) as image,
        ):
            _check_shape(image, widths)
            if draft:
                image.draft("RGB", draft)
            return _flatten(ImageOps.exif_transpose(image))
    except PictureError:
        raise
    except Image.DecompressionBombError as error:
        raise PictureError(*_TOO_LARGE) from error
    # Pillow raises many kinds of exception upon a damaged file.
    except Exception as error:
        raise PictureError('không đọc được ảnh "{name}"', "lưu lại ảnh thành tệp JPEG, PNG hoặc WebP") from error


def picture_sizes(size: tuple[int, int], widths: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """The sizes a picture is shown in: each of `widths` that is not wider than itself, at least one; in pixels."""
    width, height = size
    return tuple((to, round(height * to / width)) for to in [to for to in widths if to <= width] or [width])


def _check_shape(image: Image, widths: tuple[int, ...]) -> None:
    if image.width * image.height > MAX_PIXELS:
        raise PictureError(*_TOO_LARGE)
    lies_on_its_side = image.getexif().get(_ORIENTATION, 1) >= 5
    size = image.size[::-1] if lies_on_its_side else image.size
    if not all(0 < height <= _MAX_WEBP for _, height in picture_sizes(size, widths)):
        raise PictureError('ảnh "{name}" quá dài và hẹp', "cắt bớt ảnh, chiều dài không quá 10 lần chiều rộng")


def _flatten(image: Image) -> Image:
    """RGB with white below what is transparent; nothing is left of what the file says beside its pixels."""
    from PIL import Image as images

    # Colours were measured by the profile; those of CMYK or grey are not those of RGB.
    profile = image.info.get("icc_profile") if image.mode in ("RGB", "RGBA", "P") else None
    if image.mode.startswith("I"):
        image = _to_grey(image)
    if image.has_transparency_data:
        rgba = image.convert("RGBA")
        image = images.new("RGBA", rgba.size, "white")
        image.alpha_composite(rgba)
    image = image.convert("RGB")
    image.info = {"icc_profile": profile} if profile else {}
    return image


def _to_grey(image: Image) -> Image:
    """8 of the 16 bits of a grey picture, which Pillow would cut off above 255."""
    transparent = image.info.pop("transparency", None)
    grey = image.point(lambda value: value * (1 / 257) + 0.5).convert("L")
    if transparent is not None:
        grey.info["transparency"] = int(transparent / 257 + 0.5)
    return grey
