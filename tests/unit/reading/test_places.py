"""The places of Hanoi: the real data with its traps, and what an editor is told about a broken table."""

from datetime import date
from pathlib import Path

import pytest

from generator.reading.places import CHANGE_COLUMNS, DISTRICT_COLUMNS, UNIT_COLUMNS, parse_places
from generator.records.place import Unit
from generator.records.places import Places
from generator.records.problem import Problem

FOLDER = Path(__file__).parents[3] / "site_data" / "places"

DISTRICTS = "id,type,name,until\nmay-hong,quận,Mây Hồng,2025-06-30\n"
UNITS = """id,type,name,district,since,until,code_2020,code_2025_01,code_2025_07,lat,lon
gio-nam-may-hong,phường,Gió Nam,may-hong,,2025-06-30,1,2,,21.5,105.8
gio-nam,phường,Gió Nam,,2025-07-01,,,,2,21.5,105.8
"""
CHANGES = "on,from,to,part\n2025-07-01,gio-nam-may-hong,gio-nam,no\n"


def texts() -> tuple[str, str, str]:
    names = ("districts", "units", "changes")
    districts, units, changes = ((FOLDER / f"{name}.csv").read_text("utf-8") for name in names)
    return districts, units, changes


@pytest.fixture(scope="module")
def places() -> Places:
    found, problems = parse_places(*texts())
    assert problems == []
    return found


def now(places: Places, unit_id: str) -> list[tuple[str, bool]] | None:
    presents = places.find_current_units(places.units[unit_id])
    return None if presents is None else [(present.unit.id, present.is_part) for present in presents]


def found(places: Places, text: str, district: str | None, year: int) -> list[str]:
    return [unit.id for unit in places.find_unit(text, district, year).matches]


# The data


@pytest.mark.parametrize(
    ("day", "code", "count"),
    [
        (date(2020, 1, 1), "code_2020", 579),
        (date(2024, 12, 31), "code_2020", 579),
        (date(2025, 1, 1), "code_2025_01", 526),
        (date(2025, 6, 30), "code_2025_01", 526),
        (date(2025, 7, 1), "code_2025_07", 126),
    ],
)
def test_each_era_has_its_units_and_each_unit_its_own_code(places: Places, day: date, code: str, count: int) -> None:
    units = [unit for unit in places.units.values() if unit.existed_on(day)]
    assert len(units) == count
    assert len({getattr(unit, code) for unit in units} - {None}) == count


def test_the_changes_of_july_2025_lead_from_all_526_to_all_126(places: Places) -> None:
    july = [change for change in places.changes if change.on == date(2025, 7, 1)]
    assert len(july) == 793
    assert len({change.before for change in july}) == 526
    assert len({change.after for change in july}) == 126


def test_the_changes_of_january_2025_are_those_known_and_no_more(places: Places) -> None:
    january = [change for change in places.changes if change.on == date(2025, 1, 1)]
    assert [(change.before, change.after, change.part) for change in january] == [
        ("cau-den-hai-ba-trung", "bach-khoa-hai-ba-trung", True),
        ("cau-den-hai-ba-trung", "thanh-nhan-hai-ba-trung", True),
        ("dong-mac-hai-ba-trung", "dong-nhan-hai-ba-trung", False),
        ("phuong-lien-dong-da", "phuong-lien-trung-tu-dong-da", False),
        ("quoc-tu-giam-dong-da", "van-mieu-quoc-tu-giam-dong-da", False),
        ("quynh-loi-hai-ba-trung", "bach-mai-hai-ba-trung", False),
        ("trung-phung-dong-da", "kham-thien-dong-da", False),
        ("trung-tu-dong-da", "phuong-lien-trung-tu-dong-da", False),
        ("van-mieu-dong-da", "van-mieu-quoc-tu-giam-dong-da", False),
    ]


def test_there_are_thirty_districts(places: Places) -> None:
    assert len(places.districts) == 30
    assert [places.districts[id].title for id in ("hoan-kiem", "son-tay")] == ["quận Hoàn Kiếm", "thị xã Sơn Tây"]


def test_the_tables_are_in_their_order() -> None:
    districts, units, changes = ([line.split(",") for line in text.split("\n")[1:-1]] for text in texts())
    assert districts == sorted(districts)
    assert units == sorted(units, key=lambda row: (row[3] == "", row[3], row[0]))
    assert changes == sorted(changes)


# The traps


def test_cua_nam_before_and_after_july_2025_are_two_wards(places: Places) -> None:
    assert found(places, "Cửa Nam", "hoan-kiem", 2019) == ["cua-nam-hoan-kiem"]
    assert found(places, "Cửa Nam", "hoan-kiem", 2025) == ["cua-nam-hoan-kiem"]
    assert found(places, "Cửa Nam", None, 2025) == ["cua-nam"]
    assert now(places, "cua-nam-hoan-kiem") == [
        ("ba-dinh", True),
        ("cua-nam", True),
        ("hoan-kiem", True),
        ("van-mieu-quoc-tu-giam", True),
    ]
    assert now(places, "cua-nam") == [("cua-nam", False)]


def test_thinh_liet_was_split_between_four_wards(places: Places) -> None:
    assert now(places, "thinh-liet-hoang-mai") == [
        ("dinh-cong", True),
        ("hoang-mai", True),
        ("phuong-liet", True),
        ("yen-so", True),
    ]


def test_phuong_mai_went_to_two_wards_one_of_them_across_the_old_border(places: Places) -> None:
    assert now(places, "phuong-mai-dong-da") == [("bach-mai", True), ("kim-lien", True)]


def test_gia_lam_has_a_town_and_a_commune_yen_vien(places: Places) -> None:
    lookup = places.find_unit("Yên Viên", "gia-lam", 2024)
    assert lookup.unit is None
    assert [unit.id for unit in lookup.matches] == ["thi-tran-yen-vien-gia-lam", "xa-yen-vien-gia-lam"]
    assert lookup.suggestions == ("thị trấn Yên Viên", "xã Yên Viên")
    assert found(places, "Thị trấn Yên Viên", "gia-lam", 2024) == ["thi-tran-yen-vien-gia-lam"]
    assert found(places, "xã Yên Viên", "gia-lam", 2025) == ["xa-yen-vien-gia-lam"]


def test_one_code_names_three_wards_in_turn(places: Places) -> None:
    columns = ("code_2020", "code_2025_01", "code_2025_07")
    for code, ids in {
        "00235": ["nga-tu-so-dong-da", "thinh-quang-dong-da", "dong-da"],
        "00292": ["quynh-loi-hai-ba-trung", "bach-mai-hai-ba-trung", "bach-mai"],
    }.items():
        holders = [u.id for column in columns for u in places.units.values() if getattr(u, column) == code]
        assert holders == ids


def test_quynh_loi_went_through_old_bach_mai_to_the_new_one(places: Places) -> None:
    quynh_loi, bach_mai = places.units["quynh-loi-hai-ba-trung"], places.units["bach-mai-hai-ba-trung"]
    assert [change.after for change in places.successors(quynh_loi)] == ["bach-mai-hai-ba-trung"]
    assert [change.before for change in places.predecessors(bach_mai)] == ["quynh-loi-hai-ba-trung"]
    assert (bach_mai.since, bach_mai.until) == (None, date(2025, 6, 30))
    assert now(places, "quynh-loi-hai-ba-trung") == [("bach-mai", False)]


def test_a_part_stays_a_part_along_the_chain(places: Places) -> None:
    assert now(places, "bach-khoa-hai-ba-trung") == [("bach-mai", False)]
    assert now(places, "cau-den-hai-ba-trung") == [("bach-mai", True), ("hai-ba-trung", True)]


def test_what_nga_tu_so_became_is_not_known_whatever_its_code_says(places: Places) -> None:
    nga_tu_so, thinh_quang = places.units["nga-tu-so-dong-da"], places.units["thinh-quang-dong-da"]
    assert places.is_end_unknown(nga_tu_so)
    assert places.find_current_units(nga_tu_so) is None
    assert (thinh_quang.code_2020, thinh_quang.code_2025_01) == ("00223", "00235")
    assert places.predecessors(thinh_quang) == ()
    assert now(places, "thinh-quang-dong-da") == [("dong-da", False)]


def test_a_new_commune_of_january_2025_has_an_unknown_origin(places: Places) -> None:
    assert places.is_origin_unknown(places.units["thien-duc-gia-lam"])
    assert not places.is_origin_unknown(places.units["van-mieu-quoc-tu-giam-dong-da"])
    assert not places.is_origin_unknown(places.units["cua-nam-hoan-kiem"])


def test_the_unknown_ends_are_all_of_december_2024(places: Places) -> None:
    unknown = [unit for unit in places.units.values() if places.is_end_unknown(unit)]
    assert {unit.until for unit in unknown} == {date(2024, 12, 31)}
    assert [unit.id for unit in unknown if unit.district in ("dong-da", "hai-ba-trung")] == ["nga-tu-so-dong-da"]
    assert not any(unit.district in ("hoan-kiem", "hoang-mai") for unit in unknown)


# Lookup


@pytest.mark.parametrize(
    ("text", "district", "year", "unit"),
    [
        ("Trung Hoà", "cau-giay", 2024, "trung-hoa-cau-giay"),
        ("Trung Hòa", "cau-giay", 2024, "trung-hoa-cau-giay"),
        ("PHƯỜNG  trung hoà", "cau-giay", 2024, "trung-hoa-cau-giay"),
        ("Văn Miếu Quốc Tử Giám", "dong-da", 2025, "van-mieu-quoc-tu-giam-dong-da"),
        ("Văn Miếu - Quốc Tử Giám", None, 2026, "van-mieu-quoc-tu-giam"),
        ("Cát Linh", "dong-da", 1996, "cat-linh-dong-da"),
    ],
)
def test_a_unit_is_found_however_it_is_spelt(
    places: Places, text: str, district: str | None, year: int, unit: str
) -> None:
    lookup = places.find_unit(text, district, year)
    assert lookup.unit is not None
    assert (lookup.unit.id, lookup.suggestions) == (unit, ())


@pytest.mark.parametrize(
    ("text", "district", "year", "suggestions"),
    [
        ("Hàng Gia", "hoan-kiem", 2024, ("Hàng Gai",)),
        ("Cat Linh", "dong-da", 2024, ("Cát Linh",)),
        ("xã Cát Linh", "dong-da", 2024, ("phường Cát Linh",)),
        ("Ngã Tư Sở", "dong-da", 2025, ()),
        ("Cát Linh", "dong-da", 2026, ()),
        ("", "dong-da", 2024, ()),
    ],
)
def test_an_unknown_name_gets_close_names_of_the_same_time_and_district(
    places: Places, text: str, district: str, year: int, suggestions: tuple[str, ...]
) -> None:
    lookup = places.find_unit(text, district, year)
    assert (lookup.matches, lookup.suggestions) == ((), suggestions)


def test_without_a_district_a_name_of_several_old_wards_is_offered_with_each_district(places: Places) -> None:
    assert places.find_unit("Minh Khai", None, 2024).suggestions == (
        "phường Minh Khai, quận Bắc Từ Liêm",
        "phường Minh Khai, quận Hai Bà Trưng",
        "xã Minh Khai, huyện Hoài Đức",
    )


def test_suggestions_are_at_most_three_the_closest_first(places: Places) -> None:
    # Hàng Mã is as close as Hàng Bồ: the order of a tie is fixed.
    suggestions = ("Hàng Bài", "Hàng Bạc", "Hàng Bồ")
    assert places.find_unit("Hàng Ba", "hoan-kiem", 2024).suggestions == suggestions


# What an editor is told


def error(file: str, line: int, column: int, code: str, message: str, hint: str) -> Problem:
    path = f"site_data/places/{file}.csv"
    return Problem(path=path, line=line, column=column, level="error", code=code, message=message, hint=hint)


def problems_of(districts: str = DISTRICTS, units: str = UNITS, changes: str = CHANGES) -> list[Problem]:
    return parse_places(districts, units, changes)[1]


def test_a_sound_set_of_tables_has_no_problem() -> None:
    assert problems_of() == []
    excel = [("\ufeff" + text).replace("\n", "\r\n") for text in (DISTRICTS, UNITS, CHANGES)]
    assert problems_of(*excel) == []


BROKEN_CHANGES = [
    (
        "2025-07-01,gio-nam-may-hong,gio-nan,no",
        (29, "unknown-unit", 'không có phường, xã, thị trấn "gio-nan"'),
        'có phải "gio-nam"? Danh sách: site_data/places/units.csv',
    ),
    (
        "2025-07-01, zzz ,gio-nam,no",
        (13, "unknown-unit", 'không có phường, xã, thị trấn "zzz"'),
        "danh sách: site_data/places/units.csv",
    ),
    (
        '"2025-07-01","gio-nam-may-hong",gio-nam,có',
        (41, "bad-part", 'cột "part" không nhận giá trị "có"'),
        "viết một trong: yes, no",
    ),
    (
        "1/7/2025,gio-nam-may-hong,gio-nam,no",
        (1, "bad-date", '"1/7/2025" không phải là một ngày'),
        "viết năm-tháng-ngày, ví dụ 2025-07-01",
    ),
    (
        ",gio-nam-may-hong,gio-nam,no",
        (1, "missing-value", 'ô "on" để trống'),
        "ô này bắt buộc phải có",
    ),
    (
        "2025-03-01,gio-nam-may-hong,gio-nam,no",
        (1, "not-an-era", "2025-03-01 không phải ngày sắp xếp lại đơn vị"),
        "viết một trong: 2025-01-01, 2025-07-01",
    ),
    (
        "2025-07-01,gio-nam,gio-nam,no",
        (12, "wrong-era", '"gio-nam" không kết thúc ngay trước 2025-07-01'),
        'cột until của "gio-nam" trong units.csv phải là 2025-06-30',
    ),
    (
        "2025-07-01,gio-nam-may-hong,gio-nam-may-hong,no",
        (29, "wrong-era", '"gio-nam-may-hong" không tồn tại vào ngày 2025-07-01'),
        'xem cột since và until của "gio-nam-may-hong" trong units.csv',
    ),
    (
        "2025-07-01,gio-nam-may-hong,gio-nam",
        (1, "bad-row", "dòng có 3 ô, bảng có 4 cột"),
        "ô để trống vẫn cần dấu phẩy; ô có dấu phẩy phải đặt trong ngoặc kép",
    ),
    (
        '2025-07-01,"gio-nam-may-hong,gio-nam,no',
        (1, "bad-quotes", "dấu ngoặc kép không đóng đúng chỗ"),
        'ô có dấu phẩy viết là "Tên, có phẩy"',
    ),
]


@pytest.mark.parametrize(("row", "told", "hint"), BROKEN_CHANGES)
def test_a_broken_change_is_reported_at_its_cell(row: str, told: tuple[int, str, str], hint: str) -> None:
    column, code, message = told
    assert problems_of(changes=CHANGES + row + "\n") == [error("changes", 3, column, code, message, hint)]


BROKEN_UNITS = [
    (
        "mua-xuan,phường,Mưa Xuân,may-hog,,2025-06-30,,,,,",
        (26, "unknown-district", 'không có quận, huyện "may-hog"'),
        'có phải "may-hong"? Danh sách: site_data/places/districts.csv',
    ),
    (
        "mua-xuan,phường,Mưa Xuân,may-hong,2025-07-01,2025-06-30,,,,,",
        (46, "until-before-since", "ngày cuối 2025-06-30 trước ngày đầu 2025-07-01"),
        "since là ngày đầu, until là ngày cuối của đơn vị",
    ),
    (
        "gio-nam,phường,Mưa Xuân,may-hong,,2025-06-30,,,,,",
        (1, "doubled-id", 'mã "gio-nam" đã có ở dòng 3'),
        "mỗi mã một dòng; trùng tên trong một quận, huyện thì thêm loại: xa-yen-vien-gia-lam",
    ),
    (
        "Mưa Xuân,phường,Mưa Xuân,may-hong,,2025-06-30,,,,,",
        (1, "bad-id", 'mã "Mưa Xuân" không hợp lệ'),
        "chỉ dùng chữ thường không dấu, chữ số và gạch nối, ví dụ cat-linh-dong-da",
    ),
    (
        "mua-xuan,làng,Mưa Xuân,may-hong,,2025-06-30,,,,,",
        (10, "bad-type", 'cột "type" không nhận giá trị "làng"'),
        "viết một trong: phường, xã, thị trấn",
    ),
    (
        "mua-xuan,xã,,may-hong,,2025-06-30,,,,,",
        (13, "missing-value", 'ô "name" để trống'),
        "ô này bắt buộc phải có",
    ),
    (
        "mua-xuan,xã,Mưa Xuân,may-hong,2025-02-30,,,,,,",
        (31, "bad-date", '"2025-02-30" không phải là một ngày'),
        "viết năm-tháng-ngày, ví dụ 2025-07-01",
    ),
    (
        'mua-xuan,xã,Mưa Xuân,,2025-07-01,,,,,"21,5",105',
        (38, "bad-number", '"21,5" không phải là một tọa độ'),
        "viết số độ thập phân từ -90 đến 90, dấu chấm trước phần lẻ, ví dụ 21.03528",
    ),
]


@pytest.mark.parametrize(("row", "told", "hint"), BROKEN_UNITS)
def test_a_broken_unit_is_reported_at_its_cell_and_left_out(row: str, told: tuple[int, str, str], hint: str) -> None:
    column, code, message = told
    places, problems = parse_places(DISTRICTS, UNITS + row + "\n", CHANGES)
    assert problems == [error("units", 4, column, code, message, hint)]
    assert list(places.units) == ["gio-nam-may-hong", "gio-nam"]


def test_a_unit_with_a_fault_is_not_also_reported_as_unknown_to_its_changes() -> None:
    places, problems = parse_places(DISTRICTS, UNITS.replace(",105.8\n", ",1058\n"), CHANGES)
    assert [problem.code for problem in problems] == ["bad-number", "bad-number"]
    assert (places.units, places.changes) == ({}, ())


def test_all_columns_that_are_unknown_missing_or_doubled_are_reported() -> None:
    districts = "id,kind,name,name,until\nmay-hong,quận,Mây Hồng,Mây Hồng,2025-06-30\n"
    known = "các cột của bảng: id, type, name, until"
    assert problems_of(districts=districts) == [
        error("districts", 1, 1, "missing-column", 'thiếu cột "type"', "dòng đầu phải là: id,type,name,until"),
        error("districts", 1, 4, "unknown-column", 'không có cột "kind" trong bảng này', known),
        error("districts", 1, 14, "doubled-column", 'cột "name" có hai lần', known),
    ]


def test_the_problems_of_all_tables_are_reported_in_one_run_with_the_paths_given() -> None:
    empty = parse_places("", "", "", "a.csv", "b.csv", "c.csv")
    expected = [
        (path, f'thiếu cột "{column}"')
        for path, columns in [("a.csv", DISTRICT_COLUMNS), ("b.csv", UNIT_COLUMNS), ("c.csv", CHANGE_COLUMNS)]
        for column in sorted(columns)
    ]
    told = [(p.path, p.message) for p in empty[1]]
    assert sorted(told) == sorted(expected)


def test_titles_are_as_inside_a_sentence(places: Places) -> None:
    unit: Unit = places.units["cat-linh-dong-da"]
    assert unit.title == "phường Cát Linh"
