"""`ntvt withdraw`: a person is taken out; after one build nothing on the site or in the cache names them."""

import gzip
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from generator.editing.withdrawal import legal_dates
from generator.records.words import Settings
from tests.support.commands import invoke_ntvt, run_git
from tests.support.project import lay_demo, lay_files

FOLDER = "content/profiles/hoan-kiem/an-sinh-nhan-ai"
PROFILE, PICTURE = f"{FOLDER}/tieu-thi-anh-dao.md", f"{FOLDER}/tieu-thi-anh-dao.jpg"
NAMES = ("tieu-thi-anh-dao", "Tiêu Thị Anh Đào", "tieu thi anh dao")
FEATURED = """\
# Chuyện chọn đăng.
- slug: tong-thi-may-lua
  note: Hai mươi năm giữ một vườn hoa.

# Một bữa cơm.
- slug: tieu-thi-anh-dao
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demo in a Git repository of its own, built once."""
    lay_demo(tmp_path)
    lay_files(tmp_path, {"site_data/featured.yml": FEATURED, ".gitignore": "/site/\n/.site.cache/\n/theme\n"})
    monkeypatch.chdir(tmp_path)
    for key, value in {"NAME": "Ban biên tập", "EMAIL": "bien-tap@example.vn"}.items():
        monkeypatch.setenv(f"GIT_AUTHOR_{key}", value)
        monkeypatch.setenv(f"GIT_COMMITTER_{key}", value)
    run_git("init", "--quiet", "--initial-branch=main")
    run_git("add", "--all")
    run_git("commit", "--quiet", "--message", "Bản đầu")
    assert invoke_ntvt("build")[0] == 0
    return tmp_path


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder, as it lies there and, if it is gzipped, unpacked."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            yield path.relative_to(folder).as_posix(), data
            if data[:2] == b"\x1f\x8b":
                yield path.relative_to(folder).as_posix(), gzip.decompress(data)


def naming(folder: Path) -> list[str]:
    """The files that still name the person, in their name or their bytes."""
    names = [name.casefold().encode() for name in NAMES]
    return [
        path
        for path, data in contents(folder)
        if any(name in data.decode("utf-8", "replace").casefold().encode() or name in path.encode() for name in names)
    ]


def test_after_one_build_no_file_of_the_site_or_the_cache_names_the_person(project: Path) -> None:
    assert len(naming(project / "site")) > 10
    assert naming(project / ".site.cache") == ["cache.sqlite"]
    assert invoke_ntvt("withdraw", "tieu-thi-anh-dao", "--yes")[0] == 0
    assert invoke_ntvt("build")[0] == 0
    assert naming(project / "site") == []
    assert naming(project / ".site.cache") == []
    with closing(sqlite3.connect(project / ".site.cache" / "cache.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_page_with_an_id_says_that_a_profile_was_withdrawn(project: Path) -> None:
    invoke_ntvt("withdraw", "tieu-thi-anh-dao", "--date", "2026-11-25", "--yes")
    assert invoke_ntvt("build")[0] == 0
    page = (project / "site/da-go/2026-1/index.html").read_text(encoding="utf-8")
    assert "<h1>Trang này đã được gỡ</h1>" in page
    assert "Mã: 2026-1. Ngày nhận đề nghị: 25/11/2026." in page
    assert '<a href="../../">Trang chủ</a>' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "da-go" not in (project / "site/sitemap.xml").read_text(encoding="utf-8")
    assert not (project / "site/ho-so/tieu-thi-anh-dao").exists()


def test_it_asks_before_it_deletes(project: Path) -> None:
    code, said = invoke_ntvt("withdraw", "tieu-thi-anh-dao", typed="thôi\nk\n")
    assert code == 0
    question = "Gỡ hồ sơ này? (c: có, k: không) [Enter: k]"
    assert said.endswith(f"{question}: thôi\n  Gõ c hoặc k.\n{question}: k\n")
    assert (project / PROFILE).exists()


def test_it_is_one_commit_which_names_nobody(project: Path) -> None:
    lay_files(project, {"content/pages/khac.md": "# Đang viết dở\n"})
    run_git("add", "content/pages/khac.md")
    code, said = invoke_ntvt("withdraw", "tieu-thi-anh-dao", "--date", "2026-11-25", "--reason", "gia-dinh", "--yes")
    assert code == 0, said
    assert run_git("log", "-1", "--format=%B").strip() == "Gỡ một hồ sơ (mã 2026-1)"
    changed = run_git("show", "--name-status", "--format=").split()
    assert changed == ["D", PICTURE, "D", PROFILE, "M", "site_data/featured.yml", "A", "site_data/withdrawn.yml"]
    assert (project / "site_data/withdrawn.yml").read_text(encoding="utf-8") == (
        "---\n# Hồ sơ đã gỡ. Không ghi gì cho biết hồ sơ là của ai.\n"
        "- id: 2026-1\n  date: 2026-11-25\n  reason: family\n"
    )
    featured = (project / "site_data/featured.yml").read_text(encoding="utf-8")
    assert featured == FEATURED.removesuffix("- slug: tieu-thi-anh-dao\n")
    # What was staged before stays staged, for another commit.
    assert run_git("status", "--porcelain").strip() == "A  content/pages/khac.md"


def test_the_receipt_has_the_two_legal_dates(project: Path) -> None:
    _, said = invoke_ntvt("withdraw", "tieu-thi-anh-dao", "--date", "2026-11-27", "--yes")
    receipt = said[said.index("BIÊN NHẬN") : said.index("\n\nHồ sơ còn trên trang")]
    assert receipt == (
        "BIÊN NHẬN ĐỀ NGHỊ GỠ HỒ SƠ\n"
        "Mã: 2026-1\n"
        "Ngày nhận đề nghị: 27/11/2026\n"
        "Trả lời chậm nhất ngày: 1/12/2026 (2 ngày làm việc, chưa trừ ngày lễ)\n"
        "Gỡ xong chậm nhất ngày: 12/12/2026 (15 ngày)\n"
        "Trang báo đã gỡ: https://nguoitotviectot.example/da-go/2026-1/\n"
        "Nơi nhận: Ban biên tập thử nghiệm, bien-tap@thu-nghiem.example"
    )
    assert f"git filter-repo --invert-paths --path {PROFILE} --path {PICTURE}" in said


def test_what_else_names_the_person_is_listed_for_people(project: Path) -> None:
    page = "# Trang\n\nBếp của cô Tiêu Thị Anh Đào, [xem](gallery:ho-so/tieu-thi-anh-dao/).\n"
    lay_files(project, {"content/pages/bep.md": page})
    _, said = invoke_ntvt("withdraw", "tieu-thi-anh-dao", "--yes")
    assert "Những chỗ sau còn nhắc tới, cần người sửa tay:" in said
    assert "  content/pages/bep.md:3:12: Tiêu Thị Anh Đào\n" in said
    assert "  content/pages/bep.md:3:50: tieu-thi-anh-dao\n" in said


def commit_everything() -> None:
    run_git("add", "--all")
    run_git("commit", "--quiet", "--message", "Sửa")


def list_purged(said: str) -> list[str]:
    """The paths that the receipt names for git filter-repo."""
    return (
        said.partition("git filter-repo --invert-paths ")[2]
        .partition("\n")[0]
        .removeprefix("--path ")
        .split(" --path ")
    )


def test_the_receipt_names_every_path_that_the_history_has(project: Path) -> None:
    twin = (project / PROFILE).read_text(encoding="utf-8").replace("Tiêu Thị Anh Đào", "Tiêu Thị Anh Mận")
    lay_files(project, {f"{FOLDER}/tieu-thi-anh-man.md": twin})
    commit_everything()
    assert invoke_ntvt("rename", "tieu-thi-anh-dao", "tieu-thi-dao", "--yes")[0] == 0
    photo = f"{FOLDER}/chi-dao.jpg"
    run_git("mv", PICTURE, photo)
    text = (project / FOLDER / "tieu-thi-dao.md").read_text(encoding="utf-8")
    lay_files(project, {f"{FOLDER}/tieu-thi-dao.md": text.replace("tieu-thi-anh-dao.jpg", "chi-dao.jpg")})
    commit_everything()
    moved = "content/profiles/hoan-kiem/kinh-te"
    run_git("mv", f"{FOLDER}/tieu-thi-dao.md", photo, moved)
    # Rewritten so much that Git does not know it by its text.
    short = "---\nname: Tiêu Thị Đào\nphoto: {file: chi-dao.jpg, alt: Chị Đào}\n"
    short += "honours:\n  - {year: 2024, district: hoan-kiem}\n"
    lay_files(
        project,
        {f"{moved}/tieu-thi-dao.md": f"{short}consent: {{date: 2026-01-05, scope: Tất cả, holder: UBND}}\n---\n"},
    )
    commit_everything()
    code, said = invoke_ntvt("rename", "tieu-thi-dao", "dao", "--forget", "--yes")
    assert code == 0, said
    commit_everything()
    code, said = invoke_ntvt("withdraw", "dao", "--yes")
    assert code == 0, said
    assert list_purged(said) == [
        f"{moved}/dao.md",
        f"{moved}/chi-dao.jpg",
        f"{moved}/tieu-thi-dao.md",
        f"{FOLDER}/tieu-thi-dao.md",
        photo,
        PICTURE,
        PROFILE,
    ]


@pytest.mark.parametrize("staged", [False, True])
def test_a_profile_that_was_renamed_and_not_committed_leaves_the_last_commit(project: Path, staged: bool) -> None:
    invoke_ntvt("rename", "tieu-thi-anh-dao", "tieu-thi-dao", "--yes")
    if staged:
        run_git("add", "--all")
    code, said = invoke_ntvt("withdraw", "tieu-thi-dao", "--yes")
    assert code == 0, said
    assert list_purged(said) == [f"{FOLDER}/tieu-thi-dao.md", PICTURE, PROFILE]
    assert said.endswith(
        "\nGit chưa từng ghi những tệp sau; nếu chúng vừa được đổi tên thì thêm tên cũ vào lệnh trên:\n"
        f"  {FOLDER}/tieu-thi-dao.md\n"
    )
    assert "tieu-thi" not in run_git("ls-tree", "-r", "--name-only", "HEAD")


def test_an_earlier_path_that_is_somebody_else_s_now_is_told_apart(project: Path) -> None:
    invoke_ntvt("rename", "tieu-thi-anh-dao", "tieu-thi-dao", "--forget", "--yes")
    commit_everything()
    lay_files(project, {PROFILE: (project / FOLDER / "tieu-thi-dao.md").read_text(encoding="utf-8")[:60]})
    commit_everything()
    _, said = invoke_ntvt("withdraw", "tieu-thi-dao", "--yes")
    assert list_purged(said) == [f"{FOLDER}/tieu-thi-dao.md", PICTURE]
    assert said.endswith(
        "\nHồ sơ này còn từng mang những tên sau, nay là của tệp khác nên không có trong lệnh trên.\n"
        f"Muốn xóa bản cũ ở đó thì đổi tên tệp hiện nay trước, rồi thêm tên ấy vào lệnh:\n  {PROFILE}\n"
    )


def test_a_part_of_a_history_is_said_to_be_one(
    project: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    invoke_ntvt("rename", "tieu-thi-anh-dao", "tieu-thi-dao", "--forget", "--yes")
    commit_everything()
    clone = tmp_path_factory.mktemp("clone")
    run_git("clone", "--quiet", "--depth=1", project.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    _, said = invoke_ntvt("withdraw", "tieu-thi-dao", "--yes")
    assert said.endswith(
        "\nBản sao này của kho chỉ có một phần lịch sử, nên có thể còn tên cũ chưa thấy.\n"
        "Chạy git fetch --unshallow, rồi tìm tên cũ của từng tệp để thêm: git log --follow --name-only -- TỆP\n"
    )


def test_without_git_the_receipt_says_that_old_paths_are_not_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(lay_demo(tmp_path))
    code, said = invoke_ntvt("withdraw", "tieu-thi-anh-dao", "--yes")
    assert code == 0, said
    assert "filter-repo" not in said
    assert said.endswith(
        "\nThư mục này không dùng Git, hoặc máy chưa có Git, nên không biết hồ sơ từng ở những tệp nào. "
        "Nếu hồ sơ được chép từ một\n"
        "kho Git thì lịch sử của kho ấy vẫn giữ các bản cũ: chạy lại lệnh này trong một bản sao của kho.\n"
    )


def test_a_withdrawal_can_be_undone(project: Path) -> None:
    before = run_git("rev-parse", "HEAD^{tree}")
    invoke_ntvt("withdraw", "tieu-thi-anh-dao", "--date", "2026-11-25", "--yes")
    assert run_git("rev-parse", "HEAD^{tree}") != before
    code, said = invoke_ntvt("withdraw", "--restore", "2026-1")
    assert (code, said) == (0, "Đã đăng lại hồ sơ mã 2026-1; dựng trang (ntvt build) để thấy.\n")
    assert run_git("rev-parse", "HEAD^{tree}") == before
    assert run_git("log", "-1", "--format=%s").strip() == "Đăng lại một hồ sơ (mã 2026-1)"


def test_it_is_undone_once(project: Path) -> None:
    invoke_ntvt("withdraw", "tieu-thi-anh-dao", "--date", "2026-11-25", "--yes")
    invoke_ntvt("withdraw", "--restore", "2026-1")
    before = run_git("rev-parse", "HEAD")
    code, said = invoke_ntvt("withdraw", "--restore", "2026-1")
    assert code == 1
    assert said == "lỗi: Git báo: lần sửa này đã được hoàn lại rồi, không còn gì để lấy lại\n"
    assert run_git("rev-parse", "HEAD") == before
    assert not (project / ".git/REVERT_HEAD").exists()


def test_a_profile_that_git_never_had_cannot_be_had_back_and_that_is_said_before(project: Path) -> None:
    path = f"{FOLDER}/mac-van-thu.md"
    text = (project / PROFILE).read_text(encoding="utf-8")
    shown = [line for line in text.splitlines(keepends=True) if not line.startswith(("photo:", "  file:"))]
    lay_files(project, {path: "".join(shown).replace("Tiêu Thị Anh Đào", "Mạc Văn Thử")})
    warning = f"Git chưa ghi những tệp sau lần nào, nên gỡ rồi thì không lấy lại được:\n  {path}\n"
    _, said = invoke_ntvt("withdraw", "mac-van-thu", typed="\n")
    assert warning in said
    assert (project / path).exists()
    code, said = invoke_ntvt("withdraw", "mac-van-thu", "--date", "2026-11-25", "--yes")
    assert code == 0, said
    assert warning in said
    before = run_git("rev-parse", "HEAD")
    code, said = invoke_ntvt("withdraw", "--restore", "2026-1")
    assert code == 1
    assert said == (
        "lỗi: tệp của hồ sơ mã 2026-1 chưa được ghi vào Git lần nào trước khi gỡ, nên không lấy lại được\n"
        "  gợi ý: viết lại hồ sơ, rồi xóa mục 2026-1 trong site_data/withdrawn.yml\n"
    )
    assert run_git("rev-parse", "HEAD") == before


def test_the_next_one_has_the_next_number(project: Path) -> None:
    invoke_ntvt("withdraw", "tieu-thi-anh-dao", "--date", "2026-11-25", "--yes")
    _, said = invoke_ntvt("withdraw", "luc-van-duong", "--date", "2026-11-26", "--yes")
    assert "Mã: 2026-2\n" in said


def test_only_the_pictures_go(project: Path) -> None:
    code, said = invoke_ntvt("withdraw", "tieu-thi-anh-dao", "--photo", "--yes")
    assert code == 0, said
    text = (project / PROFILE).read_text(encoding="utf-8")
    assert "photo:" not in text
    assert run_git("show", "--name-status", "--format=").split() == ["D", PICTURE, "M", PROFILE]
    assert invoke_ntvt("build")[0] == 0
    assert list((project / "site/anh").glob("tieu-thi-anh-dao*")) == []
    assert invoke_ntvt("withdraw", "tieu-thi-anh-dao", "--photo") == (0, "Hồ sơ này không có ảnh.\n")


def test_without_an_answer_nothing_is_done(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = run_git("rev-parse", "HEAD")
    code, said = invoke_ntvt("withdraw", "tieu-thi-anh-dao", typed="\n")
    assert code == 0
    assert f"xóa  {PROFILE}\nxóa  {PICTURE}\nsửa  site_data/withdrawn.yml\nsửa  site_data/featured.yml\n" in said
    assert (project / PROFILE).exists()
    assert run_git("rev-parse", "HEAD") == before


def test_an_unknown_profile_is_refused(project: Path) -> None:
    code, said = invoke_ntvt("withdraw", "khong-co-ai", "--yes")
    assert (code, said) == (
        1,
        'lỗi: không có hồ sơ nào mang địa chỉ "khong-co-ai"\n'
        "  gợi ý: chép phần cuối địa chỉ của trang, ví dụ le-thi-a trong …/ho-so/le-thi-a/\n",
    )


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("tuần sau", '"tuần sau" không phải là ngày dạng 2026-11-25'),
        ("2026-13-01", 'lịch không có ngày "2026-13-01"; xem lại ngày và tháng, dạng 2026-11-25'),
        ("9999-12-31", "ngày 31/12/9999 chưa tới; ghi ngày nhận đề nghị"),
    ],
)
def test_a_day_that_is_none_or_has_not_come_is_refused(project: Path, day: str, message: str) -> None:
    code, said = invoke_ntvt("withdraw", "tieu-thi-anh-dao", "--date", day, "--yes")
    assert code == 2
    assert f"lỗi: --date: {message}\n" in said


def test_the_answer_counts_working_days() -> None:
    from datetime import date

    settings = Settings(
        site_name="x", contact_name="x", contact_email="x@x.x", answer_days=2, latest_year=2026, content_licence="x"
    )
    assert legal_dates(settings, date(2026, 11, 25)) == (date(2026, 11, 27), date(2026, 12, 10))
    assert legal_dates(settings, date(2026, 11, 28)) == (date(2026, 12, 1), date(2026, 12, 13))
