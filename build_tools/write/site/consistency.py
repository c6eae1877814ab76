"""The consistency report for editors: where the glossary and the texts do not quite agree."""

from itertools import groupby
from typing import assert_never

from build_tools.model.edition import Edition
from build_tools.model.glossary import Finding, FindingKind, Use, uses_in
from build_tools.write import addresses
from build_tools.write.escape import escaped, plain
from build_tools.write.html import Settings, finished, page, rendered
from build_tools.write.page import Page
from build_tools.write.site.terms import term_link
from build_tools.write.site.whereabouts import in_editors_words, spots

HERE = addresses.CONSISTENCY


def consistency(edition: Edition) -> Page:
    """The page at `/about/consistency/`."""
    groups = [
        (kind, *heading(kind), finished("\n".join(_finding(edition, f) for f in found)))
        for kind, found in groupby(edition.findings, key=lambda f: f.kind)
    ]
    problems = addresses.link(HERE, addresses.PROBLEMS)
    main = rendered("consistency.html", groups=groups, problems=problems)
    description = f"Where glossary and texts of {edition.manifest.title} do not quite agree."
    return page(edition, HERE, "about-page", "Consistency", description, main, Settings())


def heading(kind: FindingKind) -> tuple[str, str]:
    """What a kind of finding is called, and what it means, in a sentence."""
    match kind:
        case "two-renderings":
            return (
                "One Chinese, two renderings",
                "The text gives the Chinese of a term two English words, or others than its entry.",
            )
        case "two-terms":
            return "One English, two terms", "The same English words stand for two Chinese terms."
        case "before-chinese":
            return (
                "Used before its Chinese is given",
                "A reader meets the English of a term first, and its Chinese only later.",
            )
        case "unmarked":
            return (
                "Never marked",
                "The text uses it, but at no place where a mark may stand: in headings, in links.",
            )
        case _:
            assert_never(kind)


def _finding(edition: Edition, found: Finding) -> str:
    terms = [term_link(edition, HERE, edition.terms[id]) for id in found.terms]
    names = [_name(edition, found.name)] if found.name else []
    where = ", ".join(_places(edition, found.places))
    said = f"{plain(found.says)}." + (f' <span class="used">{where}</span>' if where else "")
    return f'<li><p class="where">{", ".join([*terms, *names])}</p><p>{said}</p></li>'


def _name(edition: Edition, id: str) -> str:
    href = escaped(addresses.link(HERE, addresses.NAMES, id))
    return f'<a href="{href}">{plain(edition.names[id].record.name)}</a>'


def _places(edition: Edition, uses: tuple[Use, ...]) -> list[str]:
    """Where it shows, as links; places of another text bear its label."""
    out = []
    for text in edition.texts:
        found = spots(edition, HERE, uses_in(uses, text.key))
        label = f" ({plain(text.record.label)})" if text.key != edition.base.key else ""
        out += [spot + label for spot in found]
    return out + in_editors_words(edition, HERE, uses)
