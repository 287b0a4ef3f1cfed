"""Compare two states of a gallery: which addresses that people know a change would break."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.planning.urls import SEARCH, profile_url
from generator.records.problem import Problem, error_at, warning_at
from generator.records.registry import Registry
from generator.steps.gallery import Gallery, Project
from generator.steps.plan import Plan

_VOCABULARIES = {
    "fields": "fields.yml",
    "awards": "awards.yml",
    "levels": "levels.yml",
    "movements": "movements.yml",
    "documents": "sources.yml",
}
"""The vocabularies of a registry and their files below `site_data/`."""


class KnownAddresses(NamedTuple):
    """What others may know of a site."""

    profiles: Mapping[str, str]
    """The path of each profile below `content/` by its slug, earlier slugs included."""
    pages: frozenset[str]
    """The address of the first page of each index; its feeds and embeds go with it."""
    filters: frozenset[tuple[str, str]]
    """Name and value of each filter of search."""
    registry: Registry
    """All of `site_data/`."""


def list_known_addresses(gallery: Gallery, plan: Plan, project: Project) -> KnownAddresses:
    """List what others may know of the site of a project's gallery."""
    sources, content = gallery.sources, f"{project.content.as_posix()}/"
    return KnownAddresses(
        profiles={slug: path.removeprefix(content) for path, slug in (*sources.former, *sources.addresses)},
        pages=frozenset(page.start for page in plan.site.pages if page.kind != "withdrawn"),
        filters=frozenset((facet.name, value) for facet in plan.numbering.facets for value in facet.values),
        registry=gallery.registry,
    )


def find_lost(before: KnownAddresses, after: KnownAddresses, revision: str) -> Iterator[Problem]:
    """Yield a problem for each address of the state `before` that leads nowhere after the change.

    A list that has become empty is a warning: a profile may have been its last one. Whose profile was withdrawn is not
    known, only how many were: so many may be missing.
    """
    missing = sorted(before.profiles.keys() - after.profiles.keys())
    known = {withdrawal.id for withdrawal in before.registry.withdrawn}
    withdrawn = sum(withdrawal.id not in known for withdrawal in after.registry.withdrawn)
    if len(missing) > withdrawn:
        for slug in missing:
            hint = f"đổi tên thì dùng: ntvt rename {slug} <địa-chỉ-mới>; gỡ hồ sơ thì dùng: ntvt withdraw {slug}"
            message = _describe(profile_url(slug), revision)
            yield error_at(f"content/{before.profiles[slug]}", 1, 1, "lost-address", message, hint)
    for url in sorted(before.pages - after.pages):
        hint = "nơi khác có thể đang dẫn tới, theo dõi hay nhúng trang này; không cố ý thì lấy lại mục đã bỏ"
        yield warning_at("site_data", 1, 1, "lost-list", _describe(url, revision), hint)
    for name, value in sorted(before.filters - after.filters):
        hint = "nơi khác có thể đang dùng đường lọc này; không cố ý thì lấy lại mục đã bỏ"
        message = _describe(f"{SEARCH}?{name}={value}", revision)
        yield warning_at("content/profiles", 1, 1, "lost-list", message, hint)
    yield from _find_changed_ids(before.registry, after.registry)


def _find_changed_ids(before: Registry, after: Registry) -> Iterator[Problem]:
    """Yield a problem for each word of a vocabulary that has another id now: links and open data know it by its id."""
    for attribute, file in _VOCABULARIES.items():
        old, new = getattr(before, attribute), getattr(after, attribute)
        names = {_name(word): id for id, word in new.items() if id not in old}
        for id, word in old.items():
            if id not in new and _name(word) in names:
                message = f'mã "{id}" đã thành "{names[_name(word)]}"'
                hint = f'giữ nguyên mã "{id}": đường lọc, dữ liệu mở và trang của mục này dùng mã ấy'
                yield error_at(f"site_data/{file}", 1, 1, "changed-id", message, hint)


def _name(word: object) -> str:
    return str(getattr(word, "name", None) or getattr(word, "title", ""))


def _describe(address: str, revision: str) -> str:
    return f'so với {revision}, địa chỉ "{address}" không còn dẫn tới đâu'
