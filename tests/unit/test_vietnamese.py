"""How Vietnamese is spelled, folded and sorted, as tables of cases; and against a browser's collation.

`tests/vietnamese/collation.json` holds 600 parts of names in the order of `Intl.Collator('vi')`. To make it
again, with a Node.js that has full ICU (any official one; Chromium gives the same order):

    node tests/vietnamese/make_collation.js > tests/vietnamese/collation.json
"""

import itertools
import json
import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import vietnamese
from generator.vietnamese import (
    ALPHABET,
    fold,
    given_letter,
    initials,
    letter_slug,
    match_key,
    name_key,
    normalise,
    sort_key,
    spell,
)
from tests.support.project import ROOT

COLLATION: list[str] = json.loads((ROOT / "tests" / "vietnamese" / "collation.json").read_text(encoding="utf-8"))

TEXTS = st.one_of(
    st.text(max_size=30),
    st.text("aăâeêioôơuưynghtqcđAÂƠĐ \u0300\u0301\u0302\u0303\u0306\u0308\u0309\u031b\u0323-.9ñßİ", max_size=12),
    st.lists(st.sampled_from(COLLATION), max_size=4).map(" ".join),
)


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def test_normalise_composes() -> None:
    assert normalise(decomposed("Đặng Thị Ơn")) == "Đặng Thị Ơn"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đặng", "dang"),
        ("ĐƯỜNG Nguyễn Khuyến", "duong nguyen khuyen"),
        (decomposed("Quỳnh Ưởng"), "quynh uong"),
        ("Ñandú, số 9", "nandu, so 9"),
        ("", ""),
    ],
)
def test_fold_drops_marks_and_case(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        # open oa, oe, uy: the first letter
        ("hoà", "hòa"),
        ("loà", "lòa"),
        ("khoẻ", "khỏe"),
        ("thuỷ", "thủy"),
        ("uỷ", "ủy"),
        ("HOÀ", "HÒA"),
        ("Khoẻ", "Khỏe"),
        # the same rimes closed or longer: the last vowel, or the middle one
        ("toán", "toán"),
        ("hòan", "hoàn"),
        ("ngòai", "ngoài"),
        ("hùynh", "huỳnh"),
        ("khủyu", "khuỷu"),
        ("quýt", "quýt"),
        # qu and gi are onsets
        ("qúy", "quý"),
        ("quỳ", "quỳ"),
        ("qủa", "quả"),
        ("qùa", "quà"),
        ("gía", "giá"),
        ("gìa", "già"),
        ("gíao", "giáo"),
        ("gìn", "gìn"),
        ("gì", "gì"),
        ("gíêng", "giếng"),
        # a letter with its own mark takes the tone
        ("người", "người"),
        ("ngừơi", "người"),
        ("thủơ", "thuở"),
        ("hụê", "huệ"),
        ("nguyễn", "nguyễn"),
        ("ngũyên", "nguyễn"),
        ("cúôi", "cuối"),
        ("hóăc", "hoắc"),
        ("úân", "uấn"),
        # two open vowels that nobody disputes
        ("mía", "mía"),
        ("múa", "múa"),
        ("mứa", "mứa"),
        ("sáu", "sáu"),
        ("lưạ", "lựa"),
        # i and y stay as written
        ("Quí", "Quí"),
        ("Mỹ", "Mỹ"),
        ("Mĩ", "Mĩ"),
        # no Vietnamese syllable
        ("Ña", "Ña"),
        ("río", "río"),
        ("Zoè", "Zoè"),
        ("hoàà", "hoàà"),
        ("ĐắkLắk", "ĐắkLắk"),
        ("thoà2024", "thòa2024"),
        # whole texts
        ("Hoà Bình – thuỷ-lợi, (khoẻ)!", "Hòa Bình – thủy-lợi, (khỏe)!"),
        (decomposed("Hoà Thuỷ"), "Hòa Thủy"),
        ("", ""),
    ],
)
def test_spell_gives_each_tone_one_place(written: str, spelled: str) -> None:
    assert spell(written) == spelled


@pytest.mark.parametrize("part", COLLATION)
def test_spell_keeps_what_is_well_spelled(part: str) -> None:
    assert spell(part) == part


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Quý", "Quí"),
        ("Mỹ Đình", "mĩ đình"),
        ("Lý", "LÍ"),
        ("Văn Miếu - Quốc Tử Giám", "Văn Miếu Quốc Tử Giám"),
        ("Văn Miếu – Quốc Tử Giám", "  Văn  Miếu-Quốc\u00a0Tử Giám "),
        ("Hoà Mỹ", decomposed("Hòa Mĩ")),
    ],
)
def test_match_key_joins_spellings_of_one_name(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thúy", "Thúi"),
        ("Tay", "Tai"),
        ("Ý", "Í"),
        ("Hàng Gà", "Hàng Ga"),
        ("Đội Cấn", "Đội Cần"),
        ("Quỳnh", "Quình"),
        ("Văn Miếu", "Vănmiếu"),
    ],
)
def test_match_key_keeps_different_names_apart(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


@pytest.mark.parametrize(
    "in_order",
    [
        list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"),
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["an", "An", "AN", "àn", "Àn"],
        ["dũng", "đào"],
        ["Ha Bình", "Hà Anh", "Hạ"],  # by syllable, unlike the collator
        ["Hà", "Hà An", "Hà Ân", "Hàn"],
        ["an bình", "An Cư"],  # letters of all syllables before case
        ["hoa", "hoà", "hòa", "hỏa"],  # tone placement comes last
        ["", "-", "9", "a", "ω"],
    ],
)
def test_sort_key_is_the_dictionary_order(in_order: list[str]) -> None:
    assert sorted(reversed(in_order), key=sort_key) == in_order


def test_tone_placement_does_not_part_namesakes() -> None:
    assert sorted(["Hòa Bình", "Hoà An", "Hòa An"], key=sort_key) == ["Hoà An", "Hòa An", "Hòa Bình"]


def test_sort_key_agrees_with_the_collator_on_neighbours() -> None:
    disagreements = [
        (one, other) for one, other in itertools.pairwise(COLLATION) if not sort_key(one) < sort_key(other)
    ]
    assert len(COLLATION) == 600
    assert disagreements == []


def test_sort_key_agrees_with_the_collator_on_any_pair() -> None:
    seeded = random.Random(1992)
    pairs = [sorted(seeded.sample(range(len(COLLATION)), 2)) for _ in range(2000)]
    disagreements = [
        (COLLATION[i], COLLATION[j]) for i, j in pairs if not sort_key(COLLATION[i]) < sort_key(COLLATION[j])
    ]
    assert disagreements == []


@pytest.mark.parametrize(
    "in_order",
    [
        ["Vũ Thử An", "Bùi Thử Ân", "An Thử Bình"],  # given name first
        ["Vũ Thử Hà", "Bùi Thử Hạ"],  # its tone before any other part
        ["Vũ An", "Bùi Thị An", "Bùi Thị Mẫu An", "Bùi Thử An"],  # then the middle parts, the shorter first
        ["Đặng Thị An", "Vũ Thị An"],  # then the family name
        ["Vũ Thị an", "vũ thị An", "Vũ Thị An"],  # then case, the given name's first
        ["Vũ Thị Hoà", "Vũ Thị Hòa", "Vũ Thị HOÀ"],  # tone placement comes last
        ["N.V.A.", "A.T.M.", "N.T.M.", "B.V.M."],  # given M, middle V, family N
        ["", "7", "An", "Ngọc An", "Y-Thử", "Zoë"],
    ],
)
def test_name_key_sorts_by_given_name(in_order: list[str]) -> None:
    assert sorted(reversed(in_order), key=name_key) == in_order


def test_dots_and_spaces_part_initials_alike() -> None:
    assert name_key("N.V.M.")[:-1] == name_key("N. V. M")[:-1] == name_key("N V M")[:-1]


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Trần Thị Ánh", "A"),
        ("Đặng Thị Ơn", "Ơ"),
        ("vũ thử ấn", "Â"),
        ("Trần Đức", "Đ"),
        ("Lê Ỷ", "Y"),
        (decomposed("Lê Ự"), "Ư"),
        ("N.V.M.", "M"),
        ("Zoë", "Z"),
        ("Ñu", "N"),
        ("“Ắng”", "Ă"),
        ("Tổ 7", "#"),
        ("Ωmega", "#"),
        ("–", "#"),
        ("", "#"),
    ],
)
def test_given_letter(name: str, letter: str) -> None:
    assert given_letter(name) == letter


def test_letter_slugs_are_telex() -> None:
    assert " ".join(letter_slug(letter) for letter in (*ALPHABET, "#")) == (
        "a aw aa b c d dd e ee f g h i j k l m n o oo ow p q r s t u uw v w x y z khac"
    )
    with pytest.raises(KeyError):
        letter_slug("Ω")


def test_the_alphabet_has_29_letters_and_four_guests_in_their_order() -> None:
    assert len(ALPHABET) == 29 + 4
    assert sorted(ALPHABET, key=sort_key) == list(ALPHABET)


@pytest.mark.parametrize(
    ("name", "monogram"),
    [
        ("Trần Thị Thử", "TT"),
        ("Đặng Thị Ơn", "TƠ"),
        ("đặng ấn", "ĐÂ"),
        ("N.V.M.", "VM"),
        ("Ánh", "A"),
        ("Tổ Thử - 7", "T7"),
        ("–", ""),
        ("", ""),
    ],
)
def test_initials(name: str, monogram: str) -> None:
    assert initials(name) == monogram


@settings(deadline=None)
@given(TEXTS)
def test_spelling_twice_changes_nothing(text: str) -> None:
    assert spell(spell(text)) == spell(text)


@settings(deadline=None)
@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@settings(deadline=None)
@given(TEXTS)
def test_spelling_does_not_change_what_visitors_type(text: str) -> None:
    assert fold(spell(text)) == fold(text)


@settings(deadline=None)
@given(TEXTS)
def test_any_text_has_a_letter_with_an_address_and_a_short_monogram(text: str) -> None:
    assert letter_slug(given_letter(text)).isascii()
    assert len(initials(text)) <= 2


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_keys_are_equal_only_for_canonically_equal_texts(one: str, other: str) -> None:
    same = normalise(one) == normalise(other)
    for key in (sort_key, name_key):
        assert key(decomposed(one)) == key(one)
        assert (key(one) == key(other)) is same
        assert (key(one) < key(other)) or (key(other) < key(one)) or same


@settings(deadline=None)
@given(TEXTS)
def test_match_key_ignores_composition_and_outer_space(text: str) -> None:
    assert match_key(f" {decomposed(text)} ") == match_key(text)


def test_caches_are_bounded() -> None:
    assert vietnamese._weigh_syllable.cache_info().maxsize is not None
    assert vietnamese._spell_word.cache_info().maxsize is not None


@pytest.mark.parametrize(
    ("name", "letter", "monogram"),
    [
        ("Nguyễn Văn Tuấn (Bến)", "T", "VT"),
        ("Trần Văn Hoè (1950)", "H", "VH"),
        ("Trần Văn Hoè [Út", "H", "VH"),
        ("(Tèo)", "T", "T"),
    ],
)
def test_what_stands_in_brackets_is_no_part_of_the_name(name: str, letter: str, monogram: str) -> None:
    assert (given_letter(name), initials(name)) == (letter, monogram)


def test_names_with_brackets_are_sorted_by_the_given_name() -> None:
    names = ["Trần Văn Hoè (1950)", "Nguyễn Văn Tuấn (Bến)", "Lê Văn Bình"]
    assert sorted(names, key=name_key) == ["Lê Văn Bình", "Trần Văn Hoè (1950)", "Nguyễn Văn Tuấn (Bến)"]
