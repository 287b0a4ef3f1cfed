"""Check the recording of a story that a profile names."""

import re
from collections.abc import Iterator
from io import BytesIO

from generator.reading.attachments import ReadAttachment, is_file_name, make_printable
from generator.records.problem import Position, Problem, ProblemText, error_at
from generator.records.profile import Profile

SUFFIXES = (".mp3", ".ogg", ".m4a")
"""How the names of recordings end; every browser plays the first."""

MAX_BYTES = 20_000_000
"""The largest recording: some twenty minutes of speech."""

_TECHNICAL = frozenset(("encoder", "encoder_settings", "itunsmpb", "tlen"))
"""Tags that programs write about themselves and about the length; whoever removes all tags may still have these."""

_NAMES = {
    "title": "tên bài",
    "artist": "người thể hiện",
    "albumartist": "người thể hiện của tuyển tập",
    "album": "tên tuyển tập",
    "composer": "tác giả",
    "comment": "ghi chú",
    "year": "năm hoặc ngày",
    "genre": "thể loại",
    "track": "số thứ tự",
    "encoded_by": "người mã hóa",
    "copyright": "bản quyền",
    "lyrics": "lời",
    "description": "mô tả",
    "picture": "ảnh bìa",
    "place": "tọa độ nơi ghi âm",
}
"""What messages call a tag; others have their own name."""

_PLACE = re.compile(rb"[+-]\d{2}\.\d{2,8}[+-]\d{3}\.\d{2,8}")
"""Latitude and longitude as ISO 6709 writes them; telephones put them where the library does not look."""


def check_audio(profile: Profile, place: Position, read: ReadAttachment) -> Iterator[Problem]:
    """Yield the problem of the recording, which is named at `place`; `read` reads a file beside the profile."""
    problem = _check_recording(profile, profile.audio, read) if profile.audio else None
    if problem:
        yield error_at(profile.path, *place, *problem)


def _check_recording(profile: Profile, name: str, read: ReadAttachment) -> ProblemText | None:
    shown = make_printable(name)
    if profile.is_hidden_minor:
        return "minor", "không đăng bản ghi âm của hồ sơ trẻ em", "bỏ mục audio và xóa tệp ghi âm khỏi kho"
    if "/" in name or "\\" in name:
        return "bad-audio", f'bản ghi âm "{shown}" nằm ở thư mục khác', "đặt tệp cạnh tệp hồ sơ và chỉ ghi tên tệp"
    data = read(name) if is_file_name(name) else None
    if data is None:
        return "missing-audio", f'không thấy tệp ghi âm "{shown}"', "đặt tệp cạnh tệp hồ sơ, hoặc sửa lại tên"
    if len(data) > MAX_BYTES:
        return "bad-audio", f'bản ghi âm "{shown}" quá lớn', f"lưu lại, không quá {MAX_BYTES // 1_000_000} MB"
    suffix = name.lower()[-4:]
    if suffix not in SUFFIXES or suffix != _find_suffix(data):
        hint = "lưu lại thành tệp MP3, Ogg hoặc M4A, tên có đuôi .mp3, .ogg hay .m4a"
        return "bad-audio", f'tệp "{shown}" không phải là bản ghi âm như đuôi tệp nói', hint
    return _check_tags(shown, find_tags(data))


def _check_tags(shown: str, tags: list[str] | None) -> ProblemText | None:
    if tags is None:
        return "bad-audio", f'không đọc được thông tin đi kèm của bản ghi âm "{shown}"', "lưu lại thành tệp MP3"
    if not tags:
        return None
    named = ", ".join(_NAMES.get(tag) or f'"{make_printable(tag)}"' for tag in tags)
    hint = (
        "xóa thông tin ấy rồi lưu lại: trên Windows, bấm chuột phải vào tệp, chọn Properties, thẻ Details, "
        "Remove Properties and Personal Information; hoặc mở bằng Audacity, xóa mọi ô của Metadata rồi xuất lại"
    )
    return "private-audio", f'bản ghi âm "{shown}" mang theo thông tin đi kèm: {named}', hint


def find_tags(data: bytes) -> list[str] | None:
    """Find what a recording says besides its sound, by tag, without what programs write about themselves.

    None where the tags cannot be read. Not looked for: APE tags, chapters and attached files of MP3, and a place in
    binary (`loci` of 3GPP).
    """
    # Few profiles have a recording.
    from tinytag import TinyTag, TinyTagException

    try:
        read = TinyTag.get(file_obj=BytesIO(data), duration=False, image=True)
    except TinyTagException:
        return None
    values = {key: value for key, value in read.as_dict().items() if isinstance(value, list) and any(value)}
    known = _TECHNICAL | {"encoded_by"} if _find_suffix(data) == ".m4a" else _TECHNICAL
    tags = [key for key in values if key not in known]
    tags += ["picture"] if read.images.any else []
    return tags + (["place"] if _PLACE.search(data) else [])


def _find_suffix(data: bytes) -> str | None:
    """Recognise the kind of a recording by its first bytes, as the ending of a name; None for any other file."""
    if data.startswith(b"ID3") or (data[:1] == b"\xff" and data[1:2] and data[1] & 0xE6 == 0xE2):
        return ".mp3"
    if data.startswith(b"OggS"):
        return ".ogg"
    return ".m4a" if data[4:8] == b"ftyp" else None
