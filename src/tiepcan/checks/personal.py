"""What must not stand in a text that others can read: where it begins and ends."""

import re
from collections.abc import Iterator

Part = tuple[int, int]
"""The first letter of a part of a text, and the first one behind it."""

# Patterns that are compiled when they are asked: few texts are worth the look.

_ALONE = r"(?<![\w/-])(?<![0-9]\.)"
_ENDS = r"(?![\w/-]|[.,][0-9])"
_IDENTITY = _ALONE + r"0(?!00)[0-9]{2}(?:[0-9]{9}|([ .])[0-9]{3}\1[0-9]{3}\1[0-9]{3})" + _ENDS
_LABELLED = (
    r"(?i)\b(?:CCCD|CMND|CMTND|căn cước(?: công dân)?|chứng minh(?: nhân dân| thư)?)\b[^0-9]{0,20}"
    r"((?:[0-9]{3}){3,4})(?![0-9])"
)
_PHONE = (
    _ALONE
    + r"(?:(?:\+84|0084|\(\+84\))[ .-]?(?:\(0\))?[1-9][0-9]{0,2}(?:[ .-]?[0-9]{2,4}){2,4}"
    + r"|0[0-9]{9,10}|\(?0[0-9]{1,3}\)?[ .-]{1,3}[0-9]{2,4}(?:[ .-][0-9]{2,4}){1,3})"
    + _ENDS
)
_DIALLED = r"(?:0084|84|0)0?(?:[35789][0-9]{8}|2[0-9]{9})"
_DAY = r"[0-3][0-9]([ .-])[01][0-9]\1(?:19|20)[0-9]{2}"
_OTHER_NUMBER = r"(?i)(?:thuế|mst|tài khoản|stk|mã số|mã hồ sơ|số hồ sơ|biên nhận)(?: số)?\W{0,3}$"
_SECRET = r"(?i)[(\[] ?(?:tối |tuyệt )?mật ?[)\]]|\bđộ mật ?: ?(?:tối |tuyệt )?mật\b"
_CAPITALS = r"(?<!\w)(?:TỐI |TUYỆT )?MẬT(?!\w)"
_WORD_BEFORE = r"(\w+)[^\w(\[]{1,3}$"
_WORD_BEHIND = r"[^\w)\]]{1,3}(\w+)"


def identity_numbers(text: str) -> Iterator[Part]:
    """Numbers of identity cards: 12 digits that begin with 0, or what is said to be one."""
    found = {match.span(1) for match in re.finditer(_LABELLED, text)}
    found |= {match.span() for match in re.finditer(_IDENTITY, text)}
    yield from sorted(found)


def phone_numbers(text: str) -> Iterator[Part]:
    """Telephone numbers as they are dialled in Viet Nam; no days, no tax numbers, no accounts."""
    for match in re.finditer(_PHONE, text):
        digits = "".join(c for c in match[0] if c.isdigit())
        before = text[max(0, match.start() - 40) : match.start()]
        if (
            re.fullmatch(_DIALLED, digits)
            and not re.match(_DAY, match[0])
            and not re.search(_OTHER_NUMBER, before)
        ):
            yield match.span()


def secrecy_marks(text: str) -> Iterator[Part]:
    """Marks of secrecy: in brackets, behind “Độ mật:”, or in capitals among words that are not."""
    found = {match.span() for match in re.finditer(_SECRET, text)}
    covered = {at for part in found for at in range(*part)}
    for match in re.finditer(_CAPITALS, text):
        before = re.search(_WORD_BEFORE, text[max(0, match.start() - 20) : match.start()])
        behind = re.match(_WORD_BEHIND, text[match.end() : match.end() + 80])
        shouted = any(word and word[1].isupper() for word in (before, behind))
        if not shouted and match.start() not in covered:
            found.add(match.span())
    yield from sorted(found)
