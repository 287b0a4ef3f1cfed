"""The theme's files: the gallery's templates, and the assets the site serves."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from generator.reading.files import list_files, read_text
from generator.reading.scripts import join_scripts

STYLES = "styles"
COMPONENTS = "components"
EMBED = "embed/"
"""What other sites load of ours: styles in this folder, scripts in the folder of scripts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """`templates` by path below the theme, `assets` by address; `names` gives an asset's address by its plain name."""

    templates: dict[str, str]
    assets: dict[str, bytes]
    names: dict[str, str]


def read_theme(folder: Path) -> Theme:
    """Read the theme below `folder`. Styles become one file; scripts and styles bear a hash of their bytes."""
    templates = {name: text for name, text in _texts(folder, (".html",)) if name.startswith((COMPONENTS, "pages/"))}
    styles = [item for item in _texts(folder, (".css",)) if not item[0].startswith(EMBED)]
    css = "\n".join(text for _, text in sorted(styles, key=_style_order))
    named = {"site.css": css.encode()}
    named |= {name: text.encode() for name, text in read_scripts(folder / "scripts").items()}
    assets, names = {}, {}
    for name, data in sorted(named.items()):
        stem, _, suffix = name.rpartition(".")
        address = f"assets/{stem}.{hashlib.sha256(data).hexdigest()[:8]}.{suffix}"
        assets[address], names[name] = data, address
    for item in list_files(folder, (".woff2", ".svg", ".png", ".webmanifest"), may_be_link=True)[0]:
        address = "assets/" + "/".join(item.parts)
        assets[address], names["/".join(item.parts)] = Path(item.path).read_bytes(), address
    assets |= _read_embeds(folder)
    return Theme(templates=templates, assets=assets, names=names)


def _read_embeds(folder: Path) -> dict[str, bytes]:
    """The files that other sites load, by address. These never change their addresses: other sites name them.

    A change that an old snippet would not survive gets new addresses, `nhung-2.js` and `nhung/2/`.
    """
    scripts = read_scripts(folder / "scripts" / EMBED)
    styles = dict(_texts(folder / EMBED, (".css",)))
    files = {f"nhung/1/{name}": text for name, text in {**scripts, **styles}.items() if name != "nhung.js"}
    return {name: text.encode() for name, text in {**files, "nhung.js": scripts["nhung.js"]}.items()}


def read_scripts(folder: Path) -> dict[str, str]:
    """The scripts that pages load, by name: those directly in `folder`, joined with the modules they import."""
    return join_scripts(dict(_texts(folder, (".js",))))


def _texts(folder: Path, suffixes: tuple[str, ...]) -> list[tuple[str, str]]:
    inputs, _ = list_files(folder, suffixes, may_be_link=True)
    return [("/".join(item.parts), read_text(item.path).text or "") for item in inputs]


def _style_order(named: tuple[str, str]) -> tuple[int, str]:
    """First the shared styles, then each component's; what is for print comes last."""
    name = named[0]
    return (2 if "print" in name else 0 if name.startswith(STYLES) else 1, name)
