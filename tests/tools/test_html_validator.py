"""One run of the checker per test, about a second each."""

from pathlib import Path

import pytest

from tests.tools.html_validator import validate

PAGE = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Trang</title></head>
<body><h1>Trang</h1>{}</body></html>
"""


def test_a_folder_is_checked_deeply_and_each_finding_has_its_place(tmp_path: Path) -> None:
    good, bad = tmp_path / "index.html", tmp_path / "tên" / "index.html"
    bad.parent.mkdir()
    good.write_text(PAGE.format("<p>tốt</p>"), encoding="utf-8")
    bad.write_text(PAGE.format("<p><div>x</div></p><section>x</section>"), encoding="utf-8")
    (tmp_path / "style.css").write_text("a { colr: red }", encoding="utf-8")
    messages = validate(tmp_path)
    assert {(message.path, message.line) for message in messages} == {(bad, 3)}
    assert [message.text for message in messages if message.level == "error"] == [
        "No “p” element in scope but a “p” end tag seen."
    ]
    assert [message.text for message in messages if message.level == "warning"] == [
        "Section lacks heading. Consider using “h2”-“h6” elements to add identifying headings to all"
        " sections, or else use a “div” element instead for any cases where no heading is needed."
    ]


def test_warnings_can_be_left_out(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(PAGE.format("<section>x</section>"), encoding="utf-8")
    assert validate([page], warnings=False) == []


def test_style_sheets_are_checked_when_asked_for(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>no page at all", encoding="utf-8")
    sheet = "a { colr: red }\n"
    (tmp_path / "style.css").write_text(sheet, encoding="utf-8")
    assert [str(message) for message in validate(tmp_path, kind="css")] == [
        f"{tmp_path}/style.css:1:14: error: CSS: “colr”: Property “colr” doesn't exist. [{sheet.strip()}]"
    ]


def test_nothing_to_check_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no \.html file in"):
        validate(tmp_path)
