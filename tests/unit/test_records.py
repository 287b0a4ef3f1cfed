"""Values of records as they come out of the files of editors."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from generator.records.base import Name, Text


@pytest.mark.parametrize("kind", [Text, Name])
@pytest.mark.parametrize(
    "written", ["Việc tốt.", "Việc\ntốt.\n", "Việc\u00a0tốt.", " Việc \t\u2003 tốt.", "Việc\r\n\r\ntốt."]
)
def test_a_text_is_one_line_with_single_spaces(kind: Any, written: str) -> None:
    assert TypeAdapter(kind).validate_python(written) == "Việc tốt."
