"""Files made to bring a reader down: name → bytes, and the finding that must come instead.

Built on demand, because some are large. `benchmarks/` measures the same files.
"""

from collections.abc import Callable
from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True)
class Bomb:
    """How to build the file, and where which finding is expected (None: it is harmless as nodes)."""

    build: Callable[[], bytes]
    code: str | None
    line: int = 1


def repeat(piece: bytes, size: int, head: bytes = b"") -> Callable[[], bytes]:
    """The head, then the piece again and again up to the size."""
    return lambda: head + piece * ((size - len(head)) // len(piece))


def indented(size: int) -> bytes:
    """Each line one space deeper than the line above."""
    out: list[bytes] = []
    length = depth = 0
    while True:
        line = b" " * depth + b"a:\n"
        length += len(line)
        if length > size:
            return b"".join(out)
        out.append(line)
        depth += 1


def laughs(levels: int, width: int) -> bytes:
    """Every level repeats the one before: width to the power of levels."""
    values = [", ".join([f"*a{level - 1}" if level else "lol"] * width) for level in range(levels)]
    return "".join(f"a{level}: &a{level} [{value}]\n" for level, value in enumerate(values)).encode()


def merges(levels: int) -> bytes:
    """The same with merge keys, which hang the library itself."""
    values = [", ".join([f"*a{level - 1}"] * 10) for level in range(1, levels)]
    lines = (f"a{level}: &a{level} {{<<: [{value}]}}\n" for level, value in enumerate(values, start=1))
    return b"a0: &a0 {k: v}\n" + "".join(lines).encode()


def colliding_keys() -> bytes:
    """Whole numbers that share one hash: a reader that makes numbers of keys compares each with all."""
    prime = 2**61 - 1
    return b"".join(b"%d: 1\n" % (prime * n) for n in range(1, 20_000))


def numbered(line: str, count: int, head: str = "") -> Callable[[], bytes]:
    """The line with every number from 0."""

    def build() -> bytes:
        return (head + "".join(line.format(n=n) for n in range(count))).encode()

    return build


COMMUNES = b"kind: communes\n"
SHEET = b"kind: scores\ncommune: tan-phong\nyear: 2020\n"

BOMBS: dict[str, Bomb] = {
    # depth, in every way to write it
    "deep brackets": Bomb(repeat(b"[", MIB), "Y105"),
    "deep braces": Bomb(repeat(b"{", MIB), "Y105"),
    "deep named braces": Bomb(repeat(b"{a: ", MIB), "Y105"),
    "deep list items": Bomb(repeat(b"- ", MIB), "Y105"),
    "deep explicit keys": Bomb(repeat(b"? ", MIB), "Y105"),
    "deep explicit keys in braces": Bomb(repeat(b"{?", MIB), "Y105"),
    "deep indentation": Bomb(lambda: indented(MIB), "Y105", 33),
    "100,000 opening brackets": Bomb(lambda: b"[" * 100_000, "Y105"),
    "open list in object": Bomb(lambda: b'[{"":' * 50_000 + b"\n", "Y105"),
    "deep brackets behind a kind": Bomb(repeat(b"[", MIB, COMMUNES + b"communes: "), "Y105", 2),
    # one place that repeats another
    "a billion laughs": Bomb(lambda: laughs(9, 10), "Y108"),
    "a million laughs": Bomb(lambda: laughs(6, 10), "Y108"),
    "a list that holds itself": Bomb(lambda: b"a: &a [*a]\n", "Y108"),
    "merge keys": Bomb(lambda: merges(8), "Y108"),
    "merge key without alias": Bomb(lambda: b"a: 1\n<<: {b: 2}\n", "Y109", 2),
    # size
    "2 MB of items": Bomb(lambda: b"[" + b"a," * MIB + b"a]", "Y101"),
    "2 MB of empty braces": Bomb(lambda: b"[" + b"{}," * (2 * MIB // 3) + b"{}]", "Y101"),
    "100,000 items": Bomb(lambda: b"[" + b"a," * 120_000 + b"a]", "Y101"),
    "100,000 empty braces": Bomb(lambda: b"[\n" + b"{}," * 60_000 + b"{}]", "Y101", 2),
    "a text of 64 KiB and more": Bomb(lambda: b"kind: plan\ntitle: " + b"a" * 65_537 + b"\n", "Y107", 2),
    "a block of 900 KB": Bomb(lambda: b"kind: plan\ntitle: |\n" + b"  a\n" * 225_000, "Y107", 2),
    "a name of 60,000 letters": Bomb(lambda: b"kind: plan\n? " + b"a" * 60_000 + b"\n: 1\n", "F102", 2),
    "17 MB of communes": Bomb(repeat(b"  - slug: a\n", 17 * MIB, COMMUNES + b"communes:\n"), "Y101"),
    "1 million communes": Bomb(repeat(b"  - a\n", 9 * MIB, COMMUNES + b"communes:\n"), "F101", 3),
    "16 MB of empty lines": Bomb(repeat(b"\n", 16 * MIB - 1, b"kind: progress\n"), "F103"),
    "16 MB of empty lines, then a bad byte": Bomb(
        lambda: COMMUNES + b"\n" * (16 * MIB - 100) + b"\xff", "Y102", 16 * MIB - 98
    ),
    "16 MB of empty lines, then control characters": Bomb(
        lambda: COMMUNES + b"\n" * (16 * MIB - 200) + b"\x01" * 100, "Y103", 16 * MIB - 198
    ),
    "1 MB of empty lines, then an open quote": Bomb(lambda: b"\n" * (MIB - 10) + b"a: 'b", "Y104", MIB - 9),
    "400,000 no-break spaces": Bomb(repeat("\u00a0\n".encode(), MIB, b"kind: plan\nid: |\n"), "Y116", 3),
    "1 MB of directives": Bomb(numbered("%TAG !a{n}! x\n", 60_000), "Y117"),
    "1 MB of directives behind the document": Bomb(
        numbered("%TAG !a{n}! x\n", 60_000, "kind: plan\n...\n"), "Y117", 3
    ),
    "a head of comments with two line ends": Bomb(
        lambda: b"# c\r\n" * 20_000 + b"kind: plan\r\n", "F103", 20_001
    ),
    # numbers and names
    "5,000 digits": Bomb(lambda: SHEET + b"declared_total: " + b"9" * 5_000, "F108", 4),
    "5,000 digits for a year": Bomb(lambda: b"kind: scores\ncommune: a\nyear: " + b"9" * 5_000, "F107", 3),
    "a million hexadecimal digits": Bomb(lambda: SHEET + b"declared_total: 0x" + b"f" * 1_000_000, "Y107", 4),
    "60,000 hexadecimal digits": Bomb(lambda: SHEET + b"declared_total: 0x" + b"f" * 60_000, "F108", 4),
    "base sixty": Bomb(lambda: SHEET + b"declared_total: 1" + b":59" * 20_000, "F108", 4),
    "a huge exponent": Bomb(lambda: SHEET + b"declared_total: 1e999999999", "F108", 4),
    "names with one hash": Bomb(lambda: SHEET + colliding_keys(), "F102", 4),
    "one name 40,000 times": Bomb(lambda: SHEET + b"a: 1\n" * 40_000, "Y112", 5),
    "40,000 unknown names": Bomb(numbered("indicatorz{n}: 1\n", 40_000, SHEET.decode()), "F102", 4),
    # more than one document
    "100,000 documents": Bomb(lambda: b"kind: plan\n" + b"--- a\n" * 100_000, "Y111", 2),
    "100,000 empty documents": Bomb(lambda: b"---\n" * 100_000, "Y111", 2),
    # tags that would make something of a value
    "a tag that runs": Bomb(lambda: b"a: !!python/object/apply:os.getcwd []\n", "Y110"),
}
