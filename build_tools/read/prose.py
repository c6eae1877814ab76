"""Editors' short prose (reasons, grounds, remarks): inline Markdown as marked text."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Paragraph
from build_tools.model.ids import is_id
from build_tools.model.marks import Emphasis, Foreign, Link, Mark
from build_tools.model.pinyin import is_toned
from build_tools.model.places import Place, Run
from build_tools.read.encoding import TURNS, turns
from build_tools.read.han import CJK, foreign
from build_tools.read.sheets import SPACES, UNSEEN

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_WEB = re.compile(r"https?://[^\s/?#@\\]+(?![^/?#])\S*", re.IGNORECASE)
_SPACE = re.compile(f"[ {SPACES}]+")
_UNSEEN = re.compile(f"[{UNSEEN}]+")
_CJK = re.compile(f"[{CJK}]")
# What Markdown reads as more than words; a line without it is what it looks like.
_SIGN = re.compile(rf"[*_`<>\[\]&\\{SPACES}{UNSEEN}]|\A *(?:[-+#~]|\d+[.)])|  ")
PINYIN = "zh-Latn-pinyin"
"""The tag of pinyin (BCP 47)."""
LINKS = "give a web address (https://…) or an id of the edition (#n15)"
PICTURES = "take it out, or link to it: [words](https://…)"


@cache
def _markdown(html: bool) -> "MarkdownIt":
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": html})
    # Every address is let through here and judged below, so that a bad one is reported.
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    return markdown


def read_prose(markdown: str, place: Place) -> tuple[Paragraph, list[Diagnostic]]:
    """A piece of inline Markdown as a paragraph; `place` is where its record stands.

    CommonMark's emphasis (strong emphasis counts as emphasis) and links; code stays as plain text;
    HTML is no markup. Links go to http, https or an id of the edition, others are reported.
    """
    tidy = _tidy(markdown)
    tokens = _markdown(False).parseInline(tidy)[0].children or [] if tidy else []
    draft = _Draft(place, 0)
    return _paragraph(draft, tokens), draft.problems


def read_lines(markdown: str, place: Place) -> tuple[Paragraph, list[Diagnostic]]:
    """Inline Markdown that stands line by line in a file, from `place` on, as a paragraph.

    As `read_prose`; each line keeps its place, and HTML is reported.
    """
    draft = _Draft(place, 1)
    tokens = _markdown(True).parseInline(_tidy(markdown))[0].children or []
    return _paragraph(draft, tokens), draft.problems


def is_plain(words: str) -> bool:
    """True of a line that is words and nothing else, so that no Markdown need be read."""
    return not _SIGN.search(words)


def plain(words: str, place: Place) -> Paragraph:
    """Such a line as a paragraph; `place` is where it begins."""
    text, runs = words.strip(), (Run(0, place.line, place.column),) if place.line else ()
    return Paragraph("paragraph", text, tuple(foreign(text)), None, "", place.file, runs)


def read_value(markdown: str, place: Place) -> tuple[Paragraph, list[Diagnostic]]:
    """Inline Markdown that is the value of a key, as a paragraph: as `read_prose`, but HTML is
    reported."""
    tidy = _tidy(markdown)
    tokens = _markdown(True).parseInline(tidy)[0].children or [] if tidy else []
    draft = _Draft(place, 0)
    return _paragraph(draft, tokens), draft.problems


def _tidy(markdown: str) -> str:
    """The Markdown composed, without characters that no reader sees, with single spaces."""
    seen = unicodedata.normalize("NFC", _UNSEEN.sub("", markdown.strip()))
    return "\n".join(_SPACE.sub(" ", line).strip() for line in seen.split("\n"))


def _paragraph(draft: "_Draft", tokens: Sequence["Token"]) -> Paragraph:
    draft.take(tokens)
    text = "".join(draft.parts)
    marks = draft.marks + foreign(text) + _pinyin(text, draft.marks)
    ordered = sorted((m for m in marks if m.start < m.end), key=lambda m: (m.start, -m.end))
    return Paragraph(
        "paragraph", text, tuple(ordered), None, "", draft.place.file, tuple(draft.runs)
    )


def _pinyin(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The readings of Chinese words: what stands in emphasis and is pinyin with its tones."""
    em = {(m.start, m.end) for m in marks if isinstance(m.meaning, Emphasis)}
    return [Mark(*span, Foreign(PINYIN)) for span in sorted(em) if is_toned(text[slice(*span)])]


class _Draft:
    """The text as far as it is written, with its marks and what was wrong.

    `step` is what a line break adds to the line of the place: 0 where only that of the record is
    known.
    """

    def __init__(self, place: Place, step: int) -> None:
        self.place = place
        self.step = step
        self.parts: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []
        self.runs = [Run(0, place.line, place.column)] if place.line else []
        self.problems: list[Diagnostic] = []

    def take(self, tokens: Sequence["Token"]) -> None:
        """Writes the words of the tokens, marks where emphasis and links begin and end."""
        open_: list[tuple[int, str]] = []
        for i, token in enumerate(tokens):
            match token.type:
                case "softbreak" | "hardbreak":
                    after = (tokens[j].content for j in range(i + 1, len(tokens)))
                    self._break(next(filter(None, after), ""))
                case "em_open" | "strong_open":
                    open_.append((self.length, ""))
                case "link_open":
                    open_.append((self.length, str(token.attrs.get("href", ""))))
                case "em_close" | "strong_close":
                    self.marks.append(Mark(open_.pop()[0], self.length, Emphasis()))
                case "link_close":
                    self._link(*open_.pop())
                case "image":
                    self._refuse("P01", "a picture cannot stand here", PICTURES)
                    self._write(token.content)
                case "html_inline":
                    told = f"“{token.content}” is HTML, which cannot stand here"
                    self._refuse("P02", told, "write *emphasis* and [words](address), no tags")
                case _:
                    self._write(token.content)

    def _write(self, words: str) -> None:
        # Those that stand in a file are out of it by now: these are written as references.
        if signs := set(TURNS.findall(words)):
            self.problems += [turns(sign, self.place) for sign in sorted(signs)]
            words = _SPACE.sub(" ", TURNS.sub("", words))
        if words.startswith(" ") and (not self.parts or self.parts[-1].endswith(" ")):
            words = words.lstrip(" ")
        if words:
            self.parts.append(words)
            self.length += len(words)

    def _break(self, after: str) -> None:
        """A line break: a space, but for one between two Chinese characters."""
        before = self.parts[-1][-1:] if self.parts else ""
        if not (_CJK.match(before) and _CJK.match(after)):
            self._write(" ")
        if self.step:
            self.place = Place(self.place.file, self.place.line + self.step, 1)
            self.runs.append(Run(self.length, self.place.line, 1))

    def _link(self, start: int, target: str) -> None:
        if _WEB.fullmatch(target) or (target.startswith("#") and is_id(target[1:])):
            self.marks.append(Mark(start, self.length, Link(target)))
        else:
            self._refuse("P01", f"a link cannot lead to “{target}”", LINKS)

    def _refuse(self, code: str, message: str, cure: str) -> None:
        self.problems.append(Diagnostic(code, message, cure, self.place))
