"""What a screen reader is told: the tree of roles and names that Chromium gives it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from kinds import BRIEF, MARKS, OPENERS, PAGES, POPUP, closed, opened
from playwright.sync_api import Browser, Page, expect
from proofs import Proofs

DRAWN = {"InlineTextBox", "none", "generic"}
NAMES = {
    "note": ("doc-noteref", "Note 1", "Note 1"),
    "mended note": ("doc-noteref", "Note 16", "Note 16"),
    "lost note": ("doc-noteref", "Note 21", "Note ⟨21⟩, lost"),
    "term": ("doc-glossref", "modernizing its industrial base", "Term"),
    "name": ("link", "", "Body"),
    "comment": ("doc-noteref", "Editors’ comment a", "Editors’ comment a"),
    "correction": ("link", "2018 (corrected by the editors)", "Correction"),
    "paragraph": ("link", "Paragraph 26", "¶ 26"),
}


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing that is told: its role, its name, and how deep it lies in what lies around it."""

    role: str
    name: str
    depth: int


def heard(page: Page) -> list[Heard]:
    """All that is told of a page, in the order of reading."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}

    def told(node: dict[str, Any], depth: int) -> Iterator[Heard]:
        role = node["role"]["value"]
        shown = not node["ignored"] and role not in DRAWN
        if shown:
            yield Heard(role, node.get("name", {}).get("value", ""), depth)
        for child in node.get("childIds", ()):
            if child in by_id:
                yield from told(by_id[child], depth + shown)

    return list(told(nodes[0], 0))


def inside(all_: list[Heard], at: int) -> list[Heard]:
    """What lies in the thing at a place of the list."""
    rest = all_[at + 1 :]
    end = next((i for i, one in enumerate(rest) if one.depth <= all_[at].depth), len(rest))
    return rest[:end]


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """A window wide enough for side notes."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", MARKS)
def test_a_pop_up_is_told(page: Page, courses: str, proofs: Proofs, kind: str) -> None:
    """The mark has a name of its own; what opens is told, has a name, follows the mark, and all of
    it is reached."""
    page.goto(courses + BRIEF)
    role, name, label = NAMES[kind]
    before = heard(page)
    assert "dialog" not in {one.role for one in before}
    page.focus(MARKS[kind])
    page.keyboard.press("Enter")
    after = heard(page)
    at = next(i for i, one in enumerate(after) if one.role == "dialog")
    which = {"term": f" : {name}", "name": " : University"}.get(kind, "")
    assert after[at].name.startswith(label + which)
    mark = [one for one in after[:at] if one.role not in ("StaticText", "superscript")][-1]
    assert mark.role == role
    assert mark.name == (name or page.locator(MARKS[kind]).inner_text())
    words = "".join(one.name for one in inside(after, at) if one.role == "StaticText")
    shown = "".join(page.locator(f"{POPUP} .popup-body").inner_text().split())
    assert shown in "".join(words.split())
    buttons = [one.name for one in inside(after, at) if one.role == "button"]
    assert buttons[0] == "Close"
    status = [i for i, one in enumerate(after) if one.role == "status"]
    said = [one.name for i in status for one in inside(after, i)]
    assert f"{label}{which.replace(' :', ':')}" in str(said)
    assert ", open" in str(said)
    page.keyboard.press("Enter")
    assert "dialog" not in {one.role for one in heard(page)}
    proofs.step("ear", kind, f"{mark.role} “{mark.name}” opens dialog “{label}”")


def test_what_is_for_eyes_alone_is_silent(page: Page, courses: str, proofs: Proofs) -> None:
    """Side notes are copies and not told; a paragraph's number is told once, as its link; a note is
    told once."""
    page.set_viewport_size({"width": 1000, "height": 900})
    page.goto(courses + BRIEF)
    expect(page.locator(".side:visible")).to_have_count(0)
    without = Counter(one.name for one in heard(page) if len(one.name) > 80)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.wait_for_selector(".side:visible >> nth=9")
    told = heard(page)
    assert Counter(one.name for one in told if len(one.name) > 80) == without
    assert len(without) > 100
    links = [one.name for one in told if one.name.startswith("Paragraph ")]
    count = page.locator(".pn").count()
    assert links == [f"Paragraph {n}" for n in range(1, count + 1)]
    bare = {str(n) for n in range(1, count + 1)}
    at = [i for i, one in enumerate(told) if one.name in links]
    assert not any(one.name in bare for i in at for one in inside(told, i))
    proofs.step("ear", "side notes and numbers", "silent")


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_has_its_parts(page: Page, courses: str, proofs: Proofs, kind: str) -> None:
    """One heading of the first level, one main part, named ways, and no link, button or field
    without a name."""
    page.goto(courses + PAGES[kind])
    told = heard(page)
    roles = [one.role for one in told]
    assert roles.count("main") == 1
    assert len(page.locator("h1").all()) == 1
    asked = {"link", "button", "checkbox", "radio", "searchbox", "textbox", "navigation", "region",
             "dialog", "doc-noteref", "doc-glossref", "doc-backlink", "doc-biblioref"}  # fmt: skip
    assert [one for one in told if one.role in asked and not one.name.strip()] == []
    ways = [one.name for one in told if one.role in ("navigation", "region")]
    assert len(ways) == len(set(ways))
    proofs.step("ear", f"parts of {kind}", f"{len(ways)} named parts")


@pytest.mark.parametrize("kind", [kind for kind in OPENERS if kind not in MARKS])
def test_what_opens_a_dialog_is_told(page: Page, courses: str, proofs: Proofs, kind: str) -> None:
    """Each is a dialog with a name, its fields and buttons have names, its groups too."""
    page.goto(courses + BRIEF)
    opened(page, kind)
    told = heard(page)
    at = next(i for i, one in enumerate(told) if one.role == "dialog")
    assert told[at].name
    roles = {"checkbox", "radio", "textbox", "group", "button"}
    fields = [one for one in inside(told, at) if one.role in roles]
    assert fields
    assert all(one.name for one in fields)
    closed(page, kind)
    proofs.step("ear", kind, f"dialog “{told[at].name}” with {len(fields)} named fields and groups")
