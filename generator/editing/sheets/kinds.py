"""Find out whether a row is about a person or a collective: some family names are words that collectives begin with."""

import re
from collections.abc import Mapping

from generator.checking.family_names import FAMILY_NAMES
from generator.editing.sheets import words
from generator.editing.sheets.columns import Item
from generator.editing.sheets.person_cells import cut_remark, has_capitals, is_collective_name
from generator.editing.sheets.rows import SheetCell
from generator.records.place import UNIT_TYPES
from generator.records.places import Places
from generator.records.profile import Kind
from generator.vietnamese import is_syllable, match_key

_SAID = re.compile(
    r"(?:danh sách )?(?:các )?"
    r"(?:(?P<person>cá nhân|người)|tập thể|(?:hộ )?gia đình|đơn vị|cơ quan|tổ chức|doanh nghiệp|nhóm|câu lạc bộ)\b"
)
"""What says the kind, as `match_key` writes it; a column may have others, such as "Học sinh" and "Cán bộ"."""
_OF_PEOPLE: tuple[Item, ...] = ("honorific", "gender", "male", "female", "birth", "class", "minor")
"""What only the row of a person says."""
# These are for what stands behind "Ban" and "Trường", as `match_key` writes it.
_BOARD = re.compile(
    r"(?:an (?:ninh|toàn)|bảo (?:trợ|tồn|vệ)|biên (?:soạn|tập)|bồi thường|cán sự|cha mẹ|chấp hành|chỉ (?:huy|đạo)"
    r"|chính (?:sách|trị)|chủ nhiệm|công (?:an|đức|tác)|cơ yếu|cứu trợ|dân (?:phòng|quân|số|tộc|vận)|di tích"
    r"|đại (?:biểu|diện)|đảng|đào tạo|điều hành|đô thị|đối ngoại|giải phóng|giám (?:đốc|hiệu|khảo|sát)|hậu cần"
    r"|hòa giải|hội|hợp tác|hướng dẫn|kế hoạch|khánh tiết|khảo sát|khoa (?:giáo|học)|khuyến (?:học|nông)"
    r"|kiểm (?:soát|tra)|kiến thiết|kinh tế|lãnh đạo|lễ (?:hội|tân)|liên lạc|mặt trận|môi trường|nghi lễ|nhạc"
    r"|nhân dân|nội (?:chính|vụ)|nữ công|pháp (?:chế|luật)|phật (?:giáo|tử)|phòng|phụ (?:huynh|nữ)|quản (?:lí|trị)"
    r"|quân (?:lực|nhu|sự|y)|tài chính|tang lễ|tế lễ|tham mưu|thanh (?:niên|tra|thiếu niên)|thể (?:dục|thao)"
    r"|thi đua|thông tin|thường (?:trực|vụ)|tiếp (?:công )?dân|tổ chức|tôn giáo|trị sự|truyền thông"
    r"|tuyên (?:giáo|huấn|truyền)|văn (?:hóa|nghệ|thể|xã)|vận động|vì sự tiến bộ|xã hội|xây dựng|xóa đói|y tế)\b"
)
_SCHOOL = re.compile(
    r"(?:bồi dưỡng|bổ túc|cán bộ|cao đẳng|chính trị|chuyên|công lập|dạy nghề|dân lập|đào tạo|đại học|giáo dưỡng|học"
    r"|khiếm (?:thị|thính)|liên cấp|mầm non|mẫu giáo|mg|mn|năng khiếu|ngoại ngữ|ngôi sao|nội trú|phổ thông|ptcs|ptth"
    r"|pttt|quân sự|quốc tế|sĩ quan|song ngữ|sư phạm|th|thcs|thpt|tiểu học|trung (?:cấp|học)|tư thục)\b"
)
_OF_PERSON = re.compile(rf"(?:{FAMILY_NAMES})\Z", re.IGNORECASE)
_LONGEST_NAME = 4


def find_kind(cells: Mapping[Item, SheetCell], said: SheetCell | None, places: Places) -> Kind | None:
    """Return whom a row is about; None where it may be either. `said`: what the column, or the group, of kinds says."""
    if said and (match := _SAID.match(match_key(words.spell_out(said.text)))):
        return "person" if match["person"] else "collective"
    name = cells["name"].text if "name" in cells else ""
    if words.is_listed_place(name, places) or (words.is_place_with_type(name) and not has_capitals(name)):
        return "collective"
    if not is_collective_name(name):
        return "person"
    family, *rest = cut_remark(name).split()
    behind = match_key(" ".join(rest))
    noun = match_key(family)
    if (
        noun not in ("ban", "trường")
        or not _may_be_name(family, rest)
        or (_BOARD if noun == "ban" else _SCHOOL).match(behind)
    ):
        return "collective"
    if noun == "ban" or behind.startswith("thị ") or any(item in cells for item in _OF_PEOPLE):
        return "person"
    is_ward = any(words.is_listed_place(f"{type} {' '.join(rest)}", places) for type in UNIT_TYPES)
    # Schools are named after people and wards.
    if is_ward or _OF_PERSON.match(rest[0]):
        return "collective"
    return "person" if behind.startswith("văn ") else None


def _may_be_name(family: str, rest: list[str]) -> bool:
    """Whether words may stand behind a family name; capitals among small letters are an abbreviation."""
    return 0 < len(rest) < _LONGEST_NAME and all(
        is_syllable(word) and len(word) > 1 and word[0].isupper() and (family.isupper() or not word.isupper())
        for word in rest
    )
