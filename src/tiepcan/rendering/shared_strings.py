"""The texts of a workbook: each is written once, and cells name it by its number."""

from html import escape

from .cell_values import excel_text

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PART = "xl/sharedStrings.xml"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"


class Strings:
    """The table of texts, in the order in which cells first hold them."""

    def __init__(self) -> None:
        self._written: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self._items: list[str] = []

    def written(self, text: str) -> str:
        """A text as it is written. `TemplateProblem` where Excel cannot hold it."""
        found = self._written.get(text)
        if found is None:
            found = self._written[text] = excel_text(text)
        return found

    def number(self, written: str) -> int:
        """The number of a text that was written."""
        found = self._numbers.get(written)
        if found is None:
            found = self._numbers[written] = len(self._items)
            kept = ' xml:space="preserve"' if written != written.strip() or "\n" in written else ""
            self._items.append(f"<si><t{kept}>{escape(written, quote=False)}</t></si>")
        return found

    def join(self, parts: dict[str, bytes]) -> None:
        """Put the table into a package that openpyxl wrote, which has none."""
        head = f'<sst xmlns="{_MAIN}" uniqueCount="{len(self._items)}">'
        parts[_PART] = f"{head}{''.join(self._items)}</sst>".encode()
        listed = f'<Override PartName="/{_PART}" ContentType="{_CONTENT}"/></Types>'
        types, links = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
        parts[types] = parts[types].replace(b"</Types>", listed.encode())
        linked = f'<Relationship Id="strings" Type="{_LINK}" Target="/{_PART}"/></Relationships>'
        parts[links] = parts[links].replace(b"</Relationships>", linked.encode())
