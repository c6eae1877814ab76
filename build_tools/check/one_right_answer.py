"""A choice that does not have one right answer.

An item of the kind `choice` has two or more options, all different, and exactly one of them stands
behind `right:`. With none a reader can only be wrong, with two it is not clear what counts, and of
two that read the same one would be right and the other wrong. Two options are the same if they
differ in nothing but capitals.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

if TYPE_CHECKING:
    from build_tools.model.packs import Choice

CODE = "A06"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each fault of each choice."""
    if edition.packs:
        from build_tools.model.packs import Choice
    for pack in edition.packs.values():
        for item in pack.quiz:
            if isinstance(item, Choice):
                yield from _faults(item, f"quiz {pack.id}.{item.id}")


def _faults(item: "Choice", subject: str) -> Iterator[Diagnostic]:
    place = item.place.of("options")
    right = [i for i, o in enumerate(item.options) if o.right]
    if len(item.options) < 2:
        message = f"the choice {item.id} has {'one option' if item.options else 'no options'}"
        yield Diagnostic(CODE, message, "write two or more", place, subject=subject)
    if not right and item.options and all(o.words.text for o in item.options):
        message = f"no option of {item.id} is right"
        cure = "write `right:` for `wrong:` before the one that is"
        yield Diagnostic(CODE, message, cure, place, subject=subject)
    for i in right[1:]:
        message = f"{len(right)} options of {item.id} are right"
        cure = "leave one; ask otherwise where several are"
        yield Diagnostic(CODE, message, cure, item.place.of("options", i), subject=subject)
    seen = set[str]()
    for i, option in enumerate(item.options):
        words = option.words.text.casefold()
        if words and words in seen:
            message = f"two options of {item.id} are “{option.words.text}”"
            cure = "take one out, or say how they differ"
            yield Diagnostic(CODE, message, cure, item.place.of("options", i), subject=subject)
        seen.add(words)
