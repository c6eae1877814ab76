"""English titles in headline style: that of the Chicago Manual of Style (18th ed., 8.160–161), and
that of MLA (9th ed., 2.90), which has long prepositions small, too, and no small second parts of
compounds."""

import re
from collections.abc import Set

SMALL = {
    "a", "an", "the", "and", "but", "or", "nor", "for", "to", "as", "at", "by", "in", "of", "on",
    "per", "via", "from", "into", "with", "onto", "upon", "amid", "vs", "v",
}  # fmt: skip
LONG_SMALL = {
    "about", "above", "across", "against", "along", "among", "around", "behind", "below", "beneath",
    "beside", "besides", "between", "beyond", "despite", "during", "except", "inside", "near",
    "outside", "through", "throughout", "toward", "towards", "under", "within", "without",
}  # fmt: skip
PREFIXES = {
    "anti", "co", "de", "inter", "intra", "non", "pre", "post", "re", "semi", "sub", "un",
}  # fmt: skip
WORD = re.compile(r"[^\W\d_]+(?:[.’'][^\W\d_]+)*")
JOINED = re.compile(r"[^\s/–—-]+(?:[-‐][^\s/–—-]+)*")
FRESH_START = re.compile(r"(?:[:?!]|(?<=[a-z]{3})\.)\W*$|^\W*$")


def mla_headline(title: str) -> str:
    """`title` in the headline style of MLA."""
    return headline(title, frozenset(SMALL | LONG_SMALL), frozenset())


def headline(
    title: str, small: Set[str] = frozenset(SMALL), prefixes: Set[str] = frozenset(PREFIXES)
) -> str:
    """`title` with its chief words capitalised; words with a capital in them stay as they are.

    `small` words are lower-cased unless they begin or end the title or follow a colon; after one
    of the `prefixes` and a hyphen a word stays as it is.
    """
    tokens = list(JOINED.finditer(title))
    last = next((t.start() for t in reversed(tokens) if any(map(str.isalnum, t[0]))), -1)
    out, end = [], 0
    for token in tokens:
        out.append(title[end : token.start()])
        edge = token.start() == last or _fresh(title, token.start())
        out.append(_token(token[0], edge, small, prefixes))
        end = token.end()
    return "".join([*out, title[end:]])


def _fresh(title: str, at: int) -> bool:
    """True if a title or a part of it begins at `at`."""
    return bool(FRESH_START.search(title[max(0, at - 12) : at]))


def _token(token: str, edge: bool, small: Set[str], prefixes: Set[str]) -> str:
    """A word, or words joined by hyphens."""
    parts = re.split(r"([-‐])", token)
    if len(parts) == 1:
        return _word(token, edge, small)
    out = [_word(parts[0], True, small)]
    prefix = re.sub(r"\W", "", parts[0]).lower() in prefixes
    for i in range(1, len(parts), 2):
        plain = prefix and i == 1
        out += [parts[i], parts[i + 1] if plain else _word(parts[i + 1], False, small)]
    return "".join(out)


def _word(word: str, edge: bool, small: Set[str]) -> str:
    found = WORD.search(word)
    if found is None or (found.start() and word[found.start() - 1].isdigit()):
        return word
    letters = found[0]
    if not edge and letters.lower() in small and letters in (letters.lower(), letters.title()):
        return word[: found.start()] + letters.lower() + word[found.end() :]
    if letters != letters.lower() or (letters in small and not edge):
        return word
    return word[: found.start()] + letters[0].upper() + word[found.start() + 1 :]
