"""Names as people mistype them, and stories that are reworded."""

import pytest

from generator.checking.duplicates.evidence import estimate_overlap
from generator.checking.duplicates.fingerprints import sketch_story
from generator.checking.duplicates.names import compare_names
from generator.checking.rules import near_duplicate
from generator.records.fingerprint import Fingerprint, Honoured


@pytest.mark.parametrize(
    ("first", "second", "likeness"),
    [
        ("Nguyễn Thị Hoà", "Nguyễn Thị Hòa", "same"),
        ("Phan Thuý Quí", "PHAN THÚY QUÝ", "same"),
        ("Nguyễn Thị Hòa", "Nguyen Thi Hoa", "unmarked"),
        ("Nguyễn Thị Hoa", "Nguyễn Thị Hòa", "marks"),
        ("Đỗ Văn Mận", "Đỗ Văn Mậm", "letter"),
        ("Đỗ Văn Mận", "Đỗ Văn Mậ", "letter"),
        ("Đỗ Văn Quang", "Đỗ Văn Qaung", "letter"),
        ("Đỗ Văn Mận", "Đỗ Văn Cường", None),
        ("Chi hội số 5", "Chi hội số 6", None),
    ],
)
def test_how_names_are_alike(first: str, second: str, likeness: str | None) -> None:
    assert compare_names(first, second) == compare_names(second, first) == likeness


SENTENCES = [
    f"Việc thứ {n} là bày lại {n * 7} chiếc ghế nhỏ, lau bảng gỗ {n * 5} lần rồi ngồi nghe." for n in range(40)
]


def test_a_story_with_sentences_moved_and_left_out_is_much_the_same() -> None:
    story, reworded = sketch_story(" ".join(SENTENCES)), sketch_story("\n\n".join(reversed(SENTENCES[:30])))
    assert estimate_overlap(story, story) == 1
    assert estimate_overlap(story, reworded) > 0.5
    assert estimate_overlap(story, sketch_story(" ".join(f"Lần {n} ngồi vẽ bao nhiêu là lá." for n in range(60)))) == 0


def make_fingerprint(slug: str, honours: tuple[Honoured, ...], not_same_as: tuple[str, ...] = ()) -> Fingerprint:
    path, sketch = f"{slug}.md", sketch_story(" ".join(SENTENCES)) if slug.startswith("sent") else ()
    name = slug if sketch else "Đỗ Văn Mận"
    return Fingerprint(path, 2, 9, (slug, f"{slug}-cu"), not_same_as, name, False, honours, "", "", sketch)


def list_paths(profiles: list[Fingerprint]) -> list[str]:
    return [problem.path for problem in near_duplicate.check(profiles)]


HERE, THERE = (Honoured(2024, "hoan-kiem", "Hàng Bài"),), (Honoured(2024, "hoan-kiem", "Cửa Nam"),)


def test_namesakes_of_other_wards_are_two_people() -> None:
    assert list_paths([make_fingerprint("a", HERE), make_fingerprint("b", THERE)]) == []
    assert list_paths([make_fingerprint("a", HERE), make_fingerprint("b", HERE)]) == ["b.md"]


@pytest.mark.parametrize("slug", ["a", "a-cu"])
def test_an_editor_says_in_either_file_that_they_are_two_people(slug: str) -> None:
    assert list_paths([make_fingerprint("a", HERE), make_fingerprint("b", HERE, (slug,))]) == []
    assert list_paths([make_fingerprint("b", HERE), make_fingerprint("a", HERE, ("b",))]) == []


def test_a_story_that_was_sent_in_a_hundred_times_gives_a_warning_for_each_time_after_the_first() -> None:
    profiles = [make_fingerprint(f"sent {'xyzw'[n // 25]}{chr(97 + n % 25) * 3}", HERE) for n in range(100)]
    assert len(list_paths(profiles)) == 99
