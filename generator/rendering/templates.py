"""Render templates. The only module that imports jinja2."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from traceback import extract_tb
from types import CodeType
from typing import Any

from jinja2 import (
    BytecodeCache,
    Environment,
    FunctionLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from markupsafe import Markup

from generator.records.problem import InvalidInputError, Problem, error_at
from generator.rendering.views.citation import cite_as_bibtex, cite_as_ris, cite_in_words
from generator.rendering.views.contact import fault_href, mail_href
from generator.rendering.views.parts import Card
from generator.vietnamese import format_number, lower_first

_CACHED = frozenset({"embed_card", "honour", "source", "ward"})
"""Components that are the same on many pages; their views are hashable."""

_ROOT = Markup("<root>")
"""Stands for the root in a cached card. No text is mistaken for it, since its "<" would be escaped."""


THEME = "theme"
"""The folder of templates, as messages show it."""


@contextmanager
def report_template_errors() -> Iterator[None]:
    """Turn an error in a template into InvalidInputError; other errors pass."""
    try:
        yield
    except Exception as error:
        if problem := find_template_problem(error):
            raise InvalidInputError([problem]) from error
        raise


def find_template_problem(error: Exception) -> Problem | None:
    """Return the problem behind an exception, at the line of the template where it was raised; None for others."""
    if not isinstance(error, TemplateError | TypeError | ArithmeticError):
        return None
    places = [
        (frame.filename, frame.lineno or 1)
        for frame in extract_tb(error.__traceback__)
        if frame.filename.endswith(".html")
    ]
    if isinstance(error, TemplateSyntaxError):
        places.append((error.filename or error.name or THEME, error.lineno))
    elif isinstance(error, TemplateNotFound) and not places:
        places.append((f"{THEME}/{error.name}", 1))
    elif not places:
        return None
    path, line = places[-1]
    path = path[path.rfind(f"{THEME}/") :] if f"{THEME}/" in path else path
    missing = isinstance(error, TemplateNotFound)
    message = f'không có trang mẫu "{error}"' if missing else f"trang mẫu có lỗi ở dòng này: {error}"
    hint = "sửa lại trang mẫu, hoặc lấy lại từ kho mã, ví dụ git checkout -- theme"
    return error_at(path, line, 1, "theme", message, hint)


class _CompiledTemplates(BytecodeCache):
    """Keeps what was compiled for the next build of the same process, as in `ntvt serve`."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put in the code of the same template, if it was compiled."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _CompiledTemplates()


class Templates:
    """The theme's templates for the gallery. A name that is missing from the view is an error.

    Templates may call every macro of `components/<name>/macro.html` without an import, and these:
    `card_list(cards, root, macro)` joins the cards of a list, each as `card` or another macro makes it; `grouped`
    formats a number as Vietnamese print it;
    `fault_href` and `mail_href` make the address of a report or a mail from a `Contact`; `cite_in_words`,
    `cite_as_bibtex` and `cite_as_ris` write a `Citation`.
    """

    @report_template_errors()
    def __init__(self, sources: Mapping[str, str]) -> None:
        self._environment = Environment(
            # Messages name the file of a template by these paths.
            loader=FunctionLoader(lambda name: (sources[name], f"{THEME}/{name}", None) if name in sources else None),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=_COMPILED,
        )
        self._environment.filters["grouped"] = format_number
        self._environment.filters["fault_href"] = fault_href
        self._environment.filters["mail_href"] = mail_href
        for write in (cite_in_words, cite_as_bibtex, cite_as_ris, lower_first):
            self._environment.filters[write.__name__] = write
        self._environment.globals["card_list"] = self._join_cards
        self._macros: dict[str, Callable[..., str]] = {}
        for name in sorted(sources):
            if name.startswith("components/"):
                module = vars(self._environment.get_template(name).module)
                self._macros |= {key: value for key, value in module.items() if key[0] != "_" and callable(value)}
        for name in self._macros.keys() & _CACHED:
            self._macros[name] = lru_cache(maxsize=16_384)(self._macros[name])
        self._environment.globals.update(self._macros)
        # In UTF-8: strings with Vietnamese marks take twice as much memory, and a gallery has as many cards as people.
        self._cards: dict[tuple[str, Card], bytes] = {}
        self._search_boxes: dict[str, str] = {}
        self._pages: dict[str, Template] = {}

    @report_template_errors()
    def page(self, name: str, view: Any, root: str, address: str = "") -> str:
        """Render the body of the page `pages/<name>.html`; `address` is its full address on the web."""
        return self._page(name).render(view=view, root=Markup(root), address=address)

    @report_template_errors()
    def component(self, name: str, view: Any, root: str) -> str:
        """Render one component by itself; its name is that of its macro."""
        return str(self._macros[name](view, Markup(root)))

    def search_box(self, root: str) -> str:
        """Render the search box of the header, once for each root."""
        if root not in self._search_boxes:
            view = {"variant": "small", "suggests": True}
            self._search_boxes[root] = self.component("search_box", view, root)
        return self._search_boxes[root]

    def card(self, card: Card, macro: str = "card") -> str:
        """Render the item of a list for a card, once for all lists; `card_list` fills in the root."""
        known = self._cards.get((macro, card))
        if known is not None:
            return known.decode()
        item = f"<li>{self._macros[macro](card, _ROOT)}</li>\n"
        self._cards[macro, card] = item.encode()
        return item

    def _page(self, name: str) -> Template:
        """Load the template of a page, with its globals in one dict: a ChainMap is copied slowly by each render."""
        if name not in self._pages:
            template = self._pages[name] = self._environment.get_template(f"pages/{name}.html")
            template.globals = dict(template.globals)
        return self._pages[name]

    def _join_cards(self, cards: Iterable[Card | str], root: str, macro: str = "card") -> Markup:
        """Join the items of a list; those given as text were rendered by `card`."""
        items = [card if isinstance(card, str) else self.card(card, macro) for card in cards]
        return Markup("".join(items).replace(_ROOT, root))
