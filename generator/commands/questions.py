"""Ask an editor, step by step; a wrong answer is explained and asked for again."""

from collections.abc import Sequence
from datetime import date

import click

from generator.checking.years import explain_wrong_year
from generator.editing.choices import MOST_SHOWN, Candidate, explain_choices, find_choices, resolve_choice
from generator.editing.sheets.person_cells import read_day
from generator.vietnamese import fold


def ask_text(question: str, default: str | None = None, *, optional: bool = False) -> str | None:
    """Ask for a line of text; an empty answer keeps the default, or means None for an optional one."""
    while True:
        answer = _ask(f"{question}{_describe_empty(default, optional)}")
        if answer or default or optional:
            return answer or default or None
        click.echo("  Mục này cần có.")


def ask_year(question: str, default: int | None, latest: int) -> int:
    """Ask for the year of an honour, `latest` at most."""
    while True:
        answer = ask_text(question, str(default) if default is not None else None) or ""
        if not answer.isdecimal():
            click.echo(f'  "{answer}" không phải là số')
        elif explanation := explain_wrong_year(int(answer), latest):
            click.echo(f"  {explanation.message}")
        else:
            return int(answer)


def ask_day(question: str) -> date | None:
    """Ask for a day that may be unknown."""
    while True:
        answer = ask_text(f"{question}, ví dụ 25/11/2026", optional=True)
        day = read_day(answer) if answer else None
        if day or not answer:
            return day
        click.echo(f'  "{answer}" không phải là ngày.')


def ask_yes(question: str, default: bool = False) -> bool:
    """Ask a question that is answered by yes or no."""
    while True:
        answer = fold(_ask(f"{question} (c: có, k: không){_describe_empty('c' if default else 'k', False)}"))
        if not answer:
            return default
        if answer in ("c", "co", "k", "khong"):
            return answer.startswith("c")
        click.echo("  Gõ c hoặc k.")


def ask_choice(
    question: str, choices: Sequence[Candidate], default: str | None = None, *, optional: bool = False
) -> str | None:
    """Ask for one of some choices, by number or by a part of its label; return its id, None for none."""
    shown = list(choices) if len(choices) <= MOST_SHOWN else []
    _show(shown)
    label = next((choice.label for choice in choices if choice.id == default), None)
    hint = "" if shown else " (gõ vài chữ, không cần dấu)"
    while True:
        answer = _ask(f"{question}{hint}{_describe_empty(label, optional)}")
        if not answer and (label or optional):
            return default if label else None
        if answer.isdecimal() and 1 <= int(answer) <= len(shown):
            return shown[int(answer) - 1].id
        meant = find_choices(answer, choices)
        if len(meant) == 1:
            click.echo(f"  → {meant[0].label}")
            return meant[0].id
        click.echo(f"  {explain_choices(answer, meant, choices)}")
        shown = meant[:MOST_SHOWN] or shown
        _show(shown if meant else [])


def resolve_option(flag: str, text: str | None, choices: Sequence[Candidate]) -> str | None:
    """Return the id of what an option names in words; None without the option. Raises UsageError."""
    try:
        return resolve_choice(text, choices) if text is not None else None
    except ValueError as error:
        raise click.UsageError(f"{flag}: {error}") from error


def _ask(question: str) -> str:
    return str(click.prompt(question, default="", show_default=False)).strip()


def _describe_empty(default: str | None, optional: bool) -> str:
    """Say what an empty answer means."""
    if default:
        return f" [Enter: {default}]"
    return " [Enter: bỏ qua]" if optional else ""


def _show(choices: Sequence[Candidate]) -> None:
    for number, choice in enumerate(choices, 1):
        click.echo(f"  {number:2}. {choice.label}")
