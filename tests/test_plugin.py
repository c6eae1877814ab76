"""What the door for MkDocs lets into the site, and how it is escaped."""

import json
import os
import re
import shutil
import sys
from base64 import b64encode
from collections.abc import Iterator
from contextlib import ExitStack
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest
import small
from stand_in import HOSTILE, MKDOCS_YML, lay_out, mkdocs, put_in_place, tree

from build_tools.mkdocs_plugin import build_site
from build_tools.model.moments import BadDate, epoch
from build_tools.publish.handwritten import finished, with_index
from build_tools.write.html import compiled_templates

QUOTED = HOSTILE.replace('"', '\\"')
BRIEF = "A small brief\n\nHills\n\nRivers carry 两张皮 down.\n"
SLOTS = {
    "site_name": (f'site_name: "{QUOTED}"', {}),
    "site_author": (f'site_author: "{QUOTED}"', {}),
    "site_description": (f'site_description: "{QUOTED}"', {}),
    "copyright": (f'copyright: "{QUOTED}"', {}),
    "a title in nav": (f'nav: [{{"{QUOTED}": about/more.md}}, {{"{QUOTED}": [index.md]}}]', {}),
    "a page's title": ("", {"about/more.md": f"---\ntitle: '{HOSTILE}'\n---\nWords\n"}),
    "a page's description": ("", {"about/more.md": f"---\ndescription: '{HOSTILE}'\n---\nWords\n"}),
}


@pytest.fixture
def stand_in() -> Iterator[None]:
    """The compiler's place is taken by two finished pages."""
    with ExitStack() as stack:
        for each in put_in_place():
            stack.enter_context(each)
        yield


def site(root: Path, strict: bool = True) -> dict[str, str]:
    """The pages of a built site, by path."""
    assert build_site(root, text=None, site_dir=None, strict=strict) == 0
    return {k: v.decode() for k, v in tree(root / "site").items() if k.endswith(".html")}


@pytest.mark.parametrize("slot", SLOTS)
def test_markup_in_metadata_stays_text(stand_in: None, tmp_path: Path, slot: str) -> None:
    line, docs = SLOTS[slot]
    config = MKDOCS_YML.replace("site_name: A small edition", line) if slot == "site_name" else (
        MKDOCS_YML + line + "\n"
    )  # fmt: skip
    for page in site(lay_out(tmp_path, config, **docs)).values():
        assert "<script>alert" not in page
        assert "&amp;lt;" not in page
        data = page.count('<script type="application/ld+json">')
        assert page.count("<script") == page.count("<script src=") + data


def test_metadata_is_escaped_once(stand_in: None, tmp_path: Path) -> None:
    config = MKDOCS_YML.replace("A small edition", "'Mine & <yours>'")
    page = site(lay_out(tmp_path, config))["brief/index.html"]
    title = re.search("<title>(.*)</title>", page)
    assert title is not None
    assert unescape(title[1]) == f"Text {HOSTILE} – Mine & <yours>"


def test_only_what_is_allowed_reaches_the_site(stand_in: None, tmp_path: Path) -> None:
    files = tree(lay_out(tmp_path) / "docs")
    site(tmp_path)
    made = tree(tmp_path / "site")
    assert set(made) == {
        ".edition-site", "404.html", "index.html", "about/index.html", "about/more/index.html",
        "about/dot.png", "brief/index.html", "glossary/t0/index.html", "downloads/edition.json",
        "downloads/edition.zip", "downloads/SHA256SUMS",
        "assets/edition.css", "assets/edition.js", "assets/pages.css", "assets/pages.js",
        "assets/facing.css", "assets/print.css", "assets/unscripted.css",
        "assets/search-data.js", "assets/tools.css", "assets/tools.js",
    }  # fmt: skip
    assert any(content == b"SECRET" for content in files.values())
    assert not [path for path, content in made.items() if b"SECRET" in content]


def test_links_out_of_docs_and_false_pictures_are_left_out(
    stand_in: None, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    root = lay_out(tmp_path / "house", **{"about/fake.png": "<svg>", "about/x.svg": "<svg/>"})
    (tmp_path / "passwd").write_text("OUTSIDE")
    (tmp_path / "far").mkdir()
    (tmp_path / "far/page.md").write_text("OUTSIDE")
    (root / "docs/about/passwd.md").symlink_to(tmp_path / "passwd")
    (root / "docs/about/far").symlink_to(tmp_path / "far")
    site(root, strict=False)
    assert not [k for k, v in tree(root / "site").items() if b"OUTSIDE" in v or b"<svg" in v]
    said = capfd.readouterr().err
    for name in ("passwd.md", "far/page.md", "fake.png", "x.svg"):
        assert f"docs/about/{name} is left out" in said


def test_a_finished_page_never_passes_through_markdown(stand_in: None, tmp_path: Path) -> None:
    page = site(lay_out(tmp_path))["brief/index.html"]
    assert '<p id="p1">Naughton on 新型举国体制 <em>kept_as_is</em> *and this*' in page
    assert '<body class="text-page">' in page


def test_one_tree_works_from_a_disk_and_below_any_path(stand_in: None, tmp_path: Path) -> None:
    made = site(lay_out(tmp_path))
    files = set(tree(tmp_path / "site"))
    for path, page in made.items():
        for address in re.findall(r'(?:href|src|data-bundle)="([^"]*)"', page):
            if address.startswith(("#", "http", "data:")):
                continue
            target = (tmp_path / "site" / path).parent / address.partition("#")[0]
            assert str(target.resolve().relative_to(tmp_path / "site")) in files, (path, address)


def test_a_link_from_the_root_is_a_warning(
    stand_in: None, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    root = lay_out(tmp_path, **{"about/more.md": "[up](/about/)"})
    assert build_site(root, text=None, site_dir=None, strict=True) == 1
    assert "make the link /about/ relative" in capfd.readouterr().err


def test_the_policy_allows_nothing_inline_but_the_style_of_404(
    stand_in: None, tmp_path: Path
) -> None:
    made = site(lay_out(tmp_path))
    style = re.findall("<style>(.*?)</style>", made["404.html"], re.DOTALL)[0]
    known = b64encode(sha256(style.encode()).digest()).decode()
    for path, page in made.items():
        policy = unescape(re.findall('Content-Security-Policy" content="([^"]*)"', page)[0])
        allowed = dict(part.split(" ", 1) for part in policy.split("; "))
        assert allowed["default-src"] == "'none'" and allowed["script-src"] == "'self'"
        assert allowed["style-src"] == f"'self' 'sha256-{known}'"
        assert "unsafe" not in policy
        assert not re.search(
            r"<script(?![^>]*(?: src=|application/(?:ld\+)?json))|\s(on\w+|style)=", page
        )
        assert ("<style" in page) is (path == "404.html")


def test_404_leads_on_if_the_address_of_the_site_is_known(stand_in: None, tmp_path: Path) -> None:
    """From the root of the site, since it is shown at any address; else it has no link."""
    known = site(lay_out(tmp_path / "known", MKDOCS_YML + "site_url: https://example.org/x/\n"))
    links = re.findall(r'<a href="([^"]*)"', known["404.html"])
    assert {"/x/index.html", "/x/brief/index.html", "/x/downloads/index.html"} <= set(links)
    assert all(link.startswith("/x/") for link in links)
    unknown = site(lay_out(tmp_path / "unknown"))["404.html"]
    assert "<a " not in unknown and "<header>" in unknown


def test_a_private_site_asks_search_engines_to_keep_away(
    stand_in: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay_out(tmp_path, MKDOCS_YML + "site_url: https://example.org/x/\n")
    assert 'content="noindex"' not in site(root)["brief/index.html"]
    assert (root / "site/sitemap.xml").exists()
    monkeypatch.setenv("STAND_IN", "private")
    assert all('<meta name="robots" content="noindex">' in page for page in site(root).values())
    assert not (root / "site/sitemap.xml").exists()


def test_canonical_addresses_name_no_index(stand_in: None, tmp_path: Path) -> None:
    root = lay_out(tmp_path, MKDOCS_YML + "site_url: https://example.org/x/\n")
    made = site(root)
    assert '<link rel="canonical" href="https://example.org/x/brief/">' in made["brief/index.html"]
    assert '<link rel="canonical" href="https://example.org/x/">' in made["index.html"]
    assert 'href="/x/index.html"' in made["404.html"]
    assert "<lastmod>2026-01-31</lastmod>" in (root / "site/sitemap.xml").read_text()


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    config = MKDOCS_YML + "site_url: https://example.org/x/\n"
    houses = [lay_out(tmp_path / name, config) for name in ("a", "a-much-longer-name/and-deeper")]
    varied = [
        ({"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"}, 0o022),
        ({"TZ": "America/Adak", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"}, 0o077),
    ]
    for house, (env, umask) in zip(houses, varied, strict=True):
        assert mkdocs(house, "-q", env=env, umask=umask).wait(60) == 0
    first, second = (tree(house / "site") for house in houses)
    assert first == second
    assert "sitemap.xml.gz" in first


def test_the_compilers_own_pages_are_the_same_bytes_too(tmp_path: Path) -> None:
    sites = []
    for n in ("1", "2"):
        house = lay_out(tmp_path / n, **{"text/brief.txt": BRIEF, "edition.yml": small.MANIFEST})
        (house / "docs/apparatus/notes.yml").unlink()
        shutil.rmtree(house / "docs/teaching")
        run = mkdocs(house, "-q", words="nothing", env={"PYTHONHASHSEED": n, "TZ": f"UTC{n}"})
        said, _ = run.communicate(timeout=60)
        assert run.returncode == 0, said
        sites.append(tree(house / "site"))
    assert sites[0] == sites[1]
    assert b"Rivers carry" in sites[0]["brief/index.html"]


@pytest.mark.parametrize(
    ("words", "env", "status", "said"),
    [
        ("", {}, 0, "Documentation built"),
        ("warning", {}, 0, "docs/edition.yml:1:1: warning[X01]: a warning put in\n  cure: take it"),
        ("error", {}, 1, "the edition has 1 error; no site is written"),
        ("", {"SOURCE_DATE_EPOCH": "yesterday"}, 1, "SOURCE_DATE_EPOCH must be a whole number"),
        ("", {"SOURCE_DATE_EPOCH": "-1"}, 1, "SOURCE_DATE_EPOCH must be a whole number"),
        ("", {"SOURCE_DATE_EPOCH": "0"}, 0, "Documentation built"),
    ],
)
def test_the_exit_status_tells_how_it_went(
    tmp_path: Path, words: str, env: dict[str, str], status: int, said: str
) -> None:
    run = mkdocs(lay_out(tmp_path), words=words, env=env)
    output, _ = run.communicate(timeout=60)
    assert run.returncode == status
    assert said in output
    assert "Traceback" not in output
    assert (tmp_path / "site").exists() == (status == 0)


def test_notes_are_counted_and_fail_not_even_a_strict_build(tmp_path: Path) -> None:
    run = mkdocs(lay_out(tmp_path), "--strict", words="note")
    said, _ = run.communicate(timeout=60)
    assert run.returncode == 0
    assert "1 note on consistency: see `edition check`" in said
    assert "a note put in" not in said


def test_the_date_of_the_edition_stands_in_for_today() -> None:
    assert epoch(None, "2026-01-31") == "1769817600"
    assert epoch(None, "2026") == "1767225600"
    assert epoch(None, "undated") == epoch(None, "2026-02-31") == "0"
    assert epoch("7", "2026-01-31") == "7"
    for wrong in ("", "1.5", "-1", "１", "9" * 13):
        with pytest.raises(BadDate):
            epoch(wrong, "2026-01-31")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="cite/">x</a>', '<a href="cite/index.html">x</a>'),
        ('<a href="../#n1">x</a>', '<a href="../index.html#n1">x</a>'),
        ('<a href="..">x</a>', '<a href="../index.html">x</a>'),
        ('<a href="#n1">x</a>', '<a href="#n1">x</a>'),
        ('<a href="https://a.org/">x</a>', '<a href="https://a.org/">x</a>'),
        ('<a href="javascript:alert(1)">x</a>', '<a href="#">x</a>'),
        ('<a href="JaVa&#x09;ScRiPt&#58;alert(1)">x</a>', '<a href="#">x</a>'),
        ('<a href="\u2028javascript:alert(1)">x</a>', '<a href="#">x</a>'),
        ('<a href="data:text/html,x">x</a>', '<a href="#">x</a>'),
        ('<a href="//evil.org">x</a>', '<a href="#">x</a>'),
        ('<img src="https://a.org/x.png">', '<img src="data:,">'),
        ("<p>皮 &lt;b&gt;</p>", '<p><span class="nb" lang="zh-Hans">皮</span> &lt;b&gt;</p>'),
    ],
)
def test_hand_written_pages_lead_only_where_they_say(before: str, after: str) -> None:
    assert finished(before) == after


def test_html_in_a_hand_written_page_is_text(stand_in: None, tmp_path: Path) -> None:
    words = 'a <b onclick="x()">b</b>\n\n<script>alert(1)</script>\n\n# c {: onclick="y()" }\n'
    page = site(lay_out(tmp_path, **{"about/more.md": words}))["about/more/index.html"]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert not re.search(r"<[^>]*\sonclick=", page)


@pytest.mark.parametrize("name", ["search", "material/search", "/search", "{search: {lang: en}}"])
def test_a_search_that_mkdocs_yml_names_does_nothing(
    stand_in: None, tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    """The search of MkDocs or Material writes nothing and warns of nothing."""
    lay_out(tmp_path / "with", MKDOCS_YML.replace("[edition]", f"[{name}, edition]"))
    lay_out(tmp_path / "without")
    site(tmp_path / "with")
    assert "WARNING" not in capfd.readouterr().err
    site(tmp_path / "without")
    assert tree(tmp_path / "with/site") == tree(tmp_path / "without/site")


def test_pages_that_editors_wrote_are_found_unless_they_say_no(
    stand_in: None, tmp_path: Path
) -> None:
    kept_out = "---\nsearch: {exclude: true}\n---\n# Kept out\n\nZyzzyva.\n"
    site(lay_out(tmp_path, **{"about/out.md": kept_out, "about/odd.md": "---\nsearch: 3\n---\n"}))
    script = (tmp_path / "site/assets/search-data.js").read_text(encoding="utf-8")
    data = json.loads(script.removeprefix("self.searchData = ").removesuffix(";\n"))
    own = [[data["pages"][page], *rest] for page, *rest in data["places"]["pages"]]
    assert ["about/more/index.html", "", "More", "See above and 举国体制."] in own
    assert ["about/odd/index.html", "", "Odd"] in own
    assert "Zyzzyva" not in script and "about/out/" not in script
    assert "体" not in data["variants"][::2] and "體体" in data["variants"]


def test_a_folder_address_ends_in_its_index() -> None:
    assert with_index("../x/?q#y") == "../x/index.html?q#y"
    assert with_index("x.pdf") == "x.pdf"
    assert with_index("") == ""


def test_compiled_templates_are_kept_where_python_keeps_modules(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They are as welcome as Python's own: nowhere, if Python may not keep any."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compiled_templates() is None
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name == "__pycache__")
    assert compiled_templates() is not None
