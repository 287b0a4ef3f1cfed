"""A profile that is withdrawn leaves the list of featured stories, however that list is written."""

import pytest

from generator.editing.withdrawal import _remove_entries


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[]\n", "[]\n"),
        ("# Không có.\n", "# Không có.\n"),
        ("[{slug: ổi}, {slug: mo, theme: Một}, {slug: na}] # hết\n", "[{slug: ổi}, {slug: na}] # hết\n"),
        ("[{slug: mo}]\n", "[]\n"),
        ("- slug: mo\n  theme: Một\n# Hai\n- slug: na\n", "- slug: na\n"),
        ("- {slug: ổi}\n- {slug: mo}\n", "- {slug: ổi}\n"),
    ],
)
def test_only_the_entries_of_the_profile_go(before: str, after: str) -> None:
    assert _remove_entries(before, "mo") == after
