"""The samples of docs/serving: a real nginx and a real Apache serve the site by them, at the root and below a path."""

import gzip
import hashlib
import http.client
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.support.project import ROOT
from tests.support.servers import APACHE, MODULES, NGINX, SAMPLES, samples, serving, serving_by_apache

FOREVER = "public, max-age=31536000, immutable"
POLICY = "default-src 'self'; frame-ancestors 'self'"
FRAME_POLICY = "default-src 'self'; frame-ancestors *"
EDITOR_POLICY = "frame-ancestors 'none'"
TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "csv": "text/csv",
    "txt": "text/plain",
    "json": "application/json",
    "xml": "application/xml",
    "sqlite": "application/vnd.sqlite3",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
    "webp": "image/webp",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "m4a": "audio/mp4",
}
"""What readers of data and feeds and a strict browser must be told a file is, by the end of its name."""
READ_BY_OTHERS = re.compile(
    r"(nhung/|nhung\.js$|oembed/|du-lieu/|tra-cuu/chi-muc/)|(.*/)?(feed(-\d+)?\.(json|xml)|index\.json)$"
)


def ask(port: int, path: str, prefix: str = "/") -> tuple[int, str, bytes]:
    """The status, how long to keep, and the bytes; every answer with a body bears the policy and names its readers."""
    answer, data = get(port, path)
    if answer.status != 301:
        own = {"nhung/": FRAME_POLICY, "bien-tap/soan/": EDITOR_POLICY}
        wanted = next((policy for start, policy in own.items() if path.startswith(prefix + start)), POLICY)
        assert answer.getheader("Content-Security-Policy") == wanted, path
        readers = "*" if READ_BY_OTHERS.match(path.removeprefix(prefix)) else None
        assert answer.getheader("Access-Control-Allow-Origin") == readers, path
        assert answer.getheader("X-Content-Type-Options") == "nosniff"
    if answer.status == 200:
        kind = TYPES.get(Path(path).suffix[1:])
        assert not kind or (answer.getheader("Content-Type") or "").partition(";")[0] == kind, path
    return answer.status, answer.getheader("Cache-Control", ""), data


def get(port: int, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer, data


def never_changes(path: str, data: bytes) -> bool:
    """Whether another content would have another name."""
    folder, _, name = path.rpartition("/")
    if folder == "assets" or folder.startswith("assets/"):
        return hashlib.sha256(data).hexdigest()[:8] in name
    return (folder == "anh" and not name.endswith("-the-160.webp")) or (
        folder == "tra-cuu/chi-muc" and name != "contents.bin"
    )


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
@pytest.mark.parametrize("prefix", ["/", "/nguoi-tot/"])
def test_what_has_a_hash_in_its_name_is_kept_for_ever_and_nothing_else(
    demo_site: Path, tmp_path: Path, prefix: str
) -> None:
    kept = set()
    with serving(samples()[prefix != "/"], demo_site, tmp_path) as port:
        for file in sorted(path for path in demo_site.rglob("*") if path.is_file() and path.name[0] != "."):
            path, data = file.relative_to(demo_site).as_posix(), file.read_bytes()
            wanted = FOREVER if never_changes(path, data) else "no-cache"
            kept |= {path.split("/")[0]} if wanted == FOREVER else set()
            assert ask(port, prefix + path, prefix) == (200, wanted, data), path
        assert ask(port, f"{prefix}ho-so/", prefix)[:2] == (200, "no-cache")
        status, _, page = ask(port, f"{prefix}khong-co/", prefix)
        assert (status, page) == (404, (demo_site / "404.html").read_bytes())
        assert ask(port, f"{prefix}assets/site.00000000.css", prefix)[:2] == (404, "")
        assert ask(port, prefix.rstrip("/") or "/")[0] == (200 if prefix == "/" else 301)
        # Behind a proxy nginx knows neither the host nor that the address begins with https.
        moved = get(port, f"{prefix}ho-so")[0]
        assert (moved.status, moved.getheader("Location")) == (301, f"{prefix}ho-so/")
        gone = ask(port, f"{prefix}oembed/da-go.json", prefix)
        assert gone[0] == 404
    assert kept == {"assets", "anh", "tra-cuu"}


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
def test_nginx_sends_what_was_compressed_ahead(demo_site: Path, tmp_path: Path) -> None:
    site = tmp_path / "deploy"
    for _ in range(2):
        subprocess.run(["sh", SAMPLES / "compress.sh", demo_site, site], check=True)
    compressed = sorted(site.rglob("*.gz"))
    assert len(compressed) > 20
    with serving(samples()[0], site, tmp_path) as port:
        for path in compressed:
            name = path.relative_to(site).as_posix().removesuffix(".gz")
            answer, data = get(port, f"/{name}", **{"Accept-Encoding": "gzip"})
            assert answer.getheader("Content-Encoding") == "gzip", name
            assert data == path.read_bytes() and gzip.decompress(data) == (demo_site / name).read_bytes()
            assert get(port, f"/{name}")[1] == (demo_site / name).read_bytes()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that Apache may read, which serves as a user of its own."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.skipif(APACHE is None or not MODULES.is_dir(), reason="Apache is not installed")
def test_apache_serves_the_site_as_nginx_does(demo_site: Path, open_folder: Path) -> None:
    site = open_folder / "site"
    shutil.copytree(demo_site, site)
    shutil.copy(SAMPLES / "htaccess", site / ".htaccess")
    with serving_by_apache(site, open_folder) as port:
        for file in sorted(path for path in demo_site.rglob("*") if path.is_file() and path.name[0] != "."):
            path, data = file.relative_to(demo_site).as_posix(), file.read_bytes()
            wanted = FOREVER if never_changes(path, data) else "no-cache"
            assert ask(port, f"/{path}") == (200, wanted, data), path
        status, _, page = ask(port, "/khong-co/")
        assert (status, page) == (404, (demo_site / "404.html").read_bytes())
        assert ask(port, "/oembed/da-go.json")[0] == 404
        answer, data = get(port, "/", **{"Accept-Encoding": "gzip"})
        assert answer.getheader("Content-Encoding") == "gzip"
        assert gzip.decompress(data) == (demo_site / "index.html").read_bytes()


@pytest.mark.parametrize("name", [".github/workflows/pages.yml", ".gitlab-ci.yml"])
def test_deployments_draw_cards(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "make site" in text and ".venv/bin/ntvt build --cards" in text
