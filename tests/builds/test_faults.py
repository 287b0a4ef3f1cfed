"""Whatever stops a build: every file stays whole, the next build mends all, and the message says what happened."""

import errno
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.cache import open_cache
from generator.publishing.journal import MANIFEST
from tests.support.commands import Bytes, editions, invoke_ntvt, site_of
from tests.support.project import crowd, lay_demo, lay_files
from tests.tools.disks import change_disk, small_disk, used
from tests.tools.processes import PATIENCE, Command, is_alive

pytestmark = pytest.mark.slow

INDEX = "tra-cuu/chi-muc/"
CONTENTS = f"{INDEX}contents.bin"
PEOPLE = "content/profiles/hoan-kiem/kinh-te"
BROKEN = f"{PEOPLE}/dau-khong-khop.md"
FULL = "ổ đĩa đã đầy\n  gợi ý: dọn bớt tệp trên ổ đĩa ấy rồi chạy lại lệnh này\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery:
    """A gallery of several shares in `folder`, edited since its `old` site was built; how long `new` takes to build."""

    folder: Path
    old: Bytes
    new: Bytes
    seconds: float

    def lay_old(self, place: Path) -> Path:
        """Its old site in the new folder `place`."""
        shutil.copytree(self.folder.parent / "old", place / "site")
        return place / "site"

    def copy(self, place: Path) -> Path:
        """Its content, data and settings in the new folder `place`."""
        shutil.copytree(self.folder, place, symlinks=True)
        return place


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Gallery:
    folder = lay_demo(tmp_path_factory.mktemp("gallery") / "project")
    people = {path: text for path, text in crowd(330).items() if path.startswith(PEOPLE)}
    lay_files(folder, people)
    old, new = folder.parent / "old", folder.parent / "new"
    build(folder, old)
    paths = list(people)
    edits = {path: people[path].replace("Việc tốt", "Việc rất tốt") for path in paths[:50]}
    names = {"site_name: ": "site_name: Thử nghiệm, ", "Trang chủ": "Trang đầu"}
    config = (folder / "mkdocs.yml").read_text("utf-8")
    for before, after in names.items():
        config = config.replace(before, after)
    lay_files(folder, {**edits, **dict.fromkeys(paths[50:70]), "mkdocs.yml": config})
    started = time.monotonic()
    build(folder, new)
    seconds = time.monotonic() - started
    return Gallery(folder=folder, old=site_of(old), new=site_of(new), seconds=seconds)


def start(folder: Path, out: Path, before: tuple[str, ...] = ()) -> Command:
    return Command(folder, temp_of(folder), "build", "--out", str(out), before=before)


def temp_of(folder: Path) -> Path:
    """Where builds of the gallery in `folder` have their temporary files."""
    temp = folder.parent / "temp"
    temp.mkdir(exist_ok=True)
    return temp


def build(folder: Path, out: Path) -> str:
    """Build undisturbed; what the command said. Nothing is left beside the site nor among temporary files."""
    temp = set(temp_of(folder).iterdir())
    code, said = start(folder, out).end()
    assert code == 0, said
    assert not (out.parent / f".{out.name}.ntvt").exists()
    assert set(temp_of(folder).iterdir()) == temp
    return said


def is_staging(out: Path) -> Callable[[], bool]:
    """Whether a build stages files already: all is checked, and workers begin to make pages."""
    return (out.parent / f".{out.name}.ntvt" / "new").exists


def is_replacing(out: Path) -> Callable[[], bool]:
    return (out.parent / f".{out.name}.ntvt" / "journal.json").exists


def beside(out: Path) -> list[str]:
    """What lies where the site lies, but for the cache, which may hold anything at any time."""
    return [path.name for path in out.parent.iterdir() if path.name != f".{out.name}.cache"]


def assert_whole(out: Path, old: Bytes, new: Bytes) -> None:
    """Every file is the old one or the new one, and search names no file that is not there."""
    found = site_of(out)
    assert [
        path for path, data in found.items() if path != MANIFEST and data not in (old.get(path), new.get(path))
    ] == []
    if CONTENTS in found:
        edition = new if found[CONTENTS] == new[CONTENTS] else old
        assert {path for path in edition if path.startswith(INDEX)} <= found.keys()


def moments(count: int, seconds: float) -> list[float]:
    """Random moments, one in each part of a run."""
    chance = random.Random(1992)
    return [(part + chance.random()) / count * seconds for part in range(count)]


def test_a_first_build_killed_at_any_moment_leaves_no_site_or_the_whole_one(gallery: Gallery, tmp_path: Path) -> None:
    in_time = []
    for moment in moments(2, gallery.seconds):
        out = tmp_path / str(moment) / "site"
        running = start(gallery.folder, out)
        time.sleep(moment)
        in_time.append(running.kill())
        assert site_of(out) in ({}, gallery.new)
        build(gallery.folder, out)
        assert site_of(out) == gallery.new
    assert any(in_time)


def test_a_build_killed_at_any_moment_leaves_whole_files_and_the_next_mends_all(
    gallery: Gallery, tmp_path: Path
) -> None:
    for moment in moments(3, gallery.seconds):
        out = gallery.lay_old(tmp_path / str(moment))
        running = start(gallery.folder, out)
        time.sleep(moment)
        running.kill()
        assert_whole(out, gallery.old, gallery.new)
        build(gallery.folder, out)
        assert site_of(out) == gallery.new


def killed_while_replacing(gallery: Gallery, place: Path) -> Path:
    """A site that is neither old nor new: some of its files are replaced, others are not."""
    for attempt in range(10):
        out = gallery.lay_old(place / str(attempt))
        running = start(gallery.folder, out)
        if not running.wait_until(is_replacing(out)):
            # It was done between two looks.
            assert running.end()[0] == 0
            continue
        running.kill()
        if is_replacing(out)():
            return out
    raise AssertionError("publishing was always done before it could be killed")


def test_a_build_killed_while_it_replaces_files_is_completed_by_the_next_even_if_that_finds_errors(
    gallery: Gallery, tmp_path: Path
) -> None:
    out = killed_while_replacing(gallery, tmp_path)
    assert_whole(out, gallery.old, gallery.new)
    folder = gallery.copy(tmp_path / "broken")
    lay_files(folder, {BROKEN: "---\nname: Đoàn Thử Bốn\n---\n"})
    assert start(folder, out).end() == (
        1,
        f"Lần chạy trước bị ngắt khi đang thay trang ở {out}; đã thay nốt.\n"
        f'{BROKEN}:2:1: lỗi: thiếu mục "honours" [missing-key]\n'
        '  gợi ý: thêm dòng "honours: …"\n'
        "1 lỗi trong 1 tệp\n",
    )
    assert site_of(out) == gallery.new
    assert "ghi mới 0, xóa 0" in build(gallery.folder, out)


def test_a_full_disk_leaves_the_old_site_and_a_build_with_room_completes(gallery: Gallery, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 64_000_000) as disk:
        out = gallery.lay_old(disk / "web")
        change_disk(disk, f"size={used(disk) + 2_000_000}")
        code, said = start(gallery.folder, out).end()
        # The cache says so, too, where it is the first to need room.
        told = [line for line in said.splitlines(keepends=True) if not line.startswith("không ghi được bộ nhớ đệm")]
        assert (code, "".join(told)) == (1, f"lỗi: thư mục {out}: {FULL}Trang cũ ở {out} được giữ nguyên.\n")
        assert site_of(out) == gallery.old
        assert beside(out) == ["site"]
        change_disk(disk, "size=64000000")
        build(gallery.folder, out)
        assert site_of(out) == gallery.new


@pytest.mark.parametrize("size", [8_192, 32_768], ids=["at-once", "at-an-editorial-page"])
def test_a_full_disk_for_temporary_files_leaves_the_old_site(gallery: Gallery, tmp_path: Path, size: int) -> None:
    out = gallery.lay_old(tmp_path / "web")
    with small_disk(tmp_path / "disk", size) as disk:
        said = Command(gallery.folder, disk, "build", "--out", str(out)).end()
        assert said == (1, f"lỗi: thư mục tạm {disk}: {FULL}Trang cũ ở {out} được giữ nguyên.\n")
        assert site_of(out) == gallery.old
        assert list(disk.iterdir()) == []


def test_a_disk_that_fills_while_files_are_replaced_leaves_the_rest_to_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = editions(tmp_path, monkeypatch)
    replace, room = os.replace, iter(range(20))

    def fill(source: str, target: str) -> None:
        if next(room, None) is None:
            raise OSError(errno.ENOSPC, "No space left on device", source, None, target)
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fill)
        message = "Trang ở site mới được thay một phần, tệp nào cũng trọn vẹn; lần chạy sau sẽ thay nốt.\n"
        assert invoke_ntvt("build") == (1, f"lỗi: thư mục site: {FULL}{message}")
    assert site_of(tmp_path / "site") not in (old, new)
    assert_whole(tmp_path / "site", old, new)
    code, said = invoke_ntvt("build")
    assert (code, said.splitlines()[0]) == (0, "Lần chạy trước bị ngắt khi đang thay trang ở site; đã thay nốt.")
    assert site_of(tmp_path / "site") == new


def test_a_disk_that_is_read_only_is_reported_and_nothing_changes(gallery: Gallery, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 64_000_000) as disk:
        out = gallery.lay_old(disk / "web")
        change_disk(disk, "ro")
        told = "ổ đĩa chỉ cho đọc, không cho ghi\n  gợi ý: chọn nơi khác bằng --out, hoặc hỏi người quản lý máy\n"
        assert start(gallery.folder, out).end() == (1, f"lỗi: thư mục {out}: {told}Trang cũ ở {out} được giữ nguyên.\n")
        first = disk / "first"
        assert start(gallery.folder, first).end() == (1, f"lỗi: thư mục {first}: {told}Chưa có trang nào ở {first}.\n")
        assert site_of(disk) == {f"web/site/{path}": data for path, data in gallery.old.items()}


def test_a_folder_that_is_a_disk_of_its_own_is_reported_and_nothing_changes(gallery: Gallery, tmp_path: Path) -> None:
    told = (
        "đây là một ổ đĩa gắn riêng, không thay trọn cả trang được\n"
        "  gợi ý: chọn bằng --out một thư mục con nằm trong đó\n"
    )
    with small_disk(tmp_path / "disk", 64_000_000) as out:
        assert start(gallery.folder, out).end() == (1, f"lỗi: thư mục {out}: {told}Chưa có trang nào ở {out}.\n")
        shutil.copytree(gallery.folder.parent / "old", out, dirs_exist_ok=True)
        assert start(gallery.folder, out).end() == (1, f"lỗi: thư mục {out}: {told}Trang cũ ở {out} được giữ nguyên.\n")
        assert site_of(out) == gallery.old
        assert beside(out) == ["disk"]


def test_a_folder_without_the_right_to_write_is_reported_and_nothing_changes(gallery: Gallery, tmp_path: Path) -> None:
    out = gallery.lay_old(tmp_path / "web")
    bound = rights_bind()
    out.parent.chmod(0o555)
    try:
        assert start(gallery.folder, out, bound).end() == (
            1,
            f"lỗi: thư mục {out}: không có quyền đọc hoặc ghi ở đây\n"
            "  gợi ý: xem lại quyền của thư mục này và của thư mục chứa nó\n"
            f"Trang cũ ở {out} được giữ nguyên.\n",
        )
    finally:
        out.parent.chmod(0o755)
    assert site_of(out) == gallery.old


def test_of_a_site_that_may_not_be_read_nobody_says_that_it_is_not_there(gallery: Gallery, tmp_path: Path) -> None:
    out = gallery.lay_old(tmp_path / "web")
    bound = rights_bind()
    out.chmod(0o000)
    try:
        assert start(gallery.folder, out, bound).end() == (
            1,
            f"lỗi: thư mục {out}: không có quyền đọc hoặc ghi ở đây\n"
            "  gợi ý: xem lại quyền của thư mục này và của thư mục chứa nó\n"
            f"Không được đọc {out}, nên không biết ở đó đã có trang chưa; chưa sửa gì ở đó.\n",
        )
    finally:
        out.chmod(0o755)
    assert_untouched(gallery, out)


@pytest.mark.parametrize(("name", "rights"), [("", 0o000), ("", 0o500), ("cache.sqlite", 0o400), ("cache.sqlite", 0)])
def test_a_cache_without_the_right_to_write_is_not_used(
    gallery: Gallery, tmp_path: Path, name: str, rights: int
) -> None:
    out = gallery.lay_old(tmp_path / "web")
    folder = out.with_name(f".{out.name}.cache")
    with open_cache(out):
        pass
    (folder / name).chmod(rights)
    try:
        code, told = start(gallery.folder, out, rights_bind()).end()
    finally:
        folder.chmod(0o700)
    assert code == 0
    assert told.splitlines()[0] == f"không có quyền đọc, ghi bộ nhớ đệm {folder} nên không dùng đến nó"
    assert site_of(out) == gallery.new


def rights_bind() -> tuple[str, ...]:
    """What to put before a command so that rights bind it: nothing, but for the administrator."""
    if os.geteuid():
        return ()
    bound = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
    if not shutil.which("setpriv") or subprocess.run([*bound, "true"]).returncode:
        pytest.skip("rights do not bind the administrator, and setpriv is not there to make them")
    return bound


def test_profiles_that_vanish_while_workers_make_pages_are_published_and_gone_from_the_next_site(
    gallery: Gallery, tmp_path: Path
) -> None:
    folder = gallery.copy(tmp_path / "project")
    out = gallery.lay_old(tmp_path / "web")
    running = start(folder, out)
    assert running.wait_until(is_staging(out))
    running.signal_all(signal.SIGSTOP)
    for path in (folder / PEOPLE).glob("nguoi-thu-*.md"):
        path.unlink()
    running.signal_all(signal.SIGCONT)
    assert running.end()[0] == 0
    assert site_of(out) == gallery.new
    build(folder, out)
    assert not list((out / "ho-so").glob("nguoi-thu-*"))


def assert_untouched(gallery: Gallery, out: Path) -> None:
    assert site_of(out) == gallery.old
    assert beside(out) == ["site"]


def test_ctrl_c_ends_the_build_in_two_lines_and_leaves_the_old_site(gallery: Gallery, tmp_path: Path) -> None:
    out, temp = gallery.lay_old(tmp_path / "web"), set(temp_of(gallery.folder).iterdir())
    running = start(gallery.folder, out)
    assert running.wait_until(is_staging(out))
    running.signal_all(signal.SIGINT)
    assert running.end() == (130, f"lỗi: đã dừng vì có người bấm Ctrl-C\nTrang cũ ở {out} được giữ nguyên.\n")
    assert_untouched(gallery, out)
    assert set(temp_of(gallery.folder).iterdir()) == temp


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="workers are found through /proc")
def test_a_worker_that_is_killed_ends_the_build_and_leaves_the_old_site(gallery: Gallery, tmp_path: Path) -> None:
    out = gallery.lay_old(tmp_path / "web")
    running = start(gallery.folder, out)
    assert running.wait_until(is_staging(out))
    os.kill(running.workers()[0], signal.SIGKILL)
    assert running.end() == (
        1,
        "lỗi: một tiến trình phụ bị dừng giữa chừng, có thể do máy hết bộ nhớ\n"
        "  gợi ý: đóng bớt chương trình khác rồi chạy lại lệnh này\n"
        f"Trang cũ ở {out} được giữ nguyên.\n",
    )
    assert_untouched(gallery, out)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="workers are found through /proc")
def test_workers_go_when_the_command_alone_is_killed(gallery: Gallery, tmp_path: Path) -> None:
    out = gallery.lay_old(tmp_path / "web")
    running = start(gallery.folder, out)
    assert running.wait_until(is_staging(out))
    workers = running.workers()
    assert workers
    os.kill(running.id, signal.SIGKILL)
    patience = time.monotonic() + PATIENCE
    while any(map(is_alive, workers)) and time.monotonic() < patience:
        time.sleep(0.01)
    assert [worker for worker in workers if is_alive(worker)] == []
    assert running.end() == (-signal.SIGKILL, "")
    build(gallery.folder, out)
    assert site_of(out) == gallery.new
