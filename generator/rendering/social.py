"""What stands for a profile where its address is shared: which pictures there are, and how they are named."""

import hashlib
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
    """Whether an award was given: only then there is a seal."""
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
    """What a profile is shared by."""

    card: str
    """The address of the picture; it says what the picture shows."""
    qr: str
    """The QR code of the page, as SVG within HTML."""


class SocialPreview(NamedTuple):
    """What a profile is shared by, not drawn yet."""

    text: CardText
    """What the picture says."""
    address: str
    """The full address of the profile's page."""
    card: str
    """The address that the picture will have."""

    def draw(self, paper: Paper) -> bytes:
        """Draw the picture."""
        # Pillow and segno are loaded where pictures are asked for.
        from generator.rendering.social_card import draw_card

        return draw_card(self.text, paper)

    def draw_code(self) -> str:
        """Draw the QR code."""
        from generator.rendering.social_card import draw_qr

        return draw_qr(self.address)


def make_preview(slug: str, text: CardText, address: str) -> SocialPreview:
    """Name the picture of a profile by what it shows; `address` is the full address of its page."""
    shown = hashlib.sha256(repr(text).encode()).hexdigest()[:8]
    return SocialPreview(text, address, f"anh/{slug}-chia-se-{shown}.jpg")
