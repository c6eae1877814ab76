"""Finding: the words that an address names are marked where they stand."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from proofs import Proofs
from watching import calm

TEXT = "brief/index.html"
MARKED = "() => [...CSS.highlights.get('found') ?? []].map(String)"


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """A laptop's window in which no script fails or complains."""
    with calm(chromium) as page:
        yield page


def test_what_an_address_says_is_only_looked_for(page: Page, http: str, proofs: Proofs) -> None:
    """Words to be marked are taken letter by letter, some of them, of some length, shown ones."""
    before = {}
    for asked, marked in {
        "": [],
        "?found=%5Cw%2B&found=.*&found=((": [],
        "?found=" + "y" * 20_000: [],
        "?" + "&".join(f"found=q{n}" for n in range(2000)) + "&found=mismatch": [],
        "?found=%3Cb%3E&found=%F0%9F&found=%20": [],
        "?found=MISMATCH": ["mismatch"],
        "?found=mism": [],
        "?found=two-%20layers&found=layers&found=%E5%BC%A0": ["layers", "张"],
    }.items():
        page.goto(f"{http}{TEXT}{asked}#p26")
        assert page.evaluate(MARKED) == marked, asked[:60]
        before[asked] = page.evaluate("document.querySelectorAll('main *').length")
    assert len(set(before.values())) == 1
    page.goto(f"{http}{TEXT}?found=mismatch#%zz")
    page.goto(f"{http}{TEXT}?found=mismatch#_view")
    page.goto(f"{http}{TEXT}?found=两张皮#p26")
    page.click(".view-button")
    page.check("#_traditional")
    assert page.evaluate(MARKED) == ["兩張皮"]
    page.evaluate("localStorage.clear()")
    proofs.step("eye", "words to be marked", "are looked for and do nothing else")
