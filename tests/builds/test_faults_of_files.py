"""Files that change or fail under a build: it says which one and how, and the old site stays."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator import build as building
from generator.commands import check, main
from generator.reading.files import list_files
from generator.steps import gallery
from tests.support.commands import editions, invoke_ntvt, site_of
from tests.support.project import lay_demo, lay_files

pytestmark = pytest.mark.slow

LETTER = "content/profiles/gia-lam/kinh-te/luc-van-duong.md"
PORTRAIT = "content/profiles/hoan-kiem/an-sinh-nhan-ai/tieu-thi-anh-dao"
PICTURE = "content/profiles/hoan-kiem/kinh-te/cai-bao.png"
EDITED = "tệp này vừa được sửa, sau khi đã kiểm tra xong"


def test_a_profile_that_vanishes_after_it_was_listed_is_an_error_of_that_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, _ = editions(tmp_path, monkeypatch)

    def list_then_lose(folder: Path, suffixes: tuple[str, ...]) -> object:
        found = list_files(folder, suffixes)
        Path(LETTER).unlink(missing_ok=True)
        return found

    monkeypatch.setattr(gallery, "list_files", list_then_lose)
    assert invoke_ntvt("build") == (
        1,
        f"{LETTER}:1:1: lỗi: không thấy tệp này [unreadable]\n  gợi ý: xem lại tên tệp và quyền đọc\n"
        "1 lỗi trong 1 tệp\n",
    )
    assert site_of(tmp_path / "site") == old


@pytest.mark.parametrize(
    ("picture", "content"),
    [(f"{PORTRAIT}.jpg", None), (f"{PORTRAIT}.jpg", "nửa tệp"), (PICTURE, None)],
    ids=["portrait-gone", "portrait-cut", "picture-gone"],
)
def test_a_picture_that_changes_after_the_check_is_an_error_and_the_old_site_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, picture: str, content: str | None
) -> None:
    old, new = editions(tmp_path, monkeypatch)
    before = (tmp_path / picture).read_bytes()
    with after_the_check(monkeypatch, lambda: lay_files(tmp_path, {picture: content})):
        assert invoke_ntvt("build") == (
            1,
            f"lỗi: {picture}: {EDITED}\n"
            "  gợi ý: để yên các tệp trong lúc dựng trang; chạy lại lệnh này\n"
            "Trang cũ ở site được giữ nguyên.\n",
        )
    assert site_of(tmp_path / "site") == old
    assert not (tmp_path / ".site.ntvt").exists()
    (tmp_path / picture).write_bytes(before)
    assert invoke_ntvt("build")[0] == 0
    assert site_of(tmp_path / "site") == new


@pytest.mark.parametrize("content", [None, "---\nname: Lục Văn Dương\n---\n", ""], ids=["gone", "edited", "emptied"])
def test_a_profile_that_changes_after_the_check_is_published_as_it_was_checked_and_read_by_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None
) -> None:
    _, new = editions(tmp_path, monkeypatch)
    with after_the_check(monkeypatch, lambda: lay_files(tmp_path, {LETTER: content})):
        assert invoke_ntvt("build")[0] == 0
    assert site_of(tmp_path / "site") == new
    code, _ = invoke_ntvt("build")
    if content is None:
        assert code == 0
        assert not (tmp_path / "site" / "ho-so" / "luc-van-duong").exists()
    else:
        assert code == 1


@contextmanager
def after_the_check(monkeypatch: pytest.MonkeyPatch, change: Callable[[], None]) -> Iterator[None]:
    """Builds change something between check and rendering."""
    build_site = building.build_site

    def change_then_build(*arguments: Any) -> object:
        change()
        return build_site(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(building, "build_site", change_then_build)
        yield


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            OSError(errno.EDQUOT, "Disk quota exceeded", "site/index.html"),
            "thư mục site: đã dùng hết dung lượng được cấp",
        ),
        (OSError(errno.EIO, "Input/output error"), "ổ đĩa hoặc đường mạng bị lỗi khi đọc, ghi"),
        (OSError(errno.EIO, "", "theme/x.css"), "theme/x.css: ổ đĩa hoặc đường mạng bị lỗi khi đọc, ghi"),
        (OSError(errno.EDOM, "Domain error", "theme/x.css"), "theme/x.css: máy báo lỗi số 33 (Domain error)"),
        (FileNotFoundError(errno.ENOENT, "gone", "/kho/x"), "/kho/x: không thấy tệp hoặc thư mục này"),
    ],
    ids=["quota", "hardware-somewhere", "hardware", "rare", "gone"],
)
def test_other_faults_of_the_disk_are_reported_with_their_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, told: str
) -> None:
    def fail(*arguments: object, **named: object) -> None:
        raise error

    monkeypatch.chdir(lay_demo(tmp_path))
    monkeypatch.setattr(building, "build_site", fail)
    code, said = invoke_ntvt("build")
    assert (code, said.splitlines()[0]) == (1, f"lỗi: {told}")
    monkeypatch.setattr(check, "check_project", fail)
    assert invoke_ntvt("check")[0] == 1


def test_an_error_of_our_own_is_not_taken_for_a_fault_of_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise OSError("cannot identify image file")

    monkeypatch.chdir(lay_demo(tmp_path))
    monkeypatch.setattr(building, "build_site", fail)
    with pytest.raises(OSError, match="cannot identify image file"):
        CliRunner().invoke(main, ["build"], catch_exceptions=False)
