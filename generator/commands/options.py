"""The options that commands share."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from generator.reading.files import is_other_than_folder
from generator.steps.gallery import Project

Command = Callable[..., Any]


class WordChoice(click.Choice[str]):
    """One of some words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word."""
        if value not in self.choices:
            self.fail(f'"{value}" không phải là một trong {", ".join(self.choices)}', param, ctx)
        return str(value)


class DayType(click.ParamType):  # type: ignore[type-arg]
    """A day, written `YYYY-MM-DD`."""

    name = "NGÀY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day."""
        text = str(value)
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            self.fail(f'"{text}" không phải là ngày dạng 2026-11-25', param, ctx)
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.fail(f'lịch không có ngày "{text}"; xem lại ngày và tháng, dạng 2026-11-25', param, ctx)


class YearType(click.ParamType):  # type: ignore[type-arg]
    """A year, written in four digits."""

    name = "NĂM"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the year."""
        text = str(value).strip()
        if not (text.isdecimal() and len(text) == 4):
            self.fail(f'"{value}" không phải là một năm, ví dụ 2024', param, ctx)
        return int(text)


class _Folder(click.ParamType):  # type: ignore[type-arg]
    """A folder; it must exist if `exists` is true."""

    name = "THƯ-MỤC"

    def __init__(self, exists: bool) -> None:
        self._exists = exists

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the folder's path; a link in place of a folder to write to is resolved."""
        path = Path(value)
        if self._exists and not path.is_dir():
            self.fail(f'không có thư mục "{value}"; chạy lệnh này ở thư mục gốc của kho, hoặc ghi lại tên', param, ctx)
        if not self._exists and is_other_than_folder(path):
            self.fail(f'"{value}" là một tệp, không phải thư mục', param, ctx)
        return path.resolve() if path.is_symlink() and not self._exists else path


def _folder_option(flag: str, default: str, text: str, exists: bool) -> Callable[[Command], Command]:
    return click.option(flag, type=_Folder(exists), default=default, help=f"{text} Mặc định: {default}.")


content_option = _folder_option(
    "--content", "content", "Thư mục có profiles/ (hồ sơ) và pages/ (trang biên tập).", True
)
data_option = _folder_option(
    "--data", "site_data", "Thư mục danh mục: địa danh, lĩnh vực, danh hiệu, nguồn, báo cáo.", True
)
out_option = _folder_option("--out", "site", "Thư mục đặt trang web.", False)
CONTENT, DATA, CONFIG_FILE, OUT = Path("content"), Path("site_data"), Path("mkdocs.yml"), Path("site")
PROJECT = Project(CONTENT, DATA, CONFIG_FILE)
"""The project in this folder."""
