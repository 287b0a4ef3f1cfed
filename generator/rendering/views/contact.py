"""Addresses by which a reader reports an error or asks to withdraw a profile."""

from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from generator.records.words import Settings


class Contact(NamedTuple):
    """Whom to write to, and how soon they answer."""

    email: str
    """The editors' mail address."""
    repository: str | None
    """The address of the content's repository, without a slash at its end; None where there is none."""
    answer_days: int
    """Working days until an answer."""
    withdrawal_days: int
    """Days until a profile is withdrawn."""


def read_contact(settings: Settings) -> Contact:
    """Read the contact from the settings."""
    return Contact(settings.contact_email, settings.repository, settings.answer_days, settings.withdrawal_days)


def find_forge(repository: str | None) -> str:
    """Return the forge of a repository: `github`, `gitlab` or `forgejo` (Gitea alike); empty for no repository."""
    if not repository:
        return ""
    host = urlsplit(repository).hostname or ""
    return "github" if host == "github.com" else "gitlab" if "gitlab" in host else "forgejo"


def fault_href(contact: Contact, title: str, address: str) -> str:
    """Return the address for reporting an error in the page `title` at `address`.

    It opens a new issue; a mail where the content has no repository.
    """
    return _fault_pattern(contact).replace("TITLE", _encode(title)).replace("ADDRESS", _encode(address))


def mail_href(contact: Contact, subject: str, body: str = "") -> str:
    """Return the address of a mail to the editors, percent-encoded (RFC 6068); lines of `body` end in CR LF."""
    fields = {"subject": subject} | ({"body": body} if body else {})
    query = "&".join(f"{name}={_encode(text)}" for name, text in fields.items())
    return f"mailto:{quote(contact.email, safe='@')}?{query}"


@lru_cache(maxsize=16)
def _fault_pattern(contact: Contact) -> str:
    """Encode what is the same in the reports of all pages."""
    subject = "Báo sai: TITLE"
    body = ["Trang: TITLE", "Địa chỉ: ADDRESS", "", "Đoạn chưa đúng (chép lại ở đây):", ""]
    body += ["Nội dung đúng, và nguồn nếu có:", ""]
    if contact.repository:
        text = _encode(chr(10).join(body))
        if find_forge(contact.repository) == "gitlab":
            fields = f"issue%5Btitle%5D={_encode(subject)}&issue%5Bdescription%5D={text}"
            return f"{contact.repository}/-/issues/new?{fields}"
        return f"{contact.repository}/issues/new?title={_encode(subject)}&body={text}"
    return mail_href(contact, subject, "\r\n".join(body))


@lru_cache(maxsize=1024)
def _encode(text: str) -> str:
    return quote(text, safe="")
