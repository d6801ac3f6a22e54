"""W: files and folders of a workspace."""

from .entry import ERROR, WARNING, Code

CODES: dict[str, Code] = {
    "W101": Code(
        WARNING,
        "Another ending than .yaml",
        "Files of this tool end in .yaml. One that ends in .yml, or in .yaml.txt as Notepad names it, and "
        "has a kind is not read and is told of, so that of two files for one commune none is forgotten in "
        "silence.",
        wrong="scores/2020/tan-phong.yml",
        right="scores/2020/tan-phong.yaml",
    ),
    "W102": Code(
        WARNING,
        "A link is not followed",
        "A symbolic link can lead out of the workspace or in a circle. Put the file itself in its place.",
    ),
    "W103": Code(
        ERROR,
        "A name that is used twice",
        "Two files say that they are the same plan, or the scores of the same commune and year. Nobody can "
        "tell which one counts.",
    ),
    "W104": Code(
        ERROR,
        "Two file names that differ only in their spelling",
        "Names that differ only in capital letters or in the way marks are stored are two files here and one "
        "on another machine: one of them would be lost.",
        wrong="plans/Plan-2020.yaml\nplans/plan-2020.yaml",
        right="plans/plan-2020.yaml",
    ),
    "W105": Code(
        ERROR,
        "A file or folder that the workspace names is not there",
        "`tiepcan.yaml` says where the lists of an office lie, seen from its own folder. A wrong path would "
        "leave every commune unknown.",
        wrong="communes: danh-sach.yaml",
        right="communes: examples/lai-chau/communes.yaml",
    ),
    "W106": Code(
        ERROR,
        "A path that leaves the workspace",
        "Everything that belongs to a workspace lies in its folder, so that a copy of it is complete.",
        wrong="communes: ../xa-phuong.yaml",
        right="communes: xa-phuong.yaml",
    ),
}
