"""What a careful clerk would not let pass on a printed page. A rule yields what is wrong, with its page."""

from collections.abc import Callable, Iterator
from itertools import groupby, pairwise

from printed import Found, Printed, compact

FONTS = {f"LiberationSerif{face}" for face in ("", "-Bold", "-Italic", "-BoldItalic")}
TITLE = {"Tên loại văn bản", "Trích yếu", "Tiêu đề phụ lục", "Kèm theo phụ lục"}
LEADING = TITLE | {"Thẩm quyền ban hành"}
COLUMN_NAMES = {"Tên cột", "Số cột"}
BOLD_CELLS = {"Ô chữ đậm", "Ô số đậm"}
SIGNATURE = {"Nơi nhận", "Dòng nơi nhận", "Quyền hạn và chức vụ", "Họ tên người ký"}
_ROUNDING = 1.0  # points: what a glyph may lean over the edge it is set against
_DESCENT = 3.0  # points: poppler's boxes of words are higher than their letters

Rule = Callable[[Printed], Iterator[str]]


def letters_are_the_decree_s(printed: Printed) -> Iterator[str]:
    """Liberation Serif stands in for Times New Roman, letter for letter; any other font fills a gap."""
    for name, embedded in printed.fonts:
        if name not in FONTS or not embedded:
            yield f"the font {name}"
    for page, sheet in enumerate(printed.sheets, 1):
        for word in sheet.words:
            if any(letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" for letter in word.text):
                yield f"page {page}: no letter for a part of “{word.text}”"


def every_text_is_printed(printed: Printed) -> Iterator[str]:
    yield from (f"not on the pages: “{found.text}”" for found in printed.paragraphs if not found.lines)


def pages_are_those_set_up(printed: Printed) -> Iterator[str]:
    """Each section begins a page, and its pages lie as it says."""
    if set(printed.section_of) != set(range(len(printed.sections))):
        yield f"{len(printed.sections)} sections, pages of {sorted(set(printed.section_of))}"
    for page, sheet in enumerate(printed.sheets):
        section = printed.sections[printed.section_of[page]]
        if abs(sheet.width - section.width) + abs(sheet.height - section.height) > 2:
            yield f"page {page + 1}: {sheet.width} × {sheet.height}, not {section.width} × {section.height}"


def nothing_leaves_its_page(printed: Printed) -> Iterator[str]:
    for page, sheet in enumerate(printed.sheets):
        section = printed.sections[printed.section_of[page]]
        for word in sheet.words:
            if word not in printed.numbers[page] and not (
                section.left - _ROUNDING <= word.left
                and word.right <= section.width - section.right + _ROUNDING
                and section.top - _ROUNDING <= word.top
                and word.bottom <= section.height - section.bottom + _DESCENT
            ):
                yield f"page {page + 1}: “{word.text}” stands in the margin"


def nothing_leaves_its_column(printed: Printed) -> Iterator[str]:
    for found in printed.paragraphs:
        if found.table is None:
            continue
        left, right = found.span
        for line in found.lines:
            words = [
                w
                for w in printed.sheets[line.page].words
                if line.top - 1 <= w.top < line.bottom and left <= (w.left + w.right) / 2 <= right
            ]
            if any(w.left < left - _ROUNDING or w.right > right + _ROUNDING for w in words):
                yield f"page {line.page + 1}: “{line.text}” leaves its column"


def pages_are_numbered_from_the_second(printed: Printed) -> Iterator[str]:
    """In the middle above the text (Nghị định 30/2020/NĐ-CP, Phụ lục I), before 05/3/2020 in the right corner
    below it (Thông tư 01/2011/TT-BNV); annexes count for themselves."""
    last, section = 0, -1
    for page, numbers in enumerate(printed.numbers):
        if printed.section_of[page] != section:
            last, section = 0, printed.section_of[page]
        last += 1
        text = [number.text for number in numbers]
        if text != ([str(last)] if last > 1 else []):
            yield f"page {page + 1}: “{' '.join(text)}” is the number of page {last} of its part"
        here = printed.sections[section]
        right = here.width - here.right
        for number in numbers:
            middle = (number.left + number.right) / 2
            beside = number.right - right if printed.numbered_below else middle - (here.left + right) / 2
            if abs(beside) > _ROUNDING or (number.top > here.height / 2) != printed.numbered_below:
                yield f"page {page + 1}: the number does not stand in its place"


def title_stands_over_text(printed: Printed) -> Iterator[str]:
    """The head of a document and that of an annex each stand on one page, with what they are a title of."""
    for page in range(len(printed.sheets)):
        if page and printed.section_of[page] == printed.section_of[page - 1]:
            continue
        section = printed.section_of[page]
        ours = [found for found in printed.paragraphs if found.section == section and found.lines]
        end = max((n for n, found in enumerate(ours, 1) if found.style in TITLE), default=1)
        for found in ours[: end + 1]:
            if any(line.page != page for line in found.lines[:2]):
                yield f"page {page + 1}: the title has lost “{found.text}”"


def headings_stand_over_text(printed: Printed) -> Iterator[str]:
    texts = [found for found in printed.paragraphs if found.lines]
    for heading, below in pairwise(texts):
        leads = heading.table is None and (heading.outline or heading.style in LEADING)
        if leads and heading.lines[0].page != below.lines[0].page:
            yield f"page {heading.lines[0].page + 1} ends with the heading “{heading.text}”"


def headings_of_rows_stand_over_rows(printed: Printed) -> Iterator[str]:
    for table in _tables(printed):
        for row, below in pairwise(table):
            if row[0].style in BOLD_CELLS and row[0].lines[0].page != below[0].lines[0].page:
                yield f"page {row[0].lines[0].page + 1} ends with the row “{row[0].text}”"


def no_line_of_a_paragraph_stands_alone(printed: Printed) -> Iterator[str]:
    for found in printed.paragraphs:
        if found.table is None:
            pages = [len(list(lines)) for _, lines in groupby(found.lines, key=lambda line: line.page)]
            if len(pages) > 1 and min(pages[0], pages[-1]) < 2:
                yield f"page {found.lines[0].page + 1}: a line alone of “{found.text[:60]}”"


def rows_are_whole(printed: Printed) -> Iterator[str]:
    for table in _tables(printed):
        for row in table:
            pages = {line.page for found in row for line in found.lines}
            if len(pages) > 1 and row[0].style not in COLUMN_NAMES:
                yield f"page {min(pages) + 1}: the row “{row[0].text}” is torn"


def names_of_columns_are_repeated(printed: Printed) -> Iterator[str]:
    for table in _tables(printed):
        names = [found for row in table for found in row if found.style in COLUMN_NAMES]
        rows = [row for row in table if row[0].style not in COLUMN_NAMES]
        if not names:
            continue
        for page, there in groupby(rows, key=lambda row: row[0].lines[0].page):
            first = min(line.top for found in next(there) for line in found.lines)
            for name in names:
                above = [
                    line.text for line in printed.lines(*name.span) if line.page == page and line.top < first
                ]
                if compact(name.text) not in "".join(above):
                    yield f"page {page + 1}: no column is called “{name.text}”"


def signature_stands_whole_under_text(printed: Printed) -> Iterator[str]:
    """Those who get the document and the one who signs it stand on one page, under two lines of its text."""
    block = [line for found in printed.paragraphs if found.style in SIGNATURE for line in found.lines]
    if not block:
        return
    begin = min(block)
    if len({line.page for line in block}) > 1:
        yield f"page {begin.page + 1}: the signature is torn"
    of_text = {
        round(line.top)
        for found in printed.paragraphs
        if found.style not in SIGNATURE | COLUMN_NAMES
        for line in found.lines
        if line.page == begin.page and line.top < begin.top
    }
    if len(of_text) < 2:
        yield f"page {begin.page + 1}: {len(of_text)} lines of text stand over the signature"


def _tables(printed: Printed) -> Iterator[list[list[Found]]]:
    """The tables by their rows, without the columns of title and signature and what is not printed."""
    cells = [found for found in printed.paragraphs if found.table is not None and found.lines]
    for _, table in groupby(cells, key=lambda found: found.table):
        rows = [list(row) for _, row in groupby(table, key=lambda found: found.row)]
        if any(found.style in COLUMN_NAMES for row in rows for found in row):
            yield rows


RULES: tuple[Rule, ...] = (
    letters_are_the_decree_s,
    every_text_is_printed,
    pages_are_those_set_up,
    nothing_leaves_its_page,
    nothing_leaves_its_column,
    pages_are_numbered_from_the_second,
    title_stands_over_text,
    headings_stand_over_text,
    headings_of_rows_stand_over_rows,
    no_line_of_a_paragraph_stands_alone,
    rows_are_whole,
    names_of_columns_are_repeated,
    signature_stands_whole_under_text,
)
