"""Cards: what the pictures of shared profiles are drawn with, and which of them an earlier build drew."""

from collections.abc import Mapping

from msgspec import Struct

from generator.cache import Cache, digest
from generator.publishing.publish import OutputFile
from generator.rendering.social import Paper
from generator.steps.sources import Sources

_WEIGHTS = (400, 600)
_PLATES = "assets/icons/plates/"


class BatchCards(Struct, frozen=True):
    """What the profiles of a batch are shared by."""

    files: list[OutputFile] = []
    """Their pictures. The names say what they show."""
    codes: dict[str, str] = {}
    """By full address of a page its QR code, as SVG."""


class KnownCards(Struct, frozen=True, kw_only=True):
    """What an earlier build drew."""

    keys: list[str]
    """For each batch the key of its pictures in the cache."""
    batches: list[BatchCards]
    """What is known of each batch; its pictures as they were published."""


def load_paper(assets: Mapping[str, bytes], cache: Cache) -> Paper:
    """Unpack the typefaces of the theme, or take what an earlier build unpacked."""
    packed = [assets[f"assets/fonts/be-vietnam-pro-{weight}.woff2"] for weight in _WEIGHTS]
    key = digest(("typefaces", packed))
    typefaces = cache.get("cards", key, tuple[bytes, bytes])
    if typefaces is None:
        # Loaded where pictures are asked for.
        from generator.rendering.typefaces import unpack

        typefaces = unpack(packed[0]), unpack(packed[1])
        cache.put("cards", key, typefaces)
    plates = {
        name.removeprefix(_PLATES).removesuffix(".png"): data
        for name, data in assets.items()
        if name.startswith(_PLATES)
    }
    return Paper(*typefaces, plates)


def load_known_cards(sources: Sources, paper: Paper, cache: Cache) -> KnownCards:
    """Load what is known of the pictures of all batches; a profile stays in its batch when it changes."""
    count, drawn_with = len(sources.batches), digest(paper)
    keys = [digest(("cards", index, count, drawn_with)) for index in range(count)]
    return KnownCards(keys=keys, batches=[cache.get("cards", key, BatchCards) or BatchCards() for key in keys])
