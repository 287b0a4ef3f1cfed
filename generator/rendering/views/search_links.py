"""Links from lists to the search page, filtered to what the list holds."""

from urllib.parse import urlencode

from generator.planning import urls
from generator.planning.page import Page


def search_url(**filters: str | int) -> str:
    """Return the address of the search page with some filters; the keys are theirs, with "_" for "-"."""
    return f"{urls.SEARCH}?{urlencode({key.replace('_', '-'): value for key, value in filters.items()})}"


def list_search_url(page: Page) -> str:
    """Return the address of a search within a list. Awards and movements have no filter, and are searched by name."""
    subject = page.subject
    match page.kind:
        case "district":
            return search_url(quan=subject.id)
        case "district-year":
            return search_url(quan=subject[0], nam=subject[1])
        case "ward":
            return search_url(phuong=subject.id)
        case "field":
            return search_url(linh_vuc=subject.id)
        case "year":
            return search_url(nam=subject)
        case "award" | "movement":
            return search_url(q=subject.name)
        case "collectives":
            return search_url(loai="collective")
        case _:
            return urls.SEARCH
