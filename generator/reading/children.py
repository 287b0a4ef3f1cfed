"""Find pictures of children that other profiles show."""

import re
from collections.abc import Mapping

from generator.reading.attachments import ReadAttachment
from generator.reading.drafts import make_draft, may_mean_yes
from generator.reading.front_matter import split_front_matter
from generator.reading.yaml_text import parse_yaml
from generator.records.problem import ProblemText
from generator.records.profile import Profile
from generator.vietnamese import clean

# The initials and number of a child's file; more may follow in the name of a picture.
_CHILD = re.compile(r"[a-z]{1,8}-[a-z0-9]*\d[a-z0-9]*", re.IGNORECASE)


def find_child_picture(profile: Profile, name: str, read: ReadAttachment) -> ProblemText | None:
    """Return code, message and hint if a picture is named after a child whose profile lies beside this one.

    `read` reads a file beside the profile, so that a change of the child's profile counts as one of this picture.
    """
    match = _CHILD.match(name)
    slug = match[0].lower() if match else profile.slug
    if slug == profile.slug or not _is_hidden_child(read(f"{slug}.md")):
        return None
    hint = "không đăng ảnh trẻ em: bỏ ảnh này và xóa tệp ảnh khỏi kho"
    return "minor", f'ảnh "{name}" mang tên tệp của một hồ sơ trẻ em', hint


def _is_hidden_child(data: bytes | None) -> bool:
    """Return whether the bytes are the profile of a child without both consents."""
    if data is None:
        return False
    front_matter, _ = split_front_matter("", clean(data.decode("utf-8", "replace").replace("\r\n", "\n")))
    parsed, _ = parse_yaml("", front_matter.yaml, first_line=2) if front_matter else (None, [])
    if parsed is None or not isinstance(parsed.data, Mapping):
        return False
    minor = may_mean_yes(parsed.data.get("minor", False))
    return bool(make_draft(Profile, {**parsed.data, "minor": minor}).is_hidden_minor)
