"""What a result shows: the words that found it stand there, marked, wherever the profile holds them."""

from pathlib import Path
from typing import Any

import pytest

from tests.search.galleries import index_people
from tests.search.invented import Person
from tests.search.node import ask_index

KHE = Person(
    name="Đặng Thị Mây Khế",
    honorific="đại uý",
    district="hoang-mai",
    ward="Giáp Bát",
    field="kinh-te",
    year=2019,
    summary="Giữ một luống hoa cho cả ngõ.",
    story="Sớm nào cũng kéo nước ra tưới. Ai qua cũng được mời chén chè. Chiều lại dạy lũ nhỏ thả diều.",
    movements="ca-nuoc-chung-tay-vi-nguoi-ngheo, hoc-tap-va-lam-theo-tu-tuong-dao-duc-phong-cach-ho-chi-minh",
)
NGO = Person(
    name="Phạm Văn Sóng Ngò",
    district="dong-da",
    ward="Láng Hạ",
    field="giao-duc",
    year=2021,
    level="thanh-pho",
    summary="Vá xe không lấy tiền.",
    story="",
)
PLAIN = "Phường Giáp Bát · 2019 · Kinh tế · Được nêu gương"
PLAIN_NGO = "Phường Láng Hạ · 2021 · Giáo dục · Cấp Thành phố"

CASES = {
    "a name": (
        "mây khế",
        "Đại uý Đặng Thị [Mây] [Khế]",
        KHE.summary,
        PLAIN,
    ),
    "a form of address": (
        "đại uý khế",
        "[Đại] [uý] Đặng Thị Mây [Khế]",
        KHE.summary,
        PLAIN,
    ),
    "a district, which stands below a result only then": (
        "hoàng mai",
        "Đại uý Đặng Thị Mây Khế",
        KHE.summary,
        "Phường Giáp Bát · Quận [Hoàng] [Mai] · 2019 · Kinh tế · Được nêu gương",
    ),
    "a ward of today": (
        "tuong mai",
        "Đại uý Đặng Thị Mây Khế",
        KHE.summary,
        "Phường Giáp Bát · nay một phần thuộc phường [Tương] [Mai] · 2019 · Kinh tế · Được nêu gương",
    ),
    "a single word of a movement": (
        "nghèo",
        "Đại uý Đặng Thị Mây Khế",
        KHE.summary,
        f"{PLAIN} · Phong trào Cả nước chung tay vì người [nghèo]",
    ),
    "another name of a movement": (
        "05-CT/TW",
        "Đại uý Đặng Thị Mây Khế",
        KHE.summary,
        f"{PLAIN} · Phong trào Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh, "
        "còn gọi là Chỉ thị [05]-[CT]/[TW]",
    ),
    "an award": (
        "danh hiệu",
        "Bà Phạm Văn Sóng Ngò",
        NGO.summary,
        f"{PLAIN_NGO} · [Danh] [hiệu] Người tốt, việc tốt",
    ),
    "a sentence of a story": (
        "thả diều",
        "Đại uý Đặng Thị Mây Khế",
        "Chiều lại dạy lũ nhỏ [thả] [diều].",
        PLAIN,
    ),
    "words of two sentences": (
        "kéo nước thả diều",
        "Đại uý Đặng Thị Mây Khế",
        "Sớm nào cũng [kéo] [nước] ra tưới. … Chiều lại dạy lũ nhỏ [thả] [diều].",
        PLAIN,
    ),
    "words of a summary and a story": (
        "luong hoa tuoi",
        "Đại uý Đặng Thị Mây Khế",
        "Giữ một [luống] [hoa] cho cả ngõ. … Sớm nào cũng kéo nước ra [tưới].",
        PLAIN,
    ),
}
"""What is typed; and of the first result name, text and the line below, words that are marked in brackets."""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    work = tmp_path_factory.mktemp("hits")
    return index_people([KHE, NGO], work)


def test_the_words_that_found_a_result_stand_there_marked(index: Path) -> None:
    answers = ask_index(index, [{"q": query} for query, *_ in CASES.values()])["answers"]
    rows = zip(CASES.items(), answers, strict=True)
    assert {name: (case[0], *_shown(answer["hits"][0])) for (name, case), answer in rows} == CASES


def _shown(hit: dict[str, Any]) -> tuple[str, str, str]:
    honorific, name, text, label = (_write(hit[part]) for part in ("honorific", "name", "text", "label"))
    return f"{honorific} {name}", text, label.replace("\u00a0", " ")


def _write(pieces: list[tuple[str, bool]]) -> str:
    return "".join(f"[{text}]" if is_marked else text for text, is_marked in pieces)
