"""Phrases written out: the canonical Vietnamese text of a time."""

from collections.abc import Callable

from .dates import month_number, two_digits
from .syntax import Count, Kind, Part, Phrase, Stretch, YearOf
from .windows import Every

ROMAN = ("", "I", "II", "III", "IV")
THIRDS = ("", "đầu", "giữa", "cuối")
PERIODS = {Every.MONTH: "tháng", Every.QUARTER: "quý", Every.HALF_YEAR: "6 tháng", Every.YEAR: "năm"}
HEADS = {Kind.BEFORE: "trước ", Kind.BY: "chậm nhất ", Kind.FROM: "từ ", Kind.AFTER: "sau "}
LONG_RUN = 3


def print_phrase(phrase: Phrase) -> str:
    """The text of a phrase; read again it is the same phrase."""
    text = _text(phrase)
    return text[:1].upper() + text[1:]


def named_month(number: int) -> str:
    """tháng 6"""
    return f"tháng {number}"


def named_quarter(number: int) -> str:
    """quý II"""
    return f"quý {ROMAN[number]}"


def _text(phrase: Phrase) -> str:
    stretches = [print_stretch(s) for s in phrase.stretches]
    match phrase.kind:
        case Kind.OPEN | Kind.EVERY:
            text = "thường xuyên" if phrase.kind is Kind.OPEN else _often(phrase.every)
            return f"{text} và {phrase.event}" if phrase.event else text
        case Kind.COUNTED if phrase.count and stretches:
            return _counted(phrase.count, stretches[0])
        case Kind.RANGE:
            return f"từ {stretches[0]} đến {stretches[1]}"
        case Kind.EVENT | Kind.COUNTED:
            return phrase.event or ""
    if phrase.every:
        day = f"ngày {two_digits(phrase.stretches[0].numbers[0])}"
        often = "hằng tháng" if phrase.every[0] is Every.MONTH else "của tháng cuối quý"
        return f"{HEADS.get(phrase.kind, '')}{day} {often}"
    return HEADS.get(phrase.kind, "") + " và ".join(stretches)


def _often(every: tuple[Every, ...]) -> str:
    if len(every) == 1 and every[0] in (Every.MONTH, Every.QUARTER):
        return f"hằng {PERIODS[every[0]]}"
    if every == (Every.YEAR,):
        return "định kỳ hằng năm"
    return f"định kỳ {', '.join(PERIODS[e] for e in every)}"


def _counted(count: Count, day: str) -> str:
    period = f"{two_digits(count.number)} {count.unit}"
    if count.back:
        return f"{'ít nhất' if count.floor else 'chậm nhất'} {period} trước {day}"
    return f"trong {'ít nhất ' if count.floor else ''}{period} kể từ {day}"


def print_stretch(stretch: Stretch) -> str:
    """The text of a stretch: quý II, III năm 2020."""
    numbers = stretch.numbers
    match stretch.part:
        case Part.DAYS:
            return _days(stretch)
        case Part.YEAR:
            return _year(stretch.year, "năm ").removeprefix(" của ") or "cả năm"
        case Part.YEARS:
            return f"giai đoạn {numbers[0]} - {numbers[1]}"
        case Part.OPENING | Part.CLOSING:
            end = "đầu" if stretch.part is Part.OPENING else "cuối"
            return f"{numbers[0]} tháng {end}{_year(stretch.year, ' năm ') or ' năm'}"
    in_quarters = stretch.part in (Part.QUARTERS, Part.MONTH_OF_QUARTER)
    return _named(stretch) + _year(stretch.year, " năm " if in_quarters else "/")


def _named(stretch: Stretch) -> str:
    """Months, quarters and their parts, without the year."""
    numbers, month = stretch.numbers, stretch.month or 0
    match stretch.part:
        case Part.WEEK:
            return f"tuần {numbers[0] or 'cuối'} {named_month(month)}"
        case Part.THIRD:
            return f"{THIRDS[numbers[0]]} {named_month(month)}"
        case Part.MONTH_OF_QUARTER:
            return f"{THIRDS[numbers[0]]} {named_quarter(month)}"
        case Part.QUARTERS:
            return f"quý {_listed(numbers, ROMAN.__getitem__)}"
    return f"tháng {_listed(numbers, str)}"


def _days(stretch: Stretch) -> str:
    days = _listed(stretch.numbers, two_digits)
    if not stretch.month:
        return f"ngày {days}"
    if isinstance(stretch.year, YearOf):
        return f"ngày {days} tháng {month_number(stretch.month)}{_year(stretch.year, '')}"
    return f"ngày {days}/{month_number(stretch.month)}{_year(stretch.year, '/')}"


def _listed(numbers: tuple[int, ...], name: Callable[[int], str]) -> str:
    """Numbers in a row; three or more that run on are written with a dash."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts: list[str] = []
    for run in runs:
        parts += [f"{name(run[0])} - {name(run[-1])}"] if len(run) >= LONG_RUN else map(name, run)
    return ", ".join(parts)


def _year(year: int | YearOf | None, mark: str) -> str:
    if isinstance(year, YearOf):
        return f" của {year}"
    return f"{mark}{year}" if year else ""
