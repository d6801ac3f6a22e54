"""S15x: whether a commune is assessed for a year, and which communes its sheet speaks for."""

from .entry import ERROR, WARNING, Code

CODES: dict[str, Code] = {
    "S150": Code(
        ERROR,
        "The sheet covers an unknown commune",
        wrong="covers: nam-long",
        right="covers: nam-loong",
    ),
    "S151": Code(
        ERROR,
        "The sheet covers a commune that was not merged into this one in the year",
        wrong="covers: doan-ket",
        right="covers: nam-loong",
    ),
    "S152": Code(
        ERROR,
        "No assessment, and no reason for it",
        wrong="evaluation:\n  held: false\n  basis: Công văn số 12/PTP",
        right="evaluation:\n  held: false\n  reason: Xã mới thành lập từ ngày 01/12/2020\n"
        "  basis: Công văn số 12/PTP",
    ),
    "S153": Code(
        WARNING,
        "No assessment, and no document that says so",
        wrong="evaluation:\n  held: false\n  reason: Xã mới thành lập từ ngày 01/12/2020",
        right="evaluation:\n  held: false\n  reason: Xã mới thành lập từ ngày 01/12/2020\n"
        "  basis: Công văn số 12/PTP",
    ),
    "S154": Code(
        ERROR,
        "No assessment, and scores all the same",
        wrong="evaluation:\n  held: false\n  reason: Xã mới thành lập\n  basis: Công văn số 12/PTP\n"
        'criteria:\n  "4": {points: 8}',
        right="evaluation:\n  held: false\n  reason: Xã mới thành lập\n  basis: Công văn số 12/PTP",
    ),
    "S155": Code(
        WARNING,
        "The regulation is not for this kind of commune",
        wrong="commune: con-dao  # đặc khu, phiếu năm 2020",
        right="commune: tan-phong  # phường",
        law="Quyết định 619/QĐ-TTg; Quyết định 25/2021/QĐ-TTg; Quyết định 27/2025/QĐ-TTg (phạm vi áp dụng)",
    ),
}
