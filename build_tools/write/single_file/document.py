"""The single file as one document: its head with a policy of its own, its text, its parts."""

from collections.abc import Sequence

from build_tools.model.citing import STYLES
from build_tools.model.edition import Edition
from build_tools.write import addresses, site
from build_tools.write.assets import single_file_script, single_file_sheet
from build_tools.write.escape import escaped
from build_tools.write.html import finished, offered, rendered
from build_tools.write.inline import digest, inlined
from build_tools.write.page import Page
from build_tools.write.search import as_json
from build_tools.write.single_file.carrying import carried, main_of
from build_tools.write.single_file.parts import Part, as_one, parts, places_of
from build_tools.write.single_file.places import TOP
from build_tools.write.single_file.search import search_data
from build_tools.write.site.brief import settings
from build_tools.write.site.citations_script import citations
from build_tools.write.site.leaves import leaves

_CONTENTS = '<nav class="contents"'


def document(edition: Edition) -> str:
    """The file, its links all within it or outward to http and https."""
    edition = as_one(edition)
    plan = site.plan(edition)
    page = plan[addresses.BRIEF].make()
    places = places_of(edition, plan, page)
    behind = list(parts(edition, plan, places))
    text = _contents(carried(places, addresses.BRIEF, main_of(page)), behind)
    up = "contents" if _CONTENTS in text else TOP
    style = inlined("style", single_file_sheet())
    program = inlined("script", single_file_script())
    whole = "".join((text, *(p.body for p in behind)))
    leaf = leaves(edition)[0]
    return rendered(
        "single_file.html",
        manifest=edition.manifest,
        language=edition.base.record.language,
        private=edition.private,
        head=finished(page.head),
        policy=policy(style, program),
        style=finished(style),
        script=finished(program),
        citations=finished(inlined("script", citations(edition))),
        home=f"#{TOP}",
        nav=[(label, f"#{id}", "") for label, id in _ways(edition, page, behind)],
        find=f"#{up}",
        up=up,
        search=finished(inlined("script", as_json(search_data(edition, places)))),
        settings=offered(edition, settings(edition, leaf), whole),
        styles=STYLES.items(),
        text=finished(text),
        parts=behind,
        address=addresses.outward(edition.manifest.address),
        report=addresses.outward(edition.manifest.report),
    )


def policy(style: str, program: str) -> str:
    """What the file may load: this style and this script, by their hashes, and nothing else.

    Content Security Policy Level 3 with Trusted Types; `data:` is the empty icon.
    """
    return (
        f"default-src 'none'; script-src '{digest(program)}'; style-src '{digest(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _contents(text: str, behind: Sequence[Part]) -> str:
    """The text with the parts behind it in its table of contents."""
    before, nav, after = text.partition(_CONTENTS)
    items = "".join(
        f'<li class="of-file"><a href="#{escaped(p.id)}"><span class="num"></span>'
        f"<span>{escaped(p.name)}</span></a></li>\n"
        for p in behind
    )
    return before + nav + after.replace("</ol>", items + "</ol>", 1)


def _ways(edition: Edition, page: Page, behind: Sequence[Part]) -> list[tuple[str, str]]:
    """The running head: the beginning of the text, its notes, the parts behind it."""
    first = next((s.id for s in edition.base.sections), TOP)
    notes = [("Notes", "notes")] if "notes" in page.ids else []
    return [("Text", first), *notes, *((p.name, p.id) for p in behind)]
