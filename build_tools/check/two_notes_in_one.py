"""An entry that seems to hold two notes.

A note ends with an address or a full stop and then seems to begin anew with another author and
another address. Often the number of the second note was lost and every later note moved up by
one. Part them in `apparatus/emendations.yml`:

```yaml
- id: e1
  kind: split
  entry: 7
  before: Office of Rivers
  note: 8
```

A note that does cite two works is allowed in `docs/edition.yml` with that reason.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition
from build_tools.model.marks import Link

CODE = "N06"

ANEW = re.compile(r"\W{0,3}[.]\s+(?=[^\W\d_a-z])")
JOINED = re.compile(r"\W{0,3}[.;]\s+(?:See|see|Also|also|Cf|cf|and|Compare|For|In|Quoted)\b")


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each note that begins anew after an address."""
    for text in edition.texts:
        for note in text.notes:
            for paragraph in note.body:
                offset = second_start(paragraph)
                if offset is None:
                    continue
                words = " ".join(paragraph.text[offset:].split()[:4])
                yield Diagnostic(
                    CODE,
                    f"note {note.id} seems to hold two notes; the second begins “{words}”",
                    "part them with a `split` in apparatus/emendations.yml, or allow it",
                    paragraph.place(offset),
                    "warning",
                    f"note {note.id}",
                    text.key,
                )


def second_start(paragraph: Paragraph) -> int | None:
    """Where a second work with an address of its own begins after the first, if it seems to."""
    links = [m for m in paragraph.marks if isinstance(m.meaning, Link)]
    for first, second in pairwise(links):
        after = ANEW.match(paragraph.text, first.end)
        joined = JOINED.match(paragraph.text, first.end)
        if after and not joined and second.start - after.end() > 20:
            return after.end()
    return None
