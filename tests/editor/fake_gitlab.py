"""The few calls of GitLab's API that the form for editors makes, answered from a bare Git repository."""

import base64
import hashlib
import json
import re
import subprocess
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from playwright.sync_api import Route

from tests.editor.fake_github import LOGIN, FakeGitHub

ORIGIN = "https://gitlab.com"
_DAY = "2026-11-26T00:00:00Z"
_CORS = {f"Access-Control-Allow-{name}": "*" for name in ("Origin", "Headers", "Methods")}
Answer = tuple[int, Any]


class FakeGitLab:
    """Answers for one project; `route` is for the browser, the rest for the test."""

    application = "ma-ung-dung"
    """The id of the application that lets the form ask for a token."""
    token = "ma-truy-cap"
    """The token that it gets."""

    def __init__(self, bare: Path) -> None:
        self.repository = FakeGitHub(bare, "")
        self.requests: list[dict[str, Any]] = []
        self.unknown: list[str] = []
        self.tokens: set[str] = set()
        self.asked: dict[str, str] = {}

    def route(self, route: Route) -> None:
        """Answer a request of the browser."""
        request = route.request
        parts = urlsplit(request.url)
        if parts.path == "/oauth/authorize":
            route.fulfill(content_type="text/html; charset=utf-8", body=self._ask(parts.query))
            return
        path, query = unquote(parts.path.removeprefix("/api/")), parse_qs(parts.query)
        body: dict[str, Any] = json.loads(request.post_data) if request.post_data else {}
        if request.method == "OPTIONS":
            route.fulfill(status=204, headers=_CORS)
            return
        try:
            if path == "/oauth/token":
                status, answer = self._give_token(body)
            else:
                self.tokens.add(request.headers["authorization"])
                status, answer = self.query(body) if path == "graphql" else self.rest(request.method, path, query, body)
        except (LookupError, ValueError, subprocess.CalledProcessError) as error:
            self.unknown.append(f"{request.method} {path} {body}: {error!r}")
            status, answer = 500, {"message": str(error)}
        route.fulfill(status=status, headers=_CORS, content_type="application/json", body=json.dumps(answer))

    def _ask(self, query: str) -> str:
        """Ask the person whether the form may act for them; keep what the form sent."""
        self.asked = {key: value for key, (value,) in parse_qs(query, strict_parsing=True).items()}
        address = f"{self.asked['redirect_uri']}?{urlencode({'code': 'mot-lan', 'state': self.asked['state']})}"
        return f'<!doctype html><title>GitLab</title><a href="{escape(address)}">Authorize</a>'

    def _give_token(self, body: dict[str, Any]) -> Answer:
        """Trade the code for a token, once, for whoever knows what the challenge was made from."""
        asked, self.asked = self.asked, {}
        digest = hashlib.sha256(body["code_verifier"].encode()).digest()
        sent = {
            "client_id": body["client_id"],
            "redirect_uri": body["redirect_uri"],
            "response_type": body["grant_type"].removeprefix("authorization_") if body["code"] == "mot-lan" else "",
            "scope": "api",
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
        }
        if sent | {"state": asked.get("state")} != asked or sent["client_id"] != self.application:
            self.unknown.append(f"{asked} {body}")
            return 400, {"error": "invalid_grant"}
        return 200, {"access_token": self.token, "token_type": "Bearer", "refresh_token": "", "scope": "api"}

    def rest(self, method: str, path: str, query: dict[str, list[str]], body: dict[str, Any]) -> Answer:
        """Answer a call of the REST API."""
        user = {"id": 1, "username": LOGIN, "name": "Biên tập viên", "email": "", "avatar_url": "", "web_url": ""}
        rest = re.sub(r"^v4/projects/[^/]+/[^/]+", "", path)
        if path == "v4/user":
            return 200, user
        if rest.startswith("/users"):
            return 200, [user]
        if rest == "/repository/commits" and method == "POST":
            return 201, {"id": self._commit(body), "committed_date": _DAY}
        if rest == "/repository/commits":
            return 200, []
        if match := re.fullmatch(r"/repository/branches/(.+)", rest):
            sha = self.repository.git("rev-parse", match[1]).strip()
            return 200, {"name": match[1], "commit": {"id": sha, "committed_date": _DAY}}
        if rest.endswith("/statuses"):
            return 200, []
        if rest == "/merge_requests" and method == "POST":
            self.requests.append({**body, "labels": [body["labels"]], "iid": len(self.requests) + 1})
            return 201, self._show(self.requests[-1])
        if rest == "/merge_requests":
            wanted = query.get("labels", [""])[0]
            return 200, [self._show(one) for one in self.requests if wanted in ("", *one["labels"])]
        if match := re.fullmatch(r"/merge_requests/(\d+)", rest):
            request = self.requests[int(match[1]) - 1]
            if method == "PUT":
                request |= {"title": body["title"], "labels": [body["add_labels"]]}
            return 200, self._show(request)
        self.unknown.append(f"{method} {path}")
        return 404, {"message": "404 Not Found"}

    def query(self, body: dict[str, Any]) -> Answer:
        """Answer a call of the GraphQL API, known by the words of its query."""
        query, variables = body["query"], body.get("variables") or {}
        git, branch = self.repository.git, variables.get("branch") or "main"
        found: dict[str, Any] = {}
        if "rootRef" in query:
            found = {"rootRef": "main"}
        elif "lastCommit" in query:
            sha, message = git("log", "-1", "--format=%H%n%s", branch).splitlines()
            found = {"tree": {"lastCommit": {"sha": sha, "message": message}}}
        elif "recursive: true" in query:
            rows = [line.split(maxsplit=3) for line in git("ls-tree", "-r", branch).splitlines()]
            nodes = [{"type": kind, "sha": sha, "path": path} for _, kind, sha, path in rows]
            found = {"tree": {"blobs": {"nodes": nodes, "pageInfo": {"endCursor": "", "hasNextPage": False}}}}
        elif "blobs(ref:" in query:
            texts = {path: git("show", f"{branch}:{path}") for path in variables["paths"]}
            blobs = [{"path": path, "oid": "", "size": len(text), "rawTextBlob": text} for path, text in texts.items()]
            found = {"blobs": {"nodes": blobs}}
        else:
            self.unknown.append(query)
        return 200, {"data": {"project": {"repository": found}}}

    def _commit(self, wanted: dict[str, Any]) -> str:
        files = {
            action["file_path"]: base64.b64decode(action["content"])
            if action["encoding"] == "base64"
            else action["content"].encode()
            for action in wanted["actions"]
        }
        start = self.repository.git("rev-parse", wanted.get("start_branch") or wanted["branch"]).strip()
        return self.repository.write(wanted["branch"], start, files, (), wanted["commit_message"])[0]

    def _show(self, request: dict[str, Any]) -> dict[str, Any]:
        sha = self.repository.git("rev-parse", request["source_branch"]).strip()
        more = {"id": request["iid"], "sha": sha, "created_at": _DAY, "updated_at": _DAY, "web_url": ORIGIN}
        return {**request, **more, "author": {"id": 1, "name": LOGIN, "username": LOGIN}}
