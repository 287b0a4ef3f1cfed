"""Pictures by which profiles are shared: asked for by --cards, true to the page, drawn once."""

import io
import re
import shutil
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageFilter, ImageFont, ImageStat
from playwright.sync_api import Browser

import generator.build
from docs.plates import draw_plate, open_page
from generator.cache import open_cache
from generator.host.render import render_host_pages
from generator.reading.theme import read_theme
from generator.rendering.social import CardText
from generator.rendering.social_card import draw_card
from generator.rendering.views.parts import Plate, size_of
from generator.steps.cards import load_paper
from generator.steps.gallery import Project
from generator.steps.tasks import Tasks
from tests.support.commands import invoke_ntvt
from tests.support.project import ROOT, lay_demo
from tests.tools.server import serve

pytestmark = pytest.mark.slow

VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
LETTERS = VOWELS + "bcdđfghjklmnpqrstvwxz0123456789“”–·…,.:;?!()%/" + (VOWELS + "bcdđghklmnpqrstvx").upper()
SITE_URL = "https://nguoitotviectot.example/"
CODE = re.compile(r'<svg role="img" aria-label="Mã QR của trang này" .*?</svg>')
PICTURE = re.compile(r'<meta property="og:image" content="([^"]+)">')


def build(project: Path, draws_cards: bool = True) -> Path:
    out = project / "site"
    with open_cache(out) as cache:
        paths = Project(project / "content", project / "site_data", project / "mkdocs.yml")
        result = generator.build.build(paths, out, cache, Tasks(), render_host_pages, draws_cards)
    assert result.published is not None
    return out


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose site has pictures."""
    project = lay_demo(tmp_path_factory.mktemp("cards"))
    build(project)
    return project


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A copy of it, to change."""
    return shutil.copytree(built, tmp_path / "project", symlinks=True)


def pages(site: Path) -> list[Path]:
    found = [path for path in (site / "ho-so").glob("*/index.html") if path.parent.name != "trang"]
    assert len(found) > 10
    return found


def pictures(site: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in (site / "anh").glob("*-chia-se-*.jpg")}


def test_every_profile_has_a_picture_that_its_page_names(built: Path) -> None:
    site, named = built / "site", set()
    for page in pages(site):
        html = page.read_text("utf-8")
        address = PICTURE.findall(html)[0]
        path = site / address.removeprefix(SITE_URL)
        with Image.open(path) as image:
            assert (image.format, image.size) == ("JPEG", (1200, 630))
        assert path.stat().st_size < 120_000
        assert '<meta name="twitter:card" content="summary_large_image">' in html
        named.add(path.name)
    assert named == set(pictures(site))


def test_a_profile_has_five_small_files_beside_its_page(built: Path) -> None:
    site = built / "site"
    files = sorted(
        path.relative_to(site).as_posix() for path in site.rglob("*") if "vi-thi-du" in str(path) and path.is_file()
    )
    assert files[0].startswith("anh/vi-thi-du-chia-se-")
    assert files[1:] == [
        *(f"ho-so/vi-thi-du/{name}" for name in ("index.html", "index.json", "story.bin")),
        "nhung/ho-so/vi-thi-du/index.html",
        "oembed/vi-thi-du.json",
    ]


def test_other_pages_have_the_picture_of_the_site(built: Path) -> None:
    html = (built / "site" / "quan" / "hoan-kiem" / "index.html").read_text("utf-8")
    assert PICTURE.findall(html) == [f"{SITE_URL}assets/icons/share.png"]


def test_every_vietnamese_letter_is_drawn(built: Path) -> None:
    with open_cache(built / "site") as cache:
        paper = load_paper(read_theme(ROOT / "theme").assets, cache)
    for typeface in (paper.regular, paper.bold):
        font = ImageFont.truetype(io.BytesIO(typeface), 60)
        missing = bytes(font.getmask("\uffff"))
        shapes = {letter: bytes(font.getmask(letter)) for letter in LETTERS}
        assert [letter for letter, shape in shapes.items() if shape == missing or not any(shape)] == []
        assert len({shapes[letter] for letter in VOWELS}) == len(VOWELS)


def test_a_picture_says_no_more_than_its_text(built: Path) -> None:
    """The seal stands only where it is earned; nothing runs out of the picture."""
    with open_cache(built / "site") as cache:
        paper = load_paper(read_theme(ROOT / "theme").assets, cache)
    text = CardText(
        "Đội Thử " * 30, "Việc tốt " * 80, "Phường Thử " * 20, False, "Người tốt, việc tốt", Plate(field="kinh-te")
    )
    plain = Image.open(io.BytesIO(draw_card(text, paper)))
    sealed = Image.open(io.BytesIO(draw_card(text._replace(is_honoured=True), paper)))
    below_the_plate = (850, 480, 1180, 560)
    colours = plain.crop(below_the_plate).getcolors(100_000) or []
    assert len(colours) < 40
    assert sealed.crop(below_the_plate).tobytes() != plain.crop(below_the_plate).tobytes()
    for edge in ((0, 0, 1200, 20), (0, 600, 1200, 630), (0, 0, 40, 630)):
        assert len(plain.crop(edge).getcolors(100_000) or []) < 12


def test_a_picture_has_the_plate_of_its_profile(built: Path) -> None:
    """The ground in the colour of the field, on it the number in the field's pigment."""
    with open_cache(built / "site") as cache:
        paper = load_paper(read_theme(ROOT / "theme").assets, cache)
    left, top = 800, 120
    for field, data in paper.plates.items():
        plate = Plate(field=field, number="30", size="short", word="gần", unit="năm")
        text = CardText("Bà Thử", "Việc tốt", "Phường Thử", False, "Người tốt, việc tốt", plate)
        picture, own = Image.open(io.BytesIO(draw_card(text, paper))), Image.open(io.BytesIO(data)).convert("RGB")
        for spot, colour in (((10, 170), (10, 510)), ((154, 160), (170, 684))):
            drawn, expected = picture.getpixel((left + spot[0], top + spot[1])), own.getpixel(colour)
            assert isinstance(drawn, tuple) and isinstance(expected, tuple)
            assert max(abs(one - other) for one, other in zip(drawn, expected, strict=True)) < 24, field


def draw_number(built: Path, number: str, unit: str, word: str | None = None) -> Image.Image:
    with open_cache(built / "site") as cache:
        paper = load_paper(read_theme(ROOT / "theme").assets, cache)
    plate = Plate(field="y-te-hien-mau", number=number, size=size_of(number), word=word, unit=unit)
    text = CardText("Bà Thử", "Việc tốt", "Phường Thử", False, "Người tốt, việc tốt", plate)
    return Image.open(io.BytesIO(draw_card(text, paper)))


def test_the_emblem_keeps_off_the_words_of_a_number(built: Path) -> None:
    words = (834, 280, 1128, 350)
    picture = draw_number(built, "109", "đơn vị máu").crop(words)
    letters = picture.convert("L").point(lambda light: 255 if light < 90 else 0)
    around = ImageChops.subtract(letters.filter(ImageFilter.MaxFilter(11)), letters.filter(ImageFilter.MaxFilter(7)))
    ground = picture.getpixel((0, 0))
    assert isinstance(ground, tuple) and letters.getbbox() is not None
    colour = ImageStat.Stat(picture, around).mean
    assert max(abs(one - other) for one, other in zip(colour, ground, strict=True)) < 4


@pytest.mark.parametrize(
    ("word", "number", "unit"),
    [
        ("gần", "9", "lượt cán bộ, hội viên phụ nữ"),
        (None, "1.234.567.890", "đồng"),
        ("hơn", "123.456", "suất quà cho người nghèo, người già và trẻ em ở các phường ven sông" * 3),
    ],
)
def test_a_number_and_its_words_stay_on_the_plate(built: Path, word: str | None, number: str, unit: str) -> None:
    picture = draw_number(built, number, unit, word)
    for beside in ((800, 464, 1140, 630), (1152, 120, 1200, 460)):
        assert len(picture.crop(beside).getcolors(100_000) or []) < 12


def test_plates_are_drawn_by_the_style_of_the_pages(built: Path, browser: Browser) -> None:
    """After a change of the style: `python -m docs.plates`."""
    with serve(built / "site") as address:
        page = open_page(browser, address)
        drawn = draw_plate(page, built / "site", "y-te-hien-mau")
        page.close()
    stored = Image.open(ROOT / "theme" / "icons" / "plates" / "y-te-hien-mau.png").convert("RGB")
    difference = ImageChops.difference(drawn, stored).convert("L")
    assert sum(difference.histogram()[12:]) < 0.005 * difference.width * difference.height


def test_a_change_draws_its_own_picture_alone(project: Path) -> None:
    site = project / "site"
    before = pictures(site)
    path = next((project / "content").rglob("vi-thi-du.md"))
    path.write_text(path.read_text("utf-8").replace("suốt mười năm", "suốt mười một năm"), "utf-8")
    build(project)
    after = pictures(site)
    assert {name for name, time in after.items() if before.get(name) != time} == after.keys() - before.keys()
    assert [name[:10] for name in after.keys() - before.keys()] == ["vi-thi-du-"]
    assert len(before) == len(after)


def test_a_lost_picture_is_drawn_again_and_an_idle_build_draws_none(project: Path) -> None:
    site = project / "site"
    before = pictures(site)
    lost = sorted(before)[0]
    (site / "anh" / lost).unlink()
    build(project)
    assert pictures(site).keys() == before.keys()
    assert sum(before[name] != time for name, time in pictures(site).items()) == 1
    now = pictures(site)
    build(project)
    assert pictures(site) == now


def test_the_same_bytes_come_from_a_cold_and_a_warm_build(project: Path, built: Path, tmp_path: Path) -> None:
    path = next((project / "content").rglob("vi-thi-du.md"))
    text = path.read_text("utf-8")
    path.write_text(text.replace("suốt mười năm", "suốt mười một năm"), "utf-8")
    build(project)
    path.write_text(text, "utf-8")
    build(project)
    names = pictures(project / "site").keys()
    assert names == pictures(built / "site").keys()
    for name in names:
        assert (project / "site" / "anh" / name).read_bytes() == (built / "site" / "anh" / name).read_bytes()


def test_without_the_option_there_are_none(project: Path) -> None:
    site = build(project, draws_cards=False)
    assert pictures(site) == {}
    html = (site / "ho-so" / "vi-thi-du" / "index.html").read_text("utf-8")
    assert PICTURE.findall(html) == [f"{SITE_URL}assets/icons/share.png"]
    assert "Quét để mở" not in html and CODE.search(html) is None


def test_the_command_has_the_option() -> None:
    assert "--cards" in invoke_ntvt("build", "--help")[1]


def test_a_phone_reads_the_address_from_the_code(built: Path, browser: Browser) -> None:
    site = built / "site"
    page = browser.new_page(viewport={"width": 400, "height": 400})
    for slug in ("tml-01", "tieu-thi-anh-dao"):
        code = CODE.search((site / "ho-so" / slug / "index.html").read_text("utf-8"))
        assert code is not None
        page.set_content(code[0])
        image = Image.open(io.BytesIO(page.screenshot()))
        assert [result.text for result in zxingcpp.read_barcodes(image)] == [f"{SITE_URL}ho-so/{slug}/"]
    page.close()
