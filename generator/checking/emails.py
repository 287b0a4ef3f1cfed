"""Search for e-mail addresses, also those written so that machines do not see them."""

import re
from collections.abc import Iterator

from generator.checking.details import Detail

_AT = (
    r"(?:[(\[{<]\s?(?:at|a|@|a[\s-](?:còng|cong|móc|moc))\s?[)\]}>]"
    r"|[\"'|/]at[\"'|/]|-at-(?=[\w-]{1,60}-dot-)|\b(?:at|a[\s-](?:còng|cong|móc|moc))\b|@)"
)
_DOT = r"(?:\s?[(\[{<\"'|/-]\s?(?:dot|chấm|cham|\.)\s?[)\]}>\"'|/-]\s?|\s(?:dot|chấm|cham)\s|\.)"
_ENDING = r"(?:com|vn|net|org|edu|gov|info|example)"
_SERVICE = r"(?:g\s?mail|yahoo|outlook|hotmail|icloud)"
_NAME = r"(?<![\w.+-])[\w+-]{1,60}(?:\.[\w+-]{1,60}){0,5}"
_PLAIN = re.compile(r"(?<![\w.+-])[\w.+-]{1,100}(?:@|%40)[\w\u2010-\u2015-]{1,100}(?:\.\w{1,60})+")
# A comma or a semicolon is a slip of the finger; "@gmail" needs no ending.
_DISGUISED = re.compile(
    rf"{_NAME}[\s_]{{0,3}}{_AT}[\s_]{{0,3}}(?:[a-z0-9-]{{1,60}}"
    rf"(?:(?:{_DOT}[a-z0-9-]{{1,30}}){{0,4}}{_DOT}[a-z]{{2,20}}"
    rf"|(?:\s?[.,;·]\s?[a-z0-9-]{{1,30}}){{0,4}}\s?[.,;·]\s?{_ENDING})\b|{_SERVICE}(?:\s?[.,;·\s]\s?com)?\b)"
    rf"|{_NAME}[\s@#*&$%^]{{1,3}}{_SERVICE}(?:{_DOT}|\s?[.,;·]\s?)com\b",
    re.IGNORECASE,
)
PATTERNS = (_PLAIN, _DISGUISED)
"""Every form of an address."""

# "at", "a còng", "(a)", or a mail service. A pattern that begins with a certain letter is found fastest.
_SIGN = re.compile(
    r"a(?:t(?<=[\s(\[{<_\"'|/-]at)[\s)\]}>_\"'|/-]|il\s?[.,;·(\[{\s]|hoo\b|[\s-](?:còng|móc)|(?<=[(\[]a)[)\]])"
)
_SIGN_IN_CAPITALS = re.compile(r"A(?:T(?<=[\s(\[{<_]AT)[\s)\]}>_]|IL[.,\s]|\sCÒNG)")


def find_emails(text: str) -> Iterator[Detail]:
    """Yield the e-mail addresses of a text."""
    if "@" in text or "%40" in text:
        yield from (Detail("email", match[0], match.start()) for match in _PLAIN.finditer(text))
    elif not (_SIGN.search(text) or _SIGN_IN_CAPITALS.search(text)):
        return
    yield from (Detail("email", match[0], match.start()) for match in _DISGUISED.finditer(text))
