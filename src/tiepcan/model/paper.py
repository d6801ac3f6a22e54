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

    REMINDER = "don-doc"
    POINTS_TABLE = "bang-diem"
    RECOGNITION = "quyet-dinh-cong-nhan"
    PROGRESS_REPORT = "bao-cao-tien-do"
    PLAN_TABLE = "ke-hoach-bang"


class Authority(StrEnum):
    """Who issues a document; it decides the head of the page and the block of signature."""

    OFFICE = "office"  # Phòng Tư pháp
    CHAIR = "chair"  # Chủ tịch Ủy ban nhân dân cấp huyện
    COMMUNE = "commune"  # Ủy ban nhân dân cấp xã


ISSUED_BY: dict[DocumentName, Authority] = {
    DocumentName.REMINDER: Authority.OFFICE,
    DocumentName.POINTS_TABLE: Authority.COMMUNE,
    DocumentName.RECOGNITION: Authority.CHAIR,
    DocumentName.PROGRESS_REPORT: Authority.OFFICE,
    DocumentName.PLAN_TABLE: Authority.OFFICE,
}
"""The authority behind each document."""

SECTIONS: dict[DocumentName, tuple[str, ...]] = {
    DocumentName.RECOGNITION: ("tasks",),
    DocumentName.PROGRESS_REPORT: ("direction", "shortcomings", "causes", "next", "proposals"),
}
"""The parts of a document that are written in words; of the others nothing is."""


@record
class Paper:
    """A document as far as a person writes it: `documents/<year>/<name>.yaml`.

    It belongs to a plan, to a commune, or to the year. What it leaves out comes from the plan of the year.
    `to`: those whom it addresses (kính gửi). `reply_by`: the day by which an answer is asked for.
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
    sections: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    recipients: tuple[str, ...] = field(default=(), metadata=SINGLE)
    archive: str | None = None
    signer: Signer | None = None
    origin: Origin

    def words(self, section: str) -> tuple[str, ...]:
        """The paragraphs of a section; none where nothing is written."""
        written = self.sections.get(section, ())
        return (written,) if isinstance(written, str) else written
