"""Check the files beside editorial pages, and remove the metadata of pictures."""

import io
import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from generator.checking.safe_html import scheme_of
from generator.reading.pictures import MAX_PIXELS
from generator.records.problem import Problem, error_at, warning_at

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

MEDIA = "media/"
"""The folder of `content/pages/` whose files are published."""

SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".svg", ".pdf")
_ACTIVE = (".html", ".htm", ".xhtml", ".xml", ".js", ".mjs", ".css", ".svgz", ".wasm")
_FORMATS = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "webp": "WEBP"}
# The keys of Pillow's `info` that no camera or editing program uses for remarks.
_HARMLESS = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "adobe", "adobe_transform"}
_HARMLESS |= {"progressive", "progression", "icc_profile", "gamma", "srgb", "chromaticity", "interlace", "aspect"}
_HARMLESS |= {"transparency", "background", "loop", "timestamp", "duration", "default_image", "bbox"}
_ORIENTATION = 0x0112
_FOREIGN_URL = re.compile(r"url\(\s*['\"]?\s*(?!#|['\"\s])", re.IGNORECASE)
"""An address in a style that is no part of the same file."""
_NOT_IN_SVG = {"script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "use", "image"}


def check_media(name: str, path: str, data: bytes) -> tuple[bytes | None, list[Problem]]:
    """Check the file `name`, a path below the pages' folder; return the bytes to publish, None for none.

    Pictures lose the metadata of the camera (place, time, device).
    """
    suffix = name.rpartition(".")[2].lower()
    if name.lower().endswith(_ACTIVE):
        hint = "xóa tệp này; trang biên tập viết bằng Markdown, trong tệp .md"
        return None, [error_at(path, 1, 1, "unsafe-html", f"không đăng được tệp .{suffix}", hint)]
    if not name.startswith(MEDIA) or not name.lower().endswith(SUFFIXES):
        return None, [_warn_not_published(path)]
    if suffix == "svg":
        return data, _check_svg(path, data)
    if suffix == "pdf":
        return data, [] if data.startswith(b"%PDF-") else [_report_unreadable(path, "tệp PDF")]
    return _clean_picture(path, data, _FORMATS[suffix])


def _warn_not_published(path: str) -> Problem:
    hint = f"đặt ảnh và tệp PDF vào content/pages/{MEDIA}; đuôi tệp dùng được: {', '.join(('.md', *SUFFIXES))}"
    return warning_at(path, 1, 1, "not-published", "tệp này không được đăng", hint)


def _report_unreadable(path: str, noun: str) -> Problem:
    return error_at(path, 1, 1, "bad-media", f"không đọc được {noun} này", "lưu lại tệp, hoặc xóa tệp này")


def _clean_picture(path: str, data: bytes, kind: str) -> tuple[bytes, list[Problem]]:
    # Imported with the first picture; there may be none.
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=(kind,)) as image:
            if image.width * image.height > MAX_PIXELS:
                hint = "thu nhỏ ảnh, mỗi chiều không quá 4000 điểm ảnh"
                return data, [error_at(path, 1, 1, "bad-media", "ảnh này quá lớn", hint)]
            image.load()
            if not image.getexif() and _HARMLESS.issuperset(image.info):
                return data, []
            return _strip_metadata(image, kind), []
    except Exception:
        # Pillow raises many kinds of exception for a damaged file.
        return data, [_report_unreadable(path, "ảnh")]


def _strip_metadata(image: "ImageFile", kind: str) -> bytes:
    """Encode a picture again, turned upright, with its colour profile and no other metadata."""
    from PIL import ImageOps

    turned = image.getexif().get(_ORIENTATION, 1) != 1
    plain = ImageOps.exif_transpose(image) if turned else image
    plain.info = {key: value for key, value in plain.info.items() if key in _HARMLESS}
    options: dict[str, object] = {"save_all": True} if getattr(plain, "n_frames", 1) > 1 else {}
    if kind == "JPEG":
        # "keep" loses no quality, but works only for a picture that was not turned.
        options = {"quality": "keep" if plain.format == "JPEG" else 92}
    cleaned = io.BytesIO()
    plain.save(cleaned, kind, **options)
    return cleaned.getvalue()


class _UnsafeError(Exception):
    """An SVG can run code or load foreign content; raised with a description of the cause."""


def _check_svg(path: str, data: bytes) -> list[Problem]:
    parser = expat.ParserCreate()

    def refuse(*arguments: object) -> None:
        raise _UnsafeError("khai báo DOCTYPE hoặc lệnh xử lý")

    def check_element(name: str, attributes: dict[str, str]) -> None:
        plain = name.rpartition(":")[2].lower()
        if plain in _NOT_IN_SVG:
            raise _UnsafeError(f"thẻ <{plain}>")
        for key, value in attributes.items():
            _check_svg_attribute(plain, key.rpartition(":")[2].lower(), value)

    def check_text(text: str) -> None:
        if "@import" in text.lower() or _FOREIGN_URL.search(text):
            raise _UnsafeError("kiểu dáng lấy từ nơi khác")

    parser.StartDoctypeDeclHandler = parser.ProcessingInstructionHandler = refuse
    parser.StartElementHandler, parser.CharacterDataHandler = check_element, check_text
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except _UnsafeError as error:
        message = f"tệp SVG có {error}, có thể chạy mã trên trang"
        line, column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        return [error_at(path, line, column, "unsafe-html", message, "xuất lại hình, hoặc lưu thành ảnh PNG")]
    except expat.ExpatError as error:
        hint = "xuất lại hình, hoặc lưu thành ảnh PNG"
        return [error_at(path, error.lineno, error.offset + 1, "bad-media", "không đọc được tệp SVG từ chỗ này", hint)]
    return []


def _check_svg_attribute(element: str, key: str, value: str) -> None:
    if key.startswith("on"):
        raise _UnsafeError(f'"{key}"')
    if key == "href" and scheme_of(value) not in ("", "http", "https"):
        raise _UnsafeError(f'liên kết "{scheme_of(value)}:"')
    if key == "attributename" and value.rpartition(":")[2].strip().lower() in ("href", "style"):
        raise _UnsafeError(f"thẻ <{element}> đổi liên kết")
    if "javascript:" in re.sub(r"\s", "", value).lower():
        raise _UnsafeError('liên kết "javascript:"')
    if _FOREIGN_URL.search(value):
        raise _UnsafeError("kiểu dáng lấy từ nơi khác")
