"""A paragraph that the text does not have.

A pack names its reading by the numbers of paragraphs, and so do its questions and the items of its
quiz; an event names the paragraphs that speak of it. The text has no paragraph with this number: it
may have become shorter, or the number may be a slip. A question on a paragraph that the reading
names and the text lacks is not told again.
"""

from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

CODE = "A02"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each place that names paragraphs which are not there."""
    last = max((p.number or 0 for p in edition.base.paragraphs), default=0)
    has = f"the text has ¶ 1 to {last}" if last else "the text has no paragraphs"
    for end in edition.loose:
        if end.kind in ("pack", "event") and end.detail == "paragraph":
            message = f"there is no ¶ {end.key}"
            cure = f"{has}; correct the number"
            yield Diagnostic(CODE, message, cure, end.place, subject=end.subject)
