"""Pictures of the progress report: what they show, that they print in black and white, where they go."""

import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.shared import Mm
from lxml import etree
from PIL import Image

from conftest import ROOT, Ask
from test_tracking import on, read_plan
from tiepcan.diagnostics import Stop
from tiepcan.messages import Words
from tiepcan.rendering.illustrations import place_pictures, places_in
from tiepcan.rendering.pictures import Picture, draw_quarters, draw_timeline
from tiepcan.views.status import PlanStatus, plan_status
from tiepcan.workspace.files import catalogue

DAY = date(2020, 10, 15)
VIETNAMESE = Words("vi", catalogue("vi"))


@pytest.fixture(scope="module")
def status() -> PlanStatus:
    entry = '{date: 2020-07-03, activity: "2", status: done, outputs: [Lớp]}'
    return plan_status(read_plan(), list(on(DAY.isoformat(), entry).values()))


@pytest.fixture(scope="module")
def pictures(status: PlanStatus) -> Mapping[str, Picture]:
    return {
        "dòng thời gian": draw_timeline(status, DAY, VIETNAMESE),
        "kết quả theo quý": draw_quarters(status, VIETNAMESE),
    }


def image(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.data)).convert("RGB")


def test_equal_input_gives_equal_bytes(status: PlanStatus, pictures: Mapping[str, Picture]) -> None:
    assert draw_timeline(status, DAY, VIETNAMESE) == pictures["dòng thời gian"]
    assert draw_quarters(status, VIETNAMESE) == pictures["kết quả theo quý"]
    assert b"Software" not in pictures["dòng thời gian"].data


def test_a_picture_is_sharp_and_has_no_colour_to_lose(pictures: Mapping[str, Picture]) -> None:
    for picture in pictures.values():
        shown = image(picture)
        assert shown.width >= 1_200
        red, green, blue = shown.split()
        assert red.tobytes() == green.tobytes() == blue.tobytes()


def test_the_words_beside_a_picture_say_what_it_shows(pictures: Mapping[str, Picture]) -> None:
    assert "15/10/2020" in pictures["dòng thời gian"].alt
    assert "hoàn thành đúng hạn 2" in pictures["kết quả theo quý"].alt
    assert "Quý III/2020" in pictures["kết quả theo quý"].alt


def test_what_is_done_later_changes_the_picture(status: PlanStatus, pictures: Mapping[str, Picture]) -> None:
    other = plan_status(read_plan(), list(on(DAY.isoformat()).values()))
    assert draw_timeline(other, DAY, VIETNAMESE).data != pictures["dòng thời gian"].data
    assert draw_timeline(status, date(2020, 3, 1), VIETNAMESE).data != pictures["dòng thời gian"].data


def template(alt: str) -> bytes:
    """A Word document with one small picture of that alternative text, 100 mm wide."""
    small = io.BytesIO()
    Image.new("L", (10, 10)).save(small, "PNG")
    document = Document()
    shape = document.add_picture(io.BytesIO(small.getvalue()), width=Mm(100))
    shape._inline.docPr.set("descr", alt)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def test_a_picture_takes_the_place_that_the_template_keeps_for_it(pictures: Mapping[str, Picture]) -> None:
    made = place_pictures(template("hình: Dòng thời gian".replace("D", "d")), pictures, "mau.docx")
    with ZipFile(io.BytesIO(made)) as archive:
        media = [n for n in archive.namelist() if n.startswith("word/media/")]
        assert [archive.read(name) for name in media] == [pictures["dòng thời gian"].data]
        tree = etree.fromstring(archive.read("word/document.xml"))
    (shown,) = tree.iter("{*}docPr")
    assert shown.get("descr") == pictures["dòng thời gian"].alt
    (extent,) = tree.iter("{*}extent")
    width, height = image(pictures["dòng thời gian"]).size
    assert int(extent.get("cx", 0)) == Mm(100)
    assert int(extent.get("cy", 0)) == Mm(100) * height // width
    assert places_in(made) == ()


def test_any_other_picture_stays(pictures: Mapping[str, Picture]) -> None:
    logo = template("Biểu trưng của cơ quan")
    assert place_pictures(logo, pictures, "mau.docx") == logo


def test_a_picture_that_the_document_does_not_have_is_asked_for_by_name(
    pictures: Mapping[str, Picture],
) -> None:
    with pytest.raises(Stop) as stopped:
        place_pictures(template("hình: bản đồ"), pictures, "mau.docx")
    said = Words("en")
    assert said(stopped.value.message) == "“mau.docx” wants the picture “bản đồ”"
    assert "dòng thời gian" in said(stopped.value.hint or "")


def test_the_progress_report_holds_both_pictures_with_their_words(ask: Ask, tmp_path: Path) -> None:
    target = tmp_path / "bao-cao.docx"
    line = ("render", "plan-2020", "--as", "bao-cao-tien-do", "--as-of", "2020-12-01", "-o", target)
    assert ask(*line).code == 0
    first = target.read_bytes()
    with ZipFile(io.BytesIO(first)) as archive:
        media = [n for n in archive.namelist() if n.startswith("word/media/")]
        tree = etree.fromstring(archive.read("word/document.xml"))
    assert len(media) == 2
    assert all("hình:" not in (each.get("descr") or "") for each in tree.iter("{*}docPr"))
    assert ask(*line).code == 0
    assert target.read_bytes() == first
    assert places_in((ROOT / "templates" / "bao-cao-tien-do.docx").read_bytes()) == (
        "dòng thời gian",
        "kết quả theo quý",
    )
