"""T: templates of documents, as `tiepcan template check` reads them."""

from .entry import ERROR, NOTE, Code

CODES: dict[str, Code] = {
    "T201": Code(
        ERROR,
        "A field that the document does not have",
        "A tag names a field of the data. One that is misspelt, or that stands outside the loop that gives "
        "it, would stop every rendering. `tiepcan template fields` lists the fields.",
        wrong="{{ activity.titel }}",
        right="{{ activity.title }}",
    ),
    "T202": Code(
        ERROR,
        "A tag that cannot be understood",
        "A bracket is missing, or a loop or condition has no end: nothing can be filled in. A tag must begin "
        "and end in one paragraph or one cell.",
        wrong="{%p for activity in activities %}\n{{ activity.title }",
        right="{%p for activity in activities %}\n{{ activity.title }}\n{%p endfor %}",
    ),
    "T203": Code(
        ERROR,
        "A tag that may not do this",
        "A template may come from anybody. Its tags print values, ask conditions and repeat for a list; "
        "nothing in it may compute, call or fetch anything.",
        wrong="{{ title.upper() }}",
        right="{{ title }}",
    ),
    "T204": Code(
        NOTE,
        "A field that the template leaves out",
        "What no tag names is not in the document. That may be meant; it is said so that nothing is lost "
        "unseen.",
        wrong="Trên đây là Kế hoạch./.",
        right="{{ closing }}",
    ),
}
