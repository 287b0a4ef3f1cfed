"""`python -m benchmarks.corpus --profiles 1000 --out DIR`: a gallery of invented people, the same bytes every time."""

import argparse
import shutil
from pathlib import Path

from benchmarks.people import World, people
from generator.reading.registry import read_registry

DATA = Path(__file__).parent.parent / "site_data"
_FEATURED = 4


def make_corpus(count: int, out: Path, data: Path = DATA) -> None:
    """Write `out`/content/profiles and `out`/site_data. Raises FileExistsError when `out` is there already."""
    out.mkdir(parents=True)
    registry, problems = read_registry(data)
    if problems:
        raise ValueError(f"{data} has problems: see ntvt check")
    # A gallery without its editorial pages is warned of.
    (out / "content" / "pages").mkdir(parents=True)
    root, folders, slugs = out / "content" / "profiles", set[str](), list[str]()
    for path, text in people(World.of(registry), count):
        folder, _, name = path.rpartition("/")
        if folder not in folders:
            (root / folder).mkdir(parents=True)
            folders.add(folder)
        (root / path).write_bytes(text.encode())
        if len(slugs) < _FEATURED and "minor: true" not in text:
            slugs.append(name.removesuffix(".md"))
    _write_data(data, out / "site_data", slugs)


def _write_data(data: Path, out: Path, featured: list[str]) -> None:
    """The project's words; its sources and one more for each year; other featured stories."""
    shutil.copytree(data, out)
    (out / "featured.yml").write_bytes("".join(f"- slug: {slug}\n" for slug in featured).encode())
    sources = (out / "sources.yml").read_text(encoding="utf-8").rstrip("\n")
    for year in range(1992, 2027):
        sources += (
            f"\n\n- id: so-ghi-{year}\n  title: Sổ ghi gương tốt năm {year} (dữ liệu thử)\n"
            f"  publisher: Ban biên tập (dữ liệu thử)\n  kind: report\n  year: {year}\n"
            "  ground: Đây là dữ liệu thử; mọi người trong đó đều do máy đặt ra, không có thật."
        )
    (out / "sources.yml").write_bytes(f"{sources}\n".encode())


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description=__doc__)
    parser.add_argument("--profiles", type=int, default=1000)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    make_corpus(options.profiles, options.out)


if __name__ == "__main__":
    main()
