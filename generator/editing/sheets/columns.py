"""Say what the columns of a sheet hold, by their headings, in whatever words and order."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from generator.vietnamese import fold, match_key

Item = Literal[
    "ignored",
    "number",
    "family_name",
    "name",
    "honorific",
    "gender",
    "male",
    "female",
    "birth",
    "address",
    "class",
    "minor",
    "role",
    "organisation",
    "unit",
    "ward",
    "district",
    "field",
    "title",
    "level",
    "year",
    "date",
    "document",
    "section",
    "deed",
    "summary",
    "published",
    "kind",
    "slug",
    "verdict",
]
"""What a column may hold."""

_HEADINGS: Mapping[Item, Sequence[str]] = {
    "number": ("STT", "Số TT", "TT", "Số thứ tự", "Thứ tự"),
    "name": (
        "Họ tên", "Họ và tên", "Tên", "Ông/Bà", "Ông (bà)", "Người được khen", "Tên cá nhân, tập thể", "Tên tập thể",
        "Cá nhân, tập thể", "Cá nhân", "Tập thể", "Tên người", "Gương người tốt việc tốt", "Tên gương", "Tên cá nhân",
        "Họ tên cá nhân, tập thể", "Tập thể, cá nhân", "Tên tập thể, cá nhân", "Tên gọi",
    ),
    "family_name": ("Họ", "Họ đệm", "Họ và đệm", "Họ và tên đệm", "Họ lót", "Họ và chữ đệm"),
    "honorific": ("Cách gọi", "Danh xưng", "Xưng hô", "Cấp bậc", "Quân hàm", "Học hàm, học vị"),
    "gender": ("Nam/Nữ", "Giới tính", "Nam, nữ", "Giới", "Phái"),
    "male": ("Nam",),
    "female": ("Nữ",),
    "birth": (
        "Năm sinh", "Ngày sinh", "Ngày tháng năm sinh", "Tuổi", "Sinh năm", "Sinh ngày", "SN", "NS", "N.sinh",
        "Nam sinh", "Nữ sinh", "Năm sinh nam", "Năm sinh nữ", "Sinh", "NTNS",
    ),
    "address": ("Địa chỉ", "Nơi ở", "Chỗ ở", "Tổ dân phố", "Hộ khẩu", "Nơi thường trú", "Thường trú", "Nơi cư trú"),
    "class": ("Lớp", "Học sinh lớp"),
    "minor": ("Trẻ em", "Dưới 16", "Dưới 16 tuổi", "Thiếu nhi", "Vị thành niên"),
    "role": (
        "Nghề nghiệp", "Chức vụ", "Chức danh", "Công việc", "Vai trò", "Nghề", "Nghề nghiệp, chức vụ",
        "Chức vụ, nghề nghiệp", "Lớp, chức vụ", "Chức vụ, lớp",
    ),
    "organisation": (
        "Nơi công tác", "Nơi làm việc", "Đơn vị công tác", "Cơ quan", "Cơ quan công tác", "Cơ quan, đơn vị", "Trường",
        "Tổ chức", "Đơn vị, cơ quan",
    ),
    "unit": (
        "Đơn vị", "Địa phương", "Nơi ở, nơi công tác", "Thuộc đơn vị", "Đơn vị đề nghị", "Tên đơn vị", "Phường, đơn vị",
        "Đơn vị, phường", "Xã, đơn vị", "Đơn vị, xã", "Phường, xã, đơn vị", "Địa bàn",
    ),
    "ward": ("Phường/xã", "Phường", "Xã", "Phường, xã, thị trấn", "Xã, phường", "Phường (xã)", "Xã/phường/thị trấn"),
    "district": ("Quận/huyện", "Quận", "Huyện", "Quận, huyện, thị xã", "Huyện, quận"),
    "field": ("Lĩnh vực", "Ngành", "Ngành, lĩnh vực", "Nhóm lĩnh vực", "Mảng"),
    "title": (
        "Danh hiệu", "Hình thức khen thưởng", "Danh hiệu, hình thức khen thưởng", "Hình thức khen", "Khen thưởng",
        "Hình thức", "Danh hiệu thi đua", "Danh hiệu khen thưởng", "Danh hiệu/hình thức khen thưởng",
        "Đề nghị khen", "Đề nghị khen thưởng", "Đề nghị tặng", "Mức khen",
    ),
    "level": ("Cấp", "Cấp khen", "Cấp khen thưởng", "Cấp trao", "Cấp tặng"),
    "year": (
        "Năm", "Năm khen thưởng", "Năm được khen", "Năm nêu gương", "Năm khen", "Năm đạt", "Năm công nhận",
        "Năm được công nhận", "Năm được tặng",
    ),
    "date": ("Ngày", "Ngày khen thưởng", "Ngày quyết định", "Ngày ký", "Ngày khen", "Ngày tháng"),
    "document": ("Văn bản", "Tài liệu", "Nguồn", "Căn cứ", "Báo cáo", "Tên văn bản"),
    "section": ("Mục", "Mục trong văn bản", "Phần", "Mục, phần"),
    "deed": (
        "Thành tích", "Việc làm", "Việc đã làm", "Việc tốt", "Nội dung", "Gương", "Tóm tắt thành tích", "Câu chuyện",
        "Thành tích nổi bật", "Nội dung thành tích", "Việc làm tốt", "Thành tích tiêu biểu", "Nội dung việc làm",
        "Tên việc tốt", "Tên việc làm",
    ),
    "summary": ("Tóm tắt", "Câu tóm tắt"),
    "published": ("Ngày đăng",),
    "kind": ("Loại", "Đối tượng", "Cá nhân hay tập thể"),
    "slug": ("Hồ sơ", "Mã hồ sơ", "Địa chỉ hồ sơ", "Tên tệp"),
    "ignored": (
        "Bỏ qua", "Ghi chú", "Điện thoại", "Số điện thoại", "SĐT", "Email", "CCCD", "CMND", "Số CCCD", "Số quyết định",
        "Quyết định", "Quê quán", "Dân tộc", "Ký nhận", "Ký tên", "Tôn giáo", "Mức thưởng", "Số tiền", "Tiền thưởng",
        "Số QĐ", "Chữ ký", "Phụ huynh", "Cha mẹ", "Đảng viên",
    ),
}  # fmt: skip

_LABELS: Mapping[Item, str] = {item: headings[0] for item, headings in _HEADINGS.items()}
_OTHER_NAME = re.compile(r"\bngười (?:giới thiệu|liên hệ|kê khai|khai|lập|ký|kí)\b|\b(?:bố|mẹ|cha|phụ huynh)\b")
"""In the heading of names: those of somebody else than who is honoured."""
_MAX_HEADING = 80
"""Characters of the longest heading; a longer text is a title or a note."""


def get_label(item: Item) -> str:
    """Return how editors call an item, which is also its heading in what we export."""
    return _LABELS[item]


def list_labels() -> list[str]:
    """Return the names of all items, as editors write them in `--column`."""
    return list(_LABELS.values())


def find_item(label: str) -> Item | None:
    """Return the item that an editor calls so; None for none."""
    return _EXACT.get(heading_key(label)) or _FOLDED.get(fold(heading_key(label)))


class Heading(NamedTuple):
    """The heading of a column."""

    text: str
    """As the sheet has it."""
    item: Item | None
    """What the column holds; None when it is unknown."""


def heading_key(text: str) -> str:
    """Return a key that is equal for headings that differ in case, tone placement, signs and white space."""
    return " ".join(re.sub(r"[^\w\s]|_", " ", match_key(text.replace("\n", " "))).split())


_EXACT: Mapping[str, Item] = {heading_key(text): item for item, texts in _HEADINGS.items() for text in texts}
# Of headings that only differ in marks the first counts: "nam" typed without marks is a year.
_FOLDED: Mapping[str, Item] = {
    fold(key): item for key, item in reversed(sorted(_EXACT.items(), key=lambda pair: pair[1] in ("male", "female")))
}
# "Sinh hoạt tại" begins with no birth.
_BEGINNINGS = sorted((fold(key) for key in _EXACT if len(key) > 3 and key != "sinh"), key=len, reverse=True)
_BIRTH = re.compile(r"(?:ngay|thang|nam) (?:\w+ ){0,3}(?<!hoc )sinh")
"""A heading of births, folded: "Ngày tháng sinh"."""


def read_heading(text: str, known: Mapping[str, Item]) -> Heading:
    """Find out what a column holds; `known` are the headings that an editor explained, by `heading_key`."""
    key = heading_key(re.sub(r"\([^()]*\)", " ", text)) or heading_key(text)
    item = known.get(heading_key(text)) or _EXACT.get(heading_key(text)) or _EXACT.get(key) or _FOLDED.get(fold(key))
    return Heading(text, item)


def guess_heading(text: str, known: Mapping[str, Item]) -> Heading:
    """Find out what a column holds; a longer heading means what its first words mean ("Họ và tên người được khen")."""
    heading = read_heading(text, known)
    if heading.item or len(text) > _MAX_HEADING:
        return heading
    if _OTHER_NAME.search(match_key(text)):
        return Heading(text, None)
    key = fold(heading_key(text))
    if _BIRTH.fullmatch(key):
        return Heading(text, "birth")
    beginning = next((beginning for beginning in _BEGINNINGS if key.startswith(f"{beginning} ")), None)
    return Heading(text, _FOLDED[beginning] if beginning else None)
