"""The list of links is narrowed to what a check found, by keyboard alone and without a script."""

from collections.abc import Iterator

import pytest
from kinds import PAGES
from playwright.sync_api import Browser, Page, expect


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """A window."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def test_states_are_chosen_by_keyboard(page: Page, courses: str) -> None:
    """Each choice says how many it shows, and shows those; hosts with none of them are hidden."""
    page.goto(courses + PAGES["links with a report"])
    shown = page.locator("[data-state]:visible")
    expect(shown).to_have_count(5)
    page.get_by_role("radio", name="All", exact=True).focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="OK (1)")).to_be_checked()
    expect(shown).to_have_count(1)
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Gone (1)")).to_be_focused()
    expect(shown).to_contain_text("https://example.org/mills")
    expect(page.locator("h2:visible")).to_have_text(["example.org"])
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(shown).to_have_count(5)


def test_a_copy_is_named_for_ears(page: Page, courses: str) -> None:
    """Eyes read the day, a screen reader the work as well."""
    page.goto(courses + "parted/bibliography/index.html")
    copy = page.get_by_role("link", name="Archived copy of Brook 2001, 1 May 2024")
    expect(copy).to_have_attribute("data-versiondate", "2024-05-01")
