"""What the visits showed as a Markdown table: a row for each figure, a column for each system."""

from collections.abc import Callable, Sequence
from statistics import median, quantiles
from typing import NamedTuple

from bench.reading.visit import Seen, Target

_PHASES = ("settling", "scrolling", "pop-ups", "resizing", "settings")


class Row(NamedTuple):
    """A figure: what it is called, what it should be, how it is read from the visits, and how it
    is written."""

    told: str
    target: str
    read: Callable[[Sequence[Seen]], float | None]
    form: str = ",.0f"


def table(visits: dict[str, list[Seen]], targets: Sequence[Target]) -> str:
    """The rows; the first system is ours, and each other one is followed by ours ÷ it."""
    ours, *others = targets
    heads = ["median of the rounds", "target", ours.title]
    heads += [head for other in others for head in (other.title, "ours ÷ it")]
    lines = [heads, ["---"] * len(heads)]
    for row in _rows():
        mine = row.read(visits[ours.name])
        cells = [row.told, row.target, _written(mine, row.form)]
        for other in others:
            theirs = row.read(visits[other.name])
            cells += [_written(theirs, row.form), _ratio(mine, theirs)]
        lines.append(cells)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _rows() -> list[Row]:
    return [
        Row("first view, kB gzipped", "≤ 110", _figure("bytes", 1000), ",.1f"),
        Row("of it the page, kB gzipped", "", _figure("page", 1000), ",.1f"),
        Row("requests", "", _figure("requests")),
        Row("requests to elsewhere", "0", _figure("elsewhere")),
        Row("elements", "", _figure("elements")),
        Row("processor time until at rest, ms (least)", "", _figure("work", of=min)),
        Row("DOMContentLoaded, ms", "", _figure("parsed")),
        Row("load, ms", "", _figure("load")),
        Row("memory of scripts, MB", "", _figure("heap", 1e6), ",.1f"),
        Row("layout shift: loaded, scrolled, pop-ups", "0", _figure("shifts"), ".4f"),
        *(row for way in ("key", "pointer") for row in _popups(way)),
        *(row for phase in _PHASES for row in _strain(phase)),
    ]


def _popups(way: str) -> list[Row]:
    times = f"{way}: seen"
    return [
        Row(f"pop-up by {way}: words in view, ms", "≤ 50", _pooled(times, median)),
        Row(f"pop-up by {way}: 19 of 20 within, ms", "", _pooled(times, _most)),
        Row(f"pop-up by {way}: slowest, ms", "", _pooled(times, max)),
        Row(f"pop-up by {way}: faded in, ms", "", _pooled(f"{way}: opaque", median)),
    ]


def _strain(phase: str) -> list[Row]:
    clock, processor = f"{phase}: by the clock", f"{phase}: by the processor"
    return [
        Row(f"{phase}: longest task, ms by the clock", "≤ 50", _figure(clock)),
        Row(f"{phase}: longest task, ms by the processor", "≤ 50", _figure(processor)),
    ]


def _figure(
    name: str, unit: float = 1, of: Callable[[list[float]], float] = median
) -> Callable[[Sequence[Seen]], float | None]:
    """The median over the visits, or another figure of theirs; None if it was not looked at."""

    def read(visits: Sequence[Seen]) -> float | None:
        found = [visit.figures[name] / unit for visit in visits if name in visit.figures]
        return of(found) if found else None

    return read


def _pooled(
    name: str, of: Callable[[list[float]], float]
) -> Callable[[Sequence[Seen]], float | None]:
    """A figure of all times of this name in all visits; None if nothing was opened."""

    def read(visits: Sequence[Seen]) -> float | None:
        times = [time for visit in visits for time in visit.times.get(name, [])]
        return of(times) if times else None

    return read


def _most(times: list[float]) -> float:
    return quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]


def _written(value: float | None, form: str) -> str:
    if value is None:
        return "–"
    return "never" if value == float("inf") else format(value, form)


def _ratio(ours: float | None, theirs: float | None) -> str:
    if not theirs or ours is None or float("inf") in (ours, theirs):
        return "–"
    return f"{ours / theirs:.2f}"
