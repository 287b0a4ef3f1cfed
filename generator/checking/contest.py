"""Check essays of the writing contest by its terms: length, details, place, a deed that is concrete, no copies."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from generator.checking.children import INITIALS
from generator.checking.context import Path
from generator.checking.duplicates.evidence import estimate_overlap
from generator.checking.duplicates.fingerprints import sketch_story
from generator.checking.duplicates.pairs import COMMON_HASHES
from generator.checking.names import is_young
from generator.checking.plain import PlainText
from generator.checking.wards import describe_search, find_missing_ward
from generator.checking.years import FIRST_LISTED_YEAR, LAST_DISTRICT_YEAR, explain_wrong_year
from generator.records.essay import Essay
from generator.records.fingerprint import Fingerprint
from generator.records.problem import Position, Problem, error_at, warning_at
from generator.records.profile import Honour
from generator.records.registry import Registry
from generator.vietnamese import format_number

FEWEST_WORDS, MOST_WORDS = 1_300, 1_500
"""Words of an essay, as the terms of the contest say."""

_COPIED = 0.25
"""The part of all rows of two texts that both have: from here on one is a copy."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FIGURE = re.compile(r"\d|\b(?:mười|mươi|chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\b", re.IGNORECASE)


class ReadEssay(Struct, frozen=True, kw_only=True):
    """An essay that was read."""

    path: str
    """The file."""
    essay: Essay
    """What its front matter says."""
    story: str
    """Its text as Markdown."""
    story_line: int
    """The line on which the text begins, from 1."""
    find_place: Callable[[Path], Position]
    """Finds the place of a value of the front matter."""


def count_words(text: str) -> int:
    """Count words as Vietnamese and office programs do: what stands between spaces and has a letter or digit."""
    return sum(any(char.isalnum() for char in word) for word in PlainText(text).text.split())


def check_text(path: str, story: str, first_line: int) -> Iterator[Problem]:
    """Yield what is wrong with the text of an essay, which begins at `first_line`: length, a deed without figures."""
    words = count_words(story)
    if not FEWEST_WORDS <= words <= MOST_WORDS:
        problem = "ngắn" if words < FEWEST_WORDS else "dài"
        message = f"bài {problem} quá: {format_number(words)} từ"
        hint = (
            f"thể lệ yêu cầu từ {format_number(FEWEST_WORDS)} đến {format_number(MOST_WORDS)} từ; mỗi tiếng là một từ"
        )
        yield error_at(path, first_line, 1, "essay-length", message, hint)
    if words >= FEWEST_WORDS and not _FIGURE.search(_YEAR.sub("", story)):
        hint = "kể việc cụ thể: làm gì, bao nhiêu lần, bao nhiêu năm, giúp được mấy người"
        yield warning_at(path, first_line, 1, "essay-vague", "cả bài không có một con số nào", hint)


def check_essay(read: ReadEssay, registry: Registry) -> Iterator[Problem]:
    """Yield everything that is wrong with what the front matter of an essay says."""
    essay, honouree = read.essay, read.essay.honouree

    def report(path: Path, code: str, message: str, hint: str) -> Problem:
        return error_at(read.path, *read.find_place(path), code, message, hint)

    if explanation := explain_wrong_year(essay.year, registry.settings.latest_year):
        yield report(("year",), "year", *explanation)
        return
    if not essay.district and essay.year < LAST_DISTRICT_YEAR:
        hint = "ghi district, ví dụ hoan-kiem; trong tệp Word thì ghi Cuộc thi: quận Hoàn Kiếm"
        yield report((), "essay-details", "bài không ghi cuộc thi của quận, huyện nào", hint)
    if not honouree.ward and not honouree.organisation:
        hint = "ghi ward (phường, xã) hoặc organisation (nơi công tác) của người ấy"
        yield report(("honouree",), "essay-details", "không rõ người được giới thiệu ở đâu", hint)
    if honouree.honorific and is_young(honouree.honorific) and not INITIALS.fullmatch(honouree.name):
        hint = "chỉ ghi các chữ cái đầu của tên, ví dụ N.V.A., cả trong bài"
        yield report(("honouree", "name"), "essay-details", "người được giới thiệu là trẻ em", hint)
    yield from _check_place(read, registry)


def _check_place(read: ReadEssay, registry: Registry) -> Iterator[Problem]:
    """Yield a problem when the honouree is of another district than that of the contest."""
    if "place" in registry.unread:
        return
    essay, honouree = read.essay, read.essay.honouree
    hint = "cuộc thi chỉ nhận gương trong địa bàn; người ở nơi khác thì gửi bài về nơi ấy"
    if honouree.district and essay.district and honouree.district != essay.district:
        place = read.find_place(("honouree", "district"))
        title = registry.places.districts[honouree.district].title
        yield error_at(read.path, *place, "essay-outside", f"người được giới thiệu ở {title}", hint)
        return
    honour = Honour(year=essay.year, district=honouree.district or essay.district, ward=honouree.ward)
    missing = find_missing_ward(honour, essay.year, registry)
    if missing and not missing.is_ambiguous and essay.year >= FIRST_LISTED_YEAR:
        where, noun = describe_search(missing, registry)
        place = read.find_place(("honouree", "ward"))
        message = f'{where} không có {noun} nào tên là "{honouree.ward}"'
        yield error_at(read.path, *place, "essay-outside", message, hint)


class _Text(NamedTuple):
    place: str
    """File and line."""
    year: int
    """The year of an essay, or the last one of a profile's honours."""
    sketch: Sequence[int]


def find_copies(essays: Sequence[ReadEssay], profiles: Sequence[Fingerprint]) -> Iterator[Problem]:
    """Yield a problem for each essay that repeats an earlier one, or a profile's story of an earlier year."""
    ordered = sorted(essays, key=lambda read: (read.essay.year, read.path))
    texts = [_Text(f"{read.path}:{read.story_line}", read.essay.year, sketch_story(read.story)) for read in ordered]
    for each in profiles:
        year = max((honour.year for honour in each.honours), default=0)
        texts.append(_Text(f"{each.path}:{each.story_line}", year, each.sketch))
    holders = _list_holders([text.sketch for text in texts])
    for number, read in enumerate(ordered):
        sketch = texts[number].sketch
        common = Counter(holder for item in sketch for holder in holders[item])
        for other in sorted(holder for holder, count in common.items() if count >= COMMON_HASHES):
            is_profile = other >= len(ordered)
            is_earlier = texts[other].year < read.essay.year if is_profile else other < number
            overlap = estimate_overlap(sketch, texts[other].sketch)
            if is_earlier and overlap >= _COPIED:
                yield _report_copy(read, texts[other].place, overlap)


def _list_holders(sketches: Sequence[Sequence[int]]) -> dict[int, list[int]]:
    """Return for each hash the positions of the sketches that have it."""
    holders: dict[int, list[int]] = defaultdict(list)
    for position, sketch in enumerate(sketches):
        for item in sketch:
            holders[item].append(position)
    return holders


def _report_copy(read: ReadEssay, place: str, overlap: float) -> Problem:
    message = f"bài giống {place} khoảng {round(overlap * 10) * 10}%"
    hint = "một bài chỉ gửi một lần, không chép lại bài cũ: bỏ bài này, hoặc viết lại"
    return error_at(read.path, read.story_line, 1, "essay-copy", message, hint)
