"""`ntvt new`: write the file of a new profile, asked step by step or given by options."""

import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import click

from generator.checking.names import spell_honorific, split_honorific
from generator.checking.years import LAST_DISTRICT_YEAR, explain_wrong_year
from generator.commands.documents import ask_document
from generator.commands.errors import report_errors
from generator.commands.options import DayType, YearType
from generator.commands.project import PROFILES, list_profiles, load_registry
from generator.commands.questions import ask_choice, ask_text, ask_year, ask_yes
from generator.editing.changes import create_file
from generator.editing.choices import (
    Candidate,
    list_awards,
    list_districts,
    list_documents,
    list_fields,
    list_levels,
    list_wards,
    resolve_choice,
)
from generator.editing.new_profile import NewFile, NewProfile, check_new_file, make_new_file, shorten_name
from generator.problems import format_problems
from generator.reading.files import SourceFile, read_text
from generator.reading.gallery import parse_texts
from generator.reading.slugs import make_file_slug, make_slug
from generator.records.problem import has_errors
from generator.records.profile import Profile
from generator.records.registry import Registry

Answers = dict[str, Any]
"""What is known so far, by the names of `NewProfile`."""

_NEEDED = {"name": "--name", "field": "--field", "year": "--year", "document": "--document"}


@click.command()
@click.option("--name", metavar="TÊN", help="Họ tên; trẻ em thì tệp chỉ ghi chữ cái đầu.")
@click.option("--minor", "is_minor", is_flag=True, default=None, help="Là trẻ em.")
@click.option("--collective", "kind", flag_value="collective", default=None, help="Là tập thể, không phải một người.")
@click.option("--honorific", metavar="CHỮ", help="Cách gọi: ông, bà, cô, thầy…")
@click.option("--role", metavar="CHỮ", help="Nghề nghiệp hoặc chức danh.")
@click.option("--organisation", metavar="CHỮ", help="Nơi công tác.")
@click.option("--field", metavar="CHỮ", help="Lĩnh vực: mã, hoặc vài chữ của tên.")
@click.option("--year", type=YearType(), metavar="NĂM", help="Năm được nêu gương, khen thưởng.")
@click.option("--district", metavar="CHỮ", help="Quận, huyện (đến 30/6/2025).")
@click.option("--ward", metavar="CHỮ", help="Phường, xã của năm ấy.")
@click.option("--award", "title", metavar="CHỮ", help="Danh hiệu, hình thức khen thưởng; không có là được nêu gương.")
@click.option("--level", metavar="CHỮ", help="Cấp trao.")
@click.option("--document", metavar="CHỮ", help="Văn bản nói tới người này: mã, hoặc vài chữ của tên.")
@click.option("--section", metavar="CHỮ", help="Mục trong văn bản.")
@click.option("--summary", metavar="CÂU", help="Một câu nói việc đã làm.")
@click.option("--published", type=DayType(), help="Ngày đăng, dạng 2026-11-25. Mặc định: hôm nay.")
@click.option("--yes", is_flag=True, help="Không hỏi gì: mục nào không ghi thì bỏ.")
def new(yes: bool, **given: Any) -> None:
    """Write a new profile."""
    with report_errors():
        registry = load_registry()
        answers: Answers = {"published": date.today(), **{key: value for key, value in given.items() if value}}
        files = list_profiles()
        if yes:
            file = _make_from_options(answers, files, registry)
        else:
            asked = _ask_until_right(answers, files, registry)
            if asked is None:
                return
            file = asked
        path = PROFILES / file.path
        create_file(path, file.text)
    click.echo(f"Đã tạo {path.as_posix()}")
    click.echo("Mở tệp, viết câu chuyện dưới dòng --- cuối cùng (tài liệu không kể thì để trống), rồi chạy: ntvt check")


def _make_from_options(answers: Answers, files: Sequence[SourceFile], registry: Registry) -> NewFile:
    missing = [flag for key, flag in _NEEDED.items() if key not in answers]
    if missing:
        raise click.UsageError(f"thiếu {', '.join(missing)}")
    answers = _resolve_all(answers, registry)
    _split_name(answers)
    for namesake in _find_namesakes(answers, files, registry):
        click.echo(f"Đã có hồ sơ cùng tên: {_describe(namesake, registry)}", err=True)
    file = make_new_file(_make_profile(answers), registry, _list_slugs(files))
    problems = check_new_file(file, registry)
    if problems:
        click.echo(format_problems(problems), err=True)
    if has_errors(problems):
        sys.exit(1)
    return file


def _ask_until_right(answers: Answers, files: Sequence[SourceFile], registry: Registry) -> NewFile | None:
    """Ask for what is not given, and for all of it again while the file would have errors; None for no file."""
    answers = _resolve_all(answers, registry)
    skipped = set(answers)
    click.echo("Trả lời từng câu rồi bấm Enter. Thôi giữa chừng thì bấm Ctrl-C: tệp chỉ được ghi sau câu cuối.\n")
    while True:
        _ask_person(answers, skipped)
        namesakes = _find_namesakes(answers, files, registry)
        for namesake in namesakes:
            click.echo(f"  Đã có hồ sơ cùng tên: {_describe(namesake, registry)}")
        if namesakes and not answers.get("is_minor") and ask_yes("Có phải vẫn người ấy không?"):
            click.echo("Một người chỉ có một hồ sơ: hãy mở tệp trên, thêm một mục vào honours.")
            return None
        _ask_place(answers, skipped, registry)
        registry = _ask_honour(answers, skipped, registry)
        _ask_deed(answers, skipped, registry)
        file = make_new_file(_make_profile(answers), registry, _list_slugs(files))
        click.echo(f"\n{PROFILES.as_posix()}/{file.path}\n{file.text}")
        problems = check_new_file(file, registry)
        if problems:
            click.echo(format_problems(problems))
        if not has_errors(problems):
            return file if ask_yes("Ghi tệp này?", True) else None
        click.echo("Chưa ghi gì. Xem lại từng mục; mục nào đã đúng thì bấm Enter.\n")
        skipped = set()


def _ask_person(answers: Answers, skipped: set[str]) -> None:
    if "kind" not in skipped and "is_minor" not in skipped:
        kinds = [Candidate("person", "một người"), Candidate("minor", "trẻ em"), Candidate("collective", "tập thể")]
        chosen = ask_choice(
            "Hồ sơ của ai?", kinds, "minor" if answers.get("is_minor") else answers.get("kind", "person")
        )
        answers["is_minor"], answers["kind"] = chosen == "minor", "collective" if chosen == "collective" else "person"
    if "name" not in skipped:
        question = "Tên tập thể" if answers.get("kind") == "collective" else "Họ và tên"
        question += " (tệp chỉ ghi chữ cái đầu)" if answers.get("is_minor") else ""
        answers["name"] = ask_text(question, answers.get("name"))
    _split_name(answers)
    if answers.get("kind") != "collective" and "honorific" not in skipped:
        usual = "em" if answers.get("is_minor") else None
        question = "Cách gọi (ông, bà, cô, thầy…)"
        answers["honorific"] = ask_text(question, answers.get("honorific") or usual, optional=True)


def _split_name(answers: Answers) -> None:
    """Take the honorific out of a person's name, and shorten that of a child."""
    if answers.get("kind") == "collective":
        return
    honorific, name = split_honorific(answers["name"])
    answers["name"] = shorten_name(name) if answers.get("is_minor") else name
    if honorific:
        answers.setdefault("honorific", spell_honorific(honorific))


def _ask_place(answers: Answers, skipped: set[str], registry: Registry) -> None:
    if "year" not in skipped:
        latest = registry.settings.latest_year
        answers["year"] = ask_year("Năm được nêu gương, khen thưởng", answers.get("year"), latest)
    year = answers["year"]
    if "district" not in skipped and year <= LAST_DISTRICT_YEAR:
        is_last = year == LAST_DISTRICT_YEAR
        question = "Quận, huyện" + (" (từ tháng 7/2025 thì bỏ qua)" if is_last else "")
        answers["district"] = ask_choice(question, list_districts(registry), answers.get("district"), optional=is_last)
    if "ward" not in skipped:
        wards = list_wards(registry, answers.get("district"), year)
        answers["ward"] = ask_choice("Phường, xã của năm ấy", wards, answers.get("ward"), optional=True)


def _ask_honour(answers: Answers, skipped: set[str], registry: Registry) -> Registry:
    """Ask for the honour; return the registry, to which a document may have been added."""
    if "title" not in skipped:
        awards = list_awards(registry, answers.get("kind", "person"))
        click.echo(
            "Danh hiệu, hình thức khen thưởng mà văn bản nói chính người ấy được nhận; chỉ nêu gương thì bỏ qua."
        )
        answers["title"] = ask_choice("Danh hiệu", awards, answers.get("title"), optional=True)
    if "level" not in skipped:
        levels = list_levels(registry)
        asks = answers.get("title") is not None
        answers["level"] = ask_choice("Cấp trao", levels, answers.get("level"), optional=True) if asks else None
    if "document" not in skipped:
        district, year, default = answers.get("district"), answers["year"], answers.get("document")
        answers["document"], registry = ask_document("Văn bản", district, year, registry, default)
    if "section" not in skipped:
        answers["section"] = ask_text("Mục trong văn bản", answers.get("section"), optional=True)
    return registry


def _ask_deed(answers: Answers, skipped: set[str], registry: Registry) -> None:
    if "field" not in skipped:
        answers["field"] = ask_choice("Lĩnh vực", list_fields(registry), answers.get("field"))
    if answers.get("kind") != "collective" and "role" not in skipped:
        answers["role"] = ask_text("Nghề nghiệp hoặc chức danh", answers.get("role"), optional=True)
    if answers.get("role") and "organisation" not in skipped:
        answers["organisation"] = ask_text("Nơi công tác", answers.get("organisation"), optional=True)
    if "summary" not in skipped:
        answers["summary"] = ask_text("Một câu nói việc đã làm", answers.get("summary"), optional=True)


def _resolve_all(answers: Answers, registry: Registry) -> Answers:
    """Replace what options name in words by ids. Raises UsageError, with everything that is wrong."""
    resolved, wrong, latest = dict(answers), list[str](), registry.settings.latest_year
    lists: tuple[tuple[str, str, Callable[[], list[Candidate]]], ...] = (
        ("field", "--field", lambda: list_fields(registry)),
        ("district", "--district", lambda: list_districts(registry)),
        ("ward", "--ward", lambda: list_wards(registry, resolved.get("district"), resolved.get("year", latest))),
        ("title", "--award", lambda: list_awards(registry, resolved.get("kind", "person"))),
        ("level", "--level", lambda: list_levels(registry)),
        ("document", "--document", lambda: list_documents(registry, resolved.get("district"), resolved.get("year"))),
    )
    for key, flag, list_choices in lists:
        # Without the right district, no ward can be found.
        if key in answers and not (key == "ward" and wrong and wrong[-1].startswith("--district")):
            try:
                resolved[key] = resolve_choice(answers[key], list_choices())
            except ValueError as error:
                wrong.append(f"{flag}: {error}")
    if "year" in answers and (explanation := explain_wrong_year(answers["year"], latest)):
        wrong.append(f"--year: {explanation.message}")
    if wrong:
        raise click.UsageError("\nlỗi: ".join(wrong))
    return resolved


def _find_namesakes(answers: Answers, files: Sequence[SourceFile], registry: Registry) -> list[Profile]:
    """Find the profiles whose address is that of this name, with or without a number."""
    name = answers["name"]
    base = make_slug(shorten_name(name).replace(".", "") if answers.get("is_minor") else name)
    slugs = {file: make_file_slug(file.parts[-1]) for file in files}
    same = [file for file, slug in slugs.items() if slug == base or slug.rstrip("0123456789") == f"{base}-"]
    return parse_texts(same, [read_text(file.path) for file in same], registry).profiles


def _describe(profile: Profile, registry: Registry) -> str:
    first = profile.honours[0]
    district = registry.places.districts.get(first.district or "")
    places = [part for part in (first.ward, district.title if district else None) if part]
    role = f"{profile.roles[0].title}, " if profile.roles else ""
    return f"{profile.path} ({role}{', '.join(places)} {first.year})"


def _list_slugs(files: Sequence[SourceFile]) -> set[str]:
    return {make_file_slug(file.parts[-1]) for file in files}


def _make_profile(answers: Answers) -> NewProfile:
    known = set(NewProfile.__struct_fields__)
    return NewProfile(**{key: value for key, value in answers.items() if key in known and value is not None})
