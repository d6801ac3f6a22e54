"""The file in which an office fills in what is missing of a regulation.

A file of the user, and so Vietnamese whatever the language of the answers; each empty field carries what is
known of it in a comment.
"""

from collections.abc import Iterator, Sequence

from ..model.indicators import Criterion, Indicator, Item, Measure
from ..model.knowledge import lacks_threshold, missing_in, missing_in_criterion
from ..model.sources import Status
from ..model.standard import ResultForm, Standard, TotalRounding
from .comments import comment, number

_HEAD = """\
Phần bổ sung của đơn vị cho {name} ({id}).
Chỉ điền giá trị đọc được trong bản văn bản mà đơn vị đang giữ; giá trị chưa đọc được thì để trống.
Đặt tệp trong thư mục standards/ của thư mục làm việc. Giá trị đã điền được ghi là giá trị của đơn vị; \
mọi kết quả đều nêu tên và mã băm của tệp này.
Số thập phân viết dấu chấm: 2.5. Nội dung mà tệp quy định chưa có thì thêm dưới items, với số thứ tự của nó.
measure: declared (chấm điểm trực tiếp) · share (điểm tối đa × tỷ lệ) · bands (theo bậc tỷ lệ) · \
items (cộng các nội dung) · yes_no (có/không) · count (đủ số lượng tại needed)
"""
_ABOUT = {
    "name": "nguyên văn tên",
    "max": "điểm số tối đa",
    "minimum": "điểm thấp nhất, khi bị trừ điểm",
    "needed": "mức cần đạt: số lượng, hoặc tỷ lệ % nếu tính theo tỷ lệ",
    "none": "điểm khi không phát sinh; full: điểm tối đa",
    "formula": "nguyên văn công thức",
    "measure": " | ".join(Measure),
    "total": " | ".join(TotalRounding) + ": so tổng số điểm đúng, hay tổng đã làm tròn",
}


def skeleton(standard: Standard) -> str:
    """A YAML file with exactly the values that nobody has seen, all of them empty."""
    head = _HEAD.format(name=standard.name, id=standard.id)
    lines = [line for text in head.splitlines() for line in comment(text, 0)]
    lines += ["kind: standard", f"extends: {standard.id}"]
    lines += ["source:", "  # nơi quy định, ví dụ: Thông tư …, Phụ lục …", "  cite:"]
    lines += ["  # bản đã đọc, ví dụ: bản lưu tại Phòng Tư pháp", "  read_in:"]
    lines += _frame(standard)
    lines += _section("criteria", (line for c in standard.criteria for line in _criterion(c, standard.form)))
    specs = ((c, i) for c in standard.criteria for i in c.indicators)
    lines += _section("indicators", (line for c, i in specs for line in _indicator(c, i, standard.form)))
    return "\n".join(lines) + "\n"


def _frame(standard: Standard) -> Iterator[str]:
    if standard.rounding and standard.rounding.total is None and standard.form is ResultForm.POINTS:
        yield from ("rounding:", f"  # {_ABOUT['total']}", "  total:")
    lacking = [c for c in standard.conditions if lacks_threshold(c)]
    for place, condition in enumerate(lacking):
        if not place:
            yield "conditions:"
        yield f"  {condition.id}:"
        yield from comment(condition.name, 4)
        yield "    minimum:"


def _section(name: str, lines: Iterator[str]) -> Iterator[str]:
    """A field with what is below it; nothing where there is nothing."""
    for place, line in enumerate(lines):
        if not place:
            yield f"{name}:"
        yield line


def _criterion(criterion: Criterion, form: ResultForm) -> Iterator[str]:
    names = missing_in_criterion(criterion, form)
    if names:
        yield f'  "{criterion.id}":'
        if criterion.name:
            yield from comment(criterion.name, 4)
        yield from (f"    {name}:" for name in names)


def _indicator(criterion: Criterion, indicator: Indicator, form: ResultForm) -> Iterator[str]:
    own = missing_in(indicator, form)
    below = [(item, missing_in(item, form)) for item in indicator.items]
    if not own and not any(names for _, names in below):
        return
    yield f'  "{indicator.id}":'
    yield from comment(_told(indicator), 4)
    limits = "; ".join(_limits(criterion, indicator)) if "max" in own else ""
    yield from _fields(indicator, own, limits, 4)
    if any(names for _, names in below):
        yield "    items:"
    for item, names in below:
        if names:
            yield f'      "{item.id}":'
            yield from comment(_told(item), 8)
            together = _rest_of_items(indicator, item) if "max" in names else ""
            yield from _fields(item, names, together, 8)


def _fields(spec: Indicator | Item, names: Sequence[str], limits: str, indent: int) -> Iterator[str]:
    space = " " * indent
    for name in names:
        if name == "bands":
            yield from _ladder(spec, indent)
            continue
        about = "; ".join(filter(None, (_ABOUT.get(name, ""), limits if name == "max" else "")))
        yield from comment(about, indent)
        yield f"{space}{name}:"


def _ladder(spec: Indicator | Item, indent: int) -> Iterator[str]:
    """The rungs as far as they are known, so that only the open ones are left to fill in."""
    space = " " * indent
    yield from comment("từ tỷ lệ % nào (from) thì được bao nhiêu điểm (points)", indent)
    yield f"{space}bands:"
    for band in spec.bands:
        points = "" if band.points is None else f" {band.points}"
        yield f"{space}  - from: {band.from_}"
        yield f"{space}    points:{points}"


def _told(spec: Indicator | Item) -> str:
    """What is known of an indicator or item, in one sentence."""
    about = spec.about if isinstance(spec, Indicator) else None
    told = [f"Đã biết: {spec.name or about}" if spec.name or about else "Chưa rõ tên và nội dung"]
    if spec.max is not None:
        told.append(f"tối đa {number(spec.max)} điểm")
    if spec.measure is not None:
        told.append(f"cách tính: {spec.measure}")
    return "; ".join(told)


def _limits(criterion: Criterion, indicator: Indicator) -> Iterator[str]:
    """What the maximum must fit: the groups of the indicator, and the items that are known."""
    for group in criterion.groups:
        if indicator.id in group.indicators:
            others = ", ".join(id for id in group.indicators if id != indicator.id)
            sure = "" if group.source.status is Status.CONFIRMED else " (chưa xác nhận)"
            yield f"tổng với {others} là {number(group.max)}{sure}"
    known = [item.max for item in indicator.items if item.max is not None]
    if known:
        yield f"ít nhất {number(sum(known[1:], known[0]))} (các nội dung đã biết)"


def _rest_of_items(indicator: Indicator, item: Item) -> str:
    others = [i.id for i in indicator.items if i.id != item.id]
    if indicator.max is None or not others:
        return ""
    return f"cùng các nội dung khác của chỉ tiêu ({', '.join(others)}, …) không quá {number(indicator.max)}"
