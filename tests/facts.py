"""Facts about the brief that any text of it must bear out, taken from the print."""

# Section by section: how many numbered paragraphs stand under each of the ten headings.
PARAGRAPHS_BY_SECTION = [1, 4, 5, 3, 3, 7, 5, 6, 4, 1]
ITEMS = [2, 3, 4, 5]
QUOTATION = 31

# Note: a word that only its source can hold.
SOURCES = {
    1: "Export Controls",
    2: "economic security",
    3: "four critical technology areas",
    4: "Drinhausen",
    5: "Cybersecurity and Informatization",
    6: "Accelerate",
    7: "Owens",
    8: "Reorganization of China",
    9: "Gu",
    10: "Microchip",
    11: "Mazzucato",
    12: "Sun",
    13: "Rise of China",
    14: "Trajectory",
    15: "35 Key",
    16: "Ang",
    17: "Weinstein",
    18: "Ding",
    19: "Lovely",
    20: "Cai Dafeng",
}
PRINTED = {n: str(n) for n in range(1, 15)} | {15: ""} | {n: str(n - 1) for n in range(16, 21)}
STATUS = (
    dict.fromkeys(range(1, 14), "printed")
    | {14: "split", 15: "split"}
    | dict.fromkeys(range(16, 21), "moved")
    | dict.fromkeys(range(21, 27), "lost")
)

# Paragraph: the notes its markers cite.
MARKERS = {
    6: [1, 2, 3],
    7: [4, 5, 6],
    8: [7],
    13: [8, 9],
    16: [10],
    17: [11],
    18: [12, 13],
    20: [14],
    21: [15],
    25: [16, 17, 18, 19],
    26: [20],
    29: [21],
    30: [22],
    32: [23],
    34: [24],
    38: [25],
    39: [26],
}

# The Chinese terms in the order in which the brief gives them, with their paragraph.
TERMS = [
    (7, "自立自强"),
    (11, "新型举国体制"),
    (11, "集中力量办大事"),
    (12, "中央专委"),
    (12, "中央科技委员会"),
    (13, "改革开放"),
    (13, "有效市场和有为政府"),
    (23, "产学研融合"),
    (26, "两张皮"),
    (27, "揭榜挂帅"),
    (27, "创新联合体"),
    (27, "新型研发机构"),
    (29, "现代产业体系"),
    (29, "制造强国"),
    (29, "现代化产业体系"),
    (30, "脱实向虚"),
    (34, "共同富裕"),
    (38, "双循环"),
]
