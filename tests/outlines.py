"""The readable twins of the templates; `make outlines` writes them anew after a template was edited."""

import sys
from collections.abc import Callable
from pathlib import Path

from sheet_outline import outline_xlsx
from word_outline import outline_docx

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
_OUTLINE: dict[str, Callable[[bytes], str]] = {".docx": outline_docx, ".xlsx": outline_xlsx}
OUTLINES = {p.name: _OUTLINE[p.suffix] for p in sorted(TEMPLATES.glob("*")) if p.suffix in _OUTLINE}


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
