"""A Dask cluster carries a build, with the same bytes. Needs the extra `cluster`: see docs/scale.md."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpus import make_corpus
from generator import build
from generator.building import parts
from generator.building.archive import read_archive
from generator.host.chrome import render_chrome
from generator.reading.theme import read_theme
from tests.project import ROOT
from tests.project import build as build_alone

distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed: see docs/scale.md")

PROFILES = 600
"""Three shares for the workers, both of files to read and of pages to make."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A gallery of invented people with the project's theme and pages; `alone/` was built without an executor."""
    folder = tmp_path_factory.mktemp("cluster") / "project"
    make_corpus(PROFILES, folder)
    for name in ("theme", "content/pages"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    build_alone(folder / "alone", folder / "content", folder / "site_data")
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def shares_made() -> int:
    """In a worker: how many shares it made since it set up its desk, that one included."""
    found = parts._unpack.cache_info()
    return found.hits + found.misses


def test_the_workers_of_a_cluster_share_the_work_and_the_bytes_are_the_same(project: Path) -> None:
    local: dict[str, Any] = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    with distributed.LocalCluster(**local) as cluster, distributed.Client(cluster) as client:
        executor = client.get_executor(pure=False)
        archive = read_archive(project / "content", project / "site_data", executor)
        assert archive.problems == []
        chrome = render_chrome(project / "mkdocs.yml", project / "content/pages")
        theme = read_theme(project / "theme")
        done, problems = build.build_site(archive, chrome, theme, project / "shared", executor)
        shares = client.run(shares_made)
    assert problems == []
    assert done is not None and archive.count == PROFILES
    assert len(shares) == 2 and sum(shares.values()) == 3 and all(shares.values())
    assert tree(project / "shared") == tree(project / "alone")


def test_the_program_of_the_docs_builds_the_same_bytes(project: Path) -> None:
    (program,) = re.findall(r"(?ms)^```python\n(.*?)^```", (ROOT / "docs/scale.md").read_text(encoding="utf-8"))
    (project / "cluster.py").write_text(program, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "cluster.py"], cwd=project, env=environment, check=True, timeout=300)
    assert tree(project / "site") == tree(project / "alone")
