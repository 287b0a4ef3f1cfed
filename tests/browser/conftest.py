"""The site of search tests."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.search.invented import build, people


@pytest.fixture(scope="session")
def eighty_people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of eighty invented people, built once for each test process; the story of one alone tells of kites."""
    work = tmp_path_factory.mktemp("tra-cuu")
    story = "Chiều chiều vá diều giấy cho lũ trẻ trong xóm."
    everyone = [replace(one, story=story) if one.name == "Phạm Văn Đồi Mướp" else one for one in people()]
    build(everyone, work / "project", work / "site")
    return work / "site"
