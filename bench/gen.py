"""A synthetic edition made from a seed; it is the truth that peers are measured against.

The truth is exact because words of terms occur in the filler only as decoys, and a mention
touches neither another mention nor a decoy: a matcher that takes whole words, the longest first,
singular or plural, finds exactly the mentions.
"""

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from bench.lexicon import FUNCTION_WORDS, fresh_words, terms
from bench.model import Chapter, Edition, Mention, Note, Segment, Words
from bench.works import Work, works


class Size(NamedTuple):
    """How much of each thing an edition has, how often a word is the first of a mention (of 1),
    and whether every term is mentioned before any is again."""

    words: int
    notes: int
    works: int
    terms: int
    chapters: int
    mentioned: float = 0.055
    every_term: bool = False


SIZES = {
    "S": Size(3_500, 26, 20, 40, 1),
    "M": Size(100_000, 2_000, 1_000, 2_000, 40),
    "L": Size(1_000_000, 20_000, 5_000, 20_000, 400),
    "P": Size(20_000, 400, 200, 1_000, 1, mentioned=0.1, every_term=True),
    **{f"T{t}": Size(20_000, 400, 200, t, 8) for t in (100, 1_000, 10_000, 100_000)},
}


class _Writer:
    """Draws words, mentions and sentences from one stream of chance."""

    def __init__(self, rng: random.Random, size: Size) -> None:
        taken = set(FUNCTION_WORDS)
        self.rng = rng
        self.terms, self.decoys = terms(rng, size.terms, taken)
        self.works = works(rng, size.works, taken)
        self.filler = fresh_words(rng, 8_000, taken, 1, 4)
        self.order = list(self.terms)
        rng.shuffle(self.order)
        self.mentioned = size.mentioned
        self.unmentioned = [*self.order] if size.every_term else []
        self.term_weights = _zipf(len(self.terms), 1.0)
        self.filler_weights = _zipf(len(self.filler), 0.8)
        for term in self.terms:
            term.definition = self.clause(14, 30)

    def word(self) -> str:
        if self.rng.random() < 0.42:
            return self.rng.choice(FUNCTION_WORDS)
        return self.rng.choices(self.filler, cum_weights=self.filler_weights)[0]

    def clause(self, least: int, most: int) -> str:
        words = [self.word() for _ in range(self.rng.randint(least, most))]
        return " ".join(words).capitalize() + "."

    def heading(self) -> str:
        return " ".join(self.rng.choice(self.filler) for _ in range(3)).capitalize()

    def sentence(self) -> tuple[list[Segment], int]:
        """A sentence and how many words it has (without the Chinese in it)."""
        rng, length = self.rng, self.rng.randint(12, 28)
        segments: list[Segment] = []
        pending: list[str] = []
        count = 0
        while count < length:
            chance = rng.random()
            if chance < self.mentioned and count < length - 1:
                mention = self._mention(first=not count, pending=pending)
                count += bool(count) + len(mention.surface.split()) + 1
                segments += [Words(" ".join(pending) + " ")] if pending else []
                follows = rng.choice(FUNCTION_WORDS)
                glossed = f" ({mention.term.chinese}) " if rng.random() < 0.25 else " "
                segments += [mention, Words(glossed)]
                pending = [follows]
            elif chance < self.mentioned + 0.01:
                decoy = (rng.choice(FUNCTION_WORDS), rng.choice(self.decoys))
                pending += [*decoy, rng.choice(FUNCTION_WORDS)]
                count += 3
            else:
                word = self.word()
                pending.append(word + "," if rng.random() < 0.05 else word)
                count += 1
        segments.append(Words(" ".join(pending).rstrip(",") + "."))
        if isinstance(segments[0], Words):
            text = segments[0].text
            segments[0] = Words(text[:1].upper() + text[1:])
        return segments, count

    def _mention(self, *, first: bool, pending: list[str]) -> Mention:
        """A mention; unless it comes first, a function word is put before it."""
        drawn = self.rng.choices(self.order, cum_weights=self.term_weights)[0]
        term = self.unmentioned.pop() if self.unmentioned else drawn
        surface = term.plural if self.rng.random() < 0.2 else term.english
        if first:
            return Mention(term, surface[0].upper() + surface[1:])
        pending.append(self.rng.choice(FUNCTION_WORDS))
        return Mention(term, surface)

    def note(self, number: int, work: Work | None) -> Note:
        cited = work or self.rng.choice(self.works)
        locator = f"p. {self.rng.randint(1, 400)}" if self.rng.random() < 0.6 else ""
        return Note(number, cited, locator, self.clause(6, 18) if self.rng.random() < 0.3 else "")


def _zipf(count: int, exponent: float) -> list[float]:
    return list(accumulate(1 / (rank + 2.7) ** exponent for rank in range(count)))


def generate(size: Size, seed: int = 1) -> Edition:
    """The edition of this size; the same seed gives the same edition.

    ValueError if a chapter has fewer sentences than notes: no sentence ends in two markers.
    """
    writer = _Writer(random.Random(seed), size)
    every_work_first = size.notes < 2 * size.works
    chapters = []
    for i in range(size.chapters):
        first = writer.works if every_work_first and i == 0 else []
        chapters.append(_chapter(writer, size, i, first))
    return Edition("A synthetic edition", writer.works, writer.terms, chapters)


def _chapter(writer: _Writer, size: Size, i: int, first: Sequence[Work]) -> Chapter:
    """Chapter `i`; its notes cite the works `first` one after the other, then any."""
    notes, words = _share(size.notes, size, i), _share(size.words, size, i)
    paragraphs = _share(max(size.chapters, size.words // 90), size, i)
    sentences: list[tuple[int, list[Segment]]] = []
    count = 0
    for paragraph in range(paragraphs):
        while count < words / paragraphs * (paragraph + 1):
            segments, length = writer.sentence()
            sentences.append((paragraph, segments))
            count += length
    noted = []
    for number, at in enumerate(sorted(writer.rng.sample(range(len(sentences)), notes)), 1):
        noted.append(writer.note(number, first[number - 1] if number <= len(first) else None))
        sentences[at][1].append(noted[-1])
    blocks = tuple(_blocks(writer, sentences))
    title = f"Chapter {i + 1}: {writer.heading()}"
    return Chapter(f"ch{i + 1:03d}", title, blocks, tuple(noted))


def _share(total: int, size: Size, i: int) -> int:
    """What falls to chapter `i` of a total."""
    return total * (i + 1) // size.chapters - total * i // size.chapters


def _blocks(
    writer: _Writer, sentences: list[tuple[int, list[Segment]]]
) -> Iterator[str | tuple[Segment, ...]]:
    """The sentences by paragraph, a heading before every eighth."""
    current: list[Segment] = []
    last = 0
    for paragraph, segments in sentences:
        if paragraph != last:
            yield tuple(current)
            current, last = [], paragraph
            if paragraph % 8 == 0:
                yield writer.heading()
        current += [Words(" "), *segments] if current else segments
    yield tuple(current)
