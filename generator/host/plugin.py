"""The MkDocs plugin. MkDocs renders shells and editorial pages; the core builds the gallery with them."""

import logging
import re
from collections.abc import Callable
from contextlib import ExitStack
from html import unescape
from pathlib import Path
from typing import Any

import nh3
from markupsafe import escape
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from generator.build import Look, build_site
from generator.cache import open_cache
from generator.checking.links import SCHEME
from generator.checking.safe_html import ATTRIBUTES, PREFIXES, SCHEMES, TAGS, scheme_of
from generator.problems import format_problems
from generator.publishing.publish import ForeignFolderError, refuse_foreign, refuse_input
from generator.publishing.temporary import temporary_folder, write_temporary
from generator.reading.editor import read_editor
from generator.reading.files import list_files, read_bytes
from generator.reading.host_settings import check_url, read_settings
from generator.reading.media import SUFFIXES
from generator.reading.pages import read_pages
from generator.reading.slugs import make_old_anchor, make_slug, make_unique
from generator.reading.theme import Theme, read_theme
from generator.records.problem import InvalidInputError, Problem, has_errors
from generator.rendering.shell import DEPTHS, HostPages, Shell, compile_shell
from generator.rendering.templates import find_template_problem
from generator.steps.gallery import Gallery, Project, digest_project, read_gallery
from generator.steps.tasks import Tasks

log = get_plugin_logger("ntvt")

_HEADING = re.compile(r'(<h[1-6][^>]* id="([^"]*)"[^>]*>)(.*?(?=</h[1-6]>))', re.DOTALL)
_ID = re.compile(r' id="([^"]*)"')
# Aligned columns of Markdown tables; a strict Content-Security-Policy allows no style attribute.
_ALIGNED = re.compile(r'(<t[hd]) style="text-align: (left|center|right);"')
_TAG = re.compile(r"<[^>]*>")
_REPLACED = ("sitemap.xml", "sitemap.xml.gz")
"""Files of MkDocs that the core makes itself."""


class GalleryConfig(Config):
    """The plugin's options in mkdocs.yml."""

    content = config_options.Type(str, default="content")
    """The folder with `profiles/`."""
    site_data = config_options.Type(str, default="site_data")
    """The folder of the registry."""


class GalleryPlugin(BasePlugin[GalleryConfig]):
    """Check the gallery before MkDocs touches any folder, and publish it when MkDocs is done.

    A command that only needs the host's pages sets `receive_host_pages`; then the gallery is not read.
    """

    def __init__(self) -> None:
        self.receive_host_pages: Callable[[HostPages], None] | None = None
        self._cleanup = ExitStack()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check everything, then let MkDocs read and write temporary folders only.

        MkDocs follows links and opens every file among the pages, so it gets a copy of those that may be published.
        """
        self.close()
        config_file = Path(config.config_file_path)
        self._pages, problems = read_pages(_shorten(config.docs_dir))
        _, more = read_settings(_shorten(config_file))
        problems += more or check_url(_shorten(config_file).as_posix(), 1, 1, config.site_url or "")
        if self.receive_host_pages is None:
            self._out = Path(config.site_dir)
            self._project = Project(Path(self.config.content), Path(self.config.site_data), _shorten(config_file))
            self._cache = self._cleanup.enter_context(open_cache(self._out))
            self._gallery = self._read_gallery()
            problems += self._gallery.problems
        self._report(problems)
        self._theme: Theme = read_theme(config_file.parent / "theme")
        self._shells: dict[int, Shell] = {}
        self._copy_pages(config)
        # The templates do not escape the settings; `| e` does not escape twice.
        config.site_name, config.site_description = escape(config.site_name), escape(config.site_description or "")
        config.mdx_configs.setdefault("toc", {})["slugify"] = _slugify
        # Our own check of anchors knows the old ones, too.
        config.validation.links.anchors = logging.DEBUG
        config.site_dir = self._cleanup.enter_context(temporary_folder())
        return config

    def _copy_pages(self, config: MkDocsConfig) -> None:
        docs_dir, copy = config.docs_dir, self._cleanup.enter_context(temporary_folder())
        write_temporary(Path(copy), self._pages.files)
        config.docs_dir = copy
        # Restored at the end, since `mkdocs serve` watches the folder of this setting.
        self._cleanup.callback(setattr, config, "docs_dir", docs_dir)

    def _report(self, problems: list[Problem]) -> None:
        """Log the problems (`mkdocs build`), and stop if one is an error. Raises InvalidInputError, PluginError."""
        problems = sorted(set(problems))
        is_faulty = has_errors(problems)
        if self.receive_host_pages is not None:
            if is_faulty:
                raise InvalidInputError(problems)
        elif problems:
            # Logged below WARNING, since our warnings must not stop strict mode: they do not stop `ntvt build`.
            log.log(logging.ERROR if is_faulty else logging.INFO, "\n%s", format_problems(problems))
            if is_faulty:
                raise PluginError("nội dung có lỗi, trang cũ được giữ nguyên")

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Remove the base theme's own files, and add one shell for each depth of folders."""
        for file in list(files):
            if not file.is_documentation_page() and not file.src_uri.startswith("media/"):
                files.remove(file)
        for depth in range(DEPTHS):
            text = (
                f"---\ntitle: '@@title@@'\ndescription: '@@description@@'\ntemplate: shell.html\ndepth: {depth}\n---\n"
            )
            files.append(File.generated(config, f"{'v/' * depth}index.md", content=text))
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Resolve links into the gallery to addresses below the root, and escape all titles."""
        _resolve(nav.items)
        return nav

    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> Any:
        """Let templates look up the hashed address of an asset, and escape what pages say of themselves."""
        env.globals["asset"] = self._theme.names.__getitem__
        for file in files.documentation_pages():
            if page := file.page:
                page.meta = {
                    key: escape(value) if isinstance(value, str) else value for key, value in page.meta.items()
                }
                page.title = escape(page.title or "")
        return env

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Sanitise an editorial page, in case the check missed something, and resolve its links into the gallery.

        Links become relative, so that they work below any prefix.
        """

        def resolve(tag: str, name: str, value: str) -> str:
            is_absolute = value.startswith("/") and not value.startswith("//")
            if tag != "a" or name != "href" or not (is_absolute or scheme_of(value) == "gallery"):
                return value
            address, mark, anchor = value.strip()[1 if is_absolute else len(SCHEME) :].partition("#")
            return f"{get_relative_url(address or '.', page.url)}{mark}{anchor}"

        html = nh3.clean(
            _ALIGNED.sub(r'\1 class="\2"', html),
            tags=set(TAGS),
            attributes=ATTRIBUTES,
            generic_attribute_prefixes=PREFIXES,
            url_schemes=SCHEMES,
            clean_content_tags={"script", "style"},
            link_rel=None,
            attribute_filter=resolve,
        )
        return _add_old_anchors(html)

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Keep a shell; an empty string keeps MkDocs from writing it."""
        if page.meta.get("template") != "shell.html":
            return output
        self._shells[int(page.meta["depth"])] = compile_shell(output)
        return ""

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Publish the gallery, or hand the host's pages to `receive_host_pages`."""
        host_pages = HostPages(
            site_url=config.site_url or "",
            shells=tuple(self._shells[depth] for depth in sorted(self._shells)),
            files=_read_output(Path(config.site_dir)),
        )
        if self.receive_host_pages is None:
            editor = read_editor(Path(config.config_file_path))
            look = Look(host_pages=host_pages, theme=self._theme, editor=editor)
            result = build_site(self._gallery, look, self._out, self._cache, Tasks())
            published = result.published
            if published is None:
                log.error("\n%s", format_problems(result.problems))
                raise PluginError("có liên kết sai, trang cũ được giữ nguyên")
            log.info("%d tệp, ghi mới %d, xóa %d", published.files, published.written, published.deleted)
        else:
            self.receive_host_pages(host_pages)
        self.close()

    def on_build_error(self, *, error: Exception) -> None:
        """Delete the temporary folders after an error. Raises PluginError for a problem in input or template."""
        self.close()
        if self.receive_host_pages is None:
            template_problem = find_template_problem(error)
            problems = error.problems if isinstance(error, InvalidInputError) else [template_problem]
            self._report([problem for problem in problems if problem])

    def close(self) -> None:
        """Delete the temporary folders and close the cache, if they are open."""
        self._cleanup.close()

    def _read_gallery(self) -> Gallery:
        try:
            refuse_input(self._out, self._project.folders)
        except ForeignFolderError as error:
            raise PluginError(f"thư mục {error} nằm trong thư mục nội dung, danh mục hoặc giao diện") from error
        try:
            refuse_foreign(self._out)
        except ForeignFolderError as error:
            raise PluginError(f"thư mục {error} có tệp không phải do kho này tạo ra; không ghi gì vào đó") from error
        return read_gallery(self._project, digest_project(self._project), self._cache, Tasks())


def _resolve(items: list) -> None:  # type: ignore[type-arg]
    for item in items:
        if isinstance(item, Link) and item.url.lower().startswith(SCHEME):
            item.url = item.url[len(SCHEME) :] or "."
        elif isinstance(item, Link) and item.url.startswith("/") and not item.url.startswith("//"):
            item.url = item.url[1:] or "."
        if item.title and not isinstance(item, Page):
            item.title = escape(item.title)
        _resolve(item.children or [])


def _slugify(text: str, separator: str) -> str:
    """Make an anchor as addresses are made, so that đ becomes d."""
    return make_slug(text)


def _add_old_anchors(html: str) -> str:
    """Add the anchors that headings had when slugs dropped đ, so that old links keep working."""
    taken = set(_ID.findall(html))

    def add(match: re.Match[str]) -> str:
        old = make_old_anchor(unescape(_TAG.sub("", match[3])))
        if old in ("", match[2].partition("_")[0]):
            return match[0]
        anchor = make_unique(old, taken)
        taken.add(anchor)
        return f'{match[1]}<span id="{anchor}"></span>{match[3]}'

    return _HEADING.sub(add, html)


def _shorten(path: str | Path) -> Path:
    """Return a path relative to the working folder, if it lies below it."""
    return Path(path).relative_to(Path.cwd()) if Path(path).is_relative_to(Path.cwd()) else Path(path)


def _read_output(folder: Path) -> dict[str, bytes]:
    """Read the files that MkDocs wrote, except those that the core makes itself."""
    files, _ = list_files(folder, (".html", *SUFFIXES))
    return {"/".join(file.parts): read_bytes(file.path) or b"" for file in files if file.parts[-1] not in _REPLACED}
