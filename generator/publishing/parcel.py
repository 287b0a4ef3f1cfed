"""What crosses from process to process: values as bytes; and what all workers need, written to a file and read once."""

import pickle
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.publishing.naming import naming


def pack(value: Any) -> bytes:
    """A value as bytes, which pass through other processes as they are."""
    return pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)


def unpack(data: bytes) -> Any:
    """The value that was packed."""
    return pickle.loads(data)


def wrap(folder: Path, name: str, value: Any) -> str:
    """Write `value` into `folder`, a scratch folder of this run; gives the path that `unwrap` takes."""
    path = folder / f"{name}.pickle"
    with naming(path):
        path.write_bytes(pack(value))
    return path.as_posix()


@lru_cache(maxsize=4)
def unwrap(path: str) -> Any:
    """The value that was wrapped; a path is never used for two values."""
    return unpack(Path(path).read_bytes())
