"""The page on how to cite the edition, a paragraph of it, and the work that it edits."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from build_tools.model.citing import NOTE_STYLES, STYLES, Forms, OwnForms
from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition
from build_tools.model.ids import note_address
from build_tools.write import addresses, data_formats
from build_tools.write.elements import Setting
from build_tools.write.html import Settings, finished, page, rendered
from build_tools.write.page import Page
from build_tools.write.site.homes import homes
from build_tools.write.site.leads import leads
from build_tools.write.site.own_forms import at_paragraph, own_forms
from build_tools.write.site.title import retold
from build_tools.write.weave import weave
from build_tools.write.wording import listed

HERE = addresses.CITE
_RECORDS = ("bibtex", "csl-json", "ris")
"""The formats that hold the sources as records."""


class Styled(NamedTuple):
    """What is cited in one style: each form with what it is called, if it has a name."""

    name: str
    forms: list[tuple[str, Markup]]


def cite(edition: Edition) -> Page:
    """The page at `/about/cite/`."""
    number = _example(edition)
    of = edition.manifest.of
    kind = of.kind[:1].lower() + of.kind[1:] or "work"
    at = homes(edition).pages.get(f"p{number}", addresses.BRIEF)

    setting = Setting(leads(edition, HERE), "cite")

    def here(form: Paragraph) -> str:
        address = addresses.canonical(edition, at, f"p{number}")
        return at_paragraph(form, number, address, setting)

    def printed(form: Paragraph) -> str:
        return weave(form, setting)

    main = rendered(
        "cite.html",
        retold=retold(edition),
        kind=kind,
        authors=listed(of.creators),
        edition=_styled(edition, lambda own: own.edition, printed),
        paragraph=_styled(edition, lambda own: own.paragraph, here) if number else (),
        work=_styled(edition, lambda own: own.work, printed),
        number=number,
        example=addresses.link(HERE, at, f"p{number}"),
        places=list(_places(edition, number)),
        files=list(_files(edition)) if edition.sources else (),
        downloads=addresses.link(HERE, addresses.DOWNLOADS),
    )
    description = f"How to cite {edition.manifest.title}, a paragraph of it, and the {kind} itself."
    return page(edition, HERE, "about-page cite-page", "How to cite", description, main, Settings())


def _example(edition: Edition) -> int:
    """The first paragraph with a note, else the first; 0 if there is none."""
    noted = (m.paragraph.number for n in edition.base.notes for m in n.markers)
    numbers = [number for number in noted if number is not None]
    if numbers:
        return min(numbers)
    return next((p.number for p in edition.base.paragraphs if p.number), 0)


def _styled(
    edition: Edition, forms: Callable[[OwnForms], Forms], printed: Callable[[Paragraph], str]
) -> list[Styled]:
    """In each style what `forms` takes, as `printed` gives its HTML: an entry, before it a note if
    the style has notes."""
    styled = []
    for style, own in own_forms(edition).items():
        entry, note = (finished(printed(form)) for form in forms(own))
        both = [("Note", note), ("Bibliography", entry)]
        styled.append(
            Styled(STYLES.get(style, style), both if style in NOTE_STYLES else [("", note)])
        )
    return styled


def _places(edition: Edition, number: int) -> Iterator[tuple[str, str, str]]:
    """Examples of what has an address: what it is, the address below the site, the link."""
    known, base = homes(edition), edition.base
    ids = [("A paragraph", f"p{number}" if number else "")]
    ids += [("A note, by its corrected number", note_address(n.id)) for n in base.notes[:1]]
    ids += [("A marker in the text", m.id) for n in base.notes[:1] for m in n.markers[:1]]
    ids += [("A section", s.id) for s in base.sections[:1]]
    ids += [("A source, by its key", key) for key in list(edition.sources)[:1]]
    ids += [("A correction", c.record.id) for c in edition.corrections[:1]]
    for name, id in ids:
        path = known.pages.get(id)
        if path:
            shown = f"{path.removesuffix(addresses.HOME)}#{id}"
            yield name, shown, addresses.link(HERE, path, id)
    for id in list(edition.terms)[:1]:
        path, own = addresses.term_home(edition, id)
        shown = path.removesuffix(addresses.HOME) + (f"#{own}" if own else "")
        yield "A term", shown, addresses.link(HERE, path, own)


def _files(edition: Edition) -> Iterator[tuple[str, str]]:
    """The files with all sources: links to them, and their names."""
    for module in data_formats(edition):
        if module.FORMAT in _RECORDS:
            yield addresses.link(HERE, f"downloads/{module.FILE}"), str(module.FILE)
