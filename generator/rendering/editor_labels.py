"""What the form for editors calls each key of a file, and what it says below it: Vietnamese, in the order of files."""

from typing import Any

from generator.records.profile import Allowed, Consent, Figure, Honour, Photo, Profile, Role, Source
from generator.records.report import AwardTotal, Contest, Count, Event, Prize, Report, ReportFigure

Labels = dict[str, tuple[str, str]]
"""Label and hint by key; an empty hint for none."""

_SECTION = ("Mục trong văn bản", "Như văn bản gọi, ví dụ: Phần thứ nhất, mục 2.2.")
_NOTE = ("Ghi chú", "")
_QUALIFIER = ("Chữ chỉ mức độ", "Hơn, gần, trên, khoảng… đúng như văn bản; con số chính xác thì để trống.")
_STATUS = ("Tình trạng", "")
_LEVEL = ("Cấp trao", "Chỉ chọn khi văn bản nói rõ.")
_COUNT = ("Con số", "")

LABELS: dict[type[Any], Labels] = {
    Profile: {
        "name": ("Họ tên", "Không kèm ông, bà, chức danh. Trẻ em chỉ ghi chữ cái đầu: N.V.M."),
        "kind": ("Hồ sơ của", ""),
        "honorific": ("Cách gọi", "Ông, bà, cô, thầy, em, Thiếu tá… Tập thể thì để trống."),
        "minor": ("Trẻ em", "Dưới 16 tuổi, hoặc học sinh chưa rõ tuổi: không lớp, không trường, không ảnh."),
        "summary": (
            "Một câu nói việc đã làm",
            "Khoảng 140 chữ cái trở lại, không nhắc lại tên. Văn bản không kể thì để trống.",
        ),
        "roles": ("Nghề nghiệp, chức danh", "Mỗi mục một vai trò; có tên phường thì ghi vào chức danh."),
        "fields": ("Lĩnh vực", "Hồ sơ mới cần ít nhất một; lĩnh vực đầu tiên là nơi cất tệp."),
        "movements": ("Phong trào", "Chỉ khi văn bản nối người ấy với phong trào."),
        "figures": ("Con số đáng nhớ", ""),
        "honours": (
            "Những lần được nêu gương, khen thưởng",
            "Mỗi lần một mục. Quận của lần đầu tiên là nơi cất tệp.",
        ),
        "published": ("Ngày đăng", ""),
        "updated": ("Ngày sửa gần nhất", ""),
        "photo": (
            "Ảnh chân dung",
            "Hỏi người quản trị trước khi dùng. Ảnh được thu nhỏ; nơi chụp, máy chụp ghi trong ảnh bị xóa.",
        ),
        "audio": ("Bản ghi âm câu chuyện", "Tên tệp MP3, Ogg hoặc M4A đặt cạnh hồ sơ; hỏi người quản trị."),
        "consent": ("Sự đồng ý của người trong hồ sơ", "Tờ giấy thì không đưa vào kho."),
        "allowed": (
            "Chữ trông giống thông tin riêng tư nhưng được phép hiện",
            "Như số máy trực của một cơ quan; hỏi người quản trị.",
        ),
        "residential_groups": (
            "Tổ dân phố",
            "Bình thường không hiện. Hỏi người quản trị trước khi dùng. Mỗi dòng một tổ.",
        ),
        "show_residential_groups": ("Cho hiện tổ dân phố", ""),
        "former_slugs": ("Địa chỉ cũ", "Máy ghi khi đổi địa chỉ; mỗi dòng một địa chỉ."),
        "not_same_as": ("Không phải cùng một người với", "Tên tệp của hồ sơ kia, bỏ .md; mỗi dòng một tên."),
    },
    Role: {"title": ("Chức danh", ""), "organisation": ("Nơi công tác", "Trường, công ty, cơ quan, hội…")},
    Figure: {
        "value": ("Số", "Viết kiểu Việt Nam: 25, 1.200 hoặc 2,4."),
        "qualifier": _QUALIFIER,
        "unit": ("Đơn vị", "Triệu đồng, suất quà, năm…"),
        "label": ("Nội dung", "Ví dụ: góp cây và công cho vườn hoa."),
        "note": _NOTE,
    },
    Honour: {
        "year": ("Năm", "Bốn chữ số."),
        "district": ("Quận, huyện", "Của năm ấy. Từ tháng 7/2025 không còn quận, huyện: để trống."),
        "ward": ("Phường, xã", "Tên của năm ấy. Gõ vài chữ, có dấu hay không đều được, rồi chọn."),
        "title": (
            "Danh hiệu, hình thức khen thưởng",
            "Chỉ chọn khi văn bản nói chính người ấy được nhận. Để trống là được nêu gương.",
        ),
        "level": _LEVEL,
        "status": _STATUS,
        "honorific": ("Cách gọi lúc ấy", "Chỉ khi khác cách gọi ở trên."),
        "source": ("Nguồn", ""),
    },
    Source: {
        "document": ("Văn bản", "Chưa có trong danh sách thì nhờ người quản trị thêm vào trước."),
        "section": _SECTION,
        "note": ("Ghi chú", "Ví dụ: lỗi in đã sửa."),
        "ground": ("Căn cứ công khai riêng", "Chỉ khi căn cứ chung của văn bản không đúng với người này."),
    },
    Photo: {
        "file": ("Tệp ảnh", ""),
        "alt": ("Lời tả ảnh", "Cho người không nhìn thấy."),
        "credit": ("Người chụp", "Không nêu thì để trống."),
    },
    Consent: {
        "date": ("Ngày ký", ""),
        "scope": ("Đồng ý những gì", ""),
        "holder": ("Nơi giữ giấy", ""),
        "by": ("Ai ký", "Trẻ em cần cả hai."),
    },
    Allowed: {"text": ("Đúng những chữ ấy", ""), "reason": ("Vì sao được phép", "")},
    Report: {
        "district": ("Quận, huyện", "Cùng với năm là tên của tệp."),
        "year": ("Năm", "Bốn chữ số."),
        "source": ("Văn bản", ""),
        "summary": ("Tóm tắt", "Vài câu về cả năm."),
        "awards": ("Con số khen thưởng", "Ghi đúng như tài liệu đếm; không cộng lại."),
        "contest": ("Cuộc thi viết", ""),
        "collectives": ("Tập thể được khen", ""),
        "events": ("Sự kiện", "Không nêu tên lãnh đạo."),
        "figures": ("Con số khác", ""),
        "movements": ("Phong trào", ""),
        "notes": ("Điều người đọc cần biết về tài liệu", "Mỗi dòng một điều."),
    },
    AwardTotal: {
        "title": ("Danh hiệu, hình thức khen thưởng", ""),
        "level": _LEVEL,
        "kind": ("Cá nhân hay tập thể", "Tài liệu không nói thì để trống, và ghi đơn vị đếm."),
        "unit": ("Đơn vị đếm", "Khi không phải “cá nhân”, “tập thể”: gương, lượt cá nhân, gia đình…"),
        "giver": ("Ai tặng", "Khi tài liệu không nêu cấp mà nói người tặng."),
        "count": _COUNT,
        "qualifier": _QUALIFIER,
        "status": _STATUS,
        "section": _SECTION,
        "note": _NOTE,
    },
    Count: {
        "label": ("Đếm cái gì", "Tên phần này đã nói rồi thì để trống."),
        "count": _COUNT,
        "qualifier": _QUALIFIER,
        "section": _SECTION,
        "status": _STATUS,
        "note": _NOTE,
    },
    Contest: {
        "entries": ("Bài nhận được", ""),
        "sent_to_city": ("Bài gửi lên Thành phố", ""),
        "prizes": ("Giải", "Giải của người viết, không phải danh hiệu của người được viết."),
    },
    Prize: {
        "rank": ("Hạng", ""),
        "level": _LEVEL,
        "count": _COUNT,
        "section": _SECTION,
        "status": _STATUS,
        "note": _NOTE,
    },
    Event: {"date": ("Ngày", "Tài liệu không nói thì để trống."), "name": ("Việc gì", ""), "section": _SECTION},
    ReportFigure: {
        "label": ("Nội dung", ""),
        "value": ("Số", "Viết kiểu Việt Nam: 25, 1.200 hoặc 2,4."),
        "qualifier": _QUALIFIER,
        "unit": ("Đơn vị", ""),
        "plan": ("Số theo kế hoạch", ""),
        "section": _SECTION,
        "note": _NOTE,
    },
}
"""By record, and by its keys."""

ITEMS = {
    Role: "vai trò",
    Figure: "con số",
    Honour: "lần được nêu gương, khen thưởng",
    Allowed: "chữ được phép",
    AwardTotal: "con số",
    Count: "con số",
    Prize: "giải",
    Event: "sự kiện",
    ReportFigure: "con số",
    (Profile, "residential_groups"): "tổ dân phố",
    (Profile, "former_slugs"): "địa chỉ cũ",
    (Profile, "not_same_as"): "người khác",
    (Report, "notes"): "lưu ý",
}
"""What one item of a list is called: of a kind of record, or of a key whose items are words."""

CHOICES = {
    "person": "Người",
    "collective": "Tập thể",
    "given": "Đã trao",
    "planned": "Dự kiến",
    "revoked": "Đã thu hồi",
    "honouree": "Chính người ấy",
    "guardian": "Người giám hộ",
    "nhat": "Nhất",
    "nhi": "Nhì",
    "ba": "Ba",
    "khuyen-khich": "Khuyến khích",
    "phu": "Phụ",
}
"""The words of fixed values."""
