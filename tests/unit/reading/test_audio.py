"""What a recording says besides its sound: no name, place or day of anybody is published with it."""

from collections.abc import Callable
from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.audio import find_tags

SOUND = b"\xff\xfb\x90\x00" + bytes(413)


def make_mp3(frames: dict[str, bytes], end: bytes = b"") -> bytes:
    """An MP3 file with ID3v2.3 frames, and what follows the sound."""
    body = b"".join(name.encode() + pack(">IH", len(data), 0) + data for name, data in frames.items()) + bytes(16)
    size = bytes(len(body) >> shift & 127 for shift in (21, 14, 7, 0))
    return (b"ID3\x03\x00\x00" + size + body if frames else b"") + SOUND * 4 + end


def make_m4a(tags: dict[bytes, bytes], user_data: bytes = b"") -> bytes:
    """An M4A file with tags as iTunes writes them, and other user data."""
    rows = b"".join(_box(name, _box(b"data", pack(">II", 1, 0) + value)) for name, value in tags.items())
    meta = _box(b"meta", bytes(4) + _box(b"ilst", rows))
    moov = _box(b"moov", _box(b"mvhd", bytes(100)) + _box(b"udta", meta + user_data))
    return _box(b"ftyp", b"M4A \0\0\0\0") + _box(b"mdat", bytes(64)) + moov


def _box(name: bytes, data: bytes) -> bytes:
    return pack(">I", len(data) + 8) + name + data


def make_ogg(comments: list[str]) -> bytes:
    """An Ogg file with the first two packets of Vorbis."""
    rows = b"".join(pack("<I", len(text.encode())) + text.encode() for text in comments)
    said = b"\x03vorbis" + pack("<I", 4) + b"Xiph" + pack("<I", len(comments)) + rows + b"\x01"
    start = b"\x01vorbis" + pack("<IBIIIIBB", 0, 1, 44100, 0, 128000, 0, 0xB8, 1)
    return _page(2, 0, start) + _page(0, 1, said) + _page(4, 2, bytes(20))


def _page(flags: int, number: int, packet: bytes) -> bytes:
    sizes = bytes([255] * (len(packet) // 255) + [len(packet) % 255])
    return b"OggS" + pack("<BBqIIIB", 0, flags, 0, 7, number, 0, len(sizes)) + sizes + packet


TEXT = b"\x03"
PICTURE = b"\x00image/png\x00\x03\x00\x89PNG\r\n\x1a\n"

CASES: dict[str, tuple[Callable[[], bytes], list[str]]] = {
    "an MP3 of sound alone": (lambda: make_mp3({}), []),
    "what a program writes of itself": (lambda: make_mp3({"TSSE": TEXT + b"Lavf60", "TLEN": TEXT + b"900"}), []),
    "title, artist and day of an MP3": (
        lambda: make_mp3({"TIT2": TEXT + "Nhà bà Ấm".encode(), "TPE1": TEXT + b"Ninh", "TDRC": TEXT + b"2026-03-02"}),
        ["artist", "title", "year"],
    ),
    "who encoded an MP3": (lambda: make_mp3({"TENC": TEXT + b"Ninh"}), ["encoded_by"]),
    "a name of one's own": (lambda: make_mp3({"TXXX": TEXT + "Nơi ghi\0Nhà".encode()}), ["nơi ghi"]),
    "the picture of an MP3": (lambda: make_mp3({"APIC": PICTURE}), ["picture"]),
    "the old tags at the end of an MP3": (
        lambda: make_mp3({}, b"TAG" + b"Nha ba Am".ljust(30, b"\0") + bytes(94) + b"\xff"),
        ["title"],
    ),
    "an M4A of sound alone": (lambda: make_m4a({b"\xa9too": b"Voice Memos"}), []),
    "the title of an M4A": (lambda: make_m4a({b"\xa9nam": "Phố Hàng Mẫu".encode()}), ["title"]),
    "an unknown tag of an M4A": (lambda: make_m4a({b"ownr": b"Ninh"}), ["ownr"]),
    "where an M4A was recorded": (
        lambda: make_m4a({}, _box(b"\xa9xyz", b"\x00\x12\x15\xc7+21.0285+105.8542/")),
        ["place"],
    ),
    "an Ogg of sound alone": (lambda: make_ogg(["ENCODER=Lavc60"]), []),
    "artist and place of an Ogg": (lambda: make_ogg(["ARTIST=Ninh", "LOCATION=Nhà"]), ["artist", "location"]),
}


@pytest.mark.parametrize("case", CASES)
def test_tags_are_found(case: str) -> None:
    make, tags = CASES[case]
    assert find_tags(make()) == tags


def test_broken_tags_are_not_read() -> None:
    assert find_tags(make_m4a({b"trkn": b"1"})) is None


@given(
    place=st.integers(0, 400),
    data=st.binary(min_size=1, max_size=8),
    make=st.sampled_from([make for make, _ in CASES.values()]),
)
def test_whatever_stands_in_a_recording_is_read_to_its_end(place: int, data: bytes, make: Callable[[], bytes]) -> None:
    recording = make()
    find_tags(recording[:place] + data + recording[place + len(data) :])
