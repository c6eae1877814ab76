"""Hand-written pages: which Markdown they may use, and what becomes of their links.

They are data like everything in the folder of an edition: HTML in them is printed and not obeyed,
and no link leads to anything but the web, mail, or a file of the site.
"""

import re
from html import escape, unescape

from markdown import Markdown  # type: ignore[import-untyped]
from markdown.extensions import Extension  # type: ignore[import-untyped]
from markdown.extensions.toc import slugify  # type: ignore[import-untyped]

from build_tools.read.encoding import TURNS
from build_tools.write.escape import in_languages

EXTENSIONS = ("toc", "tables", "fenced_code")
_SCHEMES = ("http", "https", "mailto")
_UNSEEN = re.compile(
    "[\x00-\x20\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]"
)
_PATH = re.compile("[^?#]*")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_ADDRESS = re.compile(r'\b(href|src)="([^"]*)"')
_PAGE_LINK = re.compile(r"(\]\([^)\s:]*?\bindex)\.html(?=[#)\s])")
_TAG = re.compile(r"(<[^>]*>)")


def anchor(heading: str, separator: str) -> str:
    """The id of a heading; those that begin with an underscore are the page's own."""
    return str(slugify(heading, separator)).lstrip("_")


EXTENSION_CONFIGS = {"toc": {"slugify": anchor}}


class NoRawHtml(Extension):  # type: ignore[misc]
    """Python-Markdown without raw HTML: what looks like a tag is text."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Takes the two readers of raw HTML out."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")


def checkable(markdown: str) -> str:
    """Markdown whose links to pages name the `.md` that MkDocs knows, so that it checks them."""
    return _PAGE_LINK.sub(r"\1.md", markdown)


def finished(html: str) -> str:
    """Rendered Markdown as it may stand in the site: links safe and whole, languages tagged."""
    parts = _TAG.split(in_languages(html))
    parts[1::2] = (_reachable(_ADDRESS.sub(_address, tag)) for tag in parts[1::2])
    return "".join(parts)


def _reachable(tag: str) -> str:
    """A box that may have to be scrolled can be reached by the keyboard (WCAG 2.1.1)."""
    return '<pre tabindex="0">' if tag == "<pre>" else tag


def _address(found: re.Match[str]) -> str:
    name, value = found.groups()
    address = unescape(value)
    return f'{name}="{escape(with_index(address) if _fit(name, address) else _nowhere(name))}"'


def _nowhere(name: str) -> str:
    return "data:," if name == "src" else "#"


def _fit(name: str, address: str) -> bool:
    """True if the address is what it looks like; a picture must lie in the site itself."""
    seen = _UNSEEN.sub("", address)
    if seen.replace("\\", "/").startswith("//") or TURNS.search(address):
        return False
    scheme = _SCHEME.match(seen)
    return scheme is None or (name == "href" and scheme[1].lower() in _SCHEMES)


def with_index(address: str) -> str:
    """A relative address that leads to a folder, with `index.html`; any other as it is."""
    if _SCHEME.match(address) or address.startswith("/"):
        return address
    end = len(address) - len(_PATH.sub("", address, count=1))
    path, rest = address[:end], address[end:]
    if path.endswith("/") or path.rpartition("/")[2] in (".", ".."):
        path = path.rstrip("/") + "/index.html"
    return path + rest
