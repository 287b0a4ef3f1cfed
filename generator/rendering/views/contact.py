"""Addresses by which a reader reports an error or asks to withdraw a profile."""

from typing import NamedTuple
from urllib.parse import quote, urlencode

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


def fault_href(contact: Contact, title: str, address: str) -> str:
    """Return the address for reporting an error in the page `title` at `address`.

    It opens a new issue; a mail where the content has no repository.
    """
    subject = f"Báo sai: {title}"
    body = [f"Trang: {title}", f"Địa chỉ: {address}", "", "Đoạn chưa đúng (chép lại ở đây):", ""]
    body += ["Nội dung đúng, và nguồn nếu có:", ""]
    if contact.repository:
        query = urlencode({"title": subject, "body": "\n".join(body)}, quote_via=quote)
        return f"{contact.repository}/issues/new?{query}"
    return mail_href(contact, subject, "\r\n".join(body))


def mail_href(contact: Contact, subject: str, body: str = "") -> str:
    """Return the address of a mail to the editors, percent-encoded (RFC 6068); lines of `body` end in CR LF."""
    fields = {"subject": subject} | ({"body": body} if body else {})
    return f"mailto:{quote(contact.email, safe='@')}?{urlencode(fields, quote_via=quote, safe='')}"
