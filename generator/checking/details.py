"""A private detail: what each search of `generator.checking.privacy` yields."""

from typing import NamedTuple


class Detail(NamedTuple):
    """A private detail in a text."""

    code: str
    """`phone`, `email`, `identity`, `address`, `group` (of households), `plate` (of a vehicle), `child`,
    `birth`, `name` (of a person) or `illness`."""
    text: str
    """The words, as the text has them."""
    start: int
    """Where they begin: characters from 0."""
