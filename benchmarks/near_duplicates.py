"""`python -m benchmarks.near_duplicates --profiles 10000`: how many duplicates are found, how many warnings are wrong.

To a gallery of invented people come duplicates of some of them, by the mistakes that people make, and as many profiles
that only look alike. Each kind has its row in the table that is printed.
"""

import argparse
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import yaml

from benchmarks.corpus import DATA
from benchmarks.people import World, people
from generator.checking.duplicates.fingerprints import take_fingerprint
from generator.checking.rules import near_duplicate
from generator.reading.drafts import make_draft
from generator.reading.registry import read_registry
from generator.records.fingerprint import Fingerprint
from generator.records.profile import Profile
from generator.vietnamese import fold, normalise

Data = dict[str, Any]
"""The front matter of a profile, with its story under `story`."""

_OTHER = re.compile(r" với (\S+):\d+ \(")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_STOCK = (
    "Việc làm ấy được kể trong một bài dự thi viết về gương người tốt, việc tốt của phường trong nhiều năm liền.",
    "Gia đình luôn tích cực tham gia các phong trào thi đua yêu nước do các cấp, các ngành phát động ở khu dân cư.",
)
_OLD_TONES = {
    "òa": "oà",
    "óa": "oá",
    "ỏa": "oả",
    "õa": "oã",
    "ọa": "oạ",
    "ủy": "uỷ",
    "úy": "uý",
    "ùy": "uỳ",
    "ụy": "uỵ",
}


def respell(data: Data, other: Data, _: Random) -> Data:
    """The name with tones in the old places, or without marks; summary and story by someone else."""
    name = data["name"]
    for new, old in _OLD_TONES.items():
        name = name.replace(new, old)
    name = name if name != data["name"] else fold(name).title()
    return data | {"name": name, "summary": other.get("summary"), "story": other["story"]}


def mistype(data: Data, other: Data, random: Random) -> Data:
    """A letter of the given name left out, doubled or replaced; the story by someone else."""
    *parts, given = data["name"].split()
    index = random.randrange(len(given))
    given = given[:index] + random.choice(("", given[index] * 2, random.choice("aeiouhnmt"))) + given[index + 1 :]
    return data | {"name": normalise(" ".join((*parts, given or "An"))), "story": other["story"]}


def reword_role(data: Data, other: Data, _: Random) -> Data:
    """The role in fewer words; summary and story by someone else."""
    roles = [{"title": role["title"]} for role in data.get("roles", ())]
    return data | {"roles": roles, "summary": other.get("summary"), "story": other["story"]}


def reword_story(data: Data, _: Data, random: Random) -> Data:
    """A third of the sentences left out, the others moved; no summary, and the ward not stated."""
    sentences = _SENTENCE.split(data["story"])
    kept = random.sample(sentences, max(1, len(sentences) * 2 // 3))
    honours = [{key: value for key, value in honour.items() if key != "ward"} for honour in data["honours"]]
    return data | {"summary": None, "story": " ".join(kept), "honours": honours}


def move_year(data: Data, other: Data, _: Random) -> Data:
    """The next year, with the same role; summary and story by someone else."""
    honours = [honour | {"year": honour["year"] + 1} for honour in data["honours"]]
    return data | {"honours": honours, "summary": other.get("summary"), "story": other["story"]}


def copy_story(data: Data, other: Data, random: Random) -> Data:
    """Someone else, under a story of which a third was left out."""
    return other | {"story": reword_story(data, other, random)["story"]}


def name_alike(data: Data, other: Data, _: Random) -> Data:
    """A namesake in another place, with the same role."""
    return other | {"name": data["name"], "roles": data.get("roles", [])}


def name_neighbour(data: Data, other: Data, random: Random) -> Data:
    """Someone in the same ward and year, whose name is one letter apart, and who does something else."""
    return mistype(other | {"name": data["name"], "honours": data["honours"]}, other, random)


def repeat_phrases(data: Data, other: Data, _: Random) -> Data:
    """Someone of the same ward and year, whose story has two sentences that many have."""
    return other | {"honours": data["honours"], "story": f"{other['story']} {' '.join(_STOCK)}"}


Change = Callable[[Data, Data, Random], Data]
DUPLICATES: tuple[Change, ...] = (respell, mistype, reword_role, reword_story, move_year, copy_story)
LOOK_ALIKES: tuple[Change, ...] = (name_alike, name_neighbour, repeat_phrases)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.near_duplicates", description=__doc__)
    parser.add_argument("--profiles", type=int, default=10_000)
    parser.add_argument("--changed", type=int, default=100, help="profiles of each kind")
    options = parser.parse_args()
    profiles, kinds = make_gallery(options.profiles, options.changed)
    started = time.process_time()
    problems = list(near_duplicate.check(profiles))
    seconds = time.process_time() - started
    pairs = {frozenset((problem.path, _OTHER.findall(problem.message)[0])) for problem in problems}
    print("\n".join(write_table(kinds, pairs)))
    print(f"{len(profiles):,} profiles compared in {seconds:.1f} s of CPU time")


def make_gallery(count: int, changed: int) -> tuple[list[Fingerprint], dict[frozenset[str], Change]]:
    """Make the fingerprints of a gallery, and say of which kind each pair is that looks alike."""
    changes = (*DUPLICATES, *LOOK_ALIKES)
    random, texts = (
        Random("near duplicates"),
        people(World.of(read_registry(DATA)[0]), count + 2 * len(changes) * changed),
    )
    adults, authors, profiles = list[tuple[str, Data]](), list[Data](), list[Fingerprint]()
    for index, (path, text) in enumerate(texts):
        data = _read(text)
        is_adult = not data.get("minor") and data.get("kind") != "collective"
        if index < count:
            profiles.append(_take_fingerprint(path, data))
            if is_adult and len(adults) < len(changes) * changed:
                adults.append((path, data))
        elif is_adult:
            # Whose deeds and words the changed profiles have: they are not in the gallery themselves.
            authors.append(data)
    kinds = dict[frozenset[str], Change]()
    for index, ((path, data), other) in enumerate(zip(adults, authors, strict=False)):
        change = changes[index % len(changes)]
        second = f"{path.removesuffix('.md')}-{change.__name__}.md"
        profiles.append(_take_fingerprint(second, change(data, other, random)))
        kinds[frozenset((path, second))] = change
    return profiles, kinds


def write_table(kinds: dict[frozenset[str], Change], pairs: set[frozenset[str]]) -> Iterator[str]:
    """Yield the lines of the table: of each kind, how many pairs there are and of how many is warned."""
    counts, found = Counter(kinds.values()), Counter(kinds[pair] for pair in pairs if pair in kinds)
    yield "| kind | pairs | warned of |"
    yield "| --- | ---: | ---: |"
    for change in (*DUPLICATES, *LOOK_ALIKES):
        yield f"| {(change.__doc__ or '').rstrip('.')} | {counts[change]} | {found[change]} |"
    right, wrong = sum(found[change] for change in DUPLICATES), sum(found[change] for change in LOOK_ALIKES)
    others = len(pairs) - right - wrong
    yield f"| All others | | {others} |"
    yield ""
    recall, precision = right / sum(counts[change] for change in DUPLICATES), right / max(1, len(pairs))
    yield f"Recall {recall:.3f}, precision {precision:.3f}."


def _read(text: str) -> Data:
    _, front_matter, story = text.split("---\n", 2)
    data: Data = yaml.load(front_matter, Loader=yaml.CSafeLoader)
    return data | {"story": story}


def _take_fingerprint(path: str, data: Data) -> Fingerprint:
    slug = path.rpartition("/")[2].removesuffix(".md")
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
    draft: Profile = make_draft(Profile, values | {"slug": slug, "path": path})
    return take_fingerprint(draft, "", data["story"])


if __name__ == "__main__":
    main()
