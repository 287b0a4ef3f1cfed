"""Warm builds: what an earlier build made is not made again, and the site is byte for byte that of a cold build."""

import gc
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result
from deflate import crc32

from generator.commands import build as build_module
from generator.commands import main
from generator.publishing.journal import MANIFEST
from generator.reading import gallery as reading
from generator.reading.files import SourceText, read_text
from generator.steps import lists, pages, sources
from tests.support.project import crowd, lay_crowd, lay_demo, lay_files

PEOPLE = "content/profiles/hoan-kiem/kinh-te"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of its own with some ninety people, in batches so small that there are several."""
    lay_crowd(tmp_path, 70)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sources, "BATCH_SIZE", 12)
    return tmp_path


def run(out: str = "site") -> Result:
    result = CliRunner().invoke(main, ["build", "--out", out])
    assert result.exit_code == 0, result.output
    return result


def tree(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def cold(project: Path) -> dict[str, bytes]:
    """The site of a build that has nothing to go by."""
    for name in ("cold", ".cold.cache"):
        shutil.rmtree(project / name, ignore_errors=True)
    run("cold")
    return tree(project / "cold")


def database_of(project: Path, out: str = "site") -> Path:
    return project / f".{out}.cache" / "cache.sqlite"


def rows(project: Path, table: str) -> dict[str, bytes]:
    """The values of a table of the cache by key."""
    with closing(sqlite3.connect(database_of(project))) as database:
        return dict(database.execute(f'SELECT key, value FROM "{table}"').fetchall())


def test_the_gallery_is_read_and_rendered_in_several_batches(project: Path) -> None:
    run()
    assert len(rows(project, "sources")) == len(rows(project, "pages")) == 8


@pytest.mark.slow
def test_a_build_keeps_nothing_from_the_collector_of_cycles(project: Path) -> None:
    """A preview builds again and again in one process, and the host makes cycles."""
    frozen = gc.get_freeze_count()
    run()
    assert gc.isenabled()
    assert gc.get_freeze_count() == frozen


def same(project: Path) -> None:
    warm, wanted = tree(project / "site"), cold(project)
    assert sorted(warm) == sorted(wanted)
    assert [path for path in wanted if warm[path] != wanted[path]] == []


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """Counts the work of builds: `parsed` files, `profiles` and `indexes` made, starts of the `host`."""
    from generator.host import render

    counted = Counter[str]()

    def count(module: Any, name: str, what: str) -> None:
        function = getattr(module, name)

        def counting(*arguments: Any) -> Any:
            counted[what] += 1
            return function(*arguments)

        monkeypatch.setattr(module, name, counting)

    # Everything is to happen in this process, where it can be counted.
    monkeypatch.setattr(build_module, "start_workers", _Here)
    count(reading, "parse_profile", "parsed")
    count(pages, "render_profile", "profiles")
    count(lists, "render_index", "indexes")
    count(render, "render_host_pages", "host")
    yield counted


class _Here:
    """No workers: the build does everything itself."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, *fault: object) -> None:
        return None


@pytest.fixture
def thousand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: Counter[str]) -> Path:
    """A project of a thousand people, built once."""
    lay_demo(tmp_path)
    lay_files(tmp_path, crowd(1_000))
    monkeypatch.chdir(tmp_path)
    run()
    assert work["parsed"] == work["profiles"] > 1_000
    assert work["host"] == 1
    work.clear()
    return tmp_path


def test_when_nothing_changed_nothing_is_parsed_made_or_written(thousand: Path, work: Counter[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in (thousand / "site").rglob("*")}
    result = run()
    assert "ghi mới 0, xóa 0" in result.output
    assert work == {}
    assert {path: path.stat().st_mtime_ns for path in (thousand / "site").rglob("*")} == before


def test_after_one_story_changed_its_page_is_made_and_no_list(thousand: Path, work: Counter[str]) -> None:
    def add(sentence: str) -> None:
        with (thousand / PEOPLE / "nguoi-thu-500.md").open("a", encoding="utf-8") as file:
            file.write(f"\n{sentence}\n")
        run()

    # The first sentence makes a deed that lists tell; the second one is read on its own page only.
    add("Một câu mới.")
    work.clear()
    before = tree(thousand / "site")
    add("Một câu nữa.")
    assert work["parsed"] == work["profiles"] <= 2 * sources.BATCH_SIZE
    assert work["indexes"] == 0
    assert work["host"] == 0
    after = tree(thousand / "site")
    written = {path for path in after if after[path] != before.get(path)}
    assert {path for path in written if not path.startswith("tra-cuu/chi-muc/")} == {
        "ho-so/nguoi-thu-500/index.html",
        "ho-so/nguoi-thu-500/story.bin",
        MANIFEST,
    }
    assert len(written) < 20


@pytest.mark.slow
def test_a_text_that_changes_right_after_it_was_read_is_read_by_the_next_build(
    project: Path, monkeypatch: pytest.MonkeyPatch, work: Counter[str]
) -> None:
    edited = min((project / PEOPLE).glob("nguoi-thu-*.md"))
    # What was written just now is not known by its time in any case.
    time.sleep(2.1)

    def read_then_change(path: str) -> SourceText:
        text = read_text(path)
        if Path(path).name == edited.name:
            rewrite(edited, "Việc tốt", "Việc rất tốt")
        return text

    with monkeypatch.context() as patch:
        patch.setattr(sources, "read_text", read_then_change)
        run()
    assert "Việc rất tốt" not in (project / "site" / "ho-so" / edited.stem / "index.html").read_text("utf-8")
    run()
    same(project)


def test_a_file_of_the_site_that_someone_deleted_or_changed_comes_back(project: Path) -> None:
    run()
    (project / "site" / "ho-so" / "nguoi-thu-007" / "index.html").unlink()
    (project / "site" / "nam" / "2024" / "index.html").write_text("đã bị sửa", encoding="utf-8")
    (project / "site" / "du-lieu" / "ho-so.json").write_text("[]", encoding="utf-8")
    run()
    same(project)


def _cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _overwrite(path: Path) -> None:
    path.write_bytes(b"not a database" * 1000)


def _change_values(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE sources SET value = x'93c0c0c0'")
        database.commit()


def _change_types(path: Path) -> None:
    """A value that is whole, but not what the step keeps."""
    with closing(sqlite3.connect(path)) as database:
        other = msgspec.msgpack.encode(["other"])
        database.execute("UPDATE sources SET value = ?, checksum = ?", (other, crc32(other)))
        database.commit()


def _change_to_text(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE sources SET value = 'other'")
        database.commit()


def _lose_rows(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("DELETE FROM summaries")
        database.commit()


@pytest.mark.slow
@pytest.mark.parametrize("harm", [_cut_off, _overwrite, _change_values, _change_types, _change_to_text, _lose_rows])
def test_a_damaged_cache_is_begun_again_with_a_note(
    project: Path, harm: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    run()
    harm(database_of(project))
    rewrite(min((project / PEOPLE).glob("nguoi-thu-*.md")), "Việc tốt", "Việc rất tốt")
    run()
    note = f"bộ nhớ đệm {database_of(project)} bị hỏng nên đã được xóa; trang được dựng lại từ đầu"
    assert [record.getMessage() for record in caplog.records] == [note]
    same(project)


@pytest.mark.slow
@pytest.mark.parametrize("place", [".site.cache", ".site.cache/cache.sqlite"])
def test_a_cache_that_others_may_write_to_is_not_used(
    project: Path, place: str, caplog: pytest.LogCaptureFixture, work: Counter[str]
) -> None:
    run()
    (project / place).chmod(0o777)
    before = database_of(project).read_bytes()
    work.clear()
    run()
    assert work["host"] == 1
    note = f"người khác có thể ghi vào bộ nhớ đệm {project / '.site.cache'} nên không dùng đến nó"
    assert [record.getMessage() for record in caplog.records] == [note]
    assert database_of(project).read_bytes() == before
    same(project)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["cache.sqlite", "cache.sqlite-journal"])
@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("elsewhere")])
def test_a_cache_that_is_no_file_is_not_used(
    project: Path, name: str, make: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    folder = project / ".site.cache"
    folder.mkdir(mode=0o700)
    make(folder / name)
    run()
    note = f"bộ nhớ đệm {folder} không do ntvt tạo ra nên không dùng đến nó; nếu không cần thì xóa đi"
    assert [record.getMessage() for record in caplog.records] == [note]


@pytest.mark.slow
def test_a_cache_that_is_a_link_is_not_used(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    (project / "elsewhere").mkdir()
    (project / ".site.cache").symlink_to("elsewhere")
    run()
    assert len(caplog.records) == 1
    assert list((project / "elsewhere").iterdir()) == []


@pytest.mark.slow
def test_deleting_the_cache_is_right_at_any_time(project: Path) -> None:
    run()
    shutil.rmtree(project / ".site.cache")
    assert "ghi mới 0, xóa 0" in run().output
    same(project)


@pytest.mark.slow
def test_a_cache_of_other_code_is_not_used_and_goes(
    project: Path, work: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("generator.cache._digest_program", lambda: "an older one")
        run()
    work.clear()
    before = rows(project, "pages")
    run()
    assert work["host"] == 1
    assert rows(project, "pages").keys() == before.keys()
    same(project)


@pytest.mark.slow
def test_what_no_build_needs_any_more_leaves_the_cache(project: Path) -> None:
    run()
    counts = {table: len(rows(project, table)) for table in ("sources", "summaries", "contents", "words", "pages")}
    for number in range(3):
        rewrite(min((project / PEOPLE).glob("nguoi-thu-*.md")), "Việc ", f"Việc {number} ")
        run()
    assert {table: len(rows(project, table)) for table in counts} == counts


@pytest.mark.slow
def test_a_portrait_that_changes_is_seen_though_no_text_does(project: Path) -> None:
    photo = project / "content" / "profiles" / "hoan-kiem"
    pictures = [path for path in photo.rglob("*") if path.suffix in (".jpg", ".png", ".webp")]
    run()
    assert pictures, "the demo has portraits"
    from PIL import Image

    for path in pictures:
        with Image.open(path) as image:
            image.transpose(Image.Transpose.FLIP_TOP_BOTTOM).save(path)
    run()
    same(project)


@pytest.mark.slow
def test_two_builds_at_once_wait_for_each_other(project: Path) -> None:
    command = [sys.executable, "-c", "from generator.commands import run; run()", "build"]
    runs = [
        subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for _ in range(3)
    ]
    printed = [one.communicate()[0] for one in runs]
    assert [one.returncode for one in runs] == [0, 0, 0], printed
    waiting = "Một lệnh dựng trang khác đang chạy cho thư mục này; chờ lệnh ấy xong rồi dựng tiếp."
    assert sum(waiting in text for text in printed) == 2, printed
    left = tree(project / "site")
    subprocess.run([*command, "--out", "alone"], cwd=project, check=True, capture_output=True)
    assert left == tree(project / "alone")
    assert MANIFEST in left
