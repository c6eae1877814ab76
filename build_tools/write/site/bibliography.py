"""The bibliography: works cited, works the editors consulted, works proposed for lost notes."""

from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition, Note, Source
from build_tools.model.ids import note_address
from build_tools.write import addresses
from build_tools.write.elements import Setting
from build_tools.write.escape import escaped
from build_tools.write.html import Settings, finished, page, rendered
from build_tools.write.page import Page
from build_tools.write.site.homes import Homes, homes
from build_tools.write.site.leads import leads
from build_tools.write.weave import weave
from build_tools.write.wording import listed

HERE = addresses.BIBLIOGRAPHY


def bibliography(edition: Edition) -> Page:
    """The page at `/bibliography/`."""
    cited, proposed, consulted = _uses(edition)
    setting = Setting(leads(edition, HERE), "cite", None)

    def entries(kind: str) -> str:
        chosen = (s for s in edition.sources.values() if _kind(s) == kind)
        return "\n".join(_entry(s, setting, uses(s)) for s in chosen)

    def uses(source: Source) -> str:
        parts = [
            *(["cited in " + listed(cited[source.key])] if source.key in cited else []),
            *(["proposed for " + listed(proposed[source.key])] if source.key in proposed else []),
            *(["for " + listed(consulted[source.key])] if source.key in consulted else []),
        ]
        words = ", ".join(parts)
        return words[:1].upper() + words[1:]

    def _kind(source: Source) -> str:
        if source.key in cited:
            return "cited"
        return "proposed" if source.conjecture or source.key in proposed else "consulted"

    main = rendered(
        "bibliography.html",
        cited=finished(entries("cited")),
        consulted=finished(entries("consulted")),
        proposed=finished(entries("proposed")),
    )
    description = f"The works cited in {edition.manifest.title}, with the editors’ remarks."
    return page(edition, HERE, "bibliography-page", "Bibliography", description, main, Settings())


def _uses(edition: Edition) -> tuple[dict[str, list[str]], ...]:
    """For each key, as links: the notes that cite it, those it is proposed for, corrections."""
    cited: dict[str, list[str]] = {}
    proposed: dict[str, list[str]] = {}
    consulted: dict[str, list[str]] = {}
    places = homes(edition)
    for note in edition.base.notes:
        words = _note(note, places)
        for ref in dict.fromkeys(r.key for r in note.sources):
            cited.setdefault(ref, []).append(words)
        for ref in dict.fromkeys(r.key for c in note.conjectures for r in c.sources):
            proposed.setdefault(ref, []).append(words)
    for c in edition.corrections:
        href = escaped(addresses.link(HERE, addresses.APPARATUS, c.record.id))
        for key in dict.fromkeys(c.record.sources):
            consulted.setdefault(key, []).append(
                f'<a href="{href}">correction {escaped(c.record.id)}</a>'
            )
    return cited, proposed, consulted


def _note(note: Note, places: Homes) -> str:
    href = escaped(places.link(HERE, note_address(note.id)))
    first = {m.paragraph.number: m for m in reversed(note.markers)}
    marked = ", ".join(_marked(m.id, m.paragraph, places) for m in reversed(first.values()))
    return f'<a href="{href}">note {escaped(note.id)}</a>' + (f" ({marked})" if marked else "")


def _marked(id: str, paragraph: Paragraph, places: Homes) -> str:
    href = escaped(places.link(HERE, id))
    number = f"¶ {paragraph.number}" if paragraph.number is not None else "text"
    return f'<a href="{href}">{number}</a>'


def _entry(source: Source, setting: Setting, uses: str) -> str:
    kind = ' class="proposed"' if source.conjecture else ""
    entry = weave(source.entry, setting)
    if source.conjecture:
        entry = f'<span class="br">⟨</span>{entry}<span class="br">⟩</span>'
    remark = weave(source.remark, setting) if source.remark else ""
    said = f' <p class="ed">[{remark}]</p>' if remark else ""
    used = f"{uses} · " if uses else ""
    return (
        f'<li id="{escaped(source.key)}"{kind}><p>{entry}</p>{said}'
        f'<p class="used">{used}<code>{escaped(source.key)}</code></p></li>'
    )
