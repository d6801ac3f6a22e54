"""A score sheet with every indicator of its regulation and nothing scored, for a commune to fill in.

A file of the user, and so Vietnamese whatever the language of the answers.
"""

from collections.abc import Iterator

from ..model.indicators import Criterion, Indicator, Item, Measure
from ..model.standard import Condition, ConditionTest, ResultForm, Standard
from .comments import comment, number

_HEAD = """\
{name}, năm {year}: bảng chưa chấm. Quy định áp dụng: {standard}.
Chỉ tiêu để trống là chưa đánh giá, không phải 0 điểm; điền bằng một trong các cách sau:
"""
_WAYS = {
    "points": "points: điểm số tự chấm, số thập phân viết dấu chấm (8.5)",
    "passed": "passed: true (đạt) hoặc false (chưa đạt)",
    "done": "done, total: số đạt và tổng số, công cụ tự tính",
    "yes": "yes: true (có) hoặc false (không)",
    "count": "count: số lượng",
    "none": "none: true, kèm reason: …, nếu trong năm không phát sinh hoặc không được giao nhiệm vụ",
    "evidence": "evidence: danh sách tài liệu, mỗi tài liệu có file hoặc number, date, kept",
}
_FACTS: dict[Measure | None, tuple[str, ...]] = {
    Measure.SHARE: ("done", "total"),
    Measure.BANDS: ("done", "total"),
    Measure.YES_NO: ("yes",),
    Measure.COUNT: ("count",),
}
_CONDITIONS: dict[ConditionTest, tuple[str, tuple[str, ...], str]] = {
    ConditionTest.NO_DISCIPLINE: ("discipline", ("cases",), "số trường hợp; không có thì ghi 0"),
    ConditionTest.NO_HEAD_DISCIPLINED: ("discipline", ("cases",), "số trường hợp; không có thì ghi 0"),
    ConditionTest.SATISFACTION_AT_LEAST: (
        "satisfaction",
        ("done", "total"),
        "số phiếu hài lòng và tổng số phiếu",
    ),
}
"""Where a sheet answers a condition: the field, what stands below it, and what to write there."""


def empty_sheet(standard: Standard, slug: str, name: str, year: int) -> str:
    """The text of a sheet for the commune of that slug and name in an assessment year."""
    declared = "points" if standard.form is ResultForm.POINTS else "passed"
    indicators = [line for c in standard.criteria for line in _criterion(c, declared)]
    used = {line.strip().rstrip(":") for line in indicators}
    head = _HEAD.format(name=name, year=year, standard=standard.name).splitlines()
    lines = [line for text in head for line in comment(text, 0)]
    for field, way in _WAYS.items():
        if field in (*used, declared, "none"):
            lines += comment(f"- {way}", 0)
    lines += ["kind: scores", f"commune: {_quoted(slug)}", f"year: {year}", "indicators:", *indicators]
    return "\n".join([*lines, *_conditions(standard)]) + "\n"


def _quoted(slug: str) -> str:
    return f'"{slug}"' if slug[0].isdigit() else slug


def _criterion(criterion: Criterion, declared: str) -> Iterator[str]:
    most = f" (tối đa {number(criterion.max)} điểm)" if criterion.max is not None else ""
    yield from comment(f"Tiêu chí {criterion.id}: {criterion.name or 'chưa rõ tên'}{most}", 2)
    for indicator in criterion.indicators:
        yield from _entry(indicator, declared, 2)


def _entry(spec: Indicator | Item, declared: str, indent: int) -> Iterator[str]:
    """An indicator or item with its fields; the items of one stand below it where they make its points."""
    space = " " * indent
    yield from comment(_told(spec), indent)
    yield f'{space}"{spec.id}":'
    if isinstance(spec, Indicator) and spec.measure is Measure.ITEMS and spec.items:
        yield f"{space}  items:"
        for item in spec.items:
            yield from _entry(item, declared, indent + 4)
    else:
        yield from (f"{space}  {fact}:" for fact in _FACTS.get(spec.measure, (declared,)))
    if isinstance(spec, Indicator):
        yield f"{space}  evidence:"


def _told(spec: Indicator | Item) -> str:
    """The official name where it is known, and what is to be reached."""
    about = spec.about if isinstance(spec, Indicator) else None
    told = spec.name or (about and f"(nội dung) {about}") or "chưa rõ tên và nội dung"
    if spec.max is not None:
        told += f" (tối đa {number(spec.max)} điểm)"
    elif spec.needed is not None:
        share = spec.measure in (Measure.SHARE, Measure.BANDS)
        told += f" (mức cần đạt: {number(spec.needed)}{'%' if share else ''})"
    return told


def _conditions(standard: Standard) -> Iterator[str]:
    """The facts that the conditions of recognition ask for beside the indicators, each once."""
    asked: dict[str, Condition] = {}
    for condition in standard.conditions:
        if condition.test in _CONDITIONS:
            asked.setdefault(_CONDITIONS[condition.test][0], condition)
    if asked:
        yield "conditions:"
    for field, condition in asked.items():
        _, facts, about = _CONDITIONS[condition.test]
        yield from comment(f"{condition.name} ({about})", 2)
        yield f"  {field}:"
        yield from (f"    {fact}:" for fact in facts)
