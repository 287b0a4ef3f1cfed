"""What every worker needs, sent once: written to a file, read once by each worker."""

import pickle
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.publishing.naming import naming


def wrap(folder: Path, name: str, value: Any) -> str:
    """Write `value` into `folder`, a scratch folder of this run; gives the path that `unwrap` takes."""
    path = folder / f"{name}.pickle"
    with naming(path):
        path.write_bytes(pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))
    return path.as_posix()


@lru_cache(maxsize=4)
def unwrap(path: str) -> Any:
    """The value that was wrapped; a path is never used for two values."""
    return pickle.loads(Path(path).read_bytes())
