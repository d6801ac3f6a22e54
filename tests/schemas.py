"""The JSON Schemas that come with the tool; `make schemas` writes them anew after a model or text changed."""

import sys
from pathlib import Path

from tiepcan.messages import Words
from tiepcan.reading.schema import SHAPES, schema_text
from tiepcan.workspace.files import catalogue

SCHEMAS = Path(__file__).resolve().parents[1] / "src" / "tiepcan" / "schemas"


def schemas() -> dict[str, str]:
    """The text of each file, by its name: in Vietnamese, as officials read it in their editors."""
    words = Words("vi", catalogue("vi"))
    return {f"{name}.json": schema_text(name, words) for name in SHAPES}


def main() -> int:
    """Write every schema anew, and remove what is none."""
    texts = schemas()
    SCHEMAS.mkdir(exist_ok=True)
    for stale in [path for path in SCHEMAS.iterdir() if path.name not in texts]:
        stale.unlink()
    for name, text in texts.items():
        (SCHEMAS / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
