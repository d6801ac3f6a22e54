"""docs/fields.md: every field of every kind of file, from the model and its meanings."""

from collections.abc import Iterator

from reference_text import MADE, escaped, page_of, table
from tiepcan.messages import Words
from tiepcan.reading.described import fields_of
from tiepcan.reading.meanings import ABOUT
from tiepcan.reading.schema import SHAPES

TEXTS = {
    "en": {
        "twin": "[Tiếng Việt](vi/truong-du-lieu.md)",
        "title": "# Every field",
        "about": """What can stand in each kind of file. In a path `[]` is an item of a list, `*` whatever
            name stands there. Every field is optional unless it says **required**. An editor with YAML
            support shows the same while you write: `tiepcan schema` prints the schemas.""",
        "kind": "kind",
        "holds": "holds",
        "field": "field",
        "takes": "takes",
        "means": "means",
        "required": "**required**",
    },
    "vi": {
        "twin": "[English](../fields.md)",
        "title": "# Các trường dữ liệu",
        "about": """Những gì có thể ghi trong từng loại tệp. Trong đường dẫn, `[]` là một mục của danh sách,
            `*` là tên bất kỳ. Trường nào cũng có thể bỏ trống, trừ khi ghi **bắt buộc**. Trình soạn thảo có
            hỗ trợ YAML hiển thị những lời giải thích này khi gõ: `tiepcan schema` in các lược đồ.""",
        "kind": "loại tệp",
        "holds": "nội dung",
        "field": "trường",
        "takes": "cách ghi",
        "means": "ý nghĩa",
        "required": "**bắt buộc**",
    },
}


def fields_page(words: Words) -> str:
    """The page in the language of the words."""
    texts = TEXTS[words.lang]
    head = [texts["twin"], MADE[words.lang], texts["title"], texts["about"]]
    rows = ((f"[`{name}`](#{name})", escaped(words(ABOUT[name][1]))) for name in SHAPES)
    head.append(table((texts["kind"], texts["holds"]), rows))
    return page_of([*head, *(part for name in SHAPES for part in _kind(name, words))])


def _kind(name: str, words: Words) -> Iterator[str]:
    texts = TEXTS[words.lang]
    title, about = ABOUT[name]
    yield f"## {name}"
    yield f"**{escaped(words(title))}.** {escaped(words(about))}"
    rows = (
        (
            f"`{field.path}`",
            ", ".join(
                filter(None, [escaped(words(field.type)), texts["required"] if field.required else ""])
            ),
            escaped(words(field.meaning)),
        )
        for field in fields_of(name)
    )
    yield table((texts["field"], texts["takes"], texts["means"]), rows)
