"""What can be found in an edition, in the form of decision 0011, made from the edition as data."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

Data = Mapping[str, Any]


def words(block: Any) -> str:
    """The words of a block, of several, or of what has none."""
    match block:
        case {"text": text}:
            return str(text)
        case list():
            return "\n".join(map(words, block))
        case _:
            return str(block or "")


def signs(edition: Data) -> str:
    """Pairs of a traditional sign and its simplified one, as one string."""
    entries = [*edition["terms"], *edition["names"]]
    both = (zip(e["traditional"], e["simplified"], strict=True) for e in entries)
    return "".join(dict.fromkeys(a + b for pairs in both for a, b in pairs if a != b))


def places_of(edition: Data) -> dict[str, object]:
    """The data of the search; each address is a page of its own, `folder/#id` or `folder/`."""
    pages: list[str] = []

    def place(folder: str, id: str, label: str, words: str, names: Iterable[str] = ()) -> list[Any]:
        if folder not in pages:
            pages.append(folder)
        return [pages.index(folder), id, label, words, [n for n in names if n]]

    sections = [
        place("brief/", s["id"], s["title"], words(s.get("notices"))) for s in edition["sections"]
    ]
    text = [place("brief/", p["id"], f"¶ {p['number']}", p["text"]) for p in edition["paragraphs"]]
    notes = [
        place("brief/", n["address"], f"Note {n['number']}", words(n["body"]))
        for n in edition["notes"]
    ]
    comments = [
        place(
            "apparatus/",
            c["id"],
            f"Comment on ¶ {c['paragraph']}: {c['title']}",
            f"{words(c['says'])} {words(c['evidence'])}",
        )
        for c in edition["comments"]
    ]
    emendations = [
        place("apparatus/", e["id"], f"Correction {e['id']}", words(e["reason"]))
        for e in edition["emendations"]
    ]
    terms = [
        place(
            f"glossary/{t['id']}/",
            "",
            t["english"],
            words(t["definition"]),
            [t["simplified"], t["traditional"], *t["variants"]],
        )
        for t in edition["terms"]
    ]
    names = [
        place(
            "names/",
            n["id"],
            n["name"],
            words(n["about"]),
            [n["simplified"], n["traditional"], *n["variants"], *n["forms"]],
        )
        for n in edition["names"]
    ]
    sources = [
        place(
            "bibliography/",
            s["id"],
            s["title"],
            f"{re.sub('<[^>]*>', '', s['formatted'])} {s['remark']}",
            authors(s),
        )
        for s in edition["sources"]
    ]
    packs = [
        place(f"teaching/{p['id']}/", "", words(p["title"]), words([p["summary"], *p["goals"]]))
        for p in edition["packs"]
    ]
    entries = [*edition["terms"], *edition["names"]]
    return {
        "pages": pages,
        "places": [
            [*sections, *text, *notes, *comments, *emendations],
            *(terms, names, sources, packs, []),
        ],
        "pinyin": [[e["pinyin"], e["simplified"]] for e in entries if e["pinyin"]],
        "variants": signs(edition),
    }


def authors(source: Data) -> list[str]:
    """The authors of a source and its Chinese title, each script by itself."""
    listed = (a for role in ("author", "editor") for a in source.get(role, ()))
    english = [
        a.get("literal") or " ".join(filter(None, (a.get("given"), a.get("family"))))
        for a in listed
    ]
    chinese = re.compile(r" (?=[\u4e00-\u9fff])")
    return [part for name in english for part in chinese.split(name)] + [
        str(source["custom"].get("title-zh", ""))
    ]
