"""The commands of `ntvt`. Exit codes: 0 no errors, 1 errors, 2 wrong use, 130 after Ctrl-C."""

import signal
import subprocess
import sys

import click

from generator.commands.build import build_command
from generator.commands.check import check
from generator.commands.export import export
from generator.commands.import_sheet import import_sheet
from generator.commands.new import new
from generator.commands.rename import rename
from generator.commands.serve import serve
from generator.commands.stats import stats
from generator.commands.vietnamese import VietnameseGroup
from generator.commands.withdraw import withdraw


@click.group(cls=VietnameseGroup)
def main() -> None:
    """Người tốt, việc tốt: dựng kho hồ sơ thành trang web tĩnh."""


for command in (build_command, check, export, import_sheet, new, rename, serve, stats, withdraw):
    main.add_command(command)


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
