"""V: what a person writes of a document. The text of each is the docstring of its check."""

from .entry import ERROR, WARNING, Code

CODES: dict[str, Code] = {
    "V101": Code(
        ERROR,
        "A section that the document does not have",
        wrong="document: bao-cao-tien-do\nsections:\n  cause: Thiếu biên chế",
        right="document: bao-cao-tien-do\nsections:\n  causes: Thiếu biên chế",
    ),
    "V102": Code(
        ERROR,
        "A signature that the authority does not have",
        wrong="document: quyet-dinh-cong-nhan\nsigner:\n  lines:\n    - TM. ỦY BAN NHÂN DÂN\n    - CHỦ TỊCH",
        right="document: quyet-dinh-cong-nhan\nsigner:\n  lines:\n    - CHỦ TỊCH",
        law="Nghị định 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.2",
    ),
    "V103": Code(
        ERROR,
        "A document of an unknown commune",
        wrong="document: bang-diem\ncommune: tan-phong-1",
        right="document: bang-diem\ncommune: tan-phong",
    ),
    "V104": Code(
        WARNING,
        "A number without a day, or a day without a number",
        wrong="number: 12/BC-PTP\ndate:",
        right="number: 12/BC-PTP\ndate: 2020-12-10",
        law="Nghị định 30/2020/NĐ-CP, Điều 15",
    ),
}
