"""The demo of invented people with the form for editors, on a GitHub that answers from Git, in a Chromium."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.editor.fake_github import FakeGitHub
from tests.editor.project import REPOSITORY, lay_editor, make_bare_repository
from tests.tools import chromium
from tests.tools.server import serve


@contextmanager
def open_demo() -> Iterator[tuple[Browser, str, FakeGitHub]]:
    """Yield a browser, the address of the site, and the GitHub to route its API to.

    Raises FileNotFoundError when a Chromium or the bundle is missing.
    """
    path = chromium.find()
    if path is None:
        raise FileNotFoundError("Chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project = lay_editor(Path(folder) / "project")
        github = FakeGitHub(make_bare_repository(Path(folder)), REPOSITORY)
        browser = playwright.chromium.launch(executable_path=path, args=chromium.arguments())
        with serve(project / "site") as base:
            yield browser, base, github
        browser.close()
