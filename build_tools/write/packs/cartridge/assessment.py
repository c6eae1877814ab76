"""An assessment of a Common Cartridge: IMS QTI 1.2.1 in the profile of version 1.1.

Each question has one text and one set of answers; what is told afterwards hangs on a condition
that always holds, where Moodle and Canvas look for it. A question with one right answer has three
answers at least in the profile; with two it is one with several right answers, of which one is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import assert_never
from xml.etree.ElementTree import Element

from build_tools.write.packs.questions import (
    Answer,
    Asked,
    Essay,
    InOrder,
    OneOf,
    Pairs,
    Question,
    Statement,
    Wording,
    one_by_one,
    told,
)
from build_tools.write.packs.tree import file_of, node

_NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_TOLD = {
    "cc_profile": "cc.exam.v0p1",
    "qmd_assessmenttype": "Examination",
    "qmd_scoretype": "Percentage",
    "qmd_feedbackpermitted": "Yes",
    "qmd_hintspermitted": "No",
    "qmd_solutionspermitted": "Yes",
    "cc_maxattempts": "unlimited",
}
_RESPONSE = "response"
_GENERAL = "general_fb"
_SOLUTION = "solution"


def assessment(id: str, title: str, questions: Sequence[Question]) -> bytes:
    """The file of an assessment with these questions."""
    items = [item for q in questions for item in _items(q)]
    return file_of(
        node(
            "questestinterop",
            node(
                "assessment",
                _metadata(_TOLD),
                node("section", *items, ident="root_section"),
                ident=id,
                title=title,
            ),
            xmlns=_NAMESPACE,
        )
    )


def _items(question: Question) -> Iterator[Element]:
    match question:
        case OneOf(asked, answers):
            yield _choice(asked, answers)
        case Statement(asked, true):
            yield _statement(asked, true)
        case Pairs() | InOrder():
            yield from (_choice(q.asked, q.answers) for q in one_by_one(question))
        case Wording(asked, accepts):
            yield _wording(asked, accepts)
        case Essay():
            yield _essay(question)
        case _:
            assert_never(question)


def _choice(asked: Asked, answers: Sequence[Answer]) -> Element:
    """A question with one right answer; feedback on an answer stands where that is recognized."""
    named = {f"a{n}": answer for n, answer in enumerate(answers, 1)}
    after = {f"{ident}_fb": a.because for ident, a in named.items() if a.because}
    shows = {ident: [_showing(f"{ident}_fb")] if a.because else [] for ident, a in named.items()}
    right = [ident for ident, answer in named.items() if answer.right]
    wrong = [ident for ident in named if ident not in right]
    several = len(answers) < 3
    if several:
        none_else = [node("not", _equal(ident, "Yes")) for ident in wrong]
        both = node("and", *(_equal(ident, "Yes") for ident in right), *none_else)
        rest = [ident for ident in named if shows[ident]]
        conditions = [_condition([both], _full_marks())]
    else:
        rest = [ident for ident in wrong if shows[ident]]
        conditions = [_condition([_equal(i)], _full_marks(), *shows[i]) for i in right]
    conditions += [_condition([_equal(ident)], *shows[ident]) for ident in rest]
    labels = [_label(ident, answer.text) for ident, answer in named.items()]
    profile = "cc.multiple_response.v0p1" if several else "cc.multiple_choice.v0p1"
    response = _lid(labels, "Multiple" if several else "Single")
    return _item(asked, {"cc_profile": profile}, response, conditions, after)


def _statement(asked: Asked, true: bool) -> Element:
    labels = [_label("true", "True"), _label("false", "False")]
    judged = _condition([_equal("true" if true else "false")], _full_marks())
    return _item(asked, {"cc_profile": "cc.true_false.v0p1"}, _lid(labels, "Single"), [judged])


def _wording(asked: Asked, accepts: Sequence[str]) -> Element:
    judged = _condition([_equal(text) for text in accepts], _full_marks())
    return _item(asked, {"cc_profile": "cc.fib.v0p1"}, _blank(), [judged])


def _essay(question: Essay) -> Element:
    """An essay; its model answer is told as the solution, and before the feedback, since Moodle
    passes solutions over."""
    asked, model = replace(question.asked, feedback=told(question)), question.model
    kind = {"cc_profile": "cc.essay.v0p1", "qmd_computerscored": "No"}
    shown = node("displayfeedback", feedbacktype="Solution", linkrefid=_SOLUTION)
    conditions = [_condition([node("other")], shown)] if model else []
    made = _item(asked, kind, _blank(), conditions)
    if model:
        solution = node("solution", node("solutionmaterial", node("flow_mat", _html(model))))
        made.append(node("itemfeedback", solution, ident=_SOLUTION))
    return made


def _item(
    asked: Asked,
    kind: Mapping[str, str],
    response: Element,
    conditions: Sequence[Element],
    after: Mapping[str, str] = MappingProxyType({}),
) -> Element:
    """An item; `after` are the texts of feedback that its conditions show."""
    general = {_GENERAL: asked.feedback} if asked.feedback else {}
    always = [_condition([node("other")], _showing(_GENERAL), goes_on="Yes")] if general else []
    score = node("decvar", varname="SCORE", vartype="Decimal", minvalue="0", maxvalue="100")
    made = node(
        "item",
        node("itemmetadata", _metadata(kind)),
        node("presentation", _html(asked.text), response),
        ident=asked.id,
        title=asked.name,
    )
    if every := [*always, *conditions]:
        made.append(node("resprocessing", node("outcomes", score), *every))
    for ident, text in {**general, **after}.items():
        made.append(node("itemfeedback", node("flow_mat", _html(text)), ident=ident))
    return made


def _metadata(told: Mapping[str, str]) -> Element:
    fields = (
        node("qtimetadatafield", node("fieldlabel", label), node("fieldentry", entry))
        for label, entry in told.items()
    )
    return node("qtimetadata", *fields)


def _lid(labels: Sequence[Element], cardinality: str) -> Element:
    choice = node("render_choice", *labels)
    return node("response_lid", choice, ident=_RESPONSE, rcardinality=cardinality)


def _label(ident: str, text: str) -> Element:
    return node("response_label", _html(text), ident=ident)


def _blank() -> Element:
    return node("response_str", node("render_fib"), ident=_RESPONSE, rcardinality="Single")


def _condition(conditions: Sequence[Element], *effects: Element, goes_on: str = "No") -> Element:
    return node("respcondition", node("conditionvar", *conditions), *effects, continue_=goes_on)


def _equal(ident: str, case: str = "No") -> Element:
    return node("varequal", ident, respident=_RESPONSE, case=case)


def _showing(ident: str) -> Element:
    return node("displayfeedback", feedbacktype="Response", linkrefid=ident)


def _full_marks() -> Element:
    return node("setvar", "100", varname="SCORE", action="Set")


def _html(text: str) -> Element:
    return node("material", node("mattext", text, texttype="text/html"))
