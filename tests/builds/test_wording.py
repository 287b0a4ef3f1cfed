"""The pages of the real gallery say what their documents say: kind of document, units, levels, grounds."""

import html
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.project import ROOT

WORDING = yaml.safe_load((Path(__file__).parent / "wording.yml").read_text("utf-8"))
REPORTS = sorted(path.stem for path in (ROOT / "site_data" / "reports").glob("*.yml"))


def text_of(folder: Path, url: str) -> str:
    """What a page says between `<main>` and `</main>`, one space between words."""
    main = (folder / url / "index.html").read_text("utf-8").partition("<main")[2].partition("</main>")[0]
    words = re.sub(r"<[^>]*>", " ", re.sub(r"<(svg|script)\b.*?</\1>", "", main, flags=re.DOTALL))
    return " ".join(html.unescape(words.partition(">")[2]).split())


def report_url(name: str) -> str:
    district, _, year = name.rpartition("-")
    return f"quan/{district}/{year}/"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("quan/hoan-kiem/2019/", "Biểu dương, khen thưởng người tốt, việc tốt cấp Quận"),
        ("quan/hoan-kiem/2019/", "255 gương"),
        ("quan/hoan-kiem/2019/", "18 cá nhân"),
        ("quan/hoan-kiem/2019/", "40 tổ dân phố"),
        ("quan/hoan-kiem/2019/", "58 gia đình"),
        ("quan/hoang-mai/2022/", "489 lượt tập thể"),
        ("quan/hoang-mai/2022/", "1.042 lượt cá nhân"),
        ("quan/hoang-mai/2022/", "1 công trình"),
        ("quan/hoang-mai/2022/", "Huân chương Lao động hạng Nhì Nhà nước tặng"),
    ],
)
def test_a_total_is_counted_in_the_unit_of_its_document(real_site: Path, url: str, said: str) -> None:
    assert said.casefold() in text_of(real_site, url).casefold()


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("gia-dinh-van-hoa", "58 gia đình, UBND quận biểu dương, khen thưởng"),
        ("bang-khen-thu-tuong", "2 tập thể, Thủ tướng Chính phủ tặng"),
        ("huan-chuong-lao-dong-hang-nhi", "1 tập thể, Nhà nước tặng"),
        ("nguoi-tot-viec-tot", "34 cá nhân, cấp Thành phố; 148 cá nhân, cấp quận"),
    ],
)
def test_the_page_of_an_award_keeps_the_capitals_of_who_gives_it(real_site: Path, slug: str, said: str) -> None:
    assert said in text_of(real_site, f"danh-hieu/{slug}/")


@pytest.mark.parametrize("url", ["quan/dong-da/2023/", "quan/hai-ba-trung/2022/", "ho-so/doan-thi-mai/"])
def test_a_newspaper_article_is_called_one(real_site: Path, url: str) -> None:
    text = text_of(real_site, url)
    assert "bài báo" in text.casefold() and "báo cáo" not in text.casefold()


def test_an_index_names_the_kind_of_document(real_site: Path) -> None:
    text = text_of(real_site, "quan/")
    assert "Quận Đống Đa bài báo 2023" in text and "Quận Hoàng Mai báo cáo 2022, 2024" in text


@pytest.mark.parametrize("slug", ["vu-thi-lung", "vu-thuy-long", "vu-thi-ngoc-oanh", "nguyen-quynh-trang"])
def test_a_commendation_is_not_called_a_title(real_site: Path, slug: str) -> None:
    text = text_of(real_site, f"ho-so/{slug}/")
    assert "Biểu dương, khen thưởng người tốt, việc tốt cấp Thành phố, năm 2019, quận Hoàn Kiếm" in text
    assert "danh hiệu" not in text.casefold()


def test_each_of_five_names_its_own_ground(real_site: Path) -> None:
    slugs = ("doan-thi-mai", "nguyen-dinh-tinh", "nguyen-thi-thu-huong", "nguyen-thu-ha")
    article = "Căn cứ: bài của Báo Lao động Thủ đô năm 2023 về phong trào thi đua của quận Đống Đa"
    assert all(article in text_of(real_site, f"ho-so/{slug}/") for slug in slugs)
    text = text_of(real_site, "ho-so/ngo-thanh-thuy/")
    assert "Căn cứ: bà giao lưu tại hội nghị tổng kết phong trào do quận Đống Đa tổ chức" in text
    assert article not in text


def test_events_stand_in_the_order_of_their_days(real_site: Path) -> None:
    days = re.findall(r"(\d\d)/(\d\d)/(\d{4}) ", text_of(real_site, "quan/hoan-kiem/2019/").partition("sự kiện")[2])
    assert [day[::-1] for day in days] == sorted(day[::-1] for day in days)
    assert len(days) == 3


@pytest.mark.parametrize("name", REPORTS)
def test_a_fault_in_a_report_can_be_reported(real_site: Path, name: str) -> None:
    assert "Báo sai" in text_of(real_site, report_url(name))


def test_every_profile_has_a_way_to_report_a_fault_and_to_be_withdrawn(real_site: Path) -> None:
    for folder in (real_site / "ho-so").iterdir():
        if folder.is_dir() and folder.name != "trang":
            page = (folder / "index.html").read_text("utf-8")
            assert f"ho-so%2F{folder.name}%2F" in page and "2 ngày làm việc" in page, folder.name


def test_a_level_is_written_one_way(real_site: Path) -> None:
    for path in real_site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert "cấp thành phố" not in text and "cấp Quận" not in text, path


def test_no_profile_says_how_often_or_in_which_order_it_is_named() -> None:
    trivia = re.compile(r"kể tên|nhắc tên|nêu tên hai lần|nêu đầu tiên|có tên trong|không kể")
    for path in sorted((ROOT / "content" / "profiles").rglob("*.md")):
        assert not trivia.search(path.read_text("utf-8")), path


def test_the_description_of_a_movement_without_other_names_is_whole_sentences(real_site: Path) -> None:
    page = (real_site / "phong-trao" / "khoi-nghiep" / "index.html").read_text("utf-8")
    assert '<meta name="description" content="Khởi nghiệp. Chưa có tấm gương nào.">' in page


def test_the_comparison_says_what_documents_state_and_that_others_state_nothing(real_site: Path) -> None:
    text = text_of(real_site, "so-sanh/")
    assert "Quận Hoàn Kiếm, 2019 báo cáo 255 gương 18 cá nhân 330 38" in text
    assert "Quận Hoàng Mai, 2024 báo cáo 94 cá nhân 26 cá nhân trên 200 22" in text
    assert "Quận Đống Đa, 2023 bài báo không nêu không nêu không nêu 5" in text


@pytest.mark.parametrize("case", WORDING, ids=lambda case: case["case"])
def test_a_page_says_what_its_source_says(case: dict[str, Any], real_site: Path) -> None:
    text = (ROOT / case["file"]).read_text("utf-8") if "file" in case else text_of(real_site, case["page"])
    assert [line for line in case["has"] if line not in text] == []
    assert [line for line in case.get("lacks", []) if line in text] == []


@pytest.mark.parametrize(
    ("url", "note"),
    [
        ("quan/hoan-kiem/2019/", "Xuân Kỳ Hội"),
        ("quan/hoang-mai/2022/", "34/CT-TW"),
        ("quan/hoang-mai/2024/", "2021-2015"),
    ],
)
def test_a_note_on_a_source_stands_once(real_site: Path, url: str, note: str) -> None:
    assert text_of(real_site, url).count(note) == 1


def test_no_page_says_what_no_source_says(real_site: Path) -> None:
    pages = {path: path.read_text("utf-8") for path in real_site.rglob("*.html")}
    for never in ("không nêu tên người hay tập thể nào", "nơi phát động phong trào", "tôn vinh những tấm gương này"):
        assert [path for path, text in pages.items() if never in text] == []
