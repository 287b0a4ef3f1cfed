"""The demo with a repository on GitHub and the form for editors, and its repository."""

import subprocess
from pathlib import Path

from tests.editor.fake_github import FakeGitHub
from tests.support.project import ROOT, build, lay_demo

EDITOR = "bien-tap/soan/"
REPOSITORY = "vi-du/ho-so"


def lay_editor(folder: Path) -> Path:
    """Lay out the project, and build it in `site/`."""
    lay_demo(folder)
    (folder / "editor").symlink_to(ROOT / "editor", target_is_directory=True)
    settings = folder / "site_data" / "settings.yml"
    settings.write_text(f"{settings.read_text('utf-8')}repository: https://github.com/{REPOSITORY}\n", "utf-8")
    build(folder / "site", folder / "content", folder / "site_data", config=folder / "mkdocs.yml")
    return folder


def make_bare_repository(folder: Path) -> Path:
    """Make a bare Git repository of the demo's content."""
    work, bare = lay_demo(folder / "work"), folder / "kho.git"
    for command in (
        ("init", "--quiet", "--initial-branch=main"),
        ("add", "content", "site_data"),
        ("-c", "user.name=A", "-c", "user.email=a@vi-du.example", "commit", "--quiet", "--message", "Kho"),
        ("clone", "--quiet", "--bare", ".", str(bare)),
    ):
        subprocess.run(["git", *command], cwd=work, check=True)
    return bare


def add_plain_lists(github: FakeGitHub, profile: str) -> dict[str, str]:
    """Add this gallery's own reports, and a former address to a profile's file; the name of a plain list by entry."""
    reports = sorted((ROOT / "site_data" / "reports").glob("*.yml"))
    files = {f"site_data/reports/{path.name}": path.read_bytes() for path in reports}
    files[profile] = github.git("show", f"main:{profile}").replace("\nroles:", "\nformer_slugs: [lua]\nroles:").encode()
    github.write("main", "main", files, (), "Báo cáo, địa chỉ cũ")
    lists = {f"bao-cao/entries/{path.stem}": "notes" for path in reports}
    entry = profile.removeprefix("content/profiles/").removesuffix(".md")
    return {**lists, f"ho-so/entries/{entry}": "former_slugs"}
