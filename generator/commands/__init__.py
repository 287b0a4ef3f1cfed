"""The commands of `ntvt`. Exit codes: 0 no errors, 1 errors, 2 wrong use, 130 after Ctrl-C."""

import signal
import subprocess
import sys

import click

from generator.commands.vietnamese import VietnameseGroup

main = VietnameseGroup(
    {
        "build": ("build.build_command", "Dựng toàn bộ trang web."),
        "check": ("check.check", "Kiểm tra toàn bộ nội dung, chỉ ra từng chỗ cần sửa."),
        "export": ("export.export", "Ghi hồ sơ ra một bảng (.xlsx hoặc .csv), hoặc ra danh sách kèm quyết định."),
        "import": (
            "import_sheet.import_sheet",
            "Tạo hồ sơ từ một bảng (.xlsx, .xls, .ods, .csv, .docx): xem trước, rồi mới ghi.",
        ),
        "new": ("new.new", "Thêm một hồ sơ: hỏi từng mục rồi ghi tệp vào đúng thư mục."),
        "rename": ("rename.rename", "Đổi địa chỉ (tên tệp) của một hồ sơ; địa chỉ cũ vẫn dẫn tới trang."),
        "serve": (
            "serve.serve",
            "Xem trước trên máy này; trang tự cập nhật khi sửa nội dung, danh mục hay giao diện.",
        ),
        "stats": ("stats.stats", "Đếm cá nhân, tập thể, lượt nêu gương, lượt khen thưởng."),
        "withdraw": (
            "withdraw.withdraw",
            "Gỡ một hồ sơ, hoặc chỉ gỡ ảnh, theo đề nghị; ghi lại thành một lần sửa trong Git.",
        ),
    },
    help="Người tốt, việc tốt: dựng kho hồ sơ thành trang web tĩnh.",
)
click.version_option(package_name="nguoi-tot-viec-tot", message="%(prog)s %(version)s", help="Hiện phiên bản.")(main)


def run() -> None:
    """Run the program `ntvt`."""
    if sys.getfilesystemencoding() != "utf-8":
        # Otherwise names of files would be decoded wrongly; the encoding can only be set when Python starts.
        sys.exit(_run_with_utf8())
    # A file name that is not UTF-8 must not prevent the output.
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    main()


def _run_with_utf8() -> int:
    """Run this program again in Python's UTF-8 mode; return its exit code."""
    with subprocess.Popen([sys.executable, "-X", "utf8", *sys.orig_argv[1:]]) as process:
        # Ctrl-C reaches both processes; the other one handles it.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        return process.wait()
