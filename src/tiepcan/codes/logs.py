"""L: what the progress log of a plan says."""

from .entry import ERROR, NOTE, WARNING, Code

CODES: dict[str, Code] = {
    "L101": Code(
        ERROR,
        "The log of a plan that is not there",
        wrong="kind: progress\nplan: plan-2002",
        right="kind: progress\nplan: plan-2020",
    ),
    "L102": Code(
        ERROR,
        "The plan has no such activity or report",
        wrong='- date: 2020-07-03\n  activity: "22"\n  status: in_progress',
        right='- date: 2020-07-03\n  activity: "2"\n  status: in_progress',
    ),
    "L103": Code(
        ERROR,
        "No such commune",
        wrong="- date: 2020-05-12\n  report: bao-cao-6-thang\n  commune: tan-fong",
        right="- date: 2020-05-12\n  report: bao-cao-6-thang\n  commune: tan-phong",
    ),
    "L104": Code(
        ERROR,
        "An entry that says nothing, or too much at once",
        wrong='- date: 2020-07-03\n  activity: "2"',
        right='- date: 2020-07-03\n  activity: "2"\n  status: in_progress',
    ),
    "L105": Code(
        WARNING,
        "An extension without a reason",
        wrong='- date: 2020-08-20\n  activity: "3.1"\n  extended_to: 2020-10-15',
        right='- date: 2020-08-20\n  activity: "3.1"\n  extended_to: 2020-10-15\n'
        "  reason: Chờ hướng dẫn của Sở Tư pháp",
    ),
    "L106": Code(
        WARNING,
        "An entry of a day that is yet to come",
        wrong='- date: 2030-07-03\n  activity: "2"\n  status: in_progress',
        right='- date: 2020-07-03\n  activity: "2"\n  status: in_progress',
    ),
    "L107": Code(
        WARNING,
        "Done twice",
        wrong="- date: 2020-05-12\n  report: bao-cao-nam\n- date: 2020-05-20\n  report: bao-cao-nam",
        right="- date: 2020-05-12\n  report: bao-cao-nam",
    ),
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
