"""Small editions made in a test's own folder."""

from pathlib import Path

MANIFEST = """\
title: A small edition
version: 1.0.0
date: 2026-01-01
of:
  title: A small brief
  creators: [A. Author]
texts:
  - key: brief
    label: The brief
    files: [text/brief.txt]
    rights: open
    creators: [A. Author]
"""

TWO_TEXTS = (
    MANIFEST
    + """\
  - key: other
    label: The other
    files: [text/other.txt]
    rights: open
    creators: [B. Author]
"""
)

WHERE = {
    "manifest": "docs/edition.yml",
    "text": "docs/text/brief.txt",
    "other": "docs/text/other.txt",
    "notes": "docs/apparatus/notes.yml",
    "emendations": "docs/apparatus/emendations.yml",
    "references": "docs/apparatus/references.bib",
    "names": "docs/apparatus/names.yml",
    "comments": "docs/apparatus/comments.yml",
    "links": "docs/apparatus/links.yml",
    "events": "docs/apparatus/events.yml",
    "terms": "glossary/terms.csv",
}


def where(noun: str) -> str | None:
    """The path of a file by its noun; `term:`, `glossary:`, `pack:`, `answers:` and `docs:` name
    files there."""
    kind, _, name = noun.partition(":")
    if kind in ("pack", "answers"):
        return f"docs/teaching/{name}{'' if kind == 'pack' else '.answers'}.md"
    if kind == "docs":
        return f"docs/{name}"
    if kind in ("term", "glossary"):
        return f"glossary/{name}" + (".md" if kind == "term" else "")
    return WHERE.get(noun)


def lay_out(root: Path, **files: str | bytes) -> Path:
    """An edition's folder with these files (by their nouns); the manifest has a default."""
    files.setdefault("manifest", TWO_TEXTS if "other" in files else MANIFEST)
    for noun, content in files.items():
        path = root / (where(noun) or noun)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root
