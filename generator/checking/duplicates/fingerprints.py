"""Take the fingerprint of a profile, when its file is read."""

from zlib import crc32

from generator.records.fingerprint import Fingerprint, Honoured
from generator.records.profile import Profile
from generator.search.memo import Memo
from generator.vietnamese import fold

SKETCH_SIZE = 24
"""Hashes in a sketch: two stories that have half of their rows in common share about twelve."""

ROW = 5
"""Syllables in a row: most set phrases are shorter, most sentences longer."""

_EVERY = 4  # Only rows that begin with one syllable in four are hashed: it takes a third of the time.
_HASH = (1 << 30) - 1  # Python calculates faster with numbers below.


def take_fingerprint(profile: Profile, text: str, story: str) -> Fingerprint:
    """Take the fingerprint of a profile; `text` is its file, `story` the Markdown at its end."""
    start = text.find("\nname:") + 1
    return Fingerprint(
        path=profile.path,
        name_line=text.count("\n", 0, start) + 1,
        story_line=profile.story_line,
        slugs=(profile.slug, *profile.former_slugs),
        not_same_as=profile.not_same_as,
        name=profile.name,
        is_collective=profile.kind == "collective",
        honours=tuple([Honoured(honour.year, honour.district, honour.ward) for honour in profile.honours]),
        roles=" ".join([f"{role.title} {role.organisation or ''}" for role in profile.roles]),
        summary=profile.summary or "",
        sketch=sketch_story(story),
    )


def sketch_story(story: str) -> tuple[int, ...]:
    """Return the smallest hashes of rows of syllables, without marks and punctuation.

    Sentences may be moved or left out: the rows of the others stay.
    """
    numbers = [number for number in map(_number_of, story.split()) if number]
    # The hash of a tuple of numbers is the same in every process; that of a string is not.
    hashes = {
        hash(tuple(numbers[index : index + ROW])) & _HASH for index, number in enumerate(numbers) if not number % _EVERY
    }
    return tuple(sorted(hashes)[:SKETCH_SIZE])


def _number(piece: str) -> int:
    """Return a number for what stands between spaces; 0 where it has no letter or digit."""
    word = "".join(filter(str.isalnum, fold(piece)))
    return crc32(word.encode()) if word else 0


_number_of = Memo(_number).__getitem__
