"""Editors' short prose (reasons, grounds, remarks): inline Markdown as marked text."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Paragraph
from build_tools.model.ids import is_id
from build_tools.model.marks import Emphasis, Link, Mark
from build_tools.model.places import Place, Run
from build_tools.read.han import CJK, foreign
from build_tools.read.sheets import SPACES, UNSEEN

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_WEB = re.compile(r"https?://[^\s/?#]\S*", re.IGNORECASE)
_SPACE = re.compile(f"[ {SPACES}]+")
_UNSEEN = re.compile(f"[{UNSEEN}]+")
_CHINESE_BREAK = re.compile(f"(?<=[{CJK}])[ \t]*\n[ \t]*(?=[{CJK}])")


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": False})
    # Every address is let through here and judged below, so that a bad one is reported.
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    return markdown


def read_prose(markdown: str, place: Place) -> tuple[Paragraph, list[Diagnostic]]:
    """A piece of inline Markdown as a paragraph; `place` is where its record stands.

    CommonMark's emphasis (strong emphasis counts as emphasis) and links; code stays as plain text;
    HTML is no markup. Links go to http, https or an id of the edition, others are reported.
    """
    tidy = unicodedata.normalize("NFC", _UNSEEN.sub("", markdown.strip()))
    tidy = "\n".join(
        _SPACE.sub(" ", line).strip() for line in _CHINESE_BREAK.sub("", tidy).split("\n")
    )
    tokens = _markdown().parseInline(tidy)[0].children or []
    draft = _Draft(place)
    draft.take(tokens)
    text = "".join(draft.parts)
    marks = draft.marks + foreign(text)
    ordered = sorted((m for m in marks if m.start < m.end), key=lambda m: (m.start, -m.end))
    runs = (Run(0, place.line, place.column),) if place.line else ()
    return Paragraph("paragraph", text, tuple(ordered), None, "", place.file, runs), draft.problems


class _Draft:
    """The text as far as it is written, with its marks and what was wrong."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.parts: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []
        self.problems: list[Diagnostic] = []

    def take(self, tokens: Sequence["Token"]) -> None:
        """Writes the words of the tokens, marks where emphasis and links begin and end."""
        open_: list[tuple[int, str]] = []
        for token in tokens:
            match token.type:
                case "softbreak" | "hardbreak":
                    self._write(" ")
                case "em_open" | "strong_open":
                    open_.append((self.length, ""))
                case "link_open":
                    open_.append((self.length, str(token.attrs.get("href", ""))))
                case "em_close" | "strong_close":
                    self.marks.append(Mark(open_.pop()[0], self.length, Emphasis()))
                case "link_close":
                    self._link(*open_.pop())
                case "image":
                    self._refuse("a picture cannot stand here")
                    self._write(token.content)
                case _:
                    self._write(token.content)

    def _write(self, words: str) -> None:
        if words.startswith(" ") and (not self.parts or self.parts[-1].endswith(" ")):
            words = words.lstrip(" ")
        if words:
            self.parts.append(words)
            self.length += len(words)

    def _link(self, start: int, target: str) -> None:
        if _WEB.fullmatch(target) or (target.startswith("#") and is_id(target[1:])):
            self.marks.append(Mark(start, self.length, Link(target)))
        else:
            self._refuse(f"a link cannot lead to “{target}”")

    def _refuse(self, message: str) -> None:
        cure = "give a web address (https://…) or an id of the edition (#n15)"
        self.problems.append(Diagnostic("P01", message, cure, self.place))
