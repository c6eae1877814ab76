"""The whole edition as data: texts, notes, sources, terms, names, events, packs and more (JSON).

The layout is published as a JSON Schema (`edition.schema.json`). Offsets count Unicode code
points of the paragraph's text. `paragraphs` and `markers` are those of the base text, the first
in `texts`. The uses of a term or a name stand in reading order.
"""

from typing import Any

from build_tools.model.edition import Edition
from build_tools.write.json.apparatus import comment, diagnostic, emendation, source, work
from build_tools.write.json.glossary import name, term
from build_tools.write.json.texts import markers, text
from build_tools.write.json_lines import json_lines, lines

FORMAT = "json"
FILE = "edition.json"


def write(edition: Edition) -> bytes:
    """The edition as UTF-8 JSON, a line a record, keys in a fixed order."""
    return json_lines(_edition(edition))


def _edition(edition: Edition) -> dict[str, Any]:
    m, texts = edition.manifest, [text(t) for t in edition.texts]
    return {
        "$schema": "edition.schema.json",
        "title": m.title,
        "version": m.version,
        "date": m.date,
        "editors": m.editors,
        "license": m.license,
        "isBasedOn": work(m.of),
        "texts": texts,
        "sections": texts[0]["sections"],
        "paragraphs": texts[0]["paragraphs"],
        "markers": lines(markers(edition.base.paragraphs)),
        "notes": texts[0]["notes"],
        "sources": lines(source(s) for s in edition.sources.values()),
        "terms": lines(term(t) for t in edition.terms.values()),
        "names": lines(name(n) for n in edition.names.values()),
        "emendations": lines(emendation(c) for c in edition.corrections),
        "comments": lines(comment(c) for c in edition.comments),
        "events": _events(edition),
        "packs": _packs(edition),
        "diagnostics": lines(diagnostic(d) for d in edition.diagnostics),
    }


def _events(edition: Edition) -> Any:
    if not edition.events:
        return lines(())
    from build_tools.write.json.events import event

    return lines(event(e) for e in edition.events.values())


def _packs(edition: Edition) -> Any:
    if not edition.packs:
        return lines(())
    from build_tools.write.json.packs import pack

    return lines(pack(p, edition.manifest.teaching) for p in edition.packs.values())
