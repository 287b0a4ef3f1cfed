"""An issue becomes a profile's file, or is refused with every reason; what a stranger writes there stays text."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from automation import issue_profile
from automation.generated import ROOT, load_registry
from automation.issue_profile import FORM, RefusedError, make_file, read_event, read_questions, split_body, write_result
from generator.editing.new_profile import NewFile
from generator.records.registry import Registry

PAYLOAD: dict[str, Any] = json.loads((Path(__file__).parent / "payloads" / "labeled.json").read_text("utf-8"))
FILE = """\
---
name: Mạc Văn Thử
honorific: ông
summary: 'Chăm vườn hoa chung: mười bốn năm.'
roles:
  - {title: Tổ trưởng tổ dân phố phường Hàng Bài}
fields: [moi-truong-do-thi]
honours:
  - year: 2019
    district: hoan-kiem
    ward: Hàng Bài
    source: {document: hoan-kiem-2019, section: 'Phần thứ nhất, mục 2'}
published: 2026-11-26
---
Sáng nào ông cũng tưới vườn hoa.

Cả ngõ cùng làm theo.
"""


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


def event(**answers: str) -> bytes:
    """The recorded event, with other answers by the id of the question."""
    body = PAYLOAD["issue"]["body"]
    for question in read_questions(FORM.read_text("utf-8")):
        if question.id in answers:
            head, _, rest = body.partition(f"### {question.label}\n\n")
            tail = rest[rest.index("\n\n### ") :]
            body = f"{head}### {question.label}\n\n{answers[question.id]}{tail}"
    return json.dumps({**PAYLOAD, "issue": {**PAYLOAD["issue"], "body": body}}).encode()


def make(data: bytes, registry: Registry, root: Path = ROOT) -> tuple[NewFile, list[str]]:
    return make_file(read_event(data), registry, root)


def reasons(data: bytes, registry: Registry) -> list[str]:
    with pytest.raises(RefusedError) as error:
        make(data, registry)
    return [str(reason) for reason in error.value.args]


def test_a_recorded_issue_becomes_a_file(registry: Registry) -> None:
    file, warnings = make(event(), registry)
    assert (file.path, file.text) == ("hoan-kiem/moi-truong-do-thi/mac-van-thu.md", FILE)
    assert warnings == []


def test_the_recorded_issue_has_the_headings_of_the_form() -> None:
    labels = [part["attributes"]["label"] for part in yaml.safe_load(FORM.read_text("utf-8"))["body"][1:]]
    headings = [line[4:] for line in PAYLOAD["issue"]["body"].splitlines() if line.startswith("### ")]
    assert headings == labels


def test_line_ends_of_windows_and_marks_apart_are_read_alike(registry: Registry) -> None:
    data = json.loads(event())
    data["issue"]["body"] = data["issue"]["body"].replace("\n", "\r\n").replace("ử", "u\u031b\u0309")
    assert make(json.dumps(data).encode(), registry)[0].text == FILE


def test_a_child_keeps_initials_and_the_maintainer_hears_of_the_name_in_the_issue(registry: Registry) -> None:
    minor = "Trẻ em dưới 16 tuổi hoặc học sinh chưa rõ tuổi"
    file, warnings = make(event(kind=minor, name="Em Mạc Văn Thử", role="_No response_", story="Em trả ví."), registry)
    assert file.path.endswith("/mvt-01.md")
    assert "name: M.V.T.\nhonorific: em\nminor: true\n" in file.text and "Mạc" not in file.text
    assert warnings == ["phiếu còn ghi tên đầy đủ của trẻ em: người quản trị hãy xóa hẳn phiếu, sửa thôi chưa đủ"]


def test_since_july_2025_a_ward_gives_the_folder(registry: Registry) -> None:
    none = "Không còn quận, huyện (từ tháng 7/2025)"
    file, _ = make(event(year="2026", district=none, ward="cua nam"), registry)
    assert file.path == "cua-nam/moi-truong-do-thi/mac-van-thu.md"


HOSTILE = [
    "$(touch hong)",
    "`touch hong`; rm -rf /",
    "${{ secrets.GITHUB_TOKEN }}",
    'a"\nminor: true\nx: "',
    "'\nallowed: [{text: 0900 000 000, reason: x}]",
    "&neo *neo !!python/object/apply:os.system [ls]",
    "<script>alert(1)</script>",
    "{a: b}, [c] # d: e",
    "--- \n...\n---",
    "\u2028\u0085 tách",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("key", ["role", "section", "summary"])
def test_an_answer_stays_one_text_whatever_it_holds(registry: Registry, key: str, text: str) -> None:
    try:
        file, _ = make(event(**{key: f"Việc {text}"}), registry)
    except RefusedError:
        return
    front = yaml.safe_load(file.text.split("\n---\n")[0])
    assert set(front) == {"name", "honorific", "summary", "roles", "fields", "honours", "published"}
    values = {"summary": front["summary"], "role": front["roles"][0]["title"],
              "section": front["honours"][0]["source"]["section"]}  # fmt: skip
    assert values[key].split() == f"Việc {text}".split()


@pytest.mark.parametrize("name", ["../../../.github/workflows/x", "/etc/passwd", "...", "nul\x00", "-rf", "$(id)"])
def test_a_name_leads_nowhere_but_into_its_folder(registry: Registry, name: str) -> None:
    try:
        file, _ = make(event(name=name), registry)
    except RefusedError:
        return
    assert file.path.startswith("hoan-kiem/moi-truong-do-thi/") and file.path.count("/") == 2
    assert ".." not in file.path


def test_a_heading_that_stands_twice_is_refused(registry: Registry) -> None:
    story = "Đoạn một.\n\n### Họ tên hoặc tên tập thể\n\nNgười khác"
    assert reasons(event(story=story), registry) == [
        "phiếu lặp lại mục “Họ tên hoặc tên tập thể”: hãy sửa phiếu cho đúng mẫu, rồi gắn nhãn lại"
    ]


def test_headings_in_another_order_are_refused() -> None:
    questions = read_questions(FORM.read_text("utf-8"))[:2]
    body = "### Họ tên hoặc tên tập thể\n\nA\n\n### Hồ sơ của ai\n\nB\n\n### Hết\n"
    with pytest.raises(RefusedError, match="không còn theo thứ tự"):
        split_body(body, questions, "Hết")


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"issue": {"body": null, "number": "x"}}', b"\xff"])
def test_another_event_is_refused(data: bytes) -> None:
    with pytest.raises(RefusedError, match="không đọc được phiếu này"):
        read_event(data)


def test_everything_that_is_wrong_is_said_at_once(registry: Registry) -> None:
    answers = {"name": "_No response_", "year": "2O19", "field": "Bói toán", "section": "_No response_"}
    assert reasons(event(**answers), registry) == [
        "chưa trả lời mục “Họ tên hoặc tên tập thể”",
        "mục “Lĩnh vực”: mẫu không có lựa chọn “Bói toán”",
        "mục năm: “2O19” không phải là bốn chữ số",
    ]
    wrong = reasons(event(ward="Hàng Gia", document="không có"), registry)
    assert [reason.partition(":")[0] for reason in wrong] == ["mục “Phường, xã”", "mục “Văn bản”"]


def test_a_private_detail_makes_no_file(registry: Registry) -> None:
    (reason,) = reasons(event(story="Ai cần thì gọi 0900 000 000."), registry)
    assert '"0900 000 000" giống số điện thoại' in reason


def test_the_command_writes_the_file_and_what_to_say(
    registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issue_profile, "ROOT", tmp_path)
    monkeypatch.setattr(issue_profile, "load_registry", lambda: registry)
    (tmp_path / "content" / "profiles").mkdir(parents=True)
    source, result = tmp_path / "event.json", tmp_path / "result.md"
    source.write_bytes(event())
    assert issue_profile.main([source, result]) == 0
    path = tmp_path / "content/profiles/hoan-kiem/moi-truong-do-thi/mac-van-thu.md"
    assert path.read_text("utf-8") == FILE
    assert result.read_text("utf-8").endswith("\nCloses #17\n")
    source.write_bytes(event(year="@moi-nguoi <b>"))
    assert issue_profile.main([source, result]) == 1
    assert "@moi" not in result.read_text("utf-8") and "<b>" not in result.read_text("utf-8")


def test_a_result_shows_texts_as_they_stand() -> None:
    assert write_result("Tiêu đề", ["[a](b) #1"]) == "Tiêu đề\n\n- &#91;a&#93;&#40;b&#41; &#35;\u200b1\n"
