"""F: the fields of a file are not those of its kind."""

from .entry import ERROR, WARNING, Code

CODES: dict[str, Code] = {
    "F101": Code(
        ERROR,
        "Fields are expected",
        "Here a record with fields of its own is wanted, and a single value or a list was written.",
        wrong="issuer: Phòng Tư pháp",
        right="issuer:\n  name: Phòng Tư pháp",
    ),
    "F102": Code(
        ERROR,
        "An unknown field",
        "A field that the tool does not know would be passed over in silence, and what it says would be "
        "missing from every result. The names are fixed; most often one letter is wrong.",
        wrong="recipient:\n  - Sở Tư pháp",
        right="recipients:\n  - Sở Tư pháp",
        mended="A name that is known but for capitals, hyphens or blanks is written as it is known. A name "
        "that is only similar is left: the nearest one may be wrong.",
    ),
    "F103": Code(
        ERROR,
        "A required field is missing",
        "Without this field the record cannot be used: a plan needs its year, a score sheet its commune.",
        wrong="kind: scores\nyear: 2020",
        right="kind: scores\ncommune: tan-phong\nyear: 2020",
    ),
    "F104": Code(
        ERROR,
        "A list is expected",
        "Several items can stand here, each on a line of its own after a hyphen and a space.",
        wrong="activities: Tập huấn",
        right='activities:\n  - id: "1"\n    title: Tập huấn',
    ),
    "F105": Code(
        ERROR,
        "Not one of the words possible here",
        "This field has a fixed set of words, so that results can be counted.",
        wrong="status: xong",
        right="status: done",
        mended="A word that is known but for capitals, hyphens or blanks is written as it is known. A word "
        "that is only similar is left.",
    ),
    "F106": Code(
        ERROR,
        "One value is expected",
        "Here one text, number or date is wanted, and a list or fields were written.",
        wrong="title:\n  - Tập huấn\n  - Hướng dẫn",
        right="title: Tập huấn, hướng dẫn",
    ),
    "F107": Code(
        ERROR,
        "A whole number is expected",
        "Digits only: no point, no comma, no unit.",
        wrong="year: năm 2020",
        right="year: 2020",
    ),
    "F108": Code(
        ERROR,
        "A number is expected",
        "Digits, with a point for decimals; no unit, no percent sign.",
        wrong="percent: 97.35%",
        right="percent: 97.35",
    ),
    "F109": Code(
        ERROR,
        "A number that can be read in two ways",
        "In Vietnamese writing a point separates thousands and a comma decimals; in data files it is the "
        "other way round. `150.000` may be one hundred and fifty thousand or one hundred and fifty. The "
        "tool asks and never guesses: write whole numbers without points, decimals with one point.",
        wrong="points: 8,5",
        right="points: 8.5",
        mended="A comma in front of decimals becomes a point; points between several groups of thousands go. "
        "`150.000` and `1234,567` are left, as they have two readings.",
    ),
    "F110": Code(
        ERROR,
        "A date is expected",
        "Days are written year-month-day, so that 05/06 cannot be taken for the fifth of June by one and the "
        "sixth of May by another.",
        wrong="date: 15/06/2020",
        right="date: 2020-06-15",
        mended="A day that can be read in one way only is written anew: 15/06/2020, 2020-6-5. 05/06/2020 is "
        "left: a spreadsheet may have turned day and month around.",
    ),
    "F111": Code(
        ERROR,
        "Yes or no is expected",
        "Write `true` for yes and `false` for no; `yes`, `no`, `on` and `off` are read differently by "
        "different programs.",
        wrong="none: có",
        right="none: true",
        mended="`yes`, `có`, `True` and the like become `true`, `no`, `không`, `False` and the like `false`. "
        "Other words are left.",
    ),
    "F112": Code(
        ERROR,
        "Not an id",
        "Ids become names of files on every machine: letters a-z without marks, digits and hyphens, at "
        "most 64.",
        wrong="id: Kế hoạch 2020",
        right="id: ke-hoach-2020",
    ),
    "F113": Code(
        ERROR,
        "A field at the wrong level",
        "The field exists, but belongs to another record; usually the line is indented one step too far or "
        "too little.",
        wrong='due: Quý II năm 2020\nactivities:\n  - id: "1"',
        right='activities:\n  - id: "1"\n    due: Quý II năm 2020',
    ),
    "F114": Code(
        ERROR,
        "A field born from a comma",
        "Inside braces a comma ends a value, so the rest of a sentence becomes a field of its own. "
        "Vietnamese text is full of commas: use braces only for ids, codes and numbers.",
        wrong="{reason: Không có phản ánh, kiến nghị}",
        right="reason: Không có phản ánh, kiến nghị",
    ),
    "F115": Code(
        WARNING,
        "Text in brackets falls apart at its commas",
        "Inside brackets each comma begins a new item: `[Cơ quan, đơn vị liên quan]` is two units. Write "
        "each text on a line of its own.",
        wrong="partners: [Cơ quan, đơn vị liên quan]",
        right="partners:\n  - Cơ quan, đơn vị liên quan",
    ),
    "F116": Code(
        WARNING,
        "The kind of the file is not known",
        "The field `kind` says what a file is. A file without it, or with a kind that this version does not "
        "know, is not checked and takes no part in any result: that is said, never passed over in silence.",
        wrong="kind: ke-hoach",
        right="kind: plan",
        mended="A kind that is known but for capitals, hyphens or blanks is written as it is known.",
    ),
    "F117": Code(
        WARNING,
        "The kind does not come first",
        "A reader should see in the first line what a file is. Comments may stand before it.",
        wrong="year: 2020\nkind: plan",
        right="kind: plan\nyear: 2020",
        mended="The line is moved in front of the first field, with the comments directly above it.",
    ),
    "F118": Code(
        ERROR,
        "Not a commune code",
        "The code of a commune has five digits; its zeros in front belong to it.",
        wrong="code: 10",
        right='code: "00010"',
        law="Danh mục đơn vị hành chính của cơ quan thống kê",
        mended="Zeros are put in front of one to four digits, and the code between quotation marks. Anything "
        "else is left.",
    ),
    "F119": Code(
        ERROR,
        "A value is missing",
        "The field is written, but nothing stands behind it, and it cannot do without.",
        wrong="commune:",
        right="commune: tan-phong",
    ),
}
