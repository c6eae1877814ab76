"""Editors' comments: what the text says, what the evidence says, and how sure that is."""

from collections.abc import Iterable
from dataclasses import replace

from build_tools.model.comments import Comment, Hung
from build_tools.model.edition import Edition
from build_tools.write import addresses
from build_tools.write.elements import Setting
from build_tools.write.escape import escaped, plain
from build_tools.write.site.corrections import sure
from build_tools.write.site.homes import homes
from build_tools.write.site.works import work_links
from build_tools.write.weave import weave


def comment_entries(edition: Edition, here: str, ids: Iterable[str], setting: Setting) -> str:
    """These comments as items of the list at the end of the text; ids `x-<comment>`.

    One that the facing text alone bears has its id for a letter, and leads back to the paragraph.
    """
    by_id = {c.id: c for c in edition.comments}
    inner = replace(setting, ids=None)
    return "\n".join(_short(edition, here, by_id[id], inner) for id in ids)


def comments_in_full(edition: Edition, here: str, setting: Setting) -> str:
    """All comments as items of the list in the apparatus; ids `<comment>`."""
    return "\n".join(_full(edition, here, c, setting) for c in edition.comments)


def _short(edition: Edition, here: str, comment: Comment, setting: Setting) -> str:
    hung = comment.in_text(edition.base.key)
    letter = hung.letter if hung else comment.id
    back = _back(hung.id, letter, hung) if hung else _to_paragraph(comment)
    return (
        f'<li id="{escaped(addresses.comment_entry(comment.id))}">'
        f'<span class="num">{escaped(letter)}</span>'
        f'<div class="body">{_said(edition, here, comment, setting, after=back)}</div></li>'
    )


def _said(edition: Edition, here: str, comment: Comment, setting: Setting, after: str = "") -> str:
    """Title, what is said, the evidence, how sure it is, the sources, what comes `after`."""
    r = comment.record
    sources = work_links(edition, here, r.sources)
    rests = f' <span class="rests-on">Rests on {sources}.</span>' if sources else ""
    says = f'<span class="says">{weave(comment.says, setting)}</span>'
    return (
        f'<p class="crux"><b>{plain(r.title)}.</b> {says}</p>\n'
        f"<p>{weave(comment.evidence, setting)} {sure(r.certainty, r.by)}{rests}{after}</p>"
    )


def _to_paragraph(comment: Comment) -> str:
    """The way back to the paragraph beside which the other text bears the comment."""
    return "".join(_back(h.target, comment.id, h) for h in comment.hung[:1])


def _back(to: str, letter: str, hung: Hung) -> str:
    words = f"↑ {plain(_label(hung))}"
    return (
        f'&nbsp;<a class="back" role="doc-backlink" href="#{escaped(to)}"'
        f' aria-label="{words}, back to comment {escaped(letter)}">{words}</a>'
    )


def _label(hung: Hung) -> str:
    """Where a comment hangs, in words: `¶ 21`, `note 15`."""
    if hung.target.startswith("p"):
        return f"¶ {hung.target[1:]}"
    return f"note {hung.target.rpartition('n')[2]}"


def _full(edition: Edition, here: str, comment: Comment, setting: Setting) -> str:
    return (
        f'<li id="{escaped(comment.id)}"><span class="num">{escaped(comment.id)}</span>'
        f'<div class="body"><p class="where">{_place(edition, here, comment)}</p>'
        f"{_said(edition, here, comment, setting)}</div></li>"
    )


def _place(edition: Edition, here: str, comment: Comment) -> str:
    """The places where a comment hangs, as links: `¶ 21`, in another text without one."""
    out = []
    for hung in comment.hung:
        words = _label(hung)[:1].upper() + _label(hung)[1:]
        if hung.text == edition.base.key:
            href = escaped(homes(edition).link(here, hung.target))
            out.append(f'<a href="{href}">{words}</a>, comment {escaped(hung.letter)}')
        else:
            label = next((t.record.label for t in edition.texts if t.key == hung.text), hung.text)
            out.append(f"{words} ({plain(label)})")
    return "; ".join(out) or _asked(comment)


def _asked(comment: Comment) -> str:
    r = comment.record
    where = f"¶ {r.paragraph}" if r.paragraph is not None else f"note {r.note}"
    return f"Meant for {where}; nowhere in this text"
