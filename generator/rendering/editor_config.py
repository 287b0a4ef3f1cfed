"""What the form for editors reads (`/bien-tap/soan/`): its configuration for Sveltia CMS, and our own rules."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from msgspec import json

from generator.records.profile import Photo, Profile
from generator.records.registry import Registry
from generator.records.report import Report
from generator.records.words import Settings
from generator.rendering.editor_fields import FormField, make_fields
from generator.rendering.views.contact import find_forge
from generator.rendering.views.documents import name_document
from generator.rendering.views.figure_tables import PRIZES
from generator.rendering.views.form import make_rules

Config = dict[str, Any]

LOGO = "../../assets/icons/favicon.svg"
"""Our emblem, from the folder of the form."""

_BODY = {"name": "body", "widget": "lines", "required": False}
_STORY = {
    **_BODY,
    "label": "Câu chuyện",
    "hint": "Một đến bốn đoạn ngắn, bằng lời của bạn; hai đoạn cách nhau một dòng trống. Không tên người thân, người "
    "được giúp đỡ; không địa chỉ nhà, số điện thoại, bệnh tật.",
}
_PAGE_FIELDS: list[FormField] = [
    {"name": "title", "label": "Tên trang", "widget": "line"},
    {"name": "description", "label": "Một câu về trang", "widget": "lines", "required": False},
    {**_BODY, "label": "Nội dung", "hint": "Viết theo lối Markdown, như ở các trang đã có."},
]
_ADDRESS: list[FormField] = [
    {"name": "address", "label": "Tên tệp, cũng là địa chỉ của trang", "widget": "address", "required": False},
    {"name": "folder", "label": "Thư mục", "widget": "folder", "required": False},
]
_PHOTO_SIZE = {"format": "webp", "quality": 85, "width": 1200, "height": 1600}
_MESSAGES = {
    "create": "Thêm {{slug}}",
    "update": "Sửa {{slug}}",
    "delete": "Xóa {{slug}}",
    "uploadMedia": "Thêm ảnh",
    "deleteMedia": "Xóa ảnh",
}


def has_editor(settings: Settings) -> bool:
    """Return whether there is a repository in which the form can keep drafts."""
    return find_forge(settings.repository) in ("github", "gitlab")


def find_api(settings: Settings) -> str:
    """Return the origin that the form asks for files and sends them to."""
    parts = urlsplit(settings.repository or "")
    return "https://api.github.com" if parts.hostname == "github.com" else f"{parts.scheme}://{parts.netloc}"


def make_editor_data(registry: Registry, site_url: str, slugs: Iterable[str]) -> bytes:
    """Make everything that the form reads; `slugs` are those of all profiles."""
    data = {
        "config": make_config(registry, site_url),
        "photo": make_fields(Photo, registry),
        "names": _list_names(registry),
        "sources": {
            key: {"title": f"{row.title} ({row.publisher})", "noun": name_document(row), "notes": row.notes}
            for key, row in registry.documents.items()
        },
        "slugs": sorted(slugs),
        "editorUrl": registry.settings.editor_url or "",
        **make_rules(registry),
    }
    return json.encode(data)


def make_config(registry: Registry, site_url: str) -> Config:
    """Make the configuration of Sveltia CMS. Drafts are proposals; people publish where they see the checks."""
    return {
        "load_config_file": False,
        "backend": _make_backend(registry.settings),
        "publish_mode": "editorial_workflow",
        "app_title": registry.settings.site_name,
        "display_url": site_url,
        "logo": {"src": LOGO, "show_in_header": True},
        "show_preview_links": False,
        "media_folder": "content/media",
        "public_folder": "/media",
        "media_libraries": {
            "default": {
                "config": {
                    "max_file_size": 20_000_000,
                    "slugify_filename": True,
                    "transformations": {"raster_image": _PHOTO_SIZE},
                }
            }
        },
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "output": {"omit_empty_optional_fields": True},
        "collections": [
            _make_profiles(registry),
            _make_reports(registry),
            _make_pages("trang", "Trang giới thiệu", "content/pages"),
            _make_pages("huong-dan", "Trang hướng dẫn", "content/pages/bien-tap"),
        ],
    }


def _list_names(registry: Registry) -> Config:
    kinds: dict[str, Mapping[str, Any]] = {
        "fields": registry.fields,
        "awards": registry.awards,
        "levels": registry.levels,
        "movements": registry.movements,
    }
    names = {kind: {key: row.name for key, row in rows.items()} for kind, rows in kinds.items()}
    return names | {"prizes": PRIZES}


def _make_backend(settings: Settings) -> Config:
    parts = urlsplit(settings.repository or "")
    backend: Config = {
        "name": find_forge(settings.repository),
        "repo": parts.path.strip("/"),
        "branch": settings.repository_branch,
        "commit_messages": _MESSAGES,
    }
    if backend["name"] == "github":
        has_server = settings.sign_in_url is not None
        return backend | {"auth_methods": ["token", "oauth"] if has_server else ["token"]} | (
            {"base_url": settings.sign_in_url} if has_server else {}
        )  # fmt: skip
    address = find_api(settings)
    backend |= {"base_url": address, "api_root": f"{address}/api/v4", "graphql_api_root": f"{address}/api/graphql"}
    if settings.sign_in_id is None:
        return backend | {"auth_methods": ["token"]}
    return backend | {"auth_type": "pkce", "app_id": settings.sign_in_id}


def _make_profiles(registry: Registry) -> Config:
    fields = make_fields(Profile, registry)
    names = [field["name"] for field in fields]
    fields.insert(names.index("published"), _STORY)
    fields[names.index("name") + 1 : names.index("name") + 1] = _ADDRESS
    return {
        "name": "ho-so",
        "label": "Hồ sơ",
        "label_singular": "hồ sơ",
        "icon": "person",
        "description": "Mỗi người, mỗi tập thể một hồ sơ. Điều gì văn bản không nói thì bỏ trống.",
        "folder": "content/profiles",
        # The address is that of the file: the fields `folder` and `address` find it, and it never changes.
        "path": "{{fields.folder}}/{{fields.fields.0}}/{{slug}}",
        "slug": "{{fields.address}}",
        "identifier_field": "name",
        "summary": "{{name}}",
        "sortable_fields": {"fields": ["name", "published"]},
        "format": "ho-so",
        "create": True,
        "delete": False,
        "publish": False,
        "media_folder": "..",
        "public_folder": "",
        "fields": fields,
    }


def _make_reports(registry: Registry) -> Config:
    return {
        "name": "bao-cao",
        "label": "Báo cáo của quận",
        "label_singular": "báo cáo",
        "icon": "bar_chart",
        "description": "Số liệu mà một tài liệu nói về cả quận, cả năm. Ghi đúng như tài liệu đếm.",
        "folder": "site_data/reports",
        "slug": "{{fields.district}}-{{fields.year}}",
        "identifier_field": "district",
        "summary": "{{district}}, năm {{year}}",
        "format": "bao-cao",
        "create": True,
        "delete": False,
        "publish": False,
        "fields": make_fields(Report, registry),
    }


def _make_pages(name: str, label: str, folder: str) -> Config:
    return {
        "name": name,
        "label": label,
        "label_singular": "trang",
        "icon": "article",
        "folder": folder,
        "identifier_field": "title",
        "summary": "{{title}}",
        "format": name,
        "create": False,
        "delete": False,
        "publish": False,
        "fields": _PAGE_FIELDS,
    }
