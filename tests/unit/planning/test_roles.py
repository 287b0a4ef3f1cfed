"""Roles: title and organisation as one phrase, without a comma and without repeating."""

import pytest

from generator.planning.roles import role_text
from generator.records.profile import Role


@pytest.mark.parametrize(
    ("title", "organisation", "text"),
    [
        ("Tổ trưởng", None, "Tổ trưởng"),
        ("Chủ tịch", "Hội Chữ thập đỏ phường Mẫu", "Chủ tịch Hội Chữ thập đỏ phường Mẫu"),
        ("Phó Trưởng phòng", "Phòng Nội vụ quận Mẫu", "Phó Trưởng phòng Nội vụ quận Mẫu"),
        ("Phó Chánh Văn phòng", "Văn phòng Quận ủy Mẫu", "Phó Chánh Văn phòng Quận ủy Mẫu"),
        ("Phó trưởng Công an phường", "Công an phường Mẫu", "Phó trưởng Công an phường Mẫu"),
        ("Chi hội trưởng", "Chi hội Phụ nữ số 1", "Chi hội trưởng Chi hội Phụ nữ số 1"),
        ("Trưởng ban", "Ban công tác Mặt trận", "Trưởng ban công tác Mặt trận"),
        ("Giáo viên Trường Mẫu", "Trường Mẫu", "Giáo viên Trường Mẫu"),
        ("Bảo vệ", "Bảo tàng Mẫu", "Bảo vệ Bảo tàng Mẫu"),
        ("Đảng ủy viên, Phó Bí thư", "Chi bộ Mẫu", "Đảng ủy viên, Phó Bí thư Chi bộ Mẫu"),
    ],
)
def test_a_role_is_one_phrase(title: str, organisation: str | None, text: str) -> None:
    assert role_text(Role(title=title, organisation=organisation)) == text
