"""The parts of a .docx, found by name or by what refers to them; a part that is missing is None."""

import posixpath
import re
from collections.abc import Mapping

from lxml import etree

from ..package import parse_part
from ..paragraphs import BODY, W
from .properties import local, twips, value

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TAB = 720


class Parts:
    """An opened package."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        """Raises `ValueError` where it is no Word document, and what lxml says of broken XML."""
        self._contents = contents
        document = self.tree(BODY)
        body = document.find(f"{W}body") if document is not None else None
        if body is None:
            raise ValueError(f"no part {BODY}")
        self.body = body
        links = self.tree("word/_rels/document.xml.rels")
        self._links = {each.get("Id", ""): each for each in (links if links is not None else ())}

    def tree(self, name: str) -> etree._Element | None:
        """A part by its name."""
        return parse_part(self._contents[name]) if name in self._contents else None

    def referred(self, reference: etree._Element) -> etree._Element | None:
        """The part that an element of the text refers to by its id."""
        link = self._links.get(reference.get(_ID, ""))
        if link is None:
            return None
        return self.tree(posixpath.normpath(posixpath.join("word", link.get("Target", ""))).lstrip("/"))

    def theme_fonts(self) -> Mapping[str, str]:
        """The fonts of the theme, `major` and `minor`."""
        theme = next((self.tree(name) for name in sorted(self._contents) if "/theme/" in name), None)
        if theme is None:
            return {}
        fonts = {local(each.tag)[:5]: each.find(f"{_A}latin") for each in theme.iter(*_THEME)}
        return {kind: font.get("typeface", "") for kind, font in fonts.items() if font is not None}

    def pages(self) -> int | None:
        """How many pages Word counted when it saved the document."""
        found = re.search(rb"<Pages>([0-9]{1,5})</Pages>", self._contents.get("docProps/app.xml", b""))
        return int(found[1]) if found else None

    def tab(self) -> int:
        """The distance of tab stops in twips."""
        settings = self.tree("word/settings.xml")
        said = None if settings is None else settings.find(f"{W}defaultTabStop")
        return twips(value(said)) or _TAB


_THEME = (f"{_A}majorFont", f"{_A}minorFont")
