"""The concordance of a term: every use in its line, the word on one axis."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from build_tools.model.edition import Edition
from build_tools.model.glossary import Use
from build_tools.read.han import character
from build_tools.write.escape import escaped, plain
from build_tools.write.site.whereabouts import href, label, spoken, spots

BEFORE, AFTER = 44, 38
"""The room on either side of the axis, in letters; a Chinese character takes that of two."""
LONGEST = 200
"""More uses than these are only listed."""
_OPENING = "“‘\"'(«《「["


def concordance(edition: Edition, here: str, uses: Sequence[Use], caption: str) -> str:
    """A table of the first uses, each with a link to its place; the others as links alone."""
    rows = "\n".join(_row(edition, here, u) for u in islice(uses, LONGEST))
    rest = spots(edition, here, uses[LONGEST:])
    more = f'<p class="other">And in {", ".join(rest)}.</p>' if rest else ""
    return (
        '<div class="scroll">\n<table class="kwic">\n'
        f'<caption class="vh">{plain(caption)}</caption>\n'
        '<thead class="vh"><tr><th scope="col">Place</th><th scope="col">Before</th>'
        f'<th scope="col">Word and after</th></tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n'
        f"</div>{more}"
    )


def counts(uses: Sequence[Use]) -> str:
    """How often it is used, in words: `12 uses: 9 in the text, 3 in the notes`."""
    kinds = {"text": "in the text", "heading": "in headings", "note": "in the notes"}
    found = [(sum(u.kind == k for u in uses), words) for k, words in kinds.items()]
    told = [(n, words) for n, words in found if n]
    every = f"{len(uses)} {'use' if len(uses) == 1 else 'uses'}"
    if len(told) == 1:
        return f"{every} {told[0][1]}."
    return f"{every}: {', '.join(f'{n} {words}' for n, words in told)}."


def _row(edition: Edition, here: str, use: Use) -> str:
    place = _place(href(edition, here, use), label(use))
    before, hanging, after = context(use)
    hang = f'<span class="hang">{escaped(hanging)}</span>' if hanging else ""
    return (
        f'<tr><th scope="row">{place}</th><td class="l">{plain(before)}</td>'
        f'<td class="r">{hang}<b>{plain(use.form)}</b>{plain(after)}</td></tr>'
    )


@lru_cache(maxsize=2**12)
def _place(to: str, words: str) -> str:
    """A place as a link, if it has an address; many uses stand in one paragraph."""
    if not to:
        return plain(words)
    return f'<a href="{escaped(to)}" aria-label="{escaped(spoken(words))}">{plain(words)}</a>'


def context(use: Use) -> tuple[str, str, str]:
    """What stands before a use, the quotation mark or bracket right before it, what follows."""
    text = use.paragraph.text
    before = _first_words(text[max(0, use.start - BEFORE - 1) : use.start][::-1], BEFORE)[::-1]
    room = max(12, AFTER - _room(use.form))
    after = _first_words(text[use.end : use.end + room + 1], room)
    hanging = before[-1:] if before[-1:] in _OPENING else ""
    return before.removesuffix(hanging) if hanging else before, hanging, after


def _first_words(text: str, room: int) -> str:
    """What of a text fits into so much room, no word cut."""
    end = room
    while end > 0 and _room(text[:end]) > room:
        end -= 1
    if end >= len(text):
        return text
    cut = text[:end]
    return cut if text[end].isspace() else cut.rpartition(" ")[0] or cut


def _room(text: str) -> int:
    """How much room a text takes, in letters."""
    if text.isascii():
        return len(text)
    return len(text) + len(character().findall(text))
