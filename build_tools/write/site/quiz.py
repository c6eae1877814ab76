"""The quiz of a reading pack: what is asked, and the answer that stands folded below it.

Without scripts a reader opens the answer; `assets/script/quiz.js` takes it away and tells of it
what fits. `data-right` says which answers are right, as they are shown: the number of the option;
of a match that of each row, column by column; of an order the right place of each event; of a
short question a list of wordings (JSON).
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from build_tools.model.marks import Link
from build_tools.model.packs import Choice, Match, Order, Pack, QuizItem, Short, TrueFalse
from build_tools.write import addresses
from build_tools.write.elements import Setting
from build_tools.write.escape import escaped
from build_tools.write.html import finished, rendered
from build_tools.write.mixed import mixed, out_of_order
from build_tools.write.site.leads import HEADING
from build_tools.write.site.matches import choosers, right_rows, right_words
from build_tools.write.weave import weave

UNASKED = "Match what belongs together."
"""What is asked of a match that asks nothing itself."""


def quiz(pack: Pack, setting: Setting) -> str:
    """The quiz of a pack as a section of its page; empty if it has none."""
    if not pack.quiz:
        return ""
    items = (quiz_item(pack.id, item, addresses.exercise(item.id), setting) for item in pack.quiz)
    return rendered("quiz.html", pack=pack.id, items=finished("\n".join(items)))


def quiz_item(pack: str, item: QuizItem, id: str, setting: Setting) -> str:
    """An item as a list item with this `id`; `setting` is that of prose on its page."""
    asked = replace(setting, ids=None, readings={})
    right, controls, answer = _parts(pack, item, id, setting)
    asks = weave(item.asks, asked) if item.asks.text else UNASKED
    return (
        f'<li class="quiz-item" id="{escaped(id)}" data-kind="{kind(item)}"'
        f' data-right="{escaped(right)}"><fieldset>\n<legend>{asks}</legend>\n{controls}\n'
        f'<details class="answer"><summary>Answer</summary>\n{answer}\n'
        f"{_why(item, setting)}</details>\n</fieldset></li>"
    )


def kind(item: QuizItem) -> str:
    """What an item is called in the file of its pack."""
    match item:
        case Choice():
            return "choice"
        case TrueFalse():
            return "true-false"
        case Match():
            return "match"
        case Order():
            return "order"
        case Short():
            return "short"
        case _:
            assert_never(item)


def _parts(pack: str, item: QuizItem, id: str, setting: Setting) -> tuple[str, str, str]:
    """What is right (`data-right`), the controls, and the answer."""
    match item:
        case Choice():
            return _choice(pack, item, id, setting)
        case TrueFalse(answer=answer):
            right = "True." if answer else "False."
            controls = "\n".join(_options(id, ["True", "False"]))
            return "0" if answer else "1", controls, f'<p class="right">{right}</p>'
        case Match():
            right = " ".join(map(str, right_words(pack, item)))
            return right, choosers(pack, item), _listed(right_rows(item), "ul", "pairs")
        case Order():
            return _order(pack, item)
        case Short(answer=model, accepts=accepts):
            right = json.dumps([model.text, *accepts], ensure_ascii=False)
            box = '<textarea rows="2" maxlength="2000" autocomplete="off"></textarea>'
            controls = f'<label class="own"><span>Your answer</span> {box}</label>'
            return right, controls, f'<p class="right">{weave(model, setting)}</p>'
        case _:
            assert_never(item)


def _choice(pack: str, item: Choice, id: str, setting: Setting) -> tuple[str, str, str]:
    options = mixed(item.options, pack, item.id)
    words = [weave(o.words, HEADING) for o in options]
    right = [i for i, o in enumerate(options) if o.right]
    reasons = "".join(
        f'<div data-of="{i}"><dt>{words[i]}</dt><dd>{weave(o.because, setting)}</dd></div>'
        for i, o in enumerate(options)
        if o.because
    )
    answer = "".join(f'<p class="right">{words[i]}</p>' for i in right)
    answer += f'\n<dl class="reasons">{reasons}</dl>' if reasons else ""
    return " ".join(map(str, right)), "\n".join(_options(id, words)), answer


def _options(id: str, words: Iterable[str]) -> Iterator[str]:
    """Radio buttons of one group; `words` are finished HTML."""
    name = escaped(id)
    for i, option in enumerate(words):
        button = f'<input type="radio" name="{name}" value="{i}">'
        yield f'<label class="option">{button} <span>{option}</span></label>'


def _order(pack: str, item: Order) -> tuple[str, str, str]:
    shown = out_of_order(list(enumerate(item.events)), pack, item.id)
    places = " ".join(str(place) for place, _ in shown)
    events = "\n".join(f"<li><span>{weave(e.what, HEADING)}</span></li>" for _, e in shown)
    told = [
        weave(e.what, HEADING)
        + (f' <span class="when">{weave(e.when, HEADING)}</span>' if e.when else "")
        for e in item.events
    ]
    return places, f'<ol role="list" class="events">\n{events}\n</ol>', _listed(told, "ol", "dated")


def _listed(items: Sequence[str], element: str, kind: str) -> str:
    lines = "".join(f"<li>{item}</li>" for item in items)
    return f'<{element} role="list" class="right {kind}">{lines}</{element}>'


def _why(item: QuizItem, setting: Setting) -> str:
    """What everybody is told afterwards, and where in the text the answer stands."""
    because = f'<p class="because">{weave(item.because, setting)}</p>\n' if item.because else ""
    found = [f'<a href="{escaped(setting.leads(Link(f"#p{n}")))}">¶&nbsp;{n}</a>'
             for n in item.paragraphs if setting.leads(Link(f"#p{n}"))]  # fmt: skip
    return because + (f'<p class="where-it-stands">See {", ".join(found)}.</p>\n' if found else "")
