"""`site_data/` into the registry."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.checking.words import RegistryWords
from generator.reading.files import list_files, read_text
from generator.reading.places import parse_places
from generator.reading.records import read_records
from generator.reading.yaml_text import YamlText
from generator.records.problem import Problem
from generator.records.registry import Registry
from generator.records.report import Report
from generator.records.words import Award, Document, Featured, Field, Level, Movement, Settings

_FALLBACK = Settings(
    site_name="-", contact_name="-", contact_email="-", answer_days=0, latest_year=9999, content_licence="-"
)


def read_registry(folder: Path) -> tuple[Registry, list[Problem]]:
    """Read every file of `folder`; a file with problems leaves its shelf empty and marked as unread."""
    problems: list[Problem] = []
    unread: set[str] = set()

    def text_of(name: str) -> str | None:
        text, more = read_text((folder / name).as_posix())
        problems.extend(more)
        return text

    def shelf(name: str, kind: Any, key: str, registry: Registry | None = None) -> dict[str, Any]:
        path, text = (folder / name).as_posix(), text_of(name)
        words = RegistryWords(registry) if registry else None
        value, more, parsed = read_records(path, text, kind, words) if text is not None else (None, [], None)
        problems.extend(more)
        if value is None or parsed is None:
            unread.add(key)
            return {}
        problems.extend(_doubled(path, parsed, value))
        return {word.id: word for word in value}

    texts = [text_of(f"places/{name}.csv") for name in ("districts", "units", "changes")]
    paths = tuple((folder / f"places/{name}.csv").as_posix() for name in ("districts", "units", "changes"))
    places, more = parse_places(*(text or "" for text in texts), *paths) if all(texts) else parse_places("", "", "")
    problems.extend(more if all(texts) else [])
    unread |= {"place", "district"} if more else set()
    settings, more, _ = read_records((folder / "settings.yml").as_posix(), text_of("settings.yml") or "", Settings)
    problems.extend(more)
    registry = Registry(
        settings=settings or _FALLBACK,
        places=places,
        awards=shelf("awards.yml", tuple[Award, ...], "award"),
        levels=shelf("levels.yml", tuple[Level, ...], "level"),
    )
    registry = replace(registry, documents=shelf("sources.yml", tuple[Document, ...], "document", registry))
    registry = replace(registry, unread=frozenset(unread))
    fields = shelf("fields.yml", tuple[Field, ...], "field", registry)
    movements = shelf("movements.yml", tuple[Movement, ...], "movement", registry)
    registry = replace(registry, fields=fields, movements=movements, unread=frozenset(unread))
    featured, more, _ = read_records(
        (folder / "featured.yml").as_posix(), text_of("featured.yml") or "", tuple[Featured, ...]
    )
    reports, report_problems = _read_reports(folder, registry)
    return replace(registry, featured=featured or (), reports=reports), problems + more + report_problems


def _read_reports(folder: Path, registry: Registry) -> tuple[tuple[Report, ...], list[Problem]]:
    inputs, problems = list_files(folder / "reports", (".yml", ".yaml"))
    words, reports = RegistryWords(registry), []
    for item in inputs:
        text, more = read_text(item.path)
        problems += more
        report, more, _ = read_records(item.path, text, Report, words) if text is not None else (None, [], None)
        problems += more
        if report is None:
            continue
        reports.append(report)
        wanted = f"{report.district}-{report.year}.yml"
        if item.parts[-1] != wanted:
            problems.append(_problem(item.path, 1, 1, "report-name", f"tệp này phải tên là {wanted}", "đổi tên tệp"))
    return tuple(sorted(reports, key=lambda report: (report.district, report.year))), problems


def _doubled(path: str, parsed: YamlText, words: tuple[Any, ...]) -> list[Problem]:
    seen: Mapping[str, int] = {}
    problems = []
    for index, word in enumerate(words):
        if word.id in seen:
            place = parsed.place((index, "id"))
            message = f'mã "{word.id}" đã dùng ở dòng {parsed.place((seen[word.id], "id")).line}'
            problems.append(_problem(path, place.line, place.column, "duplicate-id", message, "đặt mã khác"))
        seen = {**seen, word.id: seen.get(word.id, index)}
    return problems


def _problem(path: str, line: int, column: int, code: str, message: str, hint: str) -> Problem:
    return Problem(path=path, line=line, column=column, level="error", code=code, message=message, hint=hint)
