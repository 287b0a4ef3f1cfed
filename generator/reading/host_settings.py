"""Read `mkdocs.yml`, as far as the gallery depends on it; the host checks the rest."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import yaml
from msgspec import Struct

from generator.checking.links import SCHEME, make_link
from generator.checking.privacy import find_details, make_detail_problem
from generator.reading.files import list_files, read_text, refuse_file
from generator.records.link import GalleryLink
from generator.records.problem import Problem, error_at

_LINK = re.compile(rf"{SCHEME}|https?://|/", re.IGNORECASE)
"""A link of the navigation; others of its texts are titles and files."""
_NO_ADDRESS = re.compile(
    r"[\s\x00-\x1f\x7f\"'<>&\\?#]|/index\.html?$|//[^/:]*(?:\.\.|/\.|\.-|-\.)|//[.\-]", re.IGNORECASE
)
"""What no address of a folder of a host has."""
_URL_HINT = "ghi địa chỉ công khai của trang, ví dụ: site_url: https://quan.example/nguoi-tot/"


class HostSettings(Struct, frozen=True, kw_only=True):
    """What the gallery needs of the host's settings."""

    site_url: str = ""
    """The site's public address, with a slash at its end; empty where there is none."""
    prefix: str = "/"
    """The path of the site's public address, with `/` at both ends."""
    links: tuple[GalleryLink, ...] = ()
    """The links of the navigation into the gallery."""


def read_settings(config_file: Path) -> tuple[HostSettings, list[Problem]]:
    """Read the host's settings, which must name the site's address and our plugin, and check the theme's files."""
    path = config_file.as_posix()
    _, problems = list_files(config_file.parent / "theme", ("",), may_be_link=True)
    if problem := refuse_file(config_file):
        return HostSettings(), [problem, *problems]
    read = read_text(path)
    if read.text is None:
        hint = "chạy lệnh này ở thư mục gốc của kho, nơi có tệp mkdocs.yml"
        return HostSettings(), problems + [replace(problem, hint=hint) for problem in read.problems]
    try:
        root = yaml.compose(read.text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        hint = "xem lại dấu ngoặc, dấu hai chấm và thụt dòng ở chỗ này"
        return HostSettings(), [*problems, error_at(path, *place, "yaml", "không đọc được từ chỗ này", hint)]
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    keys = {key.value: (key, value) for key, value in pairs}
    problems += _find_doubled(path, [key for key, _ in pairs])
    nav = keys.get("nav")
    links = tuple(_find_links(path, nav[1])) if nav else ()
    texts = [
        node
        for name in ("site_name", "site_description", "nav")
        if name in keys
        for node in _walk_scalars(keys[name][1])
    ]
    problems += [problem for node in texts for problem in _find_private(path, node)]
    # With INHERIT, another file may set these.
    if "INHERIT" not in keys:
        problems += _check_url_key(path, *keys.get("site_url", (None, None)))
        problems += _check_plugin(path, *keys.get("plugins", (None, None)))
    address = keys["site_url"][1] if "site_url" in keys else None
    url = str(address.value) if isinstance(address, yaml.ScalarNode) else ""
    if not _is_web_address(url):
        return HostSettings(links=links), problems
    folder = unquote(urlsplit(url).path).strip("/")
    prefix = f"/{folder}/" if folder else "/"
    return HostSettings(site_url=f"{url.rstrip('/')}/", prefix=prefix, links=links), problems


def check_url(path: str, line: int, column: int, url: str) -> list[Problem]:
    """Check the site's public address, which the settings file `path` has at this place."""
    if not url.strip():
        return [error_at(path, line, column, "site-url", "chưa có site_url, địa chỉ công khai của trang", _URL_HINT)]
    if not _is_web_address(url):
        return [
            error_at(path, line, column, "site-url", f'site_url "{url}" không phải là địa chỉ trang web', _URL_HINT)
        ]
    return []


def _is_web_address(url: str) -> bool:
    """Whether pages can stand below an address."""
    try:
        parts = urlsplit(url)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
    # A name and a password would stand on every page.
    if not is_web or "@" in parts.netloc or _NO_ADDRESS.search(url):
        return False
    # Browsers resolve "." and "..", and servers merge "//": pages would be asked for at other addresses.
    folders = unquote(parts.path).removeprefix("/").removesuffix("/").split("/")
    return not {".", ".."}.intersection(folders) and (folders == [""] or "" not in folders)


def _find_private(path: str, node: yaml.ScalarNode) -> Iterator[Problem]:
    """Yield a problem for each private detail in a text that stands on the pages."""
    line, column = _get_place(node)
    column += node.style in ("'", '"')
    for detail in find_details(node.value):
        # Who publishes the site may be named.
        if detail.code != "name":
            yield make_detail_problem(path, line, column + detail.start, detail)


def _find_doubled(path: str, keys: Iterable[yaml.Node]) -> Iterator[Problem]:
    """Yield a problem for each key that stood before: the host takes the last one and says nothing."""
    known = set()
    for key in keys:
        if key.value in known:
            message = f'mục "{key.value}" được ghi hai lần'
            yield error_at(path, *_get_place(key), "duplicate-key", message, "giữ lại một dòng, xóa dòng kia")
        known.add(key.value)


def _check_url_key(path: str, key: yaml.Node | None, value: yaml.Node | None) -> list[Problem]:
    if value is None or key is None:
        return check_url(path, 1, 1, "")
    if value.tag.startswith("!ENV"):
        return []
    line, column = _get_place(value if value.value else key)
    is_text = isinstance(value, yaml.ScalarNode) and not value.tag.endswith(":null")
    return check_url(path, line, column, str(value.value) if is_text else "")


def _check_plugin(path: str, key: yaml.Node | None, value: yaml.Node | None) -> list[Problem]:
    names = [scalar.value for scalar in _walk_scalars(value)] if value else []
    if "ntvt" in names:
        return []
    line, column = _get_place(key) if key else (1, 1)
    hint = "thêm vào mục plugins: dòng “- ntvt”"
    return [error_at(path, line, column, "no-plugin", "mkdocs.yml chưa gọi phần dựng kho hồ sơ", hint)]


def _find_links(path: str, nav: yaml.Node) -> Iterator[GalleryLink]:
    for node in _walk_scalars(nav):
        if _LINK.match(node.value):
            line, column = _get_place(node)
            if link := make_link(node.value, "", path, line, column + (node.style in ("'", '"'))):
                yield link


def _walk_scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _walk_scalars(key)
            yield from _walk_scalars(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _walk_scalars(item)


def _get_place(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1
