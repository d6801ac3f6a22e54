"""Every document says what it must, under the authority that issues it, never more than the files know."""

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Length

from commands import run_tool
from conftest import ROOT, Ask
from test_plan_document import open_word
from tiepcan.diagnostics import Stop
from tiepcan.messages import Words
from tiepcan.paperwork import Made, document_named, render_bundle, render_document, subject_of
from tiepcan.rendering.form import examine_form, first_words
from tiepcan.rendering.paragraphs import text_of
from tiepcan.views.bundles import Bundle
from tiepcan.views.documents import DOCUMENTS
from tiepcan.workspace.archive import Archive
from tiepcan.workspace.files import catalogue

VIETNAMESE = Words("vi", catalogue("vi"))
NOVEMBER = date(2020, 11, 20)
FEBRUARY = date(2021, 2, 1)


def make(here: Path, subject: str, name: str | None, day: date) -> Made:
    chosen = subject_of(Archive(here), subject)
    document = document_named(name, chosen)
    if isinstance(document, Bundle):
        return render_bundle(chosen, document, day, VIETNAMESE)
    return render_document(chosen, document, day, VIETNAMESE)


def lines(made: Made, file: str | None = None) -> list[str]:
    assert made.files, [VIETNAMESE(d.message) for d in made.found]
    data = made.files[file] if file else next(iter(made.files.values()))
    return [text_of(paragraph) for paragraph in open_word(data).element.body.iter(qn("w:p"))]


def text(made: Made, file: str | None = None) -> str:
    return "\n".join(lines(made, file))


@pytest.fixture
def root(monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(ROOT)
    return ROOT


# -- the letter of reminder --


def test_each_late_commune_gets_a_letter_of_its_own(root: Path) -> None:
    made = make(root, "plan-2020", "don-doc", NOVEMBER)
    assert made.several
    assert list(made.files) == ["don-doc-quyet-tien", "don-doc-sung-phai"]
    letter = lines(made, "don-doc-sung-phai")
    assert letter[:3] == ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ LAI CHÂU", "PHÒNG TƯ PHÁP"]
    assert "Số:      /PTP" in letter
    assert "Kính gửi: Ủy ban nhân dân xã Sùng Phài" in letter
    row = letter.index("Báo cáo năm 2020")
    assert letter[row - 1 : row + 4] == ["1", "Báo cáo năm 2020", "trước ngày 15/11/2020", "14/11/2020", "6"]
    assert any("trước ngày 27/11/2020" in line for line in letter)
    assert letter[letter.index("Nơi nhận:") :][1] == "- Như trên;"
    assert "TRƯỞNG PHÒNG" in letter


def test_a_slip_of_the_pen_reminds_nobody(root: Path) -> None:
    """The report of six months is owed by Sùng Phài, but its deadline is written as 2019."""
    letter = text(make(root, "plan-2020", "don-doc", NOVEMBER), "don-doc-sung-phai")
    assert "6 tháng" not in letter
    with pytest.raises(Stop, match="nobody to remind"):
        make(root, "plan-2020", "don-doc", date(2020, 10, 1))


# -- the table of points --


def test_table_holds_the_commune_s_own_points_not_the_appraised_ones(root: Path) -> None:
    table = lines(make(root, "2020/tan-phong", "bang-diem", FEBRUARY))
    assert table[:2] == ["ỦY BAN NHÂN DÂN", "PHƯỜNG TÂN PHONG"]
    assert "BẢNG TỔNG HỢP ĐIỂM SỐ" in table
    share = table.index("950/1000 (95%)")
    assert table[share - 2 : share] == ["10", "9,5"]
    total = table.index("Tổng số điểm")
    assert table[total + 1 : total + 3] == ["100", "93,8"]
    assert table[table.index("TM. ỦY BAN NHÂN DÂN") + 1] == "CHỦ TỊCH"


def test_points_that_are_open_stay_open(root: Path) -> None:
    """Đông Phong has not assessed five indicators: no total that somebody could sign."""
    table = lines(make(root, "2020/dong-phong", "bang-diem", FEBRUARY))
    assert table[table.index("Tổng số điểm") + 2] == "…"


# -- the decision --


def decision(root: Path) -> list[str]:
    return lines(make(root, "2020", "quyet-dinh-cong-nhan", FEBRUARY))


def test_decision_is_the_chairman_s(root: Path) -> None:
    printed = decision(root)
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ LAI CHÂU" in printed
    assert "CHỦ TỊCH" in printed
    assert not any(line.startswith("TM.") for line in printed)
    assert "Số:      /QĐ-UBND" in printed
    grounds = [line for line in printed if line.startswith("Căn cứ")]
    assert grounds[0] == "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;"
    assert grounds[1].startswith(
        "Căn cứ Quyết định số 619/QĐ-TTg ngày 08 tháng 5 năm 2017 của Thủ tướng Chính phủ"
    )
    assert grounds[-1].startswith("Căn cứ Biên bản số 02/BB-HĐĐG ngày 19 tháng 01 năm 2021")
    assert "Theo đề nghị của Trưởng Phòng Tư pháp." in printed
    assert any(line.startswith("Điều 3. ") and line.endswith("./.") for line in printed)


def test_decision_lists_by_class_those_that_pass_and_no_other(root: Path) -> None:
    printed = decision(root)
    first, second = printed.index("Phụ lục I"), printed.index("Phụ lục II")
    passing = printed[first:second]
    assert [line for line in passing if re.fullmatch("Loại I+", line)] == ["Loại II", "Loại III"]
    place = passing.index("Phường Tân Phong")
    assert passing[place + 1 : place + 8] == ["93,55", "14", "28,3", "22,75", "9,83", "18,67", "98,33"]
    assert "(9)" in passing
    for name in ("Quyết Thắng", "Quyết Tiến", "Đoàn Kết", "Đông Phong", "Sùng Phài"):
        assert not any(name in line for line in printed[:second]), name
        assert any(name in line for line in printed[second:]), name


def test_what_is_open_stands_apart_from_what_fails(root: Path) -> None:
    printed = decision(root)
    printed = printed[printed.index("Phụ lục II") :]
    failing, unsure = printed.index("Chưa đạt"), printed.index("Chưa đủ căn cứ kết luận")
    assert failing < printed.index("Phường Đoàn Kết") < unsure < printed.index("Phường Quyết Tiến")
    assert any("kết quả phụ thuộc vào cách làm tròn" in line for line in printed[unsure:])


def test_regulations_without_a_known_decision_say_so(root: Path) -> None:
    for year, said in (("2015", "a trial, under which nothing was recognised"), ("2026", "are not known")):
        with pytest.raises(Stop) as stop:
            make(root, year, "quyet-dinh-cong-nhan", FEBRUARY)
        assert said in Words("en")(stop.value.message)


# -- the report on progress --


def test_report_is_filled_from_the_log_up_to_the_end_of_its_period(root: Path) -> None:
    printed = text(make(root, "plan-2020", "bao-cao-tien-do", date(2020, 12, 10)))
    assert "(số liệu tính đến hết ngày 30 tháng 11 năm 2020)" in printed
    assert "hoàn thành ngày 03/7/2020, đúng hạn. Kết quả: Lớp tập huấn ngày 02/7/2020, 45 người." in printed
    assert "(được gia hạn từ 30/9/2020 đến 15/10/2020). " in printed
    assert (
        "Báo cáo năm 2020: 05/07 xã, phường đã hoàn thành (trong đó quá hạn: Phường Đông Phong)." in printed
    )
    assert "Quá hạn, chưa hoàn thành: Phường Quyết Tiến, Xã Sùng Phài." in printed
    assert "Kính gửi: Ủy ban nhân dân thành phố Lai Châu" in printed
    assert "Số:      /BC-PTP" in printed


def test_a_document_s_own_file_is_subject_enough(root: Path) -> None:
    named = make(root, "plan-2020", "bao-cao-tien-do", date(2020, 12, 10))
    own = make(root, "examples/lai-chau/documents/2020/bao-cao-tien-do.yaml", None, date(2020, 12, 10))
    assert own.files == named.files


# -- the plan with a table --


def test_activities_of_the_plan_stand_in_its_annex(root: Path) -> None:
    made = make(root, "plan-2020", "ke-hoach-bang", NOVEMBER)
    printed = lines(made)
    assert "Các hoạt động cụ thể theo Phụ lục kèm theo Kế hoạch này." in printed
    row = printed.index("3.1")
    assert printed[row + 2] == "Phòng Tư pháp (tham mưu)"
    assert printed[row + 4] == "quý III năm 2020"
    word = open_word(next(iter(made.files.values())))
    upright, lying = word.sections
    assert (upright.page_width or 0) < (lying.page_width or 0)
    for section in word.sections:
        numbering = section._sectPr.find(qn("w:pgNumType"))
        assert numbering is not None
        assert numbering.get(qn("w:start")) == "1"


# -- what every document keeps --

EVERY = [
    ("plan-2020", "ke-hoach-bang", NOVEMBER),
    ("plan-2020", "bao-cao-tien-do", date(2020, 12, 10)),
    ("plan-2020", "muc-tien-do", date(2020, 12, 10)),
    ("plan-2020", "don-doc", NOVEMBER),
    ("2020/tan-phong", "bang-diem", FEBRUARY),
    ("2020/tan-phong", "bang-hai-long", FEBRUARY),
    ("2020/tan-phong", "bao-cao-xa", FEBRUARY),
    ("2020/tan-phong", "du-thao-bao-cao-xa", FEBRUARY),
    ("2020/tan-phong", "de-nghi-xa", FEBRUARY),
    ("2020/quyet-tien", "yeu-cau-bo-sung", date(2021, 1, 8)),
    ("2020", "quyet-dinh-hoi-dong", FEBRUARY),
    ("2020", "giay-moi", FEBRUARY),
    ("2020", "bien-ban-hoi-dong", FEBRUARY),
    ("2020", "to-trinh", FEBRUARY),
    ("2020", "quyet-dinh-cong-nhan", FEBRUARY),
    ("2020", "phieu-y-kien", FEBRUARY),
    ("2020", "phieu-hai-long", FEBRUARY),
    ("2020", "bang-diem-trong", FEBRUARY),
]
SINCE_2022 = {"bang-diem-tham-dinh", "bao-cao-tham-dinh"}


def test_every_document_is_tried_here() -> None:
    assert {name for _, name, _ in EVERY} | SINCE_2022 == set(DOCUMENTS) - {"plan", "summary"}


@pytest.mark.parametrize(("subject", "name", "day"), EVERY)
def test_nothing_stands_for_a_missing_value(root: Path, subject: str, name: str, day: date) -> None:
    made = make(root, subject, name, day)
    for file in made.files:
        assert not re.search(r"None|Undefined|[{}]|  +\S+ +năm \d{4}\d", text(made, file))


@pytest.mark.parametrize(("subject", "name", "day"), EVERY)
def test_equal_files_give_equal_bytes(root: Path, subject: str, name: str, day: date) -> None:
    first, second = (digests(make(root, subject, name, day)) for _ in range(2))
    assert first == second


def digests(made: Made) -> list[str]:
    return [hashlib.sha256(data).hexdigest() for data in made.files.values()]


@pytest.mark.parametrize(("subject", "name", "day"), EVERY)
def test_page_and_letters_are_those_of_the_decree(root: Path, subject: str, name: str, day: date) -> None:
    for data in make(root, subject, name, day).files.values():
        word = open_word(data)
        for section in word.sections:
            assert 30 <= round(Length(section.left_margin or 0).mm) <= 35
            assert 15 <= round(Length(section.right_margin or 0).mm) <= 20
            assert section.different_first_page_header_footer
        for style in used_styles(word):
            fonts = style.find("{*}rPr/{*}rFonts")
            assert set(fonts.attrib.values()) == {"Times New Roman"}


@pytest.mark.parametrize(("subject", "name", "day"), EVERY)
def test_form_is_that_of_the_decree(root: Path, subject: str, name: str, day: date) -> None:
    """But for what the source of the plan says itself: “Lưu: PTP”, without the registry."""
    for data in make(root, subject, name, day).files.values():
        begins = first_words(data, "a.docx")
        found = [(d.code, begins[d.at.line - 1]) for d in examine_form(data, "a.docx")]
        assert found in ([], [("T132", "- Lưu: PTP.")])


def used_styles(word: WordDocument) -> Iterator[Any]:
    used = {node.get(qn("w:val")) for node in word.element.body.iter(qn("w:pStyle"))}
    return (style.element for style in word.styles if style.style_id in used)


# -- the commune's papers --


def test_report_of_a_commune_holds_its_own_points_and_conditions(root: Path) -> None:
    printed = lines(make(root, "2020/tan-phong", "bao-cao-xa", FEBRUARY))
    assert "Kính gửi: Ủy ban nhân dân thành phố Lai Châu (qua Phòng Tư pháp)" in printed
    assert "Có 05/05 tiêu chí đạt từ 50% tổng số điểm tối đa trở lên; 00/05 tiêu chí dưới 50%." in printed
    assert "93,8" in printed
    assert "- Kết quả đánh giá sự hài lòng đạt mức tối thiểu: đạt." in printed
    assert "DỰ THẢO" not in printed


def test_draft_for_posting_has_neither_number_nor_day(root: Path) -> None:
    printed = lines(make(root, "2020/tan-phong", "du-thao-bao-cao-xa", FEBRUARY))
    assert "DỰ THẢO" in printed
    assert "Số:      /BC-UBND" in printed


@pytest.mark.parametrize("commune", ["quyet-thang", "quyet-tien", "dong-phong"])
def test_a_commune_that_does_not_pass_asks_for_nothing(root: Path, commune: str) -> None:
    with pytest.raises(Stop, match="nothing to ask for"):
        make(root, f"2020/{commune}", "de-nghi-xa", FEBRUARY)


def test_supplement_is_asked_for_with_the_days_of_the_law(root: Path) -> None:
    letter = text(make(root, "2020/quyet-tien", "yeu-cau-bo-sung", date(2021, 1, 8)))
    assert "- Biên bản kết thúc niêm yết chưa có chữ ký." in letter
    assert "trong thời hạn 05 ngày làm việc, kể từ ngày nhận được yêu cầu." in letter
    with pytest.raises(Stop, match="still open"):
        make(root, "2020/tan-phong", "yeu-cau-bo-sung", FEBRUARY)


# -- the council's papers --


def test_minutes_say_who_took_part_and_what_the_vote_was_on(root: Path) -> None:
    made = make(root, "2020", "bien-ban-hoi-dong", FEBRUARY)
    second = lines(made, "bien-ban-hoi-dong-2021-01-19")
    assert "Số: 02/BB-HĐĐG" in second
    assert "Vắng mặt: Phó Chủ tịch Hội Nông dân thành phố." in second
    assert "Gửi ý kiến bằng văn bản: Phó Trưởng Công an thành phố." in second
    assert [line for line in second if line in ("THƯ KÝ", "CHỦ TRÌ")] == ["THƯ KÝ", "CHỦ TRÌ"]
    assert not any(line.startswith("TM.") for line in second)
    first = text(made, "bien-ban-hoi-dong-2021-01-12")
    assert "đối với: Phường Tân Phong (kết quả: đạt); Phường Quyết Thắng (kết quả: chưa đạt)." in first


def test_council_signs_with_the_office_its_head_holds(root: Path) -> None:
    printed = lines(make(root, "2020", "giay-moi", FEBRUARY))
    signed = printed.index("TM. HỘI ĐỒNG")
    assert printed[signed : signed + 3] == ["TM. HỘI ĐỒNG", "CHỦ TỊCH", "PHÓ CHỦ TỊCH UBND THÀNH PHỐ"]
    assert "Thời gian: 14 giờ 00 phút, ngày 12 tháng 01 năm 2021." in printed
    assert printed[2:4] == ["HỘI ĐỒNG ĐÁNH GIÁ", "TIẾP CẬN PHÁP LUẬT"]


def test_submission_asks_for_those_that_the_decision_lists(root: Path) -> None:
    printed = text(make(root, "2020", "to-trinh", FEBRUARY))
    assert (
        "07 đơn vị cấp xã: 02 đơn vị đủ điều kiện công nhận; 02 đơn vị chưa đạt; 03 đơn vị chưa đủ" in printed
    )
    assert "Kính gửi: Chủ tịch Ủy ban nhân dân thành phố Lai Châu" in printed


# -- bundles --


def test_dossier_holds_what_the_regulation_asks_for(root: Path) -> None:
    made = make(root, "2020/tan-phong", "dossier", FEBRUARY)
    assert list(made.files) == ["muc-luc", "bao-cao-xa", "bang-diem", "bang-hai-long", "de-nghi-xa"]
    index = lines(made, "muc-luc")
    assert index[index.index("Văn bản đề nghị công nhận") + 1] == "de-nghi-xa.docx"


def test_papers_of_council_and_decision_have_an_index(root: Path) -> None:
    council = make(root, "2020", "council", FEBRUARY)
    assert "bien-ban-hoi-dong-2021-01-19.docx" in lines(council, "muc-luc")
    decision = make(root, "2020", "decision", FEBRUARY)
    assert list(decision.files)[1] == "to-trinh"
    assert "quyet-dinh-cong-nhan" in decision.files


# -- since 2022 --

OFFICE = {
    "tiepcan.yaml": "kind: workspace\nunit: Phòng Tư pháp\n",
    "communes.yaml": (
        "kind: communes\ncommunes:\n"
        "  - {slug: an-lac, name: An Lạc, kind: xã, class: I}\n"
        "  - {slug: an-binh, name: An Bình, kind: xã, class: I}\n"
    ),
    "plans/ke-hoach.yaml": (
        "kind: plan\nid: ke-hoach\nyear: 2022\nstandard: 25-2021\nsymbol: KH-PTP\nplace: An Phú\n"
        "issuer:\n  name: Phòng Tư pháp\n  parent: Ủy ban nhân dân huyện An Phú\n"
        "title: Đánh giá chuẩn tiếp cận pháp luật\nsigner:\n  lines: TRƯỞNG PHÒNG\n"
    ),
    "councils/2022.yaml": (
        "kind: council\nyear: 2022\nmembers:\n"
        "  - {post: Chủ tịch UBND huyện, role: chair}\n  - {post: Chuyên viên, role: secretary}\n"
        "meetings:\n  - date: 2023-01-16\n    present:\n      - Chủ tịch UBND huyện\n      - Chuyên viên\n"
        "    votes:\n      an-lac: {for: 2, against: 0}\n      an-binh: {for: 2, against: 0}\n"
    ),
}
POINTS = (10, 30, 15, 20, 25)


def sheet(slug: str, *, appraised: bool) -> str:
    criteria = "".join(f'  "{n}": {{points: {most}}}\n' for n, most in enumerate(POINTS, 1))
    appraisal = 'appraisal:\n  indicators:\n    "1.1": {points: 2, reason: Thiếu một văn bản}\n'
    return (
        f"kind: scores\ncommune: {slug}\nyear: 2022\ncriteria:\n{criteria}"
        f"conditions:\n  discipline: {{cases: 0}}\n{appraisal if appraised else ''}"
    )


@pytest.fixture
def since_2022(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Made-up files of a district: one commune was appraised, the other only has its own points."""
    files = {
        **OFFICE,
        "scores/2022/an-lac.yaml": sheet("an-lac", appraised=True),
        "scores/2022/an-binh.yaml": sheet("an-binh", appraised=False),
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


APRIL = date(2023, 4, 1)


def test_since_2022_only_appraised_points_recognise(since_2022: Path) -> None:
    made = make(since_2022, "2022", "to-trinh", APRIL)
    printed = lines(made)
    assert printed[printed.index("Xã An Bình") + 2] == "Chưa có kết quả thẩm định"


def test_since_2022_the_table_is_ban_with_figures_and_signatures(since_2022: Path) -> None:
    printed = lines(make(since_2022, "2022/an-binh", "bang-diem", APRIL))
    assert "BẢN TỔNG HỢP ĐIỂM SỐ CỦA CÁC TIÊU CHÍ, CHỈ TIÊU" in printed
    assert "Chữ ký của công chức phụ trách" in printed
    assert "Tỷ lệ đạt được (2)" in printed


def test_since_2022_the_council_appraises_under_its_new_name(since_2022: Path) -> None:
    table = lines(make(since_2022, "2022/an-lac", "bang-diem-tham-dinh", APRIL))
    row = table.index("Thiếu một văn bản")
    assert table[row - 1] == "2"
    assert table[2:4] == ["HỘI ĐỒNG ĐÁNH GIÁ CHUẨN", "TIẾP CẬN PHÁP LUẬT"]
    report = text(make(since_2022, "2022", "bao-cao-tham-dinh", APRIL))
    assert "02 tán thành, 00 không tán thành" in report
    with pytest.raises(Stop) as stop:
        make(since_2022, "2022/an-binh", "bang-diem-tham-dinh", APRIL)
    assert "needs “appraisal.indicators”" in Words("en")(stop.value.message)


def test_since_2022_the_decision_s_papers_hold_the_points_of_each_commune(since_2022: Path) -> None:
    call_the_meeting(since_2022)
    made = make(since_2022, "2022", "council", APRIL)
    assert "bang-diem-tham-dinh-an-lac" in made.files
    assert "bang-diem-tham-dinh-an-binh" not in made.files
    index = lines(made, "muc-luc")
    assert (
        index[index.index("bang-diem-tham-dinh-an-lac.docx") - 1]
        == "Bản tổng hợp điểm số do Hội đồng thẩm định"
    )


def call_the_meeting(root: Path) -> None:
    """The words of the invitation."""
    call = root / "documents/2022/giay-moi.yaml"
    call.parent.mkdir(parents=True)
    meeting = "meeting: {date: 2023-01-16, time: 8 giờ, place: Phòng họp}"
    call.write_text(f"kind: document\ndocument: giay-moi\nyear: 2022\n{meeting}\n", encoding="utf-8")


def test_documents_of_one_regulation_are_not_made_for_another(root: Path, since_2022: Path) -> None:
    with pytest.raises(Stop) as stop:
        make(since_2022, "2022/an-binh", "bang-hai-long", APRIL)
    assert "no such document is known under Quyết định số 25/2021/QĐ-TTg" in Words("en")(stop.value.message)


# -- what cannot be done --


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("plan-2020", "--as", "don-dox"), "there is no document “don-dox”"),
        (("plan-2020", "--as", "bang-diem"), "is made of a score sheet, not of a plan"),
        (("2020",), "say which document of 2020: --as NAME"),
        (("2020", "--as", "summary"), "tiepcan summary 2020 --xlsx"),
        ((), "name what the document is made of"),
        (
            ("plan-2020", "--as", "don-doc", "--as-of", "2020-11-20", "-o", "thu.docx"),
            "name a folder for them",
        ),
        (("2015", "--as", "quyet-dinh-cong-nhan"), "was a trial"),
        (("2030", "--as", "quyet-dinh-cong-nhan"), "the forms of"),
    ],
)
def test_one_sentence_says_what_cannot_be_done(ask: Ask, arguments: tuple[str, ...], said: str) -> None:
    answer = ask("render", *arguments)
    assert answer.code == 2
    assert said in " ".join(answer.err.split())


def test_a_misspelt_document_is_answered_with_the_nearest(ask: Ask) -> None:
    assert "did you mean “don-doc”?" in ask("render", "plan-2020", "--as", "don-doc1").err


def test_missing_words_are_named_with_the_file_they_belong_in(tmp_path: Path) -> None:
    plan = (ROOT / "plans/plan-2020.yaml").read_text(encoding="utf-8")
    for name, content in {
        "plans/plan-2020.yaml": plan,
        "tiepcan.yaml": "kind: workspace\nunit: Phòng\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    arguments = ("render", "plan-2020", "--as", "bao-cao-tien-do", "--as-of", "2020-11-20", "--lang", "en")
    answer = run_tool(*arguments, cwd=tmp_path)
    assert answer.code == 2
    said = " ".join(answer.err.split())
    assert "needs “sections.direction”, and documents/2020/bao-cao-tien-do.yaml does not have it" in said
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("plan-2020", "don-doc"),
        ("2020/quyet-tien", "yeu-cau-bo-sung"),
        ("2020", "quyet-dinh-cong-nhan"),
        ("2020", "to-trinh"),
        ("2020", "bien-ban-hoi-dong"),
        ("2020", "phieu-y-kien"),
    ],
)
def test_nobody_is_written_to_by_a_slug(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, subject: str, name: str
) -> None:
    """Without a list of communes nobody knows what they are called, or which of them are late."""
    example = ROOT / "examples/lai-chau"
    for source, target in {
        ROOT / "plans/plan-2020.yaml": "plans/plan-2020.yaml",
        example / "plan-2020.progress.yaml": "plans/plan-2020.progress.yaml",
        example / "council-2020.yaml": "councils/council-2020.yaml",
        example / "scores/2020/quyet-tien.yaml": "scores/2020/quyet-tien.yaml",
    }.items():
        (tmp_path / target).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / target).write_bytes(source.read_bytes())
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Stop, match="needs the list of communes"):
        make(tmp_path, subject, name, date(2021, 1, 8))


def test_list_names_every_document_and_its_form(ask: Ask) -> None:
    answer = ask("render", "--list", lang="vi")
    assert answer.code == 0
    for name in DOCUMENTS:
        assert f"{name}: " in answer.out
    assert "25-2021 (Mẫu 02)" in answer.out
