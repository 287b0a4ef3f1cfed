"""Templates into text. The only module that imports jinja2."""

from collections.abc import Iterable, Mapping
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from generator.rendering.views.parts import Card

_ROOT = "\0"
"""Stands for the way to the root in a card that is kept; it can stand in no text that was read."""


class Templates:
    """The theme's gallery templates, compiled once; a name that is not in the view is an error.

    A template sets a list of cards by `card_list(cards, root)`: each card is rendered once and kept, since it stands
    in a dozen lists.
    """

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._environment = Environment(
            loader=DictLoader(dict(sources)),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        self._environment.globals["card_list"] = self._card_list
        self._cards: dict[Card, str] = {}

    def render(self, name: str, **values: Any) -> str:
        """The text of the template `name`, such as `pages/profile.html`."""
        return self._environment.get_template(name).render(values)

    def _card_list(self, cards: Iterable[Card], root: str) -> Markup:
        return Markup("".join(self._card(card) for card in cards).replace(_ROOT, root))

    def _card(self, card: Card) -> str:
        if card not in self._cards:
            self._cards[card] = self.render("components/card/item.html", view=card, root=_ROOT)
        return self._cards[card]
