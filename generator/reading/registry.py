"""Read `site_data/` into the registry."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.checking.registry_ids import RegistryIds
from generator.checking.rules import no_district_then
from generator.checking.rules import year as year_rule
from generator.checking.years import LAST_DISTRICT_YEAR, explain_wrong_year
from generator.reading.files import list_files, read_text
from generator.reading.places import parse_places
from generator.reading.private import check_data
from generator.reading.records import read_file
from generator.reading.yaml_text import YamlText
from generator.records.base import LAST_YEAR
from generator.records.places import Places
from generator.records.problem import Problem, error_at
from generator.records.registry import Registry
from generator.records.report import Report
from generator.records.words import Award, AwardLevel, Document, Field, Movement, Settings, Synonyms, Withdrawal

VOCABULARIES: tuple[tuple[str, str, Any, str], ...] = (
    ("awards", "awards.yml", tuple[Award, ...], "award"),
    ("levels", "levels.yml", tuple[AwardLevel, ...], "level"),
    ("documents", "sources.yml", tuple[Document, ...], "document"),
    ("fields", "fields.yml", tuple[Field, ...], "field"),
    ("movements", "movements.yml", tuple[Movement, ...], "movement"),
)
"""Attribute of the registry, file, type, kind of id. In this order, since later files refer to ids of earlier ones."""


def read_registry(folder: Path) -> tuple[Registry, list[Problem]]:
    """Read every file of `folder` except `featured.yml`. The kind of an unreadable file is added to `unread`."""
    # Checked first, since a link may lead to any file of the machine.
    _, problems = list_files(folder, ("",))
    if problems:
        everything = frozenset({"place", "district", *(key for _, _, _, key in VOCABULARIES)})
        return Registry(settings=_make_settings(), places=parse_places("", "", "")[0], unread=everything), problems
    settings, problems, parsed = read_file((folder / "settings.yml").as_posix(), Settings)
    places, more = _read_places(folder / "places")
    unread = frozenset({"place", "district"} if more else ())
    registry = Registry(settings=settings or _make_settings(), places=places, unread=unread)
    problems += more + check_data(folder, *_get_contact_email(parsed))
    for attribute, name, kind, key in VOCABULARIES:
        words, more = _read_vocabulary((folder / name).as_posix(), kind, registry)
        problems += more
        changed: dict[str, Any] = {attribute: words} if words is not None else {"unread": registry.unread | {key}}
        registry = replace(registry, **changed)
    reports, more = _read_reports(folder / "reports", registry)
    withdrawn, of_withdrawn = _read_withdrawn(folder / "withdrawn.yml")
    synonyms, of_synonyms = _read_synonyms(folder / "synonyms.yml")
    registry = replace(registry, reports=reports, withdrawn=withdrawn, synonyms=synonyms)
    return registry, [*problems, *more, *of_withdrawn, *of_synonyms]


def _get_contact_email(settings: YamlText | None) -> tuple[str, int]:
    """Return the one address that `site_data/` may contain, and its line, even if the settings have errors."""
    if settings is None or not isinstance(settings.data, Mapping) or "contact_email" not in settings.data:
        return "", 0
    return str(settings.data["contact_email"]), settings.find_place(("contact_email",)).line


def _read_places(folder: Path) -> tuple[Places, list[Problem]]:
    paths = [(folder / f"{name}.csv").as_posix() for name in ("districts", "units", "changes")]
    texts, problems = [], []
    for path in paths:
        read = read_text(path)
        texts.append(read.text or "")
        problems += read.problems
        if read.text is not None and not read.text.strip():
            problems.append(
                error_at(path, 1, 1, "empty-file", "tệp trống", "lấy lại bản cũ của tệp; cột: xem README.md")
            )
    if problems:
        return parse_places("", "", "")[0], problems
    return parse_places(*texts, *paths)


def _make_settings() -> Settings:
    """Make settings that stand in for those that could not be read."""
    return Settings(
        site_name="-",
        contact_name="-",
        contact_email="x@x.x",
        answer_days=0,
        latest_year=LAST_YEAR,
        content_licence="-",
    )


def _read_vocabulary(path: str, kind: Any, registry: Registry) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Read the entries of one file by id; None when anything is wrong with their form."""
    words, problems, parsed = read_file(path, kind, RegistryIds(registry))
    if words is None or parsed is None:
        return None, problems
    return {word.id: word for word in words}, problems + _report_doubled_ids(path, parsed, words)


def _read_reports(folder: Path, registry: Registry) -> tuple[tuple[Report, ...], list[Problem]]:
    inputs, problems = list_files(folder, (".yml", ".yaml"))
    known_ids, reports, paths = RegistryIds(registry), [], defaultdict[tuple[str, int], list[str]](list)
    for item in inputs:
        report, more, parsed = read_file(item.path, Report, known_ids)
        problems += more
        if report is not None and parsed is not None:
            reports.append(report)
            paths[report.district, report.year].append(item.path)
            problems += _check_report(item.path, item.parts[-1], report, parsed, registry.settings.latest_year)
    problems += [_report_clash(path, same) for same in paths.values() if len(same) > 1 for path in same]
    return tuple(sorted(reports, key=lambda report: (report.district, report.year))), problems


def _read_withdrawn(path: Path) -> tuple[tuple[Withdrawal, ...], list[Problem]]:
    """Read the register of withdrawn profiles; a gallery that never withdrew one has no such file."""
    if not path.exists():
        return (), []
    withdrawals, problems, parsed = read_file(path.as_posix(), tuple[Withdrawal, ...])
    if withdrawals is None or parsed is None:
        return (), problems
    return withdrawals, problems + _report_doubled_ids(path.as_posix(), parsed, withdrawals)


def _read_synonyms(path: Path) -> tuple[tuple[Synonyms, ...], list[Problem]]:
    """Read the words that search takes for one another; a gallery may have no such file."""
    if not path.exists():
        return (), []
    synonyms, problems, _ = read_file(path.as_posix(), tuple[Synonyms, ...])
    return synonyms or (), problems


def _report_clash(path: str, same: list[str]) -> Problem:
    others = ", ".join(other for other in same if other != path)
    message, hint = f"quận và năm này đã có báo cáo {others}", "gộp làm một tệp, hoặc xem lại district và year"
    return error_at(path, 1, 1, "report-clash", message, hint)


def _check_report(path: str, name: str, report: Report, parsed: YamlText, latest: int) -> list[Problem]:
    problems = []
    if explanation := explain_wrong_year(report.year, latest):
        problems.append(error_at(path, *parsed.find_place(("year",)), year_rule.CODE, *explanation))
    elif report.year > LAST_DISTRICT_YEAR:
        message, hint = f"năm {report.year} Hà Nội không còn cấp quận, huyện", "xem lại năm của báo cáo"
        problems.append(error_at(path, *parsed.find_place(("year",)), no_district_then.CODE, message, hint))
    wanted = f"{report.district}-{report.year}.yml"
    if name != wanted:
        problems.append(error_at(path, 1, 1, "report-name", f"tệp này phải tên là {wanted}", "đổi tên tệp"))
    return problems


def _report_doubled_ids(path: str, parsed: YamlText, words: tuple[Any, ...]) -> list[Problem]:
    first: dict[str, int] = {}
    problems = []
    for index, word in enumerate(words):
        place = parsed.find_place((index, "id"))
        if word.id in first:
            message = f'mã "{word.id}" đã dùng ở dòng {first[word.id]}'
            problems.append(error_at(path, *place, "duplicate-id", message, "đặt mã khác"))
        first.setdefault(word.id, place.line)
    return problems
