"""Beside a work: when its page was seen, its copy in an archive, what the last check found.

The link to a copy says of what page it is and of which day, as Robust Links (robustlinks.mementoweb
.org) write it: `data-originalurl` and `data-versiondate`.
"""

import re
from functools import lru_cache

from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition, Source
from build_tools.model.links import LinkRecord
from build_tools.resolve.outward import addresses_of
from build_tools.write import addresses
from build_tools.write.escape import escaped, plain
from build_tools.write.site.works import short
from build_tools.write.wording import dated

_LOST = {"gone": "not reached", "broken": "not reached", "suspect": "perhaps no longer there"}
"""What is said of a work whose page was not found."""


_TELLS = re.compile(
    r"\b(?:accessed|retrieved) (?:\w+\.? )?(?:\d{1,2},? )?(?:\w+\.? )?\d{4}\b", re.I
)
"""How Chicago, APA and MLA tell when a page was seen; GB/T 7714 has the day in square brackets."""


def archived(source: Source, printed: Paragraph, *, restyled: bool = True) -> str:
    """` Accessed 3 March 2024. Archived 1 May 2024.`: the day on which the editors saw the page, if
    the style has not `printed` it, and the link to its copy; empty if neither is known.

    Where the work may be `restyled`, a day that is printed stands there hidden, for a script to
    show it when a reader chooses a style that does not tell it (`cited_styles.js`).
    """
    link = copy_link(source)
    return _seen(source, printed.text, restyled) + (f" {link}." if link else "")


def _seen(source: Source, printed: str, restyled: bool) -> str:
    words, day = accessed(source), accessed_on(source)
    told = bool(_TELLS.search(printed)) or f"[{day}]" in printed
    if not words or (told and not restyled):
        return ""
    if not restyled:
        return f" Accessed {plain(words)}."
    hidden = " hidden" if told else ""
    return f'<span data-seen="{escaped(day)}"{hidden}> Accessed {plain(words)}.</span>'


def copy_link(source: Source) -> str:
    """The link alone; to ears it names the work."""
    custom = source.csl.get("custom", {})
    href = addresses.outward(custom.get("archive-url", ""))
    if not href:
        return ""
    original, date = source.csl.get("URL", ""), custom.get("archive-date", "")
    said = f' data-originalurl="{escaped(original)}"' if original else ""
    said += f' data-versiondate="{escaped(date)}"' if date else ""
    work, comma = plain(short(source.csl) or source.key), "," if date else ""
    of = f'<span class="vh"> copy of {work}{comma}</span>'
    day = f" {plain(dated(date))}" if date else ""
    return f'<a class="out" href="{escaped(href)}"{said}>Archived{of}{day}</a>'


def accessed(source: Source) -> str:
    """The day on which the editors saw the page, `3 March 2024`; empty if none is given."""
    return dated(accessed_on(source))


def accessed_on(source: Source) -> str:
    """That day as ISO 8601 has it."""
    parts = (source.csl.get("accessed") or {}).get("date-parts") or [[]]
    return "-".join(f"{int(part):02}" for part in parts[0])


@lru_cache(maxsize=1)
def reported(edition: Edition) -> dict[str, LinkRecord]:
    """What the last checks found, by address."""
    return {r.address: r for r in edition.link_report}


def unreached(edition: Edition, here: str, source: Source) -> str:
    """A quiet word on the link that a work's entry prints, if the last check did not reach it."""
    record = next((reported(edition).get(a) for a, _ in addresses_of(source)), None)
    if record is None or record.state not in (*_LOST, "moved"):
        return ""
    to = addresses.link(here, addresses.LINKS)
    on = f"on {plain(dated(record.checked))}"
    if record.state != "moved":
        words = f"{_LOST[record.state]} {on}"
    elif href := addresses.outward(record.leads):
        words = f'moved to <a class="out" href="{escaped(href)}">another address</a>, seen {on}'
    else:
        words = f"moved, seen {on}"
    return f' <span class="unreached">[<a href="{escaped(to)}">Link</a> {words}]</span>'
