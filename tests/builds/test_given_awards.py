"""What counts is what was given: planned and revoked awards stand on the profile, and in no number and no list."""

import csv
import io
import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.search.node import ask_index
from tests.support.commands import invoke_ntvt
from tests.support.project import lay_demo, lay_files

PEOPLE = {
    "ninh-thi-trao": ("Ninh Thị Trao", ["{year: 2024, title: nguoi-tot-viec-tot, level: thanh-pho%s}"]),
    "ninh-thi-hen": (
        "Ninh Thị Hẹn",
        [
            "{year: 2024, title: nguoi-tot-viec-tot, level: thanh-pho, status: planned%s}",
            "{year: 2025, title: bang-khen-thanh-pho, level: thanh-pho, status: planned%s}",
        ],
    ),
    "ninh-thi-lui": (
        "Ninh Thị Lui",
        [
            "{year: 2024, title: nguoi-tot-viec-tot, level: thanh-pho, status: revoked%s}",
            "{year: 2019, title: nguoi-tot-viec-tot, level: quan, status: revoked%s}",
        ],
    ),
}
"""Name and honours of three people of one ward, by slug; "%s" is where and by which document."""
WHERE = ", district: hoan-kiem, ward: Hàng Gai, source: {document: hoan-kiem-2024}"
NOT_COUNTED = "Khen thưởng mới dự kiến hoặc đã thu hồi thì không tính."


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A gallery of these three alone, built in `site/`."""
    folder = lay_demo(tmp_path_factory.mktemp("given"))
    lay_files(folder, {"content/profiles": None, "content/pages": None, "site_data/featured.yml": "[]\n"})
    for slug, (name, honours) in PEOPLE.items():
        lines = ["---", f"name: {name}", "summary: Vá xe cho người qua đường.", "honours:"]
        lines += [f"  - {honour % WHERE}" for honour in honours]
        text = "\n".join([*lines, "published: 2026-11-03", "---", ""])
        lay_files(folder, {f"content/profiles/hoan-kiem/kinh-te/{slug}.md": text})
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        code, said = invoke_ntvt("build")
        assert code == 0, said
    return folder


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    return project / "site"


def read_main(site: Path, url: str) -> str:
    """What a page says, one space between words."""
    main = (site / url / "index.html").read_text("utf-8").partition("<main")[2].partition("</main>")[0]
    main = re.sub(r"<(svg|script)\b.*?</\1>", "", main.partition(">")[2], flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", main)).split())


def read_listed(site: Path, url: str) -> tuple[str, list[str]]:
    """The total of a list, and the slugs of whom it lists."""
    html = (site / url / "index.html").read_text("utf-8").partition("<main")[2].partition("</main>")[0]
    total = re.search(r'class="shelf__total">(.*?)<', html)
    slugs = dict.fromkeys(re.findall(r'href="[./]*ho-so/([a-z-]+)/"', html))
    return total[1] if total else "", [slug for slug in slugs if slug in PEOPLE]


@pytest.mark.parametrize("url", ["danh-hieu/nguoi-tot-viec-tot/", "nam/2024/", "quan/hoan-kiem/2024/"])
def test_an_award_and_a_year_list_who_was_given_it(site: Path, url: str) -> None:
    assert read_listed(site, url) == ("1 tấm gương", ["ninh-thi-trao"])


@pytest.mark.parametrize("url", ["phuong/hang-gai-hoan-kiem/", "quan/hoan-kiem/", "linh-vuc/kinh-te/", "ho-so/"])
def test_places_fields_and_names_list_everyone(site: Path, url: str) -> None:
    total, slugs = read_listed(site, url)
    assert (total, sorted(slugs)) == ("3 tấm gương", sorted(PEOPLE))


def test_a_place_and_a_field_say_how_many_of_their_list_are_in_none_of_their_years(site: Path) -> None:
    sentence = "2 tấm gương trong danh sách không tính vào năm nào: khen thưởng mới dự kiến hoặc đã thu hồi."
    for url in ("quan/hoan-kiem/", "linh-vuc/kinh-te/"):
        assert f"Theo năm {sentence} 2024 " in read_main(site, url), url
    for url in ("quan/dong-da/", "linh-vuc/giao-duc/", "phuong/hang-gai-hoan-kiem/"):
        assert "không tính vào năm nào" not in read_main(site, url), url


@pytest.mark.parametrize("url", ["nam/2025/", "quan/hoan-kiem/2025/", "nam/2019/", "quan/hoan-kiem/2019/"])
def test_a_year_in_which_nothing_was_given_has_its_page_and_lists_nobody(site: Path, url: str) -> None:
    assert read_listed(site, url) == ("", [])
    assert NOT_COUNTED in read_main(site, url)


def test_the_list_of_years_counts_none_where_none_was_given(site: Path) -> None:
    years = read_main(site, "nam/").partition("Theo năm ")[2]
    assert years.startswith("2025 chưa có tấm gương nào 2024 1 tấm gương 2023 có số liệu, chưa có tên người 2022 ")
    assert read_main(site, "quan/hoan-kiem/").count("2024 có báo cáo 1 tấm gương") == 1


def test_the_page_of_an_award_says_what_does_not_count(site: Path) -> None:
    for url in ("danh-hieu/", "danh-hieu/nguoi-tot-viec-tot/", "danh-hieu/bang-khen-thanh-pho/", "du-lieu/"):
        assert NOT_COUNTED in read_main(site, url), url
    assert read_listed(site, "danh-hieu/bang-khen-thanh-pho/") == ("", [])
    assert NOT_COUNTED not in read_main(site, "danh-hieu/co-thi-dua/"), "nobody shall be given it"


def test_the_page_of_a_profile_says_what_became_of_each_award(site: Path) -> None:
    page = "ho-so/{}/".format
    assert "Dự kiến: Người tốt, việc tốt cấp Thành phố, năm 2024, quận Hoàn Kiếm" in read_main(
        site, page("ninh-thi-hen")
    )
    assert "Người tốt, việc tốt cấp Thành phố, năm 2024, quận Hoàn Kiếm (đã thu hồi)" in read_main(
        site, page("ninh-thi-lui")
    )
    awarded = [slug for slug in PEOPLE if '"award"' in (site / page(slug) / "index.html").read_text("utf-8")]
    assert awarded == ["ninh-thi-trao"]


def test_the_numbers_file_counts_given_awards(site: Path) -> None:
    counts = json.loads((site / "du-lieu" / "so-luong.json").read_text("utf-8"))
    whole = {facet: rows if isinstance(rows, int) else _pair(rows) for facet, rows in counts.items()}
    assert whole == {
        "ho-so": 3,
        "tap-the": 0,
        "quan": {"hoan-kiem": 3},
        "phuong": {"hang-gai-hoan-kiem": 3, "hoan-kiem": 3},
        "linh-vuc": {"kinh-te": 3},
        "nam": {2024: 1},
        "danh-hieu": {"nguoi-tot-viec-tot": 1},
        "phong-trao": {},
    }


def _pair(rows: list[dict[str, Any]]) -> dict[Any, int]:
    return {row["id"]: row["count"] for row in rows}


def test_the_open_data_has_years_of_given_awards_and_each_honour_with_its_status(site: Path) -> None:
    rows = {row["slug"]: row for row in json.loads((site / "du-lieu" / "ho-so.json").read_text("utf-8"))}
    assert {slug: row["years"] for slug, row in rows.items()} == {
        "ninh-thi-trao": [2024],
        "ninh-thi-hen": [],
        "ninh-thi-lui": [],
    }
    assert {slug: [(each["year"], each["status"]) for each in row["honours"]] for slug, row in rows.items()} == {
        "ninh-thi-trao": [(2024, "given")],
        "ninh-thi-hen": [(2024, "planned"), (2025, "planned")],
        "ninh-thi-lui": [(2024, "revoked"), (2019, "revoked")],
    }
    table = csv.DictReader(io.StringIO((site / "du-lieu" / "ho-so.csv").read_text("utf-8-sig")))
    assert {row["slug"]: row["titles"] for row in table} == {
        "ninh-thi-trao": "nguoi-tot-viec-tot",
        "ninh-thi-hen": "",
        "ninh-thi-lui": "",
    }


def test_search_filters_by_years_and_levels_of_given_awards(site: Path) -> None:
    queries: list[dict[str, Any]] = [
        {"q": ""},
        {"q": "", "filters": {"nam": ["2024"]}},
        {"q": "", "filters": {"cap": ["thanh-pho"]}},
        {"q": "ninh thi hen"},
    ]
    every, of_year, of_level, by_name = ask_index(site, queries)["answers"]
    assert _pair(every["facets"]["nam"]) == {"2024": 1}
    assert _pair(every["facets"]["cap"]) == {"thanh-pho": 1}
    assert _pair(every["facets"]["quan"]) == {"hoan-kiem": 3}
    assert [hit["slug"] for hit in of_year["hits"]] == ["ninh-thi-trao"]
    assert [hit["slug"] for hit in of_level["hits"]] == ["ninh-thi-trao"]
    assert by_name["hits"][0]["slug"] == "ninh-thi-hen"


def test_a_planned_total_of_a_document_is_marked_wherever_it_stands(site: Path) -> None:
    assert "12 cá nhân, cấp Thành phố; hơn 340 cá nhân, cấp quận (dự kiến)" in read_main(
        site, "danh-hieu/nguoi-tot-viec-tot/"
    )
    assert "hơn 340 cá nhân, dự kiến" in read_main(site, "so-sanh/")
    assert "hơn 340 cá nhân, cấp quận, dự kiến" in read_main(site, "quan/hoan-kiem/2024/")


def test_a_year_says_how_many_of_its_awards_are_named(site: Path) -> None:
    assert "12 cá nhân, cấp Thành phố báo cáo nêu tên 1 " in read_main(site, "quan/hoan-kiem/2024/")


def test_stats_counts_given_awards(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    code, said = invoke_ntvt("stats", "--format", "csv")
    assert code == 0
    header = "Cá nhân;Tập thể;Lượt nêu gương;Lượt khen thưởng"
    rows = [line for line in said.lstrip("\ufeff").splitlines() if line]
    assert rows == [
        line
        for heading, name in (
            ("Phường, xã", "phường Hàng Gai, quận Hoàn Kiếm"),
            ("Tháng đăng", "11/2026"),
            ("Lĩnh vực", "Kinh tế"),
            ("Năm", "2024"),
        )
        for line in (f"{heading};{header}", f"{name};1;0;0;1", "Tất cả;1;0;0;1")
    ]
