"""Whether people find whom they look for: the queries of tests/search/queries.yml on the real and an invented gallery.

The report: `pytest tests/browser/test_search_relevance.py -s`. `make bench` asks the same queries of more profiles.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.corpus import make_corpus
from generator.search.index_files import FOLDER
from tests.search.galleries import ROOT, plan, write_index
from tests.search.relevance import NAMES, Answered, judge, mean_reciprocal_rank, read_queries, report, success
from tests.search.worker import ask, open_worker
from tests.tools.server import serve

INVENTED = 1000


@pytest.fixture(scope="module")
def answered(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> list[Answered]:
    folder = tmp_path_factory.mktemp("relevance")
    make_corpus(INVENTED, folder / "gallery")
    return [
        *answer(browser, ROOT, "real", folder / "real"),
        *answer(browser, folder / "gallery", "invented", folder / "invented"),
    ]


def answer(browser: Browser, gallery: Path, name: str, out: Path) -> list[Answered]:
    queries = read_queries(name)
    (write_index(plan(gallery), out) / "index.html").write_text("<!DOCTYPE html>", encoding="utf-8")
    with serve(out) as address:
        page = open_worker(browser, address)
        answers = ask(page, address + FOLDER, [{"q": query.text} for query in queries])
        page.context.close()
    return judge(queries, answers)


def test_what_people_look_for_is_found(answered: list[Answered]) -> None:
    print("\n" + report(answered))
    assert mean_reciprocal_rank(answered) >= 0.93


def test_a_person_asked_for_by_name_stands_first(answered: list[Answered]) -> None:
    names = [one for one in answered if one.query.kind in NAMES]
    assert success(names) >= 0.97, report(names)


def test_there_are_queries_of_every_kind() -> None:
    queries = [*read_queries("real"), *read_queries("invented")]
    assert len(queries) >= 120
    assert len({query.kind for query in queries}) >= 12
