"""What is found where nobody holds all words as they were typed, and in which order other readings are tried."""

from pathlib import Path

import pytest

from tests.search.galleries import index_people
from tests.search.invented import Person
from tests.search.node import ask_index

FIRST, SECOND, THIRD, FOURTH, OFFICE = NAMES = (
    "Đặng Thị Mây Khế",
    "Lê Văn Sóng Mướp",
    "Phạm Thị Quỳnh Ngò",
    "Trần Văn Đồi Khế",
    "Phòng Kinh tế quận Hoàn Kiếm",
)
SUMMARIES = (
    "Cụ chăm vườn hóa chất, sau lưng là lối dùng chung.",
    "Góp cây cho vườn hoa chung, xếp gạch ngõ nhỏ.",
    "Mỗi sáng ủ ấm bình sữa, đổ sữa vào cốc.",
    "Sau sang nhà bên nấu xôi, quét ngõ.",
    "Lập một quầy đổi rau.",
)
STORIES = (
    "Cụ tự sửa chiếc quạt của nhà văn hóa chung.",
    "Bác xâu kim, cắt chiếc áo bông.",
    "Chị xếp gạch cho lũ trẻ ngoan.",
    "Bác vót que diều, giúp một nhà văn sơn cổng. Bác là cựu chiến binh.",
    "Ai cũng đổi được.",
)

CASES = {
    "a word that one story alone holds with these marks does not hide those with other marks": (
        "sửa sáng",
        [THIRD],
        "sua sáng",
    ),
    "words side by side with other marks are found before those that stand apart with the right ones": (
        "vườn hóa chung",
        [SECOND, FIRST],
        "",
    ),
    "where nobody has all words, two in a row come before two apart": (
        "que ấm văn hóa",
        [FIRST, FOURTH],
        "",
    ),
    "words side by side with the right marks are meant": ("vườn hóa chất", [FIRST], ""),
    "a name with one wrong letter is meant before the keys of an input method": ("van sonj", [SECOND], "van song"),
    "the keys of an input method are meant where they are a name": ("van songs", [SECOND], ""),
    "an office does not hide others of its field": (
        "kinh te hoan kiem",
        [OFFICE, THIRD, SECOND, FOURTH, FIRST],
        "",
    ),
    "a word that begins others is not mended": ("ngoa", [THIRD], ""),
    "a word that begins others is not mended beside others": ("xep gach ngoa", [THIRD], ""),
    "a word that a story holds is not mended": ("kim", [SECOND], ""),
    "a name is found by the first letters of its words, of Quỳnh too": ("phạm thị quy", [THIRD], ""),
    "the first letters of a name are found without marks": ("quy", [THIRD], ""),
    "the first letters of a name are found with its tone": ("mướ", [SECOND], ""),
    "the first letters of a name with another tone are none": ("mườ", [], ""),
    "an old person whom no text calls so": ("cụ trần văn đồi", [FOURTH], ""),
    "the keys of an input method may end in the first letters of a name": ("lee vawn so", [SECOND], ""),
    "another way to say something may be followed by the first letters of a name": ("CCB trần văn đồ", [FOURTH], ""),
    "an abbreviation finds what it is short for": ("CCB", [FOURTH], ""),
    "a sound that people mix up is mended in a name": ("nê văn sóng", [SECOND], "le văn sóng"),
    "a place may be followed by the last two digits of a year": ("hàng bài 18", [OFFICE], ""),
    "a word that begins no other is mended": ("sauu sang", [FOURTH], "sau sang"),
}
"""What is typed, whom it finds, and what the page says that it searched."""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    work = tmp_path_factory.mktemp("readings")
    same = {"district": "hoan-kiem", "ward": "Hàng Bài", "field": "kinh-te"}
    everyone = [
        Person(name=name, summary=summary, story=story, year=2018 if name == OFFICE else 2019, **same)
        for name, summary, story in zip(NAMES, SUMMARIES, STORIES, strict=True)
    ]
    return index_people(everyone, work)


def test_other_readings(index: Path) -> None:
    answers = ask_index(index, [{"q": query} for query, _, _ in CASES.values()])["answers"]
    found = {
        name: (
            case[0],
            ["".join(text for text, _ in hit["name"]) for hit in answer["hits"]],
            answer["searched"],
        )
        for (name, case), answer in zip(CASES.items(), answers, strict=True)
    }
    assert found == CASES


def test_the_page_says_which_words_have_other_marks(index: Path) -> None:
    queries = ("nấu xôi ngõ", "nẫu xôi ngõ")
    answers = ask_index(index, [{"q": query} for query in queries])["answers"]
    note = "Không nơi nào viết “nẫu” đúng dấu như vậy; đây là những nơi viết khác dấu."
    shown = [
        (["".join(text for text, _ in hit["name"]) for hit in answer["hits"]], answer["notes"]) for answer in answers
    ]
    assert shown == [([FOURTH], []), ([FOURTH], [note])]
