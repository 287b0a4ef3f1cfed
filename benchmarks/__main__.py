"""`python -m benchmarks`: what a build costs, cold and warm, step by step, and beside other generators."""

import argparse
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from rich.console import Console

from benchmarks.corpus import make_corpus
from benchmarks.peers import Peer, peers
from benchmarks.runs import ASIDE, LEFTOVERS, Result, run_command, run_steps, run_warm
from benchmarks.table import OURS, as_json, show

ROOT = Path(__file__).absolute().parent.parent
CACHE = ROOT / ".cache" / "bench"
MAX_FOR_PEERS = 10_000
MARK = "made-by"
"""In a gallery's folder: what it was made by. A gallery without it is not whole."""
_WIDTH = 120
_CORPUS_CODE = ("corpus", "names", "people", "places", "rare", "story", "tables")
_NTVT = (sys.executable, "-c", "from generator.commands import run; run()", "build")


def gallery_of(count: int) -> Path:
    """The cached folder of a gallery with the project's own theme; made anew when the code that makes it changed."""
    folder, stamp = CACHE / str(count), _stamp()
    mark = folder / MARK
    if not mark.exists() or mark.read_text(encoding="utf-8") != stamp:
        shutil.rmtree(folder, ignore_errors=True)
        make_corpus(count, folder)
        mark.write_text(stamp, encoding="utf-8")
    shutil.rmtree(folder / "theme", ignore_errors=True)
    shutil.copytree(ROOT / "theme", folder / "theme")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def bench(count: int, runs: int, with_peers: bool, console: Console) -> Result:
    """All runs of one size, in turn, so that a slow spell of the machine strikes everyone."""
    gallery, result = gallery_of(count), Result(count)
    if with_peers and count > MAX_FOR_PEERS:
        console.print(f"{count:,} profiles: without peers, which run up to {MAX_FOR_PEERS:,}")
    others = list(peers(gallery, CACHE, console.print)) if with_peers and count <= MAX_FOR_PEERS else []
    ours = Peer(OURS, (_NTVT,), gallery, "site", LEFTOVERS)
    for number in range(1, runs + 1):
        console.print(f"{count} profiles, run {number} of {runs}", style="dim")
        run_steps(gallery, result)
        for contender in (ours, *others):
            run_command(contender, result)
        run_warm(ours, gallery / MARK, number, result)
    return result


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--profiles", default="1000", help="sizes, such as 1000,10000,100000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--json", type=Path, default=CACHE / "result.json")
    options = parser.parse_args()
    console, results = Console(), []
    console.width = max(console.width, _WIDTH)
    try:
        for count in map(int, options.profiles.split(",")):
            results.append(bench(count, options.runs, not options.no_peers, console))
            # A later size may be cut off; what is measured is measured.
            options.json.write_text(as_json(results), encoding="utf-8")
            show(results[-1], console)
    except subprocess.CalledProcessError as error:
        raise SystemExit(f"{error}\n{error.output}") from error
    finally:
        shutil.rmtree(ASIDE, ignore_errors=True)
    console.print(f"\nNumbers: {os.path.relpath(options.json)}. More: make bench PROFILES=1000,10000,100000")


def _stamp() -> str:
    """The corpus code and words, and the project's words: what decides the bytes of a gallery."""
    files = [Path(__file__).parent / f"{name}.py" for name in _CORPUS_CODE]
    files += sorted((Path(__file__).parent / "words").iterdir())
    files += sorted(path for path in (ROOT / "site_data").rglob("*") if path.is_file())
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


if __name__ == "__main__":
    main()
