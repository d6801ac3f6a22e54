"""Y: the text of a file cannot be read, or could be read in two ways."""

from .entry import ERROR, NOTE, WARNING, Code

CODES: dict[str, Code] = {
    "Y101": Code(
        ERROR,
        "The file is too large",
        "A file of an office is a few kilobytes. A file above the limit (1 MiB and 100,000 parts; 16 MiB "
        "and 2,000,000 parts for lists of communes and progress logs) is damaged or meant to do harm, and "
        "is not read.",
    ),
    "Y102": Code(
        ERROR,
        "The file is not in UTF-8",
        "Vietnamese text can be stored in many ways; only UTF-8 is the same on every machine and in git. "
        "Older programs save in TCVN3, VNI, Windows-1258 or UTF-16: open the file there and save it again "
        "as UTF-8.",
    ),
    "Y103": Code(
        ERROR,
        "An invisible or control character",
        "Characters that cannot be seen make two texts look the same and be different, turn the direction "
        "of reading or command the screen. They usually come along when text is copied from a web page or "
        "a PDF.",
        wrong='title: "Kế hoạch\\u200B năm 2020"',
        right="title: Kế hoạch năm 2020",
        mended="A soft hyphen, a zero-width space, joiner or mark is taken out, as nothing is seen of it. "
        "Control characters and marks of direction are left: what stood there has to be read by a "
        "person.",
    ),
    "Y104": Code(
        ERROR,
        "The structure of the file cannot be understood",
        "From this place on the lines do not fit together: a bracket or a quotation mark is not closed, a "
        "line is indented differently from its neighbours, a text holds a colon and needs quotation marks, "
        "or git has marked a conflict that nobody has settled yet.",
        wrong="title: Kế hoạch: năm 2020",
        right="title: 'Kế hoạch: năm 2020'",
    ),
    "Y105": Code(
        ERROR,
        "Too deep",
        "More than 32 levels inside one another: no file of an office needs that, and a file made so can "
        "bring a program down.",
    ),
    "Y107": Code(
        ERROR,
        "A text is too long",
        "One value may have at most 64 KiB. A longer one does not belong into a field; put it into a file "
        "of its own and name that as evidence.",
    ),
    "Y108": Code(
        ERROR,
        "Anchors and aliases are not used",
        "`&name` and `*name` make one place of a file repeat another. A reviewer then no longer sees what "
        "is said, and a few lines can grow to millions. Write the value out. A text that begins with & or "
        "* needs quotation marks.",
        wrong="lead: *phong-tu-phap",
        right="lead: Phòng Tư pháp",
    ),
    "Y109": Code(
        ERROR,
        "Merge keys are not used",
        "`<<` copies the fields of another record to this one. Write the fields out: every value then stands "
        "where it is read.",
        wrong="<<: *mau",
        right="lead: Phòng Tư pháp",
    ),
    "Y110": Code(
        ERROR,
        "Tags are not used",
        "`!name` tells a reader to make something else of a value. Here the field decides how its value is "
        "read. A text that begins with an exclamation mark needs quotation marks.",
        wrong="year: !!int 2020",
        right="year: 2020",
    ),
    "Y111": Code(
        ERROR,
        "More than one document in a file",
        "A line `---` in the middle of a file begins a second document. One file says one thing.",
        wrong="kind: plan\n---\nkind: progress",
        right="kind: plan",
    ),
    "Y112": Code(
        ERROR,
        "A field is written twice",
        "Of two values for one field only one can count, and nobody can say which was meant. Most programs "
        "take the last one in silence.",
        wrong="points: 10\npoints: 9",
        right="points: 9",
    ),
    "Y113": Code(
        ERROR,
        "The name of a field is not a text",
        "Every field needs a name, and a name is one plain text: not a list, not other fields, not nothing.",
        wrong="? [a, b]\n: 1",
        right="a: 1",
    ),
    "Y114": Code(
        ERROR,
        "The file has no fields",
        "A file of this tool consists of fields, the first of which is `kind`. This one is empty, or holds "
        "only a text or a list. Often the colon is missing its space, or is a full-width colon.",
        wrong="kind：plan",
        right="kind: plan",
    ),
    "Y115": Code(
        WARNING,
        "The letters look wrongly converted",
        "These letters do not occur in Vietnamese but are what TCVN3 or VNI text, or UTF-8 read in a wrong "
        "way, looks like. Convert the text to Unicode.",
        wrong="title: KÕ ho¹ch triÓn khai n¨m 2020",
        right="title: Kế hoạch triển khai năm 2020",
    ),
    "Y116": Code(
        ERROR,
        "A no-break space where a space is meant",
        "A space copied from Word or the web can be a no-break space. It looks the same, but at the "
        "beginning of a line it becomes part of the field's name. Replace it by ordinary spaces.",
        mended="Each no-break space at the beginning of a line becomes one ordinary space.",
    ),
    "Y117": Code(
        ERROR,
        "A mark that YAML reserves",
        "A text must not begin with `@`, a backtick, `%`, a comma or a closing bracket, and no line with "
        "`%`: put the text between quotation marks.",
        wrong="title: @Phòng Tư pháp",
        right="title: '@Phòng Tư pháp'",
    ),
    "Y118": Code(
        NOTE,
        "Letters and their marks are stored apart",
        "A Vietnamese letter can be stored as one character or as a letter followed by its marks. Both look "
        "the same, but a search in the file, in git or in Excel finds only one of them. This tool takes them "
        "for the same; other programs do not.",
        mended="Every word is stored in the composed form (Unicode NFC).",
    ),
    "Y119": Code(
        NOTE,
        "Blanks that nobody meant",
        "Text copied from Word brings two blanks between words, no-break spaces, or a blank beside a "
        "quotation mark. Nobody sees them, but a search misses such a text, and lines of documents break "
        "where they should not.",
        wrong="title: Kế hoạch  năm 2020",
        right="title: Kế hoạch năm 2020",
        mended="Between words stands one ordinary blank, beside a quotation mark none. Names of files, ids "
        "and codes are left, and so are texts of several lines and those with escapes.",
    ),
    "Y120": Code(
        WARNING,
        "Quotation marks of Word around a value",
        "Word turns the quotation marks that are typed into “…”. Here only straight ones mark a text. The "
        "others belong to it: documents print them, and an id or a time between them is not the one that was "
        "meant.",
        wrong="title: “Kế hoạch năm 2020”",
        right='title: "Kế hoạch năm 2020"',
    ),
    "Y121": Code(
        WARNING,
        "An item lost in the one above it",
        "A line that is indented further than the hyphen above goes on with that item. With no blank behind "
        "its own hyphen, or with a bullet of Word, an item is joined to the one above: two products are one.",
        wrong="outputs:\n  - Văn bản hướng dẫn\n    -Báo cáo",
        right="outputs:\n  - Văn bản hướng dẫn\n  - Báo cáo",
    ),
}
