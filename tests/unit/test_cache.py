"""The cache: values come back, a second process waits, other versions and unused rows go, a full disk is named."""

import errno
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from generator import cache as cache_module
from generator.cache import Cache, DamagedCacheError, cache_folder, digest, no_cache, open_cache


def get_value(out: Path, key: str) -> list[int] | None:
    with open_cache(out) as cache:
        return cache.get("words", key, list[int])


def put_value(out: Path, key: str, value: list[int]) -> None:
    with open_cache(out) as cache:
        cache.put("words", key, value)


def database_path(out: Path) -> Path:
    return cache_folder(out) / "cache.sqlite"


def test_a_value_is_there_for_the_next_build(tmp_path: Path) -> None:
    put_value(tmp_path / "site", "a", [1, 2])
    assert get_value(tmp_path / "site", "a") == [1, 2]
    assert get_value(tmp_path / "site", "b") is None
    assert get_value(tmp_path / "other", "a") is None


def test_what_must_be_there_and_is_not_means_a_damaged_cache() -> None:
    with no_cache() as cache, pytest.raises(DamagedCacheError, match=":memory:"):
        cache.load("words", "a", list[int])


def test_a_value_of_another_type_means_a_damaged_cache() -> None:
    with no_cache() as cache:
        cache.put("words", "a", ["text"])
        with pytest.raises(DamagedCacheError, match=":memory:"):
            cache.get("words", "a", list[int])


def test_bytes_that_changed_mean_a_damaged_cache(tmp_path: Path) -> None:
    put_value(tmp_path / "site", "a", [1, 2])
    with closing(sqlite3.connect(database_path(tmp_path / "site"))) as database, database:
        database.execute("UPDATE words SET value = x'920103'")
    with pytest.raises(DamagedCacheError, match=r"cache\.sqlite"):
        get_value(tmp_path / "site", "a")


def test_a_build_that_fails_keeps_nothing(tmp_path: Path) -> None:
    def fail() -> None:
        with open_cache(tmp_path / "site") as cache:
            cache.put("words", "a", [1])
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert get_value(tmp_path / "site", "a") is None


def test_a_build_whose_input_changed_keeps_nothing_and_loses_nothing(tmp_path: Path) -> None:
    put_value(tmp_path / "site", "a", [1])
    with open_cache(tmp_path / "site") as cache:
        cache.discard()
        cache.put("words", "b", [2])
        cache.delete_unused()
    assert get_value(tmp_path / "site", "a") == [1]
    assert get_value(tmp_path / "site", "b") is None


def test_what_a_build_neither_reads_nor_writes_is_deleted(tmp_path: Path) -> None:
    for key in ("read", "marked", "unused"):
        put_value(tmp_path / "site", key, [1])
    with open_cache(tmp_path / "site") as cache:
        cache.get("words", "read", list[int])
        cache.mark_used("words", "marked")
        cache.put("words", "written", [2])
        cache.delete_unused()
        assert cache.keys("words") == {"read", "marked", "written"}


def test_another_version_of_the_program_begins_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_value(tmp_path / "site", "a", [1])
    monkeypatch.setattr(cache_module, "_digest_program", lambda: "another")
    assert get_value(tmp_path / "site", "a") is None


def test_a_second_build_waits_for_the_first_and_says_so_once(tmp_path: Path) -> None:
    is_waiting, waits = Event(), list[int]()

    def note_wait() -> None:
        waits.append(1)
        is_waiting.set()

    def read_as_second_build() -> list[int] | None:
        with open_cache(tmp_path / "site", note_wait) as second:
            return second.get("words", "a", list[int])

    with ThreadPoolExecutor(1) as executor:
        with open_cache(tmp_path / "site") as first:
            value = executor.submit(read_as_second_build)
            assert is_waiting.wait(30)
            first.put("words", "a", [1])
        assert value.result(30) == [1]
    assert waits == [1]


def test_a_full_disk_is_an_error_of_the_file() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute("CREATE TABLE words (key TEXT PRIMARY KEY, value BLOB, checksum INTEGER)")
        database.execute("PRAGMA max_page_count = 2")
        with pytest.raises(OSError, match=r"\bkho/cache\.sqlite") as raised:
            Cache(database, "kho/cache.sqlite").put_bytes("words", "a", bytes(100_000))
    assert (raised.value.errno, raised.value.filename) == (errno.ENOSPC, "kho/cache.sqlite")


def test_a_digest_differs_with_the_shape_of_a_value() -> None:
    values = (["ab", "c"], ["a", "bc"], [["ab"], "c"], ["ab", ["c"]], ["ab", None], [1], ["1"])
    assert len({digest(value) for value in values}) == len(values)
    assert digest((1, "a")) == digest([1, "a"])
