"""How a reader reports a fault or asks for a profile to be withdrawn."""

from typing import NamedTuple
from urllib.parse import quote, urlencode

from generator.records.words import Settings


class Contact(NamedTuple):
    """Whom to write to, and how long an answer takes: in working days, and in days until a withdrawal is done."""

    email: str
    repository: str | None
    answer_days: int
    withdrawal_days: int


def contact_of(settings: Settings) -> Contact:
    """The contact that the settings name."""
    return Contact(settings.contact_email, settings.repository, settings.answer_days, settings.withdrawal_days)


def fault_href(contact: Contact, title: str, address: str) -> str:
    """The address of a report of a fault in the page `title` at `address`, filled in as far as we can.

    An issue where the content has a repository, else a mail.
    """
    subject = f"Báo sai: {title}"
    body = [f"Trang: {title}", f"Địa chỉ: {address}", "", "Đoạn chưa đúng (chép lại ở đây):", ""]
    body += ["Nội dung đúng, và nguồn nếu có:", ""]
    if contact.repository:
        query = urlencode({"title": subject, "body": "\n".join(body)}, quote_via=quote)
        return f"{contact.repository}/issues/new?{query}"
    return mail_href(contact, subject, "\r\n".join(body))


def mail_href(contact: Contact, subject: str, body: str = "") -> str:
    """A mail to the editors with everything percent-encoded (RFC 6068); lines of `body` end in CR LF."""
    fields = {"subject": subject} | ({"body": body} if body else {})
    return f"mailto:{quote(contact.email, safe='@')}?{urlencode(fields, quote_via=quote, safe='')}"
