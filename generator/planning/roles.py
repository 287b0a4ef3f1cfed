"""Write a role as one phrase."""

from generator.records.profile import Role


def role_text(role: Role) -> str:
    """Join title and organisation; words that end the one and begin the other are written once.

    "Phó Trưởng phòng" and "Phòng Nội vụ quận" make "Phó Trưởng phòng Nội vụ quận".
    """
    title, organisation = role.title.split(), (role.organisation or "").split()
    shared = next(
        (count for count in range(len(organisation), 0, -1) if _same(title[-count:], organisation[:count])),
        0,
    )
    return " ".join([*title, *organisation[shared:]])


def _same(words: list[str], others: list[str]) -> bool:
    return [word.casefold() for word in words] == [word.casefold() for word in others]
