"""Pictures, made here by Pillow: which files are accepted, what becomes of their colours, who may be shown."""

import io
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from click.testing import CliRunner
from PIL import Image

from generator.checking.story import check_story
from generator.commands import main
from generator.markup import find_pictures
from generator.reading.pictures import PORTRAIT_WIDTHS, PictureError, open_picture
from generator.rendering.pictures import resize
from tests.support.project import lay_demo

pytestmark = pytest.mark.slow

FOLDER = Path("content/profiles/hoan-kiem/kinh-te")
HONOURS = "honours:\n  - {year: 2024, district: hoan-kiem, source: {document: hoan-kiem-2024, section: Mục I}}\n"


def encode(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def picture(width: int = 200, height: int = 100, colour: str = "red") -> bytes:
    return encode(Image.new("RGB", (width, height), colour))


@pytest.fixture
def ntvt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str]]:
    """`ntvt(command, head, story, **pictures)` upon the demo and one profile more: exit code and output."""
    monkeypatch.chdir(lay_demo(tmp_path))

    def run(command: str, head: str, story: str, pictures: dict[str, bytes]) -> tuple[int, str]:
        (FOLDER / "nva-01.md").write_text(f"---\nname: N.V.A.\n{head}{HONOURS}---\n{story}", encoding="utf-8")
        for name, data in pictures.items():
            (FOLDER / name).write_bytes(data)
        result = CliRunner().invoke(main, [command], prog_name="ntvt")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, result.output

    return run


@pytest.mark.parametrize("kind", ["EPS", "GIF", "BMP", "TIFF", "PPM"])
def test_a_file_of_another_format_is_refused_unopened(ntvt: Callable[..., tuple[int, str]], kind: str) -> None:
    code, output = ntvt(
        "check", "photo: {file: a.jpg, alt: x}\n", "", {"a.jpg": encode(Image.new("RGB", (9, 9)), kind)}
    )
    assert (code, output.splitlines()[0]) == (
        1,
        f'{FOLDER}/nva-01.md:3:15: lỗi: không đọc được ảnh "a.jpg" [bad-photo]',
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_damaged_file_raises_nothing_but_picture_errors(kind: str) -> None:
    data = bytearray(encode(Image.effect_noise((64, 64), 50), kind, exif=_exif()))
    for index in range(0, len(data), 3):
        damaged = bytes(data[:index]) + bytes([data[index] ^ 0xFF]) + bytes(data[index + 1 :])
        for attempt in (damaged, damaged[:index]):
            try:
                open_picture(attempt, PORTRAIT_WIDTHS)
            except PictureError as error:
                assert len(error.args) == 2


def test_a_text_of_a_megabyte_in_a_picture_is_a_fault_of_the_picture(ntvt: Callable[..., tuple[int, str]]) -> None:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Comment", "x" * 2_000_000, zip=True)
    data = encode(Image.new("RGB", (9, 9)), pnginfo=info)
    code, output = ntvt("check", "", "![x](a.png)\n", {"a.png": data})
    assert (code, output.splitlines()[0]) == (1, f'{FOLDER}/nva-01.md:6:6: lỗi: không đọc được ảnh "a.png" [bad-photo]')


def test_a_picture_of_too_many_pixels_is_refused_without_a_warning_of_pillow(
    ntvt: Callable[..., tuple[int, str]],
) -> None:
    large = {"a.png": encode(Image.new("1", (12_000, 12_000))), "b.png": encode(Image.new("1", (20_000, 20_000)))}
    code, output = ntvt("check", "", "![x](a.png) ![x](b.png)\n", large)
    hint = "  gợi ý: thu nhỏ ảnh, mỗi chiều không quá 4000 điểm ảnh"
    assert (code, output.splitlines()) == (
        1,
        [
            f'{FOLDER}/nva-01.md:6:6: lỗi: ảnh "a.png" quá lớn [bad-photo]',
            hint,
            f'{FOLDER}/nva-01.md:6:18: lỗi: ảnh "b.png" quá lớn [bad-photo]',
            hint,
            "2 lỗi trong 1 tệp",
        ],
    )


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif


@pytest.mark.parametrize(
    ("head", "story", "size"),
    [
        ("photo: {file: a.png, alt: x}\n", "", (100, 20_000)),
        ("photo: {file: a.png, alt: x}\n", "", (3000, 1)),
        ("", "![x](a.png)\n", (1440, 20_000)),
        ("", "![x](a.png)\n", (3000, 1)),
    ],
)
def test_a_shape_that_cannot_be_shown_is_refused(
    ntvt: Callable[..., tuple[int, str]], head: str, story: str, size: tuple[int, int]
) -> None:
    code, output = ntvt("check", head, story, {"a.png": picture(*size)})
    place = "3:15" if head else "6:6"
    assert (code, output.splitlines()[:2]) == (
        1,
        [
            f'{FOLDER}/nva-01.md:{place}: lỗi: ảnh "a.png" quá dài và hẹp [bad-photo]',
            "  gợi ý: cắt bớt ảnh, chiều dài không quá 10 lần chiều rộng",
        ],
    )


def test_a_shape_is_that_of_the_upright_picture() -> None:
    lying = encode(Image.new("RGB", (20_000, 100)), "PNG", exif=_exif())
    with pytest.raises(PictureError):
        open_picture(lying, PORTRAIT_WIDTHS)


@pytest.mark.parametrize("width", [100, 160, 320, 1440])
def test_equal_pictures_and_a_portrait_in_the_story_share_their_files(
    ntvt: Callable[..., tuple[int, str]], width: int
) -> None:
    data = picture(width, 90)
    story = "![một](a.png) ![hai](b.png) ![ba](a.png)\n"
    code, output = ntvt("build", "photo: {file: a.png, alt: x}\n", story, {"a.png": data, "b.png": data})
    assert code == 0, output
    html = Path("site/ho-so/nva-01/index.html").read_text(encoding="utf-8")
    sources = re.findall(r'<img [^>]*?src="\.\./\.\./(anh/[^"]+)"', html)
    assert len(sources) == 4
    assert {(Path("site") / source).is_file() for source in sources} == {True}


@pytest.mark.parametrize("name", ["ảnh cưới (1).png", "[a].png", "a&b.png", "50%.png", "Ảnh\u202f10.png"])
def test_any_name_of_a_file_can_be_named_in_a_story(ntvt: Callable[..., tuple[int, str]], name: str) -> None:
    code, output = ntvt("build", "", f"![lời tả](<{name}>)\n\n![x](<{quote(name)}>)\n", {name: picture()})
    assert code == 0, output
    assert Path("site/ho-so/nva-01/index.html").read_text(encoding="utf-8").count("<img ") == 2


def test_a_caption_is_shown(ntvt: Callable[..., tuple[int, str]]) -> None:
    story = 'Chữ ![x](a.png "trong dòng").\n\n![lời tả](a.png "Bên & \\"cạnh\\"")\n'
    assert ntvt("build", "", story, {"a.png": picture()})[0] == 0
    html = Path("site/ho-so/nva-01/index.html").read_text(encoding="utf-8")
    assert re.search(r'<p>Chữ <img [^>]*alt="x" title="trong dòng" loading="lazy">\.</p>', html)
    caption = "<figcaption>Bên &amp; &quot;cạnh&quot;</figcaption></figure>"
    assert re.search(rf'<figure><img [^>]*alt="lời tả" loading="lazy">{caption}', html)


def test_a_picture_of_a_child_is_shown_with_both_consents(ntvt: Callable[..., tuple[int, str]]) -> None:
    head = "minor: true\nconsent: {date: 2026-01-05, scope: Ảnh, holder: UBND phường, by: [guardian, honouree]}\n"
    code, output = ntvt("build", head, "![x](a.png)\n", {"a.png": picture()})
    assert code == 0, output
    assert "<img " in Path("site/ho-so/nva-01/index.html").read_text(encoding="utf-8")


_COLOURS: list[tuple[str, Image.Image, dict[str, Any], str, tuple[int, int, int]]] = [
    ("bits", Image.new("1", (9, 9), 1), {}, "PNG", (255, 255, 255)),
    ("grey", Image.new("L", (9, 9), 117), {}, "PNG", (117, 117, 117)),
    ("grey-transparent", Image.new("LA", (9, 9), (0, 0)), {}, "PNG", (255, 255, 255)),
    ("grey-half", Image.new("LA", (9, 9), (0, 128)), {}, "PNG", (127, 127, 127)),
    ("grey-16", Image.new("I;16", (9, 9), 30_000), {}, "PNG", (117, 117, 117)),
    ("grey-16-white", Image.new("I;16", (9, 9), 65_535), {}, "PNG", (255, 255, 255)),
    ("grey-16-transparent", Image.new("I;16", (9, 9), 30_000), {"transparency": 30_000}, "PNG", (255, 255, 255)),
    ("palette", Image.new("RGB", (9, 9), (10, 200, 30)).quantize(4), {}, "PNG", (10, 200, 30)),
    ("palette-transparent", Image.new("P", (9, 9), 0), {"transparency": 0}, "PNG", (255, 255, 255)),
    ("rgb", Image.new("RGB", (9, 9), (10, 200, 30)), {}, "PNG", (10, 200, 30)),
    ("rgb-transparent", Image.new("RGB", (9, 9), (9, 8, 7)), {"transparency": (9, 8, 7)}, "PNG", (255, 255, 255)),
    ("rgba-transparent", Image.new("RGBA", (9, 9), (0, 0, 0, 0)), {}, "PNG", (255, 255, 255)),
    ("rgba-webp", Image.new("RGBA", (9, 9), (0, 0, 0, 0)), {"lossless": True}, "WEBP", (255, 255, 255)),
    ("cmyk", Image.new("CMYK", (9, 9), (0, 255, 255, 0)), {"quality": 95}, "JPEG", (254, 0, 0)),
    ("jpeg", Image.new("RGB", (9, 9), (10, 200, 30)), {"quality": 95}, "JPEG", (10, 200, 30)),
]


@pytest.mark.parametrize(
    ("image", "options", "kind", "colour"), [case[1:] for case in _COLOURS], ids=[case[0] for case in _COLOURS]
)
def test_colours_are_kept_and_what_is_transparent_is_white(
    image: Image.Image, options: dict[str, Any], kind: str, colour: tuple[int, int, int]
) -> None:
    resized = resize(encode(image, kind, **options), "nva-01", PORTRAIT_WIDTHS, "")
    with Image.open(io.BytesIO(resized.files[0][1])) as shown:
        found = shown.convert("RGB").getpixel((4, 4))
    assert isinstance(found, tuple)
    assert max(abs(one - other) for one, other in zip(found, colour, strict=True)) <= 4, found


@pytest.mark.parametrize(
    "story",
    [
        "![a](" * 50_000,
        "![" * 100_000,
        "![a](x.jpg) " * 3_000,
        "![" * 30_000 + "](x)" * 30_000,
        "<div>" * 100_000,
        ">" * 100_000 + "a",
        "<im" * 50_000,
    ],
    ids=lambda story: story[:12],
)
def test_a_hostile_story_is_read_in_time(story: str) -> None:
    started = time.process_time()
    list(check_story("x.md", story, 1))
    find_pictures(story)
    # A quadratic way took more than half a minute.
    assert time.process_time() - started < 5
