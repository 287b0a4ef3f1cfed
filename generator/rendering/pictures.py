"""Pictures: upright, in several widths, as WebP, without what the camera wrote into them (EXIF, GPS)."""

import hashlib
import io

from msgspec import Struct
from PIL import Image, ImageOps

from generator.reading.pictures import PORTRAIT_WIDTHS, compute_sizes, open_picture
from generator.records.output import Output
from generator.rendering.views.parts import THUMBNAIL, Picture


class Resized(Struct, frozen=True, kw_only=True):
    """A picture's view and its files, by address relative to the site's root."""

    picture: Picture
    files: tuple[Output, ...]


def resize(data: bytes, name: str, widths: tuple[int, ...], alt: str, credit: str | None = None) -> Resized:
    """Resize a picture to each of `widths` (pixels) that is not wider than it, to one at least.

    Addresses carry a hash of the bytes, so that a browser may keep them for ever. Raises what
    `open_picture` raises.
    """
    upright = open_picture(data, widths)
    digest = hashlib.sha256(data).hexdigest()[:10]
    files, sources = [], []
    for width, height in compute_sizes(upright.size, widths):
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
    """Cut a portrait to a square of `THUMBNAIL` pixels for its card, above the middle, where a face is."""
    upright = open_picture(data, PORTRAIT_WIDTHS)
    return _webp(ImageOps.fit(upright, (THUMBNAIL, THUMBNAIL), Image.Resampling.LANCZOS, centering=(0.5, 0.3)))


def _webp(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=80, method=6, exif=b"")
    return buffer.getvalue()
