"""Judge whether two profiles are about one person, or of one story."""

from collections.abc import Hashable, Iterable
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple, TypeVar

from generator.checking.duplicates.fingerprints import SKETCH_SIZE
from generator.checking.duplicates.names import Likeness, compare_names, fold_name, key_place
from generator.checking.duplicates.pairs import COMMON_HASHES
from generator.records.fingerprint import Fingerprint

T = TypeVar("T", bound=Hashable)


class Evidence(NamedTuple):
    """What speaks for a duplicate."""

    is_almost_certain: bool
    """Whether it is almost certain; else it is possible."""
    is_person: bool
    """Whether it is the person that is the same; else the story alone is."""
    reasons: tuple[str, ...]
    """What the two have in common, in Vietnamese."""


_ALIKE: dict[Likeness, str] = {
    "same": "cùng tên",
    "unmarked": "cùng tên, một bên không dấu",
    "marks": "tên chỉ khác dấu",
    "letter": "tên khác một chữ",
}
_SAME_STORY, _SIMILAR_STORY, _SIMILAR_OF_NAMESAKES = 0.6, 0.25, 0.12
"""The part of all rows of two stories that both have: from here on they are one story, alike, alike for namesakes."""
_SMALLEST_SKETCH = 16
"""Hashes of a story of about seventy syllables; a shorter one may be a set phrase as a whole."""
_SAME_WORDS = 0.6
"""Part of the shorter text's words, or pairs of words, that the longer one has, too."""


def judge(first: Fingerprint, second: Fingerprint, stock: AbstractSet[int] = frozenset()) -> Evidence | None:
    """Judge two profiles; None where nothing speaks for a duplicate, or an editor says that there is none.

    `stock` are the hashes of set phrases, which count only between stories that are the same as a whole.
    """
    if set(first.slugs) & set(second.not_same_as) or set(second.slugs) & set(first.not_same_as):
        return None
    story = estimate_overlap(first.sketch, second.sketch)
    if story < _SAME_STORY or min(len(first.sketch), len(second.sketch)) < _SMALLEST_SKETCH:
        story = estimate_overlap({*first.sketch} - stock, {*second.sketch} - stock)
    likeness = None if first.is_collective != second.is_collective else compare_names(first.name, second.name)
    if likeness == "letter" and first.is_collective:
        likeness = None
    return (likeness and _judge_person(first, second, likeness, story)) or _judge_story(story)


def estimate_overlap(first: Iterable[int], second: Iterable[int]) -> float:
    """Estimate from two sketches which part of all rows both stories have; 0 if they share only a few."""
    smallest = sorted({*first, *second})[:SKETCH_SIZE]
    common = {*first} & {*second} & {*smallest}
    return len(common) / len(smallest) if len(common) >= COMMON_HASHES else 0.0


def _judge_story(story: float) -> Evidence | None:
    if story < _SIMILAR_STORY:
        return None
    return Evidence(story >= _SAME_STORY, False, (_describe_story(story),))


def _judge_person(first: Fingerprint, second: Fingerprint, likeness: Likeness, story: float) -> Evidence | None:
    wards = {key_place(honour) for honour in first.honours if honour.ward}
    others = {key_place(honour) for honour in second.honours if honour.ward}
    is_same_ward = bool(wards & others)
    is_other_ward = bool(wards and others) and not is_same_ward
    districts = {honour.district for honour in first.honours} & {honour.district for honour in second.honours}
    years = {honour.year for honour in first.honours} & {honour.year for honour in second.honours}
    has_story = story >= _SIMILAR_OF_NAMESAKES
    has_summary = _have_like_sentences(first.summary, second.summary)
    has_role = _have_like_words(first.roles, second.roles)
    reasons = (
        _ALIKE[likeness],
        *(["cùng phường"] if is_same_ward else []),
        *([f"cùng năm {min(years)}"] if years else []),
        *([_describe_story(story)] if has_story else []),
        *(["tóm tắt gần như nhau"] if has_summary else []),
        *(["vai trò gần như nhau"] if has_role else []),
    )
    is_sure_name = likeness in ("same", "unmarked") and _is_full_name(first.name)
    has_text = has_story or has_summary
    if (is_sure_name and is_same_ward and years) or (has_text and is_same_ward) or story >= _SAME_STORY:
        return Evidence(True, True, reasons)
    is_near = is_same_ward or (not is_other_ward and bool(districts - {None}) and bool(years))
    if likeness == "letter":
        # Many people in a district are one letter apart and have one role.
        is_possible = is_near and (has_text or (has_role and is_same_ward))
    else:
        is_possible = has_text or (has_role and is_near)
    if is_possible:
        return Evidence(False, True, reasons)
    return None


def _describe_story(story: float) -> str:
    return f"câu chuyện giống nhau khoảng {round(story * 10) * 10 or 10}%"


def _is_full_name(name: str) -> bool:
    """Whether a name says more than initials, as those of children, or one syllable."""
    return sum(len(syllable) > 1 for syllable in fold_name(name)) > 1


def _have_like_words(first: str, second: str) -> bool:
    """Whether most words of the shorter text are words of the longer one."""
    return _have_most_in_common({*fold_name(first)}, {*fold_name(second)}, least=2)


def _have_like_sentences(first: str, second: str) -> bool:
    """Whether most pairs of neighbouring words of the shorter text are pairs of the longer one."""
    return _have_most_in_common({*pairwise(fold_name(first))}, {*pairwise(fold_name(second))}, least=5)


def _have_most_in_common(first: set[T], second: set[T], least: int) -> bool:
    common = len(first & second)
    return common >= least and common >= _SAME_WORDS * min(len(first), len(second))
