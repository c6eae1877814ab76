"""One chooses a pack by keyboard and by address, and reads it with the pop-ups of the text."""

from collections.abc import Iterator

import pytest
from conftest import Visit
from playwright.sync_api import Browser, Page, expect
from proofs import Proofs

INDEX, PACK = "teaching/index.html", "teaching/first-meeting/index.html"
ALL = 6
SHOWN = ".packs > li:visible"
HOSTILE = [
    "#level=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&minutes=-1&aim=%",
    "#level=school&level=graduate&__proto__=x&level[]=y",
    "#minutes=1e999&aim=" + "a" * 10_000,
    "#%E0%A4%A",
    "#level",
]


def titles(page: Page) -> list[str]:
    """The packs that are shown."""
    return page.locator(f"{SHOWN} h2").all_inner_texts()


def test_packs_are_chosen_by_keyboard(visit: Visit, proofs: Proofs) -> None:
    """What fits stays, how many is told, the address can be passed on, and all come back."""
    page = visit.page
    page.goto(visit.address + INDEX)
    expect(page.locator(SHOWN)).to_have_count(ALL)
    said = page.get_by_role("main").get_by_role("status")
    expect(said).to_be_empty()
    page.get_by_label("Level").focus()
    page.keyboard.press("s")
    expect(page.locator(SHOWN)).to_have_count(1)
    assert titles(page) == ["What does “whole-of-nation” mean?"]
    expect(said).to_have_text(f"1 of {ALL} packs")
    assert page.url.endswith("index.html#level=school")
    page.reload()
    assert titles(page) == ["What does “whole-of-nation” mean?"]
    page.get_by_label("Level").select_option("")
    expect(page.locator(SHOWN)).to_have_count(ALL)
    expect(said).to_be_empty()
    assert page.url.endswith("index.html")
    proofs.step("keyboard", "the list of packs", "chosen by level")


def test_the_address_of_a_choice_shows_it(visit: Visit) -> None:
    """All that is chosen must fit; going back and forth in the history works too."""
    page = visit.page
    page.goto(visit.address + INDEX + "#level=graduate&aim=Innovation+systems")
    assert titles(page) == ["Between the laboratory and the factory"]
    assert page.get_by_label("Level").input_value() == "graduate"
    assert page.get_by_label("Aim").input_value() == "Innovation systems"
    page.goto(visit.address + INDEX + "#level=school&aim=Debate")
    expect(page.locator(SHOWN)).to_have_count(0)
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("No pack fits")
    page.go_back()
    assert titles(page) == ["Between the laboratory and the factory"]


def test_a_time_shows_what_it_is_enough_for(visit: Visit) -> None:
    """Up to so many minutes."""
    page = visit.page
    page.goto(visit.address + INDEX)
    page.get_by_label("Time").select_option("60")
    assert titles(page) == ["What does “whole-of-nation” mean?", "The damaged notes"]
    page.get_by_label("Level").select_option("undergraduate")
    assert titles(page) == ["The damaged notes"]
    assert "level=undergraduate&minutes=60" in page.url


@pytest.mark.parametrize("broken", HOSTILE)
def test_what_an_address_asks_for_in_vain_counts_for_nothing(visit: Visit, broken: str) -> None:
    """Nothing runs and all that can be shown is shown."""
    page = visit.page
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(visit.address + INDEX + broken)
    shown = 1 if broken.startswith("#level=school") else ALL
    expect(page.locator(SHOWN)).to_have_count(shown)


def test_a_paragraph_leads_into_the_whole_text(visit: Visit, proofs: Proofs) -> None:
    """From what the pop-up says of it, once for each time it opens."""
    page = visit.page
    page.goto(visit.address + PACK)
    expect(page.locator("#p12 > .in-text")).to_be_hidden()
    for paragraph in ("#p11", "#p12", "#p12"):
        page.locator(f"{paragraph} .pn").focus()
        page.keyboard.press("Enter")
        way = page.locator("#_popup a", has_text="in the whole text")
        expect(way).to_have_count(1)
        expect(way).to_have_text(f"¶ {paragraph[2:]} in the whole text")
        page.keyboard.press("Escape")
    page.locator("#p12 .pn").click()
    page.locator("#_popup a", has_text="in the whole text").click()
    page.wait_for_url("**/brief/index.html#p12")
    proofs.step("keyboard", "a pack", "a paragraph leads into the whole text")


def test_marks_open_what_stands_on_the_page(visit: Visit) -> None:
    """A term, a name and a comment, as in the text; the comment leads back to its mark."""
    page = visit.page
    page.goto(visit.address + PACK)
    for mark, label in (
        ("#p11 .term >> nth=0", "Term"),
        ("#p12 .commentref >> nth=0", "Editors’ comment f"),
    ):
        page.locator(mark).click()
        expect(page.locator("#_popup-label")).to_contain_text(label)
        assert len(page.locator("#_popup .popup-body").inner_text()) > 20
        page.keyboard.press("Escape")
    page.locator("section:has(#comments) .back").first.click()
    assert page.url.split("#")[1].startswith("rx-c")


def test_the_script_of_the_words_to_know_is_the_readers(visit: Visit) -> None:
    """Simplified, until the setting asks for traditional characters."""
    page = visit.page
    page.goto(visit.address + PACK)
    hans, hant = (page.locator(f".words .han > [lang={x}]").first for x in ("zh-Hans", "zh-Hant"))
    expect(hans).to_be_visible()
    expect(hant).to_be_hidden()
    page.locator(".view-button").click()
    page.get_by_label("Traditional script").check()
    page.keyboard.press("Escape")
    expect(hans).to_be_hidden()
    expect(hant).to_have_text("舉國體制")
    expect(page.locator(".words .py").first).to_be_visible()


@pytest.fixture
def without(chromium: Browser) -> Iterator[Page]:
    """A window in which no script runs."""
    context = chromium.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_scripts_all_packs_are_shown_and_all_is_read(without: Page, address: str) -> None:
    """No empty box stands there; each paragraph leads to its place in the text by itself."""
    without.goto(address + INDEX + "#level=school")
    expect(without.locator(SHOWN)).to_have_count(ALL)
    expect(without.locator("[data-choose]")).to_be_hidden()
    without.goto(address + PACK)
    expect(without.locator("#p12 > .in-text")).to_be_visible()
    expect(without.get_by_role("heading", name="Question 1 · recall")).to_be_visible()
    without.locator("#p12 > .in-text a").click()
    without.wait_for_url("**/brief/index.html#p12")
