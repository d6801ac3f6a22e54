"""S140–S149: the appraisal in a score sheet. The text of each is the docstring of its check."""

from .entry import NOTE, WARNING, Code

CODES: dict[str, Code] = {
    "S140": Code(
        WARNING,
        "The self-score changed since the appraisal saw it",
        wrong='indicators:\n  "2.3":\n    points: 10\nappraisal:\n  saw: c0835019c54a2dfd',
        right='indicators:\n  "2.3":\n    points: 9.5\nappraisal:\n  saw: c0835019c54a2dfd',
    ),
    "S141": Code(
        NOTE,
        "An appraisal that does not record what it saw",
        wrong="appraisal:\n  date: 2021-01-12",
        right="appraisal:\n  date: 2021-01-12\n  saw: c0835019c54a2dfd",
    ),
}
