"""Which findings of a file are waived in it, and what is wrong with its waivers."""

from collections.abc import Iterator, Sequence
from datetime import date

from ..codes import CODES, Severity
from ..diagnostics import Diagnostic
from ..messages import Message, say
from ..model.waivers import WaivedPlace, Waiver
from ..nodes import ListNode, MapNode, Node, ScalarNode, last_line
from ..records import frozen
from ..spelling import nearest

# The part of a place → the field that holds such parts, and the field that names one (none: a mapping).
_PARTS: dict[str, tuple[str, str | None]] = {
    "activity": ("activities", "id"),
    "report": ("reports", "id"),
    "finding": ("findings", "id"),
    "commune": ("communes", "slug"),
    "indicator": ("indicators", None),
    "criterion": ("criteria", None),
    "condition": ("conditions", None),
}
_DUTIES = (
    ("reason", say("why it is accepted (reason)")),
    ("by", say("who accepts it (by, a post)")),
    ("until", say("up to which day (until)")),
)


@frozen
class Waived:
    """A finding with the waiver that accepts it."""

    finding: Diagnostic
    waiver: Waiver


@frozen
class Weighed:
    """The findings of a file that count, those of its waivers among them, and those that are accepted."""

    found: tuple[Diagnostic, ...]
    waived: tuple[Waived, ...]


def weigh(record: object, found: Sequence[Diagnostic], day: date) -> Weighed:
    """The findings of a record's file, weighed against its waivers as they hold on that day."""
    waivers: tuple[Waiver, ...] = getattr(record, "waive", ())
    if not waivers:
        return Weighed(tuple(found), ())
    problems: list[Diagnostic] = []
    accepted: dict[int, Waiver] = {}  # by the number of the finding
    for waiver in waivers:
        lines = _lines_of(record, waiver)
        meant = [n for n, d in enumerate(found) if lines and _is_meant(d, waiver, lines)]
        wrong = list(_wrong(waiver, day, found=bool(lines), needed=bool(meant)))
        problems += wrong
        if not wrong:
            accepted |= dict.fromkeys(meant, waiver)
    kept = tuple(d for n, d in enumerate(found) if n not in accepted)
    return Weighed(
        (*kept, *problems),
        tuple(Waived(found[n], w) for n, w in ((n, accepted[n]) for n in sorted(accepted))),
    )


def _is_meant(finding: Diagnostic, waiver: Waiver, lines: tuple[int, int]) -> bool:
    return finding.code == waiver.code and lines[0] <= finding.at.line <= lines[1]


def _wrong(waiver: Waiver, day: date, *, found: bool, needed: bool) -> Iterator[Diagnostic]:
    """What is wrong with a waiver; such a one accepts nothing."""
    at = waiver.origin.at
    missing = [name for field, name in _DUTIES if not getattr(waiver, field)]
    if waiver.code not in CODES:
        near = nearest(waiver.code, CODES)
        hint = say("did you mean “{near}”?", near=near) if near else None
        yield Diagnostic("U101", say("there is no code “{code}”", code=waiver.code), at("code"), hint)
    elif CODES[waiver.code].severity is Severity.ERROR or waiver.code.startswith("U"):
        yield Diagnostic("U102", say("{code} cannot be waived", code=waiver.code), at("code"))
    elif missing:
        yield Diagnostic("U103", say("the waiver does not say: {missing}", missing=missing), at())
    elif not found:
        yield Diagnostic("U104", say("the file has no such part"), at("at"))
    elif waiver.until is not None and waiver.until < day:
        yield Diagnostic("U105", say("the waiver ended on {day}", day=waiver.until), at("until"))
    elif not needed:
        message = say("there is no finding {code} here any more", code=waiver.code)
        yield Diagnostic("U106", message, at("code"), say("take the waiver away"))


def _lines_of(record: object, waiver: Waiver) -> tuple[int, int] | None:
    """The first and the last line of the part where a waiver holds; None where there is no such part."""
    root: MapNode = record.origin.node  # type: ignore[attr-defined]  # every record has its origin
    if waiver.at is None:
        return 1, last_line(root)
    parts = _parts_named(root, waiver.at)
    spans = [(key.line, max(key.line, last_line(value))) for key, value in parts]
    return (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else None


def _parts_named(root: MapNode, place: WaivedPlace) -> list[tuple[Node, Node]]:
    """Each part that the place names, with the node at which it begins."""
    if place.field is not None:
        entry = root.entries.get(place.field)
        return [(entry.key, entry.value)] if entry else []
    return [
        found
        for part, (holder, naming) in _PARTS.items()
        if (name := getattr(place, part)) is not None
        for found in _held(root, holder, naming, name)
    ]


def _held(node: Node, holder: str, naming: str | None, name: str) -> Iterator[tuple[Node, Node]]:
    """The parts of that name in every field called `holder`."""
    if isinstance(node, ListNode):
        for item in node.items:
            yield from _held(item, holder, naming, name)
    elif isinstance(node, MapNode):
        for field, entry in node.entries.items():
            if field == holder and isinstance(entry.value, ListNode):
                yield from ((item, item) for item in entry.value.items if _is_called(item, naming, name))
            elif field == holder and isinstance(entry.value, MapNode) and name in entry.value.entries:
                own = entry.value.entries[name]
                yield own.key, own.value
            yield from _held(entry.value, holder, naming, name)


def _is_called(item: Node, naming: str | None, name: str) -> bool:
    entry = item.entries.get(naming or "") if isinstance(item, MapNode) else None
    return entry is not None and isinstance(entry.value, ScalarNode) and entry.value.text == name


def said_of(waived: Waived) -> Message:
    """A waiver in a sentence: the finding, why it stays, who says so, and up to when."""
    waiver = waived.waiver
    return say(
        "{finding}; accepted up to {until} by {by}: {reason}",
        finding=waived.finding.message,
        until=waiver.until,
        by=waiver.by,
        reason=waiver.reason,
    )
