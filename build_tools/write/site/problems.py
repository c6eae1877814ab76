"""What the compiler may report: one entry a code, from the checks' own explanations."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from build_tools.check.explanations import explanations
from build_tools.model.edition import Edition
from build_tools.write import addresses
from build_tools.write.escape import escaped, in_languages
from build_tools.write.html import Settings, finished, page, rendered
from build_tools.write.page import Page

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_PRE = re.compile(r"<pre>")
INTRODUCTION = """<h1>Problems</h1>
<p>What <code>edition check</code> may report. Each problem comes with its place and a cure;
<code>edition explain N02</code> prints an entry of this page.</p>
"""
REPORT = f"""<p>What no rule forbids and editors may yet want to see stands in the
<a href="{addresses.link(addresses.PROBLEMS, addresses.CONSISTENCY)}">consistency report</a>.</p>
"""


def problems(edition: Edition, entries: Callable[[], str]) -> Page:
    """The page at `/about/problems/` with these entries, that of code N02 at `#n02`."""
    introduction = INTRODUCTION + (REPORT if edition.terms or edition.names else "")
    main = rendered("article.html", kind="about-page", body=finished(introduction + entries()))
    return page(
        edition,
        addresses.PROBLEMS,
        "about-page",
        "Problems",
        "What the compiler may report, code by code, with examples and cures.",
        main,
        Settings(),
    )


def explained() -> str:
    """The entries of all codes, which no edition changes."""
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": False})
    return "\n".join(_entry(markdown, code, said) for code, said in explanations().items())


def _entry(markdown: "MarkdownIt", code: str, explanation: str) -> str:
    name, _, rest = explanation.partition("\n")
    body = _PRE.sub('<pre tabindex="0">', in_languages(markdown.render(rest)))
    id = escaped(code.lower())
    heading = f"<code>{escaped(code)}</code> {markdown.renderInline(name.rstrip('.'))}"
    return f'<h2 id="{id}">{heading}</h2>\n{body}'
