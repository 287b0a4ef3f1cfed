"""After any edits in any order, a warm build makes the site of a cold one. More orders: `--edit-seeds 50`."""

import random
import re
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PIL import Image

from generator.build import build as build_gallery
from generator.cache import Cache, no_cache, open_cache
from generator.host.render import render_host_pages
from generator.steps import sources
from generator.steps.gallery import Project
from generator.steps.tasks import Tasks
from tests.support.commands import Bytes, site_of
from tests.support.project import lay_crowd

pytestmark = pytest.mark.slow

PEOPLE = Path("content/profiles/hoan-kiem/kinh-te")
PORTRAIT = Path("content/profiles/hoan-kiem/an-sinh-nhan-ai/tieu-thi-anh-dao.jpg")
STEADY = ("tong-thi-may-lua", "luc-van-duong", "dam-thi-suong-chi")
"""Profiles that no edit deletes or renames."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """As many orders of edits as `--edit-seeds` says."""
    if "seed" in metafunc.fixturenames:
        metafunc.parametrize("seed", range(metafunc.config.getoption("--edit-seeds")))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of some sixty people, in batches so small that there are several."""
    lay_crowd(tmp_path, 50)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sources, "BATCH_SIZE", 8)
    return tmp_path


def build(out: Path, opened_cache: AbstractContextManager[Cache]) -> Bytes:
    """Build in this process; the files of the site."""
    settings = Project(Path("content"), Path("site_data"), Path("mkdocs.yml"))
    with opened_cache as cache:
        result = build_gallery(settings, out, cache, Tasks(), render_host_pages)
    assert result.published is not None, result.problems
    return site_of(out)


def pick_profile(dice: random.Random) -> Path:
    return dice.choice(sorted(PEOPLE.glob("nguoi-thu-*.md")))


def substitute(path: Path, pattern: str, replacement: str) -> None:
    """Replace the first match in a file, which must have one."""
    text, count = re.subn(pattern, replacement, path.read_text(encoding="utf-8"), count=1)
    assert count == 1
    path.write_text(text, encoding="utf-8")


def append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def edit_story(dice: random.Random) -> None:
    append(pick_profile(dice), f"\nĐoạn kể thêm số {dice.randrange(1000)}.\n")


def edit_summary(dice: random.Random) -> None:
    substitute(pick_profile(dice), "summary: .*", f"summary: Việc tốt lần {dice.randrange(1000)}.")


def edit_name(dice: random.Random) -> None:
    name = f"{dice.choice(('Bế', 'Đoàn', 'Ông'))} Thử {dice.choice(('Ẩn', 'Đạt', 'Ơn', 'Yên'))}"
    substitute(pick_profile(dice), "name: .*", f"name: {name}")


def edit_year(dice: random.Random) -> None:
    substitute(pick_profile(dice), r"year: \d+", f"year: {dice.randrange(2019, 2025)}")


def add_profile(dice: random.Random) -> None:
    path = pick_profile(dice)
    shutil.copy(path, path.with_name(f"nguoi-thu-them-{dice.randrange(10_000)}.md"))


def delete_profile(dice: random.Random) -> None:
    pick_profile(dice).unlink()


def rename_profile(dice: random.Random) -> None:
    path = pick_profile(dice)
    path.rename(path.with_name(f"nguoi-thu-khac-{dice.randrange(10_000)}.md"))


def rename_field(dice: random.Random) -> None:
    substitute(Path("site_data/fields.yml"), "name: .*?(?=[,}\n])", f"name: Lĩnh vực {dice.randrange(1000)}")


def feature_another(dice: random.Random) -> None:
    Path("site_data/featured.yml").write_text(f"- slug: {dice.choice(STEADY)}\n", encoding="utf-8")


def edit_template(dice: random.Random) -> None:
    append(Path("theme/pages") / dice.choice(("profile.html", "listing.html", "home.html")), "<!-- thêm một dòng -->\n")


def edit_page(dice: random.Random) -> None:
    append(dice.choice(sorted(Path("content/pages").rglob("*.md"))), f"\nCâu thêm số {dice.randrange(1000)}.\n")


def replace_picture(dice: random.Random) -> None:
    colour = (dice.randrange(256), dice.randrange(256), dice.randrange(256))
    Image.new("RGB", (400, 500), colour).save(PORTRAIT)


def edit_report(dice: random.Random) -> None:
    substitute(Path("site_data/reports/hoan-kiem-2024.yml"), r"count: \d+", f"count: {dice.randrange(1, 1000)}")


EDITS: tuple[Callable[[random.Random], None], ...] = (
    edit_story, edit_summary, edit_name, edit_year, add_profile, delete_profile, rename_profile,
    rename_field, feature_another, edit_template, edit_page, replace_picture, edit_report,
)  # fmt: skip


def test_after_any_edits_a_warm_build_makes_the_site_of_a_cold_one(project: Path, seed: int) -> None:
    dice = random.Random(seed)
    build(Path("site"), open_cache(Path("site")))
    waiting = dice.sample(EDITS, len(EDITS))
    made = list[str]()
    while waiting:
        for _ in range(min(len(waiting), dice.randint(1, 3))):
            edit = waiting.pop()
            edit(dice)
            made.append(edit.__name__)
        warm = build(Path("site"), open_cache(Path("site")))
        shutil.rmtree("cold", ignore_errors=True)
        cold = build(Path("cold"), no_cache())
        assert warm.keys() == cold.keys(), made
        assert [path for path in cold if warm[path] != cold[path]] == [], made


def test_the_gallery_of_the_edits_is_in_several_batches(project: Path) -> None:
    with no_cache() as cache:
        build_gallery(
            Project(Path("content"), Path("site_data"), Path("mkdocs.yml")),
            Path("site"),
            cache,
            Tasks(),
            render_host_pages,
        )
        assert len(cache.keys("sources")) >= 4
