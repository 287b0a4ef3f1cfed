"""Read and check the pictures that a profile names."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.markup import find_pictures
from generator.reading.attachments import ReadAttachment, is_file_name, make_printable
from generator.reading.children import find_child_picture
from generator.records.problem import Position, Problem, ProblemText, error_at
from generator.records.profile import Profile

# Pillow is imported with the first picture; most builds read none.
if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 60_000_000
"""Pixels of the largest picture that is accepted: a larger one would fill the memory of a small machine."""

FORMATS = ("JPEG", "PNG", "WEBP")
"""Formats that Pillow may open: of the others, some run programs (EPS)."""

PORTRAIT_WIDTHS = (160, 320, 640)
STORY_WIDTHS = (480, 960, 1440)

_MAX_WEBP = 16_383
"""The longest side of a WebP file, in pixels."""

_ORIENTATION = 0x0112
"""The EXIF tag for the orientation of the camera; 5 to 8 mean that it lay on its side."""

_TOO_LARGE = 'ảnh "{name}" quá lớn', "thu nhỏ ảnh, mỗi chiều không quá 4000 điểm ảnh"


class PictureError(Exception):
    """A picture cannot be shown; raised with a message, in which `{name}` stands for its name, and a hint."""


def check_pictures(profile: Profile, story: str, place: Position, read: ReadAttachment) -> Iterator[Problem]:
    """Yield the problems of the portrait, which is named at `place`, and of the pictures in the story."""
    if profile.photo:
        name = profile.photo.file
        for problem in (_check_picture(name, read, PORTRAIT_WIDTHS), find_child_picture(profile, name, read)):
            if problem:
                yield error_at(profile.path, *place, *problem)
    for picture in find_pictures(story):
        if problem := _check_story_picture(profile, picture.target, read):
            yield error_at(profile.path, profile.story_line + picture.line - 1, picture.column, *problem)


def _check_story_picture(profile: Profile, name: str | None, read: ReadAttachment) -> ProblemText | None:
    if profile.is_hidden_minor:
        return "minor", "không đăng ảnh trẻ em", "bỏ ảnh khỏi câu chuyện và xóa tệp ảnh khỏi kho"
    if name is None:
        hint = "xin phép, chép ảnh vào cạnh tệp hồ sơ rồi ghi tên tệp; hoặc bỏ ảnh khỏi câu chuyện"
        return "foreign-picture", "ảnh nằm ở máy khác, nên trang không hiện", hint
    return find_child_picture(profile, name, read) or _check_picture(name, read, STORY_WIDTHS)


def _check_picture(name: str, read: ReadAttachment, widths: tuple[int, ...]) -> ProblemText | None:
    if not name:
        hint = "ghi tên tệp ảnh vào giữa hai dấu ngoặc, ví dụ ![lời tả ảnh](anh.jpg)"
        return "missing-photo", "ảnh này chưa có tên tệp", hint
    if "/" in name or "\\" in name:
        return "bad-photo", f'ảnh "{name}" nằm ở thư mục khác', "đặt ảnh cạnh tệp hồ sơ và chỉ ghi tên tệp"
    data = read(name) if is_file_name(name) else None
    if data is None:
        return (
            "missing-photo",
            f'không thấy tệp ảnh "{make_printable(name)}"',
            "đặt ảnh cạnh tệp hồ sơ, hoặc sửa lại tên",
        )
    try:
        # Decoding finds truncated files; a JPEG is decoded faster at a small size.
        open_picture(data, widths, draft=(64, 64))
    except PictureError as error:
        message, hint = error.args
        return "bad-photo", message.format(name=name), hint
    return None


def open_picture(data: bytes, widths: tuple[int, ...], draft: tuple[int, int] | None = None) -> Image:
    """Decode a picture: upright, RGB, transparent parts on white. A JPEG is scaled down to about `draft` (pixels).

    Raises PictureError if it is not of `FORMATS`, is damaged or too large, or has a shape that `widths` cannot show.
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


def compute_sizes(size: tuple[int, int], widths: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """Return width and height, in pixels, for each of `widths` up to the picture's own width; at least one."""
    width, height = size
    fitting = [target for target in widths if target <= width] or [width]
    return tuple((target, round(height * target / width)) for target in fitting)


def _check_shape(image: Image, widths: tuple[int, ...]) -> None:
    if image.width * image.height > MAX_PIXELS:
        raise PictureError(*_TOO_LARGE)
    lies_on_its_side = image.getexif().get(_ORIENTATION, 1) >= 5
    size = image.size[::-1] if lies_on_its_side else image.size
    if not all(0 < height <= _MAX_WEBP for _, height in compute_sizes(size, widths)):
        raise PictureError('ảnh "{name}" quá dài và hẹp', "cắt bớt ảnh, chiều dài không quá 10 lần chiều rộng")


def _flatten(image: Image) -> Image:
    """Convert to RGB with transparent parts on white, and drop all metadata except an RGB colour profile."""
    from PIL import Image as images

    # A profile made for CMYK or grey does not fit the RGB pixels that are saved.
    profile = image.info.get("icc_profile") if image.mode in ("RGB", "RGBA", "P") else None
    if image.mode.startswith("I"):
        image = _convert_to_grey(image)
    if image.has_transparency_data:
        rgba = image.convert("RGBA")
        image = images.new("RGBA", rgba.size, "white")
        image.alpha_composite(rgba)
    image = image.convert("RGB")
    image.info = {"icc_profile": profile} if profile else {}
    return image


def _convert_to_grey(image: Image) -> Image:
    """Scale 16 bits of grey to 8; Pillow's own conversion clips every value above 255."""
    transparent = image.info.pop("transparency", None)
    grey = image.point(lambda value: value * (1 / 257) + 0.5).convert("L")
    if transparent is not None:
        grey.info["transparency"] = int(transparent / 257 + 0.5)
    return grey
