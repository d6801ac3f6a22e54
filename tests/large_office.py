"""The office of the example, grown: a plan of more than sixty activities, thirty communes, all made up."""

import re
import shutil
from pathlib import Path

from conftest import ROOT

ACTIVITY = """\
  - id: "{number}"
    title: Hướng dẫn, kiểm tra, tháo gỡ khó khăn, vướng mắc tại các xã, phường, đợt {number}
    lead: Phòng Tư pháp
    partners: ["Các cơ quan, đơn vị có liên quan", "UBND các xã, phường"]
    time: Cả năm
    outputs: [Báo cáo kết quả đợt {number}]
"""
COMMUNE = """\
  - slug: xa-{number}
    name: Xã Giả Định {number}
    kind: xã
    class: III
"""
ALIKE = ("san-thang", "doan-ket")


def build_large_office(root: Path) -> None:
    """A workspace in a folder; it answers to the names of the example's."""
    shutil.copy(ROOT / "tiepcan.yaml", root)
    for name in ("plans", "examples/lai-chau"):
        shutil.copytree(ROOT / name, root / name)
    activities = "".join(ACTIVITY.format(number=number) for number in range(5, 65))
    plan = root / "plans/plan-2020.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("responsibilities:\n", f"{activities}responsibilities:\n"), encoding="utf-8")
    communes, scores = root / "examples/lai-chau/communes.yaml", root / "examples/lai-chau/scores/2020"
    with communes.open("a", encoding="utf-8") as file:
        file.writelines(COMMUNE.format(number=number) for number in range(8, 31))
    for number in range(8, 31):
        like = ALIKE[number % 2]
        sheet = (scores / f"{like}.yaml").read_text(encoding="utf-8")
        sheet = re.sub(r"(?m)^ +saw:.*\n", "", sheet).replace(f"commune: {like}", f"commune: xa-{number}")
        (scores / f"xa-{number}.yaml").write_text(sheet, encoding="utf-8")
