"""Citing as a reader does it: by keyboard, in the chosen style, from a server and from a disk."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from proofs import Proofs
from pybtex.database import parse_string

BRIEF, BIBLIOGRAPHY, CITE = "brief/index.html", "bibliography/index.html", "about/cite/index.html"
STYLES = {
    "Chicago, notes (18th ed.)", "Chicago, author–date (18th ed.)", "APA (7th ed.)",
    "MLA (9th ed.)", "GB/T 7714–2015",
}  # fmt: skip
HEAR = """() => { navigator.clipboard.write = async ([item]) => {
    window.taken = {};
    for (const type of item.types) window.taken[type] = await (await item.getType(type)).text();
} }"""
FORMS = "[...document.querySelectorAll('main [data-work]')].map(e => e.innerText)"
WITNESS = (
    "[...document.querySelectorAll('.notes .body > p:not(.src, .prop)')].map(e => e.innerText)"
)
WINDOW = "#_citing"
SEEN = """where => {
    const entry = document.querySelector(where), work = entry.querySelector('[data-work]');
    const seen = document.createElement('span'), placed = work.cloneNode(true);
    seen.dataset.seen = '2024-03-03';
    seen.textContent = ' Accessed 3 March 2024.';
    work.after(seen);
    placed.id = 'placed';
    placed.dataset.at = '23';
    delete placed.dataset.entry;
    entry.appendChild(document.createElement('p')).append(placed);
}"""
"""A day on which a page was seen, beside a work, and a second time the work, with a place in it."""


@pytest.fixture
def page(chromium: Browser, proofs: Proofs) -> Iterator[Page]:
    """A window of a phone, in which no page may break its policy."""
    context = chromium.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    context.set_default_timeout(15_000)
    before = len(proofs.broken)
    yield context.new_page()
    context.close()
    assert proofs.broken[before:] == []


def saved(page: Page, name: str) -> tuple[str, str]:
    """The name and the content of the file that a button saves."""
    with page.expect_download() as waiting:
        page.locator(WINDOW).get_by_role("button", name=name, exact=True).click()
    path = waiting.value.path()
    return waiting.value.suggested_filename, Path(path).read_bytes().decode()


def choose(page: Page, style: str) -> None:
    """Chooses a style in the settings and closes them."""
    page.click(".view-button")
    page.get_by_role("radio", name=style).check()
    expect(page.get_by_text(f"Citations in {style}", exact=True)).to_be_attached()
    page.keyboard.press("Escape")


def test_a_paragraph_is_cited_by_keyboard(visit: Any) -> None:
    """¶ 26 rests on note 20. All styles are there, with the note's source; what is copied has
    italics; what is saved can be read again; the way back leads to the paragraph's number."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    page.evaluate(HEAR)
    page.focus("#p26 .pn")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Cite …").focus()
    page.keyboard.press("Enter")
    window = page.get_by_role("dialog", name="Cite ¶ 26")
    expect(window).to_be_visible()
    assert set(window.locator("h3").all_inner_texts()) == STYLES
    assert "Rests on note 20." in window.inner_text()
    assert window.evaluate("w => w.contains(document.activeElement)")
    window.get_by_role("button", name="Copy ¶ 26 in Chicago, notes (18th ed.), note").focus()
    page.keyboard.press("Enter")
    expect(window.get_by_role("status")).to_contain_text("Copied: ¶ 26 in Chicago")
    taken = page.evaluate("window.taken")
    assert "para. 26" in taken["text/plain"] and "<i>Whole-of-Nation" in taken["text/html"]
    known = visit.address.startswith("http")
    assert ("/brief/#p26" in taken["text/plain"]) == known
    assert "index.html" not in taken["text/plain"]
    assert "style=" not in taken["text/html"] and "class=" not in taken["text/html"]
    window.locator("summary").first.focus()
    page.keyboard.press("Enter")
    window.get_by_role("button", name="Copy with the notes").first.click()
    expect(window.get_by_role("status")).to_contain_text("with what it rests on")
    with_notes = page.evaluate("window.taken['text/plain']").splitlines()
    assert len(with_notes) == 2 and with_notes[1].startswith("Note 20: ")
    assert "蔡达峰" in with_notes[1]
    name, bibtex = saved(page, "BibTeX, ¶ 26")
    assert name.endswith("-p26.bib")
    [entry] = parse_string(bibtex, "bibtex").entries.values()
    assert ("url" in entry.fields) == known and "26" in str(dict(entry.fields))
    [item] = json.loads(saved(page, "CSL-JSON, the sources of ¶ 26")[1])
    assert item["title"].startswith("Report of the Law Enforcement Inspection Team")
    ris = saved(page, "RIS, the sources of ¶ 26")[1]
    assert ris.count("TY  - ") == ris.count("ER  - ") == 1
    page.keyboard.press("Escape")
    expect(window).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('#p26 .pn')")


def test_the_chosen_style_is_kept_and_leaves_the_witness_alone(visit: Any) -> None:
    """It is put in the place of the printed one on every page, in pop-ups too, and taken back."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    printed, witness = page.evaluate(FORMS), page.evaluate(WITNESS)
    choose(page, "APA (7th ed.)")
    changed = page.evaluate(FORMS)
    assert len(changed) == len(printed)
    assert changed != printed
    assert page.evaluate(WITNESS) == witness
    page.click("#r20")
    popup = page.locator("#_popup [data-work]").first.inner_text()
    assert popup.startswith("Cai") and "(2023, October 31)" in popup
    page.keyboard.press("Escape")
    page.click("#p26 .pn")
    expect(page.locator("#_popup .cite")).to_contain_text("(2026)")
    expect(page.locator("#_popup .cite")).to_contain_text("26")
    page.goto(visit.address + BIBLIOGRAPHY)
    expect(page.locator("#ang-productivity-2023 [data-work]")).to_contain_text("& Huang, K. G.")
    keys = page.locator(".works > li").evaluate_all("all => all.map(li => li.id)")
    page.emulate_media(media="print")
    expect(page.locator("#ang-productivity-2023 [data-work]")).to_contain_text("& Huang, K. G.")
    assert not page.locator(".cite-work").first.is_visible()
    page.emulate_media(media="screen")
    choose(page, "Chicago, notes (18th ed.)")
    assert page.locator(".works > li").evaluate_all("all => all.map(li => li.id)") == keys
    page.goto(visit.address + BRIEF)
    assert page.evaluate(FORMS) == printed
    assert page.locator("#_chicago_notes").is_checked()


def test_a_source_on_a_phone_where_nothing_can_be_kept(page: Page, http: str) -> None:
    """Storage is refused, and the clipboard: the style changes for this page, the citation is
    selected. A hostile name is words; nothing is wider than the window. A place in the work has
    the words of the chosen style; the day on which a page was seen is told once."""
    evil = '<img src=x onerror=\\"alert(1)\\">'

    def spoil(route: Route) -> None:
        text = route.fetch().text()
        assert "Ang et al. 2023" in text
        data = json.loads(text.removeprefix("self.citations=").rstrip().removesuffix(";"))
        for key, _, forms, located, _ in data["works"]:
            if key == "ang-productivity-2023":
                located.append(["23", [[f"23 in {style}"] for style, _ in data["styles"]]])
                mla = [style for style, _ in data["styles"]].index("mla")
                forms[mla][-1].append(" Accessed 3 Mar. 2024.")
        body = "self.citations=" + json.dumps(data).replace("Ang et al. 2023", evil)
        route.fulfill(body=body, content_type="text/javascript")

    page.add_init_script("""
        Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });
        navigator.clipboard.write = navigator.clipboard.writeText = () => Promise.reject();
    """)
    page.route("**/citations.js", spoil)
    page.goto(http + BIBLIOGRAPHY)
    entry = page.locator("#ang-productivity-2023")
    page.evaluate(SEEN, "#ang-productivity-2023")
    choose(page, "APA (7th ed.)")
    expect(page.locator("#placed")).to_have_text("23 in apa")
    expect(page.locator("[data-seen]")).to_be_visible()
    choose(page, "MLA (9th ed.)")
    expect(entry.locator("[data-work]").first).to_contain_text("Ang, Yuen Yuen, et al.")
    expect(page.locator("#placed")).to_have_text("23 in mla")
    expect(page.locator("[data-seen]")).to_be_hidden()
    page.evaluate("() => document.querySelector('#placed').parentNode.remove()")
    button = entry.get_by_role("button")
    assert str(button.get_attribute("aria-label")).startswith("Cite Ang, Yuen Yuen")
    button.click()
    window = page.locator(WINDOW)
    expect(window.locator("h2")).to_have_text('Cite <img src=x onerror="alert(1)">')
    assert window.locator("img").count() == 0
    assert window.locator("h3").first.inner_text() == "MLA (9th ed.)"
    window.get_by_role("button", name="Copy").first.click()
    expect(window.get_by_role("status")).to_have_text("Selected: copy it with your keyboard.")
    assert page.evaluate("String(getSelection())").startswith("Ang, Yuen Yuen, et al.")
    assert window.evaluate("w => w.scrollWidth <= w.clientWidth")
    assert saved(page, "BibTeX, " + '<img src=x onerror="alert(1)">')[0] == (
        "ang-productivity-2023.bib"
    )
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_where_nothing_can_be_loaded_the_page_on_citing_answers(page: Page, http: str) -> None:
    """The link is a link, a style that cannot be had is told, and the printed forms stay."""
    page.route("**/citations.js", lambda route: route.abort())
    page.goto(http + BRIEF)
    printed = page.evaluate(FORMS)
    page.click(".view-button")
    page.get_by_role("radio", name="APA (7th ed.)").check()
    expect(page.get_by_text("This style could not be loaded")).to_be_attached()
    page.keyboard.press("Escape")
    assert page.evaluate(FORMS) == printed
    assert page.locator("#n1 [data-work]").is_visible()
    page.click("#p26 .pn")
    page.get_by_role("link", name="Cite …").click()
    expect(page).to_have_url(http + CITE)
    page.evaluate(HEAR)
    page.get_by_role("button", name="Copy the citation of this edition in MLA (9th ed.)").click()
    expect(page.locator("[data-copied]")).to_contain_text("Copied: the citation of this edition")
    assert page.evaluate("window.taken['text/plain']").startswith("The editors of this edition.")


def test_without_scripts_all_is_printed(chromium: Browser, http: str) -> None:
    """No button without effect, no choice without effect; forms and files are there."""
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(http + CITE)
        assert set(page.locator("#edition ~ .forms dt").all_inner_texts()) == STYLES
        assert page.get_by_role("button", name="Copy").count() == 0
        for file in page.locator("ul.files a").all():
            assert page.request.get(http + CITE + "/../" + str(file.get_attribute("href"))).ok
        page.goto(http + BIBLIOGRAPHY)
        assert page.get_by_role("button", name="Cite").count() == 0
        page.click(".view-button")
        assert page.get_by_role("radio", name="APA").count() == 0


def test_citing_stands_behind_all_that_is_said_of_a_work(page: Page, courses: str) -> None:
    """The day on which a page was seen and its copy in an archive belong to the work."""
    page.goto(f"{courses}parted/teaching/first-look/index.html")
    work = page.locator(".works li", has=page.locator("[data-seen]"))
    expect(work).to_have_text(re.compile(r"Accessed 3 March 2024\. .+ in the bibliography Cite$"))


def test_the_single_file_has_it_all(page: Page, site: Path) -> None:
    """The data stand in the file: another style, a source to save, a paragraph with its note."""
    page.goto(f"file://{site}/downloads/edition.html")
    choose(page, "GB/T 7714–2015")
    expect(page.locator("#n2 [data-work]")).to_contain_text("[EB/OL]")
    page.locator("#n2 .cite-work").click()
    window = page.locator(WINDOW)
    expect(window.locator("h3").first).to_have_text("GB/T 7714–2015")
    window.get_by_role("button", name="CSL-JSON").click()
    expect(window.get_by_role("status")).to_contain_text("Saved: ")
    page.keyboard.press("Escape")
    page.click("#p26 .pn")
    page.get_by_role("link", name="Cite …").click()
    expect(page.get_by_role("dialog", name="Cite ¶ 26")).to_be_visible()
