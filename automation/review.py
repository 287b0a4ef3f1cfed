"""What a pull request changes for readers, and what the check says of it, as a comment for people.

    python -m automation.review compare OLD-SITE NEW-SITE PROBLEMS.json REVIEW.json
    python -m automation.review comment REVIEW.json [--preview ADDRESS] [--run ADDRESS] >comment.md
    python -m automation.review problems PROBLEMS.json >problems.md

The first runs beside the change, whose author may be anyone; the second runs with code of the main branch and may post
what it writes. So the file between them is data of a stranger: its form is checked, and its texts are escaped.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

import msgspec

from automation.markdown import escape_text
from automation.site_changes import ChangedPage, SiteChanges, compare_pages, read_pages

MARK = "<!-- ntvt-review -->"
"""The first line of the comment, by which the next one finds and replaces it."""

MOST_PAGES = 25
"""Pages of a kind that are named; the others are counted."""

MOST_PROBLEMS = 40
"""Problems that are written out; the others are counted."""

MOST_LETTERS = 60_000
"""GitHub refuses comments above 65,536 characters."""

MOST_BYTES = 5_000_000
"""The largest file that is read from beside a change."""

_ADDRESS = re.compile(r"(?:[a-z0-9-]{1,160}/){0,6}")
_LEVELS = {"error": "lỗi", "warning": "cảnh báo"}


class ReviewProblem(msgspec.Struct, frozen=True, kw_only=True):
    """A problem, as `ntvt check --format json` writes it."""

    path: str
    """The file."""
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in characters."""
    level: str
    """`error` or `warning`."""
    code: str
    """Its code."""
    message: str
    """What is wrong, in Vietnamese."""
    hint: str
    """What to do about it; empty for nothing."""


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """All that a comment says."""

    changes: SiteChanges | None
    """The pages that differ; None where the change cannot be built."""
    problems: tuple[ReviewProblem, ...]
    """What the check found."""


def write_comment(review: Review, preview: str = "", run: str = "") -> str:
    """Write the comment as Markdown; `preview` is the address of the built site, `run` that of the job."""
    lines = [MARK, "### Thay đổi này đem lại gì", ""]
    if review.changes is None:
        lines += ["**Chưa dựng được trang:** hãy sửa các lỗi dưới đây, rồi gửi lại.", ""]
    else:
        lines += [*_write_changes(review.changes, preview), ""]
    lines += [*_write_problems(review.problems), ""]
    if run:
        lines.append(f"Trang xem trước và toàn bộ kết quả: [lượt kiểm tra này]({run}).")
    return _shorten("\n".join(lines).rstrip() + "\n")


def _write_changes(changes: SiteChanges, preview: str) -> Iterator[str]:
    kinds = (("Trang mới", changes.added), ("Trang đổi", changes.changed), ("Trang không còn", changes.removed))
    if not any(pages for _, pages in kinds):
        yield "Không trang nào của người đọc đổi."
    for title, pages in kinds:
        if pages:
            yield f"**{title}: {len(pages)}**"
            yield ""
            linked = preview if pages is not changes.removed else ""
            ranked = sorted(pages, key=lambda page: (_rank(page.address), page.address))
            yield from (_write_page(page, linked) for page in ranked[:MOST_PAGES])
            if len(pages) > MOST_PAGES:
                yield f"- … và {len(pages) - MOST_PAGES} trang khác"
            yield ""


def _rank(address: str) -> int:
    """Return where a page stands: profiles are what most changes are about; wards change by the hundred."""
    return 0 if re.match(r"ho-so/[a-z]", address) and "/trang/" not in address else 2 if "phuong/" in address else 1


def _write_page(page: ChangedPage, preview: str) -> str:
    title = escape_text(page.title[:200]) or "(không có tên)"
    if not _ADDRESS.fullmatch(page.address):
        return f"- {title}"
    if not preview:
        return f"- {title} `/{page.address}`"
    return f"- [{title}]({preview.rstrip('/')}/{quote(page.address)})"


def _write_problems(problems: Sequence[ReviewProblem]) -> Iterator[str]:
    if not problems:
        yield "Máy kiểm tra không thấy lỗi nào."
        return
    counts = [f"{sum(one.level == level for one in problems)} {noun}" for level, noun in _LEVELS.items()]
    yield f"**Máy kiểm tra thấy: {', '.join(count for count in counts if not count.startswith('0 '))}**"
    yield ""
    ranked = sorted(problems, key=lambda problem: problem.level != "error")
    for problem in ranked[:MOST_PROBLEMS]:
        place = escape_text(f"{problem.path[:300]}, dòng {problem.line}, cột {problem.column}")
        hint = f" *Gợi ý:* {escape_text(problem.hint[:500])}." if problem.hint else ""
        noun = _LEVELS.get(problem.level, "lỗi")
        yield f"- **{noun}** {escape_text(problem.message[:500])}.{hint} <br>{place}"
    if len(problems) > MOST_PROBLEMS:
        yield f"- … và {len(problems) - MOST_PROBLEMS} chỗ khác"


def _shorten(text: str) -> str:
    if len(text) <= MOST_LETTERS:
        return text
    return text[:MOST_LETTERS].rpartition("\n")[0] + "\n- … còn nữa, xem ở lượt kiểm tra\n"


def read_review(path: Path) -> Review:
    """Read the file of a review. Raises ValueError for one that is too large or has another form."""
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(f"{path}: more than {MOST_BYTES} bytes")
    return msgspec.json.decode(path.read_bytes(), type=Review)


def read_problems(path: Path) -> tuple[ReviewProblem, ...]:
    """Read what `ntvt check --format json` printed."""
    return msgspec.json.decode(path.read_bytes(), type=tuple[ReviewProblem, ...])


def make_review(before: Path, after: Path, problems: Path) -> Review:
    """Compare two builds, of which the second is missing where the change has errors, and read what the check said."""
    found = read_problems(problems)
    changes = compare_pages(read_pages(before), read_pages(after)) if (after / "index.html").exists() else None
    return Review(changes=changes, problems=found)


def main(arguments: Sequence[str]) -> None:
    """Run the command of the module's description."""
    parser = argparse.ArgumentParser(prog="python -m automation.review")
    commands = parser.add_subparsers(dest="command", required=True)
    compare = commands.add_parser("compare")
    for name in ("before", "after", "problems", "review"):
        compare.add_argument(name, type=Path)
    comment = commands.add_parser("comment")
    comment.add_argument("review", type=Path)
    comment.add_argument("--preview", default="")
    comment.add_argument("--run", default="")
    commands.add_parser("problems").add_argument("problems", type=Path)
    options = parser.parse_args(arguments)
    if options.command == "compare":
        review = make_review(options.before, options.after, options.problems)
        options.review.write_bytes(msgspec.json.encode(review))
    elif options.command == "problems":
        sys.stdout.write("\n".join(["", *_write_problems(read_problems(options.problems)), ""]))
    else:
        sys.stdout.write(write_comment(read_review(options.review), options.preview, options.run))


if __name__ == "__main__":
    main(sys.argv[1:])
