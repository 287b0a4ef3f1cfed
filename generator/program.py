"""The program `ntvt`. It loads next to nothing before it is ready for Ctrl-C."""

import sys


def run() -> None:
    """Run the program and exit with its code."""
    try:
        from generator.commands import run as run_commands

        run_commands()
    except KeyboardInterrupt:
        # While modules are loaded; later the commands say that they were stopped.
        sys.exit(130)
