"""What is exported: read again it makes the same files, and it is what an officer expects to open."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from generator.editing.new_profile import NewFile, NewProfile, make_new_file, shorten_name
from generator.editing.sheets.counting import make_counts
from generator.editing.sheets.existing import read_existing
from generator.editing.sheets.exporting import choose_for_decision, list_occasions, make_decision, make_list
from generator.editing.sheets.importing import ImportPlan, plan_import
from generator.editing.sheets.records import Defaults
from generator.editing.sheets.sheet_file import parse_sheet_file
from generator.editing.sheets.sheet_writer import OutputTable, write_csv, write_xlsx
from generator.editing.sheets.tables import find_tables
from generator.reading.files import SourceFile, SourceText, list_files, read_text
from generator.reading.gallery import parse_texts
from generator.reading.registry import read_registry
from generator.reading.slugs import make_file_slug
from generator.records.profile import Honour, Kind, Profile, Role, Source
from generator.records.registry import Registry
from tests.support.project import DEMO, ROOT

REGISTRY = read_registry(DEMO / "site_data")[0]
DEFAULTS = Defaults(published=date(2026, 1, 1))
WRITERS = {".xlsx": write_xlsx, ".csv": write_csv}

syllables = st.sampled_from(["Mạc", "Tiêu", "Thị", "Thử", "Nếp", "Ổi", "Đào", "Sữa", "Quế", "Anh", "Cô", "Kim"])
words = st.sampled_from(
    [
        "Tổ trưởng",
        "Dạy trẻ, may áo",
        "=1+1 là hai",
        "-5 độ vẫn đi",
        "Hội Khuyến học",
        'Nhà "Hoa"',
        "2024",
        "05/10/2024",
    ]
)
names = st.lists(syllables, min_size=2, max_size=4).map(" ".join)
sources = st.builds(Source, document=st.sampled_from(["hoan-kiem-2024", "ha-noi-2026"]), section=st.none() | words)


@st.composite
def honours(draw: st.DrawFn) -> Honour:
    title = draw(st.sampled_from([None, "bang-khen-thanh-pho"]))
    level = draw(st.sampled_from([None, "quan", "thanh-pho"])) if title else None
    places = [
        (2024, "hoan-kiem", "Hàng Gai"),
        (2025, "hoan-kiem", None),
        (2010, "gia-lam", "Làng cũ"),
        (2002, "gia-lam", "thị trấn Đức Giang"),
        (2026, None, "Hoàn Kiếm"),
        (2026, None, None),
    ]
    year, district, ward = draw(st.sampled_from(places))
    return Honour(year=year, district=district, ward=ward, title=title, level=level, source=draw(sources))


@st.composite
def profiles(draw: st.DrawFn) -> NewProfile:
    kind: Kind = draw(st.sampled_from(["person", "person", "collective"]))
    is_minor = kind == "person" and draw(st.booleans())
    name = draw(names)
    first, *more = draw(st.lists(honours(), min_size=1, max_size=3, unique_by=repr))
    roles = draw(st.lists(st.builds(Role, title=words, organisation=st.none() | words), max_size=3))
    source = first.source
    assert source
    return NewProfile(
        name=shorten_name(name) if is_minor else name,
        kind=kind,
        is_minor=is_minor,
        honorific=draw(st.sampled_from([None, "bà", "Thiếu tá"])) if kind == "person" and not is_minor else None,
        field="kinh-te",
        more_fields=tuple(draw(st.sampled_from([(), ("giao-duc",), ("van-hoa-khu-dan-cu", "giao-duc")]))),
        role=roles[0].title if roles else None,
        organisation=roles[0].organisation if roles else None,
        more_roles=tuple(roles[1:]),
        summary=draw(st.none() | words),
        year=first.year,
        district=first.district,
        ward=first.ward,
        title=first.title,
        level=first.level,
        document=source.document,
        section=source.section,
        more_honours=tuple(more),
        published=date(2026, 2, 3),
    )


def make_files(people: Sequence[NewProfile]) -> list[NewFile]:
    files, taken = list[NewFile](), set[str]()
    for person in people:
        file = make_new_file(person, REGISTRY, taken)
        taken.add(make_file_slug(file.path))
        files.append(file)
    return files


def parse_files(files: Sequence[NewFile]) -> list[Profile]:
    paths = [SourceFile(f"content/profiles/{file.path}", tuple(file.path.split("/"))) for file in files]
    return parse_texts(paths, [SourceText(file.text, 0, []) for file in files], REGISTRY).profiles


def import_table(table: OutputTable, suffix: str, registry: Registry, files: Sequence[SourceFile] = ()) -> ImportPlan:
    tables, _ = find_tables(parse_sheet_file(f"a{suffix}", WRITERS[suffix]([table])), registry, {})
    return plan_import(tables, registry, read_existing(files, lambda _: None), DEFAULTS, {}, lambda _: None)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(people=st.lists(profiles(), min_size=1, max_size=4), suffix=st.sampled_from([".xlsx", ".csv"]))
def test_an_import_of_an_export_makes_the_same_files(people: list[NewProfile], suffix: str) -> None:
    files = make_files(people)
    plan = import_table(make_list(list_occasions(parse_files(files), REGISTRY), REGISTRY), suffix, REGISTRY)
    assert (plan.problems, plan.known) == ([], [])
    assert {file.file.path: file.file.text for file in plan.files} == {file.path: file.text for file in files}


@pytest.mark.parametrize("project", [DEMO, ROOT], ids=["demo", "ours"])
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_an_import_of_all_that_is_there_writes_nothing(project: Path, suffix: str) -> None:
    registry = read_registry(project / "site_data")[0]
    files = [file for file in list_files(project / "content" / "profiles", (".md",))[0] if len(file.parts) == 3]
    known = parse_texts(files, [read_text(file.path) for file in files], registry).profiles
    occasions = list_occasions(known, REGISTRY)
    plan = import_table(make_list(occasions, registry), suffix, registry, files)
    assert (plan.files, plan.problems) == ([], [])
    assert len(plan.known) == len(occasions)


def test_an_xlsx_is_pleasant_to_open_and_the_same_bytes_again() -> None:
    table = OutputTable(name="Hồ sơ", headings=["STT", "Họ tên", "Ngày đăng"], rows=[[1, "=Mạc Thử", date(2026, 2, 3)]])
    data = write_xlsx([table])
    assert data == write_xlsx([table])
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("Hồ sơ", "A2", "A1:C2")
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=Mạc Thử", "s")
    assert sheet["C2"].number_format == "dd/mm/yyyy"
    assert sheet["B2"].alignment.wrap_text
    assert write_csv([table]).decode() == "\ufeffSTT;Họ tên;Ngày đăng\r\n1;'=Mạc Thử;3/2/2026\r\n"


def make_person(name: str, ward: str | None, title: str | None = None, kind: str = "person") -> NewProfile:
    return NewProfile(
        name=name,
        kind="collective" if kind == "collective" else "person",
        honorific="bà" if kind == "person" else None,
        field="kinh-te",
        more_fields=("giao-duc",),
        year=2024,
        district="hoan-kiem",
        ward=ward,
        title=title,
        document="hoan-kiem-2024",
        published=date(2026, 2, 3),
    )


PEOPLE = [
    make_person("Mạc Thị Thử", "Hàng Gai"),
    make_person("Tiêu Thị Ấn", "Hàng Gai", "bang-khen-thanh-pho"),
    make_person("Tổ vá đường", "Hàng Gai", None, "collective"),
    make_person("Cát Thị Nếp", "Cửa Nam"),
    make_person("Lạc Thị Sữa", None),
]


def test_a_list_for_a_decision_is_numbered_by_ward() -> None:
    table = make_decision(list_occasions(parse_files(make_files(PEOPLE)), REGISTRY, 2024, "hoan-kiem"), REGISTRY)
    assert [row[:2] for row in table.rows] == [
        ["Phường Cửa Nam"],
        [1, "Bà Cát Thị Nếp"],
        ["Phường Hàng Gai"],
        [2, "Bà Tiêu Thị Ấn"],
        [3, "Bà Mạc Thị Thử"],
        [4, "Tổ vá đường"],
        ["Không ghi phường, xã"],
        [5, "Bà Lạc Thị Sữa"],
    ]
    assert table.rows[3][3:6] == ["Bằng khen của Thành phố", None, "Kinh tế; Giáo dục"]
    assert list_occasions(parse_files(make_files(PEOPLE)), REGISTRY, 2023) == []


def honoured(*honours: Honour) -> Profile:
    (person,) = parse_files(make_files([make_person("Mạc Thị Thử", "Hàng Gai")]))
    return replace(person, honours=honours)


def test_a_list_for_a_decision_has_someone_once_for_each_award_of_a_year() -> None:
    source = Source(document="hoan-kiem-2024", section="Mục I")
    mention = Honour(year=2024, district="hoan-kiem", ward="Hàng Gai", source=source)
    again = replace(mention, source=replace(source, section="Mục II"))
    award = replace(mention, title="bang-khen-thanh-pho")
    earlier = replace(mention, year=2023)
    cases = {(mention, again): [mention], (mention, award, again): [award], (earlier, award): [earlier, award]}
    for honours, kept in cases.items():
        chosen = choose_for_decision(list_occasions([honoured(*honours)], REGISTRY))
        assert [honour for _, honour in chosen] == kept


def test_wards_of_several_districts_are_named_with_their_district() -> None:
    here = Honour(year=2024, district="hoan-kiem", ward="Hàng Gai")
    there = Honour(year=2024, district="dong-da", ward="Quang Trung")
    table = make_decision(list_occasions([honoured(here, there)], REGISTRY), REGISTRY)
    assert [row[0] for row in table.rows] == [
        "Phường Hàng Gai, quận Hoàn Kiếm",
        1,
        "Phường Quang Trung, quận Đống Đa",
        2,
    ]


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        ("year", [["2024", 4, 1, 4, 1], ["Tất cả", 4, 1, 4, 1]]),
        ("month", [["02/2026", 4, 1, 4, 1], ["Tất cả", 4, 1, 4, 1]]),
        ("field", [["Giáo dục", 4, 1, 4, 1], ["Kinh tế", 4, 1, 4, 1], ["Tất cả", 4, 1, 4, 1]]),
        (
            "unit",
            [
                ["phường Cửa Nam, quận Hoàn Kiếm", 1, 0, 1, 0],
                ["phường Hàng Gai, quận Hoàn Kiếm", 2, 1, 2, 1],
                ["quận Hoàn Kiếm, không ghi phường", 1, 0, 1, 0],
                ["Tất cả", 4, 1, 4, 1],
            ],
        ),
    ],
)
def test_counts(by: str, rows: list[list[object]]) -> None:
    assert make_counts(by, parse_files(make_files(PEOPLE)), REGISTRY).rows == rows
