"""The citation engine (refkit, PyPI), imported here alone and only when it has work to do."""

import importlib.util
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from build_tools.model.document import Paragraph
from build_tools.resolve.printed import Extras, paragraph
from build_tools.resolve.works import work

STYLES = {
    "chicago-notes": "chicago-notes",
    "apa": "apa",
    "mla": "modern-language-association",
    "gb-7714-2015": "gb-7714-2015-note",
}
LANGUAGES = {"gb-7714-2015": "zh-CN"}
HEADLINES = {"chicago-notes", "mla"}
LABELS = {
    "p": "page", "pp": "page", "page": "page", "pages": "page", "chap": "chapter", "ch": "chapter",
    "chapter": "chapter", "sec": "section", "section": "section", "§": "section", "§§": "section",
    "para": "paragraph", "paras": "paragraph", "paragraph": "paragraph", "¶": "paragraph",
    "n": "note", "note": "note", "fig": "figure", "figure": "figure", "table": "table",
    "vol": "volume", "line": "line", "col": "column",
}  # fmt: skip


class EngineError(Exception):
    """The engine could not format what it was given."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What the engine made: bibliography entries, full notes, and notes that point to a place."""

    entries: dict[str, Paragraph]
    notes: dict[str, Paragraph]
    located: dict[tuple[str, str], Paragraph]


def installed() -> bool:
    """True if the engine can be imported on this machine."""
    return importlib.util.find_spec("refkit") is not None


def printed(
    items: Mapping[str, Mapping[str, Any]], style: str, wanted: Sequence[tuple[str, str]] = ()
) -> Printed:
    """All `items` formatted in one go, by key; `wanted` are pairs of key and locator.

    Raises EngineError if any of them cannot be formatted.
    """
    try:
        return _printed(items, style, wanted)
    except BaseException as error:
        # A panic in the engine's Rust code is no Exception.
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        raise EngineError(str(error).splitlines()[0][:200] if str(error) else "failure") from error


def _printed(
    items: Mapping[str, Mapping[str, Any]], style: str, wanted: Sequence[tuple[str, str]]
) -> Printed:
    import refkit

    rules, language = refkit.Style.load(STYLES[style]), LANGUAGES.get(style, "en-US")
    titles = style in HEADLINES
    keys = {key: f"w{i}" for i, key in enumerate(items)}
    extras = {key: _extras(item) for key, item in items.items()}

    def document(works: Mapping[str, Mapping[str, Any]]) -> Any:
        records: Any = [work(item, keys[key], titles) for key, item in works.items()]
        return refkit.Document(refkit.Library.from_records(records), rules, locale=language)

    citing = document(items)
    trees: dict[str, Any] = {}
    noted: dict[tuple[str, str], Paragraph] = {}
    for batch in _rounds([*((key, "") for key in items), *wanted]):
        cites = [refkit.Citation(f"c{i}", _cite(refkit, keys[k], at), note_number=i + 1)
                 for i, (k, at) in enumerate(batch)]  # fmt: skip
        result = citing.render(cites)
        trees = trees or _by_key(result.bibliography)
        for i, (key, at) in enumerate(batch):
            noted[key, at] = paragraph(result[f"c{i}"].tree, replace(extras[key], note=""))
    owned = {key: _owned(item) for key, item in items.items() if _owned(item) is not item}
    trees |= _by_key(document(owned).full_bibliography()) if owned else {}
    entries = {key: paragraph(trees.get(keys[key], []), extras[key]) for key in items}
    notes = {key: noted.pop((key, "")) for key in items}
    return Printed(entries, notes, noted)


def _owned(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """A web page without an author, under the name of its site: so a bibliography lists it."""
    if item["type"] != "webpage" or "author" in item or "editor" in item:
        return item
    if "container-title" not in item:
        return item
    rest = {name: value for name, value in item.items() if name != "container-title"}
    return rest | {"author": [{"literal": item["container-title"]}]}


def _extras(item: Mapping[str, Any]) -> Extras:
    custom = item.get("custom", {})
    authors, chinese = item.get("author", []), custom.get("author-zh", [])
    pairs = zip(authors, chinese, strict=True) if len(authors) == len(chinese) else ()
    beside = {i: zh for i, (name, zh) in enumerate(pairs) if "literal" not in name}
    editors = 0 if authors else len(item.get("editor", []))
    date = custom.get("literal-date", "").replace("--", "–").replace("/", "–")
    return Extras(beside, editors, date, item.get("note", ""))


def _by_key(bibliography: Any) -> dict[str, Any]:
    return {entry["key"]: entry["content"] for entry in bibliography.tree}


def _rounds(wanted: Sequence[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """The citations in batches without a key twice, so that each is a first and full one."""
    rounds: list[list[tuple[str, str]]] = []
    times: dict[str, int] = {}
    for key, locator in dict.fromkeys(wanted):
        nth = times.get(key, 0)
        times[key] = nth + 1
        if nth == len(rounds):
            rounds.append([])
        rounds[nth].append((key, locator))
    return rounds


def _cite(refkit: Any, key: str, locator: str) -> Any:
    if not locator:
        return refkit.Cite(key)
    head, _, rest = locator.partition(" ")
    label = LABELS.get(head.rstrip(".").lower())
    if label and rest:
        return refkit.Cite(key, locator=rest, label=label)
    return refkit.Cite(key, locator=locator, label="page")
