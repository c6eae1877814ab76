"""The timeline as a picture: the years go down, every event has its mark, its words and its place.

Time is not drawn to one scale, or the many events of a few years would lie on each other: the axis
is stretched to make room for the words, and shortened where nothing happens for long. The ticks
stand at round years, so the eye sees both.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from build_tools.model.events import DatedEvent
from build_tools.model.frozen import dataclass
from build_tools.model.periods import Period
from build_tools.write.drawing import element, in_lines, step_for
from build_tools.write.escape import escaped
from build_tools.write.periods import within_year

YEAR = 365.2425
UNIT = 6 / YEAR
"""Units of the drawing for a day in which nothing stands."""
LONGEST = 90.0
"""The longest stretch of axis that shows nothing but time."""
TICKS = 12
LANES = 5
AROUND = 3.5
"""Units between the edge of a mark and the circle around it, if the editors added the event."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The measures of a drawing: its class and width; where years end, the axis, the first bar and
    the words stand; the size of the type, the height of a line, the least height of an event."""

    kind: str
    width: int
    years: int
    axis: int
    bars: int
    words: int
    size: int
    line: int
    least: int


BROAD = Sheet("broad", 600, -20, 0, 10, 40, 17, 22, 28)
SLIM = Sheet("slim", 300, 32, 44, 51, 74, 16, 21, 30)


@dataclass(frozen=True, slots=True)
class _Placed:
    """An event, the lines of its words, where it stands, how high it is."""

    event: DatedEvent
    lines: list[list[str]]
    y: float
    height: float


def drawing(events: Sequence[DatedEvent], span: Period | None, sheet: Sheet) -> str:
    """The picture of these events, which stand in order, as inline SVG without style attributes."""
    placed = list(_placed(events, span, sheet))
    scale = _Scale(placed, span)
    parts = [
        *_axis(scale, sheet),
        *_ticks(scale, placed, sheet),
        *_bars(placed, scale, sheet),
        *(_event(p, before, sheet) for before, p in pairwise([None, *placed]) if p),
    ]
    first, last = scale.ends
    return element(
        "svg",
        "\n" + "\n".join(parts) + "\n",
        kind=sheet.kind,
        role="group",
        aria_label=f"Timeline, {first.year}"
        + (f" to {last.year}" if last.year > first.year else ""),
        box=f"0 0 {sheet.width} {scale.bottom + 4:.0f}",
    )


def _placed(events: Sequence[DatedEvent], span: Period | None, sheet: Sheet) -> Iterator[_Placed]:
    """The events from above; each stands below the one before it, farther if time went by."""
    room = sheet.width - sheet.words
    before = span.first_day if span else events[0].when.first_day
    y = float(sheet.line)
    least = 0.0
    for event in events:
        days = max(0, (event.when.first_day - before).days)
        y += max(least, min(LONGEST, days * UNIT))
        when = within_year(event.when).split()
        words = [*event.record.title.split(), *_where(event)]
        lines = in_lines([*when, *words], sheet.size, room)
        least = max(sheet.least, len(lines) * sheet.line + 8.0)
        before = max(before, event.when.first_day)
        yield _Placed(event, lines, y, least)


def _where(event: DatedEvent) -> list[str]:
    """The paragraphs of an event as words that a line may end behind."""
    numbers = [f"{n}," for n in event.paragraphs[:-1]] + [str(n) for n in event.paragraphs[-1:]]
    return [n if i else f"¶\xa0{n}" for i, n in enumerate(numbers)]


class _Scale:
    """Where a day stands on the axis."""

    def __init__(self, placed: Sequence[_Placed], span: Period | None) -> None:
        points = [(p.event.when.first_day.toordinal(), p.y) for p in placed]
        first, last = points[0][0], points[-1][0]
        below = placed[-1].y + placed[-1].height
        if span and span.first_day.toordinal() < first:
            points.insert(0, (span.first_day.toordinal(), min(6.0, placed[0].y)))
        end = max(p.event.when.last_day.toordinal() for p in placed)
        end = max(end, span.last_day.toordinal() if span else 0)
        self.last = date.fromordinal(end)
        end = max(end, last + 1)
        self.bottom = max(below, placed[-1].y + min(LONGEST, (end - last) * UNIT))
        self.points = [*points, (end, self.bottom)]

    @property
    def ends(self) -> tuple[date, date]:
        """The first and the last day."""
        return date.fromordinal(self.points[0][0]), self.last

    def at(self, day: date) -> float:
        """The height of a day: that of its first event, else in proportion between the last event
        before it and the first behind."""
        ordinal = day.toordinal()
        i = bisect_left(self.points, (ordinal, 0.0))
        b, bottom = self.points[min(i, len(self.points) - 1)]
        if i == 0 or b <= ordinal:
            return bottom
        a, top = self.points[i - 1]
        return top + (bottom - top) * (ordinal - a) / (b - a)


def _axis(scale: _Scale, sheet: Sheet) -> Iterator[str]:
    """The axis, dotted where it is cut short."""
    for (a, top), (b, bottom) in pairwise(scale.points):
        cut = (b - a) * UNIT > bottom - top + 1
        kind = "axis cut" if cut else "axis"
        yield element("path", kind=kind, d=f"M{sheet.axis} {top:.1f}V{bottom:.1f}")


def _ticks(scale: _Scale, placed: Sequence[_Placed], sheet: Sheet) -> Iterator[str]:
    """A tick at each round year, named where no event has its year written there."""
    first, last = scale.ends
    step = max(10, step_for(last.year - first.year, TICKS))
    taken = [p.y for before, p in pairwise([None, *placed]) if p and _says_year(p, before)]
    for year in range(-(-first.year // step) * step or step, last.year + 1, step):
        y = scale.at(date(year, 1, 1))
        yield element("path", kind="tick", d=f"M{sheet.axis - 10} {y:.1f}h10")
        if not any(abs(y - t) < 16 for t in taken):
            yield element("text", str(year), kind="decade", x=sheet.years, y=y + 4)


def _bars(placed: Sequence[_Placed], scale: _Scale, sheet: Sheet) -> Iterator[str]:
    """A bar for each event that lasted, beside those of the same time."""
    free = [-1.0] * LANES
    step = (sheet.words - 8 - sheet.bars) / (LANES - 1)
    for p in placed:
        if not p.event.when.spans:
            continue
        end = max(scale.at(p.event.when.last_day), p.y + 6)
        lane = next((i for i, y in enumerate(free) if y < p.y), free.index(min(free)))
        free[lane] = max(free[lane], end)
        x = sheet.bars + lane * step
        shape = f"M{sheet.axis} {p.y:.1f}H{x:.1f}"
        yield element("path", kind="stem", d=shape)
        kind = f"bar {_kind(p.event)}"
        yield element("path", kind=kind, d=f"M{x:.1f} {p.y:.1f}V{end:.1f}")


def _kind(event: DatedEvent) -> str:
    return event.record.certainty + (" added" if event.record.added else "")


def mark(event_kind: str, x: float, y: float, r: float) -> str:
    """The mark of an event by its certainty, a disc, a ring, a lozenge; if the editors added it,
    within a circle."""
    kind = f"mark {event_kind}"
    around = element("circle", kind="around", cx=x, cy=y, r=r + AROUND)
    if "conjecture" in event_kind:
        r += 1
        shape = element("path", kind=kind, d=f"M{x} {y - r:.1f}l{r} {r} {-r} {r} {-r} {-r}z")
    else:
        shape = element("circle", kind=kind, cx=x, cy=y, r=float(r))
    return around + shape if "added" in event_kind else shape


def _event(p: _Placed, before: _Placed | None, sheet: Sheet) -> str:
    """An event as a link to its row in the table; its name for ears is what eyes read, the year
    before it in any case."""
    event = p.event
    year = event.when.begins.year
    size = min(3.0 + len(event.paragraphs), 7.0)
    left, top = min(0, sheet.years - 36), p.y - sheet.line + 6
    parts = [
        element("rect", x=left, y=top, width=sheet.width - left, height=p.height),
        element("text", str(year), kind="year", x=sheet.years, y=p.y + 5) + " "
        if _says_year(p, before)
        else "",
        mark(_kind(event), sheet.axis, p.y, size),
        element("text", _words(p, sheet)),
    ]
    name = " ".join([str(year), *(word for line in p.lines for word in line)])
    return element("a", "".join(parts), href=f"#{event.id}", aria_label=name)


def _says_year(p: _Placed, before: _Placed | None) -> bool:
    """True for the first event of a year, which has the year beside it."""
    return before is None or before.event.when.begins.year != p.event.when.begins.year


def _words(p: _Placed, sheet: Sheet) -> str:
    """The lines of an event: when it was within its year, what it was, where it is told."""
    day, where = len(within_year(p.event.when).split()), len(_where(p.event))
    total = sum(map(len, p.lines))
    out, n = [], 0
    for i, line in enumerate(p.lines):
        runs: list[tuple[str, list[str]]] = []
        for word in line:
            kind = "day" if n < day else "at" if n >= total - where else ""
            if not runs or runs[-1][0] != kind:
                runs.append((kind, []))
            runs[-1][1].append(word)
            n += 1
        y = p.y + 5 + i * sheet.line
        spans = " ".join(_run(kind, words) for kind, words in runs)
        out.append(element("tspan", spans, x=sheet.words, y=y))
    return " ".join(out)


def _run(kind: str, words: Sequence[str]) -> str:
    said = escaped(" ".join(words))
    return element("tspan", said, kind=kind) if kind else said
