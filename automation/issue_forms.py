"""The choices of the issue forms, kept in step with `site_data/`."""

import json
import re
from collections.abc import Mapping, Sequence

from generator.editing.choices import Candidate
from generator.records.registry import Registry
from generator.vietnamese import capitalize

NO_DISTRICT = "Không còn quận, huyện (từ tháng 7/2025)"
NO_TITLE = "Chỉ được nêu gương, không có danh hiệu"
NO_LEVEL = "Văn bản không nói rõ"

# A list of options that carries its name, and the options below it.
_OPTIONS = re.compile(r"^(?P<indent> *)options: # (?P<name>\w+)\n(?:(?P=indent)  - .*\n)*", re.MULTILINE)


def list_options(registry: Registry) -> dict[str, list[Candidate]]:
    """List what each dropdown offers, by the name that stands behind `options:` in the form; "" is the id of none."""
    places = registry.places.districts.values()
    awards = [Candidate(award.id, award.name) for award in registry.awards.values() if award.kinds]
    return {
        "fields": [Candidate(field.id, field.name) for field in registry.fields.values()],
        "districts": [*(Candidate(place.id, capitalize(place.title)) for place in places),
                      Candidate("", NO_DISTRICT)],
        "awards": [Candidate("", NO_TITLE), *awards],
        "levels": [Candidate("", NO_LEVEL), *(Candidate(level.id, level.name) for level in registry.levels.values())],
    }  # fmt: skip


def write_options(form: str, options: Mapping[str, Sequence[Candidate]]) -> str:
    """Write the options into a form; its other lines stay as they are."""

    def write(match: re.Match[str]) -> str:
        indent = match["indent"]
        # A JSON string is one of YAML, too.
        lines = [f"{indent}  - {json.dumps(row.label, ensure_ascii=False)}\n" for row in options[match["name"]]]
        return f"{indent}options: # {match['name']}\n{''.join(lines)}"

    return _OPTIONS.sub(write, form)
