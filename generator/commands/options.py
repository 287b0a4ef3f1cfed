"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Command = Callable[..., Any]


def _folder(flag: str, default: str, text: str, exists: bool) -> Callable[[Command], Command]:
    kind = click.Path(path_type=Path, file_okay=False, exists=exists)
    return click.option(flag, type=kind, default=default, show_default=True, help=text)


content_option = _folder("--content", "content", "Thư mục có profiles/ (hồ sơ) và pages/ (trang biên tập).", True)
data_option = _folder("--data", "site_data", "Thư mục danh mục: địa danh, lĩnh vực, danh hiệu, nguồn, báo cáo.", True)
out_option = _folder("--out", "site", "Thư mục đặt trang web.", False)
CONTENT, DATA, CONFIG_FILE = Path("content"), Path("site_data"), Path("mkdocs.yml")
