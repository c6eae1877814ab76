"""Templates, the running frame of every page, and the one door for finished HTML."""

import os
import re
import sys
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined
from markupsafe import Markup

from build_tools.model.citing import STYLES
from build_tools.model.edition import Edition
from build_tools.model.frozen import dataclass
from build_tools.write import addresses
from build_tools.write.escape import fit, plain
from build_tools.write.page import Page
from build_tools.write.wording import dated, licence

_ID = re.compile(' id="([^"]*)"')
_HAN = re.compile('<span class="han"><span[^>]*>[^<]*</span><span(?: class="nb")? lang="zh-Hant"')
_HYPHENATED = re.compile(r"\b\w++(?:-\w++){2,}")
NAV = (
    ("Text", addresses.BRIEF),
    ("Glossary", addresses.GLOSSARY),
    ("Names", addresses.NAMES),
    ("Bibliography", addresses.BIBLIOGRAPHY),
    ("Apparatus", addresses.APPARATUS),
    ("Teaching", addresses.TEACHING),
    ("Downloads", addresses.DOWNLOADS),
    ("About", addresses.ABOUT),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """Which of the reading settings change something on a page; `facing` names the other text.

    Marks of terms, names and comments, pinyin and traditional script are offered wherever a page
    has any, and the styles of citation wherever it prints a work in `style`.
    """

    popups: bool = False
    terms: bool = False
    names: bool = False
    comments: bool = False
    numbers: bool = False
    side: bool = False
    readings: bool = False
    pinyin: bool = False
    traditional: bool = False
    facing: str = ""
    style: str = ""


@cache
def environment() -> Environment:
    """The templates of the package: everything that is put into them is escaped."""
    env = Environment(
        loader=PackageLoader("build_tools"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=fit,
        bytecode_cache=compiled_templates(),
    )
    env.filters["plain"] = lambda text: finished(plain(text))
    env.filters["title"] = lambda text: finished(title(text))
    env.filters["dated"] = dated
    env.filters["licence"] = licence
    return env


def compiled_templates() -> FileSystemBytecodeCache | None:
    """Where compiled templates are kept: with Python's compiled modules, under the same conditions.

    Jinja keys them by their source; None where nothing may be kept.
    """
    folder = Path(__file__).parent / "__pycache__"
    kept = not sys.dont_write_bytecode and os.access(folder, os.W_OK)
    return FileSystemBytecodeCache(str(folder)) if kept else None


def finished(html: str) -> Markup:
    """HTML that is escaped already: what `weave`, `plain` or a template has made, nothing else.

    The only place where a string passes the escaping of the templates.
    """
    return Markup(html)


def title(text: str) -> str:
    """A title as HTML, in which a word like Whole-of-Nation is not broken at its hyphens."""
    return _HYPHENATED.sub(r'<span class="nb">\g<0></span>', plain(text))


def rendered(template: str, **values: object) -> Markup:
    """A template with these values, all escaped."""
    return finished(environment().get_template(template).render(**values))


def frame(edition: Edition, path: str, main: str, settings: Settings) -> str:
    """The whole body of the page at `path`: running head, settings, the finished `main`, footer."""
    body = rendered(
        "frame.html",
        manifest=edition.manifest,
        private=edition.private,
        home=addresses.link(path, addresses.HOME),
        nav=[
            (label, addresses.link(path, page), _current(path, page))
            for label, page in ways(edition)
        ],
        cite=addresses.link(path, addresses.CITE),
        links=addresses.link(path, addresses.LINKS),
        timeline=addresses.link(path, addresses.TIMELINE) if edition.events else "",
        report=addresses.outward(edition.manifest.report),
        find=addresses.link(path, addresses.FIND),
        settings=offered(edition, settings, main),
        styles=STYLES.items(),
        main=finished(main),
    )
    return str(body)


def ways(edition: Edition) -> list[tuple[str, str]]:
    """The pages of the running head that the edition has: what they are called, their paths."""
    return [(label, page) for label, page in NAV if _exists(edition, page)]


def _exists(edition: Edition, page: str) -> bool:
    """True if the edition has this page of the running head."""
    match page:
        case addresses.ABOUT:
            return page in edition.handwritten
        case addresses.GLOSSARY:
            return bool(edition.terms)
        case addresses.NAMES:
            return bool(edition.names)
        case addresses.TEACHING:
            return bool(edition.packs)
        case _:
            return True


def offered(edition: Edition, settings: Settings, main: str) -> Settings:
    """The settings that change something in the finished `main`.

    No author can write the attributes that are looked for: all they write is escaped.
    """
    return replace(
        settings,
        terms='<a class="term"' in main,
        names='<a class="name"' in main,
        comments='<a class="commentref"' in main,
        pinyin='<span class="pin"' in main or "<rt" in main,
        style=edition.manifest.citation_style if '<span data-work="' in main else "",
        traditional='<div class="sentence han"' in main or _HAN.search(main) is not None,
    )


def _current(path: str, page: str) -> str:
    """The value of `aria-current`: this page, a page below it, or neither."""
    if path == page:
        return "page"
    return "true" if path.startswith(page.removesuffix("index.html")) else ""


def page(
    edition: Edition,
    path: str,
    kind: str,
    title: str,
    description: str,
    main: str,
    settings: Settings,
    head: str = "",
) -> Page:
    """A finished page around its finished `main`; `head` is what its head says to programs."""
    body = frame(edition, path, main, settings)
    ids = _ID.findall(body)
    if any("&" in id for id in ids):
        ids = [unescape(id) for id in ids]
    return Page(path, str(fit(title)), str(fit(description)), body, kind, tuple(ids), head)
