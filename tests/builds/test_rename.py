"""`ntvt rename`: a profile gets another address, and everything that knew the old one still finds it."""

import json
from pathlib import Path

import pytest

from tests.support.commands import invoke_ntvt, site_of
from tests.support.project import lay_demo, lay_files

FOLDER = "content/profiles/hoan-kiem/an-sinh-nhan-ai"
OLD, NEW = f"{FOLDER}/tieu-thi-anh-dao.md", f"{FOLDER}/tieu-thi-dao.md"
FEATURED = "- slug: tong-thi-may-lua\n  note: Hai mươi năm giữ một vườn hoa.\n- slug: tieu-thi-anh-dao\n"
OTHER = "content/profiles/hoan-kiem/kinh-te/mac-thi-thu.md"
STORY = """\
---
name: Mạc Thị Thử
honours:
  - {year: 2024, district: hoan-kiem, source: {document: hoan-kiem-2024}}
---
Cùng làm với [chị Đào](../an-sinh-nhan-ai/tieu-thi-anh-dao.md), xem [trang](gallery:ho-so/tieu-thi-anh-dao/).
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    lay_demo(tmp_path)
    lay_files(tmp_path, {"site_data/featured.yml": FEATURED, OTHER: STORY})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_links_and_the_list_of_featured_stories_follow(project: Path) -> None:
    before = (project / OLD).read_text(encoding="utf-8")
    code, said = invoke_ntvt("rename", "tieu-thi-anh-dao", "tieu-thi-dao", typed="c\n")
    assert (code, said) == (
        0,
        f"đổi  {OLD} → {NEW}\n"
        f"sửa  {OTHER}\n"
        "sửa  site_data/featured.yml\n"
        "Làm như vậy? (c: có, k: không) [Enter: k]: c\n"
        "Đã đổi. Địa chỉ cũ vẫn dẫn tới trang. "
        "Muốn lấy lại như trước: git restore, hoặc chạy lệnh này theo chiều ngược lại.\n",
    )
    assert not (project / OLD).exists()
    assert (project / NEW).read_text(encoding="utf-8") == before.replace(
        "\n---\n", "\nformer_slugs: [tieu-thi-anh-dao]\n---\n", 1
    )
    assert (project / OTHER).read_text(encoding="utf-8") == STORY.replace("tieu-thi-anh-dao", "tieu-thi-dao")
    assert (project / "site_data/featured.yml").read_text(encoding="utf-8") == FEATURED.replace(
        "tieu-thi-anh-dao", "tieu-thi-dao"
    )
    assert invoke_ntvt("check")[0] == 0


def test_the_old_page_frame_and_data_lead_on(project: Path) -> None:
    invoke_ntvt("rename", "tieu-thi-anh-dao", "tieu-thi-dao", "--yes")
    assert invoke_ntvt("build")[0] == 0
    site = site_of(project / "site")
    page = site["ho-so/tieu-thi-anh-dao/index.html"].decode()
    assert '<meta http-equiv="refresh" content="0; url=../../ho-so/tieu-thi-dao/">' in page
    assert '<link rel="canonical" href="https://nguoitotviectot.example/ho-so/tieu-thi-dao/">' in page
    assert '<meta name="robots" content="noindex">' in page
    frame = site["nhung/ho-so/tieu-thi-anh-dao/index.html"].decode()
    assert 'content="0; url=../../../nhung/ho-so/tieu-thi-dao/"' in frame
    assert site["oembed/tieu-thi-anh-dao.json"] == site["oembed/tieu-thi-dao.json"]
    assert json.loads(site["ho-so/tieu-thi-anh-dao/index.json"]) == json.loads(site["ho-so/tieu-thi-dao/index.json"])
    assert b"tieu-thi-anh-dao" not in site["sitemap.xml"]


def test_readers_of_feeds_see_no_new_profile(project: Path) -> None:
    assert invoke_ntvt("build", "--out", "before")[0] == 0
    invoke_ntvt("rename", "tieu-thi-anh-dao", "tieu-thi-dao", "--yes")
    assert invoke_ntvt("build")[0] == 0
    before, after = (json.loads((project / site / "feed.json").read_text("utf-8")) for site in ("before", "site"))
    assert [item["id"] for item in after["items"]] == [item["id"] for item in before["items"]]
    assert any(item["url"].endswith("/ho-so/tieu-thi-dao/") for item in after["items"])


def test_going_back_leaves_one_address_that_leads_on(project: Path) -> None:
    invoke_ntvt("rename", "tieu-thi-anh-dao", "tieu-thi-dao", "--yes")
    assert invoke_ntvt("rename", "tieu-thi-dao", "tieu-thi-anh-dao", "--yes")[0] == 0
    assert "\nformer_slugs: [tieu-thi-dao]\n---\n" in (project / OLD).read_text(encoding="utf-8")
    assert not (project / NEW).exists()


def test_an_address_that_shows_who_someone_is_can_be_forgotten(project: Path) -> None:
    invoke_ntvt("rename", "tieu-thi-anh-dao", "tieu-thi-dao", "--forget", "--yes")
    assert "former_slugs" not in (project / NEW).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("khong-ai", "moi"),
            'lỗi: không có hồ sơ nào mang địa chỉ "khong-ai"\n'
            "  gợi ý: chép phần cuối địa chỉ của trang, ví dụ le-thi-a trong …/ho-so/le-thi-a/\n",
        ),
        (
            ("tieu-thi-anh-dao", "Tiêu Đào"),
            'lỗi: "Tiêu Đào" không dùng làm địa chỉ được\n'
            "  gợi ý: viết thường, không dấu, nối bằng gạch ngang, ví dụ tieu-dao\n",
        ),
        (
            ("tieu-thi-anh-dao", "mac-thi-thu"),
            f'lỗi: địa chỉ "mac-thi-thu" đã là của {OTHER}\n  gợi ý: chọn địa chỉ khác, ví dụ mac-thi-thu-2\n',
        ),
        (
            ("tieu-thi-anh-dao", "tieu-thi-anh-dao"),
            f'lỗi: địa chỉ "tieu-thi-anh-dao" đã là của {OLD}\n  gợi ý: chọn địa chỉ khác, ví dụ tieu-thi-anh-dao-2\n',
        ),
    ],
)
def test_a_wrong_address_changes_nothing(project: Path, arguments: tuple[str, str], said: str) -> None:
    before = site_of(project / "content")
    assert invoke_ntvt("rename", *arguments, "--yes") == (1, said)
    assert site_of(project / "content") == before
