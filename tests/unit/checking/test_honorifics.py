"""Forms of address are written as inside a sentence; abbreviations keep their capitals."""

import pytest

from generator.checking.names import spell_honorific


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("ÔNG", "ông"),
        ("ba", "bà"),
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
