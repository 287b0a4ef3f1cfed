"""The site of search tests."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.search.invented import MENDS, build, people
from tests.tools.server import serve


@pytest.fixture(scope="session")
def eighty_people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of eighty invented people, built once for each test process; the story of one alone tells of kites."""
    work = tmp_path_factory.mktemp("tra-cuu")
    story = "Chiều chiều vá diều giấy cho lũ trẻ trong xóm."
    everyone = [replace(one, story=story) if one.name == MENDS else one for one in people()]
    build(everyone, work / "project", work / "site")
    return work / "site"


@pytest.fixture(scope="module")
def site(eighty_people: Path) -> Iterator[str]:
    """The address of that site, below a path; tests of another site have a fixture of their own of this name."""
    with serve(eighty_people, prefix="/cong-thong-tin/") as root:
        yield root
