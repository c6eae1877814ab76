"""Events as the text and other pages show them: the list at its end, the links to the timeline."""

from collections.abc import Iterable, Sequence

from build_tools.model.edition import Edition
from build_tools.model.events import DatedEvent
from build_tools.write import addresses
from build_tools.write.escape import escaped, plain
from build_tools.write.periods import lasting
from build_tools.write.site.homes import homes
from build_tools.write.wording import listed

HERE = addresses.TIMELINE


def event_entries(edition: Edition, here: str, ids: Iterable[str]) -> str:
    """These events as items of the list at the end of the text; ids `v-<event>`."""
    return "\n".join(_short(edition, here, edition.events[id]) for id in ids)


def _short(edition: Edition, here: str, event: DatedEvent) -> str:
    numbers = " ".join(map(str, event.paragraphs))
    to = escaped(addresses.link(here, HERE, event.id))
    backs = paragraph_links(edition, here, event.paragraphs)
    return (
        f'<li id="{escaped(addresses.event_entry(event.id))}" data-when="{numbers}">'
        f'<span class="num">{plain(lasting(event.when))}</span>'
        f'<div class="body"><p><a href="{to}">{plain(event.record.title)}</a>, {backs}</p></div>'
        "</li>"
    )


def paragraph_links(edition: Edition, here: str, numbers: Sequence[int]) -> str:
    """The paragraphs with these numbers as links: `¶ 12 and 13`."""
    linked = [
        f'<a href="{escaped(homes(edition).link(here, f"p{n}"))}">{"" if i else "¶&nbsp;"}{n}</a>'
        for i, n in enumerate(numbers)
    ]
    return listed(linked)


def event_link(here: str, event: DatedEvent) -> str:
    """The link from the page `here` to an event in the timeline: `event of 19 April 2016`."""
    href = escaped(addresses.link(here, HERE, event.id))
    title = escaped(event.record.title)
    return (
        f'<a class="when" href="{href}" title="{title}">event of {plain(lasting(event.when))}</a>'
    )
