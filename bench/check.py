"""Is the output right? Every marker and mention of a peer's site against the truth. Needs lxml."""

import os
import urllib.parse
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from lxml import html

from bench.model import Edition, Mention, Note
from bench.peers import Peer

_OUTSIDE = ("javascript:", "mailto:")
_FRAMES = ("body", "article", "main", "dl")
_SHORTEST_NOTE = 12


@dataclass(slots=True)
class Verdict:
    """Markers and mentions wanted and right, terms linked where the text has none, links, and
    links that lead nowhere."""

    notes: int = 0
    notes_right: int = 0
    terms: int = 0
    terms_right: int = 0
    terms_false: int = 0
    links: int = 0
    broken: int = 0


class _Site:
    """The pages of a site, each read once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.pages: dict[Path, tuple[Any, dict[str, Any]]] = {}

    def page(self, path: Path) -> tuple[Any, dict[str, Any]]:
        """A page and its elements by their ids."""
        if path not in self.pages:
            parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
            tree = html.parse(str(path), parser).getroot()
            elements = () if tree is None else tree.iter("*")
            named = ((e.get("id") or (e.tag == "a" and e.get("name")), e) for e in elements)
            self.pages[path] = tree, {name: e for name, e in named if name}
        return self.pages[path]

    def target(self, page: Path, href: str) -> tuple[bool, Any]:
        """Whether a link within the site leads somewhere, and the element it leads to."""
        link = urllib.parse.urlsplit(href)
        path = self._file(page, urllib.parse.unquote(link.path))
        if path is None:
            return False, None
        if not link.fragment or path.suffix != ".html":
            return True, None
        element = self.page(path)[1].get(urllib.parse.unquote(link.fragment))
        return element is not None, element

    def _file(self, page: Path, address: str) -> Path | None:
        base = f"{self.root}/." if address.startswith("/") else str(page.parent)
        path = Path(os.path.normpath(f"{base}/{address}")) if address else page
        tried = (path / "index.html", path, path.with_name(path.name + ".html"))
        return next((p for p in tried if p.is_file()), None)


def check(edition: Edition, peer: Peer, folder: Path) -> Verdict:
    """The verdict on what `peer` built in `folder`."""
    site = _Site(folder / peer.output)
    several = len(edition.chapters) > 1
    verdict = Verdict()
    for pattern, chapters in groupby(edition.chapters, lambda c: peer.page(c.id, several)):
        wanted = [segment for chapter in chapters for segment in chapter.segments()]
        notes = [s for s in wanted if isinstance(s, Note)]
        mentions = [s for s in wanted if isinstance(s, Mention)]
        verdict.notes += len(notes)
        verdict.terms += len(mentions)
        page = min(site.root.glob(pattern), default=None)
        if page is not None:
            _check_notes(site, page, peer, notes, verdict)
            _check_terms(site, page, peer, mentions, verdict)
    _check_links(site, verdict)
    return verdict


def _check_notes(site: _Site, page: Path, peer: Peer, notes: list[Note], verdict: Verdict) -> None:
    """A marker is right if it leads to words that name the first author and year of its work.

    The markers are taken in order: one too many or too few makes all that follow wrong.
    """
    markers = site.page(page)[0].xpath(peer.markers)
    for marker, note in zip(markers, notes, strict=False):
        _, element = site.target(page, marker.get("href") or "")
        words = _around(element) if element is not None else ""
        named = note.work.authors[0][0] in words and str(note.work.year) in words
        verdict.notes_right += named


def _check_terms(
    site: _Site, page: Path, peer: Peer, mentions: list[Mention], verdict: Verdict
) -> None:
    """A mention is right if it leads to words that hold the Chinese form of its term."""
    wanted = Counter(m.surface.lower() for m in mentions)
    terms = {m.surface.lower(): m.term for m in mentions}
    for link in site.page(page)[0].xpath(peer.mentions):
        surface = _words(link).lower()
        _, element = site.target(page, link.get("href") or "")
        if not wanted[surface]:
            verdict.terms_false += 1
        elif element is not None:
            wanted[surface] -= 1
            verdict.terms_right += terms[surface].chinese in _around(element)


def _check_links(site: _Site, verdict: Verdict) -> None:
    """Counts the links within the site; a 404 page is shown at any address and is left out."""
    for page in sorted(site.root.rglob("*.html")):
        tree, _ = site.page(page)
        if page.name == "404.html" or tree is None:
            continue
        for link in tree.iter("a"):
            href = link.get("href")
            if not href or urllib.parse.urlsplit(href).netloc or href.startswith(_OUTSIDE):
                continue
            verdict.links += 1
            verdict.broken += not site.target(page, href)[0]


def _words(element: Any) -> str:
    return " ".join((element.text_content() or "").split())


def _around(element: Any) -> str:
    """The words of an element; an empty anchor stands for the block it is in, and a headword
    brings its definition."""
    words = _words(element)
    while len(words) < _SHORTEST_NOTE:
        above = element.getparent()
        if above is None or above.tag in _FRAMES:
            break
        element, words = above, _words(above)
    headword = element if element.tag == "dt" else next(element.iterancestors("dt"), None)
    if headword is not None and headword.getnext() is not None:
        words += " " + _words(headword.getnext())
    return words
