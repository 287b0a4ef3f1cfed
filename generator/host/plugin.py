"""The one door to MkDocs: it hands over the chrome (shells and editorial pages); the core makes the gallery."""

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

from generator.build import Gallery, Look, Project, build_site, read_gallery
from generator.cache import open_cache
from generator.checking.links import SCHEME
from generator.checking.safe_html import ATTRIBUTES, PREFIXES, SCHEMES, TAGS, scheme_of
from generator.problems import tell
from generator.publishing.publish import ForeignFolderError, refuse_foreign
from generator.publishing.temporary import temporary_folder, write_temporary
from generator.reading.files import list_files, read_bytes
from generator.reading.host_settings import check_url, read_settings
from generator.reading.media import SUFFIXES
from generator.reading.pages import read_pages
from generator.reading.slugs import make_slug, old_anchor, unique_anchor
from generator.reading.theme import Theme, read_theme
from generator.records.problem import FaultyError, Problem, has_errors
from generator.rendering.shell import MAX_DEPTH, HostPages, Shell, compile_shell
from generator.steps.tasks import Tasks

log = get_plugin_logger("ntvt")

_HEADING = re.compile(r'(<h[1-6][^>]* id="([^"]*)"[^>]*>)(.*?(?=</h[1-6]>))', re.DOTALL)
_ID = re.compile(r' id="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_NOT_OURS = ("sitemap.xml", "sitemap.xml.gz")


class GalleryConfig(Config):
    """The plugin's options in mkdocs.yml."""

    content = config_options.Type(str, default="content")
    """The folder with `profiles/`."""
    site_data = config_options.Type(str, default="site_data")
    """The folder with the controlled words."""


Deliver = Callable[[MkDocsConfig, HostPages], None]


class GalleryPlugin(BasePlugin[GalleryConfig]):
    """Checks the gallery before MkDocs touches any folder, and publishes it when MkDocs is done.

    `deliver` is what becomes of the chrome; a command that only wants the chrome sets its own.
    """

    def __init__(self) -> None:
        self.deliver: Deliver | None = None
        self._cleanup = ExitStack()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check everything, then send MkDocs to folders of ours: publishing alone touches the site.

        MkDocs follows links and opens whatever lies among the pages, so it gets a copy of what may be published.
        """
        self.close()
        config_file = Path(config.config_file_path)
        self._pages, problems = read_pages(_shown(config.docs_dir))
        _, more = read_settings(_shown(config_file))
        problems += more or check_url(_shown(config_file).as_posix(), 1, 1, config.site_url or "")
        if self.deliver is None:
            self._out = Path(config.site_dir)
            self._project = Project(Path(self.config.content), Path(self.config.site_data), _shown(config_file))
            self._cache = self._cleanup.enter_context(open_cache(self._out))
            self._gallery = self._read()
            problems += self._gallery.problems
        self._refuse(problems)
        self._theme: Theme = read_theme(config_file.parent / "theme")
        self._shells: dict[int, Shell] = {}
        self._lay_pages(config)
        # Templates take words of the settings as they are; `| e` leaves what is escaped alone.
        config.site_name, config.site_description = escape(config.site_name), escape(config.site_description or "")
        config.mdx_configs.setdefault("toc", {})["slugify"] = _slugify
        # Looked through by our own check, which knows anchors of old, too.
        config.validation.links.anchors = logging.DEBUG
        config.site_dir = self._cleanup.enter_context(temporary_folder())
        return config

    def _lay_pages(self, config: MkDocsConfig) -> None:
        docs_dir, copy = config.docs_dir, self._cleanup.enter_context(temporary_folder())
        write_temporary(Path(copy), self._pages.files)
        config.docs_dir = copy
        # `mkdocs serve` watches what the setting names.
        self._cleanup.callback(setattr, config, "docs_dir", docs_dir)

    def _refuse(self, problems: list[Problem]) -> None:
        """Stop at an error; `mkdocs build` says all problems in its log. Raises FaultyError, PluginError."""
        problems = sorted(set(problems))
        is_faulty = has_errors(problems)
        if self.deliver is not None:
            if is_faulty:
                raise FaultyError(problems)
        elif problems:
            # Warnings of ours are no reason for strict mode to give up, as they are none for `ntvt build`.
            log.log(logging.ERROR if is_faulty else logging.INFO, "\n%s", tell(problems))
            if is_faulty:
                raise PluginError("nội dung có lỗi, trang cũ được giữ nguyên")

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leave out the base theme's own files; add one shell for each depth."""
        for file in list(files):
            if not file.is_documentation_page() and not file.src_uri.startswith("media/"):
                files.remove(file)
        for depth in range(MAX_DEPTH):
            text = (
                f"---\ntitle: '@@title@@'\ndescription: '@@description@@'\ntemplate: shell.html\ndepth: {depth}\n---\n"
            )
            files.append(File.generated(config, f"{'v/' * depth}index.md", content=text))
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Navigation entries of the gallery become addresses below the root; all titles become HTML."""
        _resolve(nav.items)
        return nav

    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> Any:
        """Templates name an asset plainly, and get its hashed address; what pages say of themselves becomes HTML."""
        env.globals["asset"] = self._theme.names.__getitem__
        for file in files.documentation_pages():
            if page := file.page:
                page.meta = {
                    key: escape(value) if isinstance(value, str) else value for key, value in page.meta.items()
                }
                page.title = escape(page.title or "")
        return env

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Leave nothing in an editorial page that could run, whatever the check saw; give its links to the gallery
        relative addresses, so that they hold under any prefix.
        """

        def resolve(tag: str, name: str, value: str) -> str:
            if tag != "a" or name != "href" or scheme_of(value) != "gallery":
                return value
            address, mark, anchor = value.strip()[len(SCHEME) :].partition("#")
            return f"{get_relative_url(address or '.', page.url)}{mark}{anchor}"

        html = nh3.clean(
            html,
            tags=set(TAGS),
            attributes=ATTRIBUTES,
            generic_attribute_prefixes=PREFIXES,
            url_schemes=SCHEMES,
            clean_content_tags={"script", "style"},
            link_rel=None,
            attribute_filter=resolve,
        )
        return _with_old_anchors(html)

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Keep a shell for us; an empty string keeps MkDocs from writing it."""
        if page.meta.get("template") != "shell.html":
            return output
        self._shells[int(page.meta["depth"])] = compile_shell(output)
        return ""

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Hand the chrome over."""
        chrome = HostPages(
            site_url=config.site_url or "",
            shells=tuple(self._shells[depth] for depth in sorted(self._shells)),
            files=_made(Path(config.site_dir)),
        )
        if self.deliver is None:
            look = Look(host_pages=chrome, theme=self._theme)
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
        return read_gallery(self._project, self._cache, Tasks())


def _resolve(items: list) -> None:  # type: ignore[type-arg]
    for item in items:
        if isinstance(item, Link) and item.url.startswith(SCHEME):
            item.url = item.url.removeprefix(SCHEME) or "."
        if item.title and not isinstance(item, Page):
            item.title = escape(item.title)
        _resolve(item.children or [])


def _slugify(text: str, separator: str) -> str:
    """As names become addresses, so that đ is a d."""
    return make_slug(text)


def _with_old_anchors(html: str) -> str:
    """Let links of old find the headings, whose anchors left out đ."""
    taken = set(_ID.findall(html))

    def add(match: re.Match[str]) -> str:
        old = old_anchor(unescape(_TAG.sub("", match[3])))
        if old in ("", match[2].partition("_")[0]):
            return match[0]
        anchor = unique_anchor(old, taken)
        taken.add(anchor)
        return f'{match[1]}<span id="{anchor}"></span>{match[3]}'

    return _HEADING.sub(add, html)


def _shown(path: str | Path) -> Path:
    """A path as an editor knows it: below the working folder, where it lies there."""
    return Path(path).relative_to(Path.cwd()) if Path(path).is_relative_to(Path.cwd()) else Path(path)


def _made(folder: Path) -> dict[str, bytes]:
    """What MkDocs wrote, but for the files that we make ourselves."""
    found, _ = list_files(folder, (".html", *SUFFIXES))
    return {"/".join(item.parts): read_bytes(item.path) or b"" for item in found if item.parts[-1] not in _NOT_OURS}
