"""Works whose records are hard to write: signs that formats obey, names and dates out of the
ordinary, several scripts."""

from typing import Any

SIGNS = "A & B 100 % #1 _x_ {y} \\z $3 ~ ^2 -- --- ``q'' <t> | @ \" ; = +1 ?` !`"
LONG = "Word " * 2000 + "end"


def work(kind: str, title: str, **more: Any) -> dict[str, Any]:
    """A CSL-JSON item."""
    key = "".join(c for c in title.split()[0].lower() if c.isascii() and c.isalpha())
    return {"id": key or f"odd-{kind}", "type": kind, "title": title, **more}


def day(*numbers: int) -> dict[str, Any]:
    """A CSL date."""
    return {"date-parts": [list(numbers)]}


WORKS = [
    work("book", f"Signs {SIGNS}", publisher=SIGNS, note=SIGNS, author=[{"literal": f"N {SIGNS}"}]),
    work("report", "Institutions and their lists", publisher="Center for War and Peace, and Bread",
         number="12/B", genre="Working paper", **{"collection-title": "Papers and Proceedings"}),
    work("webpage", "Address of many signs", URL="https://a.example/p_(q)/%E4%B8%AD?x=1&y=%25#_z~",
         accessed=day(2024, 2, 29), issued=day(2023), **{"container-title": "A Site and More"}),
    work("article-journal", "两张皮 in two scripts", author=[{"literal": "Xi Jinping 习近平"}],
         issued=day(2020, 5), volume="3", issue="2–3", page="e12-e19", DOI="10.1000/a_(b);c<d>e",
         **{"container-title": "科技日报 Science & Technology Daily"}),
    work("book", "עברית مع العربية", author=[{"family": "כהן", "given": "דוד"}], language="he"),
    work("book", LONG, issued=day(1999)),
    work("thesis", "Lines\nbroken\tin fields\r\nhere", publisher="A\nUniversity",
         genre="PhD diss.", issued=day(2001, 12)),
    work("book", "Surrogates \ud83d alone", author=[{"literal": "Half \udc00"}]),
    work("book", "Names with commas", author=[
        {"literal": "Mills, Wheels, and Sons, Inc."}, {"family": "Smith, Sr.", "given": "J."},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
        {"family": "de la Cruz", "given": "María"}, {"family": "Plato"},
        {"family": "Black and White", "given": "Anne and Bob"}]),
    work("speech", "Range of years", issued={"date-parts": [[2020, 3], [2021, 4, 1]]},
         **{"event-title": "A Meeting", "event-place": "Xi’an", "event-date": day(2020, 9, 1)}),
    work("manuscript", "Circa some year", issued={"date-parts": [[1950]], "circa": True}),
    work("chapter", "Chapter of a book", page="1-20", edition="2", ISBN="978-0-00-000000-2",
         editor=[{"family": "Ed", "given": "Itor"}], translator=[{"literal": "T. Bureau"}],
         **{"container-title": "The Book and its Parts", "publisher-place": "Oxford and London"}),
    work("paper-conference", "Talk at a conference", issued=day(2011, 6, 3),
         **{"container-title": "Proceedings of the 5th and 6th", "event-title": "ACM ’11"}),
    work("article-newspaper", "“Quoted” and ‘half-quoted’ — told’s", issued=day(2019, 1, 31),
         **{"container-title": "The Daily"}),
    work("map", "Kinds that few know", scale="1:1000", dimensions="20 × 30 cm"),
    work("legislation", "Italics <i>in the</i> middle", issued=day(2021)),
    work("book", "Archived twice",
         custom={"archive-url": "https://web.archive.org/web/2024/https://a.example/%20x_(y)?z#1",
                 "archive-date": "2024-01-02", "title-zh": "存档", "author-zh": ["甲", "乙"]},
         author=[{"family": "Jia", "given": "A"}, {"family": "Yi", "given": "B"}]),
]  # fmt: skip
