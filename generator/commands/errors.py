"""Report what stops a command from outside (a full disk, a lost worker, Ctrl-C), and exit."""

import errno
import sys
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click

from generator.cache import cache_folder
from generator.commands.vietnamese import INTERRUPTED
from generator.editing.changes import TEMPORARY_SUFFIX
from generator.problems import format_problems
from generator.publishing.publish import holds_site, is_unfinished, is_unreadable, state_folder
from generator.publishing.temporary import is_temporary, temporary_place
from generator.reading.files import ChangedError
from generator.records.problem import InvalidInputError

_ROOM = "dọn bớt tệp trên ổ đĩa ấy rồi chạy lại lệnh này"
_RIGHTS = "không có quyền đọc hoặc ghi ở đây", "xem lại quyền của thư mục này và của thư mục chứa nó"
_MOUNT = (
    "đây là một ổ đĩa gắn riêng, không thay trọn cả trang được",
    "chọn bằng --out một thư mục con nằm trong đó",
)
_OTHERS = "có chương trình khác đang ghi vào đây", "chờ chương trình ấy xong rồi chạy lại lệnh này"
_OPEN_FILES = "máy không cho mở thêm tệp", "đóng bớt chương trình khác rồi chạy lại lệnh này"
_NETWORK = "thư mục mạng không trả lời", "xem lại đường mạng rồi chạy lại lệnh này"
_REASONS = {
    errno.ENOSPC: ("ổ đĩa đã đầy", _ROOM),
    errno.EDQUOT: ("đã dùng hết dung lượng được cấp", _ROOM),
    errno.EROFS: ("ổ đĩa chỉ cho đọc, không cho ghi", "chọn nơi khác bằng --out, hoặc hỏi người quản lý máy"),
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EXDEV: _MOUNT,
    errno.EBUSY: _MOUNT,
    errno.EADDRINUSE: (
        "địa chỉ xem trước đang được dùng",
        "đóng bản xem trước kia rồi chạy lại lệnh này",
    ),
    errno.EIO: ("ổ đĩa hoặc đường mạng bị lỗi khi đọc, ghi", "thử lại; nếu vẫn lỗi thì hỏi người quản lý máy"),
    errno.ENOTDIR: ("một tệp nằm ở chỗ của thư mục", "xem lại đường dẫn"),
    errno.EISDIR: ("một thư mục nằm ở chỗ của tệp", "xem lại đường dẫn"),
    errno.EEXIST: _OTHERS,
    errno.ENOTEMPTY: _OTHERS,
    errno.ENAMETOOLONG: ("tên tệp quá dài", "rút ngắn tên tệp hoặc thư mục"),
    errno.ELOOP: ("các lối tắt dẫn vòng quanh", "thay bằng tệp hoặc thư mục thật"),
    errno.EMFILE: _OPEN_FILES,
    errno.ENFILE: _OPEN_FILES,
    errno.ENOMEM: ("máy hết bộ nhớ", "đóng bớt chương trình khác rồi chạy lại lệnh này"),
    errno.EFBIG: ("tệp quá lớn cho ổ đĩa này", "chọn nơi khác bằng --out"),
    errno.ETXTBSY: ("tệp đang được chương trình khác dùng", "đóng chương trình ấy rồi chạy lại lệnh này"),
    errno.ETIMEDOUT: _NETWORK,
    errno.ESTALE: _NETWORK,
    errno.EADDRNOTAVAIL: ("máy này không có địa chỉ xem trước ấy", ""),
    errno.ENOENT: (
        "không thấy tệp hoặc thư mục này",
        "xem lại tên và đường dẫn; vừa xóa hoặc đổi tên nó thì chạy lại lệnh này",
    ),
}


@contextmanager
def report_errors(out: Path | None = None, *, report_problems: bool = True) -> Iterator[None]:
    """Report an error and the state of the site in `out`, then exit with code 1, or 130 after Ctrl-C.

    Problems in the input are reported, too; with `report_problems` false, InvalidInputError passes through instead.
    """
    try:
        yield
    except KeyboardInterrupt:
        _exit_with("đã dừng vì có người bấm Ctrl-C", "", out, INTERRUPTED)
    except BrokenProcessPool:
        message = "một tiến trình phụ bị dừng giữa chừng, có thể do máy hết bộ nhớ"
        _exit_with(message, "đóng bớt chương trình khác rồi chạy lại lệnh này", out)
    except InvalidInputError as error:
        if not report_problems:
            raise
        click.echo(format_problems(error.problems), err=True)
        sys.exit(1)
    except ChangedError as error:
        path, reason = error.args
        _exit_with(f"{path}: {reason}", "để yên các tệp trong lúc dựng trang; chạy lại lệnh này", out)
    except OSError as error:
        if error.errno is None:
            raise
        reason, hint = _REASONS.get(error.errno, (f"máy báo lỗi số {error.errno} ({error.strerror})", ""))
        _exit_with(f"{_describe_place(error, out)}{reason}", hint, out)


def _exit_with(message: str, hint: str, out: Path | None, code: int = 1) -> NoReturn:
    lines = [f"lỗi: {message}"]
    lines += [f"  gợi ý: {hint}"] if hint else []
    lines += [_describe_site(out)] if out else []
    click.echo("\n".join(lines), err=True)
    sys.exit(code)


def _describe_place(error: OSError, out: Path | None) -> str:
    """Return the file or folder of an error, as the user knows it, with a colon; "" if the error names none."""
    if error.filename is None:
        return ""
    # A file that cannot be written has failed under the name of the one beside it.
    path = Path(str(error.filename).removesuffix(TEMPORARY_SUFFIX)).absolute()
    if out and any(path.is_relative_to(folder) for folder in (out.absolute(), state_folder(out), cache_folder(out))):
        return f"thư mục {out}: "
    if is_temporary(path):
        return f"thư mục tạm {temporary_place()}: "
    return f"{path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path}: "


def _describe_site(out: Path) -> str:
    """Return a sentence on what the site in `out` is like now."""
    if is_unfinished(out):
        return f"Trang ở {out} mới được thay một phần, tệp nào cũng trọn vẹn; lần chạy sau sẽ thay nốt."
    if is_unreadable(out):
        return f"Không được đọc {out}, nên không biết ở đó đã có trang chưa; chưa sửa gì ở đó."
    if holds_site(out):
        return f"Trang cũ ở {out} được giữ nguyên."
    return f"Chưa có trang nào ở {out}."
