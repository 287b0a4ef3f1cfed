"""What would expose someone is found wherever it stands: the quick signs leave nothing out."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from generator.checking.privacy import PRIVATE, check_words

SLOW = {
    "phone": r"(?<![\d.,])(?:0|\+84)(?:[ .-]?\d){9}(?!\d)",
    "email": r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+",
    "identity": r"(?<![\d.,])\d{12}(?![.,]?\d)",
    "address": r"(?i)\b(?:số nhà|nhà số) ?\d+|\bsố \d+[A-Z]? (?:phố|đường|ngõ|ngách|hẻm)\b",
}
"""The rules as they are meant, without anything that is for speed."""

PADDING = st.text("0123456789٣ab .,-+@ố\n", max_size=9)
TEXTS = st.one_of(
    st.text("0123456789٣ .,-+8", max_size=40),
    *(st.tuples(PADDING, st.from_regex(rule), PADDING).map("".join) for rule in SLOW.values()),
)


@given(TEXTS)
@example("ngày 001099012345.")
@example("SỐ NHÀ 12, ſố 7 phố Huế, NHÀ số 3")
@example("a@b.vn, +84 912 345 678")
def test_the_quick_search_finds_what_the_rules_say(text: str) -> None:
    wanted = [(f"private-{code}", match[0]) for code, rule in SLOW.items() for match in re.finditer(rule, text)]
    assert [(found.code, found.message.rpartition('" giống')[0][1:]) for found in check_words("a.md", text)] == wanted


@given(TEXTS)
def test_no_text_holds_anything_private_without_its_sign(text: str) -> None:
    for code, has_sign, _, _ in PRIVATE:
        assert has_sign(text) or not re.search(SLOW[code], text)
