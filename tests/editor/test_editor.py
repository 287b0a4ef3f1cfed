"""The form for editors: a configuration made of the records, files that keep what nobody changed, the check's rules."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from jsonschema import Draft7Validator
from msgspec import json, structs

from automation.generated import load_registry
from generator.editing.new_profile import make_new_file
from generator.reading.key_hints import OWN_KEYS
from generator.reading.theme import read_theme
from generator.records.profile import Profile
from generator.records.registry import Registry
from generator.records.report import Report
from generator.rendering.editor_config import has_editor, make_config, make_editor_data
from generator.rendering.editor_labels import LABELS
from generator.rendering.templates import Templates
from generator.rendering.views.editor import EditorView
from tests.forms.test_files import CASES, tidy
from tests.support.node import run_module
from tests.support.project import DEMO, ROOT

FORGES = {
    "https://github.com/vi-du/ho-so": ("github", "https://api.github.com"),
    "https://gitlab.com/vi-du/nhom/ho-so": ("gitlab", "https://gitlab.com"),
}
FOLDERS = {"ho-so": "content/profiles", "bao-cao": "site_data/reports", "trang": "content/pages"}
FILES = [
    (kind, path)
    for kind, folder in FOLDERS.items()
    for root in (ROOT, DEMO)
    for path in sorted((root / folder).rglob("*.yml" if kind == "bao-cao" else "*.md"))
]
COMMENTED = """\
---
name: Mạc Văn Thử # đã đối chiếu
honorific: "ông"
summary: Một việc.
# ghi chú của biên tập
khac: giữ nguyên
fields: [kinh-te, giao-duc]
honours:
  - year: 2019
    district: hoan-kiem
    ward: Hàng Bài # theo bản in
    source: {document: hoan-kiem-2019, section: "Phần I, mục 2"}
  - {year: 2022, district: hai-ba-trung, source: {document: hai-ba-trung-2022}}
figures:
  - {value: 29, label: cây}
published: 2026-11-21
---

Đoạn một.

Đoạn hai.
"""
CHANGES: list[tuple[str, Any, str, str]] = [
    ("summary", "Hai việc: trồng cây", "summary: Một việc.\n", "summary: 'Hai việc: trồng cây'\n"),
    ("name", "Mạc Văn Thứ", "Mạc Văn Thử", "Mạc Văn Thứ"),
    ("honours.0.ward", "Hàng Gai", "Hàng Bài", "Hàng Gai"),
    ("honours.0.source.section", "Mục 3", '"Phần I, mục 2"', "Mục 3"),
    ("fields", ["giao-duc", "kinh-te"], "[kinh-te, giao-duc]", "[giao-duc, kinh-te]"),
    ("figures.0.value", "1.200", "value: 29", "value: '1.200'"),
    ("updated", "2026-11-26", "published: 2026-11-21\n", "published: 2026-11-21\nupdated: 2026-11-26\n"),
    ("honorific", "", 'honorific: "ông"\n', ""),
    ("minor", True, 'honorific: "ông"\n', 'honorific: "ông"\nminor: true\n'),
    ("figures", [], "figures:\n  - {value: 29, label: cây}\n", ""),
    ("body", "Đoạn một.", "\nĐoạn một.\n\nĐoạn hai.\n", "Đoạn một.\n"),
    (
        "honours",
        [{"year": 2022, "district": "hai-ba-trung", "source": {"document": "hai-ba-trung-2022"}}],
        COMMENTED[COMMENTED.index("  - year: 2019") : COMMENTED.index("  - {year: 2022")],
        "",
    ),
]
"""The path of a value and the new one; the text that goes, and the text that comes."""

HONOUR = {"year": 2019, "district": "hoan-kiem", "ward": "Hàng Bài", "source": {"document": "hoan-kiem-2019"}}
PERSON = {"name": "Mạc Văn Thử", "fields": ["kinh-te"], "honours": [HONOUR], "published": "2026-11-26"}
CHILD = {**PERSON, "name": "M.V.T.", "minor": True, "address": "mvt-01"}
FAULTS: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    (PERSON, []),
    (CHILD, []),
    ({**PERSON, "body": "Gọi 0900 000 000."}, [("body", '"0900 000 000" giống số điện thoại')]),
    ({**PERSON, "allowed": [{"text": "0900 000 000", "reason": "trực"}], "body": "Gọi 0900 000 000."}, []),
    ({**PERSON, "body": "Cùng bà Tống Thị Lụa."}, [("body", '"Tống Thị Lụa" giống họ tên của một người khác')]),
    ({**PERSON, "body": "Ông bị ung thư."}, [("body", '"bị ung thư" giống bệnh của một người cụ thể')]),
    (
        {**PERSON, "figures": [{"label": "ở số 12 phố Hoa Gạo"}]},
        [("figures.0.label", '"số 12 phố" giống số nhà')],
    ),
    (
        {**CHILD, "name": "Mạc Văn Thử"},
        [("name", "tên trẻ em phải viết tắt"), ("address", "tên tệp làm lộ tên trẻ em")],
    ),
    ({**CHILD, "photo": {"file": "a.webp", "alt": "Em"}}, [("photo", "không đăng ảnh trẻ em")]),
    ({**CHILD, "body": "Em Mạc Văn Thử trả ví."}, [("body", '"Em Mạc Văn Thử" là tên trẻ em')]),
    (
        {
            **CHILD,
            "roles": [{"title": "Học sinh", "organisation": "Trường Tiểu học Hoa Gạo"}],
            "consent": {"date": "2026-01-05", "scope": "Câu chuyện", "holder": "Trường Hoa Gạo", "by": ["honouree"]},
        },
        [
            ("roles.0.organisation", '"Trường Tiểu học Hoa Gạo" cho biết trẻ em học ở đâu'),
            ("consent.holder", '"Trường Hoa Gạo" cho biết trẻ em học ở đâu'),
        ],
    ),
    ({**CHILD, "roles": [{"title": "Đội viên", "organisation": "Câu lạc bộ Cờ vua Hoa Gạo"}]}, []),
    ({**CHILD, "address": "mac-van-thu"}, [("address", "tên tệp làm lộ tên trẻ em")]),
    ({**PERSON, "honorific": "cháu"}, [("honorific", 'cách gọi "cháu" cho thấy đây là trẻ em')]),
    (
        {**PERSON, "honours": [{**HONOUR, "year": 2024, "ward": "Hàng Gia"}]},
        [("honours.0.ward", 'không có phường, xã "Hàng Gia" ở quận Hoàn Kiếm năm 2024')],
    ),
    (
        {**PERSON, "honours": [{**HONOUR, "year": 2026, "ward": "Cửa Nam"}]},
        [
            ("honours.0.district", "năm 2026 Hà Nội không còn cấp quận, huyện"),
            ("honours.0.ward", 'không có phường, xã "Cửa Nam" ở quận Hoàn Kiếm năm 2026'),
        ],
    ),
    (
        {**PERSON, "honours": [{**HONOUR, "level": "quan"}]},
        [("honours.0.level", "có cấp khen thưởng mà không có danh hiệu")],
    ),
    ({**PERSON, "folder": "hoan-kiem", "fields": []}, [("fields", "thiếu lĩnh vực")]),
]  # fmt: skip

WHERE = "content/profiles/hoan-kiem/kinh-te/mac-van-thu.md"
MOVES: list[tuple[dict[str, Any], str]] = [
    (PERSON, ""),
    ({**PERSON, "fields": []}, ""),
    ({**PERSON, "honours": [HONOUR, {**HONOUR, "district": "dong-da"}]}, ""),
    ({**PERSON, "fields": ["giao-duc", "kinh-te"]}, "hoan-kiem/giao-duc"),
    ({**PERSON, "honours": [{**HONOUR, "district": "dong-da"}]}, "dong-da/kinh-te"),
]
"""A profile at `WHERE`, and the folder that it would have to move to."""

API = "https://api.github.com"
GITLAB = "https://gitlab.com/api/v4/projects/vi-du%2Fho-so"
COMMIT = "mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }"
CALLS: list[tuple[tuple[str, str, Any], bool]] = [
    (("POST", f"{API}/graphql", {"query": COMMIT, "variables": {"input": {"branch": {"branchName": "main"}}}}), True),
    (("POST", f"{API}/graphql", {"query": COMMIT, "variables": {"input": {"branch": {"branchName": "cms/a"}}}}), False),
    (("POST", f"{API}/graphql", {"query": "query { viewer { login } }"}), False),
    (("PUT", f"{API}/repos/vi-du/ho-so/pulls/1/merge", {}), True),
    (("POST", f"{API}/repos/vi-du/ho-so/pulls", {"head": "cms/a", "base": "main"}), False),
    (("POST", f"{GITLAB}/repository/commits", {"branch": "main"}), True),
    (("POST", f"{GITLAB}/repository/commits", {"branch": "cms/a", "start_branch": "main"}), False),
    (("PUT", f"{GITLAB}/merge_requests/1/merge", {}), True),
    (("PUT", f"{GITLAB}/merge_requests/1", {"labels": "a"}), False),
]
"""A call of the form, and whether it would change the main branch without a review."""


def on_forge(repository: str, **settings: Any) -> Registry:
    registry = load_registry()
    return replace(registry, settings=replace(registry.settings, repository=repository, **settings))


@pytest.fixture(scope="module")
def data() -> Any:
    """What the form reads, on GitHub."""
    return json.decode(
        make_editor_data(on_forge("https://github.com/vi-du/ho-so"), "https://vi-du.example/", ["b", "a"])
    )


def as_values(profile: Any) -> dict[str, Any]:
    """A new profile of the form's tests, as the CMS has it: with empty values, and those that go without saying."""
    source = {"document": profile.document, "section": tidy(profile.section) or ""}
    honour = {"year": profile.year, "district": profile.district or "", "ward": profile.ward or "", "status": "given"}
    role = {"title": tidy(profile.role), "organisation": tidy(profile.organisation) or ""}
    return {
        "address": "x", "folder": "y", "name": profile.name, "kind": profile.kind, "minor": profile.is_minor,
        "honorific": profile.honorific or "", "summary": tidy(profile.summary) or "", "fields": [profile.field],
        "roles": [role] if profile.role else [], "movements": [], "published": profile.published.isoformat(),
        "honours": [{**honour, "title": profile.title or "", "level": profile.level or "", "source": source}],
        "body": profile.story or "", "consent": None,
    }  # fmt: skip


@pytest.fixture(scope="module")
def answers(data: Any) -> Any:
    """What the form's modules make of everything, in one run of Node."""
    asked = {
        "config": data["config"],
        "data": data,
        "kept": [(kind, path.read_text("utf-8")) for kind, path in FILES] + [("ho-so", COMMENTED)],
        "changed": [("ho-so", COMMENTED, path, value) for path, value, _, _ in CHANGES],
        "made": [as_values(profile) for profile in CASES],
        "calls": [call for call, _ in CALLS],
        "moves": [(WHERE, values) for values, _ in MOVES],
        "entries": [values for values, _ in FAULTS],
    }
    return run_module(ROOT / "tests" / "editor" / "answer.mjs", asked)


def test_every_shipped_file_keeps_every_byte(answers: Any) -> None:
    texts = [path.read_text("utf-8") for _, path in FILES]
    assert len(texts) > 80
    changed = [path for (_, path), text, kept in zip(FILES, texts, answers["kept"], strict=False) if text != kept]
    assert changed == []
    assert answers["kept"][-1] == COMMENTED


def test_every_shipped_file_can_be_saved(answers: Any) -> None:
    assert [(path, wrong) for (_, path), wrong in zip(FILES, answers["wrong"], strict=False) if wrong] == []


def test_one_value_is_one_change(answers: Any) -> None:
    for (path, _, gone, new), text in zip(CHANGES, answers["changed"], strict=True):
        assert COMMENTED.count(gone) == 1
        assert text == COMMENTED.replace(gone, new), path


def test_a_new_file_is_the_same_as_that_of_the_command(answers: Any) -> None:
    registry = load_registry()
    for profile, text in zip(CASES, answers["made"], strict=True):
        texts: dict[str, Any] = {
            key: tidy(getattr(profile, key)) for key in ("summary", "role", "organisation", "section")
        }
        # YAML 1.2 reads a number here, so the form writes quotes.
        assert text.replace("'1e3'", "1e3") == make_new_file(structs.replace(profile, **texts), registry, ()).text


def test_what_the_check_would_refuse_is_found_at_its_field(answers: Any) -> None:
    for (values, expected), found in zip(FAULTS, answers["faults"], strict=True):
        assert [tuple(fault) for fault in found] == expected, values


def test_a_file_that_would_have_to_move_is_refused_with_the_folder(answers: Any) -> None:
    expected = [
        f"tệp phải chuyển sang thư mục {folder}, ở đây không chuyển được" if folder else "" for _, folder in MOVES
    ]
    assert answers["moves"] == expected


def test_nothing_is_published_without_a_review(answers: Any) -> None:
    assert answers["refused"] == [is_refused for _, is_refused in CALLS]


@pytest.mark.parametrize("repository", FORGES)
def test_the_configuration_is_valid_by_the_schema_of_the_package(repository: str) -> None:
    schema = ROOT / "editor" / "node_modules" / "@sveltia" / "cms" / "schema" / "sveltia-cms.json"
    registry = on_forge(repository, sign_in_url="https://dang-nhap.example", sign_in_id="abc")
    config = make_config(registry, "https://vi-du.example/")
    if config["backend"]["name"] != "github":
        # The collections are those of the other host; the schema takes seconds over them.
        config["collections"] = config["collections"][2:]
    errors = [
        f"{error.json_path}: {error.message[:200]}"
        for error in Draft7Validator(json.decode(schema.read_bytes())).iter_errors(config)
    ]
    assert errors == []
    assert has_editor(registry.settings)
    assert config["backend"]["name"] == FORGES[repository][0]


def test_editors_sign_in_by_token_unless_a_server_or_an_id_is_set() -> None:
    def backend(repository: str, **settings: str) -> Any:
        return make_config(on_forge(repository, **settings), "")["backend"]

    github, gitlab = FORGES
    assert backend(github)["auth_methods"] == ["token"]
    with_server = backend(github, sign_in_url="https://dang-nhap.example")
    assert (with_server["auth_methods"], with_server["base_url"]) == (["token", "oauth"], "https://dang-nhap.example")
    assert backend(gitlab)["auth_methods"] == ["token"]
    with_id = backend(gitlab, sign_in_id="abc")
    assert (with_id["auth_type"], with_id["app_id"], with_id["repo"]) == ("pkce", "abc", "vi-du/nhom/ho-so")


def test_drafts_are_proposed_and_nothing_is_published_or_deleted(data: Any) -> None:
    assert data["config"]["publish_mode"] == "editorial_workflow"
    for collection in data["config"]["collections"]:
        assert (collection["publish"], collection["delete"]) == (False, False)


def walk(made: list[dict[str, Any]], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for field in made:
        name = f"{path}{field['name']}"
        yield name, field
        yield from walk(field.get("fields", []), f"{name}.")


def test_every_key_of_a_file_has_a_field(data: Any) -> None:
    for kind, labels in LABELS.items():
        assert {field.name for field in fields(kind)} - OWN_KEYS == set(labels), kind
    nested = {item for kind in (Profile, Report) for item in list_records(kind)}
    assert nested <= set(LABELS)
    profiles, reports, *_ = data["config"]["collections"]
    own = {"address", "folder", "body"}
    assert {field["name"] for field in profiles["fields"]} == set(LABELS[Profile]) | own
    assert {field["name"] for field in reports["fields"]} == set(LABELS[Report])


def test_every_list_has_a_short_name_for_one_more_item(data: Any) -> None:
    lists = {
        name: field.get("label_singular", "")
        for collection in data["config"]["collections"][:2]
        for name, field in walk(collection["fields"])
        if field["widget"] == "list"
    }
    longest = "lần được nêu gương, khen thưởng"
    assert [name for name, item in lists.items() if not 0 < len(item) <= len(longest)] == []
    assert lists["notes"] == "lưu ý"


def list_records(kind: Any) -> Iterator[Any]:
    """Yield the records inside a record."""
    for key, annotation in get_type_hints(kind).items():
        for part in (annotation, *get_args(annotation)):
            if key not in OWN_KEYS and is_dataclass(part):
                yield part
                yield from list_records(part)


def test_choices_are_exactly_the_ids_of_the_lists(data: Any) -> None:
    registry = load_registry()
    people = {key for key, award in registry.awards.items() if award.kinds}
    expected = {
        "ho-so": {
            "fields": set(registry.fields), "movements": set(registry.movements), "honours.title": people,
            "honours.level": set(registry.levels), "honours.district": set(registry.places.districts),
            "honours.source.document": set(registry.documents),
        },
        "bao-cao": {
            "awards.title": set(registry.awards), "awards.level": set(registry.levels),
            "district": set(registry.places.districts), "source": set(registry.documents),
        },
    }  # fmt: skip
    for collection in data["config"]["collections"][:2]:
        found = {
            name: {option["value"] for option in field["options"]}
            for name, field in walk(collection["fields"])
            if "options" in field
        }
        for name, ids in expected[collection["name"]].items():
            assert found[name] == ids, name
    assert data["slugs"] == ["a", "b"]


def test_a_forge_without_drafts_has_no_form() -> None:
    assert not has_editor(on_forge("https://codeberg.org/vi-du/ho-so").settings)
    assert not has_editor(load_registry().settings)


@pytest.mark.parametrize(
    ("forge", "has_repository", "words"),
    [
        ("github", True, "<code>make editor site</code>"),
        ("forgejo", False, "Mẫu soạn cần một kho hồ sơ trên GitHub hoặc GitLab"),
        ("", False, "Trang web chưa khai địa chỉ kho hồ sơ."),
    ],
)
def test_without_the_form_the_page_says_what_is_missing(forge: str, has_repository: bool, words: str) -> None:
    view = EditorView(title="", site_name="", forge=forge, has_repository=has_repository, api="", editor_url="")
    page = Templates(read_theme(ROOT / "theme").templates).page("editor", view, "../../")
    assert words in page and 'href="../../bien-tap/gui/"' in page
    assert ("chưa khai" in page) == (forge == "")


def test_the_texts_that_are_ours_exist_in_the_package() -> None:
    package = ROOT / "editor" / "node_modules" / "@sveltia" / "cms" / "locales" / "en-US.json"

    def list_keys(texts: Any, path: str = "") -> set[str]:
        if not isinstance(texts, dict):
            return {path}
        return {key for name, text in texts.items() for key in list_keys(text, f"{path}.{name}")}

    ours: Path = ROOT / "editor" / "src" / "texts.json"
    assert list_keys(json.decode(ours.read_bytes())) <= list_keys(json.decode(package.read_bytes()))
