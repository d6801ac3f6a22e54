"""Score sheets to measure with: 25 indicators with posts and evidence, about 6 KB each, all valid."""

from pathlib import Path

# Points that keep inside the sums of 619/2017; the three shares are given as facts.
POINTS = {
    "1.1": "3.5",
    "1.2": "6.25",
    "1.3": "3.5",
    "2.1": "2",
    "2.2": "3.5",
    "2.5": "11.8",
    "3.1": "2",
    "3.2": "2.5",
    "3.3": "2",
    "3.4": "3",
    "3.5": "2.5",
    "3.6": "2.5",
    "3.7": "3",
    "3.8": "2.5",
    "3.9": "2.25",
    "4.1": "2.5",
    "4.2": "3.5",
    "4.3": "3",
    "5.1": "3.75",
    "5.2": "4",
    "5.3": "3.5",
    "5.5": "3.5",
}
PLAN = """# Số liệu giả định để đo tốc độ.
kind: plan
id: ke-hoach
year: 2020
title: Thực hiện nhiệm vụ xây dựng xã, phường đạt chuẩn tiếp cận pháp luật năm 2020
reporting:
  text: Ủy ban nhân dân cấp xã báo cáo kết quả năm trước ngày 15/11/2020
  reports:
    - id: bao-cao-nam
      title: Báo cáo năm 2020
      from: communes
      to: Phòng Tư pháp
      due: trước ngày 15/11/2020
"""
SHARES = {"2.3": 10, "2.4": 2, "5.4": 4}


LOW = {"4.1": "1", "4.2": "1", "4.3": "1"}
"""Points with which the fourth criterion is not reached by half."""


def sheet(number: int, varied: bool = False) -> str:
    """One sheet; its figures differ from number to number. `varied`: some fail, some leave it open."""
    points = {**POINTS, **LOW} if varied and number % 12 == 5 else POINTS
    lines = [
        "# Số liệu giả định để đo tốc độ.",
        "kind: scores",
        f"commune: xa-{number:05d}",
        "year: 2020",
        "indicators:",
    ]
    for id in sorted((*POINTS, *SHARES)):
        lines.append(f'  "{id}":')
        if id in SHARES:
            lines += [f"    done: {900 + number % 100}", "    total: 1000"]
        else:
            lines.append(f"    points: {points[id]}")
        lines += [
            "    by: công chức Tư pháp - Hộ tịch",
            "    evidence:",
            f"      - number: {number % 300 + 1}/BC-UBND",
            f"        date: 2020-{number % 12 + 1:02d}-15",
            "        title: Báo cáo kết quả thực hiện nhiệm vụ được giao trong năm",
            "        kept: Cặp 2, hồ sơ chuẩn tiếp cận pháp luật năm 2020",
        ]
    lines += [
        "conditions:",
        "  discipline:",
        "    cases: 0",
    ]
    if not (varied and number % 25 == 7):
        lines += ["  satisfaction:", "    done: 118", "    total: 120"]
    return "\n".join(lines) + "\n"


def write_workspace(folder: Path, count: int, varied: bool = False) -> list[Path]:
    """A workspace with that many communes and sheets. `varied`: as in `sheet`, and some are missing."""
    scores = folder / "scores" / "2020"
    scores.mkdir(parents=True)
    (folder / "tiepcan.yaml").write_text(
        "kind: workspace\ncommunes: communes.yaml\nscores: scores\n", encoding="utf-8"
    )
    communes = "".join(
        f"  - slug: xa-{n:05d}\n    name: Xã {n}\n    kind: xã\n    class: II\n" for n in range(count)
    )
    (folder / "communes.yaml").write_text(f"kind: communes\ncommunes:\n{communes}", encoding="utf-8")
    sent = [number for number in range(count) if not (varied and number % 40 == 9)]
    paths = {number: scores / f"xa-{number:05d}.yaml" for number in sent}
    for number, path in paths.items():
        path.write_text(sheet(number, varied), encoding="utf-8")
    return [*paths.values()]


def write_year(folder: Path, count: int) -> None:
    """A workspace with all that the summary of a year needs: varied sheets, a plan and its log."""
    write_workspace(folder, count, varied=True)
    (folder / "plans").mkdir()
    (folder / "plans" / "ke-hoach.yaml").write_text(PLAN, encoding="utf-8")
    entries = "".join(
        f"  - date: 2020-11-{number % 20 + 1:02d}\n    report: bao-cao-nam\n    commune: xa-{number:05d}\n"
        "    status: done\n"
        for number in range(count)
        if number % 15 != 4
    )
    (folder / "plans" / "ke-hoach.progress.yaml").write_text(
        f"kind: progress\nplan: ke-hoach\nentries:\n{entries}", encoding="utf-8"
    )
