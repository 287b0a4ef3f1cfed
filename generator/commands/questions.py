"""Ask an editor, step by step; a wrong answer is explained and asked for again."""

from collections.abc import Callable, Sequence

import click

from generator.editing.choices import MOST_SHOWN, Candidate, explain_choices, find_choices
from generator.vietnamese import fold


def ask_text(question: str, default: str | None = None, *, optional: bool = False) -> str | None:
    """Ask for a line of text; an empty answer keeps the default, or means None for an optional one."""
    while True:
        answer = _ask(f"{question}{_describe_empty(default, optional)}")
        if answer or default or optional:
            return answer or default or None
        click.echo("  Mục này cần có.")


def ask_number(question: str, default: int | None, check: Callable[[int], str | None]) -> int:
    """Ask for a whole number; `check` says what is wrong with it, or None."""
    while True:
        answer = ask_text(question, str(default) if default is not None else None) or ""
        problem = check(int(answer)) if answer.isdecimal() else f'"{answer}" không phải là số'
        if problem is None:
            return int(answer)
        click.echo(f"  {problem}")


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
        found = find_choices(answer, choices)
        if len(found) == 1:
            click.echo(f"  → {found[0].label}")
            return found[0].id
        click.echo(f"  {explain_choices(answer, found, choices)}")
        shown = found[:MOST_SHOWN] or shown
        _show(shown if found else [])


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
