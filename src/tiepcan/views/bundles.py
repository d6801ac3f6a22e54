"""Documents that go together: a commune's dossier, the council's papers, what the decision needs."""

from collections.abc import Sequence

from ..messages import Message, say
from ..model.paper import DocumentName
from ..records import frozen
from ..scoring.scorecard import Stage, Verdict
from .commune_report import ONE_DOCUMENT, own_card
from .desk import Desk
from .document import Document, SubjectKind
from .documents import DOCUMENTS
from .senders import committee_of
from .sentences import fold

N = DocumentName
ENDING = ".docx"


@frozen
class Bundle:
    """Documents of one subject that are made together, in the order of their index."""

    id: str
    title: Message
    subject: SubjectKind
    documents: tuple[str, ...]

    def chosen(self, desk: Desk) -> list[Document]:
        """Those that the regulation of the year has, and that this subject can have.

        A commune that falls short sends its report and its points, no request (Thông tư 09/2021/TT-BTP,
        điểm e khoản 1 Điều 3).
        """
        standard = desk.standard
        known = [DOCUMENTS[name] for name in self.documents]
        known = [d for d in known if standard is not None and (not d.forms or standard.id in d.forms)]
        return [d for d in known if not _passed_over(d.id, desk)]

    def must_have(self, documents: Sequence[Document], desk: Desk) -> None:
        """Stop where the regulation of the year has none of them: an index of nothing is no dossier."""
        if not documents:
            DOCUMENTS[self.documents[0]].must_exist_under(desk.standard, desk.year)

    def of_communes(self, desk: Desk) -> list[tuple[str, Document]]:
        """What a bundle of the year holds for each commune: the appraised points, where the law has them."""
        table = DOCUMENTS[N.APPRAISED_TABLE]
        if (
            self.subject is not SubjectKind.YEAR
            or desk.standard is None
            or desk.standard.id not in table.forms
        ):
            return []
        return [(r.slug, table) for r in desk.results if r.card and r.card.stage is Stage.APPRAISAL]


def _passed_over(document: str, desk: Desk) -> bool:
    if document == DocumentName.SATISFACTION:
        return desk.card is None or desk.card.sheet.satisfaction is None
    if document != DocumentName.COMMUNE_REQUEST or desk.card is None:
        return False
    own = own_card(desk)
    return own.verdict is not Verdict.PASS or own.standard.id in ONE_DOCUMENT


BUNDLES: dict[str, Bundle] = {
    bundle.id: bundle
    for bundle in (
        Bundle(
            "dossier",
            say("The dossier of a commune"),
            SubjectKind.SHEET,
            (N.COMMUNE_REPORT, N.POINTS_TABLE, N.SATISFACTION, N.COMMUNE_REQUEST),
        ),
        Bundle(
            "council",
            say("The papers of the council"),
            SubjectKind.YEAR,
            (N.COUNCIL_DECISION, N.INVITATION, N.OPINION_FORM, N.MINUTES, N.APPRAISAL_REPORT),
        ),
        Bundle(
            "decision",
            say("What is submitted for the decision of recognition"),
            SubjectKind.YEAR,
            (N.SUBMISSION, N.MINUTES, N.APPRAISAL_REPORT, N.RECOGNITION),
        ),
    )
}
"""By the names that `render --as` takes beside those of single documents."""

_PARTS = {
    "Báo cáo đánh giá": N.COMMUNE_REPORT,
    "Bảng tổng hợp điểm": N.POINTS_TABLE,
    "Bản tổng hợp điểm": N.POINTS_TABLE,
    "Bảng tổng hợp kết quả đánh giá sự hài lòng": N.SATISFACTION,
    "Văn bản đề nghị": N.COMMUNE_REQUEST,
}
"""How the regulations call the parts of a dossier that are made here."""


def index_view(bundle: Bundle, desk: Desk, files: Sequence[str]) -> dict[str, object]:
    """The index: of a dossier by the parts that the regulation asks for, else file by file."""
    rows = _parts(desk, files) if bundle.id == "dossier" else _files(desk, files)
    return {
        "title": _title(bundle, desk),
        "rows": [{"number": n, "name": name, "file": file} for n, (name, file) in enumerate(rows, 1)],
    }


def _title(bundle: Bundle, desk: Desk) -> str:
    if bundle.id == "dossier":
        whose = committee_of(desk.commune) if desk.commune else "Ủy ban nhân dân"
        return f"Hồ sơ đánh giá đạt chuẩn tiếp cận pháp luật năm {desk.year} của {whose}"
    said = "Tài liệu của Hội đồng" if bundle.id == "council" else "Hồ sơ trình quyết định công nhận"
    return f"{said} năm {desk.year}"


def _parts(desk: Desk, files: Sequence[str]) -> list[tuple[str, str]]:
    assert desk.standard is not None
    rows = []
    for part in desk.standard.dossier:
        name = next((n for words, n in _PARTS.items() if part.name.startswith(words)), None)
        made = name is not None and str(name) in files
        inside = name is N.COMMUNE_REQUEST and desk.standard.id in ONE_DOCUMENT
        note = "nằm trong Báo cáo đánh giá" if inside else "đơn vị bổ sung"
        rows.append(
            (fold(part.name), f"{name}{ENDING}" if made else f"{note} (nếu có)" if part.if_any else note)
        )
    return rows


def _files(desk: Desk, files: Sequence[str]) -> list[tuple[str, str]]:
    rows = []
    for file in files:
        of = [d for d in DOCUMENTS.values() if file == d.id or file.startswith(f"{d.id}-")]
        document = max(of, key=lambda d: len(d.id))  # bang-diem-tham-dinh-… is no bang-diem
        rows.append((desk.words(document.title), f"{file}{ENDING}"))
    return rows
