"""People of history whose names may stand in any text: streets, schools, funds and movements are named after them."""

_NAMES = """
    Bùi Thị Xuân, Bùi Xuân Phái, Cao Bá Quát, Cao Thắng, Chu Huy Mân, Chu Mạnh Trinh, Chu Văn An, Dương Quảng
    Hàm, Dương Văn Bé, Dương Đình Nghệ, Hoàng Cầu, Hoàng Diệu, Hoàng Hoa Thám, Hoàng Minh Giám, Hoàng Ngân,
    Hoàng Ngọc Phách, Hoàng Quốc Việt, Hoàng Sâm, Hoàng Tích Trí, Hoàng Tăng Bí, Hoàng Văn Thái, Hoàng Văn Thụ,
    Huỳnh Thúc Kháng, Hà Huy Tập, Hồ Chí Minh, Hồ Tùng Mậu, Hồ Xuân Hương, Hồ Đắc Di, La Văn Cầu, Lê Chân, Lê
    Duẩn, Lê Gia Định, Lê Hoàn, Lê Hồng Phong, Lê Hữu Trác, Lê Lai, Lê Lợi, Lê Ngọc Hân, Lê Phụng Hiểu, Lê Quang
    Đạo, Lê Quý Đôn, Lê Thanh Nghị, Lê Thái Tổ, Lê Thánh Tông, Lê Thạch, Lê Thị Riêng, Lê Trọng Tấn, Lê Trực, Lê
    Văn Hưu, Lê Văn Lương, Lê Văn Thiêm, Lê Văn Tám, Lê Đại Hành, Lê Đức Thọ, Lý Bôn, Lý Công Uẩn, Lý Nam Đế, Lý
    Quốc Sư, Lý Thái Tổ, Lý Thánh Tông, Lý Thường Kiệt, Lý Tự Trọng, Lý Văn Phức, Lý Đạo Thành, Lương Khánh
    Thiện, Lương Ngọc Quyến, Lương Thế Vinh, Lương Văn Can, Lương Đình Của, Mai Anh Tuấn, Mai Hắc Đế, Mai Thúc
    Loan, Mạc Đĩnh Chi, Nguyễn An Ninh, Nguyễn Biểu, Nguyễn Bỉnh Khiêm, Nguyễn Cao, Nguyễn Chí Thanh, Nguyễn Chế
    Nghĩa, Nguyễn Công Hoan, Nguyễn Công Trứ, Nguyễn Cơ Thạch, Nguyễn Cảnh Chân, Nguyễn Du, Nguyễn Gia Thiều,
    Nguyễn Hiền, Nguyễn Hoàng Tôn, Nguyễn Huy Tưởng, Nguyễn Huy Tự, Nguyễn Huệ, Nguyễn Hữu Huân, Nguyễn Hữu Thọ,
    Nguyễn Khang, Nguyễn Khoái, Nguyễn Khuyến, Nguyễn Khánh Toàn, Nguyễn Khắc Cần, Nguyễn Khắc Hiếu, Nguyễn Khắc
    Nhu, Nguyễn Lương Bằng, Nguyễn Nghiêm, Nguyễn Ngọc Doãn, Nguyễn Ngọc Nại, Nguyễn Ngọc Vũ, Nguyễn Phong Sắc,
    Nguyễn Phú Trọng, Nguyễn Phúc Lai, Nguyễn Quang Bích, Nguyễn Quyền, Nguyễn Sinh Sắc, Nguyễn Siêu, Nguyễn
    Sơn, Nguyễn Tam Trinh, Nguyễn Thiếp, Nguyễn Thái Bình, Nguyễn Thái Học, Nguyễn Thượng Hiền, Nguyễn Thị Duệ,
    Nguyễn Thị Minh Khai, Nguyễn Thị Thập, Nguyễn Thị Định, Nguyễn Tri Phương, Nguyễn Trung Ngạn, Nguyễn Trung
    Trực, Nguyễn Trãi, Nguyễn Trường Tộ, Nguyễn Tuân, Nguyễn Tất Thành, Nguyễn Viết Xuân, Nguyễn Văn Cừ, Nguyễn
    Văn Huyên, Nguyễn Văn Linh, Nguyễn Văn Lộc, Nguyễn Văn Ngọc, Nguyễn Văn Siêu, Nguyễn Văn Trỗi, Nguyễn Văn
    Tuyết, Nguyễn Văn Tố, Nguyễn Văn Viên, Nguyễn Xiển, Nguyễn Xí, Nguyễn Ái Quốc, Nguyễn Đình Chiểu, Nguyễn
    Đình Thi, Nguyễn Đổng Chi, Nguyễn Đức Cảnh, Ngô Gia Tự, Ngô Quyền, Ngô Sĩ Liên, Ngô Thì Nhậm, Ngô Thị Nhậm,
    Ngô Tất Tố, Ngô Văn Sở, Phan Bội Châu, Phan Chu Trinh, Phan Châu Trinh, Phan Huy Chú, Phan Huy Ích, Phan Kế
    Bính, Phan Phù Tiên, Phan Văn Trường, Phan Văn Trị, Phan Đình Giót, Phan Đình Phùng, Phan Đăng Lưu, Phùng
    Chí Kiên, Phùng Hưng, Phùng Khắc Khoan, Phạm Huy Thông, Phạm Hùng, Phạm Hồng Thái, Phạm Ngũ Lão, Phạm Ngọc
    Thạch, Phạm Sư Mạnh, Phạm Tuấn Tài, Phạm Văn Bạch, Phạm Văn Đồng, Phạm Đình Hổ, Thái Phiên, Thái Thịnh,
    Trương Công Giai, Trương Hán Siêu, Trương Vĩnh Ký, Trương Định, Trần Bình, Trần Bình Trọng, Trần Cung, Trần
    Duy Hưng, Trần Hưng Đạo, Trần Khánh Dư, Trần Khát Chân, Trần Kim Xuyến, Trần Nguyên Hãn, Trần Nguyên Đán,
    Trần Nhân Tông, Trần Nhật Duật, Trần Phú, Trần Quang Diệu, Trần Quang Khải, Trần Quý Cáp, Trần Quý Kiên,
    Trần Quốc Hoàn, Trần Quốc Toản, Trần Quốc Vượng, Trần Thái Tông, Trần Thánh Tông, Trần Thủ Độ, Trần Tế
    Xương, Trần Tử Bình, Trần Văn Cẩn, Trần Văn Giàu, Trần Văn Ơn, Trần Vỹ, Trần Xuân Soạn, Trần Điền, Trần Đăng
    Ninh, Trần Đại Nghĩa, Trịnh Công Sơn, Trịnh Hoài Đức, Trịnh Đình Cửu, Tô Hiến Thành, Tô Hiệu, Tô Hoài, Tô
    Ngọc Vân, Tạ Hiện, Tạ Quang Bửu, Tống Duy Tân, Ung Văn Khiêm, Võ Chí Công, Võ Nguyên Giáp, Võ Quý Huân, Võ
    Thị Sáu, Võ Văn Dũng, Võ Văn Kiệt, Vũ Hữu, Vũ Ngọc Phan, Vũ Phạm Hàm, Vũ Thạnh, Vũ Trọng Khánh, Vũ Trọng
    Phụng, Vũ Tông Phan, Vương Thừa Vũ, Đinh Công Tráng, Đinh Liệt, Đinh Lễ, Đinh Tiên Hoàng, Đoàn Thị Điểm,
    Đoàn Trần Nghiệp, Đào Duy Anh, Đào Duy Từ, Đào Tấn, Đặng Dung, Đặng Thai Mai, Đặng Thái Thân, Đặng Thùy
    Trâm, Đặng Tiến Đông, Đặng Trần Côn, Đặng Văn Ngữ, Đặng Xuân Bảng, Đỗ Hành, Đỗ Quang
"""
PUBLIC_FIGURES = frozenset(name for name in " ".join(_NAMES.split()).split(", "))
"""Their names, as streets and schools bear them."""
