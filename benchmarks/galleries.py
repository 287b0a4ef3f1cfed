"""Galleries of invented people on disk: one kept for each size, and copies of it that may be edited and built."""

import shutil
import time
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

from benchmarks.corpus import make_corpus

ROOT = Path(__file__).absolute().parent.parent
WORK = ROOT / ".cache" / "bench"
"""The default work folder; another one may lie in memory (`/dev/shm/bench`)."""
_CORPUS_CODE = ("corpus", "names", "people", "places", "rare", "story", "tables")
_MARK = "made-by"
_DISCARDED = "discarded-"
_SETTLED = 3.0
"""Seconds. A build reads a file again when it was saved less than two seconds before, as Git does."""


def make_gallery(count: int, work: Path) -> Path:
    """Return the gallery of that size; it is made if it is missing or if the code or words behind it changed."""
    folder, digest = work / str(count) / "gallery", _digest_corpus()
    mark = folder / _MARK
    if not mark.exists() or mark.read_text(encoding="utf-8") != digest:
        shutil.rmtree(folder.parent, ignore_errors=True)
        make_corpus(count, folder)
        mark.write_text(digest, encoding="utf-8")
    return folder


def copy_gallery(gallery: Path, checkout: Path, folder: Path) -> None:
    """Put a fresh copy of a gallery into `folder`, with the theme and `mkdocs.yml` of the checkout that builds it."""
    discard(folder)
    for name in ("content", "site_data"):
        shutil.copytree(gallery / name, folder / name)
    shutil.copytree(checkout / "theme", folder / "theme")
    shutil.copy(checkout / "mkdocs.yml", folder)


def wait_until_settled() -> None:
    """Wait until copied files count as unchanged, so that the first warm build does not read them again."""
    time.sleep(_SETTLED)


def discard(path: Path) -> None:
    """Move a folder out of the way, if it is there; `delete_discarded` deletes it after the measurements.

    For minutes after very many files were deleted, some file systems (ext4 is one) take much longer to make new ones.
    """
    if path.exists():
        path.rename(Path(mkdtemp(prefix=_DISCARDED, dir=path.parent)) / path.name)


def delete_discarded(work: Path) -> None:
    """Delete what was moved out of the way: galleries of a size, and outputs of a generator."""
    for folder in (*work.glob(f"*/{_DISCARDED}*"), *work.glob(f"*/*/{_DISCARDED}*")):
        shutil.rmtree(folder)


def _digest_corpus() -> str:
    """Digest of what decides the bytes of a gallery: the corpus code and words, and the project's `site_data/`."""
    files = [Path(__file__).parent / f"{name}.py" for name in _CORPUS_CODE]
    files += sorted((Path(__file__).parent / "words").iterdir())
    files += sorted(path for path in (ROOT / "site_data").rglob("*") if path.is_file())
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
