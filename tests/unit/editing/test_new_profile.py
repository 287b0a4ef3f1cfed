"""The file of a new profile: its name, its folder, its front matter."""

from datetime import date

import pytest
from msgspec.structs import replace

from generator.editing.choices import Candidate, find_choices, list_wards
from generator.editing.new_profile import NewProfile, choose_slug, make_new_file, shorten_name
from generator.reading.registry import read_registry
from generator.records.registry import Registry
from tests.support.project import DEMO

PERSON = NewProfile(
    name="Mạc Thị Thử",
    field="kinh-te",
    year=2024,
    document="hoan-kiem-2024",
    published=date(2026, 11, 26),
    district="hoan-kiem",
)
WARDS = [
    Candidate("Hàng Gai", "phường Hàng Gai"),
    Candidate("Hàng Bông", "phường Hàng Bông"),
    Candidate("Cửa Nam", "phường Cửa Nam"),
]


@pytest.fixture(scope="module")
def registry() -> Registry:
    return read_registry(DEMO / "site_data")[0]


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("hang gai", ["phường Hàng Gai"]),
        ("Hàng Gai", ["phường Hàng Gai"]),
        ("p hang", ["phường Hàng Gai", "phường Hàng Bông"]),
        ("gai", ["phường Hàng Gai"]),
        ("nam cua", ["phường Cửa Nam"]),
        ("ang", []),
        ("", []),
    ],
)
def test_typed_words_begin_words_of_a_label_whatever_their_marks(typed: str, labels: list[str]) -> None:
    assert [choice.label for choice in find_choices(typed, WARDS)] == labels


def test_a_whole_label_is_meant_even_if_longer_ones_begin_with_it() -> None:
    choices = [Candidate("a", "Bằng khen"), Candidate("b", "Bằng khen của Thành phố")]
    assert find_choices("bang khen", choices) == choices[:1]
    assert find_choices("b", choices) == choices[1:]


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Mạc Văn Thử", "M.V.T."), ("đỗ ơn", "Đ.Ơ."), ("M.V.T.", "M.V.T."), ("M. V. T.", "M.V.T."), ("Én", "É.")],
)
def test_a_childs_name_is_shortened_to_initials(name: str, initials: str) -> None:
    assert shorten_name(name) == initials


def test_a_namesake_gets_the_next_number() -> None:
    assert choose_slug(PERSON, set()) == "mac-thi-thu"
    assert choose_slug(PERSON, {"mac-thi-thu"}) == "mac-thi-thu-2"
    assert choose_slug(PERSON, {"mac-thi-thu", "mac-thi-thu-2"}) == "mac-thi-thu-3"


def test_a_child_gets_initials_and_a_number() -> None:
    child = replace(PERSON, is_minor=True)
    assert choose_slug(child, set()) == "mtt-01"
    assert choose_slug(child, {"mtt-01"}) == "mtt-02"


def test_the_full_name_of_a_child_stands_nowhere_in_its_file(registry: Registry) -> None:
    file = make_new_file(replace(PERSON, is_minor=True, honorific="em"), registry, set())
    assert file.path == "hoan-kiem/kinh-te/mtt-01.md"
    assert "name: M.T.T.\nhonorific: em\nminor: true\n" in file.text
    assert "Mạc" not in file.text


def test_all_that_is_known_is_written_as_the_editors_page_shows_it(registry: Registry) -> None:
    profile = replace(
        PERSON,
        honorific="bà",
        role="Trưởng ban, tổ 'xe ôm'",
        organisation="Hội: Phụ nữ",
        summary="Một việc: góp tiền.",
        ward="Hàng Gai",
        title="nguoi-tot-viec-tot",
        level="thanh-pho",
        section="Phần 1, mục 2",
    )
    assert make_new_file(profile, registry, set()).text == (
        "---\n"
        "name: Mạc Thị Thử\n"
        "honorific: bà\n"
        "summary: 'Một việc: góp tiền.'\n"
        "roles:\n"
        "  - {title: 'Trưởng ban, tổ ''xe ôm''', organisation: 'Hội: Phụ nữ'}\n"
        "fields: [kinh-te]\n"
        "honours:\n"
        "  - year: 2024\n"
        "    district: hoan-kiem\n"
        "    ward: Hàng Gai\n"
        "    title: nguoi-tot-viec-tot\n"
        "    level: thanh-pho\n"
        "    source: {document: hoan-kiem-2024, section: 'Phần 1, mục 2'}\n"
        "published: 2026-11-26\n"
        "---\n"
    )


def test_from_july_2025_the_folder_is_the_wards(registry: Registry) -> None:
    ward = list_wards(registry, None, 2026)[0]
    unit = next(unit for unit in registry.places.list_units(None, 2026) if unit.name == ward.id)
    file = make_new_file(replace(PERSON, year=2026, district=None, ward=ward.id), registry, set())
    assert file.path == f"{unit.id}/kinh-te/mac-thi-thu.md"
    city = make_new_file(replace(PERSON, year=2026, district=None), registry, set())
    assert city.path == "ha-noi/kinh-te/mac-thi-thu.md"


def test_words_have_one_space_between_them(registry: Registry) -> None:
    spaced = replace(PERSON, name="Mạc  Thị\u00a0 Thử", role="Thợ   may", summary="Giúp  người già.", section="Mục  I")
    file = make_new_file(spaced, registry, set())
    for text in ("name: Mạc Thị Thử\n", "title: Thợ may", "summary: Giúp người già.\n", "section: Mục I}"):
        assert text in file.text
