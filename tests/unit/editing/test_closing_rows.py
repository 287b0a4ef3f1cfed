"""Which rows of a table are about nobody."""

import pytest

from generator.editing.sheets.closing_rows import Closing, ClosingRows
from generator.editing.sheets.columns import Item


def classify(cells: dict[Item, str], *, is_numbered: bool = False) -> Closing | None:
    return ClosingRows(is_numbered=is_numbered).classify(list(cells.values()), cells, has_number=False)


@pytest.mark.parametrize(
    "text",
    [
        "GIÁM ĐỐC",
        "Giám đốc",
        "PHÓ TRƯỞNG PHÒNG NỘI VỤ",
        "HIỆU TRƯỞNG",
        "T/M ỦY BAN NHÂN DÂN",
        "K/T CHỦ TỊCH",
        "T/L Chủ tịch",
        "(Đã ký tên)",
        "Người duyệt",
        "Hà Nội, ngày 5/10/2024",
        "Hà Nội, ngày 05-10-2024",
        "Hoàn Kiếm, ngày 5 tháng 10",
        "Hàng Gai, ngày … tháng … năm …",
        "Ngày tháng năm 2024",
    ],
)
def test_the_date_and_signatures_below_a_table(text: str) -> None:
    assert classify({"name": text}) == "footer"


@pytest.mark.parametrize("text", ["Cộng I", "Tổng II: 02 người", "Cộng I+II", "Tổng A", "Tổng V.", "CỘNG IV"])
def test_the_total_of_a_group_with_a_number_or_a_letter(text: str) -> None:
    assert classify({"name": text}) == "total"


@pytest.mark.parametrize(
    "cells",
    [
        {"name": "Giám đốc Mạc Văn Thử"},
        {"name": "Trưởng thôn Mạc Văn Thử"},
        {"name": "Mạc Thị Thử, sinh ngày 5/10/1960"},
        {"name": "Mạc Thị Thử\nngày sinh 5/10/1960"},
        {"name": "T.M."},
        {"name": "Tống Thị Thử"},
        {"name": "Cộng Thị Thử"},
        {"name": "Tổng LĐLĐ Thử"},
        {"name": "Tổng V. T."},
        {"name": "Cộng A.B."},
        {"role": "Giám đốc"},
        {"name": "Trưởng phòng", "ward": "Hàng Gai"},
        {"deed": "Tổng vệ sinh ngõ phố", "name": "Mạc Thị Thử"},
    ],
)
def test_rows_about_someone(cells: dict[Item, str]) -> None:
    assert classify(cells) is None
