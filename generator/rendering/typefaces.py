"""Unpack our typeface for the drawing of pictures."""

import io

from fontTools.ttLib import TTFont


def unpack(data: bytes) -> bytes:
    """Unpack a WOFF2 font into TrueType."""
    font, unpacked = TTFont(io.BytesIO(data), recalcTimestamp=False), io.BytesIO()
    font.flavor = None
    font.save(unpacked)
    return unpacked.getvalue()
