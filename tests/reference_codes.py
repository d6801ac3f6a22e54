"""docs/codes.md: every finding of the tool, from the table of codes and the docstrings of the checks."""

from collections.abc import Iterator

from reference_text import MADE, escaped, fenced, page_of, prose, table
from tiepcan import api
from tiepcan.codes import CODES, Code, Severity
from tiepcan.messages import Words
from tiepcan.rendering.terminal import SEVERITY_WORDS

FAMILIES = {
    "Y": ("The text of a file", "Nội dung tệp"),
    "F": ("The shape of a file", "Cấu trúc tệp"),
    "W": ("The workspace", "Thư mục làm việc"),
    "P": ("Plans", "Kế hoạch"),
    "L": ("Progress logs", "Nhật ký tiến độ"),
    "S": ("Scores", "Bảng chấm điểm"),
    "C": ("Lists of communes", "Danh sách xã, phường"),
    "D": ("Regulations", "Quy định"),
    "H": ("Holidays", "Ngày nghỉ"),
    "K": ("The council", "Hội đồng"),
    "V": ("What people write for documents", "Lời văn của văn bản"),
    "G": ("Papers, and what must not be public", "Tài liệu và nội dung không được công khai"),
    "T": ("Word and Excel documents and templates", "Văn bản, mẫu Word, Excel"),
    "U": ("Accepted exceptions", "Ngoại lệ được chấp nhận"),
    "R": ("Ready for a purpose", "Sẵn sàng nộp, công bố"),
}
TEXTS = {
    "en": {
        "twin": "[Tiếng Việt](vi/ma-phat-hien.md)",
        "title": "# Every finding",
        "about": """`tiepcan validate` puts a code in front of every finding. `tiepcan explain CODE` prints
            what stands here. A code is permanent and never reused; its letter is its family.""",
        "severity": """An **error** makes the exit code 1. A **warning** wants to be looked at. A **note**
            is worth knowing. Warnings and notes can be accepted for a time, with a reason (`waive:`);
            errors cannot.""",
        "family": "family",
        "count": "codes",
        "waivable": "can be accepted (`waive:`)",
        "not_waivable": "cannot be accepted",
        "wrong": "Wrong:",
        "right": "Right:",
        "mended": "Mended by `tiepcan fix`",
        "law": "Legal source",
    },
    "vi": {
        "twin": "[English](../codes.md)",
        "title": "# Mã phát hiện",
        "about": """Lệnh `tiepcan validate` ghi mã trước mỗi phát hiện. Lệnh `tiepcan explain MÃ` in ra nội
            dung ghi ở đây. Mã không bao giờ đổi nghĩa, không dùng lại; chữ cái đầu cho biết nhóm.""",
        "severity": """**Lỗi** làm lệnh kết thúc với mã 1. **Cảnh báo** cần được xem xét. **Lưu ý** là điều
            nên biết. Cảnh báo và lưu ý có thể được chấp nhận có thời hạn, kèm lý do (`waive:`); lỗi thì
            không.""",
        "family": "nhóm",
        "count": "số mã",
        "waivable": "có thể chấp nhận (`waive:`)",
        "not_waivable": "không thể chấp nhận",
        "wrong": "Ví dụ sai:",
        "right": "Ví dụ đúng:",
        "mended": "Tự sửa được bằng `tiepcan fix`",
        "law": "Căn cứ",
    },
}


def codes_page(words: Words) -> str:
    """The page in the language of the words."""
    return page_of([*_head(words), *(part for family in FAMILIES for part in _family(family, words))])


def _name(family: str, words: Words) -> str:
    return FAMILIES[family][words.lang == "vi"]


def _head(words: Words) -> Iterator[str]:
    texts = TEXTS[words.lang]
    yield from (texts["twin"], MADE[words.lang], texts["title"], texts["about"], texts["severity"])
    counts = {family: sum(code[0] == family for code in CODES) for family in FAMILIES}
    rows = [(f"`{f}`", _name(f, words), str(count)) for f, count in counts.items()]
    yield table(("", texts["family"], texts["count"]), rows)


def _family(family: str, words: Words) -> Iterator[str]:
    yield f"## {family}: {_name(family, words)}"
    for code in sorted(c for c in CODES if c[0] == family):
        yield from _code(code, CODES[code], words)


def _code(code: str, entry: Code, words: Words) -> Iterator[str]:
    texts = TEXTS[words.lang]
    yield f"### {code}"
    marks = [words(SEVERITY_WORDS[entry.severity]).lower(), texts[_waivable(code)]]
    yield f"**{escaped(words(entry.title))}** · {' · '.join(marks)}"
    yield prose(words(api.reason_of(code)))
    language = "text" if code[0] in "TY" else "yaml"
    for heading, example in ((texts["wrong"], entry.wrong), (texts["right"], entry.right)):
        if example:
            yield f"{heading}\n\n{fenced(example, language)}"
    if entry.mended:
        yield prose(f"{texts['mended']}: {words(entry.mended)}")
    if entry.law:
        yield f"{texts['law']}: {escaped(entry.law)}."


def _waivable(code: str) -> str:
    """As `checks/waivers.py` has it: errors and what is said of waivers stay. Documents carry no waivers."""
    never = CODES[code].severity is Severity.ERROR or code[0] in "UT"
    return "not_waivable" if never else "waivable"
