"""What the regulations say of the way to a decision: steps, deadlines, dossier, forms, council."""

from pathlib import Path

import pytest

from tiepcan.model.communes import CommuneKind
from tiepcan.model.procedure import Step
from tiepcan.model.sources import Status
from tiepcan.model.standard import Standard
from tiepcan.reading.load import read_file

STANDARDS = Path(__file__).resolve().parents[1] / "src" / "tiepcan" / "standards"

# What is counted, and from or before what. A step that is not here has no deadline that anybody has read.
DEADLINES: dict[str, dict[str, dict[str, object]]] = {
    "619-2017": {
        "self-scored": {"before": "05/01"},
        "posted": {"working_days": 10, "after": "ngày Chủ tịch Ủy ban nhân dân cấp xã ký báo cáo"},
        "resubmitted": {"working_days": 5, "after": "ngày nhận được yêu cầu"},
    },
    "25-2021": {
        "posted": {"days": 5, "at_least": True},
        "posted-online": {"days": 5, "at_least": True},
        "submitted": {"before": "10/01"},
        "not-qualifying": {"before": "10/01"},
        "resubmitted": {"working_days": 3, "after": "ngày nhận được yêu cầu"},
        "council-papers": {"working_days": 3, "before": "ngày tổ chức cuộc họp"},
        "decided": {"before": "10/02"},
        "published": {"working_days": 2, "after": "ngày ký quyết định công nhận"},
        "reported": {"before": "15/02"},
        "reported-to-ministry": {"before": "20/02"},
    },
}


def standard(id: str) -> Standard:
    loaded = read_file((STANDARDS / f"{id}.yaml").read_bytes(), f"{id}.yaml")
    assert loaded.found == ()
    assert isinstance(loaded.record, Standard)
    return loaded.record


def rule(step: Step) -> dict[str, object]:
    names = ("days", "working_days", "after", "before", "at_least")
    return {name: getattr(step, name) for name in names if getattr(step, name) is not None}


@pytest.mark.parametrize("id", DEADLINES)
def test_the_deadlines_that_have_been_read(id: str) -> None:
    steps = standard(id).procedure
    assert {str(s.id): rule(s) for s in steps if rule(s)} == DEADLINES[id]
    assert all(s.deadline for s in steps if rule(s))
    assert all(s.source.status is Status.CONFIRMED for s in steps if rule(s))


@pytest.mark.parametrize("id", DEADLINES)
def test_a_step_has_a_number_of_its_own(id: str) -> None:
    ids = [step.id for step in standard(id).procedure]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("id", DEADLINES)
def test_both_speak_of_communes_wards_and_townships(id: str) -> None:
    assert standard(id).kinds == (CommuneKind.XA, CommuneKind.PHUONG, CommuneKind.THI_TRAN)


def test_since_2022_every_step_is_known_with_who_takes_it() -> None:
    steps = standard("25-2021").procedure
    assert len(steps) == 19
    assert all(step.by for step in steps)
    assert {step.source.status for step in steps} == {Status.CONFIRMED}


def test_before_2022_the_deadline_of_the_decision_is_unknown() -> None:
    steps = {str(step.id): step for step in standard("619-2017").procedure}
    open_ends = {id for id, step in steps.items() if step.origin.has("deadline") and step.deadline is None}
    assert open_ends == {"submitted", "returned", "council", "submitted-to-chair", "decided", "published"}
    doubtful = {id: s.source.status for id, s in steps.items() if s.source.status is not Status.CONFIRMED}
    assert doubtful == {
        "assigned": Status.SECONDARY,
        "submitted": Status.INFERRED,
        "published": Status.SECONDARY,
    }


def test_the_dossier_since_2022_and_its_forms() -> None:
    assert [(part.form, bool(part.if_any)) for part in standard("25-2021").dossier] == [
        ("Mẫu 01", False),
        ("Mẫu 02", False),
        ("Mẫu 03", True),
        (None, False),
        (None, True),
    ]


def test_the_dossier_before_2022_as_far_as_it_has_been_read() -> None:
    parts = {part.name: part.source.status for part in standard("619-2017").dossier}
    assert parts == {
        "Báo cáo đánh giá kết quả đạt chuẩn": Status.CONFIRMED,
        "Bảng tổng hợp điểm số": Status.CONFIRMED,
        "Bảng tổng hợp kết quả đánh giá sự hài lòng": Status.CONFIRMED,
        "Văn bản đề nghị công nhận": Status.UNVERIFIED,
    }


def test_ten_forms_since_2022() -> None:
    forms = standard("25-2021").forms
    assert [form.code for form in forms] == [f"Mẫu {n:02}" for n in range(1, 11)]
    assert all(form.name for form in forms)
    levels = [form.level for form in forms]
    assert levels == ["cấp xã"] * 4 + ["cấp huyện"] * 4 + ["cấp huyện, cấp tỉnh"] * 2


def test_two_forms_before_2022_and_six_that_must_have_existed() -> None:
    forms = standard("619-2017").forms
    assert [form.code for form in forms] == [f"Mẫu {n:02}-TCPL-II" for n in range(1, 9)]
    assert [form.code for form in forms if form.name] == ["Mẫu 07-TCPL-II", "Mẫu 08-TCPL-II"]
    assert [form.source.status for form in forms] == [Status.INFERRED] * 6 + [Status.CONFIRMED] * 2


def test_a_council_has_at_most_15_members_and_a_quorum_known_since_2022() -> None:
    councils = {id: standard(id).council for id in DEADLINES}
    known = {id: (c.most_members, c.quorum, c.source.status) for id, c in councils.items() if c}
    assert known == {
        "619-2017": (15, None, Status.CONFIRMED),
        "25-2021": (15, "2/3", Status.CONFIRMED),
    }
