"""What import takes out of a child's role."""

import pytest

from generator.checking.children import drop_school


@pytest.mark.parametrize(
    ("role", "left"),
    [
        ("Học sinh, Trường Tiểu học Hoa Gạo", "Học sinh"),
        ("Học sinh Trường Hoa Gạo", "Học sinh"),
        ("Học sinh (Trường Tiểu học Hoa Gạo)", "Học sinh"),
        ("Đội viên Câu lạc bộ Cờ vua", "Đội viên Câu lạc bộ Cờ vua"),
        ("-5 độ vẫn đi", "-5 độ vẫn đi"),
    ],
)
def test_a_role_loses_its_school_and_nothing_else(role: str, left: str) -> None:
    assert drop_school(role) == left
