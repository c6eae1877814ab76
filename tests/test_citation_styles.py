"""Works in all styles. The expected forms are written by hand from the manuals, by their sections.

A case has a title, an entry of a bibliography, its form in each style (`*italic*`) and as a note in
Chicago style. The comments name the rules by chapter and section of Chicago (18th ed.), APA (7th),
MLA (9th) and GB/T 7714–2015. We had no copy of the first three at hand: the rules were compared
with public guides, and the number of a section may be off.
"""

from pathlib import Path

import pytest
import yaml

from build_tools.model.citing import STYLES
from build_tools.model.document import Paragraph
from build_tools.model.marks import Emphasis
from build_tools.read.references import read_references
from build_tools.resolve.citations import formatted

CASES = sorted((Path(__file__).parent / "cases/cite").glob("*.yml"))


def starred(form: Paragraph) -> str:
    text = form.text
    marks = (m for m in form.marks if isinstance(m.meaning, Emphasis))
    for mark in sorted(marks, key=lambda m: -m.start):
        text = f"{text[: mark.start]}*{text[mark.start : mark.end]}*{text[mark.end :]}"
    return text


@pytest.mark.parametrize("style", [*STYLES, "note"])
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_kind_of_source_in_a_style(case: Path, style: str) -> None:
    wanted = yaml.safe_load(case.read_text("utf-8"))
    found, problems = read_references("x.bib", wanted["bib"].encode())
    assert problems == []
    done = formatted(found, "chicago-notes" if style == "note" else style)
    assert done.problems == ()
    assert starred(done.works["a"][style == "note"]) == wanted[style]
