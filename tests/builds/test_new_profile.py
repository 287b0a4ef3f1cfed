"""`ntvt new`: from a few answers to a file that is valid from the start."""

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.commands import invoke_ntvt
from tests.support.project import ROOT, lay_demo

PATH = "content/profiles/hoan-kiem/kinh-te/mac-thi-thu.md"
OPTIONS = ("--name", "Mạc Thị Thử", "--field", "kinh te", "--year", "2024", "--district", "hoan kiem")
DOCUMENT = ("--document", "hoan-kiem-2024", "--published", "2026-11-26")
TEXT = """\
---
name: Mạc Thị Thử
honorific: bà
summary: Góp tiền xây cầu.
roles:
  - {title: Bán hàng}
fields: [kinh-te]
honours:
  - year: 2024
    district: hoan-kiem
    ward: Hàng Gai
    source: {document: hoan-kiem-2024}
published: 2026-11-26
---
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(lay_demo(tmp_path))
    return tmp_path


class Terminal:
    """The command in a terminal of its own, as an editor has it."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._terminal, other = pty.openpty()
        self._said = ""
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from generator.commands import run; run()", *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            stdin=other,
            stdout=other,
            stderr=other,
            close_fds=True,
        )
        os.close(other)

    def answer(self, question: str, text: str) -> None:
        """Wait for a question, then type an answer and Enter."""
        self._wait_for(question)
        os.write(self._terminal, f"{text}\n".encode())

    def end(self, words: str) -> int:
        """Wait for the last words; return the exit code."""
        self._wait_for(words)
        code = self._process.wait(timeout=30)
        os.close(self._terminal)
        return code

    def _wait_for(self, words: str) -> None:
        patience, data = time.monotonic() + 60, self._said.encode()
        while words not in data.decode("utf-8", "ignore"):
            ready, _, _ = select.select([self._terminal], [], [], max(0.0, patience - time.monotonic()))
            assert ready, f"no {words!r} in {data.decode('utf-8', 'ignore')}"
            data += os.read(self._terminal, 65_536)
        self._said = data.decode("utf-8", "ignore").partition(words)[2]


def test_in_a_terminal_each_question_is_answered_in_words(project: Path) -> None:
    terminal = Terminal(project, "new", "--published", "2026-11-26")
    terminal.answer("Hồ sơ của ai?", "")
    terminal.answer("Họ và tên", "Bà Mạc Thị Thử")
    terminal.answer("Cách gọi", "")
    terminal.answer("Năm được nêu gương", "24")
    terminal.answer("năm 24 là trước khi có phong trào", "2024")
    terminal.answer("Quận, huyện", "hoan kiem")
    terminal.answer("Phường, xã", "hang")
    terminal.answer("Có 3 mục như vậy", "hang gai")
    terminal.answer("Danh hiệu [", "")
    terminal.answer("Văn bản", "1")
    terminal.answer("Mục trong văn bản", "")
    terminal.answer("Lĩnh vực", "kinh te")
    terminal.answer("Nghề nghiệp", "Bán hàng")
    terminal.answer("Nơi công tác", "")
    terminal.answer("Một câu nói việc đã làm", "Góp tiền xây cầu.")
    terminal.answer("Ghi tệp này?", "c")
    assert terminal.end("rồi chạy: ntvt check") == 0
    assert (project / PATH).read_text(encoding="utf-8") == TEXT


def test_a_document_that_is_not_listed_is_added_on_the_way(project: Path) -> None:
    answers = ["", "Mạc Thị Thử", "bà", "2024", "hoan kiem", "hang gai", "", "moi"]
    document = ["Báo cáo thử của quận năm 2024", "UBND quận", "", "", "", "5/2/2025", "", "c"]
    typed = "\n".join([*answers, *document, "", "kinh te", "", "Góp tiền xây cầu.", "c", ""])
    code, said = invoke_ntvt("new", "--published", "2026-11-26", typed=typed)
    assert code == 0, said
    assert (project / PATH).read_text(encoding="utf-8").count("document: hoan-kiem-2024-2") == 1
    added = (project / "site_data/sources.yml").read_text(encoding="utf-8").partition("\n\n- id:")[2]
    assert added == (
        " hoan-kiem-2024-2\n"
        "  title: Báo cáo thử của quận năm 2024\n"
        "  publisher: UBND quận\n"
        "  kind: report\n"
        "  district: hoan-kiem\n"
        "  year: 2024\n"
        "  date: 2025-02-05\n"
        "  ground: 'Căn cứ: Báo cáo thử của quận năm 2024, UBND quận.'\n"
    )
    assert invoke_ntvt("check")[0] == 0


def test_a_document_is_not_added_against_the_will_of_the_editor(project: Path) -> None:
    answers = ["", "Mạc Thị Thử", "bà", "2024", "hoan kiem", "hang gai", "", "moi"]
    document = ["Báo cáo thử", "UBND quận", "", "", "", "hôm qua", "", "", "k"]
    typed = "\n".join([*answers, *document, "2", "", "kinh te", "", "Góp tiền xây cầu.", "c", ""])
    listed = (project / "site_data/sources.yml").read_bytes()
    code, said = invoke_ntvt("new", "--published", "2026-11-26", typed=typed)
    assert code == 0, said
    assert '"hôm qua" không phải là ngày.' in said
    assert (project / "site_data/sources.yml").read_bytes() == listed


def test_options_answer_without_questions(project: Path) -> None:
    more = ("--ward", "hang gai", "--honorific", "bà", "--role", "Bán hàng", "--summary", "Góp tiền xây cầu.")
    code, said = invoke_ntvt("new", *OPTIONS, *DOCUMENT, *more, "--yes")
    assert (code, said) == (
        0,
        f"Đã tạo {PATH}\n"
        "Mở tệp, viết câu chuyện dưới dòng --- cuối cùng (tài liệu không kể thì để trống), rồi chạy: ntvt check\n",
    )
    assert (project / PATH).read_text(encoding="utf-8") == TEXT
    assert invoke_ntvt("check")[0] == 0


def test_a_namesake_is_shown_and_gets_an_address_of_its_own(project: Path) -> None:
    invoke_ntvt("new", *OPTIONS, *DOCUMENT, "--yes")
    code, said = invoke_ntvt("new", *OPTIONS, *DOCUMENT, "--yes")
    assert code == 0
    assert f"Đã có hồ sơ cùng tên: {PATH} (quận Hoàn Kiếm 2024)\n" in said
    assert (project / PATH.replace("thu.md", "thu-2.md")).exists()


def test_the_same_person_gets_no_second_file(project: Path) -> None:
    invoke_ntvt("new", *OPTIONS, *DOCUMENT, "--yes")
    code, said = invoke_ntvt("new", typed="\nMạc Thị Thử\n\nc\n")
    assert code == 0
    assert said.endswith("Một người chỉ có một hồ sơ: hãy mở tệp trên, thêm một mục vào honours.\n")
    assert len(list((project / PATH).parent.glob("mac-thi-thu*"))) == 1


def test_everything_missing_is_named_at_once(project: Path) -> None:
    code, said = invoke_ntvt("new", "--name", "Mạc Thị Thử", "--yes")
    assert code == 2
    assert said.endswith("lỗi: thiếu --field, --year, --document\n")


def test_every_wrong_option_is_explained_at_once(project: Path) -> None:
    code, said = invoke_ntvt(
        "new",
        "--name",
        "Mạc Thị Thử",
        "--field",
        "bay",
        "--year",
        "1900",
        "--district",
        "hoan kien",
        "--yes",
        *DOCUMENT,
    )
    assert code == 2
    assert said.endswith(
        'lỗi: --field: không có mục nào là "bay"\n'
        'lỗi: --district: không có mục nào là "hoan kien"; có phải "quận Hoàn Kiếm"?\n'
        "lỗi: --year: năm 1900 là trước khi có phong trào Người tốt, việc tốt\n"
    )


@pytest.mark.parametrize("command", [("new",), ("import", "ds.csv"), ("export", "ds.csv")], ids=" ".join)
@pytest.mark.parametrize("year", ["abc", "24"])
def test_a_year_that_is_none_is_wrong_use(project: Path, command: tuple[str, ...], year: str) -> None:
    code, said = invoke_ntvt(*command, "--year", year)
    assert code == 2
    assert said.endswith(f'lỗi: --year: "{year}" không phải là một năm, ví dụ 2024\n')


def test_a_misspelt_ward_is_compared_by_its_name_alone(project: Path) -> None:
    for ward in ("Hàng Gia", "phường Hàng Gia"):
        code, said = invoke_ntvt("new", *OPTIONS, *DOCUMENT, "--ward", ward, "--yes")
        assert code == 2
        assert said.endswith(f'lỗi: --ward: không có mục nào là "{ward}"; có phải "phường Hàng Gai"?\n')


def test_a_private_detail_is_not_written(project: Path) -> None:
    code, said = invoke_ntvt("new", *OPTIONS, *DOCUMENT, "--summary", "Ai cần thì gọi 0912 345 678.", "--yes")
    assert code == 1
    assert f"{PATH}:3:25: lỗi: " in said
    assert not (project / PATH).exists()


def test_after_an_error_one_is_asked_again_and_enter_keeps_what_was_right(project: Path) -> None:
    answers = ["", "Mạc Thị Thử", "", "2024", "3", "", "", "1", "", "1", "", "Gọi 0912 345 678."]
    again = ["", "", "", "", "", "", "", "", "", "", "", "Góp tiền xây cầu.", ""]
    code, said = invoke_ntvt("new", *DOCUMENT[2:], typed="\n".join([*answers, *again]) + "\n")
    assert code == 0, said
    assert "Chưa ghi gì. Xem lại từng mục; mục nào đã đúng thì bấm Enter.\n" in said
    assert "summary: Góp tiền xây cầu.\n" in (project / PATH).read_text(encoding="utf-8")
