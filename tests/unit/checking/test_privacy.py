"""What would expose someone is found however it is written, and numbers that expose nobody are let through."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checking import addresses, numbers, plates, spelled_addresses
from generator.checking.privacy import check_words, find_details, locate_details
from generator.checking.shape import make_shape

PRIVATE = {
    "phone": """
        (024) 3000.0000 ¦ 024 30000000 ¦ 0243 000 0000 ¦ 02430000000 ¦ (024)30000000 ¦ 024-3000-0000
        0900 – 000 – 000 ¦ 0900–000–000 ¦ 0900\u00a0000\u00a0000 ¦ 0900  000  000 ¦ (0900) 000 000 ¦ 0900/000/000
        090.000.0000 ¦ 09 0000 0000 ¦ (+84) 900 000 000 ¦ +84900000000 ¦ +84 24 3000 0000 ¦ +84 (0)900 000 000
        84900000000 ¦ 84 900 000 000 ¦ 0084 900 000 000 ¦ Điện thoại: 3000 0000 ¦ ĐT 3000 0000
        \uff10\uff19\uff10\uff10 \uff10\uff10\uff10 \uff10\uff10\uff10
        \u0660\u0669\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660
        \u0966\u096f\u0966\u0966 \u0966\u0966\u0966 \u0966\u0966\u0966 ¦ 0900,000,000 ¦ 0900, 000, 000
        0900|000|000 ¦ 0900 / 000 / 000 ¦ 0900_000_000 ¦ 0900\u200b000\u200b000 ¦ 0900\u00ad000\u00ad000
        09<b>00</b>000000 ¦ 0900**000**000 ¦ 0900&nbsp;000&#8203;000 ¦ di động 900000000 ¦ di động 900 000 000
        đt: 3000 0000 ¦ sđt 900000000 ¦ SDT: 900.000.000 ¦ Zalo 0900000000 ¦ zalo: 900000000 ¦ dt 30000000
        dien thoai 30000000 ¦ ĐT/Zalo: 900000000 ¦ Tel: 3000 0000 ¦ mobile 900 000 000 ¦ số máy 3000 0000
        O900 000 000 ¦ o900000000 ¦ 090 0 0 0 0 0 0 0 ¦ 0.9.0.0.0.0.0.0.0.0
        \u24ea\u2468\u24ea\u24ea \u24ea\u24ea\u24ea \u24ea\u24ea\u24ea
        không chín không không không không không không không không
        0\ufe0f\u20e39\ufe0f\u20e30\ufe0f\u20e30\ufe0f\u20e30\ufe0f\u20e30\ufe0f\u20e30\ufe0f\u20e30\ufe0f\u20e30\ufe0f\u20e30\ufe0f\u20e3
        0900\u00b7000\u00b7000 ¦ 0900~000~000 ¦ `0900`000000 ¦ 0900\u2011000\u2011000 ¦ 0900;000;000
        +84/900/000/000 ¦ (+84)(0)900000000 ¦ tel:+84900000000 ¦ 0900<!-- x -->000000
        điện thoại của bà là 3000 0000 ¦ Viber 900000000 ¦ ĐTDĐ: 900000000 ¦ ông A,0900000000
        điện thoại\u00a0bàn: 3000 0000 ¦ 0900'000'000
        0900…000…000 ¦ 0900=000=000 ¦ “0900” “000” “000” ¦ [0900] [000] [000] ¦ 0900>000>000 ¦ 0900#000#000
        0900▪000▪000 ¦ 0900→000→000 ¦ 0900⁄000⁄000 ¦ 0900∙000∙000 ¦ 0900﹣000﹣000 ¦ 0900ㆍ000ㆍ000 ¦ Cell: 900000000
        gọi bà theo số 3000 0000 ¦ máy lẻ 3000 0000 ¦ nhắn tin 900000000 ¦ liên hệ 900 000 000 ¦ LH: 900000000
        dđ 900000000 ¦ DĐ: 900.000.000 ¦ đ.thoại 30000000 ¦ ☎ 3000 0000 ¦ momo: 900000000
        Không Chín Một Hai Ba Bốn Năm Sáu Bảy Tám ¦ không-chín-một-hai-ba-bốn-năm-sáu-bảy-tám
    """,
    "identity": """
        001.000.000.567 ¦ 001 000 000 345 ¦ 000000000000 ¦ 000000001 ¦ 000 000 001 ¦ 123456789 ¦ 001-000-000-345
        CMND số 123.456.789 ¦ cmnd 000000002 ¦ cmnd số 100 000 002 ¦ CCCD: 001 000 000 345 ¦ cccd 001000000345
        stk 10000000000 ¦ số tk 10000000 ¦ số TK: 1000.0000.0000 ¦ tài khoản 1000000000001 ¦ so tk 10000000
        căn cước công dân số 001000000345 ¦ căn cước 123456789 ¦ chứng minh nhân dân 123 456 789
        hộ chiếu c0000001 ¦ HỘ CHIẾU SỐ C0000001 ¦ mst 0100000000 ¦ mã số thuế: 1000000000 ¦ BHXH 1000000000
        số định danh 001000000345 ¦ TK 1000 0000 0000 ngân hàng ¦ tài khoản ngân hàng số: 1000000000
        thẻ Đảng 01.234567 ¦ số hiệu cán bộ 1234-5678 ¦ visa 4111 1111 1111 1111 ¦ MSSV 20201234
    """,
    "email": """
        a.b@vi-du.example ¦ a&#64;vi-du.example ¦ ong.a (at) vi-du.example ¦ ong.a[at]vi-du.example
        ong.a at vi-du.example ¦ ong.a at vi-du dot example ¦ ong.a(at)vi-du(dot)example ¦ ong.a @ vi-du.example
        ong.a@ vi-du . example ¦ ong.a [at] vi-du [dot] example ¦ ong a còng vi-du chấm com ¦ onga AT vi-du DOT com
        onga gmail.com ¦ onga(@)gmail.com ¦ onga{at}vi-du{dot}vn ¦ ong_a @ gmail . com ¦ **ong.a**@vi-du.example
        ong.a&commat;vi-du.example ¦ ong.a\u200b@vi-du.example ¦ ong<b></b>.a@vi-du.example
        ong.a\uff20vi-du.example ¦ onga@gmail. com ¦ onga (a) gmail.com ¦ onga@gmail,com ¦ onga @ gmail , com
        onga@gmail;com ¦ onga@gmail com ¦ onga@vi-du,vn ¦ onga@gmail,com.vn ¦ onga@gmail ¦ onga @ g mail . com
        onga(at)gmail(dot)com ¦ onga[a còng]gmail chấm com ¦ onga a-còng gmail.com ¦ onga@gmail·com ¦ onga at gmail
        onga-at-gmail-dot-com ¦ onga "at" gmail "dot" com ¦ onga |at| gmail |dot| com ¦ onga a móc gmail chấm com
        onga@yahoo ¦ onga a còng gmail ¦ onga (a còng) gmail (chấm) com
        onga%40gmail.com ¦ onga\\@vi-du.example ¦ onga@vi\u2011du.example ¦ onga﹫vi-du.example ¦ onga#gmail.com
        onga a cong gmail cham com
    """,
    "plate": """
        29A-123.45 ¦ 29A 123.45 ¦ 30H-12345 ¦ 29-X5 123.45 ¦ 29X5-1234 ¦ 29-X5 1234 ¦ biển số 29A12345 ¦ 29a-123.45
        30K-567.89 ¦ 29 A 123.45 ¦ 29A – 123.45 ¦ 99AA-123.45 ¦ 29X1.123.45
        29MĐ1-123.45 ¦ 30E 123-45 ¦ 29A/123.45 ¦ 29\uff21-123.45
    """,
    "address": """
        nhà 12 ngõ 5 ¦ số nhà 12 ¦ nhà số 7 ¦ số 12 Hàng Mơ ¦ số 12, phố Hoa Gạo ¦ số 12 phố Hoa Gạo
        12 phố Hoa Gạo ¦ ngõ 34 ¦ Ngõ 34/5 ¦ ngách 12 ¦ hẻm 5 ¦ 12 Hàng Mơ, Hoàn Kiếm ¦ 12 Hàng Mơ, phường Hàng Gai
        ở 12 Hàng Mơ ¦ tại 25A Hoa Gạo Trắng ¦ số 12/34 Hoa Gạo ¦ căn hộ 1203 ¦ SỐ NHÀ 8 ¦ địa chỉ: 5 Hoa Gạo
        7 đường Hoa Gạo ¦ căn hộ số 1203 ¦ căn hộ A1203 ¦ P.1203 CT2 ¦ P1203-CT2 ¦ phòng 1203, tòa CT2
        phòng 1203 chung cư Hoa Gạo ¦ Phòng 12 nhà B4 ¦ nhà B4 tập thể Hoa Gạo ¦ nhà B4, phòng 12 ¦ CT2-1203
        tầng 12 tòa nhà CT2 ¦ căn 1203 ¦ số nhà: 12 ¦ số nhà là 12 ¦ số nhà **12** ¦ số **12** Hàng Bạc
        **số 12** phố Huế ¦ 12B Lý Thường Kiệt ¦ 12A Hoa Gạo Trắng ¦ ngõ 12/34 ¦ ngõ 12/34/5 phố Hoa Gạo
        nhà số 5 ngách 3 ¦ số 5 ngách 3 ¦ nhà số: 5 ¦ nhà 12 Lý Thường Kiệt ¦ 12 Hàng Bạc ¦ 12-14 Hàng Bạc
        ở số 12 Lý Thường Kiệt ¦ trú tại 12 Lý Thường Kiệt ¦ trú tại số 12 Lý Thường Kiệt ¦ ngụ 12 Lý Thường Kiệt
        sống ở 12 Lý Thường Kiệt ¦ địa chỉ: số 12 Lý Thường Kiệt ¦ đ/c: 12 Lý Thường Kiệt ¦ Đ/c 12 Lý Thường Kiệt
        so nha 12 ¦ ngo 34 ¦ SỐ NHÀ: 8 ¦ số 12&nbsp;Hàng Bạc ¦ số\u00a012\u00a0phố Huế ¦ số 12<br>Hàng Bạc
        ngách 12/5
        Ngõ số 34 ¦ NGÕ 34 ¦ 12 PHỐ HUẾ ¦ nhà riêng số 12 ¦ số nhà 12A ¦ nhà riêng 12 phố Hoa Gạo
        số 12 ngõ Hoa Gạo ¦ 12 ngõ Hoa Gạo ¦ Số 12, Hàng Bạc ¦ ở 12 Hàng Bạc ¦ SN 12 ngõ Hoa Gạo ¦ SN 12, phố X
        SN 12 Hoa Gạo Trắng ¦ SN: 12 ¦ S.N. 12A ¦ sn 12/5 ¦ căn 1203 tòa S2 ¦ P.1203 tòa S2 ¦ tòa S2 căn 1203
        căn S2.1203 ¦ căn S2-1203 ¦ căn 12.05 ¦ P1203 S2 ¦ phòng 1203 S2 ¦ 12 – Hàng Bài ¦ 12 - Hàng Bài ¦ 12-Hàng Bài
        số 12 – Hàng Bài ¦ 12 – phố Hoa Gạo ¦ 12 - ngõ Hoa Gạo ¦ k12 tập thể ¦ nhà K12 khu tập thể
        nhà k12 tập thể ¦ K12 tập thể Hoa Gạo ¦ kiệt 12/5 ¦ số 12 kiệt 5 ¦ kiệt số 12 ¦ số 12 xóm Hoa Gạo
        lô B12 khu đô thị ¦ ở lô 12 ¦ liền kề 12 ¦ liền kề số 5 ¦ LK12-05 ¦ biệt thự số 12 ¦ ở block B2
        block A, căn 1205 ¦ block B2 phòng 12 ¦ dãy B phòng 12 ¦ ở dãy B12 ¦ trú tại tòa S2 ¦ phố Hoa Gạo số 12
        ngõ Hoa Gạo, số 12 ¦ đường Hoa Gạo số nhà 12 ¦ nhà số mười hai ¦ số nhà mười hai ¦ Số nhà: mười hai
        số nhà ba ¦ nhà số hai mươi mốt ¦ số nhà một trăm linh năm ¦ số nhà một hai ba ¦ ngõ ba mươi tư
        Ngõ số ba ¦ ngách hai mươi ¦ hẻm mười lăm ¦ kiệt mười lăm ¦ ngõ hai mươi phố Hoa Gạo ¦ ngõ ba phố Hoa Gạo
        số mười hai phố Hoa Gạo ¦ số ba mươi Hàng Bài ¦ số mười hai, ngõ Hoa Gạo ¦ số nhà mười hai ngõ ba mươi tư
        ở nhà số ba ¦ nhà số ba, ngõ Hoa Gạo ¦ bà ở nhà số năm ¦ K12/5 Hoa Gạo ¦ nhà K12/5 ¦ ở K12/5 tổ 3 ¦ ki-ốt 12
        ki ốt số 12 chợ Hoa Gạo ¦ kiot A12 ¦ kiosk 12 ¦ ở 12 – Hoa Gạo ¦ nhà 12 – Hoa Gạo ¦ số 12 - Hoa Gạo Trắng
        tại số 12 – Hoa Gạo ¦ số 36/12/5 ¦ số 12 p. Hoa Gạo ¦ số 12 đ. Hoa Gạo ¦ số 12 P.Hoa Gạo ¦ số 7, tổ 12
        so 12 pho Hoa Gao ¦ so 12/5 ngo Hoa ¦ tòa CT2, phòng 1203 ¦ tòa nhà S2, tầng 12, căn 05 ¦ chung cư CT2 tầng 12
        trú quán: 12 Hoa Gạo ¦ chỗ ở: 12 Hoa Gạo ¦ nơi ở: số 12 Hoa Gạo ¦ chỗ ở hiện nay: 12 Hoa Gạo
        hộ khẩu thường trú: 12 Hoa Gạo ¦ HKTT: 12 Hoa Gạo ¦ Add: 12 Hoa Gạo ¦ ở 12 bis Hoa Gạo
        SN 62 phố Hoa Gạo ¦ SN 62, ngõ 5 ¦ SN 62 Hoa Gạo
    """,
    "group": """
        ở tổ dân phố số 7 ¦ ở tổ 7 ¦ sống tại tổ dân phố 7 ¦ trú tại tổ 7, phường Hàng Gai ¦ nhà ở tổ 7
        tổ 7, phường Hàng Gai ¦ địa chỉ: tổ 12, phường Hàng Gai ¦ thường trú tại tổ dân phố số 7 ¦ ngụ ở TDP 7
        ở xóm 5 ¦ trú tại thôn 5 ¦ sống ở xóm số 5 ¦ nhà ở thôn 3
        ở cụm 5, phường Hoa Gạo ¦ ở khu 3, phường Hoa Gạo ¦ bà ở khu dân cư số 5 ¦ sống ở đội 3, xã Hoa Gạo
        trú tại ấp 3 ¦ nhà ở khối 7 ¦ ngụ tại khu phố 5
    """,
}
PUBLIC = """
    Ngày 05-10-2019 15 gia đình ¦ Từ 01.01.2020 12 hộ dân ¦ Từ 01/01/2020 12 hộ dân ¦ 1.200.000.000 đồng
    100 000 000 000 đồng ¦ 100000000 đồng ¦ 84.900.000.000 đồng ¦ 2019, 2020, 2021
    giai đoạn 2021 - 2025 và 2026-2030 ¦ Chỉ thị số 34-CT/TW ngày 07/4/2014 ¦ Nghị định số 91/2025/NĐ-CP
    Nghị quyết số 12 của Quốc hội ¦ 1286/NQ-UBTVQH15 ¦ Tổ dân phố số 7 Hàng Mơ ¦ khu dân cư số 5 Hoàng Mai
    Trường Tiểu học số 2 Hoàng Mai ¦ tổ 12 ¦ có 12 hộ dân ¦ 255 gương ¦ 489 tập thể, 1.042 cá nhân
    12 Huy chương Vàng ¦ quét ngõ 2 lần một tuần ¦ 3 ngõ, 2 ngách ¦ 36 phố phường ¦ năm 2019 Hàng Mơ, Hoàn Kiếm
    ngày 12/3/2019, 15/4/2019 ¦ 0,123456789 ¦ số 1 Việt Nam ¦ lớp 12 Hoa Gạo, Hà Nội ¦ 2019-10-05 12 hộ
    10/10/2019 - 20/10/2019 ¦ ngày 9/9/2019 1.200 người ¦ tại 25 Trường Tiểu học ¦ A & B ¦ 13/19 chỉ tiêu
    12 năm ¦ năm 2012 ¦ 12 năm 2012 ¦ từ năm 1990 đến năm 2020 ¦ giai đoạn 2021–2025 ¦ 2021, 2022, 2023, 2024
    ngày 05/10/2019 ¦ ngày 5-10-2019 ¦ 05.10.2019 ¦ 20h00 ngày 19/5/2022 ¦ 1,200,000,000 đồng ¦ 25 triệu đồng
    12.500.000đ ¦ số 12/QĐ-UBND ¦ Quyết định số 1286/QĐ-UBND ngày 12/03/2022 ¦ Chỉ thị 05-CT/TW
    Luật số 91/2025/QH15 ¦ Trường THCS 19-5 ¦ Đội 12 ¦ phố 19/8 ¦ đường 19/5 ¦ Bệnh viện 19-8 ¦ Tiểu đoàn 12
    Trung đoàn 102 ¦ Sư đoàn 308 ¦ Tổ 12 ¦ Tổ dân phố số 7 ¦ Tổ trưởng tổ dân phố số 7 phường Hàng Gai
    Tổ dân phố số 16-17 phường Tân Mai ¦ tổ dân phố 15, 26, 27 phường Hoàng Văn Thụ
    tại tổ dân phố số 7 có 12 hộ ¦ Chi bộ 5 ¦ Chi hội 12 phường ¦ Khu tập thể 8-3 ¦ tàu 29A ¦ lớp 12A1
    lớp 12A1 năm học 2019-2020 ¦ khối 12A Trường ¦ 5S trong trường học ¦ mạng 4G Viettel Hà Nội
    phim 3D Hoa Gạo ¦ 36 phố cổ ¦ 12 Hàng loạt ¦ 20 tháng 11 ¦ phố đi bộ ¦ 48 giờ ¦ hơn 1.000.000 lượt
    điện thoại tiếp nhận 120.000 cuộc gọi ¦ tài khoản 500.000.000 đồng ¦ Bảo tàng tại số 1 Hoa Gạo
    Di tích Nhà 48 phố Hàng Ngang ¦ Nhà 48 phố Hàng Ngang - nơi Bác Hồ viết Tuyên ngôn ¦ Nhà 48 phố Hàng Ngang
    trụ sở UBND phường, số 12 phố Hoa Gạo ¦ Trường Tiểu học Hoa Gạo (số 12 phố Hoa Gạo)
    Đình Hoa Gạo, 12 Hàng Bạc ¦ tổng đài 1800 1567 ¦ tổng đài 1900 1234 ¦ 12 hộ dân ở ngõ ¦ Ngõ 2 chiều
    quét ngõ 12 lần một năm
    tuyến 12 Hoa Gạo ¦ các ngày 05, 06, 07, 08, 09 ¦ điểm 9,5; 8,75 ¦ tỷ lệ 99,25% ¦ tọa độ 21.0285
    ISO 9001:2015 ¦ Covid-19 ¦ U23 Việt Nam ¦ A4 khổ ngang ¦ K54 Báo chí ¦ B52 năm 1972 ¦ ca 1 tại 5 điểm
    ở 12 phường ¦ tại 21 phường, xã ¦ ở 12 tổ dân phố ¦ phòng 12 người ¦ phòng 2 Trường Tiểu học ¦ tầng 3
    tầng 2 nhà văn hóa ¦ căn 12 m2 ¦ nhà 3 tầng ¦ nhà 2 Trường ¦ 10 nhà Đại đoàn kết ¦ 12 nhà tình nghĩa
    vị trí số 1 Hà Nội ¦ đạt 12 giải Nhất, Nhì ¦ năm 2024, Hoàn Kiếm ¦ 100 Gương mặt Hà Nội ¦ hơn 12 Hoa Gạo
    xe 29A ¦ cột km 12 Quốc lộ ¦ làm việc at home ¦ Viet Nam at war ¦ gửi thư ¦ không hai lòng ¦ không năm nào
    không ba hoa ¦ 1-1-2020 ¦ 30/4 - 1/5 ¦ 3 trong 1 ¦ 2/3 số hộ ¦ số 5, 6, 7 ¦ mục 2.1.3.4.5.6.7
    Thông tư 12/2020/TT-BGDĐT ¦ Phòng GD&ĐT năm 2020 ¦ số 34-CT/TW ¦ Kế hoạch số 120/KH-UBND
    30.000 khẩu trang, 12.000 suất quà ¦ 255 gương, 489 tập thể, 1.042 cá nhân ¦ tháng 12 Hoàn Kiếm, Hà Nội
    2019: 12; 2020: 13; 2021: 14 ¦ 2.398 lần, 16.241 suất ¦ từ 8h30 đến 11h30 ¦ mẫu 12A/HS ¦ Tổ 7 đạt chuẩn
    Tổ dân phố số 7, 8 ¦ 12 đồng chí ¦ lúc 5 giờ ¦ Nhà máy 12 Hoa Gạo ¦ Xí nghiệp 12 Hoa Gạo
    Binh đoàn 12 Trường Sơn ¦ Lữ đoàn 144 Hoa Gạo ¦ Đại đội 5 Hoa Gạo ¦ Hội thi lần thứ 12 Hà Nội
    khóa 12 Hoa Gạo Trắng ¦ Công an phường ở số 12 phố Hoa Gạo ¦ sinh năm 1950 (SN 1950) ¦ SN 12/3/1950
    Tổ dân phố 12 - Hàng Bài ¦ Tổ dân phố số 12 – Hàng Bài ¦ TDP 12 - Hàng Bài ¦ ngày 1/6, phố Hàng Bài
    năm 2019 – Hàng Bài ¦ 489 tập thể khu phố ¦ K12 Báo chí ¦ cạn kiệt 12 ao hồ ¦ hào kiệt 12 năm ¦ Trưởng thôn 5
    xóm 5 ¦ thôn 5 đạt chuẩn ¦ lô 12 tấn hàng ¦ lô hàng 12 tấn ¦ 3 năm liền kề 12 lần ¦ block 3 ngày ¦ ngõ hai bên
    ngõ năm 2024 ¦ ngõ năm nay ¦ ngõ ba lần một tuần ¦ số nhà hai tầng ¦ một số nhà hai mươi năm tuổi ¦ ngõ tư nhân
    quét ngõ hai mươi lần ¦ số một trăm gương ¦ số mười hai người ¦ số ba mươi hộ ¦ nhà số một Việt Nam
    Bảo tàng tại phố Hoa Gạo số 12 ¦ Trường Tiểu học Hoa Gạo (SN 12 phố Hoa Gạo) ¦ trụ sở tại 12 – Hàng Bài
    tổ dân phố Hàng Bài số 7 ¦ trên đường Hoa Gạo, số 12 người ¦ UBND phường tại số mười hai phố Hoa Gạo
    Di tích Nhà 48 – Hàng Ngang ¦ Trưởng block nhà ¦ ở dãy nhà A ¦ tòa án ¦ dãy 12 cây ¦ quyết định số 12 – Hàng Bài
    Nhà văn hóa ở ngõ ba mươi tư ¦ tin nhắn, com-pa ¦ @ phường, vn ¦ làm mẹ @, com ¦ gmail và zalo ¦ hòm thư gmail
    mười hai – Hàng Bài ¦ số mười hai Hội viên
    SN 62 ¦ Nguyễn Văn A (SN 62) ¦ bà A, SN 55, ¦ ông A (SN 48), Bí thư ¦ (SN: 62) ¦ s.n. 1955 ¦ nhà số ba tầng
    12 – Người tốt ¦ Điều 12 – Luật Thi đua ¦ 8/3 – Quốc tế Phụ nữ ¦ 27/7 - Thương binh Liệt sĩ ¦ số 12 – Tháng Ba
    ki-ốt 12 m2 ¦ 12 ki-ốt ¦ tiểu đoàn K12 ¦ sống ở khu 5 tầng ¦ tại đội 3 Công an ¦ khu 3 ¦ cụm 5 phường Hoa Gạo
    tỉnh lộ 427B Thường Tín ¦ tuyến buýt 09A Hoa Gạo ¦ tuyến metro 2A Cát Linh ¦ chương trình 5A Hoa Gạo
    Tổ trưởng tổ 7, phường Hoa Gạo ¦ Tổ phó Tổ dân phố số 7, phường Hoa Gạo ¦ Chi hội trưởng tổ 7, phường Hoa Gạo
    1.000.000.000.000 đồng ¦ $1,000,000,000 ¦ 5.000.000.000 (năm tỷ) đồng ¦ TK 2019-2020 ¦ liên hệ 120.000 người
    Tạp chí số 12 Hoa Gạo ¦ bức thư số 12 Hoa Gạo ¦ chốt trực số 5 phố Hoa Gạo ¦ vườn hoa số 3 phố Hoa Gạo
    nhà sinh hoạt cộng đồng số 12 phố Hoa Gạo ¦ sân chơi số 5 phố Hoa Gạo
    họp ở khu dân cư số 5 ¦ lắp camera ở khu 3 ¦ làm ở đội 5
    cả 36 phố Hàng ¦ số 12/3/20 ¦ tổng số nhà năm
    từ 08.00 - 11.30, 13.30 - 17.00 ¦ so 12 hoa ¦ 12 = 5 + 7 ¦ “05” “06” “07” ¦ không ai ba hoa
"""


def _split(texts: str) -> list[str]:
    return [text.strip() for line in texts.strip(" \n").splitlines() for text in line.split("¦")]


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in PRIVATE.items() for text in _split(texts)])
@pytest.mark.parametrize("sentence", ["{}", "Ai cần thì {}.", "Năm 2019, 12 hộ; {}, từ 01/10/2020"])
def test_a_private_detail_is_found(code: str, text: str, sentence: str) -> None:
    assert code in {detail.code for detail in find_details(sentence.format(text))}


@pytest.mark.parametrize("text", _split(PUBLIC))
@pytest.mark.parametrize("sentence", ["{}", "Báo cáo viết: {}."])
def test_a_number_that_exposes_nobody_is_let_through(text: str, sentence: str) -> None:
    assert find_details(sentence.format(text)) == []


def test_a_number_over_two_lines_is_one_detail_where_it_begins() -> None:
    (problem,) = check_words("a.md", "Một dòng.\nGọi 0900\n000 000 nhé.")
    assert (problem.line, problem.column, problem.message) == (2, 5, '"0900 000 000" giống số điện thoại')


def test_a_detail_behind_entities_stands_where_the_text_has_it() -> None:
    ((line, column, detail),) = locate_details("A &amp; B\nGọi &#48;900&nbsp;000&#32;000 nhé &lt;")
    assert (line, column, detail.text) == (2, 5, "0900 000 000")


@given(st.text("0123456789 .-/()+số ngõHàngM,&;#\n", max_size=60))
def test_any_text_is_searched_and_details_stand_apart_in_order(text: str) -> None:
    starts = [detail.start for detail in find_details(text)]
    assert starts == sorted(set(starts))


@given(st.text("0189oO .-–/+()_,|\n", max_size=40))
def test_no_number_lacks_the_sign_that_is_looked_for_first(text: str) -> None:
    assert not list(numbers.find_numbers(text)) or numbers.NUMBER_SIGN.search(make_shape(text))


@given(st.from_regex(plates._PLATE))
def test_no_plate_lacks_the_sign_that_is_looked_for_first(text: str) -> None:
    if text.isascii():
        assert not list(plates.find_plates(text)) or plates.PLATE_SIGN.search(make_shape(text))


_PIECES = ["số", "nhà", "Số Nhà", "phố", "đường", "ngõ", "ngách", "hẻm", "ở", "tại", "địa chỉ:", "căn hộ", "Hàng Mơ"]
_PIECES += ["SỐ NHÀ", "NHÀ SỐ", "NGÕ", "NGÁCH", "SỐ", "PHỐ", "Hoàn Kiếm", "12", "3A", "4/5", "2019", "tổ", "lần"]
_PIECES += [
    ",",
    " ",
    "\n",
    "P.",
    "phòng",
    "CT2",
    "tầng",
    "tòa",
    "nhà B4",
    "tập thể",
    "trú",
    "sống",
    "đ/c",
    "riêng",
    ":",
]
_PIECES += ["SN", "S.N.", "xóm", "thôn", "kiệt", "lô", "liền kề", "block", "dãy", "B2", "–", "k12", "căn", "Hoa Gạo"]
_PIECES += ["so nha", "ngo", "dân phố", "phường", "Lý Thường Kiệt", "12B", "-", "PHỐ", "NHÀ", "là"]


@given(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join) | st.lists(st.sampled_from(_PIECES)).map(" ".join))
def test_no_address_lacks_the_signs_that_are_looked_for_first(text: str) -> None:
    text, shape = text[: addresses._AROUND], make_shape(text[: addresses._AROUND])
    for kind in addresses._KINDS:
        if kind.pattern.search(text):
            assert kind.sign.search(text), kind
            assert kind.shape.search(shape), kind
            assert addresses.ADDRESS_SIGN.search(shape)
    if addresses._BEFORE_DISTRICT.search(text):
        assert addresses.DISTRICT_SIGN.search(shape)


_WORDED = ["Số nhà", "số nhà", "nhà số", "ngõ", "ngách", "hẻm", "kiệt", "số", "là", "mười", "mươi", "hai", "năm"]
_WORDED += ["trăm", "linh", "phố", "Hàng Mơ", ",", "lần", "12"]


@given(st.lists(st.sampled_from(_WORDED), max_size=8).map(" ".join))
def test_no_address_in_words_of_ten_or_more_lacks_its_sign(text: str) -> None:
    match = spelled_addresses._ADDRESS.search(text)
    if match and "mươi" in match[0]:
        assert list(spelled_addresses.find_spelled_addresses(text, make_shape(text)))


@pytest.mark.parametrize(
    "unit",
    [
        "0 ",
        "1.",
        "1/",
        "0900000000 ",
        "ngõ 1 ",
        "số 1/",
        "ở 12/",
        "a@",
        "a.",
        "&#48;",
        "&",
        "12 Hàng Mơ ",
        "số ",
        "+",
        "12\n",
    ],
)
def test_time_grows_with_the_length_of_the_text(unit: str) -> None:
    def seconds(length: int) -> float:
        started = time.process_time()
        check_words("a.md", unit * (length // len(unit)))
        return time.process_time() - started

    short, long = seconds(10_000), seconds(100_000)
    assert long < 40 * short + 0.5
