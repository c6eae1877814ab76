"""The kinds of pages a site has, and the kinds of pop-ups a page of the text has."""

from playwright.sync_api import Locator, Page, expect

POPUP, SETTINGS, SEARCH, CITING = "#_popup", "#_view", "#_find", "#_citing"
BRIEF = "china/brief/index.html"
PAGES = {
    "home": "china/index.html",
    "the text": BRIEF,
    "a section of the text": "parted/brief/what-the-brief-finds/index.html",
    "the front of a parted text": "parted/brief/index.html",
    "the glossary": "china/glossary/index.html",
    "the glossary by initials": "parted/glossary/index.html",
    "an initial of the glossary": "parted/glossary/m/index.html",
    "the glossary by pinyin": "parted/glossary/by-pinyin/index.html",
    "a term": "china/glossary/two-layers/index.html",
    "a term with examples": "china/glossary/stranglehold/index.html",
    "names": "china/names/index.html",
    "the bibliography": "china/bibliography/index.html",
    "links": "china/links/index.html",
    "links with a report": "parted/links/index.html",
    "the apparatus": "china/apparatus/index.html",
    "the timeline": "china/timeline/index.html",
    "the list of packs": "china/teaching/index.html",
    "a pack": "china/teaching/first-meeting/index.html",
    "consistency": "china/about/consistency/index.html",
    "problems": "china/about/problems/index.html",
    "how to cite": "china/about/cite/index.html",
    "for editors": "china/about/for-editors/index.html",
    "pictures": "china/pictures/index.html",
    "the page of the search": "china/find/index.html",
    "downloads": "china/downloads/index.html",
    "a pack that was made": "china/teaching/new/index.html#p=9-11,13&q=first-meeting.q1&t=Ours",
    "making a pack": "china/teaching/new/index.html",
    "not found": "parted/404.html",
}
MARKS = {
    "note": "#r1",
    "mended note": "#r16",
    "lost note": "#r21",
    "term": ".text .term >> nth=1",
    "name": ".text .name >> nth=0",
    "comment": ".text .commentref >> nth=0",
    "correction": "#p21 .emend",
    "paragraph": "#p26 .pn",
}
OPENERS = {
    **{kind: (mark, POPUP) for kind, mark in MARKS.items()},
    "settings": (".view-button", SETTINGS),
    "search": ("[data-find]", SEARCH),
    "citing": ("#n1 .cite-work", CITING),
}


def opened(page: Page, kind: str) -> Locator:
    """The pop-up of a kind, once a click has opened it."""
    opener, popup = OPENERS[kind]
    page.locator(opener).click()
    shown = page.locator(popup)
    expect(shown).to_be_visible()
    return shown


def closed(page: Page, kind: str) -> None:
    """Closes what stands open by Escape."""
    page.keyboard.press("Escape")
    expect(page.locator(OPENERS[kind][1])).to_be_hidden()
