"""Every internal reference of a built site, followed without a browser; no reference may ask another host."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from tests.tools.references import Reference, Source, read_css, read_html

# Only its path matters: a host that no site has, to resolve references as a browser does.
_HOST = "http://site.invalid"


@dataclass(frozen=True, kw_only=True, slots=True)
class BrokenLink:
    """One reference that leads nowhere. `page` is relative to the site's folder."""

    page: str
    reference: str
    reason: str

    def __str__(self) -> str:
        return f"{self.page}: {self.reference}: {self.reason}"


def broken_links(folder: Path, *, prefix: str = "", site_url: str = "") -> list[BrokenLink]:
    """References of all HTML, SVG and CSS files under `folder` that a visitor cannot follow, sorted by page.

    The folder is taken to stand under the path `prefix` ("/tien-to/"); addresses that begin with `site_url`
    are the site's own. Links to other hosts are not followed; what a browser fetches from one is reported.
    Raises ValueError when there is no page.
    """
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    sources = {name: _read(folder, name) for name in files if name.endswith((".html", ".svg", ".css"))}
    if not any(name.endswith(".html") for name in sources):
        raise ValueError(f"no page in {folder}")
    site = _Site(files=files, sources=sources, root=f"/{prefix.strip('/')}/".replace("//", "/"), url=site_url)
    return [
        BrokenLink(page=name, reference=reference.text, reason=reason)
        for name in sorted(sources)
        for reference, reason in site.problems(name)
    ]


def _read(folder: Path, name: str) -> Source:
    text = (folder / name).read_text(encoding="utf-8")
    return read_css(text) if name.endswith(".css") else read_html(text)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Site:
    files: set[str]
    sources: dict[str, Source]
    root: str
    url: str

    def problems(self, name: str) -> Iterator[tuple[Reference, str]]:
        """Each distinct reference of one file that fails, with the reason."""
        source = self.sources[name]
        here = urljoin(_HOST + self.root + name.removesuffix("index.html"), source.base)
        for reference in dict.fromkeys(source.references):
            if reason := self._reason(name, here, reference):
                yield reference, reason

    def _reason(self, name: str, here: str, reference: Reference) -> str:
        address = reference.text
        if self.url and address.startswith(self.url):
            address = self.root + address.removeprefix(self.url).lstrip("/")
        scheme, host, path, fragment = _resolve(here, address)
        if scheme not in ("http", "https"):
            return ""
        if host != "site.invalid":
            return "asks another host" if reference.is_fetched else ""
        if name == "404.html" and not address.startswith(("/", "#", "data:")):
            return "relative, but this page is shown at any address"
        return self._missing(name, unquote(path), unquote(fragment), is_own=address.startswith("#"))

    def _missing(self, name: str, path: str, fragment: str, *, is_own: bool) -> str:
        if not path.startswith(self.root):
            return f"outside of {self.root}"
        target = name if is_own else path.removeprefix(self.root)
        if target == "" or target.endswith("/"):
            target += "index.html"
        if target not in self.files:
            return "no final slash" if f"{target}/index.html" in self.files else "not found"
        ids = self.sources[target].ids if target.endswith((".html", ".svg")) else None
        if ids is None or fragment in ("", "top") or fragment.startswith(":~:") or fragment in ids:
            return ""
        return f"no id {fragment!r} there"


@lru_cache(maxsize=100_000)
def _resolve(here: str, address: str) -> tuple[str, str, str, str]:
    parts = urlsplit(urljoin(here, address))
    return parts.scheme, parts.netloc, parts.path, parts.fragment
