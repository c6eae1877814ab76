"""Traditional characters and the simplified ones for which they stand, one by one.

After OpenCC where it is installed, and after the edition, whose editors write most words in both
scripts. A query and the words are folded by it alike, so it need not choose the right word.
"""

from collections.abc import Iterable, Iterator, Set
from functools import cache

from build_tools.check.second_opinion import dictionaries
from build_tools.model.edition import Edition

SIGNS = range(0x3400, 0xA000)
"""The characters of which OpenCC is asked: CJK unified ideographs and their first extension."""
FIRST = "\u2e80"
"""No Chinese character stands before this one."""


def variants(edition: Edition, signs: Set[str]) -> str:
    """The pairs that matter where these characters stand, in their order.

    What the editors have written goes before OpenCC.
    """
    standing = {sign for sign in signs if sign >= FIRST}
    if not standing:
        return ""
    told = _kept(edition)
    known = dict(zip(told[::2], told[1::2], strict=True)) | dict(_written(edition))
    simplified = {known.get(sign, sign) for sign in standing}
    return "".join(sorted(a + b for a, b in known.items() if b in simplified))


def _kept(edition: Edition) -> str:
    """What OpenCC says, so that a build which finds it kept imports nothing; empty without it."""
    version = dictionaries()["opencc"]
    if not version:
        return ""
    return edition.in_styles.kept("variants", (version.encode(),), opencc_pairs)


@cache
def opencc_pairs() -> str:
    """All characters that OpenCC writes in another way in simplified script, in pairs."""
    import opencc

    signs = [chr(sign) for sign in SIGNS]
    told = str(opencc.OpenCC("t2s").convert("\n".join(signs))).split("\n")
    pairs = zip(signs, told, strict=True)
    return "".join(a + b for a, b in pairs if a != b and len(b) == 1)


def _written(edition: Edition) -> Iterator[tuple[str, str]]:
    """The pairs in words that the editors have written in both scripts."""
    for simplified, traditional in _both_scripts(edition):
        if len(simplified) == len(traditional):
            pairs = zip(traditional, simplified, strict=True)
            yield from ((a, b) for a, b in pairs if a != b)


def _both_scripts(edition: Edition) -> Iterable[tuple[str, str]]:
    for term in edition.terms.values():
        yield term.record.simplified, term.record.traditional
        yield from ((x.chinese, x.traditional) for x in term.record.examples)
    for name in edition.names.values():
        yield name.record.simplified, name.record.traditional
