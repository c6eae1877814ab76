"""A pack of one's own is made in the page, held by its link alone, and taken away as a file that an
edition reads like its own."""

import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from urllib.parse import quote

import pytest
from axe import examine
from kinds import POPUP
from playwright.sync_api import Browser, Page, Playwright, expect
from proofs import Proofs
from test_pictures import SIZES, keep
from watching import calm, launched

from build_tools.mkdocs_plugin import build_site
from build_tools.model.document import Paragraph
from build_tools.pipeline import build

ROOT = Path(__file__).parent.parent.parent
EDITION = Path(__file__).parent.parent / "editions" / "brief"
NEW = "teaching/new/index.html"
TITLE = "Who said “whole-of-nation” (举国体制)?"
READ = (9, 10, 11, 13)
ONE = """([part, read, lies]) => [...document.querySelectorAll('[data-q]')].find(b => {
    const on = b.dataset.on.split(' ').map(Number);
    return b.dataset.on && (b.dataset.q === 'quiz') === (part === 'quiz') &&
        (part === 'quiz' || b.dataset.q === part) &&
        on.every(n => read.includes(n) === lies); }).value"""
CHOSEN = """() => [...document.querySelectorAll('.made .para')].filter(p => p.checkVisibility())
    .map(p => Number(p.id.slice(1)))"""
HOSTILE = {
    "markup": f"p=9&t={quote('<img src=x onerror=alert(1)><script>alert(2)</script>')}",
    "markup in ids": f"p=9&q={quote('<svg onload=alert(1)>,x')}",
    "a selector": f"p=9&q={quote(chr(34) + '],*,[x=' + chr(34))}",
    "names of every object": "p=9&q=__proto__,constructor,toString.valueOf&__proto__=1",
    "broken escapes": "p=9&t=%E0%A4%A&q=%",
    "a range without end": "p=9,1-999999,0-0,-5,9-1,1e9,NaN",
    "a million numbers": "p=9," + "7777," * 200_000,
    "a million names": "p=9&q=" + "x.y," * 200_000,
    "a title without end": "p=9&t=" + "x" * 200_000,
    "signs that turn": "p=9&t=" + quote("a\u202eb\u2067c\0\n"),
    "a pile": "p=9&t=" + quote("z" + "\u0301" * 500),
    "half a pair": "p=9&t=%ED%A0%80",
    "twice the same": "p=9&p=9&p=9&t=a&t=b",
}


@pytest.fixture(params=["http", "file"])
def new(
    request: pytest.FixtureRequest, chromium: Browser, courses: str, site: Path
) -> Iterator[Page]:
    """The page on which packs are made, over http and as a file; nothing fails or is said in it."""
    with calm(chromium) as page:
        page.goto((f"{courses}china/" if request.param == "http" else f"{site.as_uri()}/") + NEW)
        yield page


def open_pack(page: Page, fragment: str) -> None:
    """Opens the page anew with a fragment."""
    address = page.url.split("#")[0]
    page.goto("about:blank")
    page.goto(address + fragment)


def pack(page: Page) -> str:
    """The fragment of a pack of four paragraphs, a question on one of them, and an item of a quiz
    on what is left out."""
    ids = [page.evaluate(ONE, [part, READ, part != "quiz"]) for part in ("questions", "quiz")]
    return f"#p=9-11,13&q={','.join(ids)}&t={quote(TITLE)}"


def test_a_teacher_chooses_by_pointer(new: Page, proofs: Proofs) -> None:
    """Paragraphs one by one, by section and by number; questions on them come first; the pack is
    seen at once, and the address holds it."""
    expect(new.get_by_role("heading", level=1)).to_have_text("Make your own pack")
    expect(new.locator(".made")).to_be_hidden()
    expect(new.get_by_text("Choose a paragraph first.")).to_be_visible()
    new.locator(".pick-section").nth(3).get_by_role("checkbox").first.check()
    whole = new.evaluate(CHOSEN)
    assert whole == list(range(whole[0], whole[-1] + 1)) and len(whole) > 1
    numbers = new.get_by_label("Paragraphs", exact=True)
    expect(numbers).to_have_value(f"{whole[0]}-{whole[-1]}")
    numbers.fill("¶9–11, 13")
    expect(new.locator("#p9")).to_be_visible()
    assert new.evaluate(CHOSEN) == [9, 10, 11, 13]
    expect(new.locator(".gap")).to_have_text(["¶ 6–8 left out", "¶ 12 left out"])
    near = new.locator(".near [data-q]")
    on = near.evaluate_all("all => all.map(b => b.dataset.on.split(' ').map(Number))")
    assert on and all(set(o) <= {9, 10, 11, 13} for o in on)
    near.first.check()
    new.get_by_label("Title", exact=True).fill(TITLE)
    expect(new.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(new.locator("[data-facts]")).to_contain_text(
        "¶ 9–11, 13: about 1 min to read, 1 question"
    )
    expect(new.locator(".exercise:visible")).to_have_count(1)
    chosen = near.first.get_attribute("value")
    assert new.evaluate("location.hash") == f"#p=9-11,13&q={chosen}&t={quote(TITLE, safe='()')}"
    proofs.step("pointer", "make your own", "paragraphs, questions, title; the link holds them")


def test_a_link_opens_as_the_class_sees_it(new: Page, proofs: Proofs) -> None:
    """Title, paragraphs, questions in place, quiz, and only their notes and terms; `Change` leads
    to the choice, and back."""
    open_pack(new, pack(new))
    expect(new.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert new.title().startswith(f"{TITLE} – ")
    expect(new.locator("#_picker")).to_be_hidden()
    assert new.evaluate(CHOSEN) == [9, 10, 11, 13]
    box = new.locator(".exercise:visible")
    expect(box.locator("h3")).to_contain_text("Question 1")
    before = box.evaluate("e => e.previousElementSibling.id")
    on = new.locator("[data-q=questions]:checked").get_attribute("data-on") or ""
    assert before == f"p{on.split()[-1]}"
    expect(new.locator(".quiz-item:visible")).to_have_count(1)
    expect(new.locator(".quiz .score")).to_have_text("1 question.")
    shown = """selector => [...document.querySelectorAll(selector)]
        .filter(e => e.checkVisibility()).map(e => e.id)"""
    cited = new.evaluate("""() => [...document.querySelectorAll('.para:not(.left-out) .noteref')]
        .map(a => a.hash.slice(1))""")
    assert new.evaluate(shown, ".notes li") == list(dict.fromkeys(cited))
    terms = new.evaluate(shown, ".terms .entry")
    assert "t-new-style-whole-of-nation-system" in terms or len(terms) > 3
    assert len(terms) < new.locator(".terms .entry").count()
    expect(new.locator(".told-out")).to_be_empty()
    new.get_by_role("button", name="Change").click()
    expect(new.get_by_label("Title", exact=True)).to_be_focused()
    expect(new.get_by_label("Title", exact=True)).to_have_value(TITLE)
    new.get_by_role("button", name="See it as your class does").click()
    expect(new.get_by_role("heading", level=1)).to_be_focused()
    expect(new.locator("#_picker")).to_be_hidden()
    proofs.step("pointer", "a made pack", "seen, changed, seen again")


def test_by_keyboard_alone(new: Page, proofs: Proofs) -> None:
    """All is reached by Tab and done by Space and Enter; the focus stays where it was."""
    keys, focused = new.keyboard, new.locator(":focus")
    new.get_by_label("Title", exact=True).focus()
    keys.type("Keys")
    keys.press("Tab")
    expect(new.get_by_label("Paragraphs", exact=True)).to_be_focused()
    keys.type("11")
    expect(new.locator("#p11")).to_be_visible()
    for _ in range(200):
        keys.press("Tab")
        if focused.get_attribute("value") == "13":
            break
    keys.press("Space")
    assert new.evaluate(CHOSEN) == [11, 13]
    expect(focused).to_have_attribute("value", "13")
    for _ in range(200):
        keys.press("Tab")
        if focused.get_attribute("data-q"):
            break
    first = focused.get_attribute("value")
    keys.press("Space")
    expect(focused).to_have_attribute("value", first or "")
    assert f"q={first}" in new.evaluate("location.hash")
    for _ in range(200):
        keys.press("Tab")
        if focused.inner_text() == "See it as your class does":
            break
    keys.press("Enter")
    expect(new.get_by_role("heading", level=1)).to_be_focused()
    keys.press("Tab")
    expect(new.get_by_role("button", name="Change")).to_be_focused()
    keys.press("Enter")
    expect(new.get_by_label("Title", exact=True)).to_be_focused()
    proofs.step("keyboard", "make your own", "chosen, seen and changed")


def test_the_link_is_copied(chromium: Browser, courses: str, site: Path) -> None:
    """Whole, with the selection; where that is refused it is selected."""
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{courses}china/{NEW}")
    open_pack(page, pack(page))
    page.get_by_role("button", name="Copy link").first.click()
    expect(page.locator(".new-pack > .said")).to_have_text("Copied: the link to your pack.")
    copied = page.evaluate("navigator.clipboard.readText()")
    context.close()
    other = chromium.new_context()
    page = other.new_page()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(copied)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert page.evaluate(CHOSEN) == [9, 10, 11, 13]
    page.get_by_role("button", name="Copy link").first.click()
    assert page.evaluate("String(getSelection())") == copied
    other.close()


def test_marks_work_and_the_address_stays(new: Page) -> None:
    """Pop-ups open; links within the page scroll there and leave the address alone; to what is left
    out they lead in the whole text, as does the address of a paragraph."""
    open_pack(new, pack(new))
    address = new.url
    new.locator("#p11 .term").first.click()
    expect(new.locator(POPUP)).to_be_visible()
    expect(new.locator(f"{POPUP} .entry")).to_be_visible()
    new.keyboard.press("Escape")
    new.locator(".para:not(.left-out) .noteref").first.click()
    expect(new.locator(POPUP)).to_contain_text("Note")
    new.locator(f"{POPUP} .popup-foot a").last.click()
    assert new.url == address
    item = new.locator(".quiz-item:visible")
    item.get_by_role("button", name="Show the answer").click()
    left_out = item.locator(".where-it-stands a").first
    paragraph = left_out.get_attribute("href") or ""
    left_out.click()
    new.wait_for_url(f"**/brief/index.html{paragraph}")
    new.go_back()
    expect(new.get_by_role("heading", level=1)).to_have_text(TITLE)
    open_pack(new, "#p10")
    new.wait_for_url("**/brief/index.html#p10")


def test_terms_are_marked_once_where_paragraphs_stand_together(new: Page) -> None:
    """Whatever is chosen, the first paragraph of a section marks a term, and the next do not."""
    marks = """() => [...document.querySelectorAll('.made .part')].flatMap(part => {
        const all = [...part.querySelectorAll('.para:not(.left-out) > .text .term')]
            .map(a => a.dataset.term);
        return [[all.length, new Set(all).size]]; })"""
    open_pack(new, "#p=1-39")
    assert all(many == once for many, once in new.evaluate(marks))
    counted = new.locator(".made .para > .text .term[href]").count()
    seen = set()
    for n in (12, 13, 14):
        open_pack(new, f"#p={n}")
        seen |= {
            (n, t)
            for t in new.evaluate(
                "n => [...document.querySelectorAll(`#p${n} .term`)].map(a => a.dataset.term)", n
            )
        }
        assert new.locator(f"#p{n} [data-term]:not([href])").count() == 0
    assert len(seen) > len({t for _, t in seen})
    assert counted > 20


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_link_shows_what_it_can(new: Page, kind: str) -> None:
    """¶9 is shown, what is unknown is told or left, nothing runs, nothing spills over."""
    open_pack(new, "#" + HOSTILE[kind])
    expect(new.locator("#p9")).to_be_visible()
    assert new.locator("main :is(script, img, svg)").count() == 0
    assert new.evaluate("document.documentElement.scrollWidth") <= 1000
    title = new.get_by_role("heading", level=1).inner_text()
    assert len(title) <= 200
    if kind == "markup":
        assert title == "<img src=x onerror=alert(1)><script>alert(2)</script>"
    if kind == "signs that turn":
        assert title == "abc"
    if kind == "a pile":
        assert len(title) < 20
    if kind in ("markup in ids", "names of every object", "a million numbers", "a million names"):
        expect(new.locator(".told-out")).to_contain_text("Left out, since this edition")
        assert len(new.locator(".told-out").inner_text()) < 1000


def test_a_broken_link_says_what_it_left_out(new: Page) -> None:
    """By the names it used; if nothing is left, the choice is open."""
    open_pack(new, "#p=9,99&q=first-meeting.q1,first-meeting.gone&t=x")
    expect(new.locator(".told-out")).to_have_text(
        "Left out, since this edition does not have it: ¶ 99, first-meeting.gone."
    )
    open_pack(new, "#p=99&q=gone.q1")
    expect(new.locator("#_picker")).to_be_visible()
    expect(new.locator(".told-out")).to_contain_text("¶ 99, gone.q1")


def test_what_is_no_paragraph_is_told_beside_its_field(new: Page) -> None:
    """At once when the field is left, and until it changes again."""
    field, told = new.get_by_label("Paragraphs", exact=True), new.locator("#_own-strange")
    field.fill("9, 99, x")
    field.press("Tab")
    expect(told).to_have_text("Not in this text: ¶ 99, x")
    expect(field).to_have_value("9")
    assert new.evaluate(CHOSEN) == [9]
    expect(told).to_have_attribute("role", "status")
    how = "Numbers and ranges, such as 12-19, 24; or tick them below."
    expect(field).to_have_accessible_description(f"{how} Not in this text: ¶ 99, x")
    under, over = told.bounding_box(), field.bounding_box()
    assert under and over and 0 < under["y"] - over["y"] < 100
    field.focus()
    field.press("Tab")
    new.get_by_label("Title", exact=True).fill("A title")
    expect(told).to_have_text("Not in this text: ¶ 99, x")
    new.locator("[data-p][value='11']").check()
    expect(told).to_be_empty()
    field.fill("x")
    expect(told).to_have_text("Not in this text: x")
    field.fill("9-10")
    expect(told).to_be_empty()


def test_questions_without_a_paragraph_are_not_given(new: Page) -> None:
    """They are shown, and that nothing is read is said; only with a paragraph they are a pack."""
    open_pack(new, "#q=first-meeting.q1,first-meeting.slogan")
    expect(new.locator("[data-facts]")).to_have_text(
        "No paragraph is chosen, 1 question, a quiz of 1"
    )
    expect(new.locator(".exercise:visible")).to_have_count(1)
    expect(new.locator(".quiz-item:visible")).to_have_count(1)
    expect(new.locator("[data-do=copy]:visible")).to_have_count(0)
    new.get_by_role("button", name="Change").click()
    expect(new.get_by_text("Choose a paragraph first.")).to_be_visible()
    expect(new.get_by_role("button", name="Download as a pack")).to_be_hidden()
    expect(new.locator(".exercise:visible")).to_have_count(1)
    new.get_by_label("Paragraphs", exact=True).fill("2")
    expect(new.get_by_role("button", name="Download as a pack")).to_be_visible()
    expect(new.get_by_text("Choose a paragraph first.")).to_be_hidden()


@pytest.mark.parametrize(
    ("link", "read", "told"),
    [
        ("#p=2&amp;q=first-meeting.q1&amp;t=Hi", [2], ""),
        ("#P=2&Q=first-meeting.q1&T=Hi", [2], ""),
        ("#t=Hi&q=first-meeting.q1&p=2-3.", [2, 3], ""),
        ("#t=Hi&p=2-3&q=first-meeting.q1.),", [2, 3], ""),
        (
            "#p=2&q=first-meeting.q1&t=Hi&utm_source=mail&D",
            [2],
            "Not understood in this link: utm_source, D.",
        ),
        (
            "#p=2,99&q=first-meeting.q1&t=Hi&x=1",
            [2],
            "Left out, since this edition does not have it: ¶ 99. Not understood in this link: x.",
        ),
    ],
)
def test_a_link_from_a_mail_is_understood(new: Page, link: str, read: list[int], told: str) -> None:
    """With the signs of HTML, capitals and the end of a sentence; what else is in it is told."""
    open_pack(new, link)
    expect(new.get_by_role("heading", level=1)).to_have_text("Hi")
    assert new.evaluate(CHOSEN) == read
    expect(new.locator(".exercise:visible")).to_have_count(1)
    expect(new.locator(".told-out")).to_have_text(told)


def test_a_link_that_is_not_understood_says_so(new: Page) -> None:
    """Where nothing is chosen by it, the choice is open."""
    open_pack(new, "#paragraphs=2")
    expect(new.locator("#_picker")).to_be_visible()
    expect(new.locator(".told-out")).to_have_text("Not understood in this link: paragraphs.")


@pytest.mark.parametrize("id", ["first-meeting", "figures-and-claims", "policy-chinese"])
def test_a_made_pack_stands_in_the_order_of_ours(new: Page, id: str) -> None:
    """Chapters, headings, paragraphs and what is left out, of the same paragraphs."""
    order = """() => [...document.querySelectorAll('.kind[id], .part > h3, .para, .gap')]
        .filter(e => e.checkVisibility()).map(e => e.matches('.para') ? e.id : e.textContent)"""
    made = new.url
    new.goto(made.replace("teaching/new/", f"teaching/{id}/"))
    ours = new.evaluate(order)
    assert any("left out" in words for words in ours)
    numbers = ",".join(w[1:] for w in ours if w[0] == "p" and w[1:].isdigit())
    new.goto(f"{made}#p={numbers}")
    assert new.evaluate(order) == ours


def test_a_line_does_not_end_within_chinese(new: Page) -> None:
    """In a title, as in the pages of packs; a long run may break."""
    new.set_viewport_size({"width": 320, "height": 800})
    for before in range(1, 30, 3):
        open_pack(new, f"#p=9&t={quote('x' * before + ' 举国体制')}")
        han = new.locator("h1 [lang=zh-Hans]")
        expect(han).to_have_text("举国体制")
        assert han.evaluate("e => e.getClientRects().length") == 1
    open_pack(new, f"#p=9&t={quote('举国体制' * 20)}")
    assert new.evaluate("document.documentElement.scrollWidth") <= 320


def test_only_the_pack_is_printed(new: Page) -> None:
    """With its title and room to write, from either view."""
    open_pack(new, pack(new))
    for _ in range(2):
        new.emulate_media(media="print")
        visible = new.evaluate("""() => [...document.querySelectorAll('main *')]
            .filter(e => e.checkVisibility() && e.matches('button, .picker *, .told-out, .said'))
            .length""")
        assert visible == 0
        expect(new.get_by_role("heading", level=1)).to_be_visible()
        assert new.evaluate(CHOSEN) == [9, 10, 11, 13]
        room = new.locator(".exercise:visible").evaluate(
            "e => parseFloat(getComputedStyle(e, '::after').height)"
        )
        assert room > 80
        new.emulate_media(media="screen")
        if new.get_by_role("button", name="Change").is_visible():
            new.get_by_role("button", name="Change").click()


def test_without_scripts_the_page_says_so(play: Playwright, courses: str, proofs: Proofs) -> None:
    """It leads to the packs and to the text, and shows no control that does nothing."""
    browser = launched(play, proofs, "--blink-settings=scriptEnabled=false")
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{courses}china/{NEW}#p=9")
    expect(page.locator(".title noscript p")).to_contain_text("scripts are off here")
    ways = page.locator(".title noscript a").evaluate_all(
        "all => all.map(a => a.getAttribute('href'))"
    )
    assert {"../index.html", "../../brief/index.html", "../../brief/index.html#p1"} <= set(ways)
    expect(page.locator("main :is(button, input, select, .para):visible")).to_have_count(0)
    expect(page.locator(".intro:visible")).to_have_count(1)
    proofs.step("no scripts", "make your own", "what can be done without them")
    browser.close()


def bare(value: object) -> object:
    """What is said by a part of a pack, without where it stands in a file."""
    match value:
        case Paragraph(text=text, marks=marks):
            return text, marks
        case tuple():
            return tuple(map(bare, value))
        case _ if is_dataclass(value):
            said = ((f.name, getattr(value, f.name)) for f in fields(value))
            return tuple(bare(v) for name, v in said if name not in ("place", "answer", "id"))
        case _:
            return value


def downloaded(page: Page, fragment: str, folder: Path) -> Path:
    """The file that the page offers for a selection, put among the packs."""
    open_pack(page, fragment)
    page.get_by_role("button", name="Change").click()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download as a pack").click()
    file = folder / taken.value.suggested_filename
    assert not file.exists()
    taken.value.save_as(file)
    return file


@pytest.mark.parametrize(("edition", "key"), [(ROOT, "china"), (EDITION, "parted")])
def test_a_downloaded_pack_is_read_like_our_own(
    chromium: Browser, courses: str, tmp_path: Path, edition: Path, key: str
) -> None:
    """Everything that the packs ask, chosen at once under a title of signs: no diagnostic, and all
    as it was."""
    root = tmp_path / "edition"
    root.mkdir()
    for name in ("docs", "glossary", "mkdocs.yml"):
        one = edition / name
        (shutil.copytree if one.is_dir() else shutil.copy)(one, root / name)
    before = build(root)
    assert before.edition is not None
    packs = before.edition.packs.values()
    last = len(before.edition.base.paragraphs)
    ids = [f"{p.id}.{x.id}" for p in packs for x in (*p.exercises, *p.quiz)]
    title = """1. "Quotes": 'and' # signs — 举国体制; [x](y) *a* <b> & \\ {c}: | > % @ ` ¶99 _d_"""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{courses}{key}/{NEW}")
    fragment = f"#p=1-{last}&q={','.join(ids)}&t={quote(title)}"
    file = downloaded(page, fragment, root / "docs/teaching")
    context.close()
    after = build(root)
    assert after.edition is not None
    assert [str(d) for d in after.diagnostics] == [str(d) for d in before.diagnostics]
    made = after.edition.packs[file.stem]
    assert made.title.text == title
    assert made.paragraphs == tuple(range(1, last + 1))
    parts = ["questions", "discussion", "tasks"]
    asked = [
        (parts.index(s.part) if s.part in parts else 0, bare(e))
        for p in packs for s in p.sections for e in s.exercises
    ]  # fmt: skip
    assert [bare(e) for e in made.exercises] == [e for _, e in sorted(asked, key=lambda a: a[0])]
    assert [bare(i) for i in made.quiz] == [bare(i) for p in packs for i in p.quiz]
    own = [x.id for x in (*made.exercises, *made.quiz)]
    assert len(own) == len(set(own)) == len(ids)


def test_a_question_on_what_is_not_read_is_on_the_whole(chromium: Browser, tmp_path: Path) -> None:
    """In the file its paragraphs are those that are read, or none; so nothing is to complain of."""
    root = tmp_path / "edition"
    shutil.copytree(EDITION, root, ignore=shutil.ignore_patterns("golden"))
    assert build_site(root, text=None, site_dir=tmp_path / "site", strict=False) == 0
    before = build(root)
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{(tmp_path / 'site').as_uri()}/{NEW}")
    file = downloaded(
        page, "#p=3&q=first-look.q1,first-look.q2,first-look.who", root / "docs/teaching"
    )
    context.close()
    after = build(root)
    assert after.edition is not None
    assert [str(d) for d in after.diagnostics] == [str(d) for d in before.diagnostics]
    made = after.edition.packs[file.stem]
    assert [e.paragraphs for e in made.exercises] == [(), (3,)]
    assert [i.paragraphs for i in made.quiz] == [()]
    assert made.title.text == "A pack of our own"


def test_a_large_edition_offers_no_such_page() -> None:
    """Nor does the list of packs lead there."""
    from build_tools.write import site as pages
    from build_tools.write.site.new_pack import new_pack

    edition = build(EDITION).edition
    assert edition is not None and new_pack(edition)
    term = next(iter(edition.terms.values()))
    many = {f"t{i}": term for i in range(600)}
    large = replace(edition, terms=many)
    assert new_pack(large) == {}
    assert NEW in pages.plan(edition) and NEW not in pages.plan(large)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe(chromium: Browser, courses: str, proofs: Proofs, scheme: str, width: int) -> None:
    """While choosing, all questions open, and as the class sees it."""
    context = chromium.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{courses}china/{NEW}")
    open_pack(page, pack(page).replace("&t=", ",gone.q1&t="))
    runs = [examine(page, proofs, "a made pack", f"{scheme}, {width}")]
    page.get_by_role("button", name="Change").click()
    page.locator(".others summary").click()
    runs.append(examine(page, proofs, "making a pack", f"{scheme}, {width}"))
    context.close()
    assert [fault for run in runs for fault in (*run.violations, *run.undecided)] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", SIZES)
def test_pictures(chromium: Browser, site: Path, width: int, scheme: str) -> None:
    """While choosing, as the class sees it, and a quiz that is answered."""
    context = chromium.new_context(
        viewport={"width": width, "height": SIZES[width]},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{NEW}")
    open_pack(page, pack(page))
    keep((page, width, scheme), "pack-made", whole=True)
    page.get_by_role("button", name="Change").click()
    keep((page, width, scheme), "pack-making", whole=True)
    page.goto(f"{site.as_uri()}/teaching/first-meeting/index.html")
    for item in page.locator(".quiz-item").all():
        item.scroll_into_view_if_needed()
        item.get_by_role("button", name="Show the answer").click()
    page.locator(".quiz").evaluate("quiz => quiz.scrollIntoView()")
    keep((page, width, scheme), "quiz-answered")
    context.close()
