"""A long story is taken to be about its honouree if it has the name, or the part of it that people use."""

import pytest

from generator.checking.rules.unnamed_story import _is_named
from generator.reading.drafts import make_draft
from generator.records.profile import Profile


@pytest.mark.parametrize(
    ("name", "story", "is_named"),
    [
        ("Mạc Thị Thử Nếp", "Bà Mạc Thị Thử Nếp mở quán.", True),
        ("Mạc Thị Thử Nếp", "Chị Thử Nếp mở quán.", True),
        ("Mạc Thị Thử Nếp", "BÀ MẠC THỊ THỬ NẾP mở quán.", True),
        ("Mạc Thị Thử Nếp", "Thầy giáo Nếp mở lớp.", True),
        ("Mạc Thị Thử Nếp", "Bà mở quán nấu Nếp.", False),
        ("Mạc Văn Năm", "Năm nay phường mở quán.", False),
        ("Mạc Văn Năm", "Năm nay ông Năm mở quán.", True),
        ("Mạc Thị Thử Hoà", "Bà Thử Hòa mở quán.", True),
        ("M.T.N.", "Em nhặt được ví.", True),
        ("M.T.N.", "Các em học sinh, trẻ em trong phường.", False),
        ("M.T.N.", "M.T.N. nhặt được ví.", True),
    ],
)
def test_a_person_is_named(name: str, story: str, is_named: bool) -> None:
    assert _is_named(make_draft(Profile, {"name": name}), story) is is_named


def test_a_collective_is_named_by_its_first_two_words() -> None:
    profile = make_draft(Profile, {"name": "Tổ xe ôm Hoa Gạo", "kind": "collective"})
    assert _is_named(profile, "Hôm ấy, tổ xe cùng tới.")
    assert not _is_named(profile, "Hôm ấy, cả tổ cùng tới.")
