"""Write the facts of a page as JSON-LD, in the words of schema.org; nothing that the page does not show."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import json

from generator.planning.urls import DATA
from generator.rendering.oembed import SiteName
from generator.rendering.views.data import DataView
from generator.rendering.views.parts import Link, PageMeta
from generator.rendering.views.profile import ProfileView

LICENCES = {"CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/deed.vi"}
"""Where the licences are written, by the name in the settings."""

_TYPES = {
    "profile": "ProfilePage",
    "search": "SearchResultsPage",
    **dict.fromkeys(("home", "builder", "submit", "introduce"), "WebPage"),
}
"""What a page is, by its template; others are collections."""

Node = dict[str, Any]


def write_json_ld(template: str, meta: PageMeta, view: Any, site: SiteName) -> str:
    """Write the facts of a page as a script element that no browser runs; nothing for a page that is hidden."""
    if meta.is_hidden:
        return ""
    graph = {"@context": "https://schema.org", "@graph": list(_nodes(template, meta, view, site))}
    # A text may hold "</script>".
    text = json.encode(graph).decode().replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'


def _nodes(template: str, meta: PageMeta, view: Any, site: SiteName) -> Iterator[Node]:
    address = f"{site.url}{meta.url}"
    page: Node = {
        "@type": _TYPES.get(template, "CollectionPage"),
        "@id": address,
        "url": address,
        "name": meta.title,
        "inLanguage": "vi",
        "isPartOf": {"@type": "WebSite", "@id": site.url, "url": site.url, "name": site.name},
    }
    if meta.breadcrumbs:
        page["breadcrumb"] = _breadcrumbs(meta.breadcrumbs, site)
    if isinstance(view, ProfileView):
        page["mainEntity"] = _honouree(view, address, site)
    if isinstance(view, DataView):
        page["mainEntity"] = _dataset(view, meta, site)
    yield page


def _breadcrumbs(links: Sequence[Link], site: SiteName) -> Node:
    items = [
        {"@type": "ListItem", "position": place, "name": link.text, "item": f"{site.url}{link.href}"}
        for place, link in enumerate(links, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _honouree(view: ProfileView, address: str, site: SiteName) -> Node:
    """Describe a person or a collective. Only what was given is an award."""
    node: Node = {"@type": "Organization" if view.is_collective else "Person", "@id": f"{address}#main"}
    node["name"] = view.name
    if view.honorific and not view.is_collective:
        node["honorificPrefix"] = view.honorific
    if view.lead:
        node["description"] = view.lead
    if view.roles and not view.is_collective:
        node["jobTitle"] = list(view.roles)
    if awards := [honour.text for honour in view.titles if honour.is_sealed]:
        node["award"] = awards
    if view.plate.picture:
        node["image"] = f"{site.url}{view.plate.picture.src}"
    return node


def _dataset(view: DataView, meta: PageMeta, site: SiteName) -> Node:
    files = [
        {
            "@type": "DataDownload",
            "name": file.text,
            "description": file.note,
            "contentUrl": f"{site.url}{file.href}",
            "encodingFormat": MEDIA_TYPES[file.href.rpartition(".")[2]],
        }
        for file in view.files
    ]
    return {
        "@type": "Dataset",
        "@id": f"{site.url}{DATA}#main",
        "name": f"{meta.title} – {site.name}",
        "description": view.lead,
        "url": f"{site.url}{DATA}",
        "inLanguage": "vi",
        "license": LICENCES.get(view.licence, view.licence),
        "isAccessibleForFree": True,
        "distribution": files,
    }


MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv",
    "sqlite": "application/vnd.sqlite3",
    "txt": "text/plain",
}
"""The media types of open data, by the ends of their names."""
