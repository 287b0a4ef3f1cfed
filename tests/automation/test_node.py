"""Node for `make editor`: that of the machine, else the one from the Python index."""

import shutil
import subprocess

import pytest

from automation import node


def test_a_machine_without_node_uses_that_of_the_python_index(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []

    def keep(command: list[str], **_: object) -> None:
        commands.append(command)

    monkeypatch.setattr(shutil, "which", lambda name: None)
    found = node.find_node()
    version = subprocess.run([found, "--version"], capture_output=True, text=True, check=True)
    assert version.stdout.startswith("v")
    monkeypatch.setattr(subprocess, "run", keep)
    node.install_packages(found.parent)
    ((program, script, *arguments),) = commands
    assert program == str(found) and script.endswith("npm-cli.js") and arguments[:2] == ["ci", "--ignore-scripts"]


def test_without_any_node_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(node, "find_spec", lambda name: None)
    assert node.main(["run", "x.mjs"]) == 1
    assert "hãy chạy `make editor`" in capsys.readouterr().err
