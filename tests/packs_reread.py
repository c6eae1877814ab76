"""Files for learning platforms read back as the platforms read them.

Each reader does what the importer of a platform does (of Moodle: question/format/xml,
question/format/gift, mod/glossary/import.php, backup/cc), written anew from what that does, and
knows nothing of the writers.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from build_tools.model.packs import Choice, Match, Order, Pack, Short, TrueFalse

QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
PACKAGE = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"
LINK = "{http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1}"
REMARK = re.compile(r" \((?:\w+(?: characters)? – \w+(?: characters)?|columns \d and \d)\)$")
"""What two columns of a match of three are."""


@dataclass(frozen=True)
class Found:
    """A question as a class sees it: its kind, its text, what there is to choose (pairs of a match
    among it), what is right, and what is told afterwards; all plain words."""

    kind: str
    text: str
    answers: frozenset[object]
    right: object
    told: str = ""


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "li", "td", "th", "tr"):
            self.parts.append(" ")


def words(html: str) -> str:
    """The plain words of a piece of HTML."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.parts).split())


def asked(pack: Pack) -> Iterator[Found]:
    """What the quiz of a pack asks, by the pack itself; `told` is what must be told at least."""
    for item in pack.quiz:
        text = one_line(item.asks.text)
        because = one_line(item.because.text) if item.because else ""
        match item:
            case Choice():
                options = [one_line(o.words.text) for o in item.options]
                right = next(one_line(o.words.text) for o in item.options if o.right)
                yield Found("choice", text, frozenset(options), right, because)
            case TrueFalse():
                yield Found("true-false", text, frozenset(), item.answer, because)
            case Match():
                for n in range(len(item.rows[0]) - 1):
                    pairs = {(one_line(r[n].text), one_line(r[n + 1].text)) for r in item.rows}
                    yield Found("pairs", text, frozenset(pairs), None, because)
            case Order():
                steps = tuple(one_line(e.what.text) for e in item.events)
                yield Found("order", text, frozenset(steps), steps, because)
            case Short():
                kind = "short" if item.accepts else "essay"
                accepts = frozenset(map(one_line, item.accepts))
                yield Found(kind, text, accepts, None, one_line(item.answer.text))


def one_line(text: str) -> str:
    return " ".join(text.split())


def in_moodle(xml: bytes) -> tuple[list[str], list[Found], list[str]]:
    """Moodle XML: the categories, the questions, their id numbers."""
    categories, questions, ids = [], [], []
    for q in ElementTree.fromstring(xml):
        assert q.tag == "question"
        if q.get("type") == "category":
            categories.append(_text(q.find("category")))
            continue
        assert _text(q.find("name")), "Moodle takes no question without a name"
        assert len(_text(q.find("name"))) <= 255
        ids.append(q.findtext("idnumber", ""))
        questions.append(_moodle_question(q))
    return categories, questions, ids


def _moodle_question(q: Element) -> Found:
    text = REMARK.sub("", words(_text(q.find("questiontext"))))
    told = words(_text(q.find("generalfeedback")))
    kind = q.get("type")
    answers = q.findall("answer")
    full = [a for a in answers if a.get("fraction") == "100"]
    match kind:
        case "multichoice":
            assert q.findtext("single") == "true"
            assert len(full) == 1 and len(answers) > 1
            assert {a.get("fraction") for a in answers} == {"0", "100"}
            right = words(_text(full[0]))
            return Found("choice", text, frozenset(words(_text(a)) for a in answers), right, told)
        case "truefalse":
            assert [_text(a) for a in answers] == ["true", "false"]
            return Found("true-false", text, frozenset(), _text(full[0]) == "true", told)
        case "matching":
            pairs = {(words(_text(s)), _text(s.find("answer"))) for s in q.findall("subquestion")}
            assert all(right for _, right in pairs), "Moodle stops at a pair without its right side"
            return Found("pairs", text, frozenset(pairs), None, told)
        case "ordering":
            # Moodle takes the answers in the order of the file, whatever their fractions say.
            steps = tuple(words(_text(a)) for a in answers)
            assert int(q.findtext("selectcount", "")) == len(steps) >= 2
            assert q.findtext("selecttype") == "ALL"
            return Found("order", text, frozenset(steps), steps, told)
        case "shortanswer":
            assert full == answers
            accepts = frozenset(_text(a).replace("\\*", "*") for a in answers)
            assert not any(re.search(r"(?<!\\)\*", _text(a)) for a in answers), "a wild card"
            return Found("short", text, accepts, None, told)
        case "essay":
            info = words(_text(q.find("graderinfo")))
            return Found("essay", text, frozenset(), None, f"{info} {told}".strip())
    raise AssertionError(f"Moodle knows no type {kind}")


def _text(parent: Element | None) -> str:
    """What Moodle reads of an element: its first `text`, without white space around it."""
    assert parent is not None
    return (parent.findtext("text") or "").strip()


ESCAPED = {"\\:": "&&058;", "\\#": "&&035;", "\\=": "&&061;", "\\{": "&&123;", "\\}": "&&125;",
           "\\~": "&&126;", "\\n": "&&010"}  # fmt: skip


def in_gift(text: str) -> tuple[list[str], list[Found], list[str]]:
    """GIFT as Moodle reads it: the categories, the questions, their id numbers."""
    categories, questions, ids = [], [], []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in block.split("\n")]
        comments = [line for line in lines if line.startswith("//")]
        body = "\n".join(" " if line.startswith("//") else line for line in lines).strip()
        body = _placeholders(body)
        if body.startswith("$CATEGORY:"):
            categories.append(body[10:].strip())
            continue
        found = re.search(r"\[id:([^]]+)]", "".join(comments))
        assert found is not None
        ids.append(found[1])
        questions.append(_gift_question(body))
    return categories, questions, ids


def _placeholders(text: str) -> str:
    text = text.replace("\\\\", "&&092;")
    for sign, stands in ESCAPED.items():
        text = text.replace(sign, stands)
    return text.replace("&&092;", "\\")


def _back(text: str) -> str:
    for sign, stands in ESCAPED.items():
        text = text.replace(stands, "\n" if sign == "\\n" else sign[1])
    return text


def _gift_question(body: str) -> Found:
    assert body.startswith("::")
    name, _, rest = body[2:].partition("::")
    assert 0 < len(_back(name)) <= 255
    start, end = rest.index("{"), rest.index("}")
    assert end == len(rest) - 1, "what stands behind the answers makes it a missing word"
    text = REMARK.sub("", words(_gift_text(rest[:start])))
    answer, _, general = rest[start + 1 : end].strip().rpartition("####")
    if not _:
        answer, general = general, ""
    answer, told = answer.strip(), words(_gift_text(general)) if general else ""
    if not answer:
        return Found("essay", text, frozenset(), None, told)
    if "~" in answer:
        return _gift_choice(answer, text, told)
    if "=" in answer and "->" in answer:
        pairs = [part.split("->", 1) for part in answer.split("=")[1:]]
        every = {(words(_gift_text(left)), _back(right).strip()) for left, right in pairs}
        return Found("pairs", text, frozenset(every), None, told)
    if answer in ("T", "TRUE", "F", "FALSE"):
        return Found("true-false", text, frozenset(), answer.startswith("T"), told)
    accepts = set()
    for part in answer.split("=")[1:]:
        weighed = re.fullmatch(r"%100%(.*)", part.strip(), re.DOTALL)
        assert weighed is not None
        accepts.add(_gift_text(weighed[1], "plain").replace("\\*", "*"))
    return Found("short", text, frozenset(accepts), None, told)


def _gift_choice(answer: str, text: str, told: str) -> Found:
    parts = answer.replace("=", "~=").split("~")
    options, right = [], []
    for part in filter(None, (p.strip() for p in parts)):
        own = words(_gift_text(part.removeprefix("=").partition("#")[0]))
        options.append(own)
        right += [own] if part.startswith("=") else []
    assert len(right) == 1
    return Found("choice", text, frozenset(options), right[0], told)


def _gift_text(text: str, default: str = "html") -> str:
    """A text with its format in brackets before it; one that is not told is not HTML here."""
    text = text.strip()
    found = re.match(r"\[(html|plain|markdown|moodle)]", text)
    if default == "html":
        assert found is not None and found[1] == "html", text
    return _back(text[found.end() :] if found else text).strip()


def cartridge(data: bytes) -> tuple[dict[str, str], dict[str, list[Found]]]:
    """A Common Cartridge: the links by their titles, the questions of each assessment."""
    with ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    root = ElementTree.fromstring(files.pop("imsmanifest.xml"))
    resources = {r.get("identifier"): r for r in root.iter(f"{PACKAGE}resource")}
    named = {f.get("href") for f in root.iter(f"{PACKAGE}file")}
    assert named == set(files), "a file that is not named, or a name without a file"
    items = [i for i in root.iter(f"{PACKAGE}item") if i.get("identifierref")]
    assert {i.get("identifierref") for i in items} == set(resources)
    links, assessments = dict[str, str](), dict[str, list[Found]]()
    for item in items:
        title = item.findtext(f"{PACKAGE}title", "")
        resource = resources[item.get("identifierref")]
        file = resource.find(f"{PACKAGE}file")
        assert file is not None
        inner = files[file.get("href", "")]
        match resource.get("type"):
            case "imswl_xmlv1p1":
                url = ElementTree.fromstring(inner).find(f"{LINK}url")
                assert url is not None
                links[title] = url.get("href", "")
            case "imsqti_xmlv1p2/imscc_xmlv1p1/assessment":
                found = ElementTree.fromstring(inner).iter(f"{QTI}item")
                assessments[title] = [_qti_question(i) for i in found]
    return links, assessments


def _qti_question(item: Element) -> Found:
    fields = {
        f.findtext(f"{QTI}fieldlabel"): f.findtext(f"{QTI}fieldentry")
        for f in item.iter(f"{QTI}qtimetadatafield")
    }
    text = words(item.findtext(f"{QTI}presentation/{QTI}material/{QTI}mattext", ""))
    told, right = "", None
    for condition in item.iter(f"{QTI}respcondition"):
        equal = condition.findall(f"{QTI}conditionvar//{QTI}varequal")
        excluded = condition.findall(f"{QTI}conditionvar//{QTI}not/{QTI}varequal")
        if condition.findtext(f"{QTI}setvar") == "100":
            assert right is None, "two conditions for full marks"
            right = [e.text or "" for e in equal if e not in excluded]
        shown = condition.find(f"{QTI}displayfeedback")
        if condition.get("continue") == "Yes" and shown is not None:
            path = f"{QTI}itemfeedback[@ident='{shown.get('linkrefid')}']/{QTI}flow_mat"
            told += words(item.findtext(f"{path}/{QTI}material/{QTI}mattext", ""))
    labels = {
        label.get("ident", ""): words(label.findtext(f"{QTI}material/{QTI}mattext", ""))
        for label in item.iter(f"{QTI}response_label")
    }
    match fields["cc_profile"]:
        case "cc.multiple_choice.v0p1" | "cc.multiple_response.v0p1":
            assert right is not None and len(right) == 1
            return Found("choice", text, frozenset(labels.values()), labels[right[0]], told)
        case "cc.true_false.v0p1":
            assert set(labels) == {"true", "false"} and right in (["true"], ["false"])
            return Found("true-false", text, frozenset(), right == ["true"], told)
        case "cc.fib.v0p1":
            return Found("short", text, frozenset(right or ()), None, told)
        case "cc.essay.v0p1":
            return Found("essay", text, frozenset(), None, told)
    raise AssertionError(fields)
