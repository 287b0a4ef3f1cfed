"""The samples of the README: a real nginx serves the site with them, at the root and below a path."""

import hashlib
import http.client
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.project import ROOT

NGINX = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
MIME = Path("/etc/nginx/mime.types")
FOREVER = "public, max-age=31536000, immutable"
POLICY = "default-src 'self'"
CONFIG = """
daemon off;
{user}
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
  access_log off;
  {types}
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  {sample}
}}
"""


def samples() -> tuple[str, str]:
    """The two samples: at the root; below a path, with the map of the first."""
    root, below = re.findall(r"```nginx\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    return root, root[: root.index("server {")] + below


@contextmanager
def serving(sample: str, site: Path, folder: Path) -> Iterator[int]:
    """Run nginx with a sample over a site; gives the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    sample = sample.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/srv/nguoi-tot", site.as_posix())
    types = f"include {MIME};" if MIME.exists() else ""
    user = "user root;" if Path("/proc/self").owner() == "root" else ""
    config = folder / "nginx.conf"
    config.write_text(CONFIG.format(folder=folder, types=types, sample=sample, user=user), encoding="utf-8")
    running = subprocess.Popen([str(NGINX), "-p", folder, "-c", config], stderr=subprocess.PIPE, text=True)
    try:
        patience = time.monotonic() + 20
        while time.monotonic() < patience and running.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        assert running.poll() is None, running.communicate()[1]
        yield port
    finally:
        running.terminate()
        running.communicate(timeout=20)


def ask(port: int, path: str) -> tuple[int, str, bytes]:
    """The status, how long to keep, and the bytes; every answer with a body bears the strict policy."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path)
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    assert answer.status == 301 or answer.getheader("Content-Security-Policy") == POLICY, path
    return answer.status, answer.getheader("Cache-Control", ""), data


def never_changes(path: str, data: bytes) -> bool:
    """Whether another content would have another name."""
    folder, _, name = path.rpartition("/")
    if folder == "assets" or folder.startswith("assets/"):
        return hashlib.sha256(data).hexdigest()[:8] in name
    return (folder == "anh" and not name.endswith("-the-160.webp")) or (
        folder == "tra-cuu/chi-muc" and name != "contents.json"
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
            assert ask(port, prefix + path) == (200, wanted, data), path
        assert ask(port, f"{prefix}ho-so/")[:2] == (200, "no-cache")
        status, _, page = ask(port, f"{prefix}khong-co/")
        assert (status, page) == (404, (demo_site / "404.html").read_bytes())
        assert ask(port, f"{prefix}assets/site.00000000.css")[:2] == (404, "")
        assert ask(port, prefix.rstrip("/") or "/")[0] == (200 if prefix == "/" else 301)
    assert kept == {"assets", "anh", "tra-cuu"}
