"""Plans to measure with: activities of every kind of time, groups of communes, a log, dossiers; all valid."""

from pathlib import Path

TIMES = (
    "time: Cả năm",
    "time: Quý II, III năm 2020",
    "due: trước ngày 15/11/2020",
    "time: Tháng 6/2020",
    "time: Thường xuyên",
    "time: Hằng quý",
    "time: 6 tháng đầu năm",
    "due: Chậm nhất ngày 30/9/2020",
)
STEPS = ("self_scored", "posted", "submitted", "council")


def write_plan(folder: Path, activities: int, communes: int, entries: int) -> None:
    """A workspace with one plan of so many activities, and a log of so many entries.

    One activity in ten is led by all communes.
    """
    (folder / "plans").mkdir(parents=True)
    (folder / "tiepcan.yaml").write_text("kind: workspace\ncommunes: communes.yaml\n", encoding="utf-8")
    listed = "".join(f"  - slug: xa-{n:05d}\n    name: Xã số {n}\n    kind: xã\n" for n in range(communes))
    (folder / "communes.yaml").write_text(f"kind: communes\ncommunes:\n{listed}", encoding="utf-8")
    (folder / "plans" / "lon.yaml").write_text(_plan(activities), encoding="utf-8")
    log = "".join(_entry(n, activities, communes) for n in range(entries))
    (folder / "plans" / "lon.progress.yaml").write_text(
        f"# Số liệu giả định để đo tốc độ.\nkind: progress\nplan: lon\nentries:\n{log}", encoding="utf-8"
    )


def _plan(activities: int) -> str:
    lines = ["# Số liệu giả định để đo tốc độ.", "kind: plan", "id: lon", "year: 2020", "standard: 619-2017"]
    lines.append("activities:")
    for n in range(1, activities + 1):
        lines += [
            f'  - id: "{n}"',
            f"    title: Hoạt động thứ {n} trong kế hoạch được lập ra để đo tốc độ",
            f"    lead: {'UBND các xã' if n % 10 == 0 else 'Phòng Tư pháp'}",
            f"    {TIMES[n % len(TIMES)]}",
            "    outputs: Báo cáo",
        ]
    lines += [
        "reporting:",
        "  reports:",
        "    - id: bao-cao-nam",
        "      title: Báo cáo năm",
        "      from: communes",
        "      due: trước ngày 15/11/2020",
    ]
    return "\n".join(lines) + "\n"


def _entry(n: int, activities: int, communes: int) -> str:
    date = f"2020-{n % 10 + 1:02d}-{n % 28 + 1:02d}"
    commune = f"xa-{n * 7 % communes:05d}"
    match n % 4:
        case 0:
            tens = 10 * (n % max(1, activities // 10) + 1)
            said = f'activity: "{min(tens, activities)}"\n    commune: {commune}\n    status: in_progress'
        case 1:
            said = f'activity: "{n % activities + 1}"\n    status: in_progress'
        case 2:
            said = f"report: bao-cao-nam\n    commune: {commune}"
        case _:
            said = f"dossier: {commune}\n    step: {STEPS[n % len(STEPS)]}"
    return f"  - date: {date}\n    {said}\n"
