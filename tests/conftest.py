"""Fixtures that every test may ask for."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.support.project import DEMO, ROOT, build, crowd, lay_demo, lay_files
from tests.support.shared import make_once
from tests.tools import chromium
from tests.tools.dealing import deal
from tests.tools.server import ServeFolder, serve
from tests.tools.watch import watch

# A busy machine is no fault of a test.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of single tests."""
    parser.addoption("--refresh-golden", action="store_true", help="write the golden pages; review the difference")
    parser.addoption("--broken-profiles", type=int, default=60, help="how many broken profiles to check (60)")
    parser.addoption("--edit-seeds", type=int, default=1, help="how many random orders of edits to build (1)")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deal the tests to the processes of xdist, when those that are not asked for are gone."""
    processes = getattr(config, "workerinput", {}).get("workercount", 1)
    items[:] = deal(items, lambda item: item.path.as_posix(), processes)


@pytest.fixture(scope="session", autouse=True)
def templates_known() -> Iterator[None]:
    """Compile each template once for all builds of a process, and list those of a theme once: half a small build."""
    compile_template, compiled = Environment.compile, dict[tuple[object, ...], Any]()
    list_templates, listed = FileSystemLoader.list_templates, dict[tuple[str, ...], list[str]]()

    def compile_once(environment: Environment, source: str, *arguments: Any, **options: Any) -> Any:
        settings = (type(environment), environment.autoescape, environment.trim_blocks, *environment.extensions)
        key = (source, *arguments, *options.items(), *settings)
        if key not in compiled:
            compiled[key] = compile_template(environment, source, *arguments, **options)
        return compiled[key]

    def list_once(loader: FileSystemLoader) -> list[str]:
        key = tuple(loader.searchpath)
        if key not in listed:
            # MkDocs passes over hidden folders; one of them holds 14,000 icons.
            listed[key] = [name for name in list_templates(loader) if "/." not in f"/{name}"]
        return listed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", compile_once)
        patch.setattr(FileSystemLoader, "list_templates", list_once)
        yield


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real gallery, built once for all test processes."""

    def make(folder: Path) -> None:
        build(folder / "site", ROOT / "content", ROOT / "site_data")

    return make_once(tmp_path_factory, "real", make) / "site"


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo gallery of `tests/site/`, built once for all test processes."""

    def make(folder: Path) -> None:
        build(folder / "site", DEMO / "content", DEMO / "site_data")

    return make_once(tmp_path_factory, "demo", make) / "site"


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the demo gallery, more people than a list has room for, and one who left; built in `site/`."""

    def make(folder: Path) -> None:
        lay_demo(folder)
        lay_files(folder, crowd(130))
        lay_files(folder, {"site_data/withdrawn.yml": "- {id: 2026-1, date: 2026-11-25, reason: family}\n"})
        essay = "---\nauthor: {name: Khổng Thị Dự Thi}\n---\nBài dự thi.\n"
        lay_files(folder, {"content/du-thi/2024/bai.md": essay})
        build(folder / "site", folder / "content", folder / "site_data")

    return make_once(tmp_path_factory, "crowded", make)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium, one for each test process."""
    path = chromium.find()
    if path is None:
        pytest.fail("no Chromium: run `make test`, or set NTVT_CHROMIUM", pytrace=False)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=chromium.arguments())
        yield running
        running.close()


@pytest.fixture
def serve_folder() -> Iterator[ServeFolder]:
    """`serve_folder(folder, …)`: its address, which answers until the test's pages are closed."""
    with ExitStack() as served:
        yield lambda folder, **options: served.enter_context(serve(folder, **options))


@pytest.fixture
def new_page(browser: Browser, serve_folder: ServeFolder) -> Iterator[Callable[..., Page]]:
    """`new_page(allowed=(), **context options)`: an empty page in a fresh Vietnamese context.

    The test fails at its end when a page asked another host or wrote an error that is not `allowed`.
    """
    opened: list[tuple[BrowserContext, list[str]]] = []

    def open_page(*, allowed: tuple[str, ...] = (), **options: Any) -> Page:
        context = browser.new_context(**{"locale": "vi-VN", **options})
        opened.append((context, watch(context, allowed=allowed)))
        return context.new_page()

    yield open_page
    for context, _ in opened:
        context.close()
    problems = [problem for _, found in opened for problem in found]
    assert not problems, "\n".join(problems)
