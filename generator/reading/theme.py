"""Read the theme: the templates of the gallery, and the assets that the site serves."""

import hashlib
import re
from pathlib import Path

from msgspec import Struct

from generator.reading.files import list_files, read_text
from generator.reading.scripts import escape_letters, join_scripts
from generator.records.problem import InvalidInputError, Problem, error_at

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINE_BREAK = re.compile(r"\s*\n\s*")
_ASSET = re.compile(r"asset:([\w./-]+)")
_AROUND_SIGN = re.compile(r" ?([{};]) ?")

STYLES = "styles"
COMPONENTS = "components"
EMBED = "embed/"
"""What other sites load of ours: styles in this folder, scripts in the folder of scripts."""


_FONTS = f"{STYLES}/1-fonts.css"
_PAGE_STYLES = {
    "home.css": (f"{STYLES}/6-home.css", f"{COMPONENTS}/stage/"),
    "results.css": (f"{COMPONENTS}/results/",),
    "profile-print.css": (f"{STYLES}/9-print-profile.css",),
    "report.css": tuple(f"{COMPONENTS}/{name}/" for name in ("events", "numerals", "report")),
    "slides.css": (f"{COMPONENTS}/slides/",),
    "ward.css": (f"{COMPONENTS}/ward-history/",),
    "wards.css": (f"{STYLES}/6-wards.css",),
    "form.css": ("form/",),
    "editor.css": ("editor/", "form/choice.css", _FONTS),
}
"""Styles that one or two kinds of page need: their own files, each with what it is made from."""
_OWN_STYLES = tuple(part for parts in _PAGE_STYLES.values() for part in parts if part != _FONTS)

_REQUIRED = ("base.html", "main.html", "shell.html", "404.html", f"scripts/{EMBED}nhung.js")
"""Files without which no page can be made; a page template that is missing is reported where it is used."""

_RESTORE = "lấy lại thư mục theme từ kho mã, ví dụ git checkout -- theme"


class Theme(Struct, frozen=True, kw_only=True):
    """What was read of the theme."""

    templates: dict[str, str]
    """Texts by path below the theme."""
    assets: dict[str, bytes]
    """Bytes by address, relative to the site's root."""
    names: dict[str, str]
    """Addresses of assets by their name without hash, as templates write it."""


def check_theme(folder: Path) -> list[Problem]:
    """Return a problem where the theme in `folder` is missing, or a part without which no page can be made."""
    path = folder.as_posix()
    if not folder.is_dir():
        is_broken = folder.is_symlink()
        message = "lối tắt này không dẫn tới thư mục nào" if is_broken else "không có thư mục giao diện này"
        return [error_at(path, 1, 1, "theme", message, _RESTORE)]
    missing = [name for name in _REQUIRED if not (folder / name).is_file()]
    return [error_at(f"{path}/{name}", 1, 1, "theme", "thiếu tệp này của giao diện", _RESTORE) for name in missing]


def read_theme(folder: Path) -> Theme:
    """Read the theme in `folder`. The styles are joined into one file; names of scripts and styles get a hash.

    Raises InvalidInputError.
    """
    templates = {
        name: text for name, text in _read_texts(folder, (".html",)) if name.startswith((COMPONENTS, "pages/"))
    }
    styles = [item for item in _read_texts(folder, (".css",)) if not item[0].startswith(EMBED)]
    bundles = {name: _join_styles(styles, name).encode() for name in ("site.css", *_PAGE_STYLES)}
    bundles |= {name: text.encode() for name, text in read_scripts(folder / "scripts").items()}
    assets, names = {}, {}
    for name, data in sorted(bundles.items()):
        stem, _, suffix = name.rpartition(".")
        address = f"assets/{stem}.{hashlib.sha256(data).hexdigest()[:8]}.{suffix}"
        assets[address], names[name] = data, address
    for item in list_files(folder, (".woff2", ".svg", ".png", ".webmanifest"), may_be_link=True)[0]:
        address = "assets/" + "/".join(item.parts)
        assets[address], names["/".join(item.parts)] = Path(item.path).read_bytes(), address
    assets |= _read_embeds(folder)
    # Templates of the gallery name an asset as `asset:results.css`.
    templates = {name: _ASSET.sub(lambda match: names[match[1]], text) for name, text in templates.items()}
    return Theme(templates=templates, assets=assets, names=names)


def _join_styles(styles: list[tuple[str, str]], name: str) -> str:
    """Join the styles of a file: those of its parts, or for site.css all that have no file of their own."""
    parts = _PAGE_STYLES.get(name)
    chosen = [item for item in styles if (item[0].startswith(parts) if parts else not item[0].startswith(_OWN_STYLES))]
    return _pack_css("\n".join(text for _, text in sorted(chosen, key=_rank_style)))


def _pack_css(css: str) -> str:
    """Drop comments, line breaks and last semicolons, which are a sixth of what a visitor loads of the styles."""
    lines = _LINE_BREAK.sub(" ", _COMMENT.sub("", css))
    return _AROUND_SIGN.sub(r"\1", lines).replace(";}", "}")


def _read_embeds(folder: Path) -> dict[str, bytes]:
    """The files that other sites load, by address. These never change their addresses: other sites name them.

    A change that an old snippet would not survive gets new addresses, `nhung/2.js` and `nhung/2/`, and new names of
    elements. `nhung.js` is the first address of version 1.
    """
    scripts = join_scripts(dict(_read_texts(folder / "scripts", (".js",))), EMBED)
    texts = [(name, escape_letters(script)) for name, script in scripts.items()]
    files = {f"nhung/1/{name}": text for name, text in [*texts, *_read_texts(folder / EMBED, (".css",))]}
    script = files.pop("nhung/1/nhung.js")
    return {name: text.encode() for name, text in {**files, "nhung.js": script, "nhung/1.js": script}.items()}


def read_scripts(folder: Path) -> dict[str, str]:
    """Read the scripts that pages load, by name: those directly in `folder`, each joined with what it imports."""
    try:
        return join_scripts(dict(_read_texts(folder, (".js",))))
    except (KeyError, ValueError) as error:
        message = f"không ghép được các tệp lệnh của giao diện: {error}"
        raise InvalidInputError([error_at(folder.as_posix(), 1, 1, "theme", message, _RESTORE)]) from error


def _read_texts(folder: Path, suffixes: tuple[str, ...]) -> list[tuple[str, str]]:
    inputs, _ = list_files(folder, suffixes, may_be_link=True)
    texts = [(item, read_text(item.path)) for item in inputs]
    if unread := [problem for _, source in texts if source.text is None for problem in source.problems]:
        raise InvalidInputError(unread)
    return [("/".join(item.parts), source.text or "") for item, source in texts]


def _rank_style(style: tuple[str, str]) -> tuple[int, str]:
    """Return a sort key: shared styles first, then those of components, print styles last."""
    name = style[0]
    return (2 if "print" in name else 0 if name.startswith(STYLES) else 1, name)
