"""K: the council that appraises. The text of each is the docstring of its check."""

from .entry import ERROR, WARNING, Code

CODES: dict[str, Code] = {
    "K101": Code(
        WARNING,
        "A council larger than the regulation allows",
        wrong="members: # 16\n  - post: Trưởng phòng Tư pháp\n  …",
        right="members: # 15\n  - post: Trưởng phòng Tư pháp\n  …",
        law="Thông tư 09/2021/TT-BTP, Điều 5",
    ),
    "K102": Code(
        WARNING,
        "A meeting without quorum",
        wrong="present: # 4/9\n  - Phó Chủ tịch UBND\n  …\nwritten: # 1/9\n  - Trưởng Công an",
        right="present: # 5/9\n  - Phó Chủ tịch UBND\n  …\nwritten: # 1/9\n  - Trưởng Công an",
        law="Thông tư 09/2021/TT-BTP, Điều 5",
    ),
    "K103": Code(
        ERROR,
        "More votes than members took part",
        wrong="present: # 5\n  …\nvotes:\n  tan-phong: {for: 6, against: 0}",
        right="present: # 5\n  …\nvotes:\n  tan-phong: {for: 5, against: 0}",
    ),
    "K104": Code(
        ERROR,
        "A post that is not in the council",
        wrong="members:\n  - post: Trưởng phòng Tư pháp\nmeetings:\n  - present:\n      - Phòng Tư pháp",
        right="members:\n  - post: Trưởng phòng Tư pháp\nmeetings:\n  - present:\n"
        "      - Trưởng phòng Tư pháp",
    ),
    "K105": Code(
        ERROR,
        "A vote on an unknown commune",
        wrong="votes:\n  tan-phong-1: {for: 5, against: 0}",
        right="votes:\n  tan-phong: {for: 5, against: 0}",
    ),
    "K106": Code(
        WARNING,
        "A meeting before the council was set up",
        wrong="decision:\n  date: 2021-01-05\nmeetings:\n  - date: 2021-01-04",
        right="decision:\n  date: 2021-01-05\nmeetings:\n  - date: 2021-01-12",
    ),
    "K107": Code(
        ERROR,
        "A post is named twice",
        wrong="present:\n  - Trưởng phòng Tư pháp\nwritten:\n  - Trưởng phòng Tư pháp",
        right="present:\n  - Trưởng phòng Tư pháp",
    ),
    "K108": Code(
        WARNING,
        "A member of whom the minutes say nothing",
        wrong="members:\n  - post: Trưởng phòng Tư pháp\n  - post: Trưởng Công an\n"
        "meetings:\n  - present:\n      - Trưởng phòng Tư pháp",
        right="members:\n  - post: Trưởng phòng Tư pháp\n  - post: Trưởng Công an\n"
        "meetings:\n  - present:\n      - Trưởng phòng Tư pháp\n    absent:\n      - Trưởng Công an",
    ),
    "K109": Code(
        ERROR,
        "A council of a year without a standard",
        wrong="kind: council\nyear: 2030",
        right="kind: council\nyear: 2020",
    ),
}
