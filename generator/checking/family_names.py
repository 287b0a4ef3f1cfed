"""Family names, by which the full name of a person is known in a text."""

FAMILY_NAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đào|Trịnh|Mai|Cao|Tô|Tạ|Hà|Lương|Chu"
    "|Cù|Kiều|Lưu|Lại|Đoàn|Phùng|Quách|Tống|Thái|Trương|Vương|Đàm|Nghiêm|Khuất|Âu"
)
"""Joined by `|`, as a pattern has them."""
RARE_FAMILY_NAMES = (
    "Mạc|Bế|Lục|Tiêu|Cát|Lạc|Phí|Ngân|Mã|Ninh|Triệu|Tăng|Lã|Khúc|Giáp|Lò|Giàng|Quàng|Cầm|Sùng|Thào|Nông|Hứa|Bạch|Ứng"
)
"""Those that are also words or parts of places: they count in a longer name, behind a form of address."""
