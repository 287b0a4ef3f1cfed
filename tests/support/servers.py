"""Real servers for the tests and benchmarks: nginx and Apache, by the samples of docs/serving."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.support.commands import free_port
from tests.support.project import ROOT

NGINX = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
MIME = Path("/etc/nginx/mime.types")
SAMPLES = ROOT / "docs" / "serving"
APACHE = shutil.which("apache2") or shutil.which("/usr/sbin/apache2")
MODULES = Path("/usr/lib/apache2/modules")
APACHE_CONFIG = """
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/error.log
Mutex file:{folder}
User www-data
Group www-data
{modules}
TypesConfig {mime}
DocumentRoot {site}
<Directory {site}>
  AllowOverride All
  Require all granted
</Directory>
"""
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
    """The two samples of nginx: at the root; below a path, with the maps of the first."""
    root, below = ((SAMPLES / name).read_text("utf-8") for name in ("nginx.conf", "nginx-path.conf"))
    return root, root[: root.index("server {")] + below


@contextmanager
def running(command: Sequence[str | Path], port: int) -> Iterator[None]:
    """Run a server, from when it listens at the port until the block ends."""
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        patience = time.monotonic() + 20
        while time.monotonic() < patience and process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        assert process.poll() is None, process.communicate()[1]
        yield
    finally:
        process.terminate()
        process.communicate(timeout=20)


@contextmanager
def serving(sample: str, site: Path, folder: Path, *, http2: bool = False) -> Iterator[int]:
    """Run nginx with a sample over a site, by HTTP/2 with a certificate of its own; gives the port."""
    port = free_port()
    listen = f"listen 127.0.0.1:{port};"
    if http2:
        key, certificate = make_certificate(folder)
        listen = f"listen 127.0.0.1:{port} ssl http2; ssl_certificate {certificate}; ssl_certificate_key {key};"
    sample = sample.replace("listen 80;", listen).replace("/srv/nguoi-tot", site.as_posix())
    types = f"include {MIME};" if MIME.exists() else ""
    user = "user root;" if Path("/proc/self").owner() == "root" else ""
    config = folder / "nginx.conf"
    config.write_text(CONFIG.format(folder=folder, types=types, sample=sample, user=user), encoding="utf-8")
    with running([str(NGINX), "-p", folder, "-c", config], port):
        yield port


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """Write a key and a certificate of this machine into `folder`."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=localhost"]
    subprocess.run(["openssl", "req", *kind, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    return key, certificate


@contextmanager
def serving_by_apache(site: Path, folder: Path) -> Iterator[int]:
    """Run Apache over a site; gives the port."""
    port = free_port()
    names = ("mpm_event", "authz_core", "mime", "dir", "alias", "headers", "deflate", "filter", "autoindex")
    modules = "\n".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in names)
    (folder / "mime.types").write_text("text/html html\ntext/css css\nimage/svg+xml svg\napplication/xml xml\n")
    config = folder / "apache.conf"
    text = APACHE_CONFIG.format(port=port, folder=folder, modules=modules, mime=folder / "mime.types", site=site)
    config.write_text(text, encoding="utf-8")
    with running([str(APACHE), "-f", config, "-D", "FOREGROUND"], port):
        yield port
