"""What is found of the reading packs: what they are for and what they ask, never an answer."""

from collections.abc import Iterator

from build_tools.model.edition import Edition
from build_tools.model.packs import in_blocks
from build_tools.write import addresses
from build_tools.write.search.place import Place, joined
from build_tools.write.site.exercises import asked


def pack_places(edition: Edition) -> Iterator[Place]:
    """The packs, and each question, point of discussion and task in them.

    Introductions and quizzes are left out: they say again what the text says.
    """
    for pack in edition.packs.values():
        page = addresses.pack_page(pack.id)
        about = joined([pack.summary, pack.record.aim, *pack.goals])
        yield Place(page, "", pack.title.text, about)
        for one in asked(pack).values():
            words = joined(in_blocks(one.exercise.prose))
            label = f"{one.label} · {pack.title.text}"
            yield Place(page, addresses.exercise(one.exercise.id), label, words)
