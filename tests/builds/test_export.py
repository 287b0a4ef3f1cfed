"""`ntvt export` and `ntvt stats`: lists and numbers for an office."""

import csv
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.support.commands import invoke_ntvt
from tests.support.project import lay_demo, lay_files


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(lay_demo(tmp_path))
    return tmp_path


def test_a_list_is_written_and_not_over_another_without_asking(project: Path) -> None:
    assert invoke_ntvt("export", "ds.csv") == (0, "Đã ghi 14 dòng của 13 hồ sơ vào ds.csv.\n")
    data = (project / "ds.csv").read_bytes()
    lines = data.decode("utf-8-sig").splitlines()
    assert lines[0] == (
        "STT;Họ tên;Loại;Trẻ em;Cách gọi;Nghề nghiệp;Nơi công tác;Lĩnh vực;Năm;Quận/huyện;Phường/xã;Danh hiệu;Cấp;"
        "Văn bản;Mục;Tóm tắt;Ngày đăng;Hồ sơ"
    )
    assert len(lines) == 15
    code, said = invoke_ntvt("export", "ds.csv", "--year", "2024", typed="k\n")
    assert (code, said) == (0, "Đã có tệp ds.csv. Ghi đè? (c: có, k: không) [Enter: k]: k\nChưa ghi gì.\n")
    assert (project / "ds.csv").read_bytes() == data
    code, said = invoke_ntvt("import", "ds.csv", "--yes")
    assert code == 0
    assert "Không có hồ sơ nào để ghi.\nKhông ghi 14 dòng, vì đã có:\n" in said


def test_a_list_of_a_district_for_a_decision(project: Path) -> None:
    code, said = invoke_ntvt("export", "qd.xlsx", "--decision", "--year", "2024", "--district", "hoan kiem")
    assert (code, said) == (0, "Đã ghi 6 dòng của 6 hồ sơ vào qd.xlsx.\n")
    sheet = load_workbook(BytesIO((project / "qd.xlsx").read_bytes())).worksheets[0]
    texts = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert texts[0][:3] == ["STT", "Họ và tên", "Chức vụ, nơi công tác"]
    assert [row[0] for row in texts if isinstance(row[0], int)] == [1, 2, 3, 4, 5, 6]


def test_a_list_of_a_ward(project: Path) -> None:
    code, said = invoke_ntvt("export", "ds.csv", "--ward", "phường Cửa Nam")
    assert (code, said) == (0, "Đã ghi 6 dòng của 5 hồ sơ vào ds.csv.\n")
    with (project / "ds.csv").open(encoding="utf-8-sig", newline="") as file:
        places = [(row["Năm"], row["Quận/huyện"], row["Phường/xã"]) for row in csv.DictReader(file, delimiter=";")]
    assert sorted(places) == [
        ("2019", "quận Hoàn Kiếm", "Hàng Bông"),
        ("2024", "quận Hoàn Kiếm", "Cửa Nam"),
        ("2024", "quận Hoàn Kiếm", "Hàng Bài"),
        ("2024", "quận Hoàn Kiếm", "Hàng Bông"),
        ("2024", "quận Hoàn Kiếm", "Trần Hưng Đạo"),
        ("2026", "", "Cửa Nam"),
    ], "those of a ward of today, and of the former ones that lie in it"
    code, said = invoke_ntvt("export", "ds.csv", "--yes", "--ward", "hang bai")
    assert (code, said) == (0, "Đã ghi 1 dòng của 1 hồ sơ vào ds.csv.\n")
    code, said = invoke_ntvt("export", "ds.csv", "--ward", "cua nam")
    assert code == 2
    assert said.endswith('lỗi: --ward: "cua nam" có thể là “phường Cửa Nam, quận Hoàn Kiếm” hay “phường Cửa Nam”\n')


def test_wrong_use_of_export(project: Path) -> None:
    assert invoke_ntvt("export", "ds.doc")[1].endswith(
        'lỗi: không ghi được tệp "ds.doc"; tên tệp phải có đuôi .xlsx hoặc .csv\n'
    )
    assert invoke_ntvt("export", "khong-co/ds.csv") == (
        1,
        "lỗi: khong-co/ds.csv: không thấy tệp hoặc thư mục này\n"
        "  gợi ý: xem lại tên và đường dẫn; vừa xóa hoặc đổi tên nó thì chạy lại lệnh này\n",
    )
    code, said = invoke_ntvt("export", "ds.csv", "--district", "bay")
    assert code == 2
    assert said.endswith('lỗi: --district: không có mục nào là "bay"\n')


def test_a_gallery_with_errors_gives_no_numbers(project: Path) -> None:
    lay_files(project, {"content/profiles/hoan-kiem/kinh-te/sai.md": "---\nname: Mạc Thị Sai\n---\n"})
    for command in (("stats",), ("export", "ds.csv")):
        code, said = invoke_ntvt(*command)
        assert code == 1
        assert "content/profiles/hoan-kiem/kinh-te/sai.md:2:1: lỗi: " in said
    assert not (project / "ds.csv").exists()


def test_counts_in_a_terminal(project: Path) -> None:
    assert invoke_ntvt("stats", "--by", "year") == (
        0,
        "Năm     Cá nhân  Tập thể  Lượt nêu gương  Lượt khen thưởng\n"
        "2019          1        0               1                 0\n"
        "2022          2        1               2                 1\n"
        "2023          2        0               2                 0\n"
        "2024          6        0               5                 1\n"
        "2026          2        0               0                 2\n"
        "Tất cả       12        1              10                 4\n"
        "Ai có ở nhiều dòng thì dòng “Tất cả” chỉ tính một lần, nên các dòng cộng lại có thể lớn hơn.\n",
    )
    assert invoke_ntvt("stats")[1].count("\nTất cả") == 4
    assert "nhiều dòng" not in invoke_ntvt("stats", "--by", "month")[1], "these rows add up"


def test_counts_as_a_file(project: Path) -> None:
    assert invoke_ntvt("stats", "--by", "field", "--format", "csv")[1].startswith("\ufeffLĩnh vực;Cá nhân;Tập thể;")
    assert invoke_ntvt("stats", "--out", "so.xlsx") == (0, "Đã ghi vào so.xlsx.\n")
    book = load_workbook(BytesIO((project / "so.xlsx").read_bytes()))
    assert book.sheetnames == ["Phường, xã", "Tháng đăng", "Lĩnh vực", "Năm"]
    assert invoke_ntvt("stats", "--format", "xlsx")[1].endswith("lỗi: --format xlsx cần thêm --out TỆP.xlsx\n")
    assert invoke_ntvt("stats", "--out", "so.TXT") == (0, "Đã ghi vào so.TXT.\n")
    assert (project / "so.TXT").read_text("utf-8") == invoke_ntvt("stats")[1]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--out", "so.pdf"], 'không ghi được tệp "so.pdf"; tên tệp phải có đuôi .xlsx, .csv hoặc .txt'),
        (["--out", "so"], 'không ghi được tệp "so"; tên tệp phải có đuôi .xlsx, .csv hoặc .txt'),
        (["--out", "so.xlsx", "--format", "csv"], '--format csv cần tệp có đuôi .csv, mà --out ghi "so.xlsx"'),
    ],
)
def test_counts_are_not_written_under_a_name_that_says_another_kind_of_file(
    project: Path, words: list[str], message: str
) -> None:
    code, said = invoke_ntvt("stats", *words)
    assert code == 2
    assert said.endswith(f"lỗi: {message}\n")
    assert not (project / words[1]).exists()
