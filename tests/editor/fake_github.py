"""The few calls of GitHub's API that the form for editors makes, answered from a bare Git repository."""

import base64
import json
import os
import re
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Route

API = "https://api.github.com"
LOGIN = "bien-tap-vien"
_DAY = "2026-11-26T00:00:00Z"
_QUOTED = r'("(?:[^"\\]|\\.)*")'
_CORS = {f"Access-Control-Allow-{name}": "*" for name in ("Origin", "Headers", "Methods")}
_CHANGES = {"A": "ADDED", "M": "MODIFIED", "D": "DELETED"}
Answer = tuple[int, Any]


@dataclass(slots=True, kw_only=True)
class Pull:
    """A pull request."""

    number: int
    title: str
    branch: str
    is_draft: bool
    labels: list[str] = field(default_factory=list)
    state: str = "open"

    @property
    def node(self) -> str:
        return f"PR_{self.number}"


class FakeGitHub:
    """Answers for one repository; `route` is for the browser, the rest for the test."""

    def __init__(self, bare: Path, repository: str) -> None:
        self.bare, self.base = bare, f"/repos/{repository}"
        self.pulls: list[Pull] = []
        self.unknown: list[str] = []
        self.tokens: set[str] = set()

    def git(self, *arguments: str, data: bytes | None = None, index: str | None = None) -> str:
        """Run Git on the repository; its output. Raises CalledProcessError."""
        who = {f"GIT_{role}_{key}": LOGIN for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
        environment = {**os.environ, **who, **({"GIT_INDEX_FILE": index} if index else {})}
        command = ["git", "--git-dir", str(self.bare), "-c", "core.quotepath=off", *arguments]
        result = subprocess.run(command, input=data, capture_output=True, check=True, env=environment)
        return result.stdout.decode()

    def list_branches(self) -> list[str]:
        return self.git("branch", "--format=%(refname:short)").split()

    def route(self, route: Route) -> None:
        """Answer a request of the browser."""
        request = route.request
        path = request.url.removeprefix(API)
        body: dict[str, Any] = json.loads(request.post_data) if request.post_data else {}
        if request.method == "OPTIONS":
            route.fulfill(status=204, headers=_CORS)
            return
        self.tokens.add(request.headers["authorization"])
        try:
            status, answer = self.query(body) if path.startswith("/graphql") else self.rest(request.method, path, body)
        except (AssertionError, LookupError, ValueError, subprocess.CalledProcessError) as error:
            # The form would wait for ever.
            self.unknown.append(f"{request.method} {path} {body}: {error!r}")
            status, answer = 500, {"message": str(error)}
        if isinstance(answer, str):
            route.fulfill(status=status, headers=_CORS, content_type="text/plain; charset=utf-8", body=answer)
        else:
            route.fulfill(status=status, headers=_CORS, content_type="application/json", body=json.dumps(answer))

    def rest(self, method: str, path: str, body: dict[str, Any]) -> Answer:
        """Answer a call of the REST API."""
        if path == "/user":
            return 200, {
                "id": 1,
                "login": LOGIN,
                "name": "Biên tập viên",
                "email": "",
                "avatar_url": "",
                "html_url": "",
            }
        rest = path.removeprefix(self.base)
        if not rest:
            return 200, {"default_branch": "main", "permissions": {"push": True, "admin": False}, "private": False}
        if rest.startswith("/collaborators/"):
            return 204, None
        if match := re.match(r"/git/trees/([^?]+)", rest):
            return 200, {"sha": match[1], "truncated": False, "tree": self._list_tree(match[1])}
        if match := re.match(r"/git/blobs/(\w+)", rest):
            return 200, self.git("cat-file", "blob", match[1])
        if rest == "/pulls" and method == "POST":
            return 201, self._open_pull(body)
        if match := re.match(r"/issues/(\d+)(?:/labels)?$", rest):
            pull = self.pulls[int(match[1]) - 1]
            pull.labels = body.get("labels", pull.labels) if body else pull.labels
            return 200, {"labels": [{"name": label} for label in pull.labels]}
        self.unknown.append(f"{method} {path}")
        return 404, {"message": "Not Found"}

    def query(self, body: dict[str, Any]) -> Answer:
        """Answer a call of the GraphQL API, known by the words of its query."""
        query, variables = body["query"], body.get("variables") or {}
        if "createCommitOnBranch" in query:
            return 200, {"data": {"createCommitOnBranch": {"commit": self._commit(query, variables["input"])}}}
        if "createRef" in query:
            return 200, self._create_branch(variables["input"])
        if "fork: repository" in query:
            head = {"ref": {"target": {"oid": self.git("rev-parse", variables["branch"]).strip()}}}
            return 200, {"data": {"fork": {"id": "R_1"}, "base": head}}
        for name in ("markPullRequestReadyForReview", "convertPullRequestToDraft"):
            if name in query:
                (pull,) = [pull for pull in self.pulls if pull.node == variables["input"]["pullRequestId"]]
                pull.is_draft = name.startswith("convert")
                return 200, {"data": {name: {"pullRequest": {"id": pull.node, "isDraft": pull.is_draft}}}}
        return 200, {"data": {"repository": self._read(query, variables)}}

    def merge(self, pull: Pull) -> None:
        """Merge a pull request, as a person does on GitHub."""
        self.merge_branch(pull.branch)
        pull.state = "merged"

    def merge_branch(self, branch: str) -> None:
        """Merge a branch that begins at the end of the main one."""
        head, main = (self.git("rev-parse", name).strip() for name in (branch, "main"))
        commit = self.git("commit-tree", f"{head}^{{tree}}", "-p", main, "-p", head, "-m", "Gộp").strip()
        self.git("update-ref", "refs/heads/main", commit)

    def _list_tree(self, revision: str) -> list[dict[str, Any]]:
        rows = [
            re.split(r"[ \t]+", line, maxsplit=4) for line in self.git("ls-tree", "-r", "-l", revision).splitlines()
        ]
        return [{"type": kind, "sha": sha, "size": int(size), "path": path} for _, kind, sha, size, path in rows]

    def _open_pull(self, body: dict[str, Any]) -> dict[str, Any]:
        number = len(self.pulls) + 1
        pull = Pull(number=number, title=body["title"], branch=body["head"], is_draft=body.get("draft", False))
        self.pulls.append(pull)
        sha = self.git("rev-parse", pull.branch).strip()
        return {
            **body, "number": number, "node_id": pull.node, "labels": [], "state": "open", "head": {"sha": sha},
            "html_url": f"https://github.com/vi-du/ho-so/pull/{number}", "created_at": _DAY, "updated_at": _DAY,
        }  # fmt: skip

    def _create_branch(self, wanted: dict[str, Any]) -> dict[str, Any]:
        name = wanted["name"]
        if name.removeprefix("refs/heads/") in self.list_branches():
            message = f'A ref named "{name}" already exists in the repository.'
            return {"errors": [{"message": message}], "data": {"createRef": None}}
        self.git("update-ref", name, wanted["oid"])
        return {"data": {"createRef": {"ref": {"name": name}}}}

    def write(
        self, branch: str, start: str, files: Mapping[str, bytes], deleted: Iterable[str], message: str
    ) -> tuple[str, dict[str, str]]:
        """Commit files on a branch that begins at `start`; the ids of the commit and, by path, of the files."""
        oids = {path: self.git("hash-object", "-w", "--stdin", data=data).strip() for path, data in files.items()}
        with tempfile.TemporaryDirectory() as folder:
            index = f"{folder}/index"
            self.git("read-tree", start, index=index)
            for path in deleted:
                self.git("update-index", "--force-remove", path, index=index)
            for path, oid in oids.items():
                self.git("update-index", "--add", "--cacheinfo", f"100644,{oid},{path}", index=index)
            tree = self.git("write-tree", index=index).strip()
        commit = self.git("commit-tree", tree, "-p", start, "-m", message).strip()
        self.git("update-ref", f"refs/heads/{branch}", commit)
        return commit, oids

    def _commit(self, query: str, wanted: dict[str, Any]) -> dict[str, Any]:
        branch, changes = wanted["branch"]["branchName"], wanted["fileChanges"]
        head = self.git("rev-parse", f"refs/heads/{branch}").strip()
        assert head == wanted["expectedHeadOid"]
        files = {one["path"]: base64.b64decode(one["contents"]) for one in changes.get("additions", [])}
        deleted = [one["path"] for one in changes.get("deletions", [])]
        commit, oids = self.write(branch, head, files, deleted, wanted["message"]["headline"])
        asked = re.finditer(rf"(file_\d+): file\(path: {_QUOTED}\)", query)
        return {
            "oid": commit,
            "committedDate": _DAY,
            **{match[1]: {"oid": oids[json.loads(match[2])]} for match in asked},
        }

    def _read(self, query: str, variables: dict[str, Any]) -> dict[str, Any]:
        if "defaultBranchRef" in query:
            return {"defaultBranchRef": {"name": "main"}}
        if "totalCount" in query:
            return {"pullRequests": {"totalCount": 0}}
        if "pullRequests(" in query:
            return {"pullRequests": {"nodes": [self._show_pull(pull) for pull in self.pulls if pull.state == "open"]}}
        if "history(first: 1)" in query:
            oid, message = self.git("log", "-1", "--format=%H%n%s", variables["branch"]).splitlines()[:2]
            return {"ref": {"target": {"history": {"nodes": [{"oid": oid, "message": message}]}}}}
        found = dict[str, Any]()
        for match in re.finditer(r'(\w+_\d+):\s+object\(oid: "(\w+)"\)', query):
            found[match[1]] = {"text": self.git("cat-file", "blob", match[2]), "isTruncated": False}
        for match in re.finditer(rf"(\w+_\d+):\s+object\(expression: {_QUOTED}\)", query):
            name = json.loads(match[2])
            text = self.git("show", name)
            oid = self.git("rev-parse", name).strip()
            found[match[1]] = {
                "oid": oid,
                "byteSize": len(text.encode()),
                "isBinary": False,
                "isTruncated": False,
                "text": text,
            }
        commit = {
            "author": {"name": LOGIN, "email": "", "user": {"id": 1, "login": LOGIN}, "avatarUrl": ""},
            "committedDate": _DAY, "oid": self.git("rev-parse", "main").strip(),
        }  # fmt: skip
        for match in re.finditer(r"(\w+_\d+):\s+ref\(", query):
            found[match[1]] = {"target": {"history": {"nodes": [commit]}}}
        if "ref(qualifiedName" in query and not found:
            return {"ref": {"target": {"oid": commit["oid"]}}}
        if not found:
            self.unknown.append(f"{query[:300]} {variables}")
        return found

    def _show_pull(self, pull: Pull) -> dict[str, Any]:
        lines = self.git("diff", "--name-status", f"main...{pull.branch}").splitlines()
        files = [{"path": line.split("\t")[1], "changeType": _CHANGES[line[0]]} for line in lines]
        return {
            "id": pull.node, "number": pull.number, "title": pull.title, "isDraft": pull.is_draft,
            "url": f"https://github.com/vi-du/ho-so/pull/{pull.number}", "isCrossRepository": False,
            "createdAt": _DAY, "updatedAt": _DAY, "headRefName": pull.branch,
            "headRefOid": self.git("rev-parse", pull.branch).strip(), "author": {"login": LOGIN, "avatarUrl": ""},
            "labels": {"nodes": [{"name": label} for label in pull.labels]}, "files": {"nodes": files},
        }  # fmt: skip
