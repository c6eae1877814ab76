"""Files of Markdown with keys at their top, between two lines of `---`."""

import re
from typing import NamedTuple

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.places import Place

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


class Parted(NamedTuple):
    """The keys of a file (YAML, from its first line on), the Markdown below them, and the line in
    which that begins."""

    keys: str
    body: str
    line: int


def parted(source: str) -> Parted | None:
    """A file parted into its keys and its Markdown; None if there are no two lines of `---`."""
    fences = [m.end() for m, _ in zip(_FENCE.finditer(source), range(2), strict=False)]
    if len(fences) < 2 or source[: fences[0]].strip() != "---":
        return None
    text = source[fences[1] :]
    begins = fences[1] + len(text) - len(text.lstrip())
    keys = source[: fences[1]].rstrip("- \t")
    return Parted(keys, text.strip(), source.count("\n", 0, begins) + 1)


def no_keys(file: str, source: str, what: str, below: str) -> Diagnostic:
    """That a file which is to begin with the keys of `what` does not; `below` is what follows."""
    opened = source.lstrip().startswith("---")
    message = f"the keys of the {what} are not closed by a line of `---`"
    cure = f"write the keys at the top, between two lines of `---`, and {below} below"
    return Diagnostic(
        "Y10", message if opened else "the file has no keys at its top", cure, Place(file, 1, 1)
    )
