"""The sources as pictures: a row for each year, kind or language, a stroke for each work."""

from collections.abc import Sequence

from build_tools.model.edition import Edition, Source
from build_tools.write.escape import plain
from build_tools.write.site.holdings import Shelf, fullest
from build_tools.write.site.works import work_link
from build_tools.write.wording import listed

STEP, HEIGHT = 10, 20
"""Width of a work and height of a row, in units of the drawing."""
Row = tuple[str, int, str, str, str]
"""What `chart` gives for a shelf."""
MOST = 40
"""Works of a row that can still be told apart; of more a row is drawn as one bar."""


def chart(edition: Edition, here: str, shelves: Sequence[Shelf]) -> list[Row]:
    """For each shelf its label and size, the picture of its works, counts in words, the works.

    All pictures of a chart have one scale. All but the label is finished HTML.
    """
    most = fullest(shelves)
    return [
        (s.label, s.size, _row(s, most), _counts(s), ", ".join(_works(edition, here, s)))
        for s in shelves
    ]


def _row(shelf: Shelf, most: int) -> str:
    """The works of a shelf: black strokes for what is cited, shorter red ones for what the editors
    have consulted, open ones for what they propose."""
    drawn, x = [], 0
    for standing, sources in shelf.parts:
        if sources:
            draw = _strokes if most <= MOST else _bar
            drawn.append(f'<path class="{standing}" d="{draw(standing, x, len(sources))}"/>')
        x += STEP * len(sources)
    return (
        f'<svg aria-hidden="true" viewBox="0 0 {STEP * max(most, 1)} {HEIGHT}"'
        f' preserveAspectRatio="none">{"".join(drawn)}</svg>'
    )


def _strokes(standing: str, x: int, number: int) -> str:
    return "".join(_box(standing, x + STEP * i, STEP - 3) for i in range(number))


def _bar(standing: str, x: int, number: int) -> str:
    return _box(standing, x, STEP * number - 3)


def _box(standing: str, x: int, wide: int) -> str:
    top, bottom = (8, 18) if standing == "consulted" else (2, 18)
    return f"M{x + 1} {top}h{wide}v{bottom - top}h-{wide}z"


def _counts(shelf: Shelf) -> str:
    """`35: 12 cited, 20 consulted, 3 proposed`."""
    told = [f"{len(sources)} {standing}" for standing, sources in shelf.parts if sources]
    if len(told) == 1:
        return told[0]
    return f"{shelf.size}: {listed(told)}" if told else "none"


def _works(edition: Edition, here: str, shelf: Shelf) -> list[str]:
    return [_work(edition, here, s) for _, sources in shelf.parts for s in sources]


def _work(edition: Edition, here: str, source: Source) -> str:
    link = work_link(edition, here, source.key)
    return (
        f'<span class="br">⟨</span>{link}<span class="br">⟩</span>' if source.conjecture else link
    )


def key() -> list[tuple[str, str, str]]:
    """What the strokes mean: the picture of one, the word, and whose it is."""
    meanings = {
        "cited": "a note of the text rests on it",
        "consulted": "the editors used it for a definition, a comment or a correction",
        "proposed": "the editors propose it for a note that is lost",
    }
    return [(_one(standing), standing, plain(words)) for standing, words in meanings.items()]


def _one(standing: str) -> str:
    return (
        f'<svg aria-hidden="true" class="one" viewBox="0 0 {STEP} {HEIGHT}">'
        f'<path class="{standing}" d="{_box(standing, 0, STEP - 3)}"/></svg>'
    )
