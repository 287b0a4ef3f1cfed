"""The forms in the browser find what `ntvt check` finds: the same patterns, the same vectors."""

import re
from typing import Any

import pytest

from generator.checking.browser_rules import make_browser_rules
from generator.checking.children import find_child_marks
from generator.checking.javascript import write_pattern
from generator.checking.privacy import find_details
from tests.support.node import run_module
from tests.support.project import ROOT
from tests.unit.checking.test_privacy import PUBLIC_SENTENCES, SENTENCES, VECTORS

_PRIVATE = [text for texts in VECTORS["private"].values() for text in texts]
TEXTS = [SENTENCES[-1].format(text) for text in _PRIVATE]
TEXTS += [PUBLIC_SENTENCES[0].format(text) for text in VECTORS["public"]]
CHILDREN = [
    ("Em học lớp 5A và nhặt được ví.", "M.V.T."),
    ("LỚP BẢY có em, em dậy lúc 5h30, 5H30 với bạn 5a3.", "M.V.T."),
    ("Em dậy lúc 5h30, 5H30 với bạn 5a3.", "M.V.T."),
    ("Em học Trường Tiểu học Hoa Gạo.", "M.V.T."),
    ("Học sinh Trường Hoa Gạo", "M.V.T."),
    ("HỌC SINH TRƯỜNG TIỂU HỌC HOA GẠO", "M.V.T."),
    ("Em quét sân ở Quảng trường Hoa Gạo và đường Trường Chinh, thư gửi Trường Sa.", "M.V.T."),
    ("Em Mạc Văn Thử trả lại ví.", "M.V.T."),
    ("Mạc Văn Thử trả lại ví.", "M.V.T."),
    ("Mạc<b> Văn</b> Thử trả lại ví.", "M.V.T."),
    ("Mạc **Văn** Thử trả lại ví.", "M.V.T."),
    ("Mạc&nbsp;Va&#774;n Th&shy;ử trả lại ví.", "M.V.T."),
    ("Cháu Thử trả lại ví.", "M.V.T."),
    ("Em Ổn cũng tới.", "M.V.T."),
    ("Bạn Đào giúp cụ qua đường.", "L.A.Đ."),
    ("Mạc Văn Thử trả lại ví.", "Mạc Văn Thử"),
    ("Em M.V.T. trả lại ví.", "M.V.T."),
]
HONOUREES = [
    ("Bà Mạc Thị Thử cùng bà THỬ NẾP tới.", "Mạc Thị Thử Nếp", None),
    ("Bà Mạc Thị Thử cùng bà Lục Thị Thử tới.", "Mạc Thị Thử Nếp", "Lục Thị Thử"),
    ("Em Mạc Văn Thử trả lại ví.", "Mạc Văn Thử", None),
    ("Em Mạc Văn Thử trả lại ví.", "M.V.T.", None),
    ("Em Lục Văn Nếp trả lại ví.", "M.V.T.", "Em Lục Văn Nếp"),
    ("Ông Mạc Thử Nếp tới.", "ông Mạc Thử Nếp, phường Hoa Gạo", None),
]
"""Text, honouree, and whom the text exposes."""


@pytest.fixture(scope="module")
def found() -> Any:
    """What the browser's search finds in every text."""
    data = {"rules": make_browser_rules(), "texts": TEXTS, "children": CHILDREN, "honourees": HONOUREES}
    return run_module(ROOT / "tests" / "privacy" / "search.mjs", data)


def test_a_form_finds_the_same_private_details_as_the_check(found: Any) -> None:
    wrong = []
    for text, detail in zip(TEXTS, found["details"], strict=True):
        codes = {one.code for one in find_details(text)}
        if (detail is None) != (not codes) or (detail and detail[0] not in codes):
            wrong.append((text, detail, codes))
    assert wrong == []


def test_a_form_finds_the_same_signs_of_a_child_as_the_check(found: Any) -> None:
    for (text, name), fault in zip(CHILDREN, found["faults"], strict=True):
        marks = [mark.message for mark in find_child_marks(text, name)]
        assert (fault in marks) if marks else fault is None, text


def test_a_form_lets_the_name_of_the_honouree_stand(found: Any) -> None:
    for (text, honouree, name), message in zip(HONOUREES, found["named"], strict=True):
        assert (message or "").startswith(f'"{name}"') if name else message is None, (text, honouree)


@pytest.mark.parametrize(
    ("pattern", "source"),
    [
        (r"\d{1,3}\-x", r"\p{Nd}{1,3}-x"),
        (r"(?P<a>x)(?P=a)", r"(?<a>x)\k<a>"),
        (r"(?i:số) a", "(?:[sS][ốỐ]) a"),
        (r"(?i:[a-c])", "(?:[a-cA-Ca-c])"),
        (r"[^\W\d_]+/", r"\p{L}+\/"),
        (r"[\u00a0\U0001f4de]", r"[\u{a0}\u{1f4de}]"),
        (r"[\w.+-]\Z", r"[\p{L}\p{N}_.+-]$"),
    ],
)
def test_a_pattern_is_written_in_javascript(pattern: str, source: str) -> None:
    assert write_pattern(pattern) == {"source": source, "flags": "u"}


@pytest.mark.parametrize("pattern", [r"\G", re.compile("a.b", re.DOTALL)])
def test_a_pattern_that_javascript_does_not_know_is_refused(pattern: Any) -> None:
    with pytest.raises(ValueError):
        write_pattern(pattern)
