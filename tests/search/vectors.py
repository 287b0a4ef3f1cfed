"""The vectors of `vectors.yml` and texts to try, for both sides of search."""

from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

VECTORS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("vectors.yml").read_text(encoding="utf-8")
)

vietnamese_text = st.text(
    "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậỳỷỹýỵ ÀĐƠ-.,19\u0300\u0301\u0302\u031b", max_size=40
)


def rows(name: str, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in VECTORS[name]]
