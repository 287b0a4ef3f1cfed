"""Check the recording of a story that a profile names."""

from collections.abc import Iterator

from generator.reading.pictures import ReadPicture, is_file_name, make_printable
from generator.records.problem import Problem, error_at
from generator.records.profile import Profile

SUFFIXES = (".mp3", ".ogg", ".m4a")
"""How the names of recordings end; every browser plays the first."""

MAX_BYTES = 20_000_000
"""The largest recording: some twenty minutes of speech."""

AudioProblem = tuple[str, str, str]
"""What is wrong with a recording: code, message, hint."""


def check_audio(profile: Profile, line: int, column: int, read: ReadPicture) -> Iterator[Problem]:
    """Yield the problem of the recording, placed at `line` and `column`; `read` reads a file beside the profile."""
    problem = _check_recording(profile, profile.audio, read) if profile.audio else None
    if problem:
        yield error_at(profile.path, line, column, *problem)


def _check_recording(profile: Profile, name: str, read: ReadPicture) -> AudioProblem | None:
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
    return None


def _find_suffix(data: bytes) -> str | None:
    """Recognise the kind of a recording by its first bytes, as the ending of a name; None for any other file."""
    if data.startswith(b"ID3") or (data[:1] == b"\xff" and data[1:2] and data[1] & 0xE6 == 0xE2):
        return ".mp3"
    if data.startswith(b"OggS"):
        return ".ogg"
    return ".m4a" if data[4:8] == b"ftyp" else None
