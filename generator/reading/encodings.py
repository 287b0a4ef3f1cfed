"""Say how a file that is not UTF-8 was saved, where its bytes show it, and what to do in the editor's program."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from generator.old_fonts import find_code_page
from generator.records.problem import ProblemText

_SAVE = "mở tệp bằng Notepad, chọn Lưu như (Save as), ở ô Mã hóa (Encoding) chọn UTF-8, rồi lưu đè lên tệp cũ"
_CONVERT = "đổi chữ sang Unicode bằng công cụ chuyển mã của UniKey (nguồn {}, đích Unicode), rồi lưu tệp với mã UTF-8"
_CODE_PAGES = {
    "windows-1258": (
        "tệp lưu bằng bảng mã cũ Windows-1258 (Notepad gọi là “ANSI”), không phải UTF-8",
        f"{_SAVE}; nếu chữ hiện sai thì đổi bằng UniKey trước (nguồn Vietnamese locale CP 1258, đích Unicode)",
    ),
    "tcvn3": ("tệp gõ bằng bảng mã cũ TCVN3 (phông .VnTime…), không phải UTF-8", _CONVERT.format("TCVN3")),
    "vni": ("tệp gõ bằng bảng mã cũ VNI-Windows (phông VNI-…), không phải UTF-8", _CONVERT.format("VNI Windows")),
}


def describe_encoding(data: bytes) -> ProblemText:
    """Return what is wrong with bytes that are not UTF-8, and what to do, in Vietnamese."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        message = "tệp lưu bằng bảng mã UTF-16 (Notepad gọi là “Unicode” hoặc “UTF-16”), không phải UTF-8"
        return "unreadable", message, _SAVE
    page = find_code_page(data)
    plain = ("tệp không phải là chữ UTF-8", "lưu lại tệp với bảng mã UTF-8")
    return "unreadable", *(_CODE_PAGES[page] if page else plain)
