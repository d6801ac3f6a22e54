"""T: the form of a document, in its words and signs."""

from .entry import ERROR, NOTE, WARNING, Code

_ANNEX = "Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I"

CODES: dict[str, Code] = {
    "T121": Code(
        ERROR,
        "The name of the nation or the motto is written wrongly",
        "Both are quoted from the decree to the letter, the motto with a hyphen between spaces. The decree "
        "itself writes HÒA and HOÀ, so both are right.",
        wrong="Độc lập – Tự do – Hạnh phúc",
        right="Độc lập - Tự do - Hạnh phúc",
        law=f"{_ANNEX}, Mục II, khoản 1",
    ),
    "T122": Code(
        WARNING,
        "An element of the document is not found",
        "Every administrative document has the name of the nation and the motto, number and symbol, place "
        "and date, and recipients. Text boxes are searched as well. Nothing is said of a text that is "
        "hardly a document of this kind.",
        wrong="(không có “Nơi nhận”)",
        right="Nơi nhận:",
        law="Nghị định 30/2020/NĐ-CP, khoản 2 Điều 8",
    ),
    "T123": Code(
        ERROR,
        "A number below 10 without a leading zero",
        "Numbers below 10 are written with a zero in front.",
        wrong="Số: 7/KH-PTP",
        right="Số: 07/KH-PTP",
        law=f"{_ANNEX}, Mục II, khoản 3, điểm c",
    ),
    "T124": Code(
        ERROR,
        "A day or month without a leading zero",
        "Days below 10 and the months 1 and 2 are written with a zero in front; the other months are not.",
        wrong="Lai Châu, ngày 5 tháng 1 năm 2020",
        right="Lai Châu, ngày 05 tháng 01 năm 2020",
        law=f"{_ANNEX}, Mục II, khoản 4, điểm b",
    ),
    "T125": Code(
        ERROR,
        "The abbreviation of another type of document",
        "The symbol begins with the abbreviation of the type of the document. The decree has a list of "
        "them, small letters included: KH, BC, TTr, QyĐ.",
        wrong="Số: 07/KHo-PTP\nKẾ HOẠCH",
        right="Số: 07/KH-PTP\nKẾ HOẠCH",
        law="Nghị định 30/2020/NĐ-CP, Phụ lục III, Mục I",
    ),
    "T126": Code(
        NOTE,
        "A leading zero that is not asked for",
        "The decree asks for a zero only in front of the months 1 and 2; its own example has “tháng 6”. It "
        "does not forbid others.",
        wrong="Lai Châu, ngày 29 tháng 06 năm 2020",
        right="Lai Châu, ngày 29 tháng 6 năm 2020",
        law=f"{_ANNEX}, Mục II, khoản 4, điểm b; Mục V",
    ),
    "T127": Code(
        WARNING,
        "The place before the date is written wrongly",
        "The name of the place begins with capitals, and a comma follows it.",
        wrong="Lai châu ngày 29 tháng 6 năm 2020",
        right="Lai Châu, ngày 29 tháng 6 năm 2020",
        law=f"{_ANNEX}, Mục II, khoản 4, điểm c",
    ),
    "T128": Code(
        WARNING,
        "Number and symbol are put together wrongly",
        "“Số” with a colon, the number, a slash, then the symbol in capitals whose groups are joined by a "
        "hyphen, all without spaces.",
        wrong="SỐ: 07 / KH – PTP",
        right="Số: 07/KH-PTP",
        law=f"{_ANNEX}, Mục II, khoản 3, điểm c",
    ),
    "T129": Code(
        WARNING,
        "A legal basis ends wrongly",
        "Every legal basis is a line of its own and ends with a semicolon, the last one with a full stop. A "
        "paragraph counts as a legal basis only where a row of them ends so; under Thông tư 01/2011/TT-BNV "
        "nothing is said.",
        wrong="Căn cứ Luật Tổ chức chính quyền địa phương;\nCăn cứ Quyết định số 619/QĐ-TTg;",
        right="Căn cứ Luật Tổ chức chính quyền địa phương;\nCăn cứ Quyết định số 619/QĐ-TTg.",
        law=f"{_ANNEX}, Mục II, khoản 6, điểm a",
    ),
    "T130": Code(
        WARNING,
        "The closing signs ./. are missing",
        "The forms of the decree close the text with these signs, so that nothing can be added below it. A "
        "text that ends in a table is not judged.",
        wrong="Trên đây là Kế hoạch của Phòng Tư pháp.",
        right="Trên đây là Kế hoạch của Phòng Tư pháp./.",
        law="Nghị định 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.4 và 1.5",
    ),
    "T131": Code(
        WARNING,
        "Signs in the lists of recipients",
        "“Nơi nhận” and “Kính gửi” are followed by a colon. Each recipient has a line of its own with a "
        "dash in front and a semicolon at its end, the last one a full stop.",
        wrong="Nơi nhận:\nSở Tư pháp",
        right="Nơi nhận:\n- Sở Tư pháp;\n- Lưu: VT, PTP.",
        law=f"{_ANNEX}, Mục II, khoản 9, điểm d",
    ),
    "T132": Code(
        WARNING,
        "Where the document is kept",
        "The last line of the recipients says where the document is kept: “Lưu:”, the registry (VT), a "
        "comma, the unit that drafted it.",
        wrong="- Lưu: PTP.",
        right="- Lưu: VT, PTP.",
        law=f"{_ANNEX}, Mục II, khoản 9, điểm d",
    ),
    "T133": Code(
        WARNING,
        "Points that skip đ",
        "Points are counted with the letters of the Vietnamese alphabet: đ) follows d). A list that Word "
        "counts by itself goes on with e).",
        wrong="d) Nội dung thứ tư;\ne) Nội dung thứ năm.",
        right="d) Nội dung thứ tư;\nđ) Nội dung thứ năm.",
        law=f"{_ANNEX}, Mục II, khoản 6, điểm đ",
    ),
    "T134": Code(
        NOTE,
        "The order of the recipients",
        "The decree names those who carry out first, then those who inspect, are reported to or are told, "
        "last where it is kept. Only lines that say what they are sent for are compared.",
        wrong="- Sở Tư pháp (để báo cáo);\n- UBND các xã (để thực hiện);",
        right="- UBND các xã (để thực hiện);\n- Sở Tư pháp (để báo cáo);",
        law=f"{_ANNEX}, Mục II, khoản 9, điểm a",
    ),
    "T135": Code(
        WARNING,
        "Annexes without Roman numbers",
        "Of two annexes or more each has a Roman number.",
        wrong="Phụ lục 1\nPhụ lục 2",
        right="Phụ lục I\nPhụ lục II",
        law=f"{_ANNEX}, Mục III, khoản 1, điểm a",
    ),
    "T136": Code(
        NOTE,
        "A title before the name of the signer",
        "No academic degree or title of honour stands before the name of the signer. Armed forces and "
        "schools, hospitals and institutes of science may have rules of their own.",
        wrong="ThS. Nguyễn Văn A",
        right="Nguyễn Văn A",
        law=f"{_ANNEX}, Mục II, khoản 7, điểm c",
    ),
    "T137": Code(
        WARNING,
        "The pages of an annex are not counted anew",
        "The pages of every annex are counted on their own, from 1. In Word: a new section whose page "
        "numbers begin at 1.",
        wrong="Phụ lục I ở trang 5, đánh số 5",
        right="Phụ lục I ở phần riêng, đánh số từ 1",
        law=f"{_ANNEX}, Mục III, khoản 1, điểm đ",
    ),
    "T138": Code(
        WARNING,
        "An annex that the text does not refer to",
        "A document that has an annex says so in its text.",
        wrong="Trên đây là Kế hoạch./.\nPhụ lục",
        right="Chi tiết tại Phụ lục kèm theo Kế hoạch này./.\nPhụ lục",
        law=f"{_ANNEX}, Mục III, khoản 1, điểm a",
    ),
    "T190": Code(
        NOTE,
        "Paragraphs that are not recognised",
        "Which element a paragraph is follows from its words and its place. Where this cannot be told, only "
        "what holds everywhere (font and colour) is looked at, and this note says so. The cells of tables "
        "and the text of annexes are looked at in the same way, without a note.",
    ),
}
