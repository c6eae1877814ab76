"""A compiler for annotated digital editions of policy briefs.

The public API: `build` reads a folder and returns the edition with everything that is wrong with
it; `formats` are the writers. The rest may change.
"""

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition
from build_tools.model.places import Place

__all__ = ["Diagnostic", "Edition", "Place"]
