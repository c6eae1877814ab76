"""A work without a style, for what the citation engine cannot print, or where there is none."""

from collections.abc import Mapping
from typing import Any

from build_tools.model.document import Paragraph
from build_tools.model.marks import Foreign, Link, Mark
from build_tools.resolve.languages import han_run
from build_tools.resolve.signs import unsigned


def listed(name: Mapping[str, str]) -> str:
    """A name as a list sorts it: family name first."""
    return name.get("literal") or f"{name.get('family', '')} {name.get('given', '')}"


def plain_form(csl: Mapping[str, Any]) -> Paragraph:
    """A work without a style: author, title, where it stands, date, address."""
    names = ", ".join(listed(name) for name in csl.get("author") or csl.get("editor") or [])
    parts = (csl.get("issued", {}).get("date-parts") or [[]])[0]
    link = f"https://doi.org/{csl['DOI']}" if "DOI" in csl else csl.get("URL", "")
    told = [
        names,
        unsigned(csl.get("title", "")) or "Untitled",
        unsigned(csl.get("container-title", "")),
        csl.get("publisher", ""),
        "-".join(f"{int(part):02}" for part in parts),
    ]
    text = ". ".join(part for part in told if part) + "."
    marks = [Mark(*found.span(), Foreign("zh-Hans")) for found in han_run().finditer(text)]
    if not link:
        return Paragraph("paragraph", text, tuple(marks))
    at = len(text) + 1
    marks.append(Mark(at, at + len(link), Link(link)))
    return Paragraph("paragraph", f"{text} {link}.", tuple(marks))


def plain_at(form: Paragraph, locator: str) -> Paragraph:
    """A form with the place in the work that is meant."""
    return Paragraph(form.kind, f"{form.text} {locator}.", form.marks)
