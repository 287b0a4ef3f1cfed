"""The commands of `ntvt`. Exit codes: 0 clean or warnings only, 1 errors found, 2 wrong use."""

import sys
from os import _exit

import click

from generator.commands.build import build_command
from generator.commands.check import check
from generator.commands.serve import serve


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Người tốt, việc tốt: dựng kho hồ sơ thành trang web tĩnh."""


for command in (build_command, check, serve):
    main.add_command(command)


def run() -> None:
    """The program `ntvt`: one command, then the end at once.

    All that is to be written or told is by then. Python would take down every record by itself, for a twentieth of the
    time of a build.
    """
    try:
        main()
    except SystemExit as end:
        if isinstance(end.code, int):
            sys.stdout.flush()
            sys.stderr.flush()
            _exit(end.code)
        raise
