"""The edits that people make between two builds, and the budget of each."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.story import sentence, story
from generator.reading.slugs import make_slug

_LAST_DISTRICT_YEAR = 2024
_STRIDE = 0.382
"""Part of the gallery between the profiles of two rounds, so that each round edits another place."""
_SENTENCE = "Đợt này có ghi thêm một câu."
_GIVEN_NAMES = ("Yên", "Thảo")


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit and what a build after it may cost."""

    name: str
    """Short, and unique."""
    apply: Callable[[Path, int], None]
    """Change the gallery in a folder, in the round of a number. Raises ValueError where there is nothing to change."""
    budget: float | None = None
    """The largest part of a cold build's seconds; None without a budget."""
    max_written: int | None = None
    """The largest number of files written; None without a budget."""


def find_profile(gallery: Path, number: int, skip: int = 0) -> Path:
    """Return the profile that the round of a number edits, or one of the next: a plain one, with all that edits change.

    It is a person with a summary and a single honour from the time of the districts, and not on the home page.
    """
    paths = sorted((gallery / "content" / "profiles").rglob("*.md"))
    start = int(len(paths) * (number * _STRIDE % 1))
    featured = (gallery / "site_data" / "featured.yml").read_text(encoding="utf-8")
    plain = (
        path for path in paths[start:] + paths[:start] if f"slug: {path.stem}\n" not in featured and _is_plain(path)
    )
    for index, path in enumerate(plain):
        if index == skip:
            return path
    raise ValueError(f"{gallery}: no profile to edit")


def _is_plain(path: Path) -> bool:
    text = path.read_text(encoding="utf-8")
    years = re.findall(r"^  - year: (\d+)$", text, re.MULTILINE)
    is_person = "\nkind: collective\n" not in text and "\nminor: true\n" not in text
    return is_person and "\nsummary: " in text and len(years) == 1 and 1992 < int(years[0]) <= _LAST_DISTRICT_YEAR


def _rewrite(path: Path, change: Callable[[str], str]) -> None:
    old = path.read_text(encoding="utf-8")
    new = change(old)
    if new == old:
        raise ValueError(f"{path}: nothing to change")
    path.write_text(new, encoding="utf-8")


def _change_nothing(gallery: Path, number: int) -> None:
    """Leave everything as it is."""


def _add_sentence(gallery: Path, number: int) -> None:
    _rewrite(find_profile(gallery, number), lambda text: f"{text}\n{_SENTENCE}\n")


def _change_summary(gallery: Path, number: int) -> None:
    _rewrite(
        find_profile(gallery, number), lambda text: re.sub(r"(?m)^(summary: .+?)\.?$", r"\1 nhiều năm.", text, count=1)
    )


def _change_name(gallery: Path, number: int) -> None:
    """Give a person a given name under another letter of the index of names, wherever the profile has it."""

    def change(text: str) -> str:
        old, honorific = (re.findall(rf"(?m)^{key}: (?:.+ )?(\S+)$", text)[0] for key in ("name", "honorific"))
        new = next(given for given in _GIVEN_NAMES if given[0] != old[0])
        text = re.sub(rf"(?m)^(name: .+ ){old}$", rf"\g<1>{new}", text, count=1)
        return text.replace(f"{honorific} {old}", f"{honorific} {new}")

    _rewrite(find_profile(gallery, number), change)


def _change_year(gallery: Path, number: int) -> None:
    """Move an honour to the year before, and its source with it."""

    def change(text: str) -> str:
        year = re.findall(r"(?m)^  - year: (\d+)$", text)[0]
        before = str(int(year) - 1)
        return text.replace(f"- year: {year}\n", f"- year: {before}\n").replace(f"so-ghi-{year},", f"so-ghi-{before},")

    _rewrite(find_profile(gallery, number), change)


def _add_profile(gallery: Path, number: int) -> None:
    """Add a person with a story of her own, published after all others."""
    _add_person(gallery, number, "2026-11-20", "Đoàn Thị Uyên Xuân")


def _add_older_profile(gallery: Path, number: int) -> None:
    """Add one whose day of publication lies before that of most others, as when two editors' work is joined late."""
    _add_person(gallery, number, "2026-02-10", "Kiều Thị Ngân Hạ")


def _add_person(gallery: Path, number: int, day: str, name: str) -> None:
    """Add a person beside one who is there: same place, year and field."""
    model, draw = find_profile(gallery, number), Random(f"new profile {number} {name}").random
    front_matter, _, _ = model.read_text(encoding="utf-8").partition("\n---\n")
    front_matter = re.sub(r"(?m)^name: .+$", f"name: {name}", front_matter, count=1)
    front_matter = re.sub(r"(?m)^published: .+$", f"published: {day}", front_matter, count=1)
    front_matter = re.sub(
        r"(?m)^summary: .+$", f"summary: {sentence(draw, 'summary', model.parent.name)}", front_matter
    )
    given = name.split()[-1]
    text = f"{front_matter}\n---\nCâu chuyện của bà {given}.\n\n{story(draw, model.parent.name, 'bà', given)}"
    with (model.parent / f"{make_slug(name)}-{number}.md").open("x", encoding="utf-8") as file:
        file.write(text)


def _delete_profile(gallery: Path, number: int) -> None:
    find_profile(gallery, number, skip=1).unlink()


def _rename_field(gallery: Path, number: int) -> None:
    fields = gallery / "site_data" / "fields.yml"
    _rewrite(fields, lambda text: re.sub(r"(?m)^( +name: .+)$", r"\1 mới", text, count=1))


def _change_style(gallery: Path, number: int) -> None:
    """Add a line to a style. Its address is in the head of every page, so no other change of the theme costs more."""
    styles = sorted((gallery / "theme").rglob("*base.css"))
    if not styles:
        raise ValueError(f"{gallery}: no base style to change")
    _rewrite(styles[0], lambda text: f"{text}:root {{ --bench: {number}; }}\n")


EDITS = (
    Edit("nothing", _change_nothing, 0.10),
    Edit("story", _add_sentence, 0.20),
    Edit("summary", _change_summary, 0.20),
    Edit("name", _change_name, 0.20),
    Edit("year", _change_year, 0.20),
    Edit("new profile", _add_profile, 0.25, 600),
    Edit("new, published earlier", _add_older_profile),
    Edit("deleted profile", _delete_profile, 0.25, 600),
    Edit("renamed field", _rename_field),
    Edit("theme", _change_style),
)
"""In the order in which they are made, one upon the other: each build finds one thing changed since the last."""
