"""The edits that the benchmark makes: what each changes, and that the gallery stays without problems."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.edits import EDITS, find_profile
from benchmarks.galleries import copy_gallery, delete_discarded, make_gallery
from generator.commands import main
from tests.support.project import ROOT, lay_files

pytestmark = pytest.mark.slow

COUNT = 60
BY_NAME = {edit.name: edit for edit in EDITS}


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A work folder with a gallery of invented people."""
    folder = tmp_path_factory.mktemp("work")
    make_gallery(COUNT, folder)
    return folder


@pytest.fixture
def gallery(work: Path) -> Path:
    """A fresh copy of the gallery, to be edited."""
    folder = work / str(COUNT) / "copy"
    copy_gallery(work / str(COUNT) / "gallery", ROOT, folder)
    return folder


def contents(folder: Path) -> dict[str, str]:
    paths = (path for path in folder.rglob("*") if path.is_file() and path.suffix in (".md", ".yml", ".css"))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def changes(gallery: Path, edit: str, number: int = 1) -> list[tuple[str, str]]:
    """Apply an edit; the lines it took away and the lines it added, each as (file, sign and line)."""
    before = contents(gallery)
    BY_NAME[edit].apply(gallery, number)
    after = contents(gallery)
    lines = []
    for path in sorted(before.keys() | after.keys()):
        old, new = before.get(path, "").splitlines(), after.get(path, "").splitlines()
        lines += [(path, f"- {line}") for line in old if line not in new]
        lines += [(path, f"+ {line}") for line in new if line not in old]
    return lines


@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_edit_leaves_a_gallery_without_problems(
    gallery: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for edit in EDITS:
        edit.apply(gallery, number)
    monkeypatch.chdir(gallery)
    result = CliRunner().invoke(main, ["check"])
    assert (result.exit_code, result.output) == (0, f"{COUNT + 1} hồ sơ, không có lỗi.\n")


def test_edits_of_different_rounds_change_different_profiles(gallery: Path) -> None:
    assert len({find_profile(gallery, number) for number in (1, 2, 3)}) == 3


def test_nothing_changes_nothing(gallery: Path) -> None:
    assert changes(gallery, "nothing") == []


def test_a_story_gets_a_sentence(gallery: Path) -> None:
    path = find_profile(gallery, 1).relative_to(gallery).as_posix()
    assert changes(gallery, "story") == [(path, "+ Đợt này có ghi thêm một câu.")]


def test_a_summary_is_changed(gallery: Path) -> None:
    path = find_profile(gallery, 1).relative_to(gallery).as_posix()
    (removed, old), (added, new) = changes(gallery, "summary")
    assert (removed, added) == (path, path)
    assert old.startswith("- summary: ") and new.startswith("+ summary: ")


@pytest.mark.parametrize("number", range(1, 9))
def test_a_changed_name_stands_under_another_letter(gallery: Path, number: int) -> None:
    changed = changes(gallery, "name", number)
    assert {path for path, _ in changed} == {find_profile(gallery, number).relative_to(gallery).as_posix()}
    old, new = (line for _, line in changed if line[2:].startswith("name: "))
    assert old.split()[:-1] == ["-", *new.split()[1:-1]]
    assert old.split()[-1][0] != new.split()[-1][0]


def test_a_changed_year_is_the_year_before_with_its_source(gallery: Path) -> None:
    before, *_, source_before = (line for _, line in changes(gallery, "year") if line.startswith("-"))
    year = int(before.rpartition(" ")[2])
    assert f"so-ghi-{year}" in source_before
    text = find_profile(gallery, 1).read_text(encoding="utf-8")
    assert f"  - year: {year - 1}\n" in text and f"so-ghi-{year - 1}," in text and str(year) not in text


def test_a_profile_is_added_and_another_deleted(gallery: Path) -> None:
    before = set(contents(gallery))
    BY_NAME["new profile"].apply(gallery, 1)
    (added,) = set(contents(gallery)) - before
    BY_NAME["deleted profile"].apply(gallery, 1)
    assert added.endswith("/doan-thi-uyen-xuan-1.md")
    assert len(before - set(contents(gallery))) == 1


def test_a_field_gets_another_name(gallery: Path) -> None:
    (_, old), (path, new) = changes(gallery, "renamed field")
    assert (path, new) == ("site_data/fields.yml", f"+{old[1:]} mới")


def test_a_style_gets_a_line(gallery: Path) -> None:
    assert changes(gallery, "theme") == [("theme/styles/3-base.css", "+ :root { --bench: 1; }")]
    assert ":root { --bench: 1; }" not in (ROOT / "theme/styles/3-base.css").read_text(encoding="utf-8")


def test_an_edit_that_changes_nothing_is_an_error(gallery: Path) -> None:
    lay_files(gallery, {"site_data/fields.yml": "[]\n"})
    with pytest.raises(ValueError, match=r"fields\.yml: nothing to change$"):
        BY_NAME["renamed field"].apply(gallery, 1)


def test_a_gallery_without_a_plain_profile_is_an_error(gallery: Path) -> None:
    with pytest.raises(ValueError, match=r": no profile to edit$"):
        find_profile(gallery, 1, skip=COUNT)


def test_a_copy_is_fresh_and_what_it_replaces_is_deleted_later(gallery: Path, work: Path) -> None:
    before = contents(gallery)
    for edit in EDITS:
        edit.apply(gallery, 1)
    copy_gallery(work / str(COUNT) / "gallery", ROOT, gallery)
    assert contents(gallery) == before
    assert list(gallery.parent.glob("discarded-*"))
    delete_discarded(work)
    assert not list(gallery.parent.glob("discarded-*"))
