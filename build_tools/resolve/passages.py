"""Cutting and correcting marked text without losing a mark or a place."""

from dataclasses import replace

from build_tools.model.document import Paragraph
from build_tools.model.marks import Emended, Foreign, Link, Mark, Meaning
from build_tools.model.places import Run
from build_tools.read.han import foreign


def portion(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """The stretch of a paragraph from `start` to `end` (code points), with its marks and places.

    White space at both borders is left out; a mark across a border is cut there.
    """
    text = paragraph.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    marks = tuple(
        replace(m, start=max(m.start, start) - start, end=min(m.end, end) - start)
        for m in paragraph.marks
        if start <= m.start <= m.end <= end or (m.start < end and m.end > start)
    )
    here = paragraph.place(start)
    later = [replace(r, offset=r.offset - start) for r in paragraph.runs if start < r.offset < end]
    runs = (Run(0, here.line, here.column), *later) if paragraph.runs else ()
    return replace(paragraph, text=text[start:end], marks=marks, runs=runs)


def corrected(
    paragraph: Paragraph, start: int, end: int, reading: str, emendation: str
) -> Paragraph:
    """The paragraph with `reading` in place of the stretch, marked as this emendation's work.

    Marks beside the stretch move along, marks around it grow or shrink (a printed address that is
    mended leads to the mended address), marks within it fall away but for points. Chinese is looked
    for anew.
    """
    text = paragraph.text[:start] + reading + paragraph.text[end:]
    marks = [_kept(paragraph, m, start, end, reading) for m in paragraph.marks]
    here = Mark(start, start + len(reading), Emended(emendation, paragraph.text[start:end]))
    whole = [*filter(None, marks), here]
    links = [m for m in whole if isinstance(m.meaning, Link)]
    whole += [m for m in foreign(text) if not any(_meet(m, link) for link in links)]
    return replace(
        paragraph,
        text=text,
        marks=tuple(sorted(whole, key=lambda m: (m.start, -m.end))),
        runs=_led_along(paragraph, start, end, len(reading)),
    )


def _kept(paragraph: Paragraph, m: Mark, start: int, end: int, reading: str) -> Mark | None:
    """What becomes of one mark when the stretch from `start` to `end` is mended."""
    grown = len(reading) - (end - start)
    if isinstance(m.meaning, Foreign):
        return None
    if m.end <= start:
        return m
    if m.start >= end:
        return replace(m, start=m.start + grown, end=m.end + grown)
    if m.start <= start and m.end >= end:
        return replace(m, end=m.end + grown, meaning=_meaning(paragraph, m, start, end, reading))
    if m.start < start:
        return replace(m, end=start)
    if m.end > end:
        return replace(m, start=start + len(reading), end=m.end + grown)
    at = start + len(reading)
    return replace(m, start=at, end=at) if m.start == m.end else None


def _meaning(paragraph: Paragraph, m: Mark, start: int, end: int, reading: str) -> Meaning:
    """The meaning of a mark around the stretch; a link that reads as its address follows along."""
    old = paragraph.text[m.start : m.end]
    if isinstance(m.meaning, Link) and m.meaning.target == old:
        return Link(old[: start - m.start] + reading + old[end - m.start :])
    return m.meaning


def _meet(a: Mark, b: Mark) -> bool:
    return a.start < b.end and b.start < a.end


def _led_along(paragraph: Paragraph, start: int, end: int, length: int) -> tuple[Run, ...]:
    """The runs of a paragraph in which a reading of this length stands for the stretch."""
    if not paragraph.runs:
        return ()
    here, after = paragraph.place(start), paragraph.place(end)
    grown = length - (end - start)
    return (
        *(r for r in paragraph.runs if r.offset < start),
        Run(start, here.line, here.column),
        Run(start + length, after.line, after.column),
        *(replace(r, offset=r.offset + grown) for r in paragraph.runs if r.offset > end),
    )
