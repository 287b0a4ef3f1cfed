"""The form for editors as an officer meets it: on a folder of this machine, and on a GitHub that answers from Git."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import FrameLocator, Page, Route, expect

from generator.rendering.editor_config import find_api, make_config
from tests.browser.editor_form import TOKEN, Form
from tests.editor.browser_folder import CHOOSE, copy_back, lay_folder
from tests.editor.fake_github import API, FakeGitHub
from tests.editor.fake_gitlab import ORIGIN, FakeGitLab
from tests.editor.fake_proxy import PROXY, FakeProxy
from tests.editor.project import EDITOR, REPOSITORY, add_plain_lists, lay_editor, make_bare_repository
from tests.editor.test_editor import on_forge
from tests.support.commands import ntvt
from tests.support.project import lay_demo
from tests.tools import accessibility
from tests.tools.server import ServeFolder, serve

NewPage = Callable[..., Page]
FOLDER = "content/profiles/hoan-kiem/"
OLD = f"{FOLDER}van-hoa-khu-dan-cu/tong-thi-may-lua.md"


@pytest.fixture(scope="module", autouse=True)
def patience() -> Iterator[None]:
    """The form is a large program: on a busy machine it takes its time."""
    expect.set_options(timeout=60_000)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo with the form for editors; built in `site/`."""
    return lay_editor(tmp_path_factory.mktemp("editor"))


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    """The site on this machine, by the name for which browsers allow folders to be chosen."""
    with serve(project / "site") as base:
        yield base.replace("127.0.0.1", "localhost")


def set_forge(page: Page, project: Path, repository: str, **settings: str) -> None:
    """Let the site be that of another repository: change what a build writes of the forge."""
    html = (project / "site" / EDITOR / "index.html").read_text("utf-8")
    data = json.loads((project / "site" / EDITOR / "cau-hinh.json").read_text("utf-8"))
    registry = on_forge(repository, **settings)
    data["config"] = make_config(registry, "")
    html = html.replace(API, find_api(registry.settings))

    def answer(route: Route) -> None:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    # A window for signing in loads the form, too: behind its address stands the code.
    page.context.route(re.compile(rf"/{EDITOR}(\?.*)?$"), answer)
    page.context.route("**/cau-hinh.json", lambda route: route.fulfill(json=data))


def show_difference(before: str, after: str) -> list[str]:
    """The lines that went and came."""
    old, new = before.splitlines(), after.splitlines()
    return [f"-{line}" for line in old if line not in new] + [f"+{line}" for line in new if line not in old]


def read_lines(page: Page | FrameLocator, selector: str) -> str:
    return " ".join(page.locator(selector).inner_text().split())


def list_tables(page: Page | FrameLocator) -> list[str]:
    """What the page of a report shows of it, without spaces: the page has some between cells."""
    parts = page.locator(".head .numerals__unit, .report__table, .events, .notes")
    expect(parts.first).to_be_visible()
    return ["".join(text.split()) for text in parts.all_text_contents()]


def add_namesake(form: Form, picture: Path) -> None:
    """Add someone whose deed has a phone number at first, with a picture that knows where it was taken."""
    page = form.page
    form.start_profile("Tống Thị Mây Lụa")
    form.fill("summary", "Giữ hộ sách, ai cần thì gọi 0900 000 000.")
    photo, exif = Image.new("RGB", (1800, 2400), "tan"), Image.Exif()
    exif[0x010F] = "Máy ảnh"
    exif.get_ifd(0x8825)[1] = "N"
    photo.save(picture, exif=exif)
    form.field("photo").locator(".soan__photo input[type=file]").set_input_files(picture)
    form.field("photo").get_by_label("Lời tả ảnh").fill("Bà Lụa bên chồng sách")
    expect(form.field("address")).to_contain_text(f"{FOLDER}kinh-te/tong-thi-may-lua-2.md")
    expect(form.field("address")).to_contain_text("Đã có hồ sơ cùng tên.")
    form.save()
    expect(page.get_by_text("Còn 1 ô cần sửa, chưa lưu gì cả.")).to_be_visible()
    assert accessibility.audit(page) == []
    expect(form.field("summary")).to_contain_text('"0900 000 000" giống số điện thoại.')
    form.fill("summary", "Giữ hộ sách cho cả phố.")
    form.save_and_leave()


def add_child(form: Form) -> None:
    """Add a child: no full name, no picture, a file named by initials."""
    form.start_profile("Mạc Văn Thử")
    form.field("minor").get_by_role("switch").click()
    form.save()
    expect(form.field("name")).to_contain_text("Tên trẻ em phải viết tắt.")
    form.fill("name", "M.V.T.")
    expect(form.field("address")).to_contain_text("kinh-te/mvt-01.md")
    expect(form.field("photo")).to_contain_text("Hồ sơ trẻ em không có ảnh.")
    expect(form.field("photo").locator(".soan__photo input")).to_have_count(0)
    form.save_and_leave()


def look_at(form: Form, entry: str, list_name: str) -> str:
    """Open an entry, go to a list and expect that there is nothing to save; what the form calls the entry."""
    before = form.page.title()
    form.open(entry)
    expect(form.field(list_name).get_by_role("textbox").first).not_to_have_value("")
    expect(form.page.get_by_role("button", name="Lưu", exact=True)).to_be_disabled()
    # The title follows a moment later.
    expect(form.page).not_to_have_title(before)
    expect(form.page).to_have_title(re.compile(" › "))
    return form.page.title().removesuffix(" – Người tốt, việc tốt")


def test_an_editor_adds_and_edits_files_that_pass_the_check(
    new_page: NewPage, project: Path, address: str, tmp_path: Path
) -> None:
    page = new_page(viewport={"width": 1280, "height": 900})
    page.add_init_script(CHOOSE)
    page.goto(f"{address}robots.txt")
    lay_folder(page, project, ("content", "site_data"))
    form = Form(page, address)
    page.goto(form.address)
    expect(page.get_by_role("button", name="trên máy này")).to_be_visible()
    assert accessibility.audit(page) == []
    page.get_by_role("button", name="trên máy này").click()
    expect(page.get_by_text("Đàm Thị Sương Chi").first).to_be_visible()

    add_namesake(form, tmp_path / "may-anh.jpg")
    add_child(form)

    # One value of each kind of file; the preview shows what the page shows.
    form.open("ho-so/entries/hoan-kiem/van-hoa-khu-dan-cu/tong-thi-may-lua")
    preview = page.frame_locator("iframe")
    expect(preview.locator(".profile__name")).to_have_text("Bà Tống Thị Mây Lụa")
    shown = {part: read_lines(preview, part) for part in (".profile__name", ".figures", ".honour--sealed")}
    form.fill("summary", "Hai mươi năm chăm một vườn hoa.")
    form.save_and_leave()
    form.open("bao-cao/entries/hoan-kiem-2024")
    report = list_tables(preview)
    assert accessibility.audit(page) == []
    # Longer than the one sentence of a profile may be.
    form.fill("summary", " ".join(["Năm thử nghiệm, kể trong vài câu."] * 6))
    form.save_and_leave()
    expect(page.get_by_text("Quận Hoàn Kiếm, năm 2024", exact=True)).to_be_visible()
    form.open("trang/entries/rieng-tu")
    form.fill("body", "# Quyền riêng tư và gỡ hồ sơ\n\nViết cho chúng tôi.")
    form.save_and_leave()
    form.open("huong-dan/entries/index")
    form.fill("description", "Cách thêm một hồ sơ.")
    form.save_and_leave()

    work = lay_demo(tmp_path / "after")
    before = (work / OLD).read_text("utf-8")
    assert copy_back(page, work) == [
        "content/pages/bien-tap/index.md",
        "content/pages/rieng-tu.md",
        f"{FOLDER}kinh-te/mvt-01.md",
        f"{FOLDER}kinh-te/tong-thi-may-lua-2.md",
        f"{FOLDER}kinh-te/tong-thi-may-lua-2.webp",
        OLD,
        "site_data/reports/hoan-kiem-2024.yml",
        "site_data/settings.yml",
    ]
    assert show_difference(before, (work / OLD).read_text("utf-8")) == [
        "-summary: Hai mươi năm chăm một vườn hoa chung cho cả khu phố.",
        "+summary: Hai mươi năm chăm một vườn hoa.",
    ]
    with Image.open(work / FOLDER / "kinh-te" / "tong-thi-may-lua-2.webp") as image:
        assert (image.format, image.size, dict(image.getexif())) == ("WEBP", (1200, 1600), {})
    assert "16 hồ sơ, không có lỗi." in ntvt(work, "check")
    page.goto(f"{address}ho-so/tong-thi-may-lua/")
    assert shown == {part: read_lines(page, part) for part in shown}
    page.goto(f"{address}quan/hoan-kiem/2024/")
    assert len(report) == 8 and report == list_tables(page)


def test_a_draft_becomes_a_proposal_that_a_person_merges(new_page: NewPage, address: str, tmp_path: Path) -> None:
    github = FakeGitHub(make_bare_repository(tmp_path), REPOSITORY)
    to_look_at = add_plain_lists(github, OLD)
    # A browser in English: the form is in Vietnamese all the same.
    page = new_page(allowed=(API,), viewport={"width": 1280, "height": 900}, locale="en-US")
    page.context.route(f"{API}/**", github.route)
    form = Form(page, address)
    form.sign_in()

    # Nothing is changed by looking at it.
    titles = [look_at(form, entry, list_name) for entry, list_name in to_look_at.items()]
    assert {"Báo cáo của quận › Quận Hoàn Kiếm, năm 2019", "Hồ sơ › Tống Thị Mây Lụa"} <= set(titles)

    # A child's name: nothing reaches the repository.
    form.start_profile("Mạc Văn Thử")
    form.field("minor").get_by_role("switch").click()
    form.save()
    expect(form.field("name")).to_contain_text("Tên trẻ em phải viết tắt.")
    assert github.list_branches() == ["main"] and github.pulls == []

    # Nor does a commit on the main branch, such as that of a picture added to the library.
    commit = {"query": "createCommitOnBranch", "variables": {"input": {"branch": {"branchName": "main"}}}}
    send = "([address, body]) => fetch(address, { method: 'POST', body }).then(() => 'sent', ({ message }) => message)"
    assert "chỉ gửi đề nghị" in page.evaluate(send, [f"{API}/graphql", json.dumps(commit)])
    assert github.unknown == []

    # An edit: a branch, a commit, a draft; then for review, with a label.
    form.open("ho-so/entries/hoan-kiem/van-hoa-khu-dan-cu/tong-thi-may-lua")
    expect(page.get_by_role("textbox", name="Họ tên")).to_have_value("Tống Thị Mây Lụa")
    form.fill("summary", "Hai mươi năm chăm một vườn hoa.")
    form.save()
    expect(page.get_by_text("đã được lưu thành bản nháp")).to_be_visible()
    (pull,) = github.pulls
    assert pull.is_draft and pull.branch in github.list_branches() and pull.labels == ["sveltia-cms/draft"]
    assert github.git("log", "-1", "--format=%s", pull.branch).strip() == "Sửa tong-thi-may-lua"
    assert github.git("diff", "--name-only", f"main...{pull.branch}").split() == [OLD]
    page.get_by_role("button", name="Gửi duyệt").click()
    expect(page).to_have_url(re.compile(r"#/collections/ho-so$"))
    assert pull.labels == ["sveltia-cms/pending_review"] and not pull.is_draft

    # People merge where they see the checks: the form has no button for it.
    page.goto(f"{form.address}#/workflow")
    expect(page.get_by_text("Tống Thị Mây Lụa").first).to_be_visible()
    form.open("ho-so/entries/hoan-kiem/van-hoa-khu-dan-cu/tong-thi-may-lua")
    expect(page.get_by_role("button", name="Đang duyệt").first).to_be_visible()
    expect(page.get_by_role("button", name="Đăng", exact=True)).to_have_count(0)
    github.merge(pull)
    assert "summary: Hai mươi năm chăm một vườn hoa.\n" in github.git("show", f"main:{OLD}")
    assert github.unknown == []


def test_on_github_a_server_of_the_deployers_signs_in(
    new_page: NewPage, project: Path, address: str, tmp_path: Path
) -> None:
    github = FakeGitHub(make_bare_repository(tmp_path), REPOSITORY)
    proxy = FakeProxy(address.rstrip("/"), TOKEN)
    page = new_page(allowed=(API, PROXY))
    page.context.route(f"{API}/**", github.route)
    page.context.route(f"{PROXY}/**", proxy.route)
    set_forge(page, project, f"https://github.com/{REPOSITORY}", sign_in_url=PROXY)
    form = Form(page, address)
    form.sign_in_at("GitHub")
    form.expect_list()
    assert [(asked["provider"], asked["scope"]) for asked in proxy.asked] == [(["github"], ["repo,user"])]
    assert github.tokens == {f"token {TOKEN}"} and github.unknown == []


@pytest.mark.slow
def test_on_gitlab_one_button_signs_in_and_a_draft_is_a_merge_request(
    new_page: NewPage, project: Path, address: str, tmp_path: Path
) -> None:
    gitlab = FakeGitLab(make_bare_repository(tmp_path))
    page = new_page(allowed=(ORIGIN,), viewport={"width": 1280, "height": 900})
    page.context.route(f"{ORIGIN}/**", gitlab.route)
    set_forge(page, project, f"{ORIGIN}/{REPOSITORY}", sign_in_id=gitlab.application)
    form = Form(page, address)
    form.sign_in_at("GitLab").get_by_role("link", name="Authorize").click()
    form.expect_list()
    assert gitlab.tokens == {f"Bearer {gitlab.token}"}
    form.open("ho-so/entries/hoan-kiem/van-hoa-khu-dan-cu/tong-thi-may-lua")
    expect(page.get_by_role("textbox", name="Họ tên")).to_have_value("Tống Thị Mây Lụa")
    form.fill("summary", "Hai mươi năm chăm một vườn hoa.")
    form.save()
    expect(page.get_by_text("đã được lưu thành bản nháp")).to_be_visible()
    (request,) = gitlab.requests
    assert request["title"] == "Draft: Sửa tong-thi-may-lua" and request["target_branch"] == "main"
    branch, git = request["source_branch"], gitlab.repository.git
    assert git("diff", "--name-only", f"main...{branch}").split() == [OLD]
    page.get_by_role("button", name="Gửi duyệt").click()
    expect(page).to_have_url(re.compile(r"#/collections/ho-so$"))
    assert request["labels"] == ["sveltia-cms/pending_review"] and not request["title"].startswith("Draft")
    assert gitlab.repository.list_branches() == [branch, "main"] and gitlab.unknown == []
    gitlab.repository.merge_branch(branch)
    assert "summary: Hai mươi năm chăm một vườn hoa.\n" in git("show", f"main:{OLD}")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ('{"editorUrl": "https://soan.vi-du.example/"}', "elsewhere"),
        ("{", "offline"),
        ('{"rules": {}}', "old"),
    ],
)
def test_a_form_that_must_not_start_does_not(new_page: NewPage, address: str, data: str, text: str) -> None:
    # An old browser says in its console what it does not know.
    page = new_page(allowed=("TypeError",))
    page.route("**/cau-hinh.json", lambda route: route.fulfill(body=data, content_type="application/json"))
    page.goto(f"{address}{EDITOR}")
    expect(page.locator("html")).to_have_attribute("data-state", text)
    expect(page.get_by_role("button")).to_have_count(0)


def test_without_a_repository_the_page_leads_to_the_plain_form(
    new_page: NewPage, serve_folder: ServeFolder, demo_site: Path
) -> None:
    base = serve_folder(demo_site)
    page = new_page()
    page.goto(f"{base}{EDITOR}")
    expect(page.get_by_text("Trang web chưa khai địa chỉ kho hồ sơ.")).to_be_visible()
    page.get_by_role("link", name="Gửi một hồ sơ bằng mẫu điền").click()
    expect(page.get_by_role("heading", name="Gửi một hồ sơ", level=1)).to_be_visible()
