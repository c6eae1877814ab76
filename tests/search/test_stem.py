"""The stemmer of the search is the Snowball stemmer for English."""

import os
import random
import re
from pathlib import Path

import snowballstemmer
from engine import Engine

from bench.lexicon import FUNCTION_WORDS, fresh_words

ROOT = Path(__file__).parent.parent.parent
ENDINGS = "s ed ing ly edly ingly eed eedly ies ied ation izer ness ful ment ence able er ous y e"


def words_of(*paths: Path) -> set[str]:
    """The words of files, in small letters."""
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in paths)
    return {word for text in texts for word in re.findall(r"[a-z]{1,30}", text.lower())}


def test_the_stemmer_is_the_one_of_snowball(engine: Engine) -> None:
    """The words of our edition, five thousand of Python's library and as many that nobody uses
    have the stems that Snowball's own stemmer gives them."""
    paths = (p for end in ("txt", "md", "yml", "bib") for p in ROOT.glob(f"docs/**/*.{end}"))
    ours = words_of(*paths, *ROOT.glob("glossary/*.md"))
    library = words_of(*Path(os.__file__).parent.glob("*.py"))
    rng = random.Random(6)
    theirs = rng.sample(sorted(library - ours), 5_000)
    made = fresh_words(rng, 2_500, set(FUNCTION_WORDS), 1, 3)
    ended = {word + rng.choice(ENDINGS.split()) for word in made}
    irregular = "skis skies dying lying outing herring evening inning past pasted added egging"
    words = sorted({*ours, *theirs, *made, *ended, *irregular.split()})
    assert len(ours) > 2_000 and len(words) > 13_000
    right = snowballstemmer.stemmer("english").stemWords(words)
    stems = engine.stems(words)
    assert [t for t in zip(words, stems, right, strict=True) if t[1] != t[2]] == []
