"""The results as a Markdown table, with ratios against the floor."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from bench.check import Verdict
from bench.measure import Measured

_COLUMNS = (
    "system", "builds", "cpu s (min–max)", "cpu ÷ floor", "wall s", "first build: cpu s", "peak MB",
    "peak ÷ floor", "site MB", "HTML MB", "notes right", "terms right (false)", "broken links",
)  # fmt: skip


@dataclass(slots=True)
class Result:
    """What was found out about one peer: its first build (nothing cached), the rounds after it,
    the bytes of its site and of the HTML in it, and the verdict on them."""

    title: str
    first: Measured
    rounds: list[Measured] = field(default_factory=list)
    site: int = 0
    html: int = 0
    verdict: Verdict | None = None

    @property
    def failed(self) -> str:
        """Why there is nothing to compare; empty if there is."""
        last = [self.first, *self.rounds][-1]
        if last["timeout"]:
            return f"gave up after {last['wall']:.0f} s"
        return f"failed: exit status {last['status']}" if last["status"] else ""


def table(results: Sequence[Result], floor: Result | None, with_terms: bool) -> str:
    """One row for each peer; medians over the rounds, ratios paired round by round."""
    rows = [_row(result, floor, with_terms) for result in results]
    return "\n".join(_line(row) for row in (_COLUMNS, ["---"] * len(_COLUMNS), *rows))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _row(result: Result, floor: Result | None, with_terms: bool) -> Sequence[str]:
    verdict = result.verdict
    if result.failed or verdict is None or not result.rounds:
        return [result.title, "0", result.failed, *["–"] * (len(_COLUMNS) - 3)]
    cpu = [m["cpu"] for m in result.rounds]
    return [
        result.title,
        str(len(cpu)),
        f"{median(cpu):.2f} ({min(cpu):.2f}–{max(cpu):.2f})",
        _ratio(result, floor, "cpu"),
        f"{median(m['wall'] for m in result.rounds):.2f}",
        f"{result.first['cpu']:.2f}",
        f"{median(m['peak'] for m in result.rounds):.0f}",
        _ratio(result, floor, "peak"),
        f"{result.site / 1e6:.2f}",
        f"{result.html / 1e6:.2f}",
        f"{verdict.notes_right} of {verdict.notes}",
        _terms(verdict, with_terms),
        f"{verdict.broken} of {verdict.links}",
    ]


def _ratio(result: Result, floor: Result | None, what: str) -> str:
    if floor is None or floor.failed:
        return "–"
    pairs = zip(_values(result, what), _values(floor, what), strict=False)
    return f"{median(a / b for a, b in pairs):.2f}"


def _values(result: Result, what: str) -> list[float]:
    return [m["cpu"] if what == "cpu" else m["peak"] for m in result.rounds]


def _terms(verdict: Verdict, with_terms: bool) -> str:
    if not with_terms:
        return "not asked"
    return f"{verdict.terms_right} of {verdict.terms} ({verdict.terms_false})"
