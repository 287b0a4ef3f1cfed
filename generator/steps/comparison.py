"""Compare two states of a gallery: which addresses that people know a change would break."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.checking.registry_ids import RegistryIds
from generator.planning.urls import SEARCH, profile_url
from generator.reading.registry import VOCABULARIES
from generator.records.problem import Problem, error_at, warning_at
from generator.records.registry import Registry
from generator.steps.gallery import Gallery, Project
from generator.steps.plan import Plan


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
    for _, file, _, kind in VOCABULARIES:
        old, new = (RegistryIds(registry).get_names(kind) or {} for registry in (before, after))
        ids = {name: id for id, name in new.items() if id not in old}
        for id, name in old.items():
            if id not in new and name in ids:
                message = f'mã "{id}" đã thành "{ids[name]}"'
                hint = f'giữ nguyên mã "{id}": đường lọc, dữ liệu mở và trang của mục này dùng mã ấy'
                yield error_at(f"site_data/{file}", 1, 1, "changed-id", message, hint)


def _describe(address: str, revision: str) -> str:
    return f'so với {revision}, địa chỉ "{address}" không còn dẫn tới đâu'
