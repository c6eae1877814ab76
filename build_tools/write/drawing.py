"""What our pictures are drawn with: SVG elements without style, lines of words, steps of a scale.

Everything is put in escaped. Lengths are units of the drawing, which its style sheet makes rem.
"""

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from build_tools.write.escape import escaped

LATIN, WIDE = 0.49, 1.0
"""How wide a sign is on average, in units of the size of its type."""
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


def element(name: str, inner: str = "", /, **attributes: str | float | None) -> str:
    """An element with these attributes, `inner` being finished; `kind` is the class, an underscore
    stands for a hyphen, and None is left out."""
    said = "".join(
        f' {_named(key)}="{escaped(_value(value))}"'
        for key, value in attributes.items()
        if value is not None and value != ""
    )
    return f"<{name}{said}>{inner}</{name}>" if inner else f"<{name}{said}/>"


def _named(key: str) -> str:
    return {"kind": "class", "box": "viewBox"}.get(key, key.replace("_", "-"))


def _value(value: str | float | None) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def width_of(words: str, size: float) -> float:
    """How wide these words are in type of this size, about."""
    wide = sum(east_asian_width(sign) in "WF" for sign in words)
    return size * (wide * WIDE + (len(words) - wide) * LATIN)


def in_lines(words: Sequence[str], size: float, room: float) -> list[list[str]]:
    """The words in lines that fit into `room`; what is longer than a line is broken."""
    lines: list[list[str]] = [[]]
    left = room
    for word in (piece for w in words for piece in _pieces(w, size, room)):
        width = width_of(word, size)
        gap = width_of(" ", size) if lines[-1] else 0
        if lines[-1] and gap + width > left:
            lines.append([])
            left, gap = room, 0
        lines[-1].append(word)
        left -= gap + width
    return lines


def _pieces(word: str, size: float, room: float) -> Iterator[str]:
    while len(word) > 1 and width_of(word, size) > room:
        most = max(1, int(room / size))
        yield word[:most]
        word = word[most:]
    yield word


def step_for(span: float, most: int) -> int:
    """The smallest round step that divides `span` into at most so many parts."""
    return next((step for step in STEPS if span / step <= most), STEPS[-1])
