"""The sentence on a page of which only name and role are known."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from generator.reading.registry import read_registry
from generator.records.profile import Honour, Profile, Role, Source
from generator.records.registry import Registry
from generator.rendering.views.record_line import write_record_line
from tests.support.project import DEMO


@pytest.fixture(scope="module")
def registry() -> Registry:
    return read_registry(DEMO / "site_data")[0]


def mention(ward: str | None = None, section: str | None = None, **changes: Any) -> Honour:
    source = Source(document="hoan-kiem-2024", section=section)
    values: dict[str, Any] = {"year": 2024, "district": "hoan-kiem", "ward": ward, "source": source}
    return Honour(**(values | changes))


def profile(*honours: Honour, roles: Sequence[Role] = (), movements: tuple[str, ...] = (), **changes: Any) -> Profile:
    values: dict[str, Any] = {
        "slug": "lac-dinh-uoc",
        "path": "-",
        "folder": ("-", "-"),
        "name": "Lạc Đình Ước",
        "honorific": "ông",
    }
    counts: dict[str, Any] = {"story_line": 1, "has_story": False, "front_matter_hash": 0, "story_links": ()}
    return Profile(**(values | counts | changes), honours=honours, roles=tuple(roles), movements=movements)


def test_name_ward_report_and_section(registry: Registry) -> None:
    assert write_record_line(profile(mention("Hàng Gai", "Mục I")), registry) == (
        "Ông Lạc Đình Ước ở phường Hàng Gai được nêu gương trong báo cáo năm 2024 của quận Hoàn Kiếm (Mục I)."
    )


def test_a_role_that_names_the_ward_says_it_once(registry: Registry) -> None:
    roles = [Role(title="Tổ trưởng tổ dân phố phường Hàng Gai")]
    assert write_record_line(profile(mention("Hàng Gai"), roles=roles), registry) == (
        "Ông Lạc Đình Ước, tổ trưởng tổ dân phố phường Hàng Gai, "
        "được nêu gương trong báo cáo năm 2024 của quận Hoàn Kiếm."
    )


def test_a_title_of_two_capitals_keeps_them_and_the_ward_follows(registry: Registry) -> None:
    roles = [Role(title="Phó Trưởng phòng", organisation="Phòng Nội vụ")]
    assert str(write_record_line(profile(mention("Hàng Gai"), roles=roles), registry)).startswith(
        "Ông Lạc Đình Ước, Phó Trưởng phòng Nội vụ ở phường Hàng Gai, được nêu gương"
    )


def test_sections_of_one_document_stand_together(registry: Registry) -> None:
    assert str(write_record_line(profile(mention(section="Mục I"), mention(section="Mục II")), registry)).endswith(
        "được nêu gương trong báo cáo năm 2024 của quận Hoàn Kiếm (Mục I; Mục II)."
    )


def test_a_movement_is_named(registry: Registry) -> None:
    assert str(write_record_line(profile(mention(), movements=("dan-van-kheo",)), registry)).endswith(
        "được nêu gương trong phong trào “Dân vận khéo”, theo báo cáo năm 2024 của quận Hoàn Kiếm."
    )


def test_two_movements_are_named_together(registry: Registry) -> None:
    both = profile(mention(), movements=("dan-van-kheo", "hien-mau-tinh-nguyen"))
    assert str(write_record_line(both, registry)).endswith(
        "được nêu gương trong các phong trào “Dân vận khéo” và “Hiến máu tình nguyện”, "
        "theo báo cáo năm 2024 của quận Hoàn Kiếm."
    )


def test_a_newspaper_writes_about_a_district(registry: Registry) -> None:
    press = mention(year=2023, district="dong-da", source=Source(document="dong-da-2023"))
    assert write_record_line(profile(press), registry) == (
        "Ông Lạc Đình Ước được nêu gương trong bài báo năm 2023 về quận Đống Đa."
    )


def test_a_report_of_another_district_is_not_called_that_of_the_place(registry: Registry) -> None:
    assert write_record_line(profile(mention(district="dong-da")), registry) == (
        "Ông Lạc Đình Ước được nêu gương ở quận Đống Đa trong báo cáo năm 2024 của quận Hoàn Kiếm."
    )


def test_a_report_of_the_city_is_its_publisher_s(registry: Registry) -> None:
    report = replace(registry.documents["hoan-kiem-2024"], district=None, publisher="UBND Thành phố Hà Nội")
    city = replace(registry, documents={**registry.documents, "hoan-kiem-2024": report})
    assert write_record_line(profile(mention("Hàng Gai")), city) == (
        "Ông Lạc Đình Ước ở phường Hàng Gai được nêu gương ở quận Hoàn Kiếm "
        "trong báo cáo năm 2024 của UBND Thành phố Hà Nội."
    )


def test_without_a_document_none_is_named(registry: Registry) -> None:
    assert write_record_line(profile(mention("Hàng Gai", source=None)), registry) == (
        "Ông Lạc Đình Ước ở phường Hàng Gai được nêu gương năm 2024 ở quận Hoàn Kiếm."
    )


def test_a_collective_has_no_honorific(registry: Registry) -> None:
    line = write_record_line(
        profile(mention("Hàng Gai"), name="Phường Hàng Gai", kind="collective", honorific=None), registry
    )
    assert line == "Phường Hàng Gai được nêu gương trong báo cáo năm 2024 của quận Hoàn Kiếm."


def test_an_award_is_named_with_its_level(registry: Registry) -> None:
    award = mention(section="Mục I", title="bang-khen-thanh-pho", level="thanh-pho")
    assert str(write_record_line(profile(award), registry)).endswith(
        "được khen thưởng năm 2024: Bằng khen của Thành phố cấp Thành phố, "
        "theo báo cáo năm 2024 của quận Hoàn Kiếm (Mục I)."
    )


def test_what_is_only_planned_or_was_revoked_is_left_out(registry: Registry) -> None:
    honours = [mention(title="nguoi-tot-viec-tot", status=status) for status in ("planned", "revoked")]
    assert write_record_line(profile(*honours), registry) is None
