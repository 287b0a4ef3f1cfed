"""The script of our cards where a page runs it in another way than a pasted snippet does."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.embeds import CORS, LOST, SLUG, snippet
from tests.tools.server import ServeFolder

NewPage = Callable[..., Page]


def test_a_script_that_jquery_runs_as_text_finds_its_own_address(
    new_page: NewPage, serve_folder: ServeFolder, tmp_path: Path, ours: str, demo_site: Path
) -> None:
    """As jQuery before 3.5 runs a script of its own host that is appended: in an element without an address."""
    script = (demo_site / "nhung" / "1.js").read_text("utf-8")
    html = f'<!doctype html><title>Cổng</title><script type="text/x" src="{ours}nhung/1.js"></script>'
    (tmp_path / "index.html").write_text(f"{html}<ntvt-ho-so slug={SLUG}></ntvt-ho-so>", "utf-8")
    (tmp_path / "favicon.ico").touch()
    page = new_page()
    host = serve_folder(tmp_path)
    page.goto(host)
    page.add_script_tag(content=script)
    expect(page.get_by_role("heading", name="Cô Tiêu Thị Anh Đào")).to_be_visible()


# As a portal of web components does: the snippet's elements, then its script, are appended to a shadow root.
SHADOW = """([html, address]) => new Promise((resolve) => {
  const root = document.querySelector("main").attachShadow({ mode: "open" });
  root.innerHTML = html;
  if (!address) return resolve();
  const script = Object.assign(document.createElement("script"), { src: address, onload: resolve });
  root.append(script);
})"""


@pytest.mark.parametrize("kind", ["card", "frame"])
def test_a_script_inside_a_shadow_root_leaves_the_snippet_as_it_is_and_says_so(
    new_page: NewPage, host: Callable[[str], str], ours: str, kind: str
) -> None:
    card = f'<ntvt-ho-so slug="{SLUG}"><a href="{ours}ho-so/{SLUG}/">Hồ sơ {SLUG}</a></ntvt-ho-so>'
    frame = (
        f'<iframe src="{ours}nhung/ho-so/{SLUG}/" width="480" height="300"></iframe><a href="{ours}">Hồ sơ {SLUG}</a>'
    )
    page = new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(host("<main></main>"))
    page.evaluate(SHADOW, [{"card": card, "frame": frame}[kind], f"{ours}nhung.js"])
    expect(page.get_by_role("link", name=f"Hồ sơ {SLUG}")).to_be_visible()
    expect(page.locator("iframe")).to_have_count(int(kind == "frame"))
    assert said == ["nhung.js: xin đặt thẻ script này ngoài shadow root."]


def test_an_element_inside_a_shadow_root_gets_its_card_from_a_script_outside(
    new_page: NewPage, host: Callable[[str], str], ours: str
) -> None:
    page = new_page()
    page.goto(host(f'<main></main><script src="{ours}nhung.js"></script>'))
    page.evaluate(SHADOW, [f'<ntvt-ho-so slug="{SLUG}"></ntvt-ho-so>', ""])
    expect(page.get_by_role("heading", name="Cô Tiêu Thị Anh Đào")).to_be_visible()


def test_a_page_from_a_disk_shows_cards_and_sizes_frames(new_page: NewPage, tmp_path: Path, ours: str) -> None:
    page = new_page()
    frame = f'<iframe src="{ours}nhung/ho-so/{SLUG}/" width="480" height="800"></iframe>'
    (tmp_path / "bai.html").write_text(f"<!doctype html><title>Bài</title>{snippet(ours, SLUG)}{frame}", "utf-8")
    page.goto((tmp_path / "bai.html").as_uri())
    expect(page.get_by_role("article")).to_be_visible()
    expect(page.locator("iframe")).not_to_have_attribute("height", "800")


def test_of_two_galleries_on_a_page_neither_says_that_the_others_profile_is_gone(
    new_page: NewPage, serve_folder: ServeFolder, tmp_path: Path, demo_site: Path, ours: str
) -> None:
    (tmp_path / "favicon.ico").touch()
    page = new_page(allowed=(*LOST, "không tìm thấy"))
    other = serve_folder(demo_site, prefix="/khac/", headers=CORS)
    host = serve_folder(tmp_path)
    frames = "".join(f'<iframe src="{root}nhung/ho-so/{SLUG}/" height="800"></iframe>' for root in (ours, other))
    snippets = snippet(ours, SLUG) + snippet(other, "chi-co-o-kia")
    html = f"<!doctype html><title>Cổng</title>{snippets}{frames}".replace("async ", "")
    (tmp_path / "index.html").write_text(html, "utf-8")
    page.goto(host, wait_until="networkidle")
    expect(page.get_by_role("article")).to_have_count(1)
    expect(page.locator("iframe[height='800']")).to_have_count(0)
    expect(page.get_by_role("link", name="Hồ sơ chi-co-o-kia")).to_be_visible()
