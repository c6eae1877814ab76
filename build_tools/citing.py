"""The edition and its works in the styles of citation, as a build needs them."""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import chain
from typing import NamedTuple

from build_tools.apparatus import Apparatus
from build_tools.folder import Folder
from build_tools.model.citing import InStyles, OwnForms
from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Document
from build_tools.model.records import Manifest
from build_tools.resolve.citations import Formatted, formatted, in_all_styles
from build_tools.resolve.own_citation import own_forms

CACHE = ".cache/edition"


class Cited(NamedTuple):
    """The works in the style of the manifest, the edition itself in all styles, the works in all
    styles when they are asked for; and what the citation engine could not print."""

    forms: Formatted
    own: Mapping[str, OwnForms]
    in_styles: InStyles
    problems: tuple[Diagnostic, ...]


def cited(manifest: Manifest, base: Document, apparatus: Apparatus, files: Folder) -> Cited:
    """What an edition has to cite; `base` is the base text."""
    references, style, cache = apparatus.references, manifest.citation_style, files.root / CACHE
    record = next(t for t in manifest.texts if t.key == base.key)
    wanted = list(apparatus.located())
    same = files.kept.same
    format_them = partial(formatted, references, style, cache, wanted)
    forms = same("citations", (references, style, wanted), format_them)
    format_all = partial(in_all_styles, references, cache, {style: forms}, wanted)
    everything = same("citations in all styles", (references, style, wanted), format_all)
    own_so = partial(own_forms, manifest, record, cache)
    own, of_own = same("own citations", (manifest, record), own_so)

    def kept(name: str, grounds: tuple[bytes, ...], make: Callable[[], str]) -> str:
        return files.kept.text(name, [everything.mark.encode(), *grounds], make)

    told = chain(forms.problems, everything.problems, of_own)
    problems = {(p.code, p.subject): p for p in told}
    in_styles = InStyles(everything.mark, everything.read, kept, everything.located)
    return Cited(forms, own, in_styles, tuple(problems.values()))
