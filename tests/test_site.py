"""The site of our edition as a whole: every link leads somewhere, every file has its writer."""

import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from site_links import Seen, dead_links, files_below, pages_of, seen

from build_tools.mkdocs_plugin import build_site
from build_tools.model.edition import Edition
from build_tools.pipeline import build

ROOT = Path(__file__).parent.parent
WRITERS = {
    r"index\.html|about/(\w[\w-]*/)?index\.html": "MkDocs, from docs/index.md and docs/about/*.md",
    r"about/problems/index\.html": "write/site/problems.py",
    r"about/.*\.(png|jpe?g|gif|webp)": "MkDocs, from docs/about/",
    r"brief/index\.html": "write/site/brief.py",
    r"about/consistency/index\.html": "write/site/consistency.py",
    r"glossary/index\.html": "write/site/glossary.py",
    r"glossary/[a-z0-9-]+/index\.html": "write/site/term_pages.py",
    r"names/index\.html": "write/site/names.py",
    r"timeline/index\.html": "write/site/timeline.py",
    r"teaching/index\.html": "write/site/teaching.py",
    r"teaching/new/index\.html": "write/site/new_pack.py",
    r"teaching/[a-z0-9-]+/index\.html": "write/site/pack.py",
    r"pictures/index\.html": "write/site/pictures.py",
    r"links/index\.html": "write/site/links.py",
    r"downloads/links\.csv": "write/links.py",
    r"bibliography/index\.html": "write/site/bibliography.py",
    r"apparatus/index\.html": "write/site/apparatus.py",
    r"find/index\.html": "write/site/find.py",
    r"downloads/index\.html": "write/site/downloads.py",
    r"downloads/edition\.html": "write/single_file/",
    r"downloads/edition\.json": "write/json.py",
    r"downloads/edition\.schema\.json": "write/json_schema.py",
    r"downloads/bibliography\.bib": "write/bibtex.py",
    r"downloads/bibliography\.json": "write/csl_json.py",
    r"downloads/bibliography\.ris": "write/ris.py",
    r"downloads/edition\.(bib|ris|csl\.json)": "write/edition_*.py",
    r"downloads/text\.txt": "write/text.py",
    r"downloads/edition\.zip": "publish/offline_folder.py",
    r"downloads/SHA256SUMS": "publish/take_away.py",
    r"assets/(edition|pages|teaching|tools)\.(css|js)": "write/assets.py",
    r"assets/citing\.js": "write/assets.py",
    r"assets/citations\.js": "write/site/citations_script.py",
    r"assets/search\.js": "write/assets.py",
    r"assets/(facing|print|unscripted)\.css": "write/assets.py",
    r"assets/search-data\.js": "write/search/",
    r"downloads/teaching/[a-z0-9-]+\.md": "write/packs/source.py",
    r"downloads/teaching/[a-z0-9-]+\.(apkg|csv|gift\.txt|imscc|xml)": "write/packs/",
    r"downloads/teaching/[a-z0-9-]+-(handout|teacher)\.(html|pdf)": "write/packs/",
    r"assets/fonts/[\w-]+\.woff2": "assets/",
    r"404\.html": "theme/404.html",
    r"sitemap\.xml(\.gz)?": "MkDocs, if the edition has an address",
    r"\.edition-site": "publish/swap.py",
}
NOT_PUBLISHED = ("apparatus/*", "teaching/**/*", "decisions/*", "edition.yml", "text/*")
DATA = ("application/json", "application/ld+json")
"""The types of scripts that are data: no browser runs them."""
OPEN_TEXT = "downloads/text.txt"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Our edition's site: the bytes of every file by its path."""
    folder = tmp_path_factory.mktemp("site") / "site"
    assert build_site(ROOT, text=None, site_dir=folder, strict=True) == 0
    return files_below(folder)


@pytest.fixture(scope="module")
def pages(site: Mapping[str, bytes]) -> dict[str, Seen]:
    """Every page as a browser reads it."""
    return pages_of(site)


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Our edition, resolved."""
    found = build(ROOT).edition
    assert found is not None
    return found


def test_every_link_leads_to_a_file_or_the_web(
    site: Mapping[str, bytes], pages: Mapping[str, Seen]
) -> None:
    """Links are relative, name a file of the site and an id in it, or begin with http(s)."""
    assert dead_links(site, pages) == []


def test_no_id_stands_twice_on_a_page(pages: Mapping[str, Seen]) -> None:
    """Ids are addresses, so each stands once on its page."""
    twice = {
        path: sorted({id for id in page.ids if page.ids.count(id) > 1})
        for path, page in pages.items()
    }
    assert {path: ids for path, ids in twice.items() if ids} == {}


def test_what_is_found_is_there_and_takes_no_more_room_than_it_may(
    site: Mapping[str, bytes], pages: Mapping[str, Seen]
) -> None:
    """Each place is an id of a page, on the pages that editors wrote too: 60 kB, packed."""
    script = site["assets/search-data.js"]
    data = json.loads(script.decode().removeprefix("self.searchData = ").removesuffix(";\n"))
    places = [(data["pages"][p[0]], *p[1:2]) for part in data["places"].values() for p in part]
    assert {"brief/index.html", "about/method/index.html"} <= {page for page, _ in places}
    assert [at for at in places if at[1] and at[1] not in pages[at[0]].ids] == []
    assert len(gzip.compress(script, 9)) <= 60_000


def test_every_file_has_a_writer(site: Mapping[str, bytes]) -> None:
    """No file is in the site of which nobody can say who writes it."""
    strangers = [path for path in site if not any(re.fullmatch(p, path) for p in WRITERS)]
    assert strangers == []


def test_what_classes_need_is_loaded_by_their_pages_alone(pages: Mapping[str, Seen]) -> None:
    """The style sheet and the script of the pages below /teaching/."""
    loading = {
        path
        for path, page in pages.items()
        for _, _, address in page.addresses
        if address.endswith(("assets/teaching.css", "assets/teaching.js"))
    }
    assert loading == {path for path in pages if path.startswith("teaching/")} != set()


def test_nothing_of_the_editors_files_leaks(site: Mapping[str, bytes]) -> None:
    """Text, apparatus, decisions and manifest are no files of the site; the open text is one, and
    so is each pack, but for its answers."""
    ours = {
        path.read_bytes(): path
        for pattern in NOT_PUBLISHED
        for path in (ROOT / "docs").glob(pattern)
        if path.is_file() and path.stat().st_size > 0
    }
    assert len(ours) > 5
    leaked = {
        str(ours[data].relative_to(ROOT)): path for path, data in site.items() if data in ours
    }
    packs = {p.name for p in (ROOT / "docs/teaching").glob("*.md")} - {"README.md"}
    packs = {name for name in packs if not name.endswith(".answers.md")}
    sources = {f"docs/teaching/{name}": f"downloads/teaching/{name}" for name in packs}
    assert leaked == {"docs/text/retelling.txt": OPEN_TEXT, **sources}
    for path, data in site.items():
        parts = path.split("/")
        made = path.startswith("teaching/") and path.endswith("/index.html")
        made = made or path.startswith("downloads/teaching/")
        assert made or not {"decisions", "teaching", "text"} & set(parts[:-1]), path
        assert b"0001-the-thin-whole" not in data, path


def test_no_page_fetches_from_elsewhere(
    site: Mapping[str, bytes], pages: Mapping[str, Seen]
) -> None:
    """Scripts, styles and pictures are the site's own, and no stylesheet names an address."""
    for path, page in pages.items():
        fetched = [
            address
            for name, attr, address in page.addresses
            if attr in ("src", "srcset", "poster", "data")
            or (name == "link" and not is_canonical(page, address))
        ]
        assert [a for a in fetched if re.match(r"[a-z]+:|//", a) and a != "data:,"] == [], path
    for path, data in site.items():
        if path.endswith(".css"):
            assert not re.search(rb"@import|url\(\s*[\"']?(?:https?:)?//", data), path
        if path in ("assets/edition.js", "assets/tools.js"):
            assert not re.search(rb"https?://", data), path


def is_canonical(page: Seen, address: str) -> bool:
    """True if the address only names something, the page itself or a vocabulary: nobody fetches
    it."""
    naming = ("canonical", "cite-as", "schema.DC")
    return any(("link", {"rel": rel, "href": address}) in page.elements for rel in naming)


def test_nothing_on_a_page_runs_by_itself(pages: Mapping[str, Seen]) -> None:
    """No inline script or handler, nor a style but that of 404.html, which the policy knows.

    What is printed or read alone has a policy of its own (test_single_file.py, test_paper.py).
    """
    alone = re.compile(r"downloads/(edition|teaching/.*)\.html")
    for path, page in pages.items():
        for name, attrs in page.elements if not alone.fullmatch(path) else ():
            assert name != "style" or path == "404.html", path
            assert not [a for a in attrs if a.startswith("on") or a == "style"], (path, name, attrs)
            assert name != "script" or "src" in attrs or attrs.get("type") in DATA


def test_pages_say_what_they_are(site: Mapping[str, bytes]) -> None:
    """The theme prints what a page's head says to programs, and the policy lets the data stand."""
    for path in ("index.html", "brief/index.html"):
        head = site[path].decode().partition("</head>")[0]
        assert '<meta name="citation_author" content="The editors of this edition,">' in head
        assert head.count('<script type="application/ld+json">{"@context"') == 1
    assert b'rel="alternate" type="application/x-bibtex"' in site["bibliography/index.html"]
    assert b"citation_title" not in site["glossary/index.html"]


def test_every_marker_leads_to_its_note_and_back(
    edition: Edition, pages: Mapping[str, Seen]
) -> None:
    """26 notes are cited; each marker's link leads to the note, each note's links back to it."""
    page = pages["brief/index.html"]
    hrefs = {attrs.get("id"): attrs.get("href") for name, attrs in page.elements if name == "a"}
    links = [attrs["href"] for _, attrs in page.elements if attrs.get("role") == "doc-backlink"]
    backs = [href for href in links if re.match(r"#r\d", href)]
    notes = edition.base.notes
    assert [note.number for note in notes] == list(range(1, 27))
    for note in notes:
        assert f"n{note.number}" in page.ids
        assert note.markers, note.number
        for marker in note.markers:
            assert hrefs[marker.id] == f"#n{note.number}"
            assert backs.count(f"#{marker.id}") == 1
    assert len(backs) == sum(len(note.markers) for note in notes)


def test_lost_notes_say_so(edition: Edition, site: Mapping[str, bytes]) -> None:
    """Each lost note says that it is lost, and proposes with a degree of certainty."""
    page = site["brief/index.html"].decode()
    lost = [note for note in edition.base.notes if note.status == "lost"]
    assert [note.number for note in lost] == list(range(21, 27))
    for note in lost:
        item = seen(page.partition(f'<li id="n{note.number}"')[2].partition("</li>")[0]).text
        assert "Lost: the printed list ends before this number." in item
        assert item.count("Proposed ⟨") == len(note.conjectures)
        assert all(f"[{c.certainty}]" in item for c in note.conjectures)


def test_the_data_names_only_addresses_of_the_page(
    site: Mapping[str, bytes], pages: Mapping[str, Seen]
) -> None:
    """Each paragraph, note, marker, section and source of the data has its id on its page."""
    data = json.loads(site["downloads/edition.json"])
    brief = set(pages["brief/index.html"].ids)
    named = [p["id"] for p in data["paragraphs"]] + [s["id"] for s in data["sections"]]
    named += [n["address"] for n in data["notes"]] + [m["id"] for m in data["markers"]]
    assert [id for id in named if id not in brief] == []
    keys = set(pages["bibliography/index.html"].ids)
    assert [s["id"] for s in data["sources"] if s["id"] not in keys] == []
    records = set(pages["apparatus/index.html"].ids)
    assert [e["id"] for e in data["emendations"] if e["id"] not in records and e["touches"]] == []


def test_the_same_input_gives_the_same_bytes(site: Mapping[str, bytes], tmp_path: Path) -> None:
    """Another folder, time zone, language and hash seed change no byte of the site."""
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": "7",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
    }
    env.pop("SOURCE_DATE_EPOCH", None)
    out = tmp_path / "else where" / "site"
    subprocess.run(
        [sys.executable, "-m", "build_tools", "build", "--root", str(ROOT), "--site-dir", str(out)],
        cwd=tmp_path, env=env, check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    assert files_below(out) == site
