"""What is measured: a generator's commands, the folder they run in and what they write."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

OURS = "ntvt build"
BESIDE = "ntvt build, beside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """One generator."""

    name: str
    """As the tables show it."""
    commands: tuple[tuple[str, ...], ...]
    """Run one after the other; their costs are added."""
    folder: Path
    """Where they run."""
    output: str
    """The folder they write, below `folder`."""
    leftovers: tuple[str, ...] = ()
    """What else they leave below `folder` and a cold build must not find."""
    proof: str = ""
    """A pattern below `output` that some file must match, or the generator did less than it was asked."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """Variables over those of this process."""
    checkout: Path | None = None
    """The checkout of this project whose code it runs; None for other generators."""


def ntvt(name: str, checkout: Path, folder: Path) -> Contender:
    """Return the `ntvt build` of a checkout: of its own `.venv`, or else of this Python with the checkout's code."""
    installed, environment = checkout / ".venv" / "bin" / "ntvt", dict[str, str]()
    if not installed.exists():
        installed = Path(sys.executable).parent / "ntvt"
        environment = {"PYTHONPATH": os.fspath(checkout)}
    return Contender(
        name=name,
        commands=((os.fspath(installed), "build"),),
        folder=folder,
        output="site",
        environment=environment,
        checkout=checkout,
    )
