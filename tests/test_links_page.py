"""The page of all links, the archived copies beside the originals, and the table of links."""

import csv
import io
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from links_sample import leading_out
from site_links import Seen, seen

from build_tools.mkdocs_plugin import build_site
from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition
from build_tools.pipeline import build
from build_tools.resolve.outward import outward
from build_tools.write import links as table
from build_tools.write.site.archived import archived
from build_tools.write.site.bibliography import bibliography
from build_tools.write.site.brief import text_pages
from build_tools.write.site.links import links

COPY = "https://archive.example/web/20240501000000/https://www.hills.example/rain"
OUTSIDE = {
    COPY: ["archive"],
    "https://charts.example/seas": ["words"],
    "https://doi.org/10.1234/seas": ["doi"],
    "https://edition.example/issues": ["report"],
    "https://gauge.example/1": ["words"],
    "https://home.example/": ["page"],
    "https://maps.example/rivers": ["text"],
    "https://new.example/seas": ["note"],
    "https://old.example/seas": ["note"],
    "https://press.example/brief": ["work"],
    "https://waters.example/seas": ["source"],
    "https://why.example/": ["words"],
    "https://www.hills.example/rain": ["source", "note", "page"],
}
"""Where the small edition leads, and what each address is."""
REPORT = """\
- {address: "https://www.hills.example/rain", state: gone, status: 404, checked: 2026-11-27}
- {address: "https://doi.org/10.1234/seas", state: moved, status: 200, checked: 2026-11-20,
   leads: "https://doi.org/10.1234/oceans"}
- {address: "https://home.example/", state: ok, status: 200, checked: 2026-11-27, title: A <b> home}
- {address: "https://why.example/", state: refused, status: 403, checked: 2026-11-27, because: no}
"""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The small edition, never checked."""
    return made(tmp_path_factory.mktemp("unchecked"))


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The small edition with a report."""
    return made(tmp_path_factory.mktemp("checked"), **{"docs:apparatus/links.yml": REPORT})


def made(root: Path, **files: str) -> Edition:
    """The edition in this folder, which has no error."""
    built = build(leading_out(root, **files))
    assert built.edition is not None and not built.failed, built.diagnostics
    return built.edition


def listed(page: Seen) -> list[str]:
    """The addresses of the list, whose links are the first of their items."""
    found, wanted = [], False
    for name, attributes in page.elements:
        if name == "li" and "data-state" in attributes:
            wanted = True
        elif name == "a" and wanted:
            found.append(str(attributes["href"]))
            wanted = False
    return found


def test_every_address_is_known_with_what_it_is(edition: Edition) -> None:
    """Sources, DOIs, copies, print, editors' words, pages and manifest; not what stands in code."""
    assert {o.address: list(o.kinds) for o in outward(edition)} == OUTSIDE


def test_the_page_lists_each_address_once_by_host(edition: Edition) -> None:
    """All there are, in the order of their hosts without www."""
    page = links(edition).body
    found = listed(seen(page))
    assert sorted(found) == sorted(OUTSIDE)
    hosts = [address.split("/")[2].removeprefix("www.") for address in found]
    assert hosts == sorted(hosts)
    assert "Nobody has recorded a check" in page and "data-state" in page
    assert "know of no archived copy" not in page and 'class="states"' not in page


def test_an_address_says_where_it_stands(edition: Edition) -> None:
    """The source with its day and copy, the notes that cite or print it, pages, corrections."""
    body = links(edition).body
    items = {a: i for a in OUTSIDE for i in body.split("<li ") if f'out" href="{a}">https:' in i}
    hills = items["https://www.hills.example/rain"]
    for said in ("#rain-hills", "#n1", "#r1", "about/index.html", "3 March 2024", COPY):
        assert said in hills
    assert "replaced by" in items["https://old.example/seas"]
    assert "apparatus/index.html#c1" in items["https://gauge.example/1"]
    assert "brief/index.html#p1" in items["https://maps.example/rivers"]
    assert "1 May 2024" in items[COPY]


def test_a_copy_stands_beside_the_original_as_robust_links_do(edition: Edition) -> None:
    """In the bibliography and the note; eyes read the day, ears the work too."""
    text = next(iter(text_pages(edition).values())).make().body
    for body in (bibliography(edition).body, text):
        (link,) = [
            attributes
            for name, attributes in seen(body).elements
            if name == "a" and attributes.get("href") == COPY
        ]
        assert link["data-originalurl"] == "https://www.hills.example/rain"
        assert link["data-versiondate"] == "2024-05-01"
        assert "aria-label" not in link
        after = body.split(COPY, 1)[1].split("</a>")[0]
        said = after.split(">", 1)[1].replace('<span class="vh">', "").replace("</span>", "")
        assert said == "Archived copy of Rain 2020, 1 May 2024"
        assert "Accessed 3 March 2024." in body


@pytest.mark.parametrize(
    "printed, hidden",
    [
        ("Rain, Ann. “Hills.” Hill Site, February 1, 2020. https://a.example/.", False),
        ("Rain, Ann. “Retrieved Hills: Accessed.” Hill Site, 2020. https://a.example/.", False),
        ("Rain, Ann. “Hills.” Hill Site. Accessed March 3, 2024. https://a.example/.", True),
        ("Rain, A. (n.d.). Hills. Retrieved March 3, 2024, from https://a.example/", True),
        ("Rain, Ann. “Hills.” Hill Site, https://a.example/. Accessed 3 Mar. 2024.", True),
        ("RAIN A. Hills[EB/OL]. (2020-02-01)[2024-03-03]. https://a.example/.", True),
    ],
)
def test_the_day_on_which_a_page_was_seen_is_told_once(
    edition: Edition, printed: str, hidden: bool
) -> None:
    """By the form if it does, else beside it; on paper nothing lies hidden."""
    source, form = edition.sources["rain-hills"], Paragraph("paragraph", printed)
    beside = f'<span data-seen="2024-03-03"{" hidden" * hidden}> Accessed 3 March 2024.</span>'
    assert archived(source, form).startswith(beside)
    paper = archived(source, form, restyled=False)
    assert paper.startswith(" Accessed 3 March 2024." * (not hidden) + ' <a class="out"')


def test_a_report_is_shown_with_its_days(checked: Edition) -> None:
    """The page dates it and sorts by state; the bibliography has a quiet word, and only there."""
    page = links(checked).body
    assert "checked between 20 November 2026 and 27 November 2026" in page
    for state, number in (("gone", 1), ("moved", 1), ("ok", 1), ("refused", 1), ("unchecked", 9)):
        assert page.count(f'data-state="{state}"') == number
        assert f'id="_state-{state}"' in page
        assert f"{'OK' if state == 'ok' else state.capitalize()} ({number})" in page
    assert "Its title was “A &lt;b&gt; home”" in page
    entries = {i.split('"')[0]: i for i in bibliography(checked).body.split('<li id="')[1:]}
    assert "not reached on 27 November 2026" in entries["rain-hills"]
    assert 'href="https://doi.org/10.1234/oceans"' in entries["salt-seas"]
    assert "unreached" not in entries["stone-beds"]


def test_the_table_says_the_same(checked: Edition) -> None:
    """Every address with works, places, DOI, days, copy, and what the check found."""
    text = table.write(checked).decode("utf-8-sig")
    rows = {row["address"]: row for row in csv.DictReader(io.StringIO(text))}
    assert set(rows) == set(OUTSIDE)
    hills = rows["https://www.hills.example/rain"]
    assert hills["stands in"] == "source rain-hills; note 1; page about/index.html"
    assert (hills["accessed"], hills["archived on"]) == ("2024-03-03", "2024-05-01")
    assert (hills["archived copy"], hills["state"], hills["status"]) == (COPY, "gone", "404")
    assert rows["https://waters.example/seas"]["doi"] == "10.1234/seas"
    assert rows["https://maps.example/rivers"]["state"] == ""


def test_an_edition_that_leads_nowhere_says_so(tmp_path: Path) -> None:
    """No address, no list, and no word on archives."""
    from small import lay_out

    found = build(lay_out(tmp_path, text="A brief\n\nFirst words\n\nRivers rise.\n")).edition
    assert found is not None
    page = links(found).body
    assert "leads nowhere" in page and "archived" not in page and "<section" not in page


def test_withheld_answers_do_not_leak_through_their_links(tmp_path: Path) -> None:
    """What only an answer leads to is listed where answers are published, and not elsewhere."""
    from links_sample import OWN

    pack = {"pack:one": PACK, "answers:one": ANSWERS}
    secret = "https://secret.example/answer"
    for said, there in (("withheld", False), ("published", True)):
        manifest = OWN + f"teaching:\n  answers: {said}\n"
        edition = made(tmp_path / said, manifest=manifest, **pack)
        assert (secret in links(edition).body) is there
        assert (secret.encode() in table.write(edition)) is there


PACK = """\
---
title: A first look
summary: What is it?
level: school
minutes: 50
aim: First meeting
paragraphs: "1"
---

## Questions

### q1 ¶1 explain

Why, with [this](https://open.example/)?
"""
ANSWERS = "### q1\n\nAs [here](https://secret.example/answer).\n"


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Any attempt to look a name up or to connect fails."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a build reached for the network")

    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    yield


@pytest.mark.usefixtures("no_network")
def test_nothing_is_fetched_in_a_build(tmp_path: Path) -> None:
    """An edition with links, copies and a report is built without a socket."""
    root = leading_out(tmp_path, **{"docs:apparatus/links.yml": REPORT})
    (root / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material, font: false}\nplugins: [edition]\n"
    )
    assert build_site(root, text=None, site_dir=tmp_path / "site", strict=False) == 0
    assert "27 November 2026" in (tmp_path / "site/links/index.html").read_text()
