"""What stands for a profile where its address is shared: which pictures there are, and how they are named."""

import hashlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.rendering.views.parts import Plate


class CardText(NamedTuple):
    """What the picture says; nothing that the profile's page does not."""

    title: str
    """Honorific and name; a child's is initials only."""
    deed: str
    """What they did; empty where the source does not say."""
    label: str
    """Place and years."""
    is_honoured: bool
    """Whether a title was given and not revoked: only then there is a seal."""
    site_name: str
    """What the site is called."""
    plate: Plate
    """The plate on its cards in lists."""


class Paper(NamedTuple):
    """What every picture is drawn with; sent to each worker."""

    regular: bytes
    """A typeface with all letters, as TrueType."""
    bold: bytes
    """The same, semi-bold."""
    plates: dict[str, bytes]
    """By field the pictures that `docs/plates.py` drew, as PNG; "none" for others."""


class SocialPictures(NamedTuple):
    """The addresses of a profile's pictures; they say what the pictures show."""

    card: str
    """The picture."""
    qr: str
    """The QR code."""


class SocialPreview(NamedTuple):
    """The pictures of a profile, not drawn yet."""

    text: CardText
    """What the picture says."""
    address: str
    """The full address of the profile's page."""
    pictures: SocialPictures
    """Where they will be."""

    def drawings(self, paper: Paper) -> Iterator[tuple[str, Callable[[], bytes]]]:
        """Yield the address of each picture, and a function that draws it."""
        # Pillow and segno are loaded where pictures are asked for.
        from generator.rendering.social_card import draw_card, draw_qr

        yield self.pictures.card, lambda: draw_card(self.text, paper)
        yield self.pictures.qr, lambda: draw_qr(self.address)


def make_preview(slug: str, text: CardText, address: str) -> SocialPreview:
    """Name the pictures of a profile by what they show; `address` is the full address of its page."""
    card, qr = (hashlib.sha256(repr(shown).encode()).hexdigest()[:8] for shown in (text, address))
    return SocialPreview(text, address, SocialPictures(f"anh/{slug}-chia-se-{card}.jpg", f"anh/{slug}-qr-{qr}.svg"))
