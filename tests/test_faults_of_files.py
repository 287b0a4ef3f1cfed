"""Files that change or fail under a build: it says which one and how, and the old site stays."""

import errno
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.building import archive as archives
from generator.commands import main
from tests.project import lay_demo, lay_files
from tests.test_door import site_of
from tests.test_faults import NO_FILE, command, editions, ntvt

LETTER = "content/profiles/gia-lam/kinh-te/luc-van-duong.md"
PORTRAIT = "content/profiles/hoan-kiem/an-sinh-nhan-ai/tieu-thi-anh-dao"
PICTURE = "content/profiles/hoan-kiem/kinh-te/au-van-on"
EDITED = "tệp này vừa được sửa, sau khi đã kiểm tra xong"


def test_a_profile_that_vanishes_after_it_was_listed_is_an_error_of_that_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, _ = editions(tmp_path, monkeypatch)
    list_files = archives.list_files

    def list_then_lose(folder: Path, suffixes: tuple[str, ...]) -> object:
        found = list_files(folder, suffixes)
        Path(LETTER).unlink(missing_ok=True)
        return found

    monkeypatch.setattr(archives, "list_files", list_then_lose)
    told = f"{LETTER}:1:1: lỗi: {NO_FILE} [unreadable]\n  gợi ý: xem lại tên tệp và quyền đọc\n1 lỗi trong 1 tệp\n"
    assert ntvt("build") == (1, told)
    assert site_of(tmp_path / "site") == old


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({LETTER: None}, f"{LETTER}: {NO_FILE}"),
        ({LETTER: "---\nname: Lục Văn Dương\n---\nChưa ai xem lại câu này.\n"}, f"{LETTER}: {EDITED}"),
        ({LETTER: ""}, f"{LETTER}: {EDITED}"),
        ({LETTER: {"latin": "Luc V\xe0n"}}, f"{LETTER}: tệp không phải là chữ UTF-8"),
        ({f"{PORTRAIT}.jpg": None}, f'{PORTRAIT}.md: không thấy tệp ảnh "tieu-thi-anh-dao.jpg"'),
        ({f"{PORTRAIT}.jpg": "nửa tệp"}, f'{PORTRAIT}.md: không đọc được ảnh "tieu-thi-anh-dao.jpg"'),
        ({"content/profiles/hoan-kiem/kinh-te/cai-bao.png": None}, f'{PICTURE}.md: không thấy tệp ảnh "cai-bao.png"'),
    ],
    ids=["gone", "edited", "emptied", "not-text", "portrait-gone", "portrait-cut", "picture-gone"],
)
def test_a_file_that_changes_after_it_was_checked_is_told_and_the_old_site_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, object], told: str
) -> None:
    old, new = editions(tmp_path, monkeypatch)
    kept = {path: (tmp_path / path).read_bytes() for path in files}
    build_site = command.build_site

    def change_then_build(*arguments: Any) -> object:
        lay_files(tmp_path, files)
        return build_site(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(command, "build_site", change_then_build)
        hint = "  gợi ý: để yên các tệp trong lúc dựng trang; chạy lại lệnh này\n"
        assert ntvt("build") == (1, f"lỗi: {told}\n{hint}Trang cũ ở site được giữ nguyên.\n")
    assert site_of(tmp_path / "site") == old
    assert not (tmp_path / ".site.ntvt").exists()
    for path, data in kept.items():
        (tmp_path / path).write_bytes(data)
    assert ntvt("build")[0] == 0
    assert site_of(tmp_path / "site") == new


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            OSError(errno.EDQUOT, "Disk quota exceeded", "site/index.html"),
            "thư mục site: đã dùng hết dung lượng được cấp",
        ),
        (OSError(errno.EIO, "Input/output error"), "ổ đĩa hoặc đường nối bị lỗi khi đọc, ghi"),
        (OSError(errno.EIO, "", "theme/x.css"), "theme/x.css: ổ đĩa hoặc đường nối bị lỗi khi đọc, ghi"),
        (OSError(errno.EDOM, "Domain error", "theme/x.css"), "theme/x.css: máy báo lỗi số 33 (Domain error)"),
        (FileNotFoundError(errno.ENOENT, "gone", "/kho/x"), "/kho/x: tệp hoặc thư mục này không còn nữa"),
    ],
    ids=["quota", "hardware-somewhere", "hardware", "rare", "gone"],
)
def test_other_faults_of_the_disk_are_told_with_their_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, told: str
) -> None:
    def fail(*arguments: object, **named: object) -> None:
        raise error

    monkeypatch.chdir(lay_demo(tmp_path))
    monkeypatch.setattr(command, "build_site", fail)
    code, said = ntvt("build")
    assert (code, said.splitlines()[0]) == (1, f"lỗi: {told}")
    monkeypatch.setattr(sys.modules["generator.commands.check"], "read_archive", fail)
    assert ntvt("check")[0] == 1


def test_an_error_of_our_own_is_not_taken_for_a_fault_of_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise OSError("cannot identify image file")

    monkeypatch.chdir(lay_demo(tmp_path))
    monkeypatch.setattr(command, "build_site", fail)
    with pytest.raises(OSError, match="cannot identify image file"):
        CliRunner().invoke(main, ["build"], catch_exceptions=False)
