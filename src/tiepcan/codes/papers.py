"""G: papers that a file names, and what must not be public; each text is the docstring of its check."""

from .entry import WARNING, Code

CODES: dict[str, Code] = {
    "G101": Code(
        WARNING,
        "An identity number",
        wrong="by: công chức Tư pháp - Hộ tịch, CCCD 001000000000",
        right="by: công chức Tư pháp - Hộ tịch",
    ),
    "G102": Code(
        WARNING,
        "A telephone number",
        wrong="kept: Cặp 2, hỏi số 0900 000 000",
        right="kept: Cặp 2, hỏi công chức Tư pháp - Hộ tịch",
    ),
    "G103": Code(
        WARNING,
        "A paper that must not lie here",
        wrong="evidence:\n  - file: minh-chung/2020/don-to-cao.pdf",
        right="evidence:\n  - number: 05/HS\n    kept: Tủ hồ sơ của Văn phòng",
    ),
    "G104": Code(
        WARNING,
        "Evidence that is not there",
        wrong="evidence:\n  - file: minh-chung/2020/Tap-huan.pdf",
        right="evidence:\n  - file: minh-chung/2020/tap-huan.pdf",
    ),
}
