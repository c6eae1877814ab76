"""The reading of a pack on paper: its paragraphs, their notes, what the editors say of them."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from build_tools.model.comments import Comment
from build_tools.model.document import Paragraph
from build_tools.model.edition import Correction, Edition, Note, Proposal
from build_tools.model.ids import note_address
from build_tools.model.marks import Emended
from build_tools.model.records import SourceRef
from build_tools.write import addresses
from build_tools.write.elements import Setting
from build_tools.write.escape import escaped, plain
from build_tools.write.site.archived import archived
from build_tools.write.site.corrections import change, label, sure
from build_tools.write.site.leads import HEADING
from build_tools.write.site.leaves import Leaf
from build_tools.write.site.notes import cited, editors_words
from build_tools.write.weave import weave
from build_tools.write.wording import ranges


def sections(leaf: Leaf, setting: Setting) -> Iterator[str]:
    """The sections of a reading under their headings; items that follow each other are one list."""
    for items, group in groupby(_pieces(leaf, setting), key=lambda piece: piece[0]):
        blocks = [html for _, html in group]
        yield from ('<div role="list">', *blocks, "</div>") if items else blocks


def _pieces(leaf: Leaf, setting: Setting) -> Iterator[tuple[bool, str]]:
    """The headings and paragraphs of a reading, and what is left out between them; of each whether
    it is an item of a list."""
    next_ = min((p.number for p in leaf.paragraphs if p.number is not None), default=0)
    for section in leaf.sections:
        heading = weave(section.heading, HEADING)
        for i, p in enumerate(section.blocks):
            number = next_ if p.number is None else p.number
            if next_ < number:
                yield False, f'<p class="gap">¶&nbsp;{ranges(range(next_, number))} left out</p>'
            if heading and not i:
                yield False, f"<h3>{heading}</h3>"
            yield p.kind == "item", paragraph(p, setting)
            next_ = number + (p.number is not None)


def paragraph(p: Paragraph, setting: Setting) -> str:
    """A block of the text with its number in the margin."""
    words = f"<p>{weave(p, setting)}</p>"
    body = f"<blockquote>{words}</blockquote>" if p.kind == "quotation" else words
    if p.number is None:
        return f'<div class="notice">{body}</div>'
    role = ' role="listitem"' if p.kind == "item" else ""
    kind = "para item" if p.kind == "item" else "para"
    number = f'<span class="pn">¶&nbsp;{p.number}</span>'
    return f'<div class="{kind}" id="{escaped(p.id)}"{role}>{number}\n{body}</div>'


def note(edition: Edition, n: Note, setting: Setting) -> str:
    """A note as an item of a list; of a lost one what the editors propose, and how surely."""
    number = f"⟨{n.number}⟩" if n.status in ("lost", "supplied") else str(n.number)
    words = " ".join(f'<span class="ed">[{said}]</span>' for said in editors_words(edition, n))
    body = [weave(p, setting) for p in n.body]
    if n.status == "supplied":
        body = [f"⟨{p}⟩" for p in body]
    body = [*body[:-1], " ".join(filter(None, (*body[-1:], words)))]
    proposed = [_proposal(edition, p, setting) for p in n.conjectures if n.status == "lost"]
    inner = "".join(f"<p>{p}</p>" for p in (*body, *proposed))
    return (
        f'<li id="{escaped(note_address(n.id))}"><span class="num">{number}</span>'
        f"<div>{inner}</div></li>"
    )


def _proposal(edition: Edition, proposal: Proposal, setting: Setting) -> str:
    """The works proposed for a lost note, without the ground, which the site has."""
    works = [weave(cited(edition.sources[r.key], r), setting) for r in proposal.sources]
    return f"Proposed: ⟨{'; '.join(works)}⟩ {sure(proposal.certainty, '')}"


def comments(edition: Edition, leaf: Leaf, setting: Setting) -> Iterator[str]:
    """The editors' comments on a reading as items of a list, by their letters in the text."""
    shown = (c for c in edition.comments if c.id in leaf.comments)
    yield from (_comment(edition, c, setting) for c in shown)


def _comment(edition: Edition, c: Comment, setting: Setting) -> str:
    hung, r = c.in_text(edition.base.key), c.record
    letter = hung.letter if hung else c.id
    return (
        f'<li id="{escaped(addresses.comment_entry(c.id))}"><span class="num">{escaped(letter)}'
        f"</span><div><p><b>{plain(r.title)}.</b> {weave(c.says, setting)}</p>"
        f"<p>{weave(c.evidence, setting)} {sure(r.certainty, r.by)}</p></div></li>"
    )


def correction(c: Correction) -> str:
    """A corrected reading as an item of a list: where it stands, what was printed."""
    id = escaped(addresses.correction_entry(c.record.id))
    return f'<li id="{id}"><p>{escaped(label(c))}: {change(c.record)}</p></li>'


def work(edition: Edition, ref: SourceRef, setting: Setting) -> str:
    """A work as the bibliography prints it, with the place in it that is meant."""
    source = edition.sources[ref.key]
    entry = weave(source.entry, setting) + archived(source, source.entry, restyled=False)
    return entry + (f" Here: {plain(ref.locator)}." if ref.locator else "")


def corrections(edition: Edition, leaf: Leaf) -> list[Correction]:
    """The corrected readings that are marked in the paragraphs of a reading."""
    here = _emended(leaf.paragraphs)
    return [c for c in edition.corrections if c.record.id in here]


def mended(leaf: Leaf) -> int:
    """How many corrected readings are marked in the notes of a reading."""
    return len(_emended(p for n in leaf.notes for p in n.body))


def _emended(paragraphs: Iterable[Paragraph]) -> set[str]:
    marks = (m.meaning for p in paragraphs for m in p.marks)
    return {meaning.emendation for meaning in marks if isinstance(meaning, Emended)}
