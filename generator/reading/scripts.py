"""Join the theme's ES modules into one file for each script that a page loads."""

import json
import posixpath
import re
from collections.abc import Mapping

_IMPORT = re.compile(r'^import \{[^}]*\} from "(\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const)\b)", re.MULTILINE)
_DECLARATION = re.compile(r"^(?:export )?(?:async )?(?:function\b\*?|class|const|let) +([\w$]+)", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
"""Comments that fill whole lines; elsewhere, the same characters may be part of a string."""
_TYPE = re.compile(r"/\*\* @type \{[^\n]*?\*/ ?")
"""The type of a parameter or a value, within a line."""
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def join_scripts(modules: Mapping[str, str], folder: str = "") -> dict[str, str]:
    """Join each module that lies directly in a folder ("embed/") with all that it imports; by name in that folder.

    `modules`: text by path below the scripts' folder. Whatever the outermost module exports stays exported; a
    script that exports nothing runs without being a module, in a scope of its own.
    Comments that fill whole lines are dropped, and types: they would be half of what a visitor loads.
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
    script = _COMMENT.sub("", "\n".join(_IMPORT.sub("", text) for text in [*texts, modules[main]]))
    script = _TYPE.sub("", script)
    if _LEFT.search(script):
        return script
    return f'"use strict";\n{{\n{script}}}\n'


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
