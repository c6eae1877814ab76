"""The timeline: a picture of the events that the text names or rests on, and the table behind."""

from collections import Counter
from collections.abc import Iterator, Sequence

from build_tools.model.edition import Edition
from build_tools.model.events import DatedEvent
from build_tools.model.periods import period_of
from build_tools.write import addresses
from build_tools.write.drawing import element
from build_tools.write.elements import Setting
from build_tools.write.escape import escaped, plain
from build_tools.write.html import Settings, finished, page, rendered
from build_tools.write.page import Page
from build_tools.write.periods import lasting
from build_tools.write.site.corrections import CERTAINTY
from build_tools.write.site.events import paragraph_links
from build_tools.write.site.headwords import characters, pinyin, readings
from build_tools.write.site.leads import leads
from build_tools.write.site.timeline_drawing import BROAD, SLIM, drawing, mark
from build_tools.write.site.works import work_links
from build_tools.write.weave import weave
from build_tools.write.wording import counted

HERE = addresses.TIMELINE
ADDED = "added by the editors. The text does not name the event, but what it says rests on it"


def timeline(edition: Edition) -> Page:
    """The page at `/timeline/`."""
    events = list(edition.events.values())
    setting = Setting(leads(edition, HERE), ids=None, readings=readings(edition))
    span = period_of(edition.manifest.timeline.span)
    first, last = events[0].when.begins.year, max(e.when.last_day.year for e in events)
    pictures = [finished(drawing(events, span, sheet)) for sheet in (BROAD, SLIM)]
    main = rendered(
        "timeline.html",
        count=counted(len(events), "event"),
        first=first,
        last=last,
        lasted=any(e.when.spans for e in events),
        pictures=pictures,
        cut='class="axis cut"' in pictures[0],
        signs=_signs(events),
        rows=finished("\n".join(_row(edition, e, setting) for e in events)),
        brief=addresses.link(HERE, addresses.BRIEF),
    )
    description = f"The events that {edition.manifest.of.title} names or rests on, in their order."
    return page(edition, HERE, "timeline-page", "Timeline", description, main, Settings())


def _signs(events: Sequence[DatedEvent]) -> list[tuple[str, str, str]]:
    """The marks that occur: how they are drawn, what they are called, what that means."""
    found = Counter(e.record.certainty for e in events)
    signs = [
        (_sign(word, 4), word, meaning)
        for word, meaning in CERTAINTY.items()
        if found[word]  # type: ignore[index]
    ]
    if any(e.record.added for e in events):
        signs.append((_sign("certain added", 3), "in a circle", ADDED))
    return signs


def _sign(kind: str, r: float) -> str:
    """A mark as the legend shows it."""
    drawn = mark(kind, 8, 8, r)
    return finished(element("svg", drawn, box="0 0 16 16", aria_hidden="true"))


def _row(edition: Edition, event: DatedEvent, setting: Setting) -> str:
    r = event.record
    parts = "\n".join(
        f'<p class="{kind}">{html}</p>' for kind, html in _facts(edition, event, setting)
    )
    added = ' <span class="ed">[added]</span>' if r.added else ""
    return (
        f'<tr id="{escaped(r.id)}">\n<th scope="row">{plain(lasting(event.when))}</th>\n'
        f'<td class="what">{parts}</td>\n'
        f'<td class="at">{paragraph_links(edition, HERE, event.paragraphs)}{added}</td>\n'
        f'<td class="how">{r.certainty}</td>\n</tr>'
    )


def _facts(edition: Edition, event: DatedEvent, setting: Setting) -> Iterator[tuple[str, str]]:
    """Class and content of each line on an event."""
    r = event.record
    yield "event", plain(r.title)
    if r.zh:
        yield "zh", f"{characters(r.zh.simplified, r.zh.traditional)} {pinyin(r.zh.pinyin)}"
    if event.note.text:
        yield "def", weave(event.note, setting)
    sources = work_links(edition, HERE, r.sources)
    if sources:
        yield "other", f'<span class="tag">Sources</span> {sources}'
