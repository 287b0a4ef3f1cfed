"""Pictures, made here by Pillow: which files are accepted, what becomes of their colours, who may be shown."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import Image

from generator.commands import main
from generator.reading.pictures import PORTRAIT_WIDTHS, PictureError, open_picture
from tests.project import lay_demo

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
