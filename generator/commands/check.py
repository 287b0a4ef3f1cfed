"""`ntvt check`: report everything that is wrong with the content, in one run."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import click

from generator.cache import Cache, DamagedCacheError, cache_folder, no_cache, open_cache
from generator.check import check_contest, check_project
from generator.commands.errors import report_errors
from generator.commands.options import CONFIG_FILE, OUT, WordChoice, content_option, data_option
from generator.commands.progress import report_wait, show_progress
from generator.commands.questions import ask_yes
from generator.commands.workers import start_workers
from generator.editing.changes import append_text, apply_changes
from generator.editing.fixes import plan_fixes
from generator.problem_reports import FORMATS, write_summary
from generator.problems import escape_invisible, format_problems
from generator.reading.host_settings import read_settings
from generator.reading.revision import RevisionError, read_revision
from generator.records.problem import Problem, has_errors
from generator.steps.gallery import Project
from generator.steps.tasks import Tasks
from generator.vietnamese import format_number


@click.command()
@click.option(
    "--format",
    "format_",
    type=WordChoice(["text", *FORMATS]),
    default="text",
    help="Viết cho người đọc (text), hoặc cho máy: json, github, gitlab, sarif.",
)
@click.option(
    "--summary",
    type=click.Path(path_type=Path),
    metavar="TỆP",
    help="Viết thêm bản tóm tắt (Markdown) vào cuối tệp này.",
)
@click.option("--base", metavar="BẢN", help="So với một bản trong Git, ví dụ main: địa chỉ nào đã đăng mà nay sẽ mất.")
@click.option("--fix", is_flag=True, help="Sửa trước những lỗi gõ mà máy sửa được; cho xem rồi mới hỏi.")
@click.option("--yes", is_flag=True, help="Với --fix: sửa ngay, không hỏi lại.")
@click.option(
    "--contest",
    "essays",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="BÀI",
    help="Chỉ kiểm tra bài dự thi này (tệp .docx hoặc .md, hoặc thư mục nhiều bài); bài không bao giờ được đăng.",
)
@content_option
@data_option
def check(content: Path, data: Path, **options: Any) -> None:
    """Read everything and report every problem."""
    format_, summary, base, essays = (options[name] for name in ("format_", "summary", "base", "essays"))
    project = Project(content, data, CONFIG_FILE)
    if options["fix"]:
        with report_errors():
            _fix(project, yes=options["yes"])
    with report_errors():
        profiles, problems = _check(project, base, essays)
        if summary:
            append_text(summary, write_summary(profiles, problems))
    if format_ != "text":
        click.echo(FORMATS[format_](problems, read_settings(CONFIG_FILE)[0].site_url))
    elif problems:
        click.echo(format_problems(problems), err=True)
    if has_errors(problems):
        sys.exit(1)
    if format_ == "text":
        click.echo(f"{format_number(profiles)} {'bài dự thi' if essays else 'hồ sơ'}, không có lỗi.")


def _check(project: Project, base: str | None, essays: Sequence[Path]) -> tuple[int, list[Problem]]:
    try:
        return _check_with(_use_cache(), project, base, essays)
    except DamagedCacheError:
        # The next build says so, and begins it again.
        return _check_with(no_cache(), project, base, essays)


def _check_with(
    open_: AbstractContextManager[Cache], project: Project, base: str | None, essays: Sequence[Path]
) -> tuple[int, list[Problem]]:
    with (
        start_workers() as executor,
        show_progress() as bars,
        Tasks(executor, bars.start_bar) as tasks,
        open_ as cache,
        _earlier(base, project) as earlier,
    ):
        if essays:
            return check_contest(project, cache, tasks, essays)
        return check_project(project, cache, tasks, earlier)


def _use_cache() -> AbstractContextManager[Cache]:
    """Use what the builds of this project keep; where there is no site, a check writes nothing."""
    return open_cache(OUT, report_wait) if cache_folder(OUT).is_dir() else no_cache()


def _fix(project: Project, *, yes: bool) -> None:
    """Show what a machine can put right, and do it."""
    fixes, changes = plan_fixes(project)
    for fix in fixes:
        click.echo(f"sửa  {fix.path}: {'; '.join(fix.reasons)}")
    for fix in fixes:
        click.echo(escape_invisible(fix.diff, keep="\n"), nl=False)
    if not fixes:
        click.echo("Không có lỗi gõ nào máy sửa được.")
    elif yes or ask_yes(f"Sửa {len(fixes)} tệp như trên?"):
        apply_changes(changes)
        click.echo("Đã sửa. Muốn lấy lại như trước: git restore.")


@contextmanager
def _earlier(base: str | None, project: Project) -> Iterator[tuple[str, Project] | None]:
    """Read a project as it was at a revision; None for no revision."""
    if base is None:
        yield None
        return
    try:
        with read_revision(base, [path.as_posix() for path in project]) as folder:
            yield base, Project(*(folder / path for path in project))
    except RevisionError as error:
        raise click.ClickException(f'không đọc được bản "{base}" trong Git\n  Git báo: {error}') from error
