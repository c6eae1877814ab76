"""Names: the short list at the end of the text, and the index with every use."""

from collections.abc import Iterable, Iterator

from build_tools.model.edition import Edition
from build_tools.model.glossary import Name
from build_tools.write import addresses
from build_tools.write.elements import Setting
from build_tools.write.escape import escaped, plain
from build_tools.write.html import Settings, finished, page, rendered
from build_tools.write.page import Page
from build_tools.write.site.headwords import characters, english_variants, pinyin, readings
from build_tools.write.site.leads import leads
from build_tools.write.site.terms import term_link, uses
from build_tools.write.site.whereabouts import how_often, in_editors_words, spots, uses_read
from build_tools.write.site.works import work_links
from build_tools.write.weave import weave
from build_tools.write.wording import counted

HERE = addresses.NAMES
KINDS = {
    "person": "Persons",
    "body": "Bodies",
    "place": "Places",
    "law": "Laws",
    "programme": "Programmes",
    "document": "Documents",
}
"""The kinds of names in the order of the index, with their headings."""


def name_entries(edition: Edition, here: str, ids: Iterable[str], setting: Setting) -> str:
    """The entries of these names as items of a definition list; ids `i-<name>`."""
    return "\n".join(_short(edition, here, edition.names[id], setting) for id in ids)


def _short(edition: Edition, here: str, name: Name, setting: Setting) -> str:
    to = escaped(addresses.link(here, HERE, name.id))
    about = f'<dd class="def">{weave(name.about, setting)}{_sure(name)}</dd>'
    return (
        f'<div class="entry who" id="{escaped(addresses.name_entry(name.id))}"'
        f' data-kind="{escaped(name.record.kind.capitalize())}">\n{_head(name)}\n{about}\n'
        f'<dd class="uses"><a class="full" href="{to}">{_counted(edition, name)}'
        "index of names</a></dd>\n</div>"
    )


def _counted(edition: Edition, name: Name) -> str:
    return uses(how_often(edition)[1][name.id]).replace(", ", " · ")


def names(edition: Edition) -> Page:
    """The page at `/names/`."""
    setting = Setting(leads(edition, HERE), ids=None, readings=readings(edition))
    found = edition.names.values()
    of_kind = {kind: [n for n in found if n.record.kind == kind] for kind in KINDS}
    main = rendered(
        "names.html",
        count=counted(len(edition.names), "name"),
        kinds=[
            (kind, KINDS[kind], finished("\n".join(_entry(edition, n, setting) for n in some)))
            for kind, some in of_kind.items()
            if some
        ],
    )
    description = f"The people, bodies, places and documents of {edition.manifest.of.title}."
    return page(edition, HERE, "names-page", "Names", description, main, Settings())


def _head(name: Name) -> str:
    r = name.record
    chinese = f" {characters(r.simplified, r.traditional)}" if r.simplified else ""
    return f"<dt><dfn>{plain(r.name)}{chinese}</dfn> {pinyin(r.pinyin)}</dt>"


def _sure(name: Name) -> str:
    sure = name.record.certainty
    return f' <span class="sure">[{plain(sure)}]</span>' if sure != "certain" else ""


def _entry(edition: Edition, name: Name, setting: Setting) -> str:
    parts = "\n".join(
        f'<dd class="{kind}">{html}</dd>' for kind, html in _facts(edition, name, setting)
    )
    return f'<div class="entry who" id="{escaped(name.id)}">\n{_head(name)}\n{parts}\n</div>'


def _facts(edition: Edition, name: Name, setting: Setting) -> Iterator[tuple[str, str]]:
    """Class and content of each line of an entry in the index."""
    others = english_variants(name.record)
    if name.term:
        yield "def", f"See the term {term_link(edition, HERE, edition.terms[name.term])}."
    if name.about.text:
        yield "def", weave(name.about, setting) + _sure(name)
    if others:
        yield "other", f'<span class="tag">Also</span> {plain(", ".join(others))}'
    sources = work_links(edition, HERE, name.record.sources)
    if sources:
        yield "other", f'<span class="tag">Sources</span> {sources}'
    base = uses_read(edition, name)
    for tag, places in (
        (uses(len(base)) + "in", spots(edition, HERE, base)),
        ("In the editors’ words", in_editors_words(edition, HERE, name.uses)),
    ):
        if places:
            yield "uses", f'<span class="tag">{tag}</span> {", ".join(places)}'
