"""The commands of `ntvt`. Exit codes: 0 clean or warnings only, 1 errors found, 2 wrong use."""

import click

from generator.commands.build import build
from generator.commands.check import check
from generator.commands.serve import serve


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Người tốt, việc tốt: dựng kho hồ sơ thành trang web tĩnh."""


for command in (build, check, serve):
    main.add_command(command)
