"""A glossary too large for a page each.

With more than 500 terms a page for each makes the site slow to build and to carry. `pages:
by-initial` under `glossary:` in `docs/edition.yml` gives a page for each initial instead. This
changes the addresses of terms, so it is never done by itself: decide before others link to them,
or allow this here.
"""

from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

CODE = "G09"
MOST = 500


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem if the glossary has more than 500 terms and a page for each."""
    if len(edition.terms) > MOST and edition.manifest.glossary.pages == "each":
        yield Diagnostic(
            CODE,
            f"the glossary has {len(edition.terms)} terms, and a page for each",
            "write `glossary: {pages: by-initial}` in docs/edition.yml; the addresses of the terms "
            "change with it, and never by themselves",
            edition.manifest.place,
            "warning",
            "glossary",
        )
