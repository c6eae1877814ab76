"""Links in disguise: whoever writes them, and wherever, none leads to anything but the web."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from markdown import Markdown  # type: ignore[import-untyped]
from unruly import FRAME, lay_out, of_nothing

from build_tools import pipeline
from build_tools.model.marks import Link
from build_tools.model.places import Place
from build_tools.publish.handwritten import EXTENSION_CONFIGS, EXTENSIONS, NoRawHtml, finished
from build_tools.read.prose import read_lines, read_prose
from build_tools.read.references import read_references
from build_tools.write import site

DISGUISED = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)",
    " javascript:alert(1)", "\x01javascript:alert(1)", "\u2028javascript:alert(1)",
    "\ufeffjavascript:alert(1)", "java\u200bscript:alert(1)", "&#106;avascript:alert(1)",
    "javascript&colon;alert(1)", "java&Tab;script:alert(1)", "javascript&#58;alert(1)",
    "java&NewLine;script&colon;alert(1)", "feed:javascript:alert(1)", "view-source:javascript:x",
    "vbscript:msgbox(1)", "livescript:x", "data:text/html,<script>alert(1)</script>",
    "DATA:text/html;base64,PHNjcmlwdD4=", "file:///etc/passwd", "blob:https://x.example/1",
    "filesystem:http://x.example/", "about:blank", "intent://x.example#Intent;end",
    "ws://x.example/", "jar:javascript:alert(1)!/", "//x.example/", "\\\\x.example\\",
    "/\\x.example", "https://mills.example@x.example/", "https://:pw@x.example/",
    "https://mills.example\\@x.example/", "https://x.example/\u202egpj.exe",
]  # fmt: skip
"""What must be no link as it stands; some are one once what nobody sees is taken out."""


def safe(address: str, root: str = "https://our.example/a/b/") -> bool:
    """True if a browser at `root` comes to http, https or mail, without a user, or stays."""
    seen = re.sub("[\t\n\r]", "", address.strip("".join(map(chr, range(33)))))
    seen = seen.replace("\\", "/")
    if re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", seen):
        return False
    if not re.match("[A-Za-z][A-Za-z0-9+.-]*:", seen):
        return not seen.startswith("//")
    parts = urlsplit(seen)
    return parts.scheme in ("http", "https", "mailto") and (parts.username, parts.password) == (
        None,
        None,
    )


@pytest.mark.parametrize("address", DISGUISED, ids=ascii)
def test_editors_prose_refuses_it(address: str) -> None:
    """In brackets, in angle brackets, as a picture: no link, or one without its disguise."""
    place = Place("docs/notes.yml", 1, 1)
    for words in (f"[x]({address})", f"[x](<{address}>)", f"<{address}>", f"![x]({address})"):
        for read in (read_prose, read_lines):
            paragraph, _ = read(words, place)
            links = [m.meaning.target for m in paragraph.marks if isinstance(m.meaning, Link)]
            assert [link for link in links if not safe(link)] == [], words


@pytest.mark.parametrize("address", DISGUISED, ids=ascii)
def test_the_bibliography_refuses_it(address: str) -> None:
    """As `url` and as `doi` it is reported and left out; in other fields it is words."""
    fields = ("url", "doi", "howpublished", "note", "title", "eprint")
    entry = ", ".join(f"{field} = {{{address}}}" for field in fields)
    references, problems = read_references("a.bib", f"@book{{a, {entry}}}\n".encode())
    assert {"B04", "F05"} & {p.code for p in problems} or not references
    for reference in references:
        assert safe(str(reference.csl.get("URL", "#")))
        assert "DOI" not in reference.csl


@pytest.mark.parametrize("address", DISGUISED, ids=ascii)
def test_hand_written_pages_refuse_it(address: str) -> None:
    """In a link, a picture, a reference and by itself."""
    words = f"[x]({address}) [x](<{address}>) ![x]({address}) <{address}>\n\n[r]\n\n[r]: {address}"
    html = finished(Markdown(extensions=[*EXTENSIONS, NoRawHtml()]).convert(words))
    found = [unescape(a) for a in re.findall(r'(?:href|src)="([^"]*)"', html)]
    wrong = [a for a in found if not safe(a) and a != "data:,"]
    assert [a for a in wrong if "@" not in a] == []


def test_no_heading_takes_an_id_of_the_page() -> None:
    """Headings of hand-written pages that are called as parts of the page are."""
    words = "\n\n".join(f"## {id}" for id in ("_main", "`_view`", "__find", "_popup", "_1"))
    markdown = Markdown(extensions=[*EXTENSIONS, NoRawHtml()], extension_configs=EXTENSION_CONFIGS)
    ids = re.findall(r'id="([^"]*)"', finished(markdown.convert(words)))
    assert [id for id in ids if re.match("_(?![0-9])", id)] == []
    assert len(set(ids)) == 5


def test_what_a_text_holds_becomes_no_link(tmp_path: Path) -> None:
    """All of them in the text and its title: no link on any page of the edition."""
    words = [re.sub("[\\x00-\\x1f]", "", a) for a in DISGUISED]
    body = "\n\n".join(f"See {a} and <{a}> and [x]({a})." for a in words)
    root = lay_out(tmp_path, of_nothing(f"On {words[0]}\n\n{body}\n"))
    assert set(FRAME) <= {str(p.relative_to(root)) for p in root.rglob("*") if p.is_file()}
    edition = pipeline.build(root, text=None).edition
    assert edition is not None
    for page in (maker.make() for maker in site.plan(edition).values()):
        addresses = [unescape(a) for a in re.findall(r'(?:href|src)="([^"]*)"', page.body)]
        assert [a for a in addresses if not safe(a)] == [], page.path
