"""The edits of the benchmark's warm runs: each changes one file, and every file is put back."""

import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from benchmarks.warm import EDITS, Edit, put_back

from benchmarks import __main__ as command
from benchmarks.measure import read_tree, tree_changes, tree_size
from generator.building.archive import read_archive
from tests.project import ROOT, lay_files


@pytest.fixture
def gallery(tmp_path: Path) -> Path:
    """The real gallery with a theme of its own, marked as whole."""
    for name in ("content", "site_data", "theme"):
        shutil.copytree(ROOT / name, tmp_path / name)
    lay_files(tmp_path, {"made-by": "this test"})
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_an_edit_changes_one_file_by_one_line_and_each_time_anew(edit: Edit, gallery: Path) -> None:
    states = [contents(gallery)]
    for number in (1, 2):
        edit.make(gallery, number)
        states.append(contents(gallery))
    name = edit.file(gallery).relative_to(gallery).as_posix()
    for before, after in pairwise(states):
        assert {path for path in after if after[path] != before.get(path)} == {name}
        assert len(set(after[name].splitlines()) - set(before[name].splitlines())) == 1


def test_an_edited_gallery_has_one_other_word_and_no_problem(gallery: Path) -> None:
    before = read_archive(gallery / "content", gallery / "site_data")
    for edit in EDITS:
        edit.make(gallery, 7)
    after = read_archive(gallery / "content", gallery / "site_data")
    assert after.problems == before.problems
    names = [(one.name, before.registry.fields[key].name) for key, one in after.registry.fields.items()]
    assert [(new, old) for new, old in names if new != old] == [("Kinh tế 7", "Kinh tế")]


def test_an_edited_story_ends_with_a_new_sentence(gallery: Path) -> None:
    edit = EDITS[0]
    edit.make(gallery, 7)
    assert edit.file(gallery).read_text(encoding="utf-8").endswith("\n\nĐợt 7 đã ghi thêm câu này.\n")


def test_every_file_is_put_back_even_when_a_run_fails(gallery: Path) -> None:
    before = contents(gallery)
    with pytest.raises(RuntimeError, match="a run failed"), put_back(gallery, gallery / "made-by"):
        for edit in EDITS:
            edit.make(gallery, 1)
        assert not (gallery / "made-by").exists()
        raise RuntimeError("a run failed")
    assert contents(gallery) == before


def test_the_gallery_of_a_benchmark_has_a_theme_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "CACHE", tmp_path)
    gallery = command.gallery_of(6)
    for edit in EDITS:
        edit.make(gallery, 1)
        assert edit.file(gallery).resolve().is_relative_to(tmp_path)
    assert contents(command.gallery_of(6) / "theme") == contents(ROOT / "theme")


def test_an_edit_that_changes_nothing_is_an_error(gallery: Path) -> None:
    lay_files(gallery, {"site_data/fields.yml": "[]\n"})
    with pytest.raises(ValueError, match=r"fields\.yml: nothing to change for warm, one registry word$"):
        EDITS[1].make(gallery, 1)


def test_files_written_and_deleted_are_counted_even_where_the_bytes_stayed(tmp_path: Path) -> None:
    lay_files(tmp_path, {"same": "1", "other": "22", "again": "333", "gone": "4444"})
    before = read_tree(tmp_path)
    lay_files(tmp_path, {"other": "2!", "new/one": "55555", "gone": None})
    (tmp_path / "draft").write_text("333")
    (tmp_path / "draft").replace(tmp_path / "again")
    assert tree_changes(before, read_tree(tmp_path)) == (3, 1)
    assert tree_size(tmp_path) == (4, 1 + 2 + 3 + 5)
