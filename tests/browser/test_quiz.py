"""A quiz is answered by pointer and by keyboard, checked in the page, told in words, and kept on
the reader's device alone."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import examine
from playwright.sync_api import Browser, Locator, Page, expect
from proofs import Proofs
from test_announced import heard, inside
from watching import calm

from build_tools.mkdocs_plugin import build_site

EDITION = Path(__file__).parent.parent / "editions" / "brief"
PACK = "teaching/first-look/index.html"
KEY = "edition-quiz-first-look"
ITEMS = ("who", "idle", "words", "pairs", "when", "sign")
LONG = "o" * 5000
MARKUP = "</legend></fieldset><script>alert(1)</script><img src=x onerror=alert(2)>"
TURNED = "a\u202eb\u2067c עברית 12 (34)"
HEAD = """\
---
title: {title}
level: adult
minutes: 10
aim: Trying
summary: A pack that is tried.
paragraphs: 1-4
quiz:
"""
FOOT = "---\nAn introduction.\n"
KINDS = """\
  - id: choice{n}
    kind: choice
    asks: {words}
    paragraphs: 2
    options: [{{right: {words}, because: {words}}}, {{wrong: no, because: {words}}}]
    because: {words}
  - {{id: truth{n}, kind: true-false, asks: {words}, answer: true, because: {words}}}
  - id: match{n}
    kind: match
    asks: {words}
    pairs: [[{words}, {words}], [left, right], [one, two]]
  - {{id: order{n}, kind: order, asks: {words}, events: [{{what: {words}, when: {words}}}, B, C]}}
  - {{id: short{n}, kind: short, asks: {words}, answer: {words}, accepts: [{words}]}}
"""
REFUSED = """Object.defineProperty(window, 'localStorage', {get() {
    throw new DOMException('The operation is insecure.', 'SecurityError'); }});"""
FULL = """Storage.prototype.setItem = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError'); };"""
KEPT = {
    "no JSON": "{who",
    "a list": "[1, 2]",
    "nothing": "null",
    "lists in lists": "[" * 100_000,
    "the keys of every object": '{"__proto__": {"said": "1"}, "constructor": {"said": []}}',
    "other kinds": json.dumps({id: {"said": {"a": 1}, "how": "checked"} for id in ITEMS}),
    "words for lists": json.dumps({id: {"said": "012", "how": "checked"} for id in ITEMS}),
    "lists for words": json.dumps({id: {"said": ["0", "0"], "how": "yes"} for id in ITEMS}),
    "no such options": json.dumps({id: {"said": "99", "how": "checked"} for id in ITEMS[:4]}),
    "one event twice": '{"when": {"said": ["0", "0", "1"], "how": "checked"}}',
    "a way that is a method": '{"idle": {"said": "zero", "how": "toString"}}',
    "5 MB without end": json.dumps({"sign": {"said": "x" * 5_000_000, "how": "no"}}),
}


@pytest.fixture(scope="module")
def unruly(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a small edition whose packs have hostile, endless and two hundred items."""
    root = tmp_path_factory.mktemp("unruly-quiz") / "edition"
    shutil.copytree(EDITION, root)
    folder = root / "docs/teaching"
    markup = json.dumps(re.sub(r"([<>()/=])", r"\\\1", MARKUP))
    for name, words in (("markup", markup), ("long", LONG), ("turned", f'"{TURNED}"')):
        text = HEAD.format(title=name) + KINDS.format(n="", words=words) + FOOT
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    many = "".join(KINDS.format(n=n, words=f"words {n}") for n in range(40))
    (folder / "many.md").write_text(HEAD.format(title="Many") + many + FOOT, encoding="utf-8")
    assert build_site(root, text=None, site_dir=root.parent / "site", strict=False) == 0
    return f"file://{root.parent}/site/"


@pytest.fixture(params=["http", "file"])
def quiz(
    request: pytest.FixtureRequest, chromium: Browser, courses: str, parted: Path
) -> Iterator[Page]:
    """The page of a pack with a quiz, over http and as a file; nothing fails or is said in it."""
    root = courses if request.param == "http" else f"{parted.parent.as_uri()}/"
    with calm(chromium) as page:
        page.goto(f"{root}parted/{PACK}")
        ready(page)
        yield page


def ready(page: Page) -> None:
    """Waits until the script runs."""
    expect(page.locator(".quiz .score")).to_be_attached()


def item(page: Page, id: str) -> Locator:
    """An item of the quiz, once it has its buttons, which it has when it comes near."""
    here = page.locator(f"#q-{id}")
    here.scroll_into_view_if_needed()
    expect(here.locator(".check")).to_be_visible()
    return here


def told(page: Page, id: str) -> Locator:
    """What is told of an item."""
    return item(page, id).locator(".told")


def press(page: Page, id: str, name: str) -> None:
    """Presses a button of an item."""
    item(page, id).get_by_role("button", name=name, exact=True).click()


def rights(page: Page, id: str) -> list[str]:
    """What is right of an item, as its page has it."""
    return (item(page, id).get_attribute("data-right") or "").split()


def answer(page: Page, id: str) -> None:
    """Answers an item rightly, by pointer."""
    here, right = item(page, id), rights(page, id)
    if id in ("who", "idle"):
        here.locator("input").nth(int(right[0])).check()
    elif id in ("words", "pairs"):
        for box, value in zip(here.locator("select").all(), right, strict=True):
            box.select_option(value)
    elif id == "when":
        in_order(page, lambda button: button.click())
    else:
        here.locator("textarea").fill("Three Sisters.")
    press(page, id, "Check")


def in_order(page: Page, act: object) -> None:
    """Brings the three events into their order."""
    here = item(page, "when")
    for place, what in enumerate(("The water book is begun", "The middle mill is mended")):
        while what not in here.locator(".events li").nth(place).inner_text():
            act(here.get_by_role("button", name=f"Earlier: {what}"))  # type: ignore[operator]


def test_a_wrong_choice_is_told_why(quiz: Page, proofs: Proofs) -> None:
    """The reason of the option, the place in the text, and not what is right; then try again."""
    who = item(quiz, "who")
    press(quiz, "who", "Check")
    expect(told(quiz, "who")).to_have_text("Choose an answer first.")
    who.get_by_label("The lower mill").check()
    press(quiz, "who", "Check")
    expect(told(quiz, "who")).to_contain_text("Not right.It waits, see ¶4.See ¶ 2.")
    expect(told(quiz, "who")).not_to_contain_text("So says")
    expect(who.locator(".verdict")).to_have_text(["not right"])
    assert told(quiz, "who").locator("a").last.get_attribute("href") == "#p2"
    press(quiz, "who", "Try again")
    expect(told(quiz, "who")).to_be_empty()
    expect(who.locator("input:checked")).to_have_count(0)
    expect(who.locator("input").first).to_be_focused()
    proofs.step("pointer", "quiz", "a wrong choice, told why, tried again")


@pytest.mark.parametrize("id", ITEMS)
def test_a_right_answer_is_told(quiz: Page, proofs: Proofs, id: str) -> None:
    """In words, with the reason; nothing but this item is counted."""
    answer(quiz, id)
    expect(told(quiz, id).locator("b")).to_have_text("Right.")
    because = {"who": "So says ¶2.", "idle": "It waits (¶4).", "when": "1921 (printed 1911)"}
    expect(told(quiz, id)).to_contain_text(because.get(id, ""))
    expect(quiz.locator(".score")).to_have_text("1 of 6 right, 5 still open.")
    proofs.step("pointer", "quiz", f"right: {id}")


def test_a_wrong_match_and_order_are_told_row_by_row(quiz: Page) -> None:
    """Each row has its word; what is right stays when it is tried again."""
    pairs, right = item(quiz, "pairs"), rights(quiz, "pairs")
    press(quiz, "pairs", "Check")
    expect(told(quiz, "pairs")).to_have_text("Choose something in each row first.")
    chosen = [right[0], right[2], right[1]]
    for box, value in zip(pairs.locator("select").all(), chosen, strict=True):
        box.select_option(value)
    press(quiz, "pairs", "Check")
    expect(pairs.locator(".verdict")).to_have_text(["right", "not right", "not right"])
    expect(told(quiz, "pairs")).to_contain_text("1 of 3 are right.")
    press(quiz, "pairs", "Try again")
    assert [b.input_value() for b in pairs.locator("select").all()] == [right[0], "", ""]
    expect(pairs.locator("select").nth(1)).to_be_focused()
    press(quiz, "when", "Check")
    expect(told(quiz, "when")).to_have_text("Put them in order first.")


def test_a_short_answer_of_other_words_is_the_readers_to_judge(quiz: Page) -> None:
    """The model answer is told; whoever says that theirs is the same has it counted."""
    item(quiz, "sign").locator("textarea").fill("some mills")
    press(quiz, "sign", "Check")
    expect(told(quiz, "sign")).to_contain_text("Compare.The three sisters.")
    expect(quiz.locator(".score")).to_have_text("6 questions.")
    press(quiz, "sign", "Yes")
    expect(told(quiz, "sign")).to_contain_text("Right, you say.")
    expect(quiz.locator(".score")).to_contain_text("1 of 6 right")
    item(quiz, "sign").locator("textarea").fill("THREE  sisters!")
    expect(told(quiz, "sign")).to_be_empty()
    press(quiz, "sign", "Check")
    expect(told(quiz, "sign").locator("b")).to_have_text("Right.")


def test_the_answer_is_shown_when_asked_for(quiz: Page) -> None:
    """It is told and not counted as right."""
    for id in ITEMS:
        press(quiz, id, "Show the answer")
        expect(told(quiz, id).locator("b")).to_have_text("The answer.")
    expect(told(quiz, "who")).to_contain_text("The upper mill")
    expect(item(quiz, "who").locator(".verdict")).to_have_text(["right"])
    expect(told(quiz, "when").locator("li")).to_have_count(3)
    expect(told(quiz, "words")).to_contain_text("水车")
    expect(quiz.locator(".score")).to_have_text("0 of 6 right.")


def test_by_keyboard_alone(quiz: Page, proofs: Proofs) -> None:
    """Tab, arrows, Space and Enter answer an item of each kind, and the focus is never lost."""
    keys, focused = quiz.keyboard, quiz.locator(":focus")

    def tab_to(name: str) -> None:
        for _ in range(12):
            keys.press("Tab")
            if focused.count() and name in (
                focused.get_attribute("aria-label") or focused.inner_text()
            ):
                return
        raise AssertionError(f"{name} is not reached")

    item(quiz, "who").locator("input").first.focus()
    keys.press("Space")
    for _ in range(int(rights(quiz, "who")[0])):
        keys.press("ArrowDown")
    tab_to("Check")
    keys.press("Enter")
    expect(told(quiz, "who").locator("b")).to_have_text("Right.")
    expect(focused).to_have_text("Check")
    tab_to("Try again")
    keys.press("Enter")
    expect(item(quiz, "who").locator("input").first).to_be_focused()
    item(quiz, "idle").locator("input").first.focus()
    keys.press("ArrowDown")
    tab_to("Check")
    keys.press("Enter")
    expect(told(quiz, "idle").locator("b")).to_have_text("Right.")
    for i, value in enumerate(rights(quiz, "pairs")):
        item(quiz, "pairs").locator("select").nth(i).focus()
        for _ in range(int(value) + 1):
            keys.press("ArrowDown")
    tab_to("Check")
    keys.press("Space")
    expect(told(quiz, "pairs").locator("b")).to_have_text("Right.")
    events = item(quiz, "when").locator(".events li")
    first = events.first.locator("span").first.inner_text()
    events.first.get_by_role("button", name="Later").focus()
    keys.press("Enter")
    expect(events.nth(1)).to_contain_text(first)
    expect(events.nth(1).get_by_role("button", name="Later")).to_be_focused()
    expect(quiz.locator(".quiz > [role=status]")).to_have_text("Now 2 of 3")
    keys.press("Enter")
    keys.press("Enter")
    expect(events.nth(2).get_by_role("button", name="Later")).to_be_focused()
    expect(events.nth(2).get_by_role("button", name="Later")).to_have_attribute(
        "aria-disabled", "true"
    )
    in_order(quiz, lambda button: button.press("Enter"))
    tab_to("Check")
    keys.press("Enter")
    expect(told(quiz, "when").locator("b")).to_have_text("Right.")
    item(quiz, "sign").locator("textarea").focus()
    keys.type("three sisters")
    tab_to("Check")
    keys.press("Enter")
    expect(told(quiz, "sign").locator("b")).to_have_text("Right.")
    proofs.step("keyboard", "quiz", "an item of each kind, the focus kept")


def test_what_is_announced(quiz: Page, proofs: Proofs) -> None:
    """Each field has a name and lies in a group that is named by what is asked; what is told lies
    in a status, right or wrong in words; the chosen option is called so."""
    tree = heard(quiz)
    groups = {one.name: i for i, one in enumerate(tree) if one.role == "group"}
    at = groups["Which mill takes its water first?"]
    assert [one.name for one in inside(tree, at) if one.role == "radio"] == [
        words.strip() for words in item(quiz, "who").locator(".option").all_inner_texts()
    ]
    boxes = [one.name for one in tree if one.role == "combobox"]
    assert {"Chinese for mill", "Pinyin for mill"} <= set(boxes)
    assert "What belongs to The upper mill" in boxes
    assert len(boxes) == len(set(boxes))
    assert "Your answer" in [one.name for one in tree if one.role == "textbox"]
    item(quiz, "who").get_by_label("The lower mill").check()
    press(quiz, "who", "Check")
    tree = heard(quiz)
    said = ["".join(w.name for w in inside(tree, i) if w.role == "StaticText")
            for i, one in enumerate(tree) if one.role == "status"]  # fmt: skip
    assert any(words.startswith("Not right.It waits") for words in said)
    assert "The lower mill not right" in [one.name for one in tree if one.role == "radio"]
    proofs.step("ear", "quiz", "groups, names, and what is told of a wrong answer")


def test_answers_are_kept_for_the_next_visit(quiz: Page) -> None:
    """As they were given and judged; forgotten when asked to be, and only then."""
    for id in ITEMS:
        answer(quiz, id)
    expect(quiz.locator(".quiz > [role=status]")).to_have_text(
        "That was the last one. 6 of 6 right."
    )
    quiz.reload()
    ready(quiz)
    expect(quiz.locator(".score")).to_have_text("6 of 6 right.")
    for id in ITEMS:
        expect(told(quiz, id).locator("b")).to_have_text("Right.")
    assert quiz.evaluate("Object.keys(localStorage)") == [KEY]
    quiz.get_by_role("button", name="Forget them").click()
    quiz.get_by_role("button", name="No, keep them").click()
    expect(quiz.get_by_role("button", name="Forget them")).to_be_focused()
    assert quiz.evaluate("Object.keys(localStorage)") == [KEY]
    quiz.evaluate("localStorage['edition-quiz-other'] = '{}'")
    quiz.get_by_role("button", name="Forget them").click()
    quiz.get_by_role("button", name="Yes, forget them").click()
    assert quiz.evaluate("Object.keys(localStorage)") == []
    expect(quiz.locator(".score")).to_have_text("6 questions.")


def test_starting_over_asks_first(quiz: Page) -> None:
    """Escape and No keep all, the focus comes back; Yes clears and leads to the first question."""
    events = quiz.locator(".events li > :first-child")
    shown = events.all_inner_texts()
    for id in ITEMS:
        answer(quiz, id)
    over = quiz.get_by_role("button", name="Start over", exact=True)
    over.focus()
    quiz.keyboard.press("Enter")
    expect(quiz.get_by_role("button", name="No, keep them")).to_be_focused()
    quiz.keyboard.press("Escape")
    expect(over).to_be_focused()
    expect(quiz.locator(".score")).to_have_text("6 of 6 right.")
    over.click()
    quiz.get_by_role("button", name="Yes, start over").click()
    expect(quiz.locator(".score")).to_have_text("6 questions.")
    expect(quiz.locator(".quiz :is(.told:not(:empty), .verdict, input:checked)")).to_have_count(0)
    expect(item(quiz, "who").locator("input").first).to_be_focused()
    assert events.all_inner_texts() == shown
    assert quiz.evaluate("localStorage.length") == 0


def test_whatever_was_kept_harms_nothing(quiz: Page) -> None:
    """What no page of ours has written is no answer, and can be written over."""
    for title, kept in KEPT.items():
        quiz.evaluate("([key, kept]) => { localStorage[key] = kept; }", [KEY, kept])
        quiz.reload()
        ready(quiz)
        expect(quiz.locator(".score"), title).to_have_text("6 questions.")
        expect(quiz.locator(".quiz :is(.verdict, input:checked)"), title).to_have_count(0)
    answer(quiz, "who")
    assert set(json.loads(quiz.evaluate(f"localStorage['{KEY}']"))) == {"who"}


@pytest.mark.parametrize("storage", [REFUSED, FULL], ids=["refused", "full"])
def test_without_storage_the_quiz_works_and_says_so(quiz: Page, storage: str) -> None:
    """Answers last for the visit; the line no longer says that they stay."""
    quiz.add_init_script(storage)
    quiz.reload()
    ready(quiz)
    answer(quiz, "who")
    expect(told(quiz, "who").locator("b")).to_have_text("Right.")
    expect(quiz.locator(".stays")).to_contain_text("This browser keeps nothing")
    quiz.get_by_role("button", name="Start over", exact=True).click()
    quiz.get_by_role("button", name="Yes, start over").click()
    expect(told(quiz, "who")).to_be_empty()


def test_without_scripts_each_answer_stands_folded_below(
    chromium: Browser, courses: str, proofs: Proofs
) -> None:
    """The fields can be filled in; the answer and the reason are one click away, and not seen
    before."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{courses}parted/{PACK}")
    expect(page.locator(".quiz .answer")).to_have_count(6)
    expect(page.locator(".quiz button")).to_have_count(0)
    words = {"who": "The upper mill", "idle": "False.", "words": "水车", "pairs": "was mended",
             "when": "1880", "sign": "The three sisters."}  # fmt: skip
    for id, right in words.items():
        answer = page.locator(f"#q-{id} .answer")
        expect(answer.get_by_text(right).first).to_be_hidden()
        answer.locator("summary").click()
        expect(answer.get_by_text(right).first).to_be_visible()
    page.locator("#q-who input").first.check()
    proofs.step("no scripts", "quiz", "six answers folded below their questions")
    context.close()


@pytest.mark.parametrize("name", ["markup", "long", "turned"])
@pytest.mark.parametrize("width", [320, 1280])
def test_hostile_items_are_text(chromium: Browser, unruly: str, name: str, width: int) -> None:
    """Nothing runs, nothing is wider than the window, and each is still answered."""
    context = chromium.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{unruly}teaching/{name}/index.html")
    ready(page)
    for id in ("choice", "truth"):
        item(page, id).locator("input").first.check()
        press(page, id, "Check")
    for id in ("match", "order", "short"):
        press(page, id, "Show the answer")
    expect(page.locator(".told:empty")).to_have_count(0)
    assert page.locator(".quiz :is(script, img)").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if name == "markup":
        expect(told(page, "short")).to_contain_text("<script>alert(1)</script>")
    context.close()
    assert said == []


@pytest.mark.parametrize("width", [320, 1280])
def test_hostile_items_are_text_where_packs_are_made(
    chromium: Browser, unruly: str, width: int
) -> None:
    """All of them chosen at once, as the class sees them and as they are chosen."""
    context = chromium.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: said.append(str(error)))
    kinds, packs = ("choice", "truth", "match", "order", "short"), ("markup", "long", "turned")
    ids = [f"{pack}.{kind}" for pack in packs for kind in kinds]
    page.goto(f"{unruly}teaching/new/index.html#p=1-4&q={','.join(ids)}&t={LONG}")
    expect(page.locator(".quiz-item:visible")).to_have_count(len(ids))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Change").click()
    expect(page.locator(".near [data-q]:checked")).to_have_count(len(ids))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("main :is(script, img)").count() == 0
    context.close()
    assert said == []


def test_two_hundred_items_keep_nobody_waiting(chromium: Browser, unruly: str) -> None:
    """Once the page is loaded no task is long, nor when a reader goes to the end; an item is ready
    when it comes near. What a busy machine delays once, it does not delay each time."""
    assert any(long_tasks(chromium, f"{unruly}teaching/many/index.html") == [] for _ in range(4))


def long_tasks(chromium: Browser, address: str) -> list[list[float]]:
    """The long tasks of a visit to the end of a long quiz, behind the loading of the page."""
    context = chromium.new_context(viewport={"width": 1000, "height": 800})
    page = context.new_page()
    page.add_init_script("""window.tasks = [];
        new PerformanceObserver(list => list.getEntries().forEach(
            task => tasks.push([task.startTime, task.duration])
        )).observe({type: 'longtask', buffered: true});""")
    page.goto(address)
    ready(page)
    expect(page.locator(".score")).to_have_text("200 questions.")
    page.keyboard.press("End")
    press(page, "truth39", "Show the answer")
    expect(told(page, "truth39")).to_contain_text("True.words 39")
    assert page.locator(".quiz .check").count() < 100
    found: list[list[float]] = page.evaluate("""() => {
        const end = performance.getEntriesByType('navigation')[0].loadEventEnd;
        return window.tasks.filter(([start]) => start > end); }""")
    context.close()
    return found


def test_right_and_wrong_are_told_by_more_than_colour(chromium: Browser, courses: str) -> None:
    """In forced colours the words, and the line beside them, still differ."""
    context = chromium.new_context(forced_colors="active", reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{courses}parted/{PACK}")
    ready(page)
    answer(page, "idle")
    item(page, "who").get_by_label("The lower mill").check()
    press(page, "who", "Check")
    line = "e => getComputedStyle(e).borderInlineStartStyle"
    assert [told(page, id).evaluate(line) for id in ("idle", "who")] == ["solid", "dotted"]
    expect(item(page, "idle").locator(".verdict")).to_have_text("right")
    expect(item(page, "who").locator(".verdict")).to_have_text("not right")
    assert page.evaluate("document.getAnimations().length") == 0
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_on_a_quiz_that_is_answered(
    chromium: Browser, courses: str, proofs: Proofs, scheme: str, width: int
) -> None:
    """Checked right and wrong, shown, compared, and asked whether to start over."""
    context = chromium.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{courses}parted/{PACK}")
    ready(page)
    item(page, "who").get_by_label("The lower mill").check()
    press(page, "who", "Check")
    answer(page, "idle")
    press(page, "words", "Show the answer")
    for box in item(page, "pairs").locator("select").all():
        box.select_option("0")
    press(page, "pairs", "Check")
    answer(page, "when")
    item(page, "sign").locator("textarea").fill("mills")
    press(page, "sign", "Check")
    page.get_by_role("button", name="Start over", exact=True).click()
    run = examine(page, proofs, "a quiz, answered", f"{scheme}, {width}", [".quiz"])
    context.close()
    assert [*run.violations, *run.undecided] == []
