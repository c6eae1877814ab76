"""What a run of the tests proved of access and of quiet, counted while it was being proved."""

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

NOT_RUN = "not run"


@dataclass(frozen=True, slots=True)
class Examined:
    """One run of axe: on which page, how shown, which part of it, and what it found."""

    page: str
    shown: str
    part: str
    rules: int
    violations: tuple[str, ...]
    undecided: tuple[str, ...]


@dataclass
class Proofs:
    """All that was proved, in the order in which it was: runs of axe, steps by keyboard or pointer
    (what was tried, where, what held), pages under their policy, what broke it, requests, and how
    often a test broke the policy or asked elsewhere on purpose, to see it refused."""

    axe: list[Examined] = field(default_factory=list)
    steps: list[tuple[str, str, str]] = field(default_factory=list)
    policed: Counter[str] = field(default_factory=Counter)
    broken: list[tuple[str, str, str]] = field(default_factory=list)
    requests: Counter[str] = field(default_factory=Counter)
    elsewhere: list[tuple[str, str]] = field(default_factory=list)
    provoked: int = 0

    def add(self, more: "Proofs") -> None:
        """Adds what another process of the same run proved."""
        self.axe += more.axe
        self.steps += more.steps
        self.policed += more.policed
        self.broken += more.broken
        self.requests += more.requests
        self.elsewhere += more.elsewhere
        self.provoked += more.provoked

    def step(self, way: str, place: str, held: str) -> None:
        """One step of a script that acts as a reader, once it has held."""
        self.steps.append((way, place, held))


def packed(proofs: Proofs) -> str:
    """The proofs as a line that one process can hand to another."""
    return json.dumps({**vars(proofs), "axe": [asdict(run) for run in proofs.axe]})


def unpacked(line: str) -> Proofs:
    """The proofs that another process handed over."""
    told = json.loads(line)
    told["axe"] = [
        Examined(**{k: tuple(v) if isinstance(v, list) else v for k, v in run.items()})
        for run in told["axe"]
    ]
    for kind in ("steps", "broken", "elsewhere"):
        told[kind] = [tuple(one) for one in told[kind]]
    for kind in ("policed", "requests"):
        told[kind] = Counter(told[kind])
    return Proofs(**told)


def missing(proofs: Proofs) -> list[str]:
    """The kinds of proof of which a run gave none."""
    kinds = {"axe": proofs.axe, "keyboard": proofs.steps, "policy": proofs.policed,
             "requests": proofs.requests}  # fmt: skip
    return [kind for kind, found in kinds.items() if not found]


def faults(proofs: Proofs) -> list[str]:
    """What no page may do: break its policy, or ask for anything elsewhere."""
    return [f"{page} broke {rule}: {what}" for page, rule, what in proofs.broken] + [
        f"{page} asked for {address}" for page, address in proofs.elsewhere
    ]


def lines(proofs: Proofs) -> list[str]:
    """The four lines for the terminal; what did not run says so."""
    told = {
        "axe": f"{len(proofs.axe)} runs on {len({r.page for r in proofs.axe})} kinds of page, "
        f"{sum(len(r.violations) for r in proofs.axe)} violations, "
        f"{sum(len(r.undecided) for r in proofs.axe)} undecided",
        "keyboard": f"{len(proofs.steps)} steps in {len({s[:2] for s in proofs.steps})} scripts",
        "policy": f"{proofs.policed.total()} visits to {len(proofs.policed)} pages under their "
        f"policy, {len(proofs.broken)} violations ({proofs.provoked} provoked, all refused)",
        "requests": f"{proofs.requests.total()} made, {len(proofs.elsewhere)} to elsewhere",
    }
    return [f"{k}: {NOT_RUN if k in missing(proofs) else words}" for k, words in told.items()]


def write(proofs: Proofs, folder: Path) -> None:
    """The proofs in detail, a JSON file for each kind; that of a kind that did not run is empty, so
    that no file of an earlier run is taken for this one's."""
    details = {
        "axe": [asdict(run) for run in proofs.axe],
        "keyboard": [dict(zip(("way", "place", "held"), s, strict=True)) for s in proofs.steps],
        "policy": {
            "visits": proofs.policed,
            "violations": proofs.broken,
            "provoked": proofs.provoked,
        },
        "requests": {"made": proofs.requests, "elsewhere": proofs.elsewhere},
    }
    folder.mkdir(exist_ok=True)
    for kind, detail in details.items():
        text = json.dumps(detail, ensure_ascii=False, indent=1)
        (folder / f"{kind}.json").write_text(text + "\n", encoding="utf-8")
