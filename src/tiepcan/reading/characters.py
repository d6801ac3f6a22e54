"""Characters that must not be in a file, and encodings that are not UTF-8."""

import re
from collections.abc import Iterator
from itertools import islice
from unicodedata import is_normalized, normalize

from ..diagnostics import Diagnostic, Span
from ..messages import say

MOST_FINDINGS = 50
"""A damaged text needs no more findings than a person will read."""

INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""Control, bidi, zero-width and line-breaking characters, blank letters, non-characters, surrogates, tags."""

_NOTHING_TO_SEE = "\xad\u200b\u200c\u200d\u2060\ufeff"
"""Of these nothing is seen, nor does a neighbour look different: without them a text is what was read in it.
A control character may have been a letter or a new line once, a bidi mark changes what is seen."""

_NO_BREAK_INDENT = re.compile("(?:^|(?<=\r))[ \t]*(\u00a0[ \u00a0]*)", re.MULTILINE)
WORD = re.compile(r"\S+")
BULLETS = "–—•·▪●○"
"""What Word puts in front of the items of a list."""

# Pairs of letters that Vietnamese does not know, and no other language in three different ways: what
# TCVN3, VNI, Windows-1258 and UTF-8 turn into when a program takes them for Western European text.
# Single letters would hit German and French, pairs of Vietnamese letters honest spellings (hoá, thuỷ).
_MISREAD = (
    "[A-Za-zÀ-ÖØ-öø-ÿ][µ¸¶¹¨»¾¼½©®«¬\xad§¡¢£¤¥¦ª×÷][a-zÀ-ÖØ-öø-ÿ]"  # TCVN3: signs within a word
    "|[a-z][ÆÇÈÉÊËÌÎÏÑÒÓÔÕÖ×ØÜÝÞ](?=[a-z\\W]|$)|[\xad®][¬êîíëìùøõ]"  # TCVN3: capitals behind small letters
    "|aá|aâ|aê|aà|aå|aä|eá|eâ|[iuy]eä|eå|oâ|ôù|ôø|ôû|ôõ|ôï|öù|öø|öû|öõ|öï|öô|uï"  # VNI
    "|êì|êò|âì|âò|ôì|ôò|aò|ýõ|õò|ýò|ð[aeiouyâêôõý]"  # Windows-1258
    "|á[º»][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Ä[‘ƒ\x90\x91\x83]|Æ[°¡]"
    "|Ã[¡¢£¨©ª¬\xad²³´µ¹º½]"  # UTF-8, twice
)

# One of these is in every text that was misread; a good one has none and is not searched any further.
_FOREIGN = re.compile("[\xa2-\xaa\xac-\xba\xbc-\xbfÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ]")

_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_NO_TEXTS = (
    (b"PK\x03\x04", say("a Word, Excel or zip file")),
    (b"\xd0\xcf\x11\xe0", say("an old Word or Excel file")),
    (b"%PDF-", say("a PDF file")),
    (b"\x89PNG", say("a picture")),
    (b"\xff\xd8\xff", say("a picture")),
)
"""How files begin that other programs made, and that people rename or name by mistake."""
_UTF8_MARK = b"\xef\xbb\xbf"


def place_of(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of a character of the text. Counts, so that 16 MiB take no time."""
    breaks = text.count("\n", 0, index) + text.count("\r", 0, index) - text.count("\r\n", 0, index)
    return breaks + 1, index - max(text.rfind("\n", 0, index), text.rfind("\r", 0, index))


def line_at(text: str, index: int) -> str:
    """The whole line that holds a character of the text."""
    start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    ends = (text.find("\n", index), text.find("\r", index))
    return text[start : min((end for end in ends if end >= 0), default=len(text))]


def decode_text(data: bytes, path: str) -> tuple[str, list[Diagnostic]]:
    """The text of a file, or why it has none. A byte order mark of UTF-8 is passed over."""
    if other := next((what for mark, what in _NO_TEXTS if data.startswith(mark)), None):
        hint = say("name a text file (.yaml); of other files only Word documents (.docx) are checked")
        message = say("this is {what}, not a text", what=other)
        return "", [Diagnostic("Y102", message, Span(path, 1, 1), hint)]
    encoding = _wide_encoding(data)
    if encoding:
        return "", [_not_utf8(b"", 0, path, encoding)]
    body = data.removeprefix(_UTF8_MARK)
    try:
        return body.decode("utf-8"), []
    except UnicodeDecodeError as problem:
        skipped = len(data) - len(body)
        return "", [_not_utf8(body[: problem.start], skipped, path, "TCVN3, VNI, Windows-1258")]


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32, by their mark or by the many zero bytes between Latin letters."""
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return name
    head = data[:64]
    zeros = head.count(0)
    if zeros * 5 < len(head) or not zeros:
        return None
    return "UTF-32" if zeros * 5 >= len(head) * 3 else "UTF-16"


def _not_utf8(before: bytes, skipped: int, path: str, encoding: str) -> Diagnostic:
    """The finding for the first byte that is not UTF-8; what stands before it is."""
    line, column = place_of(text := before.decode("utf-8", "replace"), len(text))
    byte = len(before) + skipped + 1
    message = say(
        "the file is not in UTF-8 (byte {byte}); it looks like {encoding}", byte=byte, encoding=encoding
    )
    hint = say("open it in the program that made it and save it again with the encoding UTF-8")
    return Diagnostic("Y102", message, Span(path, line, column), hint)


def forbidden_characters(text: str, path: str) -> Iterator[Diagnostic]:
    """Invisible characters in the raw text, each with its place."""
    for found in islice(INVISIBLE.finditer(text), MOST_FINDINGS):
        line, column = place_of(text, found.start())
        yield forbidden(found[0], Span(path, line, column, column + 1))


def hidden_in(value: str) -> str | None:
    """An invisible character of a value that escapes were resolved in: a carriage return is one there."""
    found = INVISIBLE.search(value)
    return found[0] if found else "\r" if "\r" in value else None


def forbidden(character: str, at: Span) -> Diagnostic:
    """The finding for one invisible character."""
    message = say("an invisible or control character ({code})", code=f"U+{ord(character):04X}")
    fix = "" if character in _NOTHING_TO_SEE else None
    return Diagnostic("Y103", message, at, say("delete it, or type the text anew instead of copying it"), fix)


def odd_letters(text: str, path: str) -> Iterator[Diagnostic]:
    """Signs that a text was copied or converted wrongly."""
    if text.isascii():
        return
    if "\u00a0" in text:
        for blank in islice(_NO_BREAK_INDENT.finditer(text), MOST_FINDINGS):
            line, column = place_of(text, blank.start(1))
            message = say("the line begins with a no-break space")
            at, spaces = Span(path, line, column, column + len(blank[1])), " " * len(blank[1])
            yield Diagnostic("Y116", message, at, say("replace it by ordinary spaces"), spaces)
    if not is_normalized("NFC", text):
        yield _marks_apart(text, path)
    first = _FOREIGN.search(text) and re.search(_MISREAD, text)
    if first and len(set(re.findall(_MISREAD, text))) >= 3:
        sample = line_at(text, first.start()).strip()[:40]
        message = say("the letters of “{sample}” do not look Vietnamese", sample=sample)
        hint = say("the text seems to come from an old font (TCVN3, VNI): convert it to Unicode")
        yield Diagnostic("Y115", message, Span(path, *place_of(text, first.start())), hint)


def _marks_apart(text: str, path: str) -> Diagnostic:
    """The finding for a text that is not in the composed form: at its first such word."""
    apart = [word for word in WORD.finditer(text) if not is_normalized("NFC", word[0])]
    word, (line, column) = apart[0][0], place_of(text, apart[0].start())
    message = say("letters and their marks are stored apart: words: {count}", count=len(apart))
    hint = say("store the text in composed form; a Vietnamese keyboard program calls it “Unicode dựng sẵn”")
    at = Span(path, line, column, column + len(word))
    return Diagnostic("Y118", message, at, hint, normalize("NFC", word))
