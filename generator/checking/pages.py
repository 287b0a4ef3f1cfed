"""Addresses of the editorial pages: two pages must not share one, nor take one of the gallery's."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.planning import urls
from generator.records.problem import Problem, error_at

_GALLERY = (
    urls.PROFILES,
    urls.DISTRICTS,
    urls.WARDS,
    urls.FIELDS,
    urls.YEARS,
    urls.AWARDS,
    urls.MOVEMENTS,
    urls.COLLECTIVES,
    urls.NAMES,
    urls.DATA,
    urls.SEARCH,
    urls.SLIDES,
    urls.COMPARISON,
    urls.EMBEDS,
    urls.INTRODUCE,
    urls.WITHDRAWN,
)
# `anh/`: pictures of profiles; `v/`: where the host makes the gallery's shells; `templates/`: the host leaves it out.
_RESERVED = frozenset({address.rstrip("/") for address in _GALLERY} | {"assets", "anh", "v", "templates", "404.html"})
# Among the addresses of editorial pages.
_FORMS = (urls.SUBMIT, urls.EDITOR)


def page_address(name: str) -> str:
    """Return the address of the page `name` below `content/pages/`: `bien-tap/index.md` gives `bien-tap/`."""
    folder, _, file = name.rpartition("/")
    above = f"{folder}/" if folder else ""
    return above if file in ("index.md", "README.md") else f"{above}{file.removesuffix('.md')}/"


def check_addresses(paths: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for each address that is taken; capitals do not count, as some file systems know none.

    `paths` are the files by their name below `content/pages/`.
    """
    by_address: dict[str, list[str]] = defaultdict(list)
    for name, path in paths.items():
        address = page_address(name)
        folded = address.casefold()
        by_address[folded].append(path)
        if not address or folded.partition("/")[0] in _RESERVED or folded in _FORMS:
            shown = address or "/"
            yield _error(path, "reserved-address", f'địa chỉ "{shown}" là của trang do kho tự dựng', "đổi tên tệp")
    for address, same in by_address.items():
        for path in same if len(same) > 1 else ():
            others = ", ".join(other for other in same if other != path)
            hint = "đổi tên một tệp, hoặc gộp lại làm một trang"
            yield _error(path, "page-clash", f'địa chỉ "{address}" trùng với {others}', hint)


def _error(path: str, code: str, message: str, hint: str) -> Problem:
    return error_at(path, 1, 1, code, message, hint)
