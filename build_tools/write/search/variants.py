"""Traditional characters and the simplified ones for which they stand, one by one.

After OpenCC where it is installed, and after the edition, whose editors write most words in both
scripts. A query and the words are folded by it alike, so it need not choose the right word.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from build_tools.model.edition import Edition
from build_tools.read.han import HAN

SIGNS = range(0x3400, 0xA000)
"""The characters of which OpenCC is asked: CJK unified ideographs and their first extension."""
Dictionary = Callable[[], str]
"""What gives a dictionary: pairs of a traditional and a simplified character, as one string."""


def no_dictionary() -> str:
    """The dictionary of a machine without OpenCC."""
    return ""


def opencc_dictionary() -> str:
    """All characters that OpenCC writes in another way in simplified script, in pairs."""
    import opencc

    signs = [chr(sign) for sign in SIGNS]
    told = str(opencc.OpenCC("t2s").convert("\n".join(signs))).split("\n")
    pairs = zip(signs, told, strict=True)
    return "".join(a + b for a, b in pairs if a != b and len(b) == 1)


def variants(edition: Edition, words: str, dictionary: str) -> str:
    """The pairs that matter where these words are searched, in the order of the characters.

    What the editors have written goes before the dictionary.
    """
    known = dict(zip(dictionary[::2], dictionary[1::2], strict=True)) | dict(_written(edition))
    standing = set(re.findall(f"[{HAN}]", words))
    simplified = {known.get(sign, sign) for sign in standing}
    return "".join(a + b for a, b in sorted(known.items()) if b in simplified)


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
