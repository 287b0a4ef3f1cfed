"""What no page of the site may do: ask another host, or write an error to the console."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

_OWN_HOSTS = {"127.0.0.1", "localhost", ""}


def watch(context: BrowserContext, *, allowed: Sequence[str] = ()) -> list[str]:
    """A list that fills while the context's pages run: requests to others, console and script errors.

    A problem that contains one of `allowed` is left out ("status of 404" where a missing page is asked for).
    """
    problems: list[str] = []

    def add(problem: str) -> None:
        if not any(text in problem for text in allowed):
            problems.append(problem)

    def on_request(request: Request) -> None:
        host = urlsplit(request.url).hostname or ""
        if host not in _OWN_HOSTS:
            add(f"request to another host: {request.url}")

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            add(f"console error: {message.text} ({message.location.get('url', '')})")

    def on_error(error: WebError) -> None:
        add(f"script error: {error.error}")

    context.on("request", on_request)
    context.on("console", on_console)
    context.on("weberror", on_error)
    return problems
