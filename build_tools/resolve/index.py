"""The forms of all entries, laid out so that a text is searched for all of them at once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import NamedTuple

from build_tools.model.frozen import dataclass
from build_tools.resolve.forms import Forms
from build_tools.resolve.spelling import Folds, folded, kept, parts, plain, signs, small

_PLAIN = re.compile(r"[0-9A-Za-z]+(?: [0-9A-Za-z]+)*")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")


class Match(NamedTuple):
    """A stretch of a text (code points) and the number of the entry that stands there."""

    start: int
    end: int
    entry: int


class Claim(NamedTuple):
    """What a form asks for beyond its words: its capitals (empty: any), the signs before and
    behind it. A veto claims a stretch against its entry."""

    entry: int
    capitals: str = ""
    before: str = ""
    behind: str = ""
    veto: bool = False


class Inner(NamedTuple):
    """A form that is also found inside longer words: how many words it has, how it reads."""

    words: int
    bare: str
    entry: int
    capitals: str


class Begins(dict[str, tuple[int, ...]]):
    """How many words the forms have that begin with a word, by words as texts write them."""

    def __init__(self, lengths: dict[str, tuple[int, ...]], folds: Folds) -> None:
        self.lengths, self.folds = lengths, folds

    def __missing__(self, word: str) -> tuple[int, ...]:
        """What the folded word begins, kept for the next time."""
        found = self[word] = self.lengths.get(self.folds[word], ())
        return found


@dataclass(frozen=True, slots=True)
class Index:
    """The forms of all entries.

    `lengths` gives for a first word how many words forms with it have, and `begins` the same for
    words as texts write them; `lasts` are the last words. `known` gives the entry of a folded
    form, `claims` what forms with further wishes ask for. `found` are the matches in the texts that
    were searched so far.
    """

    lengths: dict[str, tuple[int, ...]]
    folds: Folds
    begins: Begins
    lasts: set[str] = field(default_factory=set)
    known: dict[str, int] = field(default_factory=dict)
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    inner: dict[str, list[Inner]] = field(default_factory=dict)
    keeps: Folds = field(default_factory=lambda: Folds(kept))
    bare: Folds = field(default_factory=lambda: Folds(lambda part: small(plain(part))))
    begun: dict[str, list[tuple[int, Inner]]] = field(default_factory=dict)
    found: dict[str, list[Match]] = field(default_factory=dict)


def index(entries: Sequence[Forms]) -> Index:
    """The index of these entries, which are known by their position.

    A form that two claim is the first one's, but one for which capitals count comes before.
    """
    counts: dict[str, tuple[int, ...]] = {}
    folds = Folds(folded)
    made = Index(counts, folds, Begins(counts, folds))
    lengths: dict[str, int] = {}
    fold, known, lasts = made.folds.__getitem__, made.known, made.lasts
    for number, forms in enumerate(entries):
        simple = not forms.case and forms.whole
        for words in forms.free:
            if not simple:
                claim = Claim(number, words if forms.case else "")
                _enter(made, lengths, claim, parts(words), forms.whole)
                continue
            if _PLAIN.fullmatch(words):
                cut = list(map(fold, words.split(" ")))
                key, first, last, count = " ".join(cut), cut[0], cut[-1], len(cut)
            elif _HAN.fullmatch(words):
                key, first, last, count = words, words[0], words[-1], len(words)
            else:
                _enter(made, lengths, Claim(number), parts(words), True)
                continue
            known.setdefault(key, number)
            lengths[first] = lengths.get(first, 0) | 1 << count
            lasts.add(last)
        for words in forms.exact:
            _enter(made, lengths, Claim(number, words), parts(words), forms.whole)
        for words in forms.veto:
            _enter(made, lengths, Claim(number, veto=True), parts(words), True)
    made.lengths.update(_counted(lengths))
    return made


def _enter(made: Index, lengths: dict[str, int], claim: Claim, cut: list[str], whole: bool) -> None:
    """Enters a form that asks for more than its words; one without a letter is never found."""
    if len(cut) < 3:
        return
    before, behind = signs(cut[0]).strip(), signs(cut[-1]).strip()
    count, words = len(cut) // 2, cut[1:-1]
    if whole or before or behind:
        capitals = "".join(map(kept, words)) if claim.capitals else ""
        claim = claim._replace(capitals=capitals, before=before, behind=behind)
        made.claims.setdefault("".join(map(folded, words)), []).append(claim)
        first = folded(words[0])
        made.lasts.add(folded(words[-1]))
        lengths[first] = lengths.get(first, 0) | 1 << count
    else:
        bare = "".join(small(plain(word)) for word in words)
        capitals = "".join(map(plain, words)) if claim.capitals else ""
        inner = Inner(count, bare, claim.entry, capitals)
        made.inner.setdefault(small(plain(words[0])), []).append(inner)


def _counted(lengths: dict[str, int]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """For each first word the counts whose bits are set, largest first."""
    counts = {
        bits: tuple(n for n in range(bits.bit_length() - 1, 0, -1) if bits >> n & 1)
        for bits in set(lengths.values())
    }
    return ((word, counts[bits]) for word, bits in lengths.items())
