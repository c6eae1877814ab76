"""The apparatus: every correction with its reason, the note numbers, the decisions of structure."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import PurePosixPath

from build_tools.model.edition import Correction, Edition, Note, Touched
from build_tools.model.ids import note_address
from build_tools.model.places import Place
from build_tools.model.records import Form
from build_tools.write import addresses
from build_tools.write.elements import Setting
from build_tools.write.escape import escaped, plain
from build_tools.write.html import Settings, finished, page, rendered
from build_tools.write.page import Page
from build_tools.write.site.comments import comments_in_full
from build_tools.write.site.corrections import CERTAINTY, said
from build_tools.write.site.headwords import readings
from build_tools.write.site.homes import Homes, homes
from build_tools.write.site.leads import leads
from build_tools.write.site.works import work_links
from build_tools.write.weave import weave
from build_tools.write.wording import listed

HERE = addresses.APPARATUS


def apparatus(edition: Edition) -> Page:
    """The page at `/apparatus/`."""
    applied = [c for c in edition.corrections if not isinstance(c.record, Form)]
    forms = [c for c in edition.corrections if isinstance(c.record, Form)]
    setting = Setting(leads(edition, HERE), "cite", None, readings(edition))
    prose = replace(setting, italics="em")
    main = rendered(
        "apparatus.html",
        applied=finished("\n".join(_entry(edition, c, setting) for c in applied)),
        comments=finished(comments_in_full(edition, HERE, prose)),
        forms=finished("\n".join(_entry(edition, c, setting) for c in forms)),
        notes=finished("\n".join(_row(n, setting, homes(edition)) for n in edition.base.notes)),
        decisions=[(d.what, d.by, _spot(d.place)) for t in edition.texts for d in t.decisions],
        certainty=CERTAINTY.items(),
        brief=addresses.link(HERE, addresses.BRIEF),
        editors=edition.manifest.editors,
    )
    description = f"What the editors of {edition.manifest.title} corrected, and why."
    return page(edition, HERE, "apparatus-page", "Apparatus", description, main, Settings())


def _entry(edition: Edition, correction: Correction, setting: Setting) -> str:
    e = correction.record
    sources = work_links(edition, HERE, e.sources)
    rests = f" Rests on {sources}." if sources else ""
    return (
        f'<li id="{escaped(e.id)}"><span class="num">{escaped(e.id)}</span>'
        f'<div class="body"><p class="where">{_where(edition, correction.touched)}</p>'
        f"<p>{said(correction, setting)}{rests}</p></div></li>"
    )


def _where(edition: Edition, touched: Sequence[Touched]) -> str:
    """The places an emendation bears on, as links: `¶ 21`, `Notes 16, 17 and 18`."""
    parts = []
    for text, places in groupby(dict.fromkeys(touched), key=lambda t: t.text):
        seen = list(places)
        numbers = [t for t in seen if t.label.startswith("note ")]
        others = [_link(edition, t, t.label) for t in seen if t not in numbers]
        linked = [_link(edition, t, t.label.removeprefix("note ")) for t in numbers]
        noun = "Notes" if len(numbers) > 1 else "Note"
        words = listed([*others, *([f"{noun} {listed(linked)}"] if numbers else [])])
        label = next((t.record.label for t in edition.texts if t.key == text), text)
        parts.append(words + (f" ({plain(label)})" if text != edition.base.key else ""))
    return "; ".join(parts) or "Nowhere in this text"


def _link(edition: Edition, touched: Touched, words: str) -> str:
    if touched.text != edition.base.key or touched.target not in homes(edition).pages:
        return plain(words)
    href = homes(edition).link(HERE, touched.target)
    return f'<a href="{escaped(href)}">{plain(words)}</a>'


def _row(note: Note, setting: Setting, places: Homes) -> str:
    """A row of the table of note numbers."""
    first = note.body[0] if note.body else None
    short = first.text[:60].rsplit(" ", 1)[0] + " …" if first and len(first.text) > 60 else ""
    words = plain(short) if short else weave(first, setting) if first else ""
    href = escaped(places.link(HERE, note_address(note.id)))
    kind = f' class="{note.status}"' if note.status != "printed" else ""
    markers = ", ".join(
        f'<a href="{escaped(places.link(HERE, m.id))}">¶&nbsp;{m.paragraph.number}</a>'
        for m in note.markers
    )
    return (
        f"<tr{kind}>"
        f'<th scope="row"><a href="{href}">{escaped(note.id)}</a></th>'
        f"<td>{escaped(note.printed) or '–'}</td><td>{markers}</td>"
        f'<td class="state">{note.status}</td><td>{words}</td></tr>'
    )


def _spot(place: Place) -> str:
    """The file and the line, without the folders on its owner's machine."""
    return f"{PurePosixPath(place.file).name}:{place.line}"
