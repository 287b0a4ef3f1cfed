"""Forms of address are written as inside a sentence; abbreviations keep their capitals."""

import pytest

from generator.checking.names import spell_honorific, split_honorific


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("ÔNG", "ông"),
        ("ba", "bà"),
        ("Đ/c", "đồng chí"),
        ("BS", "BS"),
        ("BS CKII", "BS CKII"),
        ("BS. CKI", "BS. CKI"),
        ("PGS TS", "PGS TS"),
        ("THƯỢNG TÁ", "Thượng tá"),
        ("TRUNG TÁ QNCN", "Trung tá QNCN"),
        ("Anh hùng LLVTND", "Anh hùng LLVTND"),
    ],
)
def test_a_form_of_address_is_written_as_inside_a_sentence(written: str, spelled: str) -> None:
    assert spell_honorific(written) == spelled


@pytest.mark.parametrize(
    ("name", "honorific"),
    [
        ("Đ/c Đoái Thử", "Đ/c"),
        ("ĐC: Đoái Thử", "ĐC"),
        ("Thầy thuốc nhân dân Đoái Thử", "Thầy thuốc nhân dân"),
        ("TTƯT. BS Đoái Thử", "TTƯT BS"),
        ("Thầy Đoái Thử", "Thầy"),
    ],
)
def test_a_form_of_address_is_split_from_the_name(name: str, honorific: str) -> None:
    assert split_honorific(name) == (honorific, "Đoái Thử")


def test_initials_are_no_form_of_address() -> None:
    assert split_honorific("Đ.C.T.") == ("", "Đ.C.T.")
