"""What the search finds: the words of each place, as the script of the search wants them.

The format is told in `docs/decisions/0011-find-cite-see.md`. The words are those of the marked
text, as corrected; no page need be made for them. The browser makes the index of them.
"""

import json
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import Any, get_args
from unicodedata import combining

from build_tools.model.edition import Edition
from build_tools.write.escape import fit
from build_tools.write.search.entries import name_places, source_places, term_places
from build_tools.write.search.pages import events, made_pages
from build_tools.write.search.place import Part, Place
from build_tools.write.search.text import comment_places, note_places, text_places
from build_tools.write.search.variants import variants

Found = Mapping[Part, Sequence[Place]]
"""The places by their parts."""
_BEHIND = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def found(
    edition: Edition, paths: Container[str] = (), written: Iterable[Place] = ()
) -> dict[Part, tuple[Place, ...]]:
    """The places of an edition; `paths` are the made pages of its site, `written` the places of
    those that editors wrote."""
    return {
        "text": tuple(text_places(edition)),
        "notes": tuple(note_places(edition)),
        "comments": tuple(comment_places(edition)),
        "terms": tuple(term_places(edition)),
        "names": tuple(name_places(edition)),
        "sources": tuple(source_places(edition)),
        "packs": _packs(edition),
        "pages": (*made_pages(edition, paths), *events(edition, paths), *written),
    }


def _packs(edition: Edition) -> tuple[Place, ...]:
    if not edition.packs:
        return ()
    from build_tools.write.search.packs import pack_places

    return tuple(pack_places(edition))


def search_data(edition: Edition, places: Found) -> dict[str, Any]:
    """What the script of the search is given, ready to be encoded."""
    pages = {path: i for i, path in enumerate(dict.fromkeys(p.page for p in _all(places)))}
    told = {part: [_told(p, pages) for p in places.get(part, ())] for part in get_args(Part)}
    words = _encode(told)
    signs = set(words)
    if "\\u" in words or not _fit(signs):
        told = {part: _fitting(some) for part, some in told.items()}
    return {"variants": variants(edition, signs), "places": told, "pages": list(pages)}


def as_json(data: Mapping[str, Any]) -> str:
    """The data as JSON that may stand in a script and in an HTML page."""
    told = _encode(data)
    for sign, instead in _BEHIND.items():
        told = told.replace(sign, instead)
    return told


def as_script(data: Mapping[str, Any]) -> bytes:
    """The data as a classic script, which a page from a disk may load too."""
    return f"self.searchData = {as_json(data)};\n".encode()


def _all(places: Found) -> Iterator[Place]:
    return chain.from_iterable(places.values())


def _told(place: Place, pages: Mapping[str, int]) -> list[Any]:
    """A place as a list without its empty end."""
    said: list[Any] = [pages[place.page], place.id, place.label, place.words]
    said += [place.names, place.pinyin]
    while said[-1] in ("", ()):
        said.pop()
    return said


def _fit(signs: Set[str]) -> bool:
    """True if there is no doubt that a page may hold these characters of some JSON, which escapes
    those that control something."""
    return not any(not sign.isprintable() or combining(sign) for sign in signs)


def _fitting(value: Any) -> Any:
    """The same without what no page may hold."""
    return fit(value) if isinstance(value, str | int) else [_fitting(part) for part in value]
