"""`python -m automation.lint` (part of `make lint`): check workflows, issue forms and .gitlab-ci.yml, without network.

By the schemas that check-jsonschema carries, and by zizmor, which knows what strangers could do with a workflow. Then
the content, by our own schemas as other programs read them.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from check_jsonschema import main as check_jsonschema

from automation.schemas import KINDS

ROOT = Path(__file__).parent.parent
SCHEMAS = ROOT / ".vscode" / "schemas"
_FILES = (
    ("vendor.github-workflows", ".github/workflows/*.yml"),
    ("custom.github-workflows-require-timeout", ".github/workflows/*.yml"),
    ("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/[!c]*.yml"),
    ("vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
    ("vendor.dependabot", ".github/dependabot.yml"),
    ("vendor.gitlab-ci", ".gitlab-ci.yml"),
)


def list_commands(front_matter: Path) -> Iterator[list[str]]:
    """Yield the commands, each with the files that it checks; the front matter of profiles lies in a folder."""
    for schema, pattern in _FILES:
        transform = ["--data-transform", "gitlab-ci"] if schema == "vendor.gitlab-ci" else []
        yield ["check-jsonschema", "--builtin-schema", schema, *transform, *map(str, ROOT.glob(pattern))]
    for name, (_, pattern) in KINDS.items():
        files = [*map(str, ROOT.glob(pattern) if pattern else front_matter.iterdir())]
        if files:
            yield ["check-jsonschema", "--schemafile", str(SCHEMAS / f"{name}.schema.json"), *files]
    yield ["zizmor", "--offline", "--quiet", "--no-progress", "--persona", "pedantic", ".github"]


def copy_front_matter(folder: Path) -> None:
    """Copy the front matter of every profile into a folder, a YAML file each."""
    for path in (ROOT / "content" / "profiles").rglob("*.md"):
        text = path.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---")[0]
        (folder / f"{path.stem}.yml").write_text(text, encoding="utf-8")


def run(command: list[str]) -> bool:
    """Run a command; return whether it found nothing. check-jsonschema runs here, since its start takes longest."""
    if command[0] == "check-jsonschema":
        output = StringIO()
        try:
            with redirect_stdout(output):
                check_jsonschema(command[1:])
        except SystemExit as error:
            sys.stdout.write(output.getvalue() if error.code else "")
            return not error.code
    return subprocess.run([Path(sys.executable).parent / command[0], *command[1:]], cwd=ROOT).returncode == 0


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        copy_front_matter(Path(name))
        results = [run(command) for command in list_commands(Path(name))]
    sys.exit(not all(results))
