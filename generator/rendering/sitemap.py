"""sitemap.xml and robots.txt (sitemaps.org protocol: at most 50,000 addresses in one file)."""

from collections.abc import Iterable
from datetime import date
from html import escape
from urllib.parse import quote, urlsplit

from generator.records.output import Output

LIMIT = 50_000
_OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap_files(site_url: str, pages: Iterable[tuple[str, date | None]]) -> list[Output]:
    """Write the sitemap of pages given by address and day of change: one file, or an index and its parts.

    Addresses are percent-encoded here; those of pages that an editor named may hold any letter.
    """
    site_url = _encoded(site_url)
    rows = [_row(f"{site_url}{quote(url)}", day) for url, day in pages]
    parts = [rows[start : start + LIMIT] for start in range(0, len(rows), LIMIT)]
    if len(parts) <= 1:
        return [("sitemap.xml", _urlset(rows))]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    index = "".join(f"<sitemap><loc>{escape(site_url + name, quote=False)}</loc></sitemap>\n" for name in names)
    files = [(name, _urlset(part)) for name, part in zip(names, parts, strict=True)]
    return [("sitemap.xml", f"{_OPENING}<sitemapindex {_NAMESPACE}>\n{index}</sitemapindex>\n".encode()), *files]


def robots(site_url: str) -> bytes:
    """Write robots.txt: programs may read everything, and find the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {_encoded(site_url)}sitemap.xml\n".encode()


def _encoded(site_url: str) -> str:
    """Percent-encode what is not encoded yet in an address; the name of its host has an encoding of its own."""
    parts = urlsplit(site_url)
    try:
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.lower().encode("idna").decode()
    except UnicodeError:
        host = parts.netloc
    return quote(parts._replace(netloc=host).geturl(), safe=":/%[]@!$&'()*+,;=~")


def _urlset(rows: list[str]) -> bytes:
    return f"{_OPENING}<urlset {_NAMESPACE}>\n{''.join(rows)}</urlset>\n".encode()


def _row(address: str, day: date | None) -> str:
    changed = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
    return f"<url><loc>{escape(address, quote=False)}</loc>{changed}</url>\n"
