"""`ntvt import`: from the sheets that offices keep to profiles that are valid at once."""

from pathlib import Path

import pytest

from tests.support.commands import invoke_ntvt
from tests.support.imports import ALL, COMMON, KINH_TE, lay_table, new_files
from tests.support.project import ROOT, lay_demo, lay_files

SHEETS = ROOT / "tests" / "sheets"
SHORT = ["mac-thi-thu-nep.md", "tieu-van-thu-oi.md", "cat-thi-thu-sua.md"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(lay_demo(tmp_path))
    return tmp_path


def test_a_messy_list_of_forty_becomes_forty_valid_files(project: Path) -> None:
    code, said = invoke_ntvt("import", str(SHEETS / "messy.xlsx"), *COMMON, "--yes")
    assert code == 0, said
    assert said.startswith(
        'Trang "Nháp" bị ẩn trong bảng, không đọc.\n'
        'Trang "Danh sách": Họ và tên → Họ tên; Nam → Nam; Nữ → Nữ; Phường (xã) → Phường/xã; '
        "Chức vụ, nghề nghiệp → Nghề nghiệp; Hình thức khen thưởng → Danh hiệu; Thành tích → Thành tích.\n"
        '  Không dùng: “Ghi chú”. Cần cột nào thì thêm --column "Tên cột=Mục".\n'
        "  Dòng chia nhóm: 8 “Lĩnh vực kinh tế”, 19 “Ngành giáo dục”, 30 “Môi trường, đô thị”, 41 “An sinh, nhân ái”.\n"
        "  Dòng 52: bỏ qua “Tổng cộng: 40 người”, vì là dòng cộng.\n"
        "  Dòng 53: bỏ qua “Hà Nội, ngày 05 tháng 10 năm 2024”, vì giống dòng đầu của phần ký tên, nơi nhận.\n"
        "  Dòng 54: bỏ qua “NGƯỜI LẬP BIỂU”, vì đứng dưới phần ký tên.\n"
        "  Dòng 55: bỏ qua “Phí Đình Ký”, vì đứng dưới phần ký tên.\n"
        "    Dòng bỏ qua nào là người được khen thì đánh số mọi người được khen ở cột STT, rồi chạy lại.\n"
        "Theo tiêu đề của bảng: năm 2024, quận Hoàn Kiếm.\n"
        "\nSẽ ghi 40 hồ sơ vào content/profiles/:\n"
        "  dòng   9  Mạc Thị Thử An       hoan-kiem/kinh-te/mac-thi-thu-an.md\n"
    )
    assert said.endswith("Đã ghi 40 hồ sơ. Xem lại từng tệp, rồi chạy: ntvt check\n")
    files = new_files(project)
    assert len(files) == 40
    assert files["hoan-kiem/giao-duc/tieu-ngoc-thu-buoi.md"] == (
        "---\n"
        "name: Tiêu Ngọc Thử Bưởi\n"
        "honorific: ông\n"
        "roles:\n"
        "  - {title: Giáo viên}\n"
        "fields: [giao-duc]\n"
        "honours:\n"
        "  - year: 2024\n"
        "    district: hoan-kiem\n"
        "    ward: Hàng Bông\n"
        "    title: nguoi-tot-viec-tot\n"
        "    source: {document: hoan-kiem-2024}\n"
        "published: 2026-11-26\n"
        "---\n"
        "Giúp hàng xóm trong 11 tháng.\n"
        "\n"
        "Góp sách cho thư viện phường.\n"
    )
    assert invoke_ntvt("check")[0] == 0


def test_other_formats_say_the_same_and_nothing_is_written_twice(project: Path) -> None:
    invoke_ntvt("import", str(SHEETS / "messy.xls"), *COMMON, "--yes")
    files = new_files(project)
    assert len(files) == 40
    for name in ("messy.ods", "messy-libreoffice.xlsx"):
        code, said = invoke_ntvt("import", str(SHEETS / name), *COMMON, "--yes")
        assert code == 0
        assert "Không có hồ sơ nào để ghi.\nKhông ghi 40 dòng, vì đã có:\n" in said
        assert f"  dòng   9  Mạc Thị Thử An: đã có {KINH_TE}/mac-thi-thu-an.md\n" in said
        assert new_files(project) == files


def test_old_fonts_and_every_encoding_of_csv_give_the_same_files(project: Path) -> None:
    names = sorted(path.name for path in SHEETS.iterdir() if not path.name.startswith("messy"))
    assert len(names) == 11
    first: dict[str, str] = {}
    for name in names:
        code, said = invoke_ntvt("import", str(SHEETS / name), *ALL, "--yes")
        assert code == 0, f"{name}: {said}"
        files = new_files(project)
        assert sorted(path.rpartition("/")[2] for path in files) == sorted(SHORT), name
        assert files == (first or files), name
        first = files
        for path in files:
            (project / "content" / "profiles" / path).unlink()


@pytest.mark.parametrize("name", ["messy.docx", "messy-libreoffice.docx"])
def test_the_tables_of_a_word_report_with_headings_revisions_and_a_page_break(name: str, project: Path) -> None:
    code, said = invoke_ntvt("import", str(SHEETS / name), *COMMON, "--yes")
    assert code == 1
    assert said == (
        "Bảng 1: Họ và tên → Họ tên; Phường → Phường/xã; Nghề nghiệp → Nghề nghiệp; Thành tích → Thành tích.\n"
        "  Dòng chia nhóm: 3 “DANH SÁCH CÁ NHÂN”.\n"
        "Bảng 2: Họ và tên → Họ tên; Phường → Phường/xã; Thành tích → Thành tích.\n"
        "Theo tiêu đề của bảng: năm 2024, quận Hoàn Kiếm.\n"
        "\nSẽ ghi 4 hồ sơ vào content/profiles/:\n"
        "  Bảng 1, dòng 4  Mạc Thị Thử Nếp  hoan-kiem/kinh-te/mac-thi-thu-nep.md\n"
        "  Bảng 1, dòng 5  Tiêu Văn Thử Ổi  hoan-kiem/kinh-te/tieu-van-thu-oi.md\n"
        "  Bảng 2, dòng 2  Cát Thị Thử Sữa  hoan-kiem/giao-duc/cat-thi-thu-sua.md\n"
        "  Bảng 2, dòng 3  Lạc Đình Thử Mơ  hoan-kiem/giao-duc/lac-dinh-thu-mo.md\n"
        "Không đọc được 1 dòng:\n"
        '  Bảng 2, dòng 4, cột 3: không có phường, xã nào là "Hàng Ga" ở quận Hoàn Kiếm năm 2024; có phải "Hàng Gai"?\n'
        "Đã ghi 4 hồ sơ. Xem lại từng tệp, rồi chạy: ntvt check\n"
    )
    text = new_files(project)["hoan-kiem/kinh-te/tieu-van-thu-oi.md"]
    assert "honorific: ông\nsummary: Đóng bàn ghế cho lớp học của phường.\nroles:\n  - {title: Thợ mộc}\n" in text
    said = invoke_ntvt("import", str(SHEETS / name), *COMMON, "--sheet", "Bảng 3")[1]
    assert said.endswith('không có bảng "Bảng 3"\n  gợi ý: các bảng: Bảng 1, Bảng 2\n')


def test_it_asks_before_it_writes_and_what_the_sheet_does_not_say(project: Path) -> None:
    table = lay_table(project, "Họ tên;Phường", "Mạc Thị Thử;Hàng Gai")
    where = ("--year", "2024", "--district", "hoan-kiem", "--published", "2026-11-26")
    code, said = invoke_ntvt("import", table, *where, typed="kinh te\n2\nk\n")
    assert code == 0
    assert "Bảng không ghi lĩnh vực. Lĩnh vực của mọi dòng" in said
    assert "Bảng không ghi văn bản. Văn bản nói tới những người này" in said
    assert said.endswith("Ghi 1 hồ sơ này? (c: có, k: không) [Enter: c]: k\nChưa ghi gì.\n")
    assert new_files(project) == {}
    assert invoke_ntvt("import", table, *where, typed="kinh te\n1\nc\n")[0] == 0
    assert list(new_files(project)) == ["hoan-kiem/kinh-te/mac-thi-thu.md"]


def test_good_rows_are_written_and_bad_ones_named_cell_by_cell(project: Path) -> None:
    table = lay_table(
        project,
        "STT;Họ tên;Phường;Lĩnh vực;Năm;Thành tích",
        "1;Mạc Thị Thử;Hàng Gai;Kinh tế;2024;Góp tiền xây cầu.",
        "2;Tiêu Thị Thử;Hàng Ga;Kinh tế;2024;",
        "3;Cát Văn Thử;Hàng Gai;Bay lượn;2024;",
        "4;Lạc;Hàng Gai;Kinh tế;2024;",
        "5;Bế Văn Thử;Hàng Gai;Kinh tế;hai nghìn;",
        "6;;Hàng Gai;Kinh tế;2024;",
        "7;Lục Văn Thử;Hàng Gai;Kinh tế;2024;Ai cần thì gọi 0912 345 678.",
    )
    code, said = invoke_ntvt("import", table, *COMMON, "--district", "hoan-kiem", "--yes")
    assert code == 1
    assert said.partition("Không đọc được ")[2] == (
        "6 dòng:\n"
        '  ô C3: không có phường, xã nào là "Hàng Ga" ở quận Hoàn Kiếm năm 2024; có phải "Hàng Gai"?\n'
        '  ô D4: không có mục nào là "Bay lượn"; có: Kinh tế; Giáo dục; Y tế, hiến máu; An sinh, nhân ái; '
        "Môi trường, đô thị; Văn hóa, khu dân cư; Hành chính, công vụ\n"
        '  ô B5: "Lạc" chỉ có một chữ\n'
        "    gợi ý: ghi họ và tên của một người; tập thể thì thêm cột “Loại”: tập thể\n"
        '  ô E6: "hai nghìn" không đọc được\n'
        "    gợi ý: ghi năm bốn chữ số, ví dụ 2024\n"
        "  dòng 7: thiếu họ tên\n"
        '    gợi ý: ghi họ tên vào cột "Họ tên"\n'
        '  ô F8: "0912 345 678" giống số điện thoại\n'
        "    gợi ý: hãy xóa: trang công khai không ghi thông tin riêng tư; "
        "chữ nào được phép hiện thì ghi lý do vào mục allowed\n"
        "Đã ghi 1 hồ sơ. Xem lại từng tệp, rồi chạy: ntvt check\n"
    )
    assert list(new_files(project)) == ["hoan-kiem/kinh-te/mac-thi-thu.md"]


def test_a_child_gets_initials_whoever_says_that_it_is_one(project: Path) -> None:
    table = lay_table(
        project,
        "Họ tên;Phường;Chức vụ;Trẻ em;Năm sinh;Lớp;Thành tích",
        "Em Mạc Văn Thử;Hàng Gai;;;;;Nhặt được của rơi, trả người mất.",
        "Tiêu Thị Thử;Hàng Gai;Học sinh lớp 4A, Trường Tiểu học Thử;;;;",
        "Cát Văn Thử;Hàng Gai;;x;;;",
        "Lạc Văn Thử;Hàng Gai;;;2013;;",
        "Bế Văn Thử;Hàng Gai;;;;4A;",
        "Mạc Viết Tháng;Hàng Gai;;x;;;",
        "Ngân Văn Thử;Hàng Gai;;x;;;Bạn Ngân Văn Thử giúp bạn.",
        "Học sinh",
        "Phí Văn Thử;Hàng Gai;;;;;",
    )
    code, said = invoke_ntvt("import", table, *ALL, "--yes")
    assert code == 1
    files = new_files(project)
    names = ["bvt-01", "cvt-01", "lvt-01", "mvt-01", "mvt-02", "pvt-01", "ttt-01"]
    assert sorted(files) == [f"hoan-kiem/kinh-te/{name}.md" for name in names]
    for text in (*files, *files.values(), said.replace(table, "")):
        for word in ("Mạc", "Tiêu", "Cát", "Lạc", "Bế", "Phí", "4A", "Trường", "2013"):
            assert word not in text
    assert "roles:\n  - {title: Học sinh}\n" in files["hoan-kiem/kinh-te/ttt-01.md"]
    assert invoke_ntvt("check")[0] == 0
    again = invoke_ntvt("import", table, *ALL, "--yes")[1]
    assert "Không ghi 7 dòng, vì đã có:" in again
    assert new_files(project) == files


def test_namesakes_and_people_of_two_rows(project: Path) -> None:
    table = lay_table(
        project,
        "Họ tên;Phường;Danh hiệu",
        "Mạc Thị Thử;Hàng Gai;",
        "Mạc Thị Thử;Hàng Bông;",
        "Mạc Thị Thử;Hàng Gai;Người tốt, việc tốt",
        "Mạc Thị Thử;Hàng Gai;",
    )
    code, said = invoke_ntvt("import", table, *ALL, "--yes")
    assert code == 0, said
    assert "  dòng   5  Mạc Thị Thử: trùng với dòng 2\n" in said
    files = new_files(project)
    assert sorted(files) == [f"hoan-kiem/kinh-te/{name}.md" for name in ("mac-thi-thu-2", "mac-thi-thu")]
    assert files["hoan-kiem/kinh-te/mac-thi-thu.md"].count("  - year: 2024\n") == 2
    assert invoke_ntvt("check")[0] == 0
    table = lay_table(project, "Họ tên;Phường", "Mạc Thị Thử;Cửa Nam")
    code, said = invoke_ntvt("import", table, *ALL, "--yes")
    assert code == 0
    assert (
        f"trùng tên với {KINH_TE}/mac-thi-thu-2.md, khác nơi hoặc khác năm: vẫn người ấy thì thêm một mục vào honours"
        " của tệp ấy; người khác thì thêm cột “Hồ sơ”, ghi mac-thi-thu-3\n"
    ) in said
    table = lay_table(project, "Họ tên;Phường;Hồ sơ", "Mạc Thị Thử;Cửa Nam;mac-thi-thu-3")
    assert invoke_ntvt("import", table, *ALL, "--yes")[0] == 0
    assert "hoan-kiem/kinh-te/mac-thi-thu-3.md" in new_files(project)


def test_groups_between_people_hold_until_the_next_of_their_kind(project: Path) -> None:
    table = lay_table(
        project,
        "TT;Họ tên;Chức vụ",
        "A. Phường Hàng Gai",
        "I;Lĩnh vực Kinh tế",
        "1;Mạc Thị Thử",
        "II;Giáo dục",
        "2;Tiêu Thị Thử;Giáo viên",
        "B. Phường Hàng Bông",
        "I;Kinh tế",
        "3;Cát Văn Thử",
        "II;Khối lạ",
        "4;Lạc Văn Thử",
    )
    code, said = invoke_ntvt("import", table, *COMMON, "--year", "2024", "--district", "hoan-kiem", "--yes")
    assert code == 1
    assert "  Dòng 10: không rõ “Khối lạ” là gì, bỏ qua.\n" in said
    assert '  dòng 11: không biết lĩnh vực nào\n    gợi ý: thêm cột "Lĩnh vực", hoặc chạy lại với --field\n' in said
    files = new_files(project)
    assert {path: "Hàng Gai" in text for path, text in files.items()} == {
        "hoan-kiem/kinh-te/mac-thi-thu.md": True,
        "hoan-kiem/giao-duc/tieu-thi-thu.md": True,
        "hoan-kiem/kinh-te/cat-van-thu.md": False,
    }


def test_a_column_that_an_editor_explains_is_remembered(project: Path) -> None:
    table = lay_table(project, "Họ tên;Phường;Cột lạ", "Mạc Thị Thử;Hàng Gai;Góp tiền xây cầu.")
    code, said = invoke_ntvt("import", table, *ALL, "--column", "Cột lạ=Tóm tắt", "--yes")
    assert code == 0
    assert said.endswith("Đã nhớ điều vừa chỉ vào site_data/import.yml.\n")
    assert (project / "site_data" / "import.yml").read_text(encoding="utf-8") == (
        "---\n"
        "# Điều lệnh `ntvt import` đã được chỉ cho về các bảng; xóa dòng nào thì lệnh quên dòng ấy.\n"
        "columns:\n"
        "  Cột lạ: Tóm tắt\n"
    )
    assert invoke_ntvt("check") == (0, "15 hồ sơ, không có lỗi.\n")
    table = lay_table(project, "Họ tên;Phường;Cột lạ", "Tiêu Thị Thử;Hàng Gai;Dựng rạp cưới giúp xóm.")
    invoke_ntvt("import", table, *ALL, "--yes")
    assert "\nsummary: Dựng rạp cưới giúp xóm.\n" in new_files(project)["hoan-kiem/kinh-te/tieu-thi-thu.md"]


def test_a_word_in_no_list_of_ours_is_asked_once_and_remembered(project: Path) -> None:
    head = "Họ tên;Phường;Lĩnh vực;Hình thức KT"
    table = lay_table(
        project,
        head,
        "Mạc Thị Thử;Hàng Gai;Y tế;NTVT cấp TP",
        "Tiêu Thị Thử;Hàng Gai;Việc phường;Khen của Thành phố",
        "Cát Văn Thử;Hàng Gai;việc phường;",
    )
    options = (*COMMON, "--district", "hoan-kiem")
    code, said = invoke_ntvt("import", table, *options, typed="2024\nvan hoa\nbang khen\nc\n")
    assert code == 0, said
    assert "Bảng không ghi năm. Năm của mọi dòng: 2024\n" in said
    assert 'Bảng ghi lĩnh vực là "Việc phường" (2 dòng). Là mục nào [Enter: bỏ qua]: van hoa\n' in said
    assert 'Bảng ghi danh hiệu là "Khen của Thành phố" (1 dòng). Là mục nào' in said
    assert (project / "site_data" / "import.yml").read_text(encoding="utf-8").partition("words:\n")[2] == (
        "  Danh hiệu:\n    Khen của Thành phố: bang-khen-thanh-pho\n  Lĩnh vực:\n    Việc phường: van-hoa-khu-dan-cu\n"
    )
    files = new_files(project)
    assert "    title: nguoi-tot-viec-tot\n    level: thanh-pho\n" in files["hoan-kiem/y-te-hien-mau/mac-thi-thu.md"]
    assert "    title: bang-khen-thanh-pho\n" in files["hoan-kiem/van-hoa-khu-dan-cu/tieu-thi-thu.md"]
    table = lay_table(project, head, "Lạc Văn Thử;Hàng Gai;Việc phường;")
    assert invoke_ntvt("import", table, *options, "--year", "2024", "--yes")[0] == 0
    assert "hoan-kiem/van-hoa-khu-dan-cu/lac-van-thu.md" in new_files(project)


def test_what_is_not_explained_stays_a_bad_row(project: Path) -> None:
    table = lay_table(project, "Họ tên;Lĩnh vực", "Mạc Thị Thử;Việc phường")
    code, said = invoke_ntvt("import", table, *COMMON, "--year", "2024", "--district", "hoan-kiem", typed="\n")
    assert code == 1
    assert '  ô B2: không có mục nào là "Việc phường"; có: ' in said
    assert not (project / "site_data" / "import.yml").exists()


@pytest.mark.parametrize(
    ("name", "content", "arguments", "said"),
    [
        ("bang.doc", "x", (), 'bang.doc: tệp "bang.doc" không phải là bảng đọc được\n'),
        ("bang.xlsx", "x", (), "bang.xlsx: bảng này hỏng, hoặc không đúng như đuôi tệp\n"),
        ("bang.docx", "x", (), "bang.docx: tệp Word này hỏng, hoặc không đúng như đuôi tệp\n"),
        ("bang.csv", "a;b\n1;2\n", (), "bang.csv: không thấy bảng nào có cột họ tên\n"),
        ("bang.csv", "Họ tên\nMạc Thử\n", ("--sheet", "Khác"), 'bang.csv không có trang "Khác"\n'),
        ("bang.csv", "", (), "bang.csv: không thấy bảng nào có cột họ tên\n"),
    ],
)
def test_what_is_no_sheet(project: Path, name: str, content: str, arguments: tuple[str, ...], said: str) -> None:
    lay_files(project, {name: content})
    code, output = invoke_ntvt("import", name, *arguments)
    assert code == 1
    assert f"lỗi: {said}  gợi ý: " in output


def test_a_wrong_option_is_explained(project: Path) -> None:
    table = lay_table(project, "Họ tên", "Mạc Thị Thử")
    assert invoke_ntvt("import", table, "--field", "bay")[1].endswith('lỗi: --field: không có mục nào là "bay"\n')
    code, said = invoke_ntvt("import", table, "--column", "Cột lạ")
    assert code == 2
    assert 'lỗi: --column: "Cột lạ" phải có dạng "Tên cột=Mục"; các mục: STT, Họ tên, ' in said
    assert invoke_ntvt("import", "khong-co.csv")[1] == (
        "lỗi: khong-co.csv: không thấy tệp hoặc thư mục này\n"
        "  gợi ý: xem lại tên và đường dẫn; vừa xóa hoặc đổi tên nó thì chạy lại lệnh này\n"
    )
