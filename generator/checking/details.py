"""A private detail: what the searches for numbers and addresses give."""

from typing import NamedTuple


class Detail(NamedTuple):
    """A private detail in a text."""

    code: str
    """`phone`, `email`, `identity` or `address`."""
    text: str
    """The words, as the text has them."""
    start: int
    """Where they begin: characters from 0."""
