"""The bibliography: works cited, works the editors consulted, works proposed for lost notes."""

from build_tools.model.edition import Edition, Source
from build_tools.write import addresses
from build_tools.write.elements import Setting
from build_tools.write.escape import escaped
from build_tools.write.html import Settings, finished, page, rendered
from build_tools.write.page import Page
from build_tools.write.records.coins import context
from build_tools.write.site.archived import archived, unreached
from build_tools.write.site.cited_in import cited_in
from build_tools.write.site.heads import bibliography_head
from build_tools.write.site.leads import leads
from build_tools.write.site.works import form
from build_tools.write.weave import weave
from build_tools.write.wording import listed

HERE = addresses.BIBLIOGRAPHY


def bibliography(edition: Edition) -> Page:
    """The page at `/bibliography/`."""
    cited, proposed, consulted = cited_in(edition, HERE)
    setting = Setting(leads(edition, HERE), "cite", None)

    def entries(kind: str) -> str:
        chosen = (s for s in edition.sources.values() if _kind(s) == kind)
        return "\n".join(_entry(s, setting, uses(s), unreached(edition, HERE, s)) for s in chosen)

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
    title, head = "Bibliography", bibliography_head()
    return page(edition, HERE, "bibliography-page", title, description, main, Settings(), head)


def _entry(source: Source, setting: Setting, uses: str, unreached: str) -> str:
    kind = ' class="proposed"' if source.conjecture else ""
    entry = form(weave(source.entry, setting), source.key, "entry")
    entry += archived(source, source.entry)
    if source.conjecture:
        entry = f'<span class="br">⟨</span>{entry}<span class="br">⟩</span>'
    remark = weave(source.remark, setting) if source.remark else ""
    said = f' <p class="ed">[{remark}]</p>' if remark else ""
    used = f"{uses} · " if uses else ""
    return (
        f'<li id="{escaped(source.key)}"{kind}><p>{entry}{unreached}</p>{said}'
        f'<p class="used">{used}<code>{escaped(source.key)}</code>'
        f'<span class="Z3988" title="{escaped(context(source.csl))}" hidden></span></p></li>'
    )
