"""Join the subsets of our typeface, which browsers load apart, into one that has every Vietnamese letter."""

import io
from collections.abc import Sequence

from fontTools.merge import Merger
from fontTools.ttLib import TTFont


def merge_subsets(subsets: Sequence[bytes]) -> bytes:
    """Join subsets of one typeface, given as WOFF2, into one TrueType file.

    With one of them alone, ư, ơ, ă, ệ or ậ would be missing.
    """
    joined = io.BytesIO()
    Merger().merge([io.BytesIO(_unpack(subset)) for subset in subsets]).save(joined)
    return joined.getvalue()


def _unpack(data: bytes) -> bytes:
    font, unpacked = TTFont(io.BytesIO(data)), io.BytesIO()
    font.flavor = None
    font.save(unpacked)
    return unpacked.getvalue()
