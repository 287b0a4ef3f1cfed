"""`ntvt rename`: give a profile another address; the earlier one leads on to it."""

import sys

import click

from generator.commands.errors import report_errors
from generator.commands.options import PROJECT
from generator.commands.project import make_unknown_error
from generator.commands.questions import ask_yes
from generator.editing.changes import apply_changes
from generator.editing.profile_file import UnknownProfileError, check_text
from generator.editing.renaming import RenamePlan, TakenAddressError, WrongAddressError, plan_rename
from generator.problems import format_problems
from generator.reading.registry import read_registry
from generator.reading.slugs import read_slug
from generator.records.problem import has_errors


@click.command()
@click.argument("slug", metavar="ĐỊA-CHỈ-CŨ")
@click.argument("new", metavar="ĐỊA-CHỈ-MỚI")
@click.option("--forget", is_flag=True, help="Bỏ hẳn địa chỉ cũ, khi chính nó làm lộ tên người.")
@click.option("--yes", is_flag=True, help="Làm ngay, không hỏi lại.")
def rename(slug: str, new: str, forget: bool, yes: bool) -> None:
    """Rename the profile `slug`, with every link to it."""
    slug, new = read_slug(slug), read_slug(new)
    with report_errors():
        plan = _plan(slug, new, keeps_address=not forget)
        if not _is_sound(plan):
            sys.exit(1)
        click.echo(f"đổi  {plan.changes.deleted[0]} → {plan.file.path}")
        for path in plan.changes.texts:
            if path != plan.file.path:
                click.echo(f"sửa  {path}")
        if yes or ask_yes("Làm như vậy?"):
            apply_changes(plan.changes)
            kept = "Địa chỉ cũ không còn." if forget else "Địa chỉ cũ vẫn dẫn tới trang."
            click.echo(f"Đã đổi. {kept} Muốn lấy lại như trước: git restore, hoặc chạy lệnh này theo chiều ngược lại.")


def _plan(slug: str, new: str, *, keeps_address: bool) -> RenamePlan:
    try:
        return plan_rename(PROJECT, slug, new, keeps_address=keeps_address)
    except UnknownProfileError as error:
        raise make_unknown_error(slug) from error
    except WrongAddressError as error:
        near = f", ví dụ {error.args[0]}" if error.args[0] else ""
        raise click.ClickException(
            f'"{new}" không dùng làm địa chỉ được\n  gợi ý: viết thường, không dấu, nối bằng gạch ngang{near}'
        ) from error
    except TakenAddressError as error:
        raise click.ClickException(
            f'địa chỉ "{new}" đã là của {error.args[0]}\n  gợi ý: chọn địa chỉ khác, ví dụ {new}-2'
        ) from error


def _is_sound(plan: RenamePlan) -> bool:
    """Show what `ntvt check` will say of the profile; return whether it has no errors."""
    registry, problems = read_registry(PROJECT.data)
    problems += check_text(plan.file, plan.changes.texts[plan.file.path], registry)
    if problems:
        click.echo(format_problems(problems), err=True)
    return not has_errors(problems)
