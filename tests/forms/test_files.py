"""The form in the browser writes the same file as `ntvt new`, knows the same wards, and sends to the right place."""

import re
import unicodedata
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from msgspec import json
from msgspec.structs import replace

from automation.generated import load_registry
from generator.editing.choices import list_wards
from generator.editing.new_profile import NewProfile, make_new_file
from generator.reading.slugs import make_slug
from generator.records.registry import Registry
from generator.rendering.views.contact import find_forge, mail_href, read_contact
from generator.rendering.views.form import ISSUE_FORM, make_form_data
from tests.support.node import run_module
from tests.support.project import ROOT

PLAIN = NewProfile(
    name="Mạc Văn Thử", field="kinh-te", year=2019, document="hoan-kiem-2019", published=date(2026, 11, 26),
    district="hoan-kiem",
)  # fmt: skip
# What YAML could take for something else than a text, in a line of its own and in brackets.
TEXTS = [
    "Chăm vườn hoa chung.", "Một việc: trồng cây", "số # 5", "# đầu dòng", "a: b", "kết bằng:", "a:b", "- gạch",
    "-gạch", "? hỏi", "?hỏi", ": hai chấm", "“ngoặc”", "'nháy' đơn", "it's", '"kép" ở đầu', "đầu [ngoặc] vuông",
    "[đầu]", "{đầu}", "một, hai", "a, b: c", "*sao", "&và", "!than", "|gạch đứng", ">lớn", "%trăm", "@a",
    "`mã`", "yes", "No", "on", "null", "~", "true", "12", "012", "1.200", "2,4", "12:30", "0x1F", "1e3",
    "1.5e+3", ".5", "2024-11-26", "2024-1-2 10:20:30", "---", "--- a", "...", "<<", "=", "a#b", "a #b",
    "\\ chéo", "100%", "\u00a0cách\u00a0", "hai\ndòng", "  thừa  cách  ", "e\u0302\u0301 rời", "😀 mặt", "0b101",
    "+7", "-7", ".inf", ".nan", "1_000", "a?b", "hỏi?", "a]b", "tab\tgiữa",
]  # fmt: skip
CASES = [
    *(replace(PLAIN, summary=text) for text in TEXTS),
    *(replace(PLAIN, role=text, organisation=text, section=text) for text in TEXTS),
    replace(PLAIN, kind="collective", name="Tổ dân phố số 7, phường Hàng Bài"),
    replace(PLAIN, name="M.V.T.", is_minor=True, honorific="em", ward="Hàng Bài"),
    replace(PLAIN, title="nguoi-tot-viec-tot", level="thanh-pho", story="Đoạn một.\n\nĐoạn hai."),
    replace(PLAIN, district=None, year=2026, ward="Cửa Nam"),
]
NAMES = ["Đặng Thị Ơn", "Mạc Văn Thử", "Tổ dân phố số 7 (phường Hàng Bài)", "NGUYỄN Ưng Ỷ", "Lê-Thị  Hoà", "H'Hen Thử"]
PLACES = [("hoan-kiem", 2019), ("hoan-kiem", 2024), ("soc-son", 2024), ("dong-da", 2025), ("", 2025), ("", 2026)]
TARGET = {"repository": "https://github.com/vi-du/ho-so", "branch": "main", "forge": "github", "email": "a@b.example",
          "issueForm": "gioi-thieu.yml", "longestAddress": 7000, "longestMail": 1800}  # fmt: skip
PATH, TEXT = "content/profiles/hoan-kiem/kinh-te/mac-van-thu.md", "---\nname: Mạc Văn Thử & 100%\n---\n"


def tidy(text: str | None) -> str | None:
    """A text as a record has it, which `ntvt new` gets from its questions."""
    return " ".join(unicodedata.normalize("NFC", text).split()) if text else text


def answers(profile: NewProfile) -> dict[str, str]:
    values = {
        "kind": "minor" if profile.is_minor else profile.kind, "name": profile.name, "honorific": profile.honorific,
        "role": profile.role, "organisation": profile.organisation, "year": str(profile.year),
        "district": profile.district, "ward": profile.ward, "document": profile.document, "section": profile.section,
        "title": profile.title, "level": profile.level, "field": profile.field, "summary": profile.summary,
        "story": profile.story,
    }  # fmt: skip
    return {key: value or "" for key, value in values.items()}


def target(**changes: str) -> dict[str, Any]:
    return {**TARGET, **changes}


ADDRESSES: list[list[Any]] = [
    ["makeNewFileAddress", target(), PATH, TEXT],
    ["makeNewFileAddress", target(), PATH, "ế" * 2000],
    ["makeNewFileAddress", target(forge="forgejo", repository="https://kho.example/a/b"), PATH, TEXT],
    ["makeNewFileAddress", target(forge="gitlab", repository="https://gitlab.com/a/b"), PATH, TEXT],
    ["makeIssueAddress", target(), "Giới thiệu", {"ai": "Bà Thử"}, "cả bài"],
    ["makeIssueAddress", target(forge="forgejo", repository="https://kho.example/a/b"), "Giới thiệu", {}, "cả bài"],
    ["makeIssueAddress", target(), "Giới thiệu", {"ai": "ế" * 2000}, "cả bài"],
    ["makeIssueAddress", target(forge="", repository=""), "Giới thiệu", {}, "cả bài"],
    ["makeMailAddress", target(), "Hồ sơ", "một\nhai", "ngắn"],
    ["makeMailAddress", target(), "Hồ sơ", "ế" * 2000, "ngắn"],
]


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


@pytest.fixture(scope="module")
def made(registry: Registry) -> Any:
    """What the form's modules make of all cases, in one run of Node."""
    data = {
        "files": [(answers(profile), profile.published.isoformat()) for profile in CASES],
        "wards": PLACES,
        "units": json.decode(make_form_data(registry))["units"],
        "slugs": NAMES,
        "addresses": ADDRESSES,
        "choices": [
            ("hang b", ["Phường Hàng Bạc", "Phường Hàng Bài", "Phường Hàng Đào"]),
            ("phuong Trung", ["Xã Trung Mầu", "Phường Trung Tự"]),
            ("bài hàng", ["Phường Hàng Bài"]),
        ],
    }
    return run_module(ROOT / "tests" / "forms" / "answer.mjs", data)


def test_a_file_is_the_same_as_that_of_the_command(made: Any, registry: Registry) -> None:
    for profile, text in zip(CASES, made["files"], strict=True):
        texts: dict[str, Any] = {
            key: tidy(getattr(profile, key)) for key in ("summary", "role", "organisation", "section")
        }
        assert text == make_new_file(replace(profile, **texts), registry, ()).text


def test_a_list_of_wards_is_the_same_as_that_of_the_command(made: Any, registry: Registry) -> None:
    for (district, year), names in zip(PLACES, made["wards"], strict=True):
        assert names == [choice.id for choice in list_wards(registry, district or None, year)], (district, year)


def test_an_address_of_a_name_is_the_same_as_that_of_the_program(made: Any) -> None:
    assert made["slugs"] == [make_slug(name) for name in NAMES]


def test_wards_are_found_by_the_beginnings_of_words_without_marks(made: Any) -> None:
    assert made["choices"] == [
        ["Phường Hàng Bạc", "Phường Hàng Bài"],
        ["Xã Trung Mầu", "Phường Trung Tự"],
        ["Phường Hàng Bài"],
    ]


def read_query(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def test_a_new_file_opens_filled_in_and_a_long_one_empty(made: Any) -> None:
    github, long, forgejo, gitlab = made["addresses"][:4]
    assert github["isFilled"] and github["address"].startswith("https://github.com/vi-du/ho-so/new/main?filename=")
    assert read_query(github["address"]) == {"filename": PATH, "value": TEXT}
    assert not long["isFilled"] and read_query(long["address"]) == {"filename": PATH}
    assert forgejo["address"].startswith("https://kho.example/a/b/_new/main/?")
    assert read_query(forgejo["address"]) == {"filename": PATH, "value": TEXT}
    assert gitlab == {"address": f"https://gitlab.com/a/b/-/new/main?file_name={PATH.replace('/', '%2F')}",
                      "isFilled": False}  # fmt: skip


def test_an_introduction_becomes_an_issue_that_is_filled_in(made: Any) -> None:
    github, forgejo, long, nowhere = made["addresses"][4:8]
    assert read_query(github) == {"template": "gioi-thieu.yml", "title": "Giới thiệu", "ai": "Bà Thử"}
    assert read_query(forgejo) == {"title": "Giới thiệu", "body": "cả bài"}
    assert long is None and nowhere is None


def test_a_mail_has_the_text_or_asks_for_the_file(made: Any, registry: Registry) -> None:
    whole, short = made["addresses"][8:]
    contact = read_contact(registry.settings)._replace(email="a@b.example")
    assert whole == {"address": mail_href(contact, "Hồ sơ", "một\r\nhai"), "isWhole": True}
    assert short == {"address": mail_href(contact, "Hồ sơ", "ngắn"), "isWhole": False}


@pytest.mark.parametrize(
    ("repository", "forge"),
    [
        (None, ""),
        ("https://github.com/a/b", "github"),
        ("https://gitlab.com/a/b", "gitlab"),
        ("https://gitlab.hanoi.example/a/b", "gitlab"),
        ("https://codeberg.org/a/b", "forgejo"),
        ("https://github.com.xau.example/a/b", "forgejo"),
    ],
)
def test_the_forge_is_known_by_its_address(repository: str | None, forge: str) -> None:
    assert find_forge(repository) == forge


def test_the_questions_of_an_introduction_are_those_of_the_issue_form() -> None:
    """GitHub fills in a question by its id, and a choice by its words."""
    body = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / ISSUE_FORM).read_text("utf-8"))["body"]
    page = (ROOT / "theme" / "pages" / "introduce.html").read_text("utf-8")
    names = set(re.findall(r'name(?:": |=)"([\w-]+)"', page))
    assert names == {part["id"] for part in body if part["type"] in ("input", "textarea", "dropdown")}
    (consent,) = [part["attributes"]["options"] for part in body if part["type"] == "dropdown"]
    assert re.findall(r'value="([^"]+)">', page) == consent
