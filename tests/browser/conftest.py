"""The site of search tests."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.search.invented import MENDS, build, people
from tests.support.shared import make_once
from tests.tools.server import serve


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
