"""The benchmark's clock still fits the build."""

import shutil
from pathlib import Path

from benchmarks.corpus import make_corpus
from benchmarks.steps import run

ROOT = Path(__file__).parent.parent
STEPS = {
    "reading and checking",
    "host chrome and theme",
    "planning",
    "profiles' pages",
    "index pages",
    "data and sitemap",
    "search index",
    "publishing",
}


def test_every_step_of_a_build_is_timed(tmp_path: Path) -> None:
    make_corpus(20, tmp_path / "gallery")
    shutil.copytree(ROOT / "theme", tmp_path / "gallery/theme")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path / "gallery")
    rows = run(tmp_path / "gallery", None)
    assert rows.keys() == STEPS
    assert all(row["wall"] > 0 and row["start"] < row["end"] for row in rows.values())
    assert (tmp_path / "gallery/site/index.html").is_file()
