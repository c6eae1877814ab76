"""An example without its term.

An example shows a term in the words of a source. In this one the Chinese of the term stands in
neither script, nor does a Chinese variant. Look for a slip of the pen, or take another example; one
in which the term is parted (揭了榜) is allowed in `docs/edition.yml`.
"""

from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

CODE = "G11"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each example in which no form of the term stands."""
    for term in edition.terms.values():
        r = term.record
        forms = [form for form in (r.simplified, r.traditional, *r.variants) if form]
        for i, x in enumerate(r.examples):
            if x.chinese and not any(f in s for f in forms for s in (x.chinese, x.traditional)):
                message = f"{r.simplified} does not stand in its example “{x.chinese}”"
                cure = "correct the Chinese, or give an example in which it does"
                place = r.place.of("examples", i, "chinese")
                yield Diagnostic(CODE, message, cure, place, "warning", f"term {term.id}")
