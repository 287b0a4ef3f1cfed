"""Templates into text. The only module that imports jinja2."""

from collections.abc import Mapping
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined


class Templates:
    """The theme's gallery templates, compiled once; a name that is not in the view is an error."""

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

    def render(self, name: str, **values: Any) -> str:
        """The text of the template `name`, such as `pages/profile.html`."""
        return self._environment.get_template(name).render(values)
