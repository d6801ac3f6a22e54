"""How lines and documents end, whom they go to, and what belongs to annexes (Mục II khoản 6–9, Mục III)."""

import re
from collections.abc import Iterator

from ...messages import say
from ...model.plan import DocumentForm
from .decree import BODY, Element
from .document import UNKNOWN, Paragraph
from .findings import Examined, Finding
from .spelled import fold

_POINT = re.compile(r"([a-zđ])\)\s", re.IGNORECASE)
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
"""The letters that number points, in the order of the Vietnamese alphabet."""

_KEPT = re.compile(r"[-–]\s*Lưu\b", re.IGNORECASE)
_KEPT_WELL = re.compile(r"[-–]\s*Lưu\s*:\s*(?:VT|Văn thư)\b")
_PURPOSES = (
    (1, re.compile(r"\(\s*(?:để\s+)?(?:thực hiện|t/h|th/hiện)\b", re.IGNORECASE)),
    (2, re.compile(r"\(\s*(?:để\s+)?(?:b/c|báo cáo|kiểm tra|giám sát|biết|p/h|phối hợp)\b", re.IGNORECASE)),
)
_RANKS = re.compile(
    r"(?:GS|PGS|TS|ThS|Th\.S|BS|KS|CN|LS|Thạc sĩ|Tiến sĩ|Cử nhân|NGƯT|NSƯT)\b\.?\s", re.IGNORECASE
)
_ROMAN_ANNEX = re.compile(r"PHU LUC (?:SO )?[IVXLC]+[.:]?")


def examine_endings(examined: Examined) -> Iterator[Finding]:
    """The text after its head: legal bases, points, the end, recipients, signer, annexes."""
    if examined.form is not DocumentForm.TT01:
        yield from _bases(list(examined.of(Element.BASIS)))
    yield from _points(examined)
    yield from _end(examined)
    yield from _recipients(examined)
    yield from _salutation(examined)
    for signer in examined.of(Element.SIGNER):
        if _RANKS.match(signer.text.strip()):
            message = say("no academic or honorary title stands before the name of the signer")
            yield Finding("T136", signer.number, message)
    yield from _annexes(examined)


def _ends(paragraph: Paragraph, mark: str) -> bool:
    return paragraph.text.rstrip().endswith((mark, UNKNOWN))


def _bases(bases: list[Paragraph]) -> Iterator[Finding]:
    for basis in bases:
        last = basis is bases[-1]
        if not _ends(basis, "." if last else ";"):
            message = (
                say("the last legal basis ends with a full stop")
                if last
                else say("a legal basis ends with a semicolon")
            )
            yield Finding("T129", basis.number, message, "last" if last else "")


def _points(examined: Examined) -> Iterator[Finding]:
    """d) is followed by đ): a list that Word counts by itself leaves it out."""
    before = ""
    for paragraph in examined.document.paragraphs:
        if paragraph.empty or paragraph.cell:
            continue
        found = _POINT.match(paragraph.text.strip())
        letter = found[1].lower() if found else ""
        if letter == "e" and before == "d":
            message = say("point e) follows d): the Vietnamese alphabet has đ) between them")
            yield Finding("T133", paragraph.number, message)
        element = examined.elements.get(paragraph.number)
        if letter or element in (Element.CLAUSE, Element.SECTION, Element.ARTICLE):
            before = letter if letter in _ALPHABET else ""


def _end(examined: Examined) -> Iterator[Finding]:
    foot = examined.first(Element.RECIPIENTS)
    if foot is None:
        return
    above = [p for p in examined.document.paragraphs if p.number < foot.number and not p.empty]
    above = [p for p in above if p.cell is None or foot.cell is None or p.cell.table != foot.cell.table]
    last = above[-1] if above else None
    if last and last.cell is None and examined.elements.get(last.number) in BODY and not _ends(last, "/."):
        yield Finding("T130", last.number, say("the text does not end with “./.”"))


def _recipients(examined: Examined) -> Iterator[Finding]:
    word = examined.first(Element.RECIPIENTS)
    if word and not word.text.strip().endswith(":"):
        yield Finding("T131", word.number, say("there is no colon behind “Nơi nhận”"), "colon")
    lines = list(examined.of(Element.RECIPIENT))
    for line in lines:
        last = line is lines[-1]
        if not line.text.strip().startswith(("-", "–", UNKNOWN)):
            yield Finding("T131", line.number, say("a recipient's line begins with a dash (-)"), "dash")
        elif not _ends(line, "." if last else ";"):
            message = (
                say("the last line of recipients ends with a full stop")
                if last
                else say("a recipient's line ends with a semicolon")
            )
            yield Finding("T131", line.number, message, "last" if last else "end")
    yield from _kept(lines)
    yield from _order(lines)


def _kept(lines: list[Paragraph]) -> Iterator[Finding]:
    kept = [line for line in lines if _KEPT.match(line.text.strip())]
    if not lines:
        return
    if not kept:
        if not any(line.text.strip().startswith(UNKNOWN) for line in lines):
            yield Finding(
                "T132", lines[-1].number, say("no line says where the document is kept (- Lưu: VT, …)")
            )
    elif kept[-1] is not lines[-1] and _KEPT.match(lines[-1].text.strip()) is None:
        yield Finding("T132", kept[-1].number, say("the line “Lưu” stands last"))
    elif UNKNOWN not in kept[0].text and not _KEPT_WELL.match(kept[0].text.strip()):
        yield Finding("T132", kept[0].number, say("the line “Lưu” names the registry first: Lưu: VT, …"))


def _order(lines: list[Paragraph]) -> Iterator[Finding]:
    """Those who carry out, then those who watch, are told or are reported to."""
    highest = 0
    for line in lines:
        rank = next((rank for rank, purpose in _PURPOSES if purpose.search(line.text)), 0)
        if 0 < rank < highest:
            message = say("who has to carry it out stands below those it is sent to for information")
            yield Finding("T134", line.number, message)
        highest = max(highest, rank)


def _salutation(examined: Examined) -> Iterator[Finding]:
    for line in examined.of(Element.SALUTATION):
        if not re.match(r"Kính gửi\s*:", line.text.strip(), re.IGNORECASE):
            yield Finding("T131", line.number, say("there is no colon behind “Kính gửi”"), "salutation")
    lines = list(examined.of(Element.ADDRESSEE))
    for line in lines:
        if not _ends(line, "." if line is lines[-1] else ";"):
            message = say(
                "those to whom it is addressed: each line ends with a semicolon, the last with a full stop"
            )
            yield Finding("T131", line.number, message, "addressee")


def _annexes(examined: Examined) -> Iterator[Finding]:
    annexes = list(examined.of(Element.ANNEX))
    if not annexes:
        return
    for annex in annexes:
        if len(annexes) > 1 and not _ROMAN_ANNEX.fullmatch(fold(annex.text)):
            yield Finding("T135", annex.number, say("of several annexes each has a Roman number: Phụ lục I"))
        section = examined.document.sections[annex.section]
        first = next(p for p in examined.document.paragraphs if p.section == annex.section)
        if section.start != "1" or first.number != annex.number:
            message = say("the pages of an annex are counted from 1, in a section of their own")
            yield Finding("T137", annex.number, message)
    before = [p for p in examined.document.paragraphs if p.number < annexes[0].number]
    said = fold(" ".join(p.text for p in before))
    if not any(words in said for words in ("PHU LUC", "KEM THEO", "DINH KEM")) and UNKNOWN not in said:
        yield Finding("T138", annexes[0].number, say("the text does not refer to the annex"))
