"""Checks of the papers that a file names, and of what must not stand in a file that others can read."""

import re
from collections.abc import Callable, Iterator
from posixpath import normpath
from unicodedata import normalize

from ..diagnostics import Diagnostic
from ..messages import say
from ..model.progress import Progress
from ..model.scores import ScoreEntry, ScoreSheet
from ..model.terms import Evidence
from ..nodes import MapNode, Node, ScalarNode, Written, part_of_text
from ..records import frozen
from ..spelling import folded
from .neighbours import Neighbours
from .personal import identity_numbers, phone_numbers, secrecy_marks

_WORTH_A_LOOK = re.compile(r"[0-9](?:[ .()-]{0,3}[0-9]){8}|mật", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:")
_NOT_FOR_GIT = (
    r"(?:[0-9]+ |scan |ban (?:scan|sao|chup|goc) |anh (?:chup )?)*"
    r"(?:don(?: thu)?(?: khieu nai)? to cao|ho so (?:giai quyet )?(?:don )?to cao"
    r"|ho so (?:(?:cac|nhung|vu|viec) )*hoa giai|(?:tai lieu|van ban|ho so) (?:toi |tuyet )?mat$)(?: |$)"
)


@frozen
class Papers:
    """The texts of a file that are worth a second look, and the evidence that it names."""

    path: str
    texts: tuple[ScalarNode, ...]
    evidence: tuple[Evidence, ...]


def papers_of(record: Written) -> Papers:
    """What a record says and names; every text of the file is read once, whatever its kind."""
    texts = (node for node in _scalars(record.origin.node) if _WORTH_A_LOOK.search(node.text))
    return Papers(record.origin.path, tuple(texts), tuple(_evidence(record)))


def _scalars(root: MapNode) -> Iterator[ScalarNode]:
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ScalarNode):
            yield node
        elif isinstance(node, MapNode):
            waiting.extend(entry.value for entry in node.entries.values())
        else:
            waiting.extend(node.items)


def _evidence(record: Written) -> Iterator[Evidence]:
    if isinstance(record, Progress):
        for entry in record.entries:
            yield from entry.evidence
    elif isinstance(record, ScoreSheet):
        waiting: list[ScoreEntry] = [*record.indicators.values()]
        waiting += record.appraisal.indicators.values() if record.appraisal else ()
        while waiting:
            scored = waiting.pop()
            yield from scored.evidence
            waiting.extend(scored.items.values())


def files_named(record: Written) -> tuple[str, ...]:
    """The files that the evidence of a record names, seen from the workspace, with slashes."""
    placed = (_place(evidence.file) for evidence in _evidence(record) if evidence.file)
    return tuple(name for name in placed if name)


def _place(written: str) -> str | None:
    """A file's name seen from the workspace, in composed letters; None where it leads out of it."""
    name = normpath(normalize("NFC", written).strip().replace("\\", "/"))
    outside = name == ".." or name.startswith(("/", "~", "../")) or _DRIVE.match(name)
    return None if outside else name


def identity_number(papers: Papers, around: Neighbours) -> Iterator[Diagnostic]:
    """No identity number stands in a file of the workspace.

    What is committed once stays in the history of git, and every copy of the workspace has it. Seen are
    numbers of 12 digits that begin with 0 and stand by themselves, as on identity cards (số định danh cá
    nhân), and numbers of 9 or 12 digits behind the words CCCD, CMND, căn cước or chứng minh. A person is
    named by post.
    """
    hint = say("leave it out; a person is named by post, the paper is kept in the office")
    for node in papers.texts:
        for start, end in identity_numbers(node.text):
            at = part_of_text(papers.path, node, start, end)
            yield Diagnostic("G101", say("this looks like a person's identity number"), at, hint)


def phone_number(papers: Papers, around: Neighbours) -> Iterator[Diagnostic]:
    """No private telephone number stands in a file of the workspace.

    Files in git are read by many and kept for ever. Seen are numbers as they are dialled in Viet Nam, from
    0 or +84 on, with spaces, dots or hyphens between the digits. The number of an office is public: it may
    stay, and the warning with it.
    """
    hint = say("leave a private number out; that of an office may stay")
    for node in papers.texts:
        for start, end in phone_numbers(node.text):
            at = part_of_text(papers.path, node, start, end)
            yield Diagnostic("G102", say("this looks like a telephone number"), at, hint)


def paper_not_for_git(papers: Papers, around: Neighbours) -> Iterator[Diagnostic]:
    """Denunciations, the files of mediations and secret papers lie outside the workspace.

    Who denounces is protected, what is said in a mediation stays there, and a state secret has rules of its
    own; none of them can be taken back once it was in git. Evidence with a `file` is such a paper when its
    title, a folder, or the name of the file begins with đơn tố cáo, hồ sơ tố cáo, hồ sơ hòa giải or tài
    liệu mật; a report on denunciations is none, and neither is a paper that is only named and kept in the
    office. In every text a mark of secrecy is looked for: (Mật), “Độ mật: …”, and MẬT, TỐI MẬT, TUYỆT MẬT in
    capitals that stand by themselves; bảo mật, bí mật and mật độ are ordinary words.
    """
    for evidence in papers.evidence:
        if evidence.file and (name := _not_for_git(evidence)):
            message = say("“{name}”: such a paper must not lie in the workspace", name=name)
            hint = say(
                "keep the paper in the office and name it by `number`, `date` and `kept`, without `file`"
            )
            yield Diagnostic("G103", message, evidence.origin.at("file"), hint)
    hint = say("take it out, and ask how to remove it from the history of git as well")
    for node in papers.texts:
        for start, end in secrecy_marks(node.text):
            at = part_of_text(papers.path, node, start, end)
            yield Diagnostic("G103", say("the text bears a mark of secrecy"), at, hint)


def _not_for_git(evidence: Evidence) -> str | None:
    """The title or the part of the path that says what the paper is."""
    parts = [evidence.title or "", *(evidence.file or "").replace("\\", "/").split("/")]
    return next(
        (part for part in parts if re.match(_NOT_FOR_GIT, _bare(part.rpartition(".")[0] or part))), None
    )


def _bare(text: str) -> str:
    """Words without marks, as file names have them: don to cao."""
    letters = normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join(re.findall(r"[a-z0-9]+", "".join(c for c in letters if c.isascii() or c.isspace())))


def evidence_missing(papers: Papers, around: Neighbours) -> Iterator[Diagnostic]:
    """A file that is named as evidence is there.

    It is named from the folder of the workspace on, and lies in it, so that whoever gets a copy of the
    workspace gets the evidence as well. A name is written exactly as the file is called: some computers
    tell capital letters apart. An address on the web is not followed, and a paper that is kept in the
    office needs no file.
    """
    there = around.files or frozenset()
    spelt = {folded(file): file for file in sorted(there)}
    for evidence in papers.evidence:
        written = evidence.file or ""
        name, at = _place(written), evidence.origin.at("file")
        if not written or "://" in written or (name and around.files is None):
            continue
        missing = say("there is nothing at “{path}”", path=written)
        if name is None:
            message = say("“{path}” leads out of the workspace", path=written)
            yield Diagnostic(
                "G104", message, at, say("put a copy into the workspace, or say where it is kept")
            )
        elif "\\" in written:
            yield Diagnostic("G104", missing, at, say("write / between folders, not \\"))
        elif name not in there:
            near = spelt.get(folded(name))
            hint = say("the file is called {name}: mind the capital letters", name=near) if near else None
            yield Diagnostic("G104", missing, at, hint)


CHECKS: dict[str, Callable[[Papers, Neighbours], Iterator[Diagnostic]]] = {
    "G101": identity_number,
    "G102": phone_number,
    "G103": paper_not_for_git,
    "G104": evidence_missing,
}
