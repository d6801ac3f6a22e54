"""D13x: the scenarios of a standard. The text of each is the docstring of its check."""

from .entry import ERROR, Code

CODES: dict[str, Code] = {
    "D131": Code(
        ERROR,
        "Scenarios of a standard that is not known",
        wrong="kind: scenarios\nstandard: 619",
        right="kind: scenarios\nstandard: 619-2017",
    ),
    "D132": Code(
        ERROR,
        "A scenario that no longer holds",
        wrong='indicators:\n  "2.3": {done: 98, total: 100}\nexpected:\n  points: {"2.3": 9.5}',
        right='indicators:\n  "2.3": {done: 98, total: 100}\nexpected:\n  points: {"2.3": 9.8}',
    ),
    "D133": Code(
        ERROR,
        "A scenario of something that the standard does not have",
        wrong='indicators:\n  "2.9": {points: 1}\nexpected:\n  total: {low: 1, high: 100}',
        right='indicators:\n  "3.9": {points: 1}\nexpected:\n  total: {low: 1, high: 100}',
    ),
    "D134": Code(
        ERROR,
        "A scenario that expects nothing",
        wrong='indicators:\n  "2.3": {points: 9}\nexpected: {}',
        right='indicators:\n  "2.3": {points: 9}\nexpected:\n  points: {"2.3": 9}',
    ),
}
