"""Templates into text. The only module that imports jinja2."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MethodType
from typing import Any, Protocol

from jinja2 import BytecodeCache, DictLoader, Environment, StrictUndefined, Template
from jinja2.bccache import Bucket
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from generator.rendering.views.contact import fault_href, mail_href
from generator.rendering.views.parts import Card, number

_KEPT = frozenset({"honour", "source", "tools", "ward"})
"""Components of a profile's page that say the same on many: a mention of one year, a document, a ward. Their text is
kept for the views they were called with last, which must be hashable."""

_ROOT = Markup("<root>")
"""Stands for the way to the root in a card that is kept; no text can be taken for it, since its "<" is escaped."""


class Kept(Protocol):
    """Where compiled templates are kept from build to build."""

    def get(self, kind: str, *made_from: Any) -> Any | None:
        """What was kept, or None."""

    def put(self, value: Any, kind: str, *made_from: Any) -> None:
        """Keep a value."""


class _Compiled(BytecodeCache):
    """Compiled templates; Jinja tells one from another text of the same name by itself."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def load_bytecode(self, bucket: Bucket) -> None:
        code: bytes | None = self._kept.get("template", bucket.key)
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept.put(bucket.bytecode_to_string(), "template", bucket.key)


_OF_LOOPS = frozenset({"_loop_vars"})
"""What a compiled template hands to calls inside a loop; macros have no use for it."""


_STRAIGHT = (MethodType, type(lru_cache(str)))
"""What is called straight away, too: our own methods, and macros whose text is kept."""


class _Context(Context):
    """Calls a macro that is given all it asks for, in order, straight away; else Jinja asks many questions first."""

    def call(self, called: Any, /, *arguments: Any, **named: Any) -> Any:
        if named and named.keys() - _OF_LOOPS:
            return super().call(called, *arguments, **named)
        if type(called) in _STRAIGHT:
            return called(*arguments)
        if type(called) is Macro and len(arguments) == called._argument_count:
            is_plain = not (called.catch_varargs or called.catch_kwargs or called.caller)
            return Markup(called._func(*arguments)) if is_plain else called(self.eval_ctx, *arguments)
        return super().call(called, *arguments, **named)


class _Environment(Environment):
    context_class = _Context


class Templates:
    """The theme's gallery templates, compiled once; a name that is not in the view is an error.

    The macros of `components/<name>/macro.html` are known in every page without an import, which would cost more
    than the page. `card_list(cards, root)` sets cards that are rendered once and kept, since each stands in a dozen
    lists. The filter `grouped` writes a number as Vietnamese print it; `fault_href` and `mail_href` make the address of
    a report or a mail of a `Contact`.
    """

    def __init__(self, sources: Mapping[str, str], kept: Kept | None = None) -> None:
        self._environment = _Environment(
            loader=DictLoader(dict(sources)),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=_Compiled(kept) if kept else None,
        )
        self._cards: dict[Card, str] = {}
        self._components: dict[tuple[Any, ...], str] = {}
        self._pages: dict[str, Template] = {}
        self._macros: dict[str, Any] = {}
        self._environment.filters["grouped"] = number
        self._environment.filters["fault_href"] = fault_href
        self._environment.filters["mail_href"] = mail_href
        self._environment.globals["card_list"] = self._card_list
        for name in sorted(sources):
            if name.startswith("components/"):
                module = self._load(name).module
                self._macros |= {key: one for key, one in vars(module).items() if isinstance(one, Macro)}
        self._environment.globals.update(self._macros)
        for name in self._macros.keys() & _KEPT:
            self._environment.globals[name] = lru_cache(maxsize=16_384)(self._macros[name])

    def page(self, name: str, view: Any, root: str, address: str = "") -> str:
        """The body of the page `pages/<name>.html`; `address` is where it will stand on the web."""
        if name not in self._pages:
            self._pages[name] = self._load(f"pages/{name}.html")
        return self._pages[name].render(view=view, root=Markup(root), address=address)

    def component(self, name: str, view: Any, root: str) -> str:
        """One component by itself, of a view and the root; one of words and flags alone, as the search box, is kept."""
        if type(view) is not dict or not all(isinstance(value, str | bool) for value in view.values()):
            return str(self._macros[name]._func(view, Markup(root)))
        key = (name, root, *view.items())
        if key not in self._components:
            self._components[key] = str(self._macros[name](view, Markup(root)))
        return self._components[key]

    def card(self, view: Card) -> str:
        """One card of a list, rendered once and kept; `_card_list` tells it the way to the root."""
        if view not in self._cards:
            self._cards[view] = f"<li>{self._macros['card'](view, _ROOT)}</li>\n"
        return self._cards[view]

    def _load(self, name: str) -> Template:
        template = self._environment.get_template(name)
        # Each page copies the names that templates share, and a plain dict copies much faster than Jinja's chain.
        template.globals = dict(template.globals)
        # The compiled template calls `escape` for each value it sets; ours makes no object for each of them.
        template.root_render_func.__globals__["escape"] = _escaped
        return template

    def _card_list(self, cards: Iterable[Card | str], root: str) -> Markup:
        """Cards, some of them rendered before."""
        kept = [one if isinstance(one, str) else self.card(one) for one in cards]
        return Markup("".join(kept).replace(_ROOT, root))


def _escaped(value: Any) -> str:
    """Any value as `markupsafe.escape` writes it, but as a plain string."""
    if type(value) is Markup:
        return value
    # Few texts hold any of these, and looking is cheaper than replacing.
    if type(value) is str and not ("&" in value or "<" in value or ">" in value or "'" in value or '"' in value):
        return value
    return str(value) if type(value) is int else str(escape(value))
