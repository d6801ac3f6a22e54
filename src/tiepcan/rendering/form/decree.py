"""The elements of an administrative document and the letters that the regulations ask for.

Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I: Mục I (page), Mục II and III (elements), Mục V (the table of
letters). Sizes are in half points, as Word keeps them. Thông tư 01/2011/TT-BNV is followed where a
difference is known: it leaves the font free, asks for the page number at the bottom right, and whether its
legal bases are italic is not confirmed, so that nobody judges it.
"""

from dataclasses import replace
from enum import StrEnum

from ...messages import Message, say
from ...model.plan import DocumentForm
from ...records import frozen


class Element(StrEnum):
    """What a paragraph is."""

    NATION = "nation"
    MOTTO = "motto"
    PARENT = "parent"
    ISSUER = "issuer"
    ISSUER_OR_PARENT = "issuer or parent"
    NUMBER = "number"
    DATE = "date"
    KIND = "kind"
    SUBJECT = "subject"
    LETTER_SUBJECT = "subject of a letter"
    SALUTATION = "salutation"
    ADDRESSEE = "addressee"
    BASIS = "basis"
    DIVISION = "division"
    DIVISION_TITLE = "title of a division"
    SECTION = "section"
    ARTICLE = "article"
    CLAUSE = "clause"
    TEXT = "text"
    OPEN = "open"
    SILENT = "silent"
    RECIPIENTS = "recipients"
    RECIPIENT = "recipient"
    AUTHORITY = "authority"
    SIGNER = "signer"
    ANNEX = "annex"
    ANNEX_TITLE = "title of an annex"
    ANNEX_REFERENCE = "reference of an annex"
    PAGE_NUMBER = "page number"


NAMES: dict[Element, Message] = {
    Element.NATION: say("the name of the nation"),
    Element.MOTTO: say("the motto"),
    Element.PARENT: say("the name of the authority above"),
    Element.ISSUER: say("the name of the issuing authority"),
    Element.ISSUER_OR_PARENT: say("the name of the authority"),
    Element.NUMBER: say("number and symbol"),
    Element.DATE: say("place and date"),
    Element.KIND: say("the type of the document"),
    Element.SUBJECT: say("the subject of the document"),
    Element.LETTER_SUBJECT: say("the subject of the letter"),
    Element.SALUTATION: say("“Kính gửi”"),
    Element.ADDRESSEE: say("those to whom it is addressed"),
    Element.BASIS: say("the legal basis"),
    Element.DIVISION: say("the number of a part, chapter or section"),
    Element.DIVISION_TITLE: say("the title of a part, chapter or section"),
    Element.SECTION: say("a heading with a Roman numeral"),
    Element.ARTICLE: say("the number of an article"),
    Element.CLAUSE: say("the heading of a clause"),
    Element.TEXT: say("the text"),
    Element.OPEN: say("the text"),
    Element.RECIPIENTS: say("“Nơi nhận”"),
    Element.RECIPIENT: say("the list of recipients"),
    Element.AUTHORITY: say("the authority and post of the signer"),
    Element.SIGNER: say("the name of the signer"),
    Element.ANNEX: say("the number of the annex"),
    Element.ANNEX_TITLE: say("the title of the annex"),
    Element.ANNEX_REFERENCE: say("the line that says to what the annex belongs"),
    Element.PAGE_NUMBER: say("the page number"),
}


@frozen
class Look:
    """What the letters of an element are like; None where the regulation leaves it open.

    `sizes` are the smallest and the largest, `capitals` whether all letters are capitals.
    """

    sizes: tuple[int, int]
    bold: bool | None = None
    italic: bool | None = False
    capitals: bool | None = None
    alignment: str | None = None


_NAME = Look((24, 26), bold=True, capitals=True, alignment="center")
_PLAIN = Look((26, 28), bold=False)
_TITLE = Look((26, 28), bold=True, capitals=True, alignment="center")
_LABEL = Look((26, 28), bold=True, capitals=False, alignment="center")

LOOKS: dict[Element, Look] = {
    Element.NATION: _NAME,
    Element.MOTTO: _LABEL,
    Element.PARENT: replace(_NAME, bold=False),
    Element.ISSUER: _NAME,
    Element.ISSUER_OR_PARENT: replace(_NAME, bold=None),
    Element.NUMBER: Look((26, 26), bold=False, alignment="center"),
    Element.DATE: Look((26, 28), bold=False, italic=True, alignment="center"),
    Element.KIND: _TITLE,
    Element.SUBJECT: _LABEL,
    Element.LETTER_SUBJECT: Look((24, 26), bold=False, capitals=False, alignment="center"),
    Element.SALUTATION: _PLAIN,
    Element.ADDRESSEE: _PLAIN,
    Element.BASIS: replace(_PLAIN, italic=True, capitals=False),
    Element.DIVISION: _LABEL,
    Element.DIVISION_TITLE: _TITLE,
    Element.SECTION: Look((26, 28), bold=True, capitals=True),
    Element.ARTICLE: Look((26, 28), bold=True, capitals=False),
    Element.CLAUSE: Look((26, 28), bold=True, capitals=False),
    Element.TEXT: Look((26, 28), alignment="both"),
    Element.OPEN: Look((26, 28), italic=None),
    Element.RECIPIENTS: Look((24, 24), bold=True, italic=True, capitals=False),
    Element.RECIPIENT: Look((22, 22), bold=False),
    Element.AUTHORITY: _TITLE,
    Element.SIGNER: _LABEL,
    Element.ANNEX: replace(_LABEL, sizes=(28, 28)),
    Element.ANNEX_TITLE: _TITLE,
    Element.ANNEX_REFERENCE: Look((26, 28), italic=True, capitals=False, alignment="center"),
    Element.PAGE_NUMBER: Look((26, 28)),
}

BODY = frozenset(
    {Element.BASIS, Element.SECTION, Element.ARTICLE, Element.CLAUSE, Element.TEXT, Element.OPEN}
)
"""What lines of the text are set close together or far apart."""

INDENTED = frozenset({Element.ARTICLE, Element.CLAUSE, Element.TEXT})
"""What begins with an indent of 1 or 1.27 cm."""


def look_of(element: Element, form: DocumentForm) -> Look | None:
    """The letters of an element under a regulation; None where nothing is said of it."""
    look = LOOKS.get(element)
    if look is not None and form is DocumentForm.TT01 and element is Element.BASIS:
        return replace(look, italic=None)
    return look


ABBREVIATIONS = {
    "Nghị quyết": "NQ",
    "Quyết định": "QĐ",
    "Chỉ thị": "CT",
    "Quy chế": "QC",
    "Quy định": "QyĐ",
    "Thông cáo": "TC",
    "Thông báo": "TB",
    "Hướng dẫn": "HD",
    "Chương trình": "CTr",
    "Kế hoạch": "KH",
    "Phương án": "PA",
    "Đề án": "ĐA",
    "Dự án": "DA",
    "Báo cáo": "BC",
    "Biên bản": "BB",
    "Tờ trình": "TTr",
    "Hợp đồng": "HĐ",
    "Công điện": "CĐ",
    "Bản ghi nhớ": "BGN",
    "Bản thỏa thuận": "BTT",
    "Giấy ủy quyền": "GUQ",
    "Giấy mời": "GM",
    "Giấy giới thiệu": "GGT",
    "Giấy nghỉ phép": "GNP",
    "Phiếu gửi": "PG",
    "Phiếu chuyển": "PC",
    "Phiếu báo": "PB",
    "Sao y": "SY",
    "Trích sao": "TrS",
    "Sao lục": "SL",
}
"""Types of documents and copies: Nghị định 30/2020/NĐ-CP, Phụ lục III, Mục I."""
