"""Words in front of a query that everyone in the gallery meets need not be found."""

from pathlib import Path

from tests.search.galleries import index_people
from tests.search.invented import Person
from tests.search.node import ask_index

FIRST, SECOND, THIRD = "Đặng Thị Mây Khế", "Lê Văn Sóng Mướp", "Phạm Thị Nhung Ngò"
FOURTH, FIFTH = "Vũ Bá Bạc Sấu", "Hồ Thị Sen Gấc"
PEOPLE = (
    Person(name=FIRST, district="hoan-kiem", ward="Hàng Bài", field="kinh-te", year=2019, summary="Tưới hoa chung."),
    Person(name=SECOND, district="hoan-kiem", ward="Hàng Gai", field="kinh-te", year=2021, summary="Nấu xôi sớm."),
    Person(name=THIRD, district="dong-da", ward="Láng Hạ", field="kinh-te", year=2021, summary="Nêu gương tưới hoa."),
    Person(name=FOURTH, district="dong-da", ward="Láng Hạ", field="kinh-te", year=2020, summary="Sửa cống."),
    Person(name=FIFTH, district="dong-da", ward="Láng Hạ", field="kinh-te", year=2020, summary="Mời cụ bà, các bác."),
)

CASES = {
    "what the gallery is called, and a year": ("người tốt việc tốt 2021", [SECOND, THIRD]),
    "the same with its comma, and a deed": ("Người tốt, việc tốt: nấu xôi", [SECOND]),
    "the same without marks, and a district": ("nguoi tot viec tot hoan kiem", [SECOND, FIRST]),
    "a list of them": ("danh sách gương người tốt, việc tốt hoàn kiếm năm 2021", [SECOND]),
    "who did something": ("ai nấu xôi", [SECOND]),
    "who lives somewhere": ("ai ở Hàng Bài", [FIRST]),
    "the people who do something": ("những người nấu xôi", [SECOND]),
    "a story about somebody": ("câu chuyện về bà Khế", [FIRST]),
    "the name Nhung without marks": ("nhung lang ha", [THIRD]),
    "good people of a ward": ("người tốt ở hàng bài", [FIRST]),
    "an example of a deed": ("gương nấu xôi", [SECOND]),
    "a shining example of a deed": ("tấm gương sáng nấu xôi", [SECOND]),
    "a shining example of a place": ("guong sang hang bai", [FIRST]),
    "“gương mẫu” is another word": ("gương tưới", [THIRD]),
    "one word behind “các” asks for no name": ("các bác", [FIFTH]),
    "an old lady is nobody called Bà": ("cụ bà", [FIFTH]),
    "in quotes they are looked for": ('"gương tưới hoa"', [THIRD]),
    "behind other words they are looked for": ("nêu gương", [THIRD]),
}
"""What is typed, and whom it finds, best first."""


def test_leads(tmp_path: Path) -> None:
    site = index_people(list(PEOPLE), tmp_path)
    answers = ask_index(site, [{"q": query} for query, _ in CASES.values()])["answers"]
    assert [answer["searched"] for answer in answers] == [""] * len(CASES)
    names = [["".join(text for text, _ in hit["name"]) for hit in answer["hits"]] for answer in answers]
    assert {name: (case[0], found) for (name, case), found in zip(CASES.items(), names, strict=True)} == CASES
