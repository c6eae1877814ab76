"""The title matter of the text: what it is, whose it is, how to cite it."""

from collections.abc import Collection

from build_tools.model.edition import Edition
from build_tools.model.marks import CommentRef, Emended, NameUse, NoteRef, TermUse
from build_tools.write import addresses
from build_tools.write.html import finished, rendered
from build_tools.write.site.homes import homes
from build_tools.write.site.leads import HEADING
from build_tools.write.site.leaves import Leaf, applied
from build_tools.write.weave import weave
from build_tools.write.wording import count, counted, dated, licence, listed, sentence

PARAGRAPHS = " A paragraph is cited by its number, as ¶ 1."
"""How a citation of the whole goes on where readers learn to cite."""


def title_matter(edition: Edition, leaf: Leaf) -> str:
    """The head of the reading page, from kind and date to the key of marks.

    What the key explains are the marks of the whole text, though it may have several pages.
    """
    of, base = edition.manifest.of, edition.base
    markers = [
        m.meaning for p in base.paragraphs for m in p.marks if isinstance(m.meaning, NoteRef)
    ]
    kinds = {type(m.meaning) for p in base.paragraphs for m in p.marks}
    return rendered(
        "title.html",
        of=of,
        kind=" · ".join(x for x in (of.kind, dated(of.date)) if x),
        theme=edition.manifest.theme,
        theme_link=theme_link(edition, addresses.BRIEF, leaf.terms),
        by=_by(edition),
        published=listed(of.publishers),
        url=addresses.outward(of.url),
        cite=citation(edition),
        address=_address(edition),
        text=base,
        retold=retold(edition),
        about=sentence(base.record.about) if base.record.about else "",
        whose=whose(edition),
        state=finished(_state(edition)),
        number=base.paragraphs[-1].number if base.paragraphs else 1,
        whose_notes="author’s" if len(of.creators) == 1 else "authors’",
        sample=markers[0].note.rpartition("-")[2] if markers else "",
        emended=Emended in kinds,
        term=TermUse in kinds,
        name=NameUse in kinds,
        commented=CommentRef in kinds,
        doubted=any(n.status != "printed" for n in base.notes),
        lost=next((n.number for n in base.notes if n.status == "lost"), None),
    )


def leaf_head(edition: Edition, leaf: Leaf) -> str:
    """The head of a page of the text other than its first: of what it is a part, its title."""
    return rendered(
        "leaf.html",
        work=edition.manifest.of.title,
        front=addresses.link(leaf.path, addresses.BRIEF),
        id=leaf.id,
        heading=finished(weave(leaf.title, HEADING)),
    )


def _address(edition: Edition) -> str:
    """The public address of the first paragraph, as an example of how one is cited."""
    return addresses.canonical(edition, homes(edition).pages.get("p1", addresses.BRIEF), "p1")


def theme_term(edition: Edition) -> str:
    """The term whose Chinese is the theme word; empty if there is none."""
    theme = edition.manifest.theme
    found = (
        t.id for t in edition.terms.values() if theme and t.record.simplified == theme.simplified
    )
    return next(found, "")


def theme_link(edition: Edition, here: str, terms: Collection[str] = ()) -> str:
    """The link from the theme word to its entry; `terms` are those with an entry on the page."""
    id = theme_term(edition)
    if id in terms:
        return addresses.link(here, here, addresses.term_entry(id))
    return addresses.term_link(edition, here, id) if id else ""


def retold(edition: Edition) -> bool:
    """True if the base text tells the work again in other words than its author's."""
    return edition.base.record.retelling


def _by(edition: Edition) -> str:
    creators = listed(edition.manifest.of.creators)
    if not retold(edition):
        return creators
    kind = edition.manifest.of.kind
    return f"after the {kind[:1].lower()}{kind[1:]} by {creators}"


def work(edition: Edition) -> str:
    """The title of the work with its subtitle."""
    of = edition.manifest.of
    return ": ".join(x for x in (of.title, of.subtitle) if x)


def citation(edition: Edition) -> str:
    """How the text on this page is cited: a retelling as the edition's, a text as its author's."""
    m, of = edition.manifest, edition.manifest.of
    version = f"version {m.version}, {dated(m.date)}"
    creators = listed(of.creators)
    year = of.date[:4]
    if not retold(edition):
        facts = ", ".join(x for x in (*of.publishers, year) if x)
        said = f"{creators}. “{sentence(work(edition))}”", sentence(of.kind), sentence(facts)
        head = " ".join(filter(None, said))
        return f"{head} Paragraphs (¶) and notes after {m.title}, {version}."
    kind = f"{of.kind[:1].lower()}{of.kind[1:]}"
    base = f"based on the {kind} by {creators}, “{work(edition)}”"
    base += f" ({year})" if year else ""
    return f"{sentence(m.editors)} {m.title}, {version}, {base}.{PARAGRAPHS}"


def whose(edition: Edition) -> str:
    """Whose words the base text are, under which licence; of a private one that it is private."""
    record = edition.base.record
    if record.rights == "private":
        return "This copy is private and not to be passed on."
    words = [] if listed(record.creators) in record.about else [f"By {listed(record.creators)}."]
    if record.license:
        words.append(f"Licence: {licence(record.license)}.")
    return " ".join(words)


def _state(edition: Edition) -> str:
    """What became of the endnotes, in a sentence composed from the notes."""
    notes = edition.base.notes
    by_status = {s: sum(n.status == s for n in notes) for s in ("moved", "supplied", "lost")}
    parted = sum(n.status == "split" and not n.printed for n in notes)
    words = []
    if parted:
        entries = "one entry that held two notes" if parted == 1 else f"{count(parted)} entries"
        words.append(f"parted {entries}")
    if by_status["moved"]:
        words.append(f"moved {counted(by_status['moved'], 'note')} to the right number")
    if by_status["supplied"]:
        words.append(f"supplied {counted(by_status['supplied'], 'note')}")
    if by_status["lost"]:
        words.append(f"marked {counted(by_status['lost'], 'note')} as lost")
    readings = len([c for c in applied(edition) if c.record.kind == "reading"])
    if readings:
        words.append(f"mended {counted(readings, 'reading')}")
    if not words:
        return ""
    printed = len({(n.chapter, n.printed) for n in notes if n.printed})
    return (
        f"It cites {counted(len(notes), 'note')}; the printed list has"
        f" {count(printed)}. The editors have {listed(words)}."
    )
