"""L: what the log of a plan says of inspections, recurring work and deadlines set above."""

from .entry import ERROR, NOTE, WARNING, Code

LOG_CODES: dict[str, Code] = {
    "L110": Code(
        WARNING,
        "An entry from before the plan",
        wrong='- date: 2019-07-03\n  activity: "2"\n  status: in_progress',
        right='- date: 2020-07-03\n  activity: "2"\n  status: in_progress',
    ),
    "L120": Code(
        WARNING,
        "An extension that nobody above has approved",
        wrong="- date: 2020-11-02\n  report: bao-cao-nam\n  commune: tan-phong\n  extended_to: 2020-11-25\n"
        "  reason: Thiên tai",
        right="- date: 2020-11-02\n  report: bao-cao-nam\n  commune: tan-phong\n  extended_to: 2020-11-25\n"
        "  reason: Thiên tai\n  approved_by:\n    number: 301/PTP\n    date: 2020-11-02",
    ),
    "L121": Code(
        ERROR,
        "The id of a finding is given twice",
        wrong="findings:\n  - id: kt-01\n    title: Chưa niêm yết\n  - id: kt-01\n    title: Thiếu biên bản",
        right="findings:\n  - id: kt-01\n    title: Chưa niêm yết\n  - id: kt-02\n    title: Thiếu biên bản",
    ),
    "L122": Code(
        ERROR,
        "A term that the plan does not know",
        wrong='# time: Hằng quý\n- date: 2020-04-02\n  activity: "1"\n  term: tháng 3\n  status: done',
        right='# time: Hằng quý\n- date: 2020-04-02\n  activity: "1"\n  term: quý I\n  status: done',
    ),
    "L123": Code(
        WARNING,
        "A supplement that nobody asked for",
        wrong="- date: 2021-01-08\n  dossier: tan-phong\n  step: resubmitted",
        right="- date: 2021-01-06\n  dossier: tan-phong\n  step: returned\n"
        "- date: 2021-01-08\n  dossier: tan-phong\n  step: resubmitted",
    ),
    "L124": Code(
        NOTE,
        "Entries out of order",
        wrong='- date: 2020-07-03\n  activity: "2"\n  status: done\n'
        '- date: 2020-06-15\n  activity: "1"\n  status: in_progress',
        right='- date: 2020-06-15\n  activity: "1"\n  status: in_progress\n'
        '- date: 2020-07-03\n  activity: "2"\n  status: done',
        mended="The entries are put in the order of their days, each with the comments directly above it; "
        "those of one day stay as they stand to each other, comments at the top and at the end of the list "
        "stay there. A list in brackets is left.",
    ),
}
