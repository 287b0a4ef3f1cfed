"""Years in which the movement and the places of Hanoi are known."""

from generator.records.problem import Explanation

FIRST_YEAR = 1992
"""Hanoi's movement began in 1992; no honour is older."""

LAST_DISTRICT_YEAR = 2025
"""Districts ended on 30 June 2025 (resolution 1656/NQ-UBTVQH15)."""

FIRST_LISTED_YEAR = 2020
"""The oldest list of wards is of 2020; an older ward that is not on it is no error."""

LAST_LISTED_YEAR = 2024
"""The last year of the list of wards of 2020."""


def explain_wrong_year(year: int, latest_year: int) -> Explanation | None:
    """Return why no honour or report can be of this year; None where it is possible."""
    if year < FIRST_YEAR:
        message = f"năm {year} là trước khi có phong trào Người tốt, việc tốt"
        return Explanation(message, f"ghi năm từ {FIRST_YEAR} trở đi, theo đúng tài liệu")
    if year > latest_year:
        hint = f'ghi năm đến {latest_year}; sang năm mới thì sửa "latest_year" trong site_data/settings.yml'
        return Explanation(f"năm {year} chưa đến", hint)
    return None
