"""Pictures: upright, in several widths, as WebP, without what the camera wrote into them (EXIF, GPS)."""

import hashlib
import io
from dataclasses import dataclass

from PIL import Image, ImageOps

from generator.reading.pictures import MAX_PIXELS
from generator.rendering.views.parts import THUMBNAIL, Picture

PORTRAIT_WIDTHS = (160, 320, 640)
STORY_WIDTHS = (480, 960, 1440)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resized:
    """A picture's view and its files, by address relative to the site's root."""

    picture: Picture
    files: tuple[tuple[str, bytes], ...]


def resize(data: bytes, name: str, widths: tuple[int, ...], alt: str, credit: str | None = None) -> Resized:
    """The picture in each of `widths` (pixels) that is not wider than itself, at least one.

    Addresses carry a hash of the bytes, so that a browser may keep them for ever. Raises OSError when `data`
    is not a picture that Pillow can read, ValueError when it has more than `MAX_PIXELS`.
    """
    upright = _upright(data)
    digest = hashlib.sha256(data).hexdigest()[:10]
    files, sources = [], []
    for width in [one for one in widths if one <= upright.width] or [upright.width]:
        height = round(upright.height * width / upright.width)
        path = f"anh/{name}-{digest}-{width}.webp"
        files.append((path, _webp(upright.resize((width, height), Image.Resampling.LANCZOS))))
        sources.append((path, width, height))
    middle = sources[len(sources) // 2]
    picture = Picture(
        src=middle[0],
        srcset=", ".join(f"{path} {width}w" for path, width, _ in sources),
        width=middle[1],
        height=middle[2],
        alt=alt,
        credit=credit,
    )
    return Resized(picture=picture, files=tuple(files))


def thumbnail(data: bytes) -> bytes:
    """The middle of a portrait, `THUMBNAIL` pixels square, for its card; a face stands above the middle."""
    return _webp(ImageOps.fit(_upright(data), (THUMBNAIL, THUMBNAIL), Image.Resampling.LANCZOS, centering=(0.5, 0.3)))


def _upright(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as opened:
        if opened.width * opened.height > MAX_PIXELS:
            raise ValueError(f"{opened.width}×{opened.height}")
        return ImageOps.exif_transpose(opened).convert("RGB")


def _webp(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=80, method=6, exif=b"")
    return buffer.getvalue()
