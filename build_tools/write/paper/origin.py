"""Where a sheet of paper comes from: of which work, which edition, under which licence."""

from collections.abc import Iterator

from markupsafe import Markup

from build_tools.model.edition import Edition
from build_tools.model.packs import Pack
from build_tools.write import addresses
from build_tools.write.escape import escaped, plain
from build_tools.write.html import finished
from build_tools.write.site.title import work
from build_tools.write.wording import dated, licence, listed, ranges, sentence


def origin(edition: Edition, pack: Pack) -> Iterator[Markup]:
    """What stands at the end of a sheet, a paragraph each."""
    m, of = edition.manifest, edition.manifest.of
    if pack.paragraphs:
        yield finished(f"{_text(edition, pack)} {_work(edition)}")
    else:
        yield finished(_work(edition))
    yield finished(
        f"{plain(sentence(m.editors))} <cite>{plain(m.title)}</cite>, version {plain(m.version)},"
        f" {plain(dated(m.date))}.{_licence(edition)}"
    )
    page = addresses.pack_page(pack.id) if pack.id in edition.packs else addresses.GLOSSARY
    for name, to in (
        ("On the web", addresses.canonical(edition, page)),
        (f"The {of.kind.lower()}", addresses.outward(of.url)),
    ):
        if to:
            yield finished(f"{plain(name)}: {_address(to)}")


def _text(edition: Edition, pack: Pack) -> str:
    """Which paragraphs of which text were read, and whose words they are."""
    base, numbers = edition.base.record, ranges(pack.paragraphs)
    told = f" {plain(sentence(base.about))}" if base.about else ""
    return f"The text is ¶&nbsp;{numbers} of {plain(edition.base.title.text)}.{told}"


def _work(edition: Edition) -> str:
    """The work behind the text, as one cites it."""
    of = edition.manifest.of
    facts = ", ".join(x for x in (*of.publishers, dated(of.date)) if x)
    said = f"{plain(listed(of.creators))}, <cite>{plain(work(edition))}</cite>"
    return sentence(f"{said}, {plain(facts)}" if facts else said)


def _licence(edition: Edition) -> str:
    if edition.private:
        return " This copy is private and not to be passed on."
    return f" {plain(licence(edition.manifest.license))}." if edition.manifest.license else ""


def _address(to: str) -> str:
    """A web address as a link that shows it, and that may be broken behind a slash."""
    shown = "/<wbr>".join(escaped(part) for part in to.split("/"))
    return f'<a href="{escaped(to)}">{shown}</a>'
