"""The runs of one size: in each round a cold build of every contender, and a build of ours after each edit."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.contenders import Contender
from benchmarks.edits import EDITS
from benchmarks.galleries import copy_gallery, discard, wait_until_settled
from benchmarks.measure import Cost, measure, read_tree, tree_changes, tree_size


@dataclass(frozen=True, slots=True)
class EditRun:
    """A build after an edit."""

    cost: Cost
    written: int
    """Files of the site that were written, new ones included."""
    deleted: int
    """Files of the site that were deleted."""


@dataclass(slots=True)
class Result:
    """What was measured at one size; each list has an item for each round."""

    profiles: int
    """Size of the gallery."""
    load: float
    """Load average of the last minute before the runs: above a few tenths, others used the machine too."""
    cold: dict[str, list[Cost]] = field(default_factory=dict)
    """Cold builds by the contender's name."""
    outputs: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Files and bytes that the last cold build made, by the contender's name."""
    edits: dict[str, dict[str, list[EditRun]]] = field(default_factory=dict)
    """Builds after an edit, by the contender's and the edit's name."""


class DifferentBytesError(Exception):
    """A build after an edit did not give the bytes of a cold build; the message says where."""


def prepare(gallery: Path, contenders: Sequence[Contender]) -> None:
    """Give every contender of this project a fresh copy of the gallery, and let the others find no earlier output."""
    for contender in contenders:
        if contender.checkout is not None:
            copy_gallery(gallery, contender.checkout, contender.folder)
        else:
            _clear(contender)
    wait_until_settled()


def run_cold(contender: Contender, result: Result) -> None:
    """Measure one cold build. Raises ValueError when the generator did less than it was asked."""
    if contender.checkout is None:
        # Hugo alone and Hugo with Pagefind share a folder.
        _clear(contender)
    costs = [
        measure(command, contender.folder, contender.environment, with_memory=True) for command in contender.commands
    ]
    output = contender.folder / contender.output
    if contender.proof and not any(output.glob(contender.proof)):
        raise ValueError(f"{contender.name}: no {contender.proof} in {output}")
    peaks = [cost.peak for cost in costs if cost.peak is not None]
    cost = Cost(sum(cost.wall for cost in costs), sum(cost.cpu for cost in costs), max(peaks, default=None))
    result.cold.setdefault(contender.name, []).append(cost)
    result.outputs[contender.name] = tree_size(output)


def run_edits(contenders: Sequence[Contender], number: int, result: Result, *, check: bool) -> None:
    """Make each edit of the round of a number, and build; contenders take turns edit by edit.

    With `check`, raise DifferentBytesError when a build does not give the bytes of a cold build of the same content.
    """
    for edit in EDITS:
        for contender in contenders:
            edit.apply(contender.folder, number)
            runs = result.edits.setdefault(contender.name, {}).setdefault(edit.name, [])
            runs.append(_run_warm(contender))
            if check:
                _check_bytes(contender, edit.name)


def _run_warm(contender: Contender) -> EditRun:
    site, (command,) = contender.folder / contender.output, contender.commands
    before = read_tree(site)
    cost = measure(command, contender.folder, contender.environment, with_memory=False)
    return EditRun(cost, *tree_changes(before, read_tree(site)))


def _check_bytes(contender: Contender, edit: str) -> None:
    """Build the same content into an empty folder, and compare."""
    cold, (command,) = contender.folder / "cold" / "site", contender.commands
    discard(cold.parent)
    measure((*command, "--out", "cold/site"), contender.folder, contender.environment, with_memory=False)
    expected, actual = _read_files(cold), _read_files(contender.folder / contender.output)
    paths = sorted(path for path in expected.keys() | actual.keys() if expected.get(path) != actual.get(path))
    if paths:
        names = ", ".join(paths[:5])
        raise DifferentBytesError(f"{contender.name}, {edit}: {len(paths)} files differ from a cold build: {names}")


def _read_files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _clear(contender: Contender) -> None:
    for name in (contender.output, *contender.leftovers):
        discard(contender.folder / name)
