"""What a person writes of a document that the tool makes: number, day, signer, and whatever needs words."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from ..nodes import Origin
from ..records import record
from .plan import Issuer, Period, Signer
from .terms import SINGLE, Day, LegalDocument, Slug, Year


class DocumentName(StrEnum):
    """The documents that words can be written for, by the names that `render --as` takes."""

    PLAN_TABLE = "ke-hoach-bang"
    PROGRESS_REPORT = "bao-cao-tien-do"
    PROGRESS_SECTION = "muc-tien-do"
    REMINDER = "don-doc"
    POINTS_TABLE = "bang-diem"
    SATISFACTION = "bang-hai-long"
    COMMUNE_REPORT = "bao-cao-xa"
    COMMUNE_DRAFT = "du-thao-bao-cao-xa"
    COMMUNE_REQUEST = "de-nghi-xa"
    SUPPLEMENT = "yeu-cau-bo-sung"
    COUNCIL_DECISION = "quyet-dinh-hoi-dong"
    INVITATION = "giay-moi"
    MINUTES = "bien-ban-hoi-dong"
    APPRAISED_TABLE = "bang-diem-tham-dinh"
    APPRAISAL_REPORT = "bao-cao-tham-dinh"
    SUBMISSION = "to-trinh"
    RECOGNITION = "quyet-dinh-cong-nhan"
    OPINION_FORM = "phieu-y-kien"
    SATISFACTION_FORM = "phieu-hai-long"
    EMPTY_TABLE = "bang-diem-trong"


class Authority(StrEnum):
    """Who issues a document; it decides the head of the page and the block of signature."""

    OFFICE = "office"  # Phòng Tư pháp
    CHAIR = "chair"  # Chủ tịch Ủy ban nhân dân cấp huyện
    COUNCIL = "council"  # Hội đồng đánh giá
    COMMUNE = "commune"  # Ủy ban nhân dân cấp xã


_BY = {
    Authority.COMMUNE: (
        DocumentName.POINTS_TABLE,
        DocumentName.SATISFACTION,
        DocumentName.COMMUNE_REPORT,
        DocumentName.COMMUNE_DRAFT,
        DocumentName.COMMUNE_REQUEST,
        DocumentName.EMPTY_TABLE,
    ),
    Authority.COUNCIL: (
        DocumentName.INVITATION,
        DocumentName.MINUTES,
        DocumentName.APPRAISED_TABLE,
        DocumentName.APPRAISAL_REPORT,
        DocumentName.OPINION_FORM,
    ),
    Authority.CHAIR: (DocumentName.RECOGNITION, DocumentName.COUNCIL_DECISION),
}
_OTHERS = dict.fromkeys(DocumentName, Authority.OFFICE)
ISSUED_BY: dict[DocumentName, Authority] = {
    **_OTHERS,
    **{name: by for by, names in _BY.items() for name in names},
}
"""The authority behind each document; that of the others is the office of justice."""

_REPORT = ("overview", "direction", "shortcomings", "next")
SECTIONS: dict[DocumentName, tuple[str, ...]] = {
    DocumentName.RECOGNITION: ("tasks",),
    DocumentName.PROGRESS_REPORT: ("direction", "shortcomings", "causes", "next", "proposals"),
    DocumentName.COMMUNE_REPORT: _REPORT,
    DocumentName.COMMUNE_DRAFT: _REPORT,
    DocumentName.SUPPLEMENT: ("wanted",),
    DocumentName.MINUTES: ("opinions",),
    DocumentName.APPRAISAL_REPORT: ("opinions", "proposals"),
    DocumentName.SUBMISSION: ("process",),
}
"""The parts of a document that are written in words; of the others nothing is."""


@record
class MeetingCall:
    """When and where a meeting is held, and who it is; the hour is a text: 14 giờ 00 phút."""

    date: Day | None = None
    time: str | None = None
    place: str | None = None
    origin: Origin


@record
class Paper:
    """A document as far as a person writes it: `documents/<year>/<name>.yaml`.

    It belongs to a plan, to a commune, or to the year. What it leaves out comes from the plan of the year.
    `to`: those whom it addresses (kính gửi).
    `reply_by`: the day by which an answer is asked for. `meeting`: of
    an invitation or of minutes.
    """

    kind: str
    document: DocumentName
    year: Year
    plan: Slug | None = None
    commune: Slug | None = None
    issuer: Issuer | None = None
    symbol: str | None = None
    number: str | None = None
    date: Day | None = None
    place: str | None = None
    title: str | None = None
    to: tuple[str, ...] = field(default=(), metadata=SINGLE)
    bases: tuple[LegalDocument | str, ...] = ()
    period: Period | None = None
    reply_by: Day | None = None
    meeting: MeetingCall | None = None
    sections: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    recipients: tuple[str, ...] = field(default=(), metadata=SINGLE)
    archive: str | None = None
    signer: Signer | None = None
    origin: Origin

    def words(self, section: str) -> tuple[str, ...]:
        """The paragraphs of a section; none where nothing is written."""
        written = self.sections.get(section, ())
        return (written,) if isinstance(written, str) else written
