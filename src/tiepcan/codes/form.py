"""T: the form of a document, as the eye meets it: page, letters, spaces, lines."""

from .entry import WARNING, Code

_ANNEX = "Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I"

CODES: dict[str, Code] = {
    "T101": Code(
        WARNING,
        "The paper is not A4",
        "Every administrative document is made on A4, 210 × 297 mm. Under Thông tư 01/2011/TT-BNV some "
        "forms could be on A5.",
        wrong="Khổ giấy: Letter (216 × 279 mm)",
        right="Khổ giấy: A4 (210 × 297 mm)",
        law=f"{_ANNEX}, Mục I, khoản 1",
    ),
    "T102": Code(
        WARNING,
        "A page on its side without need",
        "A page may lie on its side only where the text has tables that are not made into annexes of their "
        "own.",
        wrong="Trang ngang, chỉ có lời văn",
        right="Trang đứng; trang ngang cho bảng, biểu",
        law=f"{_ANNEX}, Mục I, khoản 2",
    ),
    "T103": Code(
        WARNING,
        "A margin is too narrow or too wide",
        "Top and bottom 20 to 25 mm, left 30 to 35 mm, right 15 to 20 mm: there the document is bound and "
        "stamped. Half a millimetre more or less is rounding.",
        wrong="Lề trái: 20 mm",
        right="Lề trái: 30 mm",
        law=f"{_ANNEX}, Mục I, khoản 3",
    ),
    "T104": Code(
        WARNING,
        "Letters in another font",
        "The font is Times New Roman, everywhere in the document. It can come from the letters themselves, "
        "from a style, from what that style is based on or from the defaults of the document: all are "
        "looked at. Thông tư 01/2011/TT-BNV left the font free.",
        wrong="Phông chữ: Calibri",
        right="Phông chữ: Times New Roman",
        law=f"{_ANNEX}, Mục I, khoản 4",
    ),
    "T105": Code(
        WARNING,
        "Letters that are not black",
        "The text of a document is black. Colour often comes from a heading style of Word or from a link.",
        wrong="Chữ màu xanh",
        right="Chữ màu đen",
        law=f"{_ANNEX}, Mục I, khoản 4",
    ),
    "T106": Code(
        WARNING,
        "Letters of the wrong size",
        "For every element the decree names the smallest and the largest size.",
        wrong="Nơi nhận: (cỡ chữ 14)",
        right="Nơi nhận: (cỡ chữ 12)",
        law=f"{_ANNEX}, Mục V",
    ),
    "T107": Code(
        WARNING,
        "Bold where it should not be, or not where it should",
        "The decree says of every element whether it is bold. A heading of a clause is bold only where it "
        "is a title: a numbered sentence is not judged.",
        wrong="Số: 07/KH-PTP (chữ đậm)",
        right="Số: 07/KH-PTP (chữ không đậm)",
        law=f"{_ANNEX}, Mục V",
    ),
    "T108": Code(
        WARNING,
        "Upright instead of italic, or the other way round",
        "The decree says of every element whether it is upright or italic. Single words within a text may "
        "be italic. Whether legal bases were italic under Thông tư 01/2011/TT-BNV is not confirmed, so they "
        "are not judged there.",
        wrong="Nơi nhận: (chữ đứng)",
        right="Nơi nhận: (chữ nghiêng, đậm)",
        law=f"{_ANNEX}, Mục V",
    ),
    "T109": Code(
        WARNING,
        "Capitals where there should be none, or none where there should be",
        "The decree says which elements are written in capitals (in hoa) and which are not (in thường). "
        "What a template will print is not judged.",
        wrong="NGUYỄN VĂN A",
        right="Nguyễn Văn A",
        law=f"{_ANNEX}, Mục V",
    ),
    "T110": Code(
        WARNING,
        "Aligned otherwise",
        "Head, title and signature are centred, the text reaches both margins. A text shorter than a line "
        "is not judged.",
        wrong="Lời văn căn lề trái",
        right="Lời văn căn đều hai lề",
        law=f"{_ANNEX}, Mục II",
    ),
    "T111": Code(
        WARNING,
        "A first line begins at the wrong place",
        "Where a paragraph begins its first letter is moved in by 1 cm or 1.27 cm. What counts is where the "
        "line begins in the end: indent, hanging indent and a tab together.",
        wrong="Lùi đầu dòng 2 cm",
        right="Lùi đầu dòng 1 cm hoặc 1,27 cm",
        law=f"{_ANNEX}, Mục II, khoản 6, điểm đ và e",
    ),
    "T112": Code(
        WARNING,
        "Too little space between paragraphs",
        "Between two paragraphs of the text there are at least 6 points: the space after the first and that "
        "before the second together.",
        wrong="Cách đoạn 3 pt",
        right="Cách đoạn 6 pt",
        law=f"{_ANNEX}, Mục II, khoản 6, điểm e",
    ),
    "T113": Code(
        WARNING,
        "Lines too close together or too far apart",
        "The lines of the text are at least single and at most 1.5 lines apart; the lines of the head are "
        "single. Of distances in points a line is taken as 1.15 times the size of the letters.",
        wrong="Cách dòng: 2 lines",
        right="Cách dòng: 1,15 lines",
        law=f"{_ANNEX}, Mục II, khoản 1, 2 và 6",
    ),
    "T114": Code(
        WARNING,
        "A line is missing",
        "Below the motto, the name of the issuing authority and the subject stands a solid line. A drawn "
        "line, the border of a paragraph, an underline and a row of underscores all count as one.",
        wrong="Độc lập - Tự do - Hạnh phúc (không có đường kẻ)",
        right="Độc lập - Tự do - Hạnh phúc (có đường kẻ bên dưới)",
        law=f"{_ANNEX}, Mục II, khoản 1, 2 và 5",
    ),
    "T115": Code(
        WARNING,
        "A line of the wrong length",
        "The line below the motto is as long as the motto; the one below the issuing authority or the "
        "subject a third to a half of a line of its text. The length of a text is computed from the widths "
        "of the letters of Times New Roman; a twentieth more or less is allowed. Where the font is another "
        "nothing is said.",
        wrong="Đường kẻ dưới Tiêu ngữ dài bằng nửa dòng chữ",
        right="Đường kẻ dưới Tiêu ngữ dài bằng dòng chữ",
        law=f"{_ANNEX}, Mục II, khoản 1, 2 và 5",
    ),
    "T116": Code(
        WARNING,
        "The page number is missing or in the wrong place",
        "Pages are numbered from 1 with Arabic numerals, in the middle of the top margin; before "
        "05/03/2020, under Thông tư 01/2011/TT-BNV, at the bottom right. A document of one page needs no "
        "number.",
        wrong="Số trang ở cuối trang",
        right="Số trang ở giữa lề trên",
        law=f"{_ANNEX}, Mục I, khoản 7; Thông tư 01/2011/TT-BNV",
    ),
    "T117": Code(
        WARNING,
        "The first page shows its number",
        "The number of the first page is not shown. In Word: different first page.",
        wrong="Trang thứ nhất ghi số 1",
        right="Trang thứ nhất không hiển thị số trang",
        law=f"{_ANNEX}, Mục I, khoản 7",
    ),
    "T118": Code(
        WARNING,
        "Sizes that do not go together",
        "Sizes within one document grow and shrink together: the name of the nation in 13 asks for the "
        "motto and the date in 14; in 12, for 13 and 13. Articles, clauses and points are as large as the "
        "text around them.",
        wrong="Quốc hiệu cỡ 12, Tiêu ngữ cỡ 14",
        right="Quốc hiệu cỡ 12, Tiêu ngữ cỡ 13, địa danh và ngày tháng cỡ 13",
        law=f"{_ANNEX}, Mục II, khoản 6, điểm đ; Mục V, chú thích 1",
    ),
}
