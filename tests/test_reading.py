"""Texts that cannot be read, or could be read in two ways: what is said, where, and how to mend it."""

import unicodedata

import pytest

from tiepcan.codes import CODES
from tiepcan.diagnostics import Diagnostic
from tiepcan.messages import Words
from tiepcan.nodes import MapNode, Node, ScalarNode
from tiepcan.reading.load import read_file
from tiepcan.reading.yamltext import read_nodes

ENGLISH = Words("en")
TEXT = "kind: plan\nid: ke-hoach\nyear: 2020\ntitle: Kế hoạch năm 2020\n"


def findings(data: str | bytes) -> list[Diagnostic]:
    return list(read_file(data.encode() if isinstance(data, str) else data, "plan.yaml").found)


def places(data: str | bytes) -> list[tuple[str, int, int]]:
    return [(d.code, d.at.line, d.at.column) for d in findings(data)]


def root_of(data: str | bytes) -> MapNode:
    root, found = read_nodes(data.encode() if isinstance(data, str) else data, "plan.yaml")
    assert found == []
    assert isinstance(root, MapNode)
    return root


def texts(node: Node) -> object:
    """What the nodes say, without their places."""
    if isinstance(node, ScalarNode):
        return node.text
    if isinstance(node, MapNode):
        return {name: texts(entry.value) for name, entry in node.entries.items()}
    return [texts(item) for item in node.items]


# Encodings


def test_good_text_has_no_findings() -> None:
    assert findings(TEXT) == []


def test_byte_order_mark_of_utf8_is_passed_over() -> None:
    assert findings(b"\xef\xbb\xbf" + TEXT.encode()) == []
    assert root_of(b"\xef\xbb\xbfa: 1\n").entries["a"].value.column == 4


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("utf-32-le", "UTF-32"),
        ("utf-32-be", "UTF-32"),
    ],
)
def test_wide_encodings_are_named(encoding: str, said: str) -> None:
    (found,) = findings(TEXT.encode(encoding))
    assert (found.code, found.at.line, found.at.column) == ("Y102", 1, 1)
    assert said in ENGLISH(found.message)
    assert found.hint is not None


@pytest.mark.parametrize(
    ("data", "place"),
    [
        pytest.param(b"kind: plan\ntitle: K\xd5 ho\xb9ch n\xa8m 2020\n", (2, 9), id="TCVN3"),
        pytest.param("kind: plan\ntitle: Tư pháp ".encode() + b"x\xfd\xec\n", (2, 17), id="Windows-1258"),
        pytest.param(b"kind: plan\r\n\r\ntitle: \xc0\xaf\r\n", (3, 8), id="overlong"),
        pytest.param(b"kind: plan\rid: x\rtitle: \xff", (3, 8), id="old line ends"),
        pytest.param(b"\xef\xbb\xbfa: \xff", (1, 4), id="behind a byte order mark"),
        pytest.param(b"a: \xed\xa0\x80\n", (1, 4), id="surrogate"),
        pytest.param("title: Kế".encode()[:-1], (1, 9), id="cut off"),
    ],
)
def test_bytes_that_are_not_utf8_have_a_place(data: bytes, place: tuple[int, int]) -> None:
    (found,) = [d for d in findings(data) if d.code == "Y102"]
    assert (found.at.line, found.at.column) == place
    assert found.hint is not None
    assert "byte" in ENGLISH(found.message)


def test_the_byte_is_counted_from_the_start_of_the_file() -> None:
    (found,) = findings(b"\xef\xbb\xbfa: \xff")
    assert found.message.values["byte"] == 7


# Characters

FORBIDDEN = (
    *(c for c in range(0x20) if c not in (0x09, 0x0A, 0x0D)),
    *range(0x7F, 0xA0),
    *(0xAD, 0x034F, 0x061C, 0x115F, 0x180E, 0x3164, 0xFEFF, 0xFFA0, 0xFFFD, 0xFFFE, 0xFFFF, 0xE0041),
    *range(0x200B, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2070),
)


@pytest.mark.parametrize("code", FORBIDDEN, ids=lambda code: f"U+{code:04X}")
def test_forbidden_character(code: int) -> None:
    raw = f"kind: plan\ntitle: Kế {chr(code)}hoạch\n"
    assert ("Y103", 2, 11) in places(raw)
    escaped = f'kind: plan\ntitle: "Kế \\U{code:08X}hoạch"\n'
    assert ("Y103", 2, 8) in places(escaped)
    (found, *_) = [d for d in findings(escaped) if d.code == "Y103"]
    assert f"U+{code:04X}" in ENGLISH(found.message)


def test_short_escapes_smuggle_nothing() -> None:
    for escape in (r"\0", r"\a", r"\b", r"\e", r"\f", r"\v", r"\r", r"\N", r"\L", r"\P"):
        assert ("Y103", 2, 8) in places(f'kind: plan\ntitle: "a{escape}b"\n')
        assert "Y103" in [code for code, *_ in places(f'kind: plan\n"a{escape}b": 1\n')]
    for escape in (r"\n", r"\t", r"\"", r"\\", r"\/", r"\_"):
        assert "Y103" not in [code for code, *_ in places(f'kind: plan\ntitle: "a{escape}b"\n')]


def test_tabs_and_emoji_within_a_text_are_kept() -> None:
    assert texts(root_of("a: x\ty 👍\n")) == {"a": "x\ty 👍"}


# Names of fields


def test_name_written_twice() -> None:
    (found,) = findings(TEXT + "year: 2021\n")
    assert (found.code, found.at.line, found.at.column, found.at.end_column) == ("Y112", 5, 1, 5)
    assert "line 3" in ENGLISH(found.message)


def test_name_written_twice_in_another_normal_form() -> None:
    one, two = unicodedata.normalize("NFC", "Điểm"), unicodedata.normalize("NFD", "Điểm")
    assert one != two
    assert ("Y112", 2, 1) in places(f"{one}: 1\n{two}: 2\n")


def test_names_stay_texts() -> None:
    assert texts(root_of("1: a\ntrue: b\n1.0: c\n0x1: d\nno: e\n2020-01-01: f\n")) == {
        "1": "a",
        "true": "b",
        "1.0": "c",
        "0x1": "d",
        "no": "e",
        "2020-01-01": "f",
    }


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("kind: plan\n? [a, b]\n: 1\n", (2, 3)),
        ("kind: plan\n{a: b}: 1\n", (2, 1)),
        ('kind: plan\n"": 1\n', (2, 1)),
    ],
)
def test_name_that_is_no_text(text: str, place: tuple[int, int]) -> None:
    assert [found for found in places(text) if found[0].startswith("Y")] == [("Y113", *place)]


def test_names_that_are_no_texts_are_not_taken_for_one_another() -> None:
    assert [code for code, *_ in places("kind: plan\n[a]: 1\n[b]: 2\n")].count("Y112") == 0


# What YAML can do and these files do without

REFUSED = [
    ("anchor", "kind: plan\ntitle: &ten Kế hoạch\n", ("Y108", 2, 8)),
    ("anchor of fields", "kind: plan\nissuer: &x\n  name: A\n", ("Y108", 2, 9)),
    ("alias", "kind: plan\ntitle: *ten\n", ("Y108", 2, 8)),
    ("alias as a name", "kind: plan\n*ten : 1\n", ("Y108", 2, 1)),
    ("bare ampersand", "kind: plan\ntitle: & chú ý\n", ("Y108", 2, 9)),
    ("bare star", "kind: plan\ntitle: * chú ý\n", ("Y108", 2, 9)),
    ("merge key", "kind: plan\n<<: {id: x}\n", ("Y109", 2, 1)),
    ("tag", "kind: plan\nyear: !!int 2020\n", ("Y110", 2, 7)),
    ("own tag", "kind: plan\ntitle: !vi Kế hoạch\n", ("Y110", 2, 8)),
    ("exclamation mark", "kind: plan\ntitle: ! Chú ý\n", ("Y110", 2, 8)),
    ("tag of a list", "kind: plan\npurposes: ! [a]\n", ("Y110", 2, 11)),
    ("unknown tag handle", "kind: plan\ntitle: !a!b x\n", ("Y110", 2, 8)),
    ("tag that runs code", "kind: !!python/name:os.system plan\n", ("Y110", 1, 7)),
    ("second document", TEXT + "---\nkind: plan\n", ("Y111", 5, 1)),
    ("empty second document", TEXT + "---\n", ("Y111", 5, 1)),
    ("directive", "%YAML 1.2\n---\nkind: plan\n", ("Y117", 1, 1)),
    ("directive behind the document", TEXT + "...\n%TAG ! a\n", ("Y117", 6, 1)),
]


@pytest.mark.parametrize(("text", "place"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_refused(text: str, place: tuple[str, int, int]) -> None:
    first, *others = sorted(findings(text), key=lambda d: d.code[0], reverse=True)
    assert (first.code, first.at.line, first.at.column) == place
    assert first.hint is not None
    # What was refused is not also reported as missing, unknown or written wrongly at the same place.
    assert all((d.at.line, d.at.column) != place[1:] for d in others)


def test_document_marks_around_one_document_are_harmless() -> None:
    assert findings("---\n" + TEXT + "...\n") == []


# Files without fields


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", (1, 1)),
        ("\n\n", (1, 1)),
        ("# chỉ có ghi chú\n", (1, 1)),
        ("---\n", (2, 1)),
        ("{}\n", (1, 1)),
        ("- kind: plan\n", (1, 1)),
        ("\nkind\n", (2, 1)),
        ("kind：plan\n", (1, 1)),
        ("kind： plan\nyear： 2020\n", (1, 1)),
    ],
)
def test_file_without_fields(text: str, place: tuple[int, int]) -> None:
    (found,) = findings(text)
    assert (found.code, found.at.line, found.at.column) == ("Y114", *place)
    assert found.hint is not None
    if "：" in text:
        assert "colon" in ENGLISH(found.hint)


# The structure

BROKEN = [
    ("tab", "kind: plan\nissuer:\n\tname: A\n", ("Y104", 3, 1), "spaces"),
    ("tab behind spaces", "kind: plan\nissuer:\n  \tname: A\n", ("Y104", 3, 3), "spaces"),
    ("tab after a field", "issuer:\n  name: A\n\tparent: B\n", ("Y104", 3, 1), "spaces"),
    ("tab before an item", "purposes:\n\t- A\n", ("Y104", 2, 1), "spaces"),
    ("open double quote", 'kind: plan\ntitle: "Kế hoạch\nyear: 2020\n', ("Y104", 2, 8), "mark"),
    ("open single quote", "kind: plan\ntitle: 'Kế hoạch\nyear: 2020\n", ("Y104", 2, 8), "mark"),
    ("text behind a quote", 'kind: plan\ntitle: "Kế hoạch" năm\n', ("Y104", 2, 19), "closing quotation mark"),
    ("open bracket", "kind: plan\nserves: [a, b\nyear: 2020\n", ("Y104", 2, 9), "]"),
    ("open bracket at the end", "serves: [a, b", ("Y104", 1, 9), "]"),
    ("open brace", "kind: plan\nperiod: {from: a\nyear: 2020\n", ("Y104", 2, 9), "brace"),
    ("open brace at the end", "period: {from: a", ("Y104", 1, 9), "brace"),
    ("closing bracket only", "title: ] a\n", ("Y117", 1, 8), "quotation marks"),
    ("second colon", "kind: plan\ntitle: Kế hoạch: năm 2020\n", ("Y104", 2, 16), "'Kế hoạch: năm 2020'"),
    ("no colon", "kind: plan\nyear 2020\nid: a\n", ("Y104", 2, 1), "name: value"),
    ("no blank behind a colon", "kind: plan\nyear:2020\nid: a\n", ("Y104", 2, 1), "write year: 2020"),
    ("no blank at the end", "kind: plan\nyear:2020\n", ("Y104", 2, 1), "write year: 2020"),
    ("no-break space behind a colon", "kind:\xa0plan\nid: a\n", ("Y104", 1, 5), "ordinary spaces"),
    ("no-break space in front of one", 'a:\n  "2.4"\xa0: b\n', ("Y104", 2, 8), "ordinary spaces"),
    ("bullet of Word", "a:\n  – id: b\n    title: c\n", ("Y104", 2, 3), "write - id: b"),
    ("no-break space behind a hyphen", "a:\n  -\xa0id: b\n    title: c\n", ("Y104", 2, 3), "write - id: b"),
    ("no blank behind a hyphen", "a:\n  -id: b\n   title: c\n", ("Y104", 2, 3), "write - id: b"),
    ("hour in the line before", "a: |\n  13:30 b\n c\nd\n", ("Y104", 3, 2), "indent"),
    ("indented too little", "issuer:\n  name: A\n parent: B\n", ("Y104", 3, 2), "indent"),
    ("indented too far", "year: 2020\n  id: a\n", ("Y104", 2, 5), "indent"),
    ("item among fields", "kind: plan\n- a\n", ("Y104", 2, 1), "indent"),
    ("field among items", "- a\nkind: plan\n", ("Y104", 2, 1), "indent"),
    ("item behind a colon", "kind: plan\npurposes: - a\n", ("Y104", 2, 11), "new line"),
    ("at sign", "title: @Phòng\n", ("Y117", 1, 8), "quotation marks"),
    ("backtick", "title: `a`\n", ("Y117", 1, 8), "quotation marks"),
    ("percent sign", "title: %a\n", ("Y117", 1, 8), "quotation marks"),
    ("path of Windows", 'title: "C:\\hồ sơ"\n', ("Y104", 1, 11), "backslash"),
    ("text behind a bar", "title: | Kế hoạch\n  năm\n", ("Y104", 1, 10), "next line"),
    (
        "conflict",
        "kind: plan\n<<<<<<< HEAD\nyear: 2020\n=======\nyear: 2021\n>>>>>>> b\n",
        ("Y104", 2, 1),
        "keep what",
    ),
    (
        "conflict among items",
        "a:\n  - b\n<<<<<<< HEAD\n  - c\n=======\n  - d\n>>>>>>> x\n",
        ("Y104", 3, 1),
        "keep what",
    ),
    ("text behind the end", "kind: plan\n... a\n", ("Y104", 2, 5), "delete the line"),
]


@pytest.mark.parametrize(
    ("text", "place", "help_"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN]
)
def test_broken_structure(text: str, place: tuple[str, int, int], help_: str) -> None:
    (found,) = findings(text)
    assert (found.code, found.at.line, found.at.column) == place
    assert found.hint is not None
    assert help_ in ENGLISH(found.hint)


@pytest.mark.parametrize("text", [case[1] for case in BROKEN + REFUSED])
def test_line_ends_of_windows_change_no_place(text: str) -> None:
    assert places(text.replace("\n", "\r\n")) == places(text)
    assert places(text.replace("\n", "\r")) == places(text)


def test_indentation_by_no_break_spaces() -> None:
    found = [d for d in findings("kind: plan\nissuer:\n\u00a0\u00a0name: A\n") if d.at.line == 3]
    assert [(d.code, d.at.column) for d in found] == [("Y116", 1)]
    assert found[0].hint is not None


def test_no_break_space_within_a_text_is_a_note() -> None:
    found = findings(TEXT.replace("năm 2020", "năm\u00a02020"))
    assert [d.code for d in found] == ["Y119"]
    assert "2020" in (found[0].fix or "")


# Wrong letters

GOOD = "Phòng Tư pháp tham mưu, giúp Ủy ban nhân dân thành phố tổ chức thực hiện Kế hoạch"
MISREAD = {
    "TCVN3": "Phßng T­ ph¸p tham m­u, gióp Uû ban nh©n d©n thµnh phè tæ chøc thùc hiÖn KÕ ho¹ch",
    "TCVN3 of a heading": "KÕ ho¹ch triÓn khai nhiÖm vô n¨m 2020",
    "VNI": "Phoøng Tö phaùp tham möu, giuùp Uûy ban nhaân daân thaønh phoá toå chöùc thöïc hieän Keá hoaïch",
    "Windows-1258": "Phoìng Tý phaìp ðaình giaì, giuìp UÒy ban nhân dân thaÌnh phôì thýòc hiêòn Kêì hoaòch",
    "UTF-8 twice, Western": GOOD.encode().decode("cp1252", "replace"),
    "UTF-8 twice, Latin-1": GOOD.encode().decode("latin-1"),
}
HONEST = [
    GOOD,
    unicodedata.normalize("NFD", GOOD),
    "Hoà giải ở cơ sở, thuỷ lợi, uỷ ban, khoẻ mạnh, loè xoè, quý, hoá, hoạ, toà án, tuỳ theo",
    "Hòa giải ở cơ sở, thủy lợi, ủy ban, khỏe mạnh, lòe xòe, quý, hóa, họa, tòa án, tùy theo",
    "KẾ HOẠCH TRIỂN KHAI NHIỆM VỤ XÂY DỰNG XÃ, PHƯỜNG ĐẠT CHUẨN TIẾP CẬN PHÁP LUẬT",
    "Xã Nậm Tăm, Pa Ủ, Noong Hẻo, Pú Đao, Ka Lăng, Tả Ngảo, Mường Tè, Hua Bum, Sì Lở Lầu",
    "Điều 3 khoản 2 điểm đ, § 5, 1/2 hay ½, 20 °C, 5 m², 3 m³, ± 2 %, 10 × 950/1000 = 9,5",
    "“Ngày Pháp luật” – ‘nói đi đôi với làm’ — «Ngành Tư pháp chung sức»… • mục một · mục hai",
    "«Há» «Đá» «Lá» và »Má« ‹Cá›: tên gọi trong ngoặc",
    "Bản quyền © 2020, nhãn hiệu ® và ™, giá 5 € hay 4 £ hay 600 ¥, số ¹ và ²",
    "ăâđêôơư ĂÂĐÊÔƠƯ àảãáạ ằẳẵắặ ầẩẫấậ èẻẽéẹ ềểễếệ ìỉĩíị òỏõóọ ồổỗốộ ờởỡớợ ùủũúụ ừửữứự ỳỷỹýỵ",
    "Le maire a reçu l'œuvre à Noël ; où êtes-vous, naïf Israélien ? Août, goût, maïs, ambiguë, Haïti",
    "L'État français, l'École, les Îles, à l'Île-de-France, être, théâtre, cœur, façade, aïeul, coïncidence",
    "Straße, Größe, Übung, Äpfel, schön, außerdem, geändert, beäugt, zuäußerst, Öl, müßig, häßlich",
    "El niño señaló mañana: ¿qué? ¡Sí! La cigüeña, el pingüino, camión, área, país",
    "The café's naïve façade – a résumé, the coöperation of Zoë and Chloë, Brontë, jalapeño",
    "Åse og Bjørn på Færøerne; Malmö, Växjö, Luleå, Århus, Ærø, smørrebrød, köttbullar",
    "São Paulo, João, não, informações, coração, mãe, avô, você, três, português",
    "Trường THPT Lê Quý Đôn; đường Trần Hưng Đạo; chợ Tam Đường; đồng chí Bí thư Thành ủy",
    "https://example.gov.vn/van-ban?so=48&ky-hieu=KH-STP#muc-1 và email a.b@example.gov.vn",
    "Số: 48/KH-STP ngày 10/01/2020; 14/2014/TTLT-BTC-BTP; NQ-HĐND; QĐ-UBND; PBGDPL",
]


@pytest.mark.parametrize("name", MISREAD)
def test_misread_text_is_seen(name: str) -> None:
    found = [
        d for d in findings(f"kind: plan\nid: a\nyear: 2020\ntitle: '{MISREAD[name]}'\n") if d.code == "Y115"
    ]
    assert [d.at.line for d in found] == [4]
    assert found[0].hint is not None


def unlike_marks_apart(found: list[Diagnostic]) -> list[Diagnostic]:
    """The findings without the note that honest text is stored in parts."""
    return [d for d in found if d.code != "Y118"]


@pytest.mark.parametrize("text", HONEST)
def test_honest_text_is_left_alone(text: str) -> None:
    quoted = text.replace("'", "''")
    assert unlike_marks_apart(findings(f"kind: plan\nid: a\nyear: 2020\ntitle: '{quoted}'\n")) == []


def test_honest_texts_together_are_left_alone() -> None:
    items = "".join("  - '" + text.replace("'", "''") + "'\n" for text in HONEST[:11])
    assert unlike_marks_apart(findings(f"kind: plan\nid: a\nyear: 2020\npurposes:\n{items}")) == []


# The examples that `tiepcan explain` prints


@pytest.mark.parametrize("code", [c for c in CODES if c.startswith("Y") and CODES[c].wrong])
def test_example_of_a_code_is_true(code: str) -> None:
    wrong, right = CODES[code].wrong, CODES[code].right
    assert code in [d.code for d in read_nodes(wrong.encode(), "x")[1]] + [c for c, *_ in places(wrong)]
    assert read_nodes(right.encode(), "x")[1] == []
