"""U: what is wrong with a waiver. Such a one accepts nothing: the finding counts."""

from .entry import ERROR, WARNING, Code

_RIGHT = (
    'waive:\n  - code: P110\n    at: {activity: "3.2"}\n    reason: Nguyên văn kế hoạch đã ban hành\n'
    "    by: Trưởng phòng Tư pháp\n    until: 2030-12-31"
)

CODES: dict[str, Code] = {
    "U101": Code(
        ERROR,
        "A waiver of a code that does not exist",
        why="A waiver names the finding that it accepts by its code, as it is printed beside the finding.",
        wrong="waive:\n  - code: P1100",
        right=_RIGHT,
    ),
    "U102": Code(
        ERROR,
        "A waiver of something that cannot be waived",
        why="Warnings and notes can be accepted for a time. An error cannot: a result that rests on it\n"
        "would be wrong. Nor can what is said of waivers themselves.",
        wrong="waive:\n  - code: S104",
        right=_RIGHT,
    ),
    "U103": Code(
        ERROR,
        "A waiver that does not say everything",
        why="A waiver says why the finding stays, who accepts that (a post, not a person) and up to which\n"
        "day, so that somebody looks at it again.",
        wrong="waive:\n  - code: P110",
        right=_RIGHT,
    ),
    "U104": Code(
        ERROR,
        "A waiver for a part that is not there",
        why="`at` names a part of the same file: an activity, a report, a finding, a commune, an indicator,\n"
        "a criterion, a condition, or a field at the top of the file.",
        wrong='waive:\n  - code: P110\n    at: {activity: "32"}',
        right=_RIGHT,
    ),
    "U105": Code(
        WARNING,
        "A waiver that has ended",
        why="The finding counts again. Either it is mended by now, and the waiver can go, or somebody\n"
        "decides anew and writes a later day.",
        wrong="waive:\n  - code: P110\n    until: 2020-12-31",
        right=_RIGHT,
    ),
    "U106": Code(
        WARNING,
        "A waiver that nothing needs any more",
        why="What it accepted is mended. Left in the file, it would hide the same finding when it\n"
        "comes back.",
        wrong="waive:\n  - code: P110   # thời hạn đã được đính chính",
        right="# bỏ mục này khỏi waive",
    ),
}
