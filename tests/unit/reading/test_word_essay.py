"""Essays in Word are read as those in Markdown are, by Word's and LibreOffice's files alike."""

from pathlib import Path

import pytest

from generator.reading.contest import list_given_essays, read_essays
from generator.reading.registry import read_registry
from generator.reading.word_essay import parse_word_essay
from generator.records.essay import Author, Essay, Honouree
from generator.records.problem import Problem
from generator.records.registry import Registry
from tests.support.project import DEMO, ROOT

ESSAYS = ROOT / "tests" / "essays"
BY_LINES = Essay(
    title="Người giữ bến cầu",
    year=2024,
    district="hoan-kiem",
    author=Author(name="Bế Thị Thử", unit="Phường Hàng Gai", contact="0900 000 000"),
    honouree=Honouree(name="Ngân Văn Thử", honorific="ông", role="Thợ mộc", ward="Hàng Gai"),
)
IN_TABLE = Essay(
    title="Người giữ bến cầu",
    year=2024,
    district="hoan-kiem",
    author=Author(name="Bế Thị Thử", unit="Phường Hàng Gai"),
    honouree=Honouree(name="Ngân Văn Thử", honorific="ông", ward="phường Hàng Gai"),
)


@pytest.fixture(scope="module")
def registry() -> Registry:
    return read_registry(DEMO / "site_data")[0]


def check(path: Path, registry: Registry, *, is_public: bool = False) -> tuple[list[Essay], list[tuple[int, str, str]]]:
    files, problems = list_given_essays(path)
    essays, more = read_essays(files, registry, is_public=is_public)
    return [read.essay for read in essays], [describe(problem) for problem in sorted([*problems, *more])]


def describe(problem: Problem) -> tuple[int, str, str]:
    return problem.line, problem.code, problem.message


@pytest.mark.parametrize(
    ("name", "essay"),
    [
        ("lines", BY_LINES),
        ("lines-libreoffice", BY_LINES),
        ("table", IN_TABLE),
        ("table-libreoffice", IN_TABLE),
        ("tcvn3-font", IN_TABLE),
    ],
)
def test_an_essay_by_the_terms_is_fine(name: str, essay: Essay, registry: Registry) -> None:
    assert check(ESSAYS / f"{name}.docx", registry) == ([essay], [])


def test_details_that_are_missing_are_named_as_the_form_has_them(registry: Registry) -> None:
    assert check(ESSAYS / "faulty.docx", registry) == (
        [],
        [
            (6, "missing-key", 'thiếu dòng "Đơn vị"'),
            (7, "essay-length", "bài ngắn quá: 4 từ"),
        ],
    )


def test_a_telephone_number_is_an_error_where_others_can_read_the_file(registry: Registry) -> None:
    _, problems = check(ESSAYS / "lines.docx", registry, is_public=True)
    assert problems == [(7, "private-phone", '"0900 000 000" giống số điện thoại')]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 damaged", b"\xd0\xcf\x11\xe0 an old or locked file"])
def test_a_damaged_file_is_said_to_be_one(data: bytes, registry: Registry, tmp_path: Path) -> None:
    (tmp_path / "bai.docx").write_bytes(data)
    (tmp_path / "~$bai.docx").write_bytes(b"what Word keeps beside an open file")
    assert check(tmp_path, registry) == ([], [(1, "unreadable", "không đọc được tệp Word này")])


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Họ và tên người dự thi: Bế Thị Thử", ("author", {"name": "Bế Thị Thử"})),
        ("- NGƯỜI ĐƯỢC GIỚI THIỆU : bà Ngân Thị Thử", ("honouree", {"name": "Ngân Thị Thử", "honorific": "bà"})),
        ("Cuộc thi: Hoàn Kiếm, năm 2023", ("district", "hoan-kiem")),
        ("Cuộc thi: Hoàn Kiếm, năm 2023", ("year", 2023)),
        ("Quận: Hoàn Kiến", ("district", "Hoàn Kiến")),
        ("Năm: hai nghìn", ("year", "hai nghìn")),
    ],
)
def test_a_line_gives_a_detail(line: str, found: tuple[str, object], registry: Registry) -> None:
    key, value = found
    essay = parse_word_essay([line, "", "Ông kể: có 2 chuyện."], registry.places.districts)
    assert essay.details.data[key] == value
    assert (essay.story, essay.first) == ("Ông kể: có 2 chuyện.", 3)


def test_lines_below_a_long_text_belong_to_the_details_and_those_inside_do_not(registry: Registry) -> None:
    text = " ".join(["chữ"] * 50)
    lines = ["Tên bài: Bến cầu", text, "Phường: nơi ông ở", text, "Tác giả: Bế Thị Thử", ""]
    essay = parse_word_essay(lines, registry.places.districts)
    assert essay.details.data == {"title": "Bến cầu", "author": {"name": "Bế Thị Thử"}}
    assert essay.story.splitlines() == [text, "Phường: nơi ông ở", text]
