"""The readable twins of the templates; `make outlines` writes them anew after a template was edited."""

import sys
from collections.abc import Callable
from pathlib import Path

from sheet_outline import outline_xlsx
from word_outline import outline_docx

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
OUTLINES: dict[str, Callable[[bytes], str]] = {"plan.docx": outline_docx, "summary.xlsx": outline_xlsx}


def outline_of(name: str) -> str:
    """What a template says and how it looks, line by line."""
    return OUTLINES[name]((TEMPLATES / name).read_bytes())


def kept_beside(name: str) -> Path:
    """The text that is committed beside a template."""
    return TEMPLATES / f"{name}.txt"


def main() -> int:
    """Write every outline anew."""
    for name in OUTLINES:
        kept_beside(name).write_text(outline_of(name), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
