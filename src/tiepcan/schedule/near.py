"""Phrases that are understood, offered in place of one that is not."""

from ..spelling import nearest
from .tokens import tokens_of

# A word of a text → phrases of that family; {year} becomes the plan's year.
EXAMPLES: dict[str, tuple[str, ...]] = {
    "quý": ("Quý II năm {year}", "Quý II, III năm {year}", "Hằng quý"),
    "tháng": ("Tháng 6/{year}", "6 tháng đầu năm {year}", "Định kỳ 6 tháng"),
    "tuần": ("Tuần 2 tháng 5/{year}",),
    "trước": ("Trước ngày 15/11/{year}",),
    "sau": ("Sau ngày 15/5/{year}", "Sau khi có hướng dẫn"),
    "chậm": ("Chậm nhất ngày 15/11/{year}",),
    "đến": ("Đến hết ngày 15/11/{year}",),
    "từ": ("Từ ngày 01/3/{year} đến ngày 31/3/{year}",),
    "ngày": ("Trước ngày 15/11/{year}", "Ngày 09/11/{year}"),
    "đầu": ("Đầu tháng 6/{year}", "6 tháng đầu năm {year}"),
    "giữa": ("Giữa tháng 6/{year}",),
    "cuối": ("Cuối tháng 6/{year}", "6 tháng cuối năm {year}", "Quý IV năm {year}"),
    "năm": ("Cả năm", "Năm {year}"),
    "cả": ("Cả năm", "Năm {year}"),
    "thường": ("Thường xuyên",),
    "hằng": ("Hằng tháng", "Hằng quý", "Hằng năm"),
    "định": ("Định kỳ 6 tháng", "Hằng quý"),
    "theo": ("Theo hướng dẫn của cấp trên",),
    "khi": ("Khi có yêu cầu",),
}
COMMON = ("Cả năm", "Quý II năm {year}", "Tháng 6/{year}", "Trước ngày 15/11/{year}")


def near_phrases(text: str, year: int) -> tuple[str, ...]:
    """Phrases that are understood and look like the text."""
    tokens = tokens_of(text)
    family = next((EXAMPLES[t.text] for t in tokens if t.text in EXAMPLES), None)
    if family is None:
        words = {t.text for t in tokens if not t.is_number}
        close = [near for word in sorted(words)[:20] if (near := nearest(word[:40], EXAMPLES))]
        family = EXAMPLES[close[0]] if close else COMMON
    return tuple(phrase.format(year=year) for phrase in family)
