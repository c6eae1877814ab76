"""Words of a hundred letters and more without a space, wherever an editor can write them."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from build_tools.mkdocs_plugin import build_site

EDITION = Path(__file__).parent.parent / "editions" / "brief"
LONG = "o" * 129
TERM = f"""\
---
english: w{LONG}
variants: [v{LONG}]
simplified: {"妈" * 50}
traditional: {"媽" * 50}
pinyin: {"mā" * 50}
literal: l{LONG}
renderings: [{{words: r{LONG}, by: b{LONG}}}]
kind: concept
certainty: conjecture
---
A *d{LONG}* and [x{LONG}](https://example.org/{LONG}).
"""
NAME = f"""
- id: long
  kind: body
  name: n{LONG}
  variants: [m{LONG}]
  simplified: {"马" * 50}
  traditional: {"馬" * 50}
  pinyin: {"mǎ" * 50}
  about: a{LONG}
"""
COMMENT = f"""
- id: c90
  title: c{LONG}
  paragraph: 1
  says: s{LONG}
  evidence: e{LONG}
  certainty: certain
  by: ed
"""
PAGES = ["brief", "glossary", "glossary/long", "names", "apparatus", "about/consistency", ""]


@pytest.fixture(scope="module")
def long_words(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a small edition with a long word in every field of terms and names."""
    root = tmp_path_factory.mktemp("long") / "edition"
    shutil.copytree(EDITION, root)
    (root / "glossary/long.md").write_text(TERM, encoding="utf-8")
    for name, more in (("names", NAME), ("comments", COMMENT)):
        file = root / f"docs/apparatus/{name}.yml"
        file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    for text in ("plain", "first"):
        file = root / f"docs/text/{text}.txt"
        words = file.read_text(encoding="utf-8")
        changed = words.replace("hree mills", f"hree w{LONG} n{LONG} {LONG}x mills", 1)
        assert changed != words
        file.write_text(changed, encoding="utf-8")
    assert build_site(root, text=None, site_dir=root.parent / "site", strict=False) == 0
    return f"file://{root.parent}/site/"


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_the_window(chromium: Browser, long_words: str, path: str) -> None:
    """Not on a phone, not between the widths at which the page changes, not with the facing text,
    and no pop-up."""
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    wide = "[document.documentElement.scrollWidth, innerWidth]"
    for width in (320, 700, 900, 1100, 1300, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{long_words}{path}/index.html")
        scroll, window = page.evaluate(wide)
        assert scroll <= window, f"{path} at {width}"
        if path != "brief":
            continue
        for mark in (".text .term", ".text .name", ".text .commentref"):
            page.locator(mark).first.click()
            page.wait_for_selector("#_popup:popover-open")
            inside = "e => e.scrollWidth <= e.clientWidth"
            assert page.locator("#_popup").evaluate(inside), f"{mark} at {width}"
            assert page.evaluate(wide)[0] <= window, f"{mark} at {width}"
            page.keyboard.press("Escape")
        page.evaluate("document.getElementById('_facing').click()")
        assert page.evaluate(wide)[0] <= window, f"facing at {width}"
        page.evaluate("document.getElementById('_facing').click()")
    context.close()
