"""What must not stand in a text that others can read: where it begins and ends."""

import re
from collections.abc import Iterator

Part = tuple[int, int]
"""The first letter of a part of a text, and the first one behind it."""

_ALONE = r"(?<![\w/-])(?<![0-9]\.)"
_ENDS = r"(?![\w/-]|[.,][0-9])"
_IDENTITY = re.compile(
    _ALONE + r"0(?!00)[0-9]{2}(?:[0-9]{9}|([ .])[0-9]{3}\1[0-9]{3}\1[0-9]{3})" + _ENDS,
)
_LABELLED = re.compile(
    r"\b(?:CCCD|CMND|CMTND|căn cước(?: công dân)?|chứng minh(?: nhân dân| thư)?)\b[^0-9]{0,20}"
    r"((?:[0-9]{3}){3,4})(?![0-9])",
    re.IGNORECASE,
)
_PHONE = re.compile(
    _ALONE
    + r"(?:(?:\+84|0084|\(\+84\))[ .-]?(?:\(0\))?[1-9][0-9]{0,2}(?:[ .-]?[0-9]{2,4}){2,4}"
    + r"|0[0-9]{9,10}|\(?0[0-9]{1,3}\)?[ .-]{1,3}[0-9]{2,4}(?:[ .-][0-9]{2,4}){1,3})"
    + _ENDS
)
_DIALLED = re.compile(r"(?:0084|84|0)0?(?:[35789][0-9]{8}|2[0-9]{9})")
_DAY = re.compile(r"[0-3][0-9]([ .-])[01][0-9]\1(?:19|20)[0-9]{2}")
_OTHER_NUMBER = re.compile(
    r"(?:thuế|mst|tài khoản|stk|mã số|mã hồ sơ|số hồ sơ|biên nhận)(?: số)?\W{0,3}$", re.IGNORECASE
)
_SECRET = re.compile(r"[(\[] ?(?:tối |tuyệt )?mật ?[)\]]|\bđộ mật ?: ?(?:tối |tuyệt )?mật\b", re.IGNORECASE)
_CAPITALS = re.compile(r"(?<!\w)(?:TỐI |TUYỆT )?MẬT(?!\w)")
_WORD_BEFORE = re.compile(r"(\w+)[^\w(\[]{1,3}$")
_WORD_BEHIND = re.compile(r"[^\w)\]]{1,3}(\w+)")


def identity_numbers(text: str) -> Iterator[Part]:
    """Numbers of identity cards: 12 digits that begin with 0, or what is said to be one."""
    found = {match.span(1) for match in _LABELLED.finditer(text)}
    found |= {match.span() for match in _IDENTITY.finditer(text)}
    yield from sorted(found)


def phone_numbers(text: str) -> Iterator[Part]:
    """Telephone numbers as they are dialled in Viet Nam; no days, no tax numbers, no accounts."""
    for match in _PHONE.finditer(text):
        digits = "".join(c for c in match[0] if c.isdigit())
        before = text[max(0, match.start() - 40) : match.start()]
        if _DIALLED.fullmatch(digits) and not _DAY.match(match[0]) and not _OTHER_NUMBER.search(before):
            yield match.span()


def secrecy_marks(text: str) -> Iterator[Part]:
    """Marks of secrecy: in brackets, behind “Độ mật:”, or in capitals among words that are not."""
    found = {match.span() for match in _SECRET.finditer(text)}
    covered = {at for part in found for at in range(*part)}
    for match in _CAPITALS.finditer(text):
        before = _WORD_BEFORE.search(text, max(0, match.start() - 20), match.start())
        behind = _WORD_BEHIND.match(text, match.end())
        shouted = any(word and word[1].isupper() for word in (before, behind))
        if not shouted and match.start() not in covered:
            found.add(match.span())
    yield from sorted(found)
