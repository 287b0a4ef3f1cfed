"""The site of search tests; our site and a page of another one, for tests of embeds."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.browser.embeds import CORS
from tests.search.invented import MENDS, build, people
from tests.support.shared import make_once
from tests.tools.server import ServeFolder, serve


@pytest.fixture(scope="session")
def eighty_people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of eighty invented people, built once for all test processes; the story of one alone tells of kites."""
    story = "Chiều chiều vá diều giấy cho lũ trẻ trong xóm."
    everyone = [replace(one, story=story) if one.name == MENDS else one for one in people()]

    def make(folder: Path) -> None:
        build(everyone, folder / "project", folder / "site")

    return make_once(tmp_path_factory, "eighty-people", make) / "site"


@pytest.fixture(scope="module")
def site(eighty_people: Path) -> Iterator[str]:
    """The address of that site, below a path; tests of another site have a fixture of their own of this name."""
    with serve(eighty_people, prefix="/cong-thong-tin/") as root:
        yield root


@pytest.fixture(scope="module")
def ours(demo_site: Path) -> Iterator[str]:
    """The address of the demo, whose files other sites may read."""
    with serve(demo_site, headers=CORS) as address:
        yield address


@pytest.fixture
def host(tmp_path: Path, serve_folder: ServeFolder, ours: str) -> Callable[[str], str]:
    """`host(html)`: the address of a page of another origin, under a policy that names ours alone."""
    policy = f"default-src 'none'; script-src {ours}; connect-src {ours}; img-src {ours}; frame-src {ours}"
    address = serve_folder(tmp_path, headers={"Content-Security-Policy": policy})

    def write(html: str) -> str:
        page = f'<!doctype html><html lang="vi"><title>Cổng thử</title>{html}</html>'
        (tmp_path / "index.html").write_text(page, "utf-8")
        return address

    return write
