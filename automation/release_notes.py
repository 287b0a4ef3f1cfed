"""`python -m automation.release_notes v1.0.0 CHANGELOG.md`: print what the changelog says of a version."""

import re
import sys
from pathlib import Path


def find_notes(changelog: str, tag: str) -> str:
    """Return the section of a version, else the first section of the changelog."""
    sections = re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]
    version = tag.removeprefix("v")
    named = [text for text in sections if text.partition("\n")[0].strip(" []").split(" ")[0].strip("[]v") == version]
    return (named or sections or [tag])[0].partition("\n")[2].strip() + "\n"


if __name__ == "__main__":
    sys.stdout.write(find_notes(Path(sys.argv[2]).read_text(encoding="utf-8"), sys.argv[1]))
