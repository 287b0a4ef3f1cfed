"""`python -m automation.lint` (part of `make lint`): check workflows, issue forms and .gitlab-ci.yml, without network.

By the schemas that check-jsonschema carries, and by zizmor, which knows what strangers could do with a workflow.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
_FILES = (
    ("vendor.github-workflows", ".github/workflows/*.yml"),
    ("custom.github-workflows-require-timeout", ".github/workflows/*.yml"),
    ("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/[!c]*.yml"),
    ("vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
    ("vendor.dependabot", ".github/dependabot.yml"),
    ("vendor.gitlab-ci", ".gitlab-ci.yml"),
)


def list_commands() -> list[list[str]]:
    """List the commands, each with the files that it checks."""
    commands = []
    for schema, pattern in _FILES:
        files = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob(pattern))
        transform = ["--data-transform", "gitlab-ci"] if schema == "vendor.gitlab-ci" else []
        commands.append(["check-jsonschema", "--quiet", "--builtin-schema", schema, *transform, *files])
    return [*commands, ["zizmor", "--offline", "--quiet", "--no-progress", "--persona", "pedantic", ".github"]]


if __name__ == "__main__":
    programs = Path(sys.executable).parent
    results = [subprocess.run([programs / name, *rest], cwd=ROOT).returncode for name, *rest in list_commands()]
    sys.exit(any(results))
