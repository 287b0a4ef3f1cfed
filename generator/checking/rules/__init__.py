"""One rule a module: its `CODE`, its `LEVEL`, its `check`, and a docstring that documents it.

`docs/howto/a-rule.md` shows how to add one.
"""

from generator.checking.context import ProfileRule
from generator.checking.rules import (
    ambiguous_ward,
    award_kind,
    bare_figure,
    level_without_title,
    listed_twice,
    long_summary,
    minor,
    missing_district,
    name_form,
    no_district_then,
    no_ground,
    no_honour,
    odd_date,
    repeated_summary,
    status_without_title,
    unknown_ward,
    unnamed_story,
    ward_not_listed,
    wrong_folder,
    year,
)

PROFILE_RULES: tuple[ProfileRule, ...] = (
    ambiguous_ward,
    award_kind,
    bare_figure,
    level_without_title,
    listed_twice,
    long_summary,
    minor,
    missing_district,
    name_form,
    no_district_then,
    no_ground,
    no_honour,
    odd_date,
    repeated_summary,
    status_without_title,
    unknown_ward,
    unnamed_story,
    ward_not_listed,
    wrong_folder,
    year,
)
"""The rules over one profile; those over the whole gallery are called by the `gallery.py` of `steps` and `reading`."""
