"""`python -m docs.typeface FOLDER`: make the fonts of the theme from the files of `@fontsource/be-vietnam-pro`.

The package cuts each weight into subsets. A Vietnamese page needs two of them, latin and vietnamese: one file that
holds both, without what only old screens use (instructions for drawing small letters on a coarse grid) and without
signs that its texts do not have, has a third of their bytes.
"""

import io
import sys
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from generator.rendering.typefaces import unpack

OUT = Path(__file__).parent.parent / "theme" / "fonts"
WEIGHTS = (400, 600)
_SUBSETS = ("latin", "vietnamese")
_NOT_NEEDED = "¡¢£¤¥¦¨ª¬¯´µ¶¸º¼¾¿ÆæÐðÞþßØøŒœıˆ˚˜⁄∕"
"""An eighth of the bytes. Should a text have such a sign, a browser takes it from another font; letters of Western
names, as in François, are kept."""
_FEATURES = ("kern", "mark", "mkmk", "ccmp", "locl", "liga")


def make_font(folder: Path, weight: int) -> bytes:
    """Join the two subsets of a weight into one WOFF2 without hints."""
    subsets = [(folder / f"be-vietnam-pro-{subset}-{weight}-normal.woff2").read_bytes() for subset in _SUBSETS]
    files = [io.BytesIO(unpack(subset)) for subset in subsets]
    font, head = Merger().merge(files), TTFont(files[0])["head"]
    options = Options(hinting=False, layout_features=_FEATURES, notdef_outline=True, name_IDs=[0, 1, 2, 4, 6, 13, 14])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap().keys() - set(map(ord, _NOT_NEEDED)))
    subsetter.subset(font)
    # The time of today would make other bytes of the same letters.
    font["head"].created, font["head"].modified = head.created, head.modified
    font.recalcTimestamp = False
    font.flavor, data = "woff2", io.BytesIO()
    font.save(data)
    return data.getvalue()


def main(folder: Path) -> None:
    """Write the font of each weight."""
    for weight in WEIGHTS:
        data = make_font(folder, weight)
        (OUT / f"be-vietnam-pro-{weight}.woff2").write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
