"""The server that trades GitHub's code for a token, as far as the form sees it: a window that sends the token."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Route

PROXY = "https://dang-nhap.vi-du.example"
_PAGE = """<!doctype html><title>GitHub</title><script>
addEventListener("message", ({ data, origin }) => {
  if (data !== "authorizing:github" || origin !== "ORIGIN") return;
  opener.postMessage('authorization:github:success:{"provider":"github","token":"TOKEN"}', origin);
});
opener.postMessage("authorizing:github", "*");
</script>"""


class FakeProxy:
    """Signs in whoever opens its window from the form at `origin`."""

    def __init__(self, origin: str, token: str) -> None:
        self.page = _PAGE.replace("ORIGIN", origin).replace("TOKEN", token)
        self.asked: list[dict[str, list[str]]] = []

    def route(self, route: Route) -> None:
        """Answer a request of the browser."""
        parts = urlsplit(route.request.url)
        assert parts.path == "/auth"
        self.asked.append(parse_qs(parts.query))
        route.fulfill(content_type="text/html; charset=utf-8", body=self.page)
