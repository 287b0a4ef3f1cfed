"""A gallery of invented people, large enough for several pages of answers and for every filter."""

import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from slugify import slugify

from tests.support.project import build as build_project

ROOT = Path(__file__).parent.parent.parent

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Đặng")
MIDDLES = ("Thị Mây", "Văn Sóng", "Thị Gió", "Văn Đồi")
GIVEN = ("Ngò", "Khế", "Mướp", "Ơn Thử")
PLACES = (
    ("hoan-kiem", "Hàng Bài"),
    ("hoan-kiem", "Hàng Gai"),
    ("dong-da", "Láng Hạ"),
    ("hoang-mai", "Giáp Bát"),
)
FIELDS = ("giao-duc", "kinh-te", "y-te-hien-mau", "an-sinh-nhan-ai")
YEARS = (2019, 2021, 2023)

MENDS = "Phạm Văn Đồi Mướp"
"""Whose story alone tells of kites; see `tests/browser/conftest.py`."""

PROFILE = """---
name: {name}
honorific: {honorific}
summary: {summary}
fields: [{field}]
movements: [{movements}]
honours:
  - year: {year}
    district: {district}
    ward: {ward}
    {award}
published: 2026-01-01
consent: {{date: 2026-01-01, scope: cả hồ sơ, holder: Ban biên tập}}
---
{story}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One invented honouree; without a `level` a mention."""

    name: str
    district: str
    ward: str
    field: str
    year: int
    honorific: str = "bà"
    summary: str = "Chăm một luống hoa chung cho cả ngõ."
    story: str = "Mỗi sớm đều ra tưới hoa, ai đi qua cũng được mời một bông."
    level: str | None = None
    movements: str = ""

    @property
    def slug(self) -> str:
        """The name of the file."""
        return slugify(self.name)


def people() -> Iterator[Person]:
    """Eighty people: each family name with each middle and given name, spread over places, fields and years."""
    number = 0
    for family in FAMILIES:
        for middle in MIDDLES:
            for given in GIVEN:
                district, ward = PLACES[number % len(PLACES)]
                yield Person(
                    name=f"{family} {middle} {given}",
                    district=district,
                    ward=ward,
                    field=FIELDS[number // 4 % len(FIELDS)],
                    year=YEARS[number % len(YEARS)],
                    level="thanh-pho" if number % 5 == 0 else None,
                )
                number += 1


def write_people(content: Path, everyone: list[Person]) -> None:
    """Write each person's profile where it belongs below `content`."""
    for person in everyone:
        folder = content / "profiles" / person.district / person.field
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{person.slug}.md").write_text(_text(person), encoding="utf-8")


def lay_people(everyone: list[Person], work: Path) -> None:
    """Write a gallery of these people below `work`, with the words of the real one."""
    write_people(work / "content", everyone)
    shutil.copytree(ROOT / "site_data", work / "site_data")
    (work / "site_data" / "featured.yml").write_text("[]\n", encoding="utf-8")


def _text(person: Person) -> str:
    award = f"title: nguoi-tot-viec-tot\n    level: {person.level}" if person.level else "status: given"
    return PROFILE.format(award=award, **asdict(person))


def build(everyone: list[Person], work: Path, out: Path) -> None:
    """Publish the site of these people to `out`; `work` holds their content and the words of the real gallery."""
    shutil.rmtree(work, ignore_errors=True)
    lay_people(everyone, work)
    build_project(out, work / "content", work / "site_data")
