"""What the head of a document says: the nation, number and symbol, place and date (Mục II, khoản 1–4)."""

import re
from collections.abc import Iterator
from datetime import date

from ...messages import Message, say
from .decree import ABBREVIATIONS, NAMES, Element
from .document import UNKNOWN, Paragraph
from .findings import Examined, Finding
from .recognise import DATED, MOTTO, NATION
from .spelled import fold, has_letters
from .text import KINDS

_NATION = {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"}
"""The decree itself writes both: Mục II khoản 1 and Mục V."""

_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_BLANK = re.compile(rf"[\s.…_{UNKNOWN}]*")
_NUMBERED = re.compile(
    r"(?P<word>\w+)(?P<colon>\s*:)?(?P<number>[^/]*)(?P<slash>/?)(?P<symbol>.*)", re.DOTALL
)
_DATE = re.compile(
    rf"(?P<place>.*?)(?P<comma>\s*,)?\s*\bngày(?P<day>[\s\d.…_{UNKNOWN}]*)"
    rf"tháng(?P<month>[\s\d.…_{UNKNOWN}]*)năm(?P<year>[\s\d.…_{UNKNOWN}]*)",
    re.IGNORECASE | re.DOTALL,
)
_HAS_NUMBER = re.compile(r"\bS[ốỐ]\s*:")


def examine_words(examined: Examined) -> Iterator[Finding]:
    """The words of the head, and what is missing of the document."""
    yield from _wording(examined)
    yield from _missing(examined)
    number, dated = examined.first(Element.NUMBER), examined.first(Element.DATE)
    if number:
        yield from _number(number, examined.first(Element.KIND))
    if dated:
        yield from _date(dated)


def day_of(examined: Examined) -> date | None:
    """The day that a document says it was issued on; None where it says none."""
    dated = examined.first(Element.DATE)
    found = _DATE.fullmatch(dated.text.strip()) if dated else None
    if found is None:
        return None
    try:
        return date(*(int(found[part].strip()) for part in ("year", "month", "day")))
    except ValueError:
        return None


def _wording(examined: Examined) -> Iterator[Finding]:
    for nation in examined.of(Element.NATION):
        if " ".join(nation.text.split()).upper() not in _NATION:
            message = say("the name of the nation is not written “{right}”", right=min(_NATION, key=_accents))
            yield Finding("T121", nation.number, message, Element.NATION)
    for motto in examined.of(Element.MOTTO):
        written = " ".join(motto.text.split())
        if written not in (_MOTTO, _MOTTO.upper()):
            message = say("the motto is not written “{right}”", right=_MOTTO)
            yield Finding("T121", motto.number, message, Element.MOTTO)


def _accents(text: str) -> bool:
    return "HOÀ" in text


def _missing(examined: Examined) -> Iterator[Finding]:
    """Nothing is missed of a text that is hardly an administrative document at all."""
    known = (Element.NUMBER, Element.KIND, Element.RECIPIENTS, Element.SALUTATION)
    if sum(examined.first(element) is not None for element in known) < 2:
        return
    everything = examined.document.everything
    folded = fold(everything)
    absent: list[Message] = []
    for element, there in (
        (Element.NATION, NATION in folded),
        (Element.MOTTO, MOTTO in folded),
        (Element.NUMBER, bool(_HAS_NUMBER.search(everything))),
        (Element.DATE, bool(DATED.search(everything)) or UNKNOWN in everything or "{{" in everything),
        (Element.RECIPIENTS, "NOI NHAN" in folded),
    ):
        if not there and examined.first(element) is None:
            absent.append(NAMES[element])
    if absent:
        yield Finding("T122", 1, say("the document has not: {elements}", elements=absent))


def _number(paragraph: Paragraph, kind: Paragraph | None) -> Iterator[Finding]:
    found = _NUMBERED.fullmatch(paragraph.text.strip())
    if found is None:
        return
    number, symbol = found["number"].strip(), found["symbol"].strip()
    problem = _shape(found)
    if problem:
        yield Finding("T128", paragraph.number, problem)
    if re.fullmatch("[1-9]", number):
        message = say("number {number} is to be written 0{number}", number=number)
        yield Finding("T123", paragraph.number, message)
    wanted = ABBREVIATIONS.get(KINDS.get(fold(kind.text), "")) if kind else None
    first = re.split(r"\s*[-–—/]\s*", symbol)[0]
    if wanted and kind and first and not first.isdigit() and not _BLANK.fullmatch(first) and first != wanted:
        message = say(
            "“{found}” is not the abbreviation of {kind}; it is “{wanted}”",
            found=first,
            kind=" ".join(kind.text.split()),
            wanted=wanted,
        )
        yield Finding("T125", paragraph.number, message)


def _shape(found: re.Match[str]) -> Message | None:
    """What is wrong with the signs of number and symbol; blanks that wait for a number are none."""
    number, symbol = found["number"], found["symbol"].strip()
    if found["word"] != "Số":
        return say("the word is written “Số”, in small letters")
    if found["colon"] is None:
        return say("there is no colon behind “Số”")
    if not found["slash"]:
        return say("there is no slash between number and symbol")
    blank = bool(_BLANK.fullmatch(number))
    if not blank and number != number.rstrip():
        return say("there is a space before the slash")
    if found["symbol"] != found["symbol"].lstrip() or (not _BLANK.search(symbol) and " " in symbol):
        return say("there is a space in the symbol")
    if " " in re.sub(rf"[.…_{UNKNOWN}]", "", symbol):
        return say("there is a space in the symbol")
    if re.search("[–—‐‑−]", symbol):
        return say("the groups of the symbol are joined by a hyphen (-)")
    small = [g for g in re.split("[-/]", symbol) if g != g.upper() and g not in ABBREVIATIONS.values()]
    return (
        say("the symbol is written in capitals")
        if small and small[0] != re.split("[-/]", symbol)[0]
        else None
    )


def _date(paragraph: Paragraph) -> Iterator[Finding]:
    found = _DATE.fullmatch(paragraph.text.strip().rstrip("."))
    if found is None:
        return
    day, month, place = found["day"].strip(), found["month"].strip(), found["place"].strip()
    if re.fullmatch("[1-9]", day):
        message = say("the day {day} is to be written 0{day}", day=day)
        yield Finding("T124", paragraph.number, message, "day")
    if month in ("1", "2"):
        message = say("the month {month} is to be written 0{month}", month=month)
        yield Finding("T124", paragraph.number, message, "month")
    if re.fullmatch("0[3-9]", month):
        message = say(
            "the month is written {month}; the regulation writes {right}", month=month, right=month[1]
        )
        yield Finding("T126", paragraph.number, message)
    if place and has_letters(place):
        words = place.split()
        if found["comma"] is None:
            yield Finding("T127", paragraph.number, say("there is no comma behind the place"), "comma")
        if any(word[0].isalpha() and not word[0].isupper() for word in (words[0], words[-1])):
            yield Finding("T127", paragraph.number, say("the name of the place begins with capitals"), "case")
