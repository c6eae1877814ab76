"""The addresses that the editors' own pages lead to."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from build_tools.read.encoding import decode
from build_tools.read.front_matter import parted
from build_tools.read.web_addresses import fault_of_url

if TYPE_CHECKING:
    from markdown_it.token import Token


def page_links(pages: Sequence[tuple[str, str, bytes]]) -> dict[str, tuple[str, ...]]:
    """For each page (path in the site, file, Markdown) its web addresses, in order, each once.

    Links and `<https://…>` count, as in CommonMark; what stands in code does not.
    """
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": False})
    found = {}
    for path, file, data in pages:
        decoded, _ = decode(file, data)
        source = decoded.source if decoded else ""
        below = parted(source)
        addresses = dict.fromkeys(_addresses(markdown.parse(below.body if below else source)))
        found[path] = tuple(a for a in addresses if not fault_of_url(a))
    return {path: addresses for path, addresses in found.items() if addresses}


def _addresses(tokens: Sequence["Token"]) -> Iterator[str]:
    for token in tokens:
        if token.type == "link_open":
            yield str(token.attrGet("href") or "")
        yield from _addresses(token.children or ())
