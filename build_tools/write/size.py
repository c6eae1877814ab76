"""How large an edition is."""

from build_tools.model.edition import Edition

WORDS = 20_000
"""Words of a small edition at most, those of all its texts and their notes."""
TERMS = 500
"""Terms of a small edition at most."""


def small(edition: Edition) -> bool:
    """True if all pages of the edition fit into memory, and into one file, without ado."""
    return len(edition.terms) <= TERMS and _words(edition) <= WORDS


def _words(edition: Edition) -> int:
    """The words of the texts and their notes."""
    blocks = (b for t in edition.texts for s in (*t.sections, *t.back) for b in s.blocks)
    notes = (p for t in edition.texts for n in t.notes for p in n.body)
    return sum(p.text.count(" ") + 1 for some in (blocks, notes) for p in some)
