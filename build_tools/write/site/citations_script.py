"""All that can be cited, in all styles and as records: a script that pages load when asked.

It is JSON, in which nothing of a work is ever a name: all that editors write are values.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from build_tools.model.citing import ADDRESS_SLOT, NOTE_STYLES, NUMBER_SLOT, STYLES, Forms
from build_tools.model.edition import Edition
from build_tools.model.file_names import short_name
from build_tools.model.glossary import GlossarySettings
from build_tools.write.site.own_forms import own_forms, parted
from build_tools.write.site.runs import Runs, runs
from build_tools.write.site.works import short

_SCRIPT = str.maketrans({"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def citations_script(edition: Edition) -> str:
    """The script that makes what `citations` tells known to a page."""
    return f"self.citations={citations(edition)};\n"


def citations(edition: Edition) -> str:
    """What pages need to cite (JSON); as it was kept if it would be equal.

    `styles` have id and name, `printed` is the style of the pages. The forms of a thing are given
    for each style: its entry, and its note where that differs. `paragraph` has the slots of
    `model.citing` in its forms, and in its records. Each of `works` has its key, a short name, its
    forms, the places in it that are pointed to, each with its note in each style, and its records.
    """
    return edition.in_styles.kept("citations", tuple(_grounds(edition)), lambda: _told(edition))


def _grounds(edition: Edition) -> Iterator[bytes]:
    """What the script tells besides the sources as their records have them.

    What has pages of its own does not matter: so the single file, where all is on one, and the
    site share what was kept.
    """
    manifest = replace(edition.manifest, texts=(), glossary=GlossarySettings())
    record = replace(edition.base.record, pages="one")
    yield repr((manifest, record, edition.own_forms)).encode(errors="replace")
    for s in edition.sources.values():
        remark = s.remark.text if s.remark else ""
        yield repr((s.key, s.located, remark, s.conjecture)).encode(errors="replace")


def _told(edition: Edition) -> str:
    from build_tools.write.records import item_records
    from build_tools.write.records.own import paragraph_item

    forms = own_forms(edition)
    data = {
        "name": short_name(edition.manifest.title),
        "styles": [(style, STYLES.get(style, style)) for style in forms],
        "printed": edition.manifest.citation_style,
        "paragraph": [_of_paragraph(s, own.paragraph) for s, own in forms.items()],
        "record": item_records(paragraph_item(edition, NUMBER_SLOT, ADDRESS_SLOT)),
        "works": list(_works(edition, forms)),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_SCRIPT)
    return text.encode(errors="replace").decode()


def _works(edition: Edition, styles: Iterable[str]) -> Iterator[list[Any]]:
    from build_tools.write.records import records

    styled, places = edition.in_styles.read(), edition.in_styles.located()
    for s in edition.sources.values():
        plain = s.entry, s.note
        forms = [_forms(styled.get(style, {}).get(s.key, plain)) for style in styles]
        located = [
            [at, [runs(places.get(style, {}).get((s.key, at), form)) for style in styles]]
            for at, form in s.located.items()
        ]
        yield [s.key, short(s.csl) or s.key, forms, located, records(s)]


def _forms(forms: Forms) -> list[Runs]:
    """The entry, and the note if it is another."""
    entry, note = map(runs, forms)
    return [entry] if entry == note else [entry, note]


def _of_paragraph(style: str, forms: Forms) -> list[Runs]:
    """The forms of a paragraph; where a style has no notes, that which names the paragraph.

    What stands there for the sake of the address alone is a run of its own with 2 as address.
    """
    told: list[Runs] = []
    for form in forms if style in NOTE_STYLES else forms[1:]:
        before, lead, tail, after = parted(form)
        told.append([*runs(before), [f"{lead}{ADDRESS_SLOT}{tail}", 0, "", 2], *runs(after)])
    return told
