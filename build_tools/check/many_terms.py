"""A glossary too large for its pages.

With more than 500 terms a page for each makes the site slow to build and to carry. `pages:
by-initial` under `glossary:` in `docs/edition.yml` gives a page for each initial instead. This
changes the addresses of terms, so it is never done by itself: decide before others link to them,
or allow this here.

A page for an initial is no help if nearly all ids begin alike (`t1`, `t2` …): it then holds the
whole glossary. With more than 1,000 terms on one of them this says which. Ids that begin as the
words of the terms do spread over the alphabet.
"""

from collections import Counter
from collections.abc import Iterator
from string import ascii_lowercase

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

CODE = "G09"
MOST = 500
MOST_ON_A_PAGE = 1000


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem if the glossary has more than 500 terms and a page for each, and one for each
    initial that more than 1,000 ids have."""
    if edition.manifest.glossary.pages == "by-initial":
        yield from _crowded(edition)
    elif len(edition.terms) > MOST:
        yield Diagnostic(
            CODE,
            f"the glossary has {len(edition.terms)} terms, and a page for each",
            "write `glossary: {pages: by-initial}` in docs/edition.yml; the addresses of the terms "
            "change with it, and never by themselves",
            edition.manifest.place,
            "warning",
            "glossary",
        )


def _crowded(edition: Edition) -> Iterator[Diagnostic]:
    found = Counter(_beginning(id) for id in edition.terms)
    for beginning, number in sorted(found.items()):
        if number > MOST_ON_A_PAGE:
            those = "all ids" if number == len(edition.terms) else "so many ids"
            message = f"one page of the glossary holds {number:,} terms, since {those} begin with "
            yield Diagnostic(
                CODE,
                message + beginning,
                "let the ids begin as the words of the terms do; their addresses change with them",
                edition.manifest.place,
                "warning",
                "glossary",
            )


def _beginning(id: str) -> str:
    """What the ids on the same page of a glossary by initials begin with."""
    return f"`{id[0]}`" if id[0] in ascii_lowercase else "a figure"
