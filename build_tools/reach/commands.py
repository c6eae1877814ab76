"""`edition links`: check where the links of an edition lead, list what an archive should copy."""

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from build_tools.options import ROOT

if TYPE_CHECKING:
    from datetime import date

    from build_tools.model.edition import Edition
    from build_tools.model.links import LinkRecord, Outward
    from build_tools.reach.rounds import Round

SAVE_EVERY = 25
NO_NETWORK = "no host was found: there seems to be no network; the report is left as it was"
NUMBER = click.IntRange(min=1)


@click.group("links")
def links() -> None:
    """The addresses that the edition leads to. Nothing else uses the network."""


@links.command("check")
@ROOT
@click.option("--only", metavar="KEY", multiple=True, help="Links of this source, or this address.")
@click.option("--host", "hosts", metavar="HOST", multiple=True, help="Links to this host.")
@click.option(
    "--older-than", metavar="DAYS", type=click.IntRange(min=0),
    help="Links never checked, or not for so many days.",
)  # fmt: skip
@click.option("--limit", metavar="N", type=NUMBER, help="At most so many, the oldest first.")
@click.option(
    "--timeout", metavar="SECONDS", type=click.FloatRange(min=0.1, max=600), default=30,
    show_default=True, help="For one address, wherever it leads.",
)  # fmt: skip
@click.option(
    "--pause", metavar="SECONDS", type=click.FloatRange(min=0, max=600), default=1,
    show_default=True, help="Between two requests to one host.",
)  # fmt: skip
@click.option(
    "--at-once", metavar="N", type=click.IntRange(1, 16), default=4, show_default=True,
    help="So many hosts at once.",
)  # fmt: skip
@click.option(
    "--minutes", metavar="N", type=click.FloatRange(min=0.01), default=30, show_default=True,
    help="For all; the rest stays as it was.",
)  # fmt: skip
@click.option("--local", is_flag=True, help="Ask private addresses too, and this machine itself.")
@click.option("--strict", is_flag=True, help="Exit status 1 if a link checked is gone or broken.")
def check_command(
    root: Path,
    only: tuple[str, ...],
    hosts: tuple[str, ...],
    older_than: int | None,
    limit: int | None,
    timeout: float,
    pause: float,
    at_once: int,
    minutes: float,
    local: bool,
    strict: bool,
) -> None:
    """Ask each address of the edition over the network, and write what came of it into
    docs/apparatus/links.yml, which the next build shows. Ctrl+C keeps what is done."""
    from build_tools.reach.network import is_absent
    from build_tools.reach.report import wanted
    from build_tools.resolve.outward import outward

    edition = _edition(root)
    there, known = outward(edition), {r.address: r for r in edition.link_report}
    _must_be_there(there, edition, only, hosts)
    today = _today()
    chosen = wanted(there, known, today, only, hosts, older_than)[:limit]
    asked = _round(edition, timeout, pause, at_once, minutes, local, today.isoformat())
    if chosen:
        _must_be_writable(root, edition, there)
    found, stopped = _checked(root, edition, there, asked, chosen)
    if is_absent(found, there, asked.asking.hosts):
        click.echo(NO_NETWORK, err=True)
        sys.exit(1)
    counts = Counter(r.state for r in found)
    told = ", ".join(f"{number} {state}" for state, number in counts.most_common()) or "none"
    click.echo(f"{len(found)} of {len(there)} links checked: {told}", err=True)
    if left := len(chosen) - len(found):
        click.echo(f"{left} not asked this time: `edition links check` begins with them", err=True)
    if stopped:
        sys.exit(130)
    sys.exit(1 if strict and (counts["gone"] or counts["broken"]) else 0)


@links.command("queue")
@ROOT
def queue_command(root: Path) -> None:
    """List the addresses of works of which no archived copy is named, one a line, to be sent to a
    web archive by hand. Nothing is sent."""
    edition = _edition(root)
    for source in edition.sources.values():
        url = source.csl.get("URL")
        if url and not source.csl.get("custom", {}).get("archive-url"):
            click.echo(url)


def _edition(root: Path) -> "Edition":
    """The edition; where it or its report cannot be read, the problems are told. So are records
    of no use, which the next report is without."""
    from build_tools.cli import report
    from build_tools.manifest import LINKS
    from build_tools.pipeline import build

    built = build(root)
    of_report = [p for p in built.diagnostics if p.place.file == LINKS and p.severity == "error"]
    unread = [p for p in of_report if p.code != "L03"]
    if built.edition is None or unread:
        report(unread or built.diagnostics, "text")
        sys.exit(1)
    report(of_report, "text")
    return built.edition


def _must_be_there(
    there: "tuple[Outward, ...]", edition: "Edition", only: tuple[str, ...], hosts: tuple[str, ...]
) -> None:
    """Refuses what names no link of the edition."""
    import difflib

    for what, asked, known in (
        ("source or address", only, {*edition.sources, *(o.address for o in there)}),
        ("host", tuple(h.lower().removeprefix("www.") for h in hosts), {o.host for o in there}),
    ):
        for name in asked:
            if name not in known:
                near = difflib.get_close_matches(name, sorted(known), 1)
                cure = f"; did you mean “{near[0]}”?" if near else ""
                raise click.UsageError(f"the edition has no {what} “{name}”{cure}")


def _must_be_writable(root: Path, edition: "Edition", there: "tuple[Outward, ...]") -> None:
    """Refuse a round of which nothing could be kept, before anybody is asked."""
    from build_tools.manifest import LINKS
    from build_tools.reach.report import merged, try_to_keep

    try:
        try_to_keep(root / LINKS, merged(there, edition.link_report, ()))
    except OSError as error:
        raise _unwritable(error) from error


def _unwritable(error: OSError) -> click.ClickException:
    from build_tools.manifest import LINKS

    return click.ClickException(f"cannot write {LINKS}: {error.strerror}")


def _today() -> "date":
    from datetime import UTC, datetime

    return datetime.now(UTC).date()


def _round(
    edition: "Edition",
    timeout: float,
    pause: float,
    at_once: int,
    minutes: float,
    local: bool,
    day: str,
) -> "Round":
    from threading import Event

    from build_tools.reach.fetching import Asking
    from build_tools.reach.hosts import Hosts
    from build_tools.reach.rounds import Round, Turns
    from build_tools.reach.sockets import Limits

    part = min(10, timeout)
    turns = Turns(pause, Event())
    limits = Limits(connect=part, silence=part, whole=timeout)
    asking = Asking(Hosts(local, part), limits, _agent(edition), turns.turn)
    return Round(asking, turns, day, at_once, minutes * 60)


def _agent(edition: "Edition") -> str:
    """Who asks, so that whoever runs a server can see for what, and whom to tell."""
    from importlib.metadata import version

    m = edition.manifest
    about = "; ".join(x for x in (m.title, m.address or m.report or m.of.url) if x)
    said = "".join(c if c.isprintable() and c not in "()" else " " for c in about)
    plain = " ".join(said.encode("ascii", "ignore").decode().split())
    return f"annotated-edition/{version('annotated-edition')} (links check; {plain})"


def _checked(
    root: Path,
    edition: "Edition",
    there: "tuple[Outward, ...]",
    asked: "Round",
    chosen: list[str],
) -> "tuple[list[LinkRecord], bool]":
    """What was found, kept as it comes; and whether somebody stopped the round."""
    from build_tools.manifest import LINKS
    from build_tools.reach.network import is_absent
    from build_tools.reach.report import keep, merged

    found: list[LinkRecord] = []

    def save() -> None:
        if is_absent(found, there, asked.asking.hosts):
            return
        try:
            keep(root / LINKS, merged(there, edition.link_report, found))
        except OSError as error:
            raise _unwritable(error) from error

    stopped = False
    try:
        for record in asked.records(chosen):
            found.append(record)
            why = f" ({record.because})" if record.because else ""
            count = f"{len(found)}/{len(chosen)}"
            line = f"{count} {record.state:<9} {record.address}{why}"
            click.echo("".join(c if c.isprintable() else "\ufffd" for c in line), err=True)
            if len(found) % SAVE_EVERY == 0:
                save()
    except KeyboardInterrupt:
        stopped = True
        click.echo("stopped; what is done is kept", err=True)
    if found:
        save()
    return found, stopped
