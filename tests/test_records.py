"""Records of works, read again by other programs: nothing is lost on the way.

What pandoc reads of them is tested in `validators/test_reference_files.py`.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import rispy
from odd_works import WORKS
from pybtex.database import parse_string

from build_tools.model.edition import Edition
from build_tools.pipeline import build
from build_tools.read.references import read_references
from build_tools.write import bibtex, csl_json, edition_bibtex, edition_csl_json, edition_ris, ris
from build_tools.write.records import Records, item, item_records
from build_tools.write.records.own import edition_item, paragraph_item, text_item, work_item

ROOT = Path(__file__).parent.parent
ODD = pytest.mark.parametrize("work", WORKS, ids=lambda work: work["id"])


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Our edition."""
    found = build(ROOT).edition
    assert found is not None
    return found


def squeezed(value: object) -> str:
    """Words without the marks of italics and what no line can hold."""
    text = re.sub("</?i>", "", str(value).replace("\ud83d", "\ufffd").replace("\udc00", "\ufffd"))
    return " ".join(re.sub("[\x00-\x1f]+", " ", text).split())


def words_of(value: Any) -> list[str]:
    """All words and numbers that an item says, as they should be found again."""
    match value:
        case dict():
            return [word for v in value.values() for word in words_of(v)]
        case list():
            return [word for v in value for word in words_of(v)]
        case bool():
            return []
    return [squeezed(value)]


def in_ris(record: str) -> dict[str, Any]:
    """The one record of a file, as rispy reads it."""
    (found,) = rispy.loads(record, skip_unknown_tags=False)
    return dict(found)


@ODD
def test_nothing_is_lost_in_ris(work: dict[str, Any]) -> None:
    """Each name, number and word of an item is found in what rispy reads of its record."""
    record = item_records(work).ris
    found = " ".join(words_of(in_ris(record)))
    plain = {k: v for k, v in work.items() if k != "type"}
    if page := plain.pop("page", None):
        assert found.count(page.split("-")[0]) and found.count(page.split("-")[-1])
    if doi := plain.pop("DOI", None):
        assert in_ris(record)["doi"] == doi
    missing = [w for w in words_of(plain) if w not in found and w.zfill(2) not in found]
    assert missing == []


@ODD
def test_lines_of_ris_are_lines_of_ris(work: dict[str, Any]) -> None:
    """No value makes a line of its own, each line ends in CR LF, and one record is one."""
    record = item_records(work).ris
    lines = record.split("\r\n")
    assert lines.pop() == ""
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - [^\r\n]*", line) for line in lines)
    assert [line for line in lines if line[:2] in ("TY", "ER")] == [lines[0], lines[-1]]


@ODD
def test_pybtex_reads_what_we_write(work: dict[str, Any]) -> None:
    """One entry with its title, names and address, in which TeX finds nothing to obey."""
    entries = parse_string(item_records(work).bibtex, "bibtex").entries
    (entry,) = entries.values()
    if "URL" in work:
        assert entry.fields["url"] == work["URL"]
    if "DOI" in work:
        assert entry.fields["doi"] == work["DOI"]
    assert len(entry.persons.get("author", ())) == len(work.get("author", ()))
    for role, names in entry.persons.items():
        for person, name in zip(names, work[role], strict=True):
            if "literal" in name:
                assert person.last_names and not person.first_names + person.lineage_names


@ODD
def test_our_reader_reads_what_we_write(work: dict[str, Any]) -> None:
    """Title, names, date, address and what stands in `custom` are what they were."""
    (found,), problems = read_references("x.bib", item_records(work).bibtex.encode())
    assert [p for p in problems if p.code not in ("B07", "B06", "B04")] == []
    csl = dict(found.csl)
    assert csl["title"].startswith(squeezed(work["title"])) or "<i>" in work["title"]
    for name in ("issued", "URL", "accessed", "event-date"):
        assert csl.get(name) == work.get(name)
    custom = {"bibtex-type": csl["custom"]["bibtex-type"], **work.get("custom", {})}
    assert {name: csl["custom"].get(name) for name in custom} == custom
    for role in ("author", "editor", "translator"):
        assert [words_of(n) for n in csl.get(role, ())] == [
            [squeezed(v) for v in n.values()] for n in work.get(role, ())
        ] or work["id"] == "names"


def test_names_come_back_whole() -> None:
    """Names with commas, `and`, particles and suffixes are not taken apart elsewhere."""
    work = next(w for w in WORKS if w["id"] == "names")
    (found,), _ = read_references("x.bib", item_records(work).bibtex.encode())
    assert found.csl["author"] == [
        {"literal": "Mills, Wheels, and Sons, Inc."},
        {"family": "Smith, Sr.", "given": "J."},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
        {"family": "de la Cruz", "given": "María"},
        {"family": "Plato"},
        {"family": "Black and White", "given": "Anne and Bob"},
    ]


def test_csl_json_holds_every_item(edition: Edition) -> None:
    """One item a source, with its key and the editors’ remark."""
    items = json.loads(csl_json.write(edition))
    assert items == [item(s) for s in edition.sources.values()]
    assert sum("annote" in i for i in items) > 90


def test_every_source_of_ours_is_whole_in_ris(edition: Edition) -> None:
    """Of all records type, title, authors, date, address, and each word of the rest."""
    records = rispy.loads(ris.write(edition).decode(), skip_unknown_tags=False)
    assert len(records) == len(edition.sources) > 110
    for source, record in zip(edition.sources.values(), records, strict=True):
        assert record["id"] == source.key
        assert record.get("title") == squeezed(source.csl.get("title", ""))
        assert record.get("doi") == source.csl.get("DOI")
        assert len(record.get("authors", ())) == len(source.csl.get("author", ()))
        found = " ".join(words_of(record))
        told = {k: v for k, v in source.csl.items() if k not in ("type", "page", "custom")}
        custom = source.csl["custom"]
        told["ours"] = [v for k, v in custom.items() if k.endswith("-zh") or "archive" in k]
        missing = [w for w in words_of(told) if w not in found and w.zfill(2) not in found]
        assert missing == [], source.key


def test_every_source_of_ours_is_read_by_pybtex(edition: Edition) -> None:
    """All entries, with titles whose capitals no style changes."""
    entries = parse_string(bibtex.write(edition).decode(), "bibtex").entries
    assert list(entries) == list(edition.sources)
    for key, entry in entries.items():
        title = entry.fields["title"]
        assert title.startswith("{") and title.endswith("}"), key


def test_the_retelling_is_never_the_authors(edition: Edition) -> None:
    """The edition and its paragraphs are by its editors, and say what they are based on."""
    author = [{"literal": "The editors of this edition"}]
    whole, paragraph = (
        edition_item(edition),
        paragraph_item(edition, "27", "https://e.example/#p27"),
    )
    for own in (whole, paragraph, text_item(edition)):
        assert own["author"] == author
        assert "Groenewegen-Lau" in own["note"]
        assert own["original-author"] == [{"family": "Groenewegen-Lau", "given": "Jeroen"}]
        assert "URL" not in whole
    assert (paragraph["title"], paragraph["container-title"]) == ("¶ 27", whole["title"])
    assert paragraph["URL"] == "https://e.example/#p27"
    assert work_item(edition)["author"] == whole["original-author"]


def test_the_edition_is_cited_first_and_then_its_work(edition: Edition) -> None:
    """The three files of the edition itself."""
    keys = ["whole-of-nation-innovation", "whole-of-nation-innovation-original"]
    items = json.loads(edition_csl_json.write(edition))
    records = rispy.loads(edition_ris.write(edition).decode(), skip_unknown_tags=False)
    entries = parse_string(edition_bibtex.write(edition).decode(), "bibtex").entries
    assert [i["id"] for i in items] == [r["id"] for r in records] == list(entries) == keys
    assert records[0]["authors"] == ["The editors of this edition"]
    assert records[1]["authors"] == ["Groenewegen-Lau, Jeroen"]


def test_a_record_is_a_whole_file() -> None:
    """Each of the three is text that a reader may save as it is."""
    one = item_records(WORKS[0])
    assert isinstance(one, Records)
    assert one.bibtex.endswith("}\n") and one.ris.endswith("ER  - \r\n")
    assert [i["id"] for i in json.loads(one.csl)] == ["signs"]
    for work in WORKS:
        "".join(item_records(work)).encode()
