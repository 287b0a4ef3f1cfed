"""The one door to MkDocs: it hands over the chrome (shells and editorial pages); the core makes the gallery."""

import re
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from generator.build import Gallery, Look, Project, build_site, read_gallery
from generator.cache import open_cache
from generator.checking.links import SCHEME, find_links
from generator.problems import tell
from generator.publishing.publish import ForeignFolderError, refuse_foreign
from generator.publishing.scratch import scratch_folder
from generator.reading.digests import digest_looks
from generator.reading.files import list_files, read_bytes, read_text
from generator.reading.theme import Theme, read_theme
from generator.records.link import GalleryLink
from generator.records.problem import has_errors
from generator.rendering.shell import MAX_DEPTH, Chrome, Shell, compile_shell
from generator.steps.tasks import Tasks

log = get_plugin_logger("ntvt")

_HREF = re.compile(rf'href="{SCHEME}([^"#]*)')
_NOT_OURS = ("sitemap.xml", "sitemap.xml.gz")


class GalleryConfig(Config):
    """The plugin's options in mkdocs.yml."""

    content = config_options.Type(str, default="content")
    """The folder with `profiles/`."""
    site_data = config_options.Type(str, default="site_data")
    """The folder with the controlled words."""


Deliver = Callable[[MkDocsConfig, Chrome], None]


class GalleryPlugin(BasePlugin[GalleryConfig]):
    """Checks the gallery before MkDocs touches any folder, and publishes it when MkDocs is done.

    `deliver` is what becomes of the chrome; a command that only wants the chrome sets its own.
    """

    def __init__(self) -> None:
        self.deliver: Deliver | None = None
        self._cleanup = ExitStack()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check everything, then send MkDocs to a staging folder: publishing alone touches the site."""
        self.close()
        root = Path(config.config_file_path).parent
        self._theme: Theme = read_theme(root / "theme")
        self._shells: dict[int, Shell] = {}
        if self.deliver is None:
            self._out = Path(config.site_dir)
            content, config_file = Path(self.config.content), Path(config.config_file_path)
            self._project = Project(content, Path(self.config.site_data), config_file)
            self._look_key = digest_looks(config_file, content)
            self._cache = self._cleanup.enter_context(open_cache(self._out))
            self._gallery = self._read()
        config.site_dir = self._cleanup.enter_context(scratch_folder())
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leave out the base theme's own files; add one shell for each depth."""
        for file in list(files):
            if not file.is_documentation_page() and not file.src_uri.startswith("media/"):
                files.remove(file)
        pages = [file.abs_src_path for file in files.documentation_pages() if file.abs_src_path]
        self._links = [link for path in (config.config_file_path, *pages) for link in _links_of(path)]
        for depth in range(MAX_DEPTH):
            text = (
                f"---\ntitle: '@@title@@'\ndescription: '@@description@@'\ntemplate: shell.html\ndepth: {depth}\n---\n"
            )
            files.append(File.generated(config, f"{'v/' * depth}index.md", content=text))
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Navigation entries of the gallery become addresses below the root."""
        _resolve(nav.items)
        return nav

    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> Any:
        """Templates name an asset plainly; they get its hashed address."""
        env.globals["asset"] = self._theme.names.__getitem__
        return env

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Links of editorial pages into the gallery become relative, so that they hold under any prefix."""
        return _HREF.sub(lambda match: f'href="{get_relative_url(match[1] or ".", page.url)}', html)

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Keep a shell for us; an empty string keeps MkDocs from writing it."""
        if page.meta.get("template") != "shell.html":
            return output
        self._shells[int(page.meta["depth"])] = compile_shell(output)
        return ""

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Hand the chrome over."""
        chrome = Chrome(
            site_url=config.site_url or "",
            shells=tuple(self._shells[depth] for depth in sorted(self._shells)),
            files=_made(Path(config.site_dir)),
            links=tuple(self._links),
        )
        if self.deliver is None:
            look = Look(chrome=chrome, theme=self._theme, key=self._look_key)
            result = build_site(self._gallery, look, self._out, self._cache, Tasks())
            done = result.published
            if done is None:
                log.error("\n%s", tell(result.problems))
                raise PluginError("có liên kết sai, trang cũ được giữ nguyên")
            log.info("%d tệp, ghi mới %d, xóa %d", done.files, done.written, done.deleted)
        else:
            self.deliver(config, chrome)
        self.close()

    def on_build_error(self, *, error: Exception) -> None:
        """What failed leaves no staging folder behind."""
        self.close()

    def close(self) -> None:
        """Drop the staging folder, if there is one."""
        self._cleanup.close()

    def _read(self) -> Gallery:
        try:
            refuse_foreign(self._out)
        except ForeignFolderError as error:
            raise PluginError(f"thư mục {error} có tệp không phải do kho này tạo ra; không ghi gì vào đó") from error
        gallery = read_gallery(self._project, self._cache, Tasks())
        if gallery.problems:
            log.warning("\n%s", tell(gallery.problems))
        if has_errors(gallery.problems):
            raise PluginError("nội dung có lỗi, trang cũ được giữ nguyên")
        return gallery


def _resolve(items: list) -> None:  # type: ignore[type-arg]
    for item in items:
        if isinstance(item, Link) and item.url.startswith(SCHEME):
            item.url = item.url.removeprefix(SCHEME) or "."
        _resolve(item.children or [])


def _links_of(path: str) -> list[GalleryLink]:
    """The links into the gallery in one file, which is shown as it lies below the working folder."""
    shown = Path(path).relative_to(Path.cwd()) if Path(path).is_relative_to(Path.cwd()) else Path(path)
    return find_links(shown.as_posix(), read_text(path).text or "")


def _made(folder: Path) -> dict[str, bytes]:
    """What MkDocs wrote, but for the files that we make ourselves."""
    found, _ = list_files(folder, (".html", ".png", ".jpg", ".webp", ".svg", ".pdf"))
    return {"/".join(item.parts): read_bytes(item.path) or b"" for item in found if item.parts[-1] not in _NOT_OURS}
