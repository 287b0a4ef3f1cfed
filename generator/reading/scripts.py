"""Join the theme's ES modules into one file for each script that a page loads."""

import json
import posixpath
import re
from collections.abc import Mapping

from rjsmin import jsmin

_IMPORT = re.compile(r'^import \{[^}]*\} from "(\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const)\b)", re.MULTILINE)
_DECLARATION = re.compile(r"^(?:export )?(?:async )?(?:function\b\*?|class|const|let) +([\w$]+)", re.MULTILINE)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def join_scripts(modules: Mapping[str, str], folder: str = "") -> dict[str, str]:
    """Join each module that lies directly in a folder ("embed/") with all that it imports; by name in that folder.

    `modules`: text by path below the scripts' folder. Whatever the outermost module exports stays exported; a
    script that exports nothing runs without being a module, in a scope of its own.
    Comments, types and spaces are dropped: they would be half of what a visitor loads.
    Raises ValueError for a form of import or export that cannot be joined and for a name that two joined modules
    declare, since they share one scope; KeyError for a missing module.
    """
    return {
        path.removeprefix(folder): _join(path, modules)
        for path in modules
        if path.startswith(folder) and "/" not in path.removeprefix(folder)
    }


def escape_letters(script: str) -> str:
    """Write what is not ASCII as escapes: another site may hold the script for text in an encoding of its own."""
    return _NOT_ASCII.sub(lambda match: json.dumps(match[0])[1:-1], script)


def _join(path: str, modules: Mapping[str, str]) -> str:
    *imports, main = names = _sort_modules(path, modules)
    _check_declarations({name: modules[name] for name in names})
    texts = [_strip_exports(name, modules[name]) for name in imports]
    script = "\n".join(_IMPORT.sub("", text) for text in [*texts, modules[main]])
    if not _LEFT.search(script):
        script = f'"use strict";\n{{\n{script}}}\n'
    return f"{jsmin(script)}\n"


def _sort_modules(path: str, modules: Mapping[str, str]) -> list[str]:
    """List a module and all that it imports, each once and after its own imports."""
    ordered: dict[str, None] = {}

    def visit(name: str) -> None:
        for target in _IMPORT.findall(modules[name]):
            imported = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
            if imported not in ordered:
                visit(imported)
        ordered[name] = None

    visit(path)
    return list(ordered)


def _check_declarations(modules: Mapping[str, str]) -> None:
    first: dict[str, str] = {}
    for path, text in modules.items():
        for name in _DECLARATION.findall(text):
            if first.setdefault(name, path) != path:
                raise ValueError(f"{path}: cannot join, {name} is also declared in {first[name]}")


def _strip_exports(path: str, text: str) -> str:
    text = _EXPORT.sub("", text)
    if left := _LEFT.search(_IMPORT.sub("", text)):
        raise ValueError(f"{path}: cannot join {left[0]!r}; only import {{ … }} from and export before a declaration")
    return text
