"""Translate click's own texts: help, and errors in the use of a command."""

import re
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

WRONG_USE = 2
"""The exit code for a wrong use of the command line."""

INTERRUPTED = 130
"""The exit code after Ctrl-C, as in shells."""

_HELP_FLAGS = ("-h", "--help")


class VietnameseCommand(click.Command):
    """A command whose help is Vietnamese."""

    def __init__(self, **options: Any) -> None:
        super().__init__(options_metavar="[TÙY CHỌN]", **options)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how the command is used."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="Cách dùng: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        _write_options(self, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the help option, with a Vietnamese text."""
        return _translate_help_option(super().get_help_option(ctx))


class VietnameseGroup(click.Group):
    """The program, whose help and usage errors are Vietnamese.

    `places` has for each command its module and function below `generator.commands`, and its help. The module is loaded
    when the command is asked for: to load all of them takes longer than most commands run.
    """

    def __init__(self, places: Mapping[str, tuple[str, str]], **options: Any) -> None:
        options |= {"options_metavar": "", "subcommand_metavar": "LỆNH [TÙY CHỌN]"}
        super().__init__(
            commands={name: click.Command(name, help=text) for name, (_, text) in places.items()},
            context_settings={"help_option_names": list(_HELP_FLAGS)},
            **options,
        )
        self._places = places

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command, with Vietnamese help; None for one that is not there."""
        if cmd_name not in self._places:
            return None
        place, text = self._places[cmd_name]
        module, _, function = place.partition(".")
        command: click.Command = getattr(import_module(f"generator.commands.{module}"), function)
        return VietnameseCommand(name=cmd_name, callback=command.callback, params=command.params, help=text)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how the program is used."""
        formatter.write_usage(ctx.command_path, str(self.subcommand_metavar), prefix="Cách dùng: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and the commands."""
        _write_options(self, ctx, formatter)
        rows = [(name, command.get_short_help_str(limit=100)) for name, command in sorted(self.commands.items())]
        with formatter.section("Các lệnh"):
            formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the help option, with a Vietnamese text."""
        return _translate_help_option(super().get_help_option(ctx))

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Run the program and exit with its code."""
        try:
            code = super().main(*arguments, **{**options, "standalone_mode": False})
        except click.UsageError as error:
            click.echo(_describe_wrong_use(error), err=True)
            sys.exit(WRONG_USE)
        except click.Abort:
            # Ctrl-C, or the end of the input, at a question.
            click.echo("\nĐã dừng.", err=True)
            sys.exit(INTERRUPTED)
        except click.ClickException as error:
            click.echo(f"lỗi: {error.format_message()}", err=True)
            sys.exit(error.exit_code)
        sys.exit(code if isinstance(code, int) else 0)


def _translate_help_option(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "Hiện hướng dẫn này."
    return option


def _write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    records = [record for option in command.get_params(ctx) if (record := option.get_help_record(ctx))]
    with formatter.section("Tùy chọn"):
        formatter.write_dl(records)


def _describe_wrong_use(error: click.UsageError) -> str:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    lines = [error.ctx.get_usage(), f"Xem hướng dẫn: {error.ctx.command_path} --help", ""] if error.ctx else []
    return "\n".join([*lines, f"lỗi: {_describe(error)}"])


def _describe(error: click.UsageError) -> str:
    near = getattr(error, "possibilities", None)
    hint = f"\n  gợi ý: có phải {' hay '.join(near)}?" if near else ""
    # Older releases of click have no error class for an unknown command.
    if name := getattr(error, "command_name", None):
        return f'không có lệnh "{name}"{hint}'
    if isinstance(error, click.NoSuchOption):
        return f'không có tùy chọn "{error.option_name}"{hint}'
    if isinstance(error, click.BadOptionUsage):
        takes_none = "does not take" in error.message
        return f'tùy chọn "{error.option_name}" {"không nhận giá trị" if takes_none else "cần một giá trị"}'
    if isinstance(error, click.MissingParameter) and error.param:
        return f"thiếu {error.param.make_metavar(error.ctx)}" if error.ctx else "thiếu một giá trị"
    if isinstance(error, click.BadParameter) and error.param:
        return f"{error.param.opts[0]}: {error.message}"
    if extra := re.fullmatch(r"Got unexpected extra arguments? \((.*)\)", error.message):
        return f'thừa "{extra[1]}"'
    return error.message if not error.message.isascii() else f"dùng lệnh chưa đúng ({error.message})"
