"""The tables of a district's year, as an award officer takes them into Word and Excel."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.rendering.report_files import write_workbook
from tests.tools.server import serve

NewPage = Callable[..., Page]
YEAR = "quan/hoang-mai/2022/"


@pytest.fixture(scope="module")
def root(real_site: Path) -> Iterator[str]:
    """The address of the real gallery on this machine."""
    with serve(real_site) as address:
        yield address


def test_a_table_is_copied_as_a_table(root: str, new_page: NewPage) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(root + YEAR)
    table = page.locator("#con-so .report").first
    table.get_by_role("button", name="Chép bảng").click()
    expect(table.get_by_role("status")).to_have_text("Đã chép; dán vào Word hoặc Excel.")
    text, html = page.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          const types = ["text/plain", "text/html"];
          return Promise.all(types.map(async (type) => (await item.getType(type)).text()));
        }"""
    )
    rows = [line.split("\t") for line in text.split("\n")]
    assert rows[0] == ["Nội dung", "Cấp", "Số", "Đơn vị", "Mục", "Ghi chú"]
    assert {len(row) for row in rows} == {6}
    notes = table.locator(".report__remark").all_inner_texts()
    assert [row[5] for row in rows[1:] if row[5]] == notes != [], "what is said below a name is a cell of its own"
    assert all(row[2].replace(".", "").isdecimal() for row in rows[1:]), "a number is a cell of its own"
    assert html.count("<tr>") == len(rows) == table.locator("tr").count()


def test_the_files_hold_every_row_of_the_page(root: str, new_page: NewPage, real_site: Path) -> None:
    page = new_page()
    page.goto(root + YEAR)
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_bytes().decode("utf-8-sig"))))
    assert len(rows) == page.locator(".report tbody tr").count() > 5
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel").click()
    with zipfile.ZipFile(download.value.path()) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        words = book.read("xl/sharedStrings.xml").decode()
    assert sheet.count("<row ") == len(rows) + 1
    for row in rows:
        number = row["Số"]
        assert f"<v>{number}</v>" in sheet if number.isdecimal() else number in words


def test_a_workbook_is_written_the_same_each_time_and_holds_no_formula() -> None:
    rows: list[tuple[str, str | int]] = [("Bảng", "Số"), ("=1+1", 3)]
    data = write_workbook("Quận Thử, năm 2020", rows)
    assert data == write_workbook("Quận Thử, năm 2020", rows)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()
