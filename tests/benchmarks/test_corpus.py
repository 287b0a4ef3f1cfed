"""The galleries of invented people: the same every time, and valid for `ntvt check`."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.corpus import make_corpus
from benchmarks.exclude import found, sequences
from benchmarks.names import digest, excluded
from generator.commands import main
from tests.support.project import ROOT

pytestmark = pytest.mark.slow

COUNT = 60


def test_a_corpus_made_twice_is_the_same_and_has_no_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_corpus(COUNT, tmp_path / "one")
    make_corpus(COUNT, tmp_path / "two")
    assert _files(tmp_path / "one") == _files(tmp_path / "two")

    shutil.copy(ROOT / "mkdocs.yml", tmp_path / "one")
    (tmp_path / "one" / "theme").symlink_to(ROOT / "theme", target_is_directory=True)
    monkeypatch.chdir(tmp_path / "one")
    result = CliRunner().invoke(main, ["check"])
    assert (result.exit_code, result.output) == (0, f"{COUNT} hồ sơ, không có lỗi.\n")


def test_a_small_corpus_begins_a_larger_one(tmp_path: Path) -> None:
    make_corpus(10, tmp_path / "small")
    make_corpus(20, tmp_path / "large")
    small, large = (_files(tmp_path / name / "content") for name in ("small", "large"))
    assert len(small) == 10
    assert small.items() <= large.items()


def test_names_of_documents_are_found_and_kept_out(tmp_path: Path) -> None:
    text = "Ông NGUYỄN VĂN THUỶ đã về."
    assert "nguyễn văn thủy" in set(sequences(text))
    assert found(["Nguyễn Văn Thủy", "Nguyễn Văn Thu"], [text]) == {"Nguyễn Văn Thủy"}
    assert digest("Nguyễn Văn Thuỷ") == digest("NGUYỄN VĂN THỦY")
    assert all(len(one) == 4 for one in excluded())
    make_corpus(COUNT, tmp_path / "corpus")
    heads = (text.split(b"\n")[1] for text in _files(tmp_path / "corpus/content").values())
    assert not {digest(head.decode().removeprefix("name: ")) for head in heads} & excluded()


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
