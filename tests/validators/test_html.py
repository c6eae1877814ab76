"""The Nu HTML checker finds no error in any page."""

import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from sample import HOSTILE, sample
from sample_packs import packs, words

from build_tools.mkdocs_plugin import build_site
from build_tools.write.packs import handout, teacher

ROOT = Path(__file__).parent.parent.parent
VNU = ROOT / "tests/node_modules/vnu-jar/build/dist/vnu.jar"
NEWER = re.compile(
    "CSS: (“(container-type|vector-effect|paint-order|r)”: Property .* doesn't exist"
    "|“height”: Unknown dimension|Unrecognized at-rule “@starting-style”).*"
)
"""What of CSS Containment 3 (with cqw), SVG 2 and Transitions 2 the checker does not know yet.

The single file has its style inside, so this is checked with it.
"""
HIGHLIGHT = "hlight("
"""What it cannot parse either: `::highlight()` of CSS Custom Highlight 1."""


def newer(message: dict[str, str]) -> bool:
    """True for a complaint of CSS that is newer than the checker."""
    unread = message["message"] == "CSS: Parse Error." and HIGHLIGHT in message["extract"]
    return unread or NEWER.match(message["message"]) is not None


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our edition, built."""
    folder = tmp_path_factory.mktemp("validated") / "site"
    assert build_site(ROOT, text=None, site_dir=folder, strict=True) == 0
    return folder


def test_every_page_is_valid_html(site: Path) -> None:
    """No error; warnings are the checker's opinions and are not asked for."""
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 8
    assert errors(pages) == []


def test_a_handout_is_valid_html(tmp_path: Path) -> None:
    """With each kind of question, with hostile words in all its fields, with nothing but terms."""
    edition, pack = sample(), packs()["wheels"]
    spoiled = replace(pack, title=words(HOSTILE), introduction=(words(HOSTILE),))
    list_ = replace(pack, paragraphs=(), introduction=(), sections=(), quiz=())
    for name, given in {"whole": pack, "hostile": spoiled, "list": list_}.items():
        (tmp_path / f"{name}.html").write_bytes(handout.write(edition, given))
        (tmp_path / f"{name}-teacher.html").write_bytes(teacher.write(edition, given))
    assert errors(sorted(tmp_path.glob("*.html"))) == []


def errors(pages: list[Path]) -> list[str]:
    """The errors that the checker finds in these pages."""
    run = subprocess.run(
        ["java", "-jar", str(VNU), "--errors-only", "--format", "json", *pages],
        capture_output=True,
        text=True,
        check=False,
    )
    messages = [m for m in json.loads(run.stderr)["messages"] if not newer(m)]
    return [f"{m['url']}:{m.get('lastLine')}: {m['message']}" for m in messages]
