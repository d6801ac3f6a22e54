"""What files can be for: the further from a draft, the more is asked of them."""

from enum import StrEnum


class Purpose(StrEnum):
    """What the files are to be used for."""

    DRAFT = "draft"
    SUBMISSION = "submission"
    PUBLICATION = "publication"


STRICT: dict[Purpose, str] = {Purpose.DRAFT: "", Purpose.SUBMISSION: "SC", Purpose.PUBLICATION: "PLSCKT"}
"""The families whose warnings must be mended or waived for a purpose."""
