"""What commands read of the project in this folder."""

import click

from generator.commands.options import PROJECT
from generator.reading.files import SourceFile, list_files
from generator.reading.registry import read_registry
from generator.records.problem import InvalidInputError, has_errors
from generator.records.registry import Registry

PROFILES = PROJECT.content / "profiles"


def load_registry() -> Registry:
    """Read `site_data/`. Raises InvalidInputError when it has errors."""
    registry, problems = read_registry(PROJECT.data)
    if has_errors(problems):
        raise InvalidInputError(problems)
    return registry


def list_profiles() -> list[SourceFile]:
    """List the files of profiles, those that lie too high or too deep left out."""
    return [file for file in list_files(PROFILES, (".md",))[0] if len(file.parts) == 3]


def make_unknown_error(slug: str) -> click.ClickException:
    """Make the error that says that no profile has this slug."""
    return click.ClickException(
        f'không có hồ sơ nào mang địa chỉ "{slug}"\n'
        "  gợi ý: chép phần cuối địa chỉ của trang, ví dụ le-thi-a trong …/ho-so/le-thi-a/"
    )
