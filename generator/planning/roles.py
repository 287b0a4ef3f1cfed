"""Write a role as one phrase."""

from generator.records.profile import Role


def role_text(role: Role) -> str:
    """Join title and organisation; words that end the one and begin the other are written once.

    "Phó Trưởng phòng" and "Phòng Nội vụ quận" make "Phó Trưởng phòng Nội vụ quận".
    """
    title, organisation = role.title.split(), (role.organisation or "").split()
    ends, starts = [word.casefold() for word in title], [word.casefold() for word in organisation]
    shared = next((count for count in range(len(starts), 0, -1) if ends[-count:] == starts[:count]), 0)
    return " ".join([*title, *organisation[shared:]])
