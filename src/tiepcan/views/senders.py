"""Who issues and signs a document: the file of the document says it, else the plan of the year."""

from dataclasses import replace

from ..model.communes import Commune
from ..model.council import CouncilRole
from ..model.paper import Authority, Paper
from ..model.plan import Plan
from .desk import Desk
from .letterhead import Sender, Stamp
from .scores import name_of
from .sentences import fold, lowered

COMMITTEE = "Ủy ban nhân dân"
ON_BEHALF = "TM. ỦY BAN NHÂN DÂN"
CHAIRMAN = "CHỦ TỊCH"
ARCHIVE = "VT"


def sender_of_plan(plan: Plan) -> Sender:
    """The issuer of a plan, as its own document prints it."""
    return Sender(
        name=plan.issuer.name if plan.issuer else None,
        parent=plan.issuer.parent if plan.issuer else None,
        symbol=plan.symbol,
        place=plan.place,
        recipients=plan.recipients,
        archive=plan.archive,
        lines=plan.signer.lines if plan.signer else (),
        signed=plan.signer.name if plan.signer else None,
    )


def sender_of(by: Authority, sort: str, desk: Desk, recipients: tuple[str, ...] = ()) -> Sender:
    """The issuer of a document under that authority.

    `sort` is the abbreviation of the kind of document (QĐ, BC; none for a letter), `recipients` are those of
    a document of this kind where its file names none.
    """
    usual = _USUAL[by](desk)
    symbol = "-".join(filter(None, [sort, usual.symbol])) if usual.symbol else None
    paper = desk.paper
    if paper is None:
        return replace(usual, symbol=symbol, recipients=recipients, archive=ARCHIVE)
    return Sender(
        name=paper.issuer.name if paper.issuer else usual.name,
        parent=paper.issuer.parent if paper.issuer else usual.parent,
        symbol=paper.symbol or symbol,
        place=paper.place or usual.place,
        recipients=paper.recipients or recipients,
        archive=paper.archive or ARCHIVE,
        lines=paper.signer.lines if paper.signer and paper.signer.lines else usual.lines,
        signed=paper.signer.name if paper.signer else usual.signed,
        office=usual.office,
    )


def stamp_of(paper: Paper | None) -> Stamp:
    """Number and day of a document, as its file has them."""
    return Stamp(paper.number, paper.date) if paper else Stamp()


def _office(desk: Desk) -> Sender:
    """The office that made the plan; its symbol without the kind of document (KH-PTP: PTP)."""
    if desk.plan is None:
        return Sender()
    own = sender_of_plan(desk.plan)
    return Sender(
        own.name, own.parent, (own.symbol or "").partition("-")[2] or None, own.place, lines=own.lines
    )


def _chair(desk: Desk) -> Sender:
    """The chairman decides himself, never on behalf of the committee (Nghị định 30/2020/NĐ-CP, mẫu 1.2)."""
    place = desk.plan.place if desk.plan else None
    return Sender(district_of(desk), None, "UBND", place, lines=(CHAIRMAN,))


def _commune(desk: Desk) -> Sender:
    if desk.commune is None:
        return Sender(symbol="UBND", lines=(ON_BEHALF, CHAIRMAN))
    place = proper_name(desk.commune)
    return Sender(committee_of(desk.commune), None, "UBND", place, lines=(ON_BEHALF, CHAIRMAN))


def _council(desk: Desk) -> Sender:
    """The council of the district; its chairman's own office stands above his name (Phụ lục I, mục II.7)."""
    place = desk.plan.place if desk.plan else None
    members = desk.council.members if desk.council else ()
    chair = next((m.post for m in members if m.role is CouncilRole.CHAIR), None)
    lines = ("TM. HỘI ĐỒNG", CHAIRMAN)
    return Sender(council_name(desk), district_of(desk), "HĐĐG", place, lines=lines, office=chair)


_USUAL = {
    Authority.OFFICE: _office,
    Authority.CHAIR: _chair,
    Authority.COUNCIL: _council,
    Authority.COMMUNE: _commune,
}


def council_name(desk: Desk) -> str:
    """What the council is called under the regulation of the year, without the place."""
    terms = desk.standard.terms if desk.standard else None
    return (terms and terms.council) or "Hội đồng đánh giá chuẩn tiếp cận pháp luật"


def office_of(desk: Desk) -> str:
    """The office of justice, by the plan of the year."""
    return fold(desk.plan.issuer.name) if desk.plan and desk.plan.issuer else "Phòng Tư pháp"


def district_of(desk: Desk) -> str | None:
    """The committee above the office, by the plan of the year: Ủy ban nhân dân thành phố Lai Châu."""
    issuer = desk.plan.issuer if desk.plan else None
    return (issuer.parent or issuer.name) if issuer else None


def proper_name(commune: Commune) -> str:
    """The name alone: Tân Phong."""
    name = fold(commune.name)
    kind = commune.kind or ""
    return name[len(kind) :].strip() if kind and name.casefold().startswith(f"{kind} ") else name


def within(commune: Commune) -> str:
    """A commune named within a sentence: phường Tân Phong, but Phường 5 (a number is part of a name)."""
    name = fold(name_of(commune))
    return name if proper_name(commune)[:1].isdigit() else lowered(name)


def committee_of(commune: Commune) -> str:
    """The committee of a commune: Ủy ban nhân dân phường Tân Phong."""
    return f"{COMMITTEE} {within(commune)}"
