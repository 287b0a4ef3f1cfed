"""`ntvt withdraw`: take a profile, or its pictures, out of the gallery, in one commit."""

import shlex
from collections.abc import Iterator
from datetime import date

import click

from generator.commands.errors import report_errors
from generator.commands.git import (
    GitError,
    History,
    commit,
    find_commit,
    has_deletions,
    is_repository,
    read_history,
    revert,
)
from generator.commands.options import CONFIG_FILE, PROJECT, DayType, WordChoice
from generator.commands.project import load_registry, make_unknown_error
from generator.commands.questions import ask_yes
from generator.editing.changes import apply_changes
from generator.editing.profile_file import UnknownProfileError
from generator.editing.withdrawal import (
    WithdrawalPlan,
    legal_dates,
    make_withdrawal,
    plan_picture_withdrawal,
    plan_withdrawal,
)
from generator.planning.urls import WITHDRAWN
from generator.reading.host_settings import read_settings
from generator.reading.slugs import read_slug
from generator.records.registry import Registry
from generator.records.words import Reason, Withdrawal
from generator.vietnamese import format_day

REASONS: dict[str, Reason] = {
    "nguoi-trong-ho-so": "person",
    "gia-dinh": "family",
    "giam-ho": "guardian",
    "dang-nham": "mistake",
}
"""Why, as editors write it, and as `site_data/withdrawn.yml` keeps it."""

_HISTORY = """
Còn lại trong lịch sử của kho: các bản cũ của những tệp trên, kể cả khi còn mang tên cũ hoặc ở thư mục khác.
Ai có bản sao của kho cũng mở được. Muốn xóa cả ở đó, người quản lý kho cài git-filter-repo, xem lại để không xóa nhầm
tệp của người khác, rồi chạy:
  git filter-repo --invert-paths {paths}
  git push --force --all
  git push --force --tags
Sau đó nhờ nơi đặt kho xóa bản lưu tạm và các đề nghị gộp cũ, và nhờ mọi người tải lại kho từ đầu.
Dữ liệu mở mà nơi khác đã tải về thì phải nhờ từng nơi xóa."""
_NO_HISTORY = """
Thư mục này không dùng Git, hoặc máy chưa có Git, nên không biết hồ sơ từng ở những tệp nào. Nếu hồ sơ được chép từ một
kho Git thì lịch sử của kho ấy vẫn giữ các bản cũ: chạy lại lệnh này trong một bản sao của kho."""


@click.command()
@click.argument("slug", metavar="HỒ-SƠ")
@click.option("--reason", type=WordChoice(list(REASONS)), default="nguoi-trong-ho-so", help="Ai đề nghị, hoặc vì sao.")
@click.option("--date", "day", type=DayType(), help="Ngày nhận đề nghị, dạng 2026-11-25. Mặc định: hôm nay.")
@click.option("--photo", is_flag=True, help="Chỉ gỡ ảnh, giữ hồ sơ.")
@click.option("--restore", is_flag=True, help="Đăng lại; khi ấy HỒ-SƠ là mã trên biên nhận, ví dụ 2026-1.")
@click.option("--yes", is_flag=True, help="Làm ngay, không hỏi lại.")
def withdraw(slug: str, reason: str, day: date | None, photo: bool, restore: bool, yes: bool) -> None:
    """Withdraw the profile whose address ends in `slug`, or only its pictures; or restore what was withdrawn."""
    slug, today = read_slug(slug), date.today()
    if day and day > today:
        raise click.UsageError(f"--date: ngày {format_day(day)} chưa tới; ghi ngày nhận đề nghị")
    try:
        with report_errors():
            if restore:
                _restore(slug)
            elif photo:
                _withdraw_pictures(slug, yes)
            else:
                _withdraw_profile(slug, REASONS[reason], day or today, yes)
    except UnknownProfileError as error:
        raise make_unknown_error(slug) from error
    except GitError as error:
        raise click.ClickException(f"Git báo: {error}") from error


def _withdraw_profile(slug: str, reason: Reason, day: date, yes: bool) -> None:
    registry = load_registry()
    withdrawal = make_withdrawal(registry.withdrawn, day, reason)
    plan = plan_withdrawal(PROJECT, slug, withdrawal)
    history = _read_history(plan)
    if not _confirm(plan, history, "Gỡ hồ sơ này?", yes):
        return
    _apply(plan, history, f"Gỡ một hồ sơ (mã {withdrawal.id})")
    click.echo(_write_receipt(withdrawal, registry))
    click.echo("\nHồ sơ còn trên trang cho đến khi dựng lại (ntvt build) và đưa trang mới lên.")
    click.echo("\n".join(_describe_history(history)))


def _withdraw_pictures(slug: str, yes: bool) -> None:
    plan = plan_picture_withdrawal(PROJECT, slug)
    if not plan.changes.paths:
        click.echo("Hồ sơ này không có ảnh.")
        return
    history = _read_history(plan)
    if _confirm(plan, history, "Gỡ ảnh của hồ sơ này?", yes):
        _apply(plan, history, "Gỡ ảnh của một hồ sơ")
        if plan.changes.deleted:
            click.echo("\n".join(_describe_history(history)))


def _restore(withdrawal_id: str) -> None:
    number = find_commit(f"Gỡ một hồ sơ (mã {withdrawal_id})")
    if number is None:
        raise click.ClickException(
            f'trong lịch sử của kho không có lần gỡ nào mang mã "{withdrawal_id}"\n'
            "  gợi ý: lấy mã trên biên nhận, hoặc trong site_data/withdrawn.yml"
        )
    if not has_deletions(number):
        raise click.ClickException(
            f"tệp của hồ sơ mã {withdrawal_id} chưa được ghi vào Git lần nào trước khi gỡ, nên không lấy lại được\n"
            f"  gợi ý: viết lại hồ sơ, rồi xóa mục {withdrawal_id} trong site_data/withdrawn.yml"
        )
    revert(number, f"Đăng lại một hồ sơ (mã {withdrawal_id})")
    click.echo(f"Đã đăng lại hồ sơ mã {withdrawal_id}; dựng trang (ntvt build) để thấy.")


def _confirm(plan: WithdrawalPlan, history: History | None, question: str, yes: bool) -> bool:
    """Show what will change, and what cannot be undone; return whether to go on."""
    for path in plan.changes.deleted:
        click.echo(f"xóa  {path}")
    for path in plan.changes.texts:
        click.echo(f"sửa  {path}")
    if plan.mentions:
        click.echo("Những chỗ sau còn nhắc tới, cần người sửa tay:")
    for mention in plan.mentions:
        click.echo(f"  {mention.path}:{mention.line}:{mention.column}: {mention.text}")
    if history is None:
        click.echo("Thư mục này không dùng Git, nên gỡ rồi thì không lấy lại được.")
    elif history.unknown:
        click.echo("Git chưa ghi những tệp sau lần nào, nên gỡ rồi thì không lấy lại được:")
        for path in history.unknown:
            click.echo(f"  {path}")
    return yes or ask_yes(question)


def _read_history(plan: WithdrawalPlan) -> History | None:
    """Find where the history keeps what is taken out; None without Git."""
    return read_history(plan.changes.deleted, plan.slugs) if is_repository() else None


def _apply(plan: WithdrawalPlan, history: History | None, message: str) -> None:
    apply_changes(plan.changes)
    if history:
        # A profile that was renamed and not yet committed is still in the last commit under its earlier path.
        commit([*plan.changes.paths, *(f":(top,literal){path}" for path in history.paths)], message)
        click.echo(f"Đã ghi vào Git: {message}.")


def _describe_history(history: History | None) -> Iterator[str]:
    """Say what old commits still hold, and how it is deleted there."""
    if history is None:
        yield _NO_HISTORY
        return
    yield _HISTORY.format(paths=" ".join(f"--path {shlex.quote(path)}" for path in history.paths))
    if history.reused:
        yield "\nHồ sơ này còn từng mang những tên sau, nay là của tệp khác nên không có trong lệnh trên."
        yield "Muốn xóa bản cũ ở đó thì đổi tên tệp hiện nay trước, rồi thêm tên ấy vào lệnh:"
        yield from (f"  {path}" for path in history.reused)
    if history.unknown:
        yield "\nGit chưa từng ghi những tệp sau; nếu chúng vừa được đổi tên thì thêm tên cũ vào lệnh trên:"
        yield from (f"  {path}" for path in history.unknown)
    if history.is_shallow:
        yield "\nBản sao này của kho chỉ có một phần lịch sử, nên có thể còn tên cũ chưa thấy."
        yield "Chạy git fetch --unshallow, rồi tìm tên cũ của từng tệp để thêm: git log --follow --name-only -- TỆP"


def _write_receipt(withdrawal: Withdrawal, registry: Registry) -> str:
    """Write the receipt for the person who asked; it does not name anyone."""
    settings, day = registry.settings, withdrawal.date
    answer, end = legal_dates(settings, day)
    site = read_settings(CONFIG_FILE)[0]
    return (
        "\nBIÊN NHẬN ĐỀ NGHỊ GỠ HỒ SƠ\n"
        f"Mã: {withdrawal.id}\n"
        f"Ngày nhận đề nghị: {format_day(day)}\n"
        f"Trả lời chậm nhất ngày: {format_day(answer)} ({settings.answer_days} ngày làm việc, chưa trừ ngày lễ)\n"
        f"Gỡ xong chậm nhất ngày: {format_day(end)} ({settings.withdrawal_days} ngày)\n"
        f"Trang báo đã gỡ: {site.site_url}{WITHDRAWN}{withdrawal.id}/\n"
        f"Nơi nhận: {settings.contact_name}, {settings.contact_email}"
    )
