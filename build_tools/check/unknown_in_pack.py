"""A name or a comment that a pack shows and the edition does not have.

Under `names:` a pack lists ids of `apparatus/names.yml`, under `comments:` ids of
`apparatus/comments.yml`. This id stands in neither; the cure names the nearest. Unknown terms are
told as G06, unknown sources as S01.
"""

import difflib
from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

CODE = "A03"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each unknown id and place."""
    known = {"name": list(edition.names), "comment": [c.id for c in edition.comments]}
    for end in edition.loose:
        if end.kind == "pack" and end.detail in known:
            near = difflib.get_close_matches(end.key, known[end.detail], 1)
            file = f"apparatus/{end.detail}s.yml"
            cure = f"did you mean `{near[0]}`?" if near else f"the ids stand in {file}"
            message = f"there is no {end.detail} `{end.key}`"
            yield Diagnostic(CODE, message, cure, end.place, subject=end.subject)
