"""Notes on consistency: what the report finds, as diagnostics that fail nothing."""

from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition
from build_tools.model.glossary import FindingKind, Name, Term


def noted(code: str, cure: str, edition: Edition, kind: FindingKind) -> Iterator[Diagnostic]:
    """A note for each finding of this kind, at the first place that shows it or at the entry."""
    for f in (f for f in edition.findings if f.kind == kind):
        entry: Term | Name = edition.terms[f.terms[0]] if f.terms else edition.names[f.name]
        place = entry.record.place
        if f.places:
            place = f.places[0].paragraph.place(f.places[0].start)
        texts = {use.text for use in f.places}
        yield Diagnostic(
            code, f.says, cure, place, "note",
            f"term {f.terms[0]}" if f.terms else f"name {f.name}",
            texts.pop() if len(texts) == 1 else "",
        )  # fmt: skip
