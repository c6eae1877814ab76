"""Terms and names as data, each with the places where it is used."""

from typing import Any

from build_tools.model.glossary import Example, Name, Rendering, Term, Use
from build_tools.write.json.texts import paragraph


def term(t: Term) -> dict[str, Any]:
    """A term of the glossary."""
    r = t.record
    return {
        "id": t.id,
        "english": r.english,
        "variants": list(r.variants),
        "simplified": r.simplified,
        "traditional": r.traditional,
        "pinyin": r.pinyin,
        "literal": r.literal,
        "rendering": r.rendering,
        "renderings": [_rendering(x) for x in r.renderings],
        "examples": [_example(x) for x in r.examples],
        "definition": [paragraph(p) for p in t.definition],
        "kind": r.kind,
        "see": list(t.see),
        "forms": list(t.forms),
        "sources": list(r.sources),
        "certainty": r.certainty,
        "uses": [_use(u) for u in t.uses],
    }


def name(n: Name) -> dict[str, Any]:
    """An entry of the index of names; one that leads to a term has the term's forms and uses."""
    r = n.record
    return {
        "id": n.id,
        "kind": r.kind,
        "name": r.name,
        "term": n.term,
        "variants": list(r.variants),
        "simplified": r.simplified,
        "traditional": r.traditional,
        "pinyin": r.pinyin,
        "about": paragraph(n.about),
        "forms": list(n.forms),
        "sources": list(r.sources),
        "certainty": r.certainty,
        "uses": [_use(u) for u in n.uses],
    }


def _rendering(rendering: Rendering) -> dict[str, str]:
    return {"words": rendering.words, "by": rendering.by, "source": rendering.source}


def _example(example: Example) -> dict[str, str]:
    return {
        "chinese": example.chinese,
        "traditional": example.traditional,
        "pinyin": example.pinyin,
        "english": example.english,
        "source": example.source,
        "locator": example.locator,
    }


def _use(use: Use) -> dict[str, Any]:
    return {
        "text": use.text,
        "kind": use.kind,
        "address": use.address,
        "paragraph": use.paragraph.id or None,
        "start": use.start,
        "end": use.end,
        "form": use.form,
        "marked": use.marked,
    }
