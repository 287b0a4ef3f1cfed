"""`python -m benchmarks`: what a build costs, from nothing and after each edit that people make, beside others."""

import argparse
import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console

from benchmarks.contenders import BESIDE, OURS, Contender, ntvt
from benchmarks.galleries import ROOT, WORK, delete_discarded, make_gallery
from benchmarks.peers import find_peers
from benchmarks.report import Report, dump_report, look_at_machine, show
from benchmarks.runs import DifferentBytesError, Result, prepare, run_cold, run_edits

MAX_FOR_PEERS = 10_000
_WIDTH = 120


def bench(count: int, options: argparse.Namespace, console: Console) -> Iterator[Result]:
    """Measure one size; yield what is measured so far after each round.

    Contenders take turns, in the other order every second round.
    """
    gallery, result = make_gallery(count, options.work), Result(count, round(os.getloadavg()[0], 2))
    ours = [ntvt(OURS, ROOT, gallery.parent / "ntvt")]
    if options.beside:
        ours.append(ntvt(BESIDE, options.beside.absolute(), gallery.parent / "beside"))
    others = list[Contender]()
    if options.peers and count <= MAX_FOR_PEERS:
        others += find_peers(gallery, options.work, console.print)
    for number in range(1, options.runs + 1):
        console.print(f"{count:,} profiles, round {number} of {options.runs}", style="dim")
        prepare(gallery, [*ours, *others])
        for contender in _take_turns([*ours, *others], number):
            run_cold(contender, result)
        run_edits(_take_turns(ours, number), number, result, check=options.check)
        yield result


def parse_options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Parse the command's options."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--profiles", default="1000", help="sizes, such as 1000,10000,100000")
    parser.add_argument("--runs", type=int, default=3, help="rounds; medians are taken over them")
    parser.add_argument("--beside", type=Path, metavar="CHECKOUT", help="measure another checkout in the same rounds")
    parser.add_argument("--check", action="store_true", help="compare each build after an edit with a cold one")
    parser.add_argument("--no-peers", dest="peers", action="store_false", help="leave other generators out")
    parser.add_argument("--work", type=Path, default=WORK, help="work folder, such as /dev/shm/bench to work in memory")
    parser.add_argument("--json", type=Path, help="where to keep the numbers (default: result.json in the work folder)")
    return parser.parse_args(arguments)


def main() -> None:
    """Run the command."""
    options, console = parse_options(), Console()
    options.work = options.work.absolute()
    options.work.mkdir(parents=True, exist_ok=True)
    console.width = max(console.width, _WIDTH)
    target, machine, sizes = options.json or options.work / "result.json", look_at_machine(options.work), list[Result]()
    try:
        for count in map(int, options.profiles.split(",")):
            for result in bench(count, options, console):
                # A long run may be interrupted: the rounds that are complete are kept.
                target.write_bytes(dump_report(Report(machine, [*sizes, result])))
            sizes.append(result)
            show(result, console)
    except subprocess.CalledProcessError as error:
        raise SystemExit(f"{error}\n{error.output}") from error
    except DifferentBytesError as error:
        raise SystemExit(str(error)) from error
    finally:
        delete_discarded(options.work)
    console.print(f"\nNumbers: {os.path.relpath(target)}")


def _take_turns(contenders: Sequence[Contender], number: int) -> Sequence[Contender]:
    return contenders if number % 2 else contenders[::-1]


if __name__ == "__main__":
    main()
