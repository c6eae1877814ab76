"""All addresses that lead out of the edition, host by host, with where they stand."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import groupby

from build_tools.model.edition import Edition, Source
from build_tools.model.frozen import dataclass
from build_tools.model.links import STATES, LinkRecord, LinkState, Outward
from build_tools.resolve.outward import outward
from build_tools.write import addresses
from build_tools.write.escape import escaped, plain
from build_tools.write.html import Settings, finished, page, rendered
from build_tools.write.page import Page
from build_tools.write.site.archived import accessed, copy_link, reported
from build_tools.write.site.cited_in import cited_in
from build_tools.write.site.link_places import Places, standing
from build_tools.write.site.works import work_link
from build_tools.write.wording import count, dated, listed

HERE = addresses.LINKS


@dataclass(frozen=True)
class Links:
    """The page in the making: an edition, its addresses, and what the last checks found of them."""

    edition: Edition
    all: tuple[Outward, ...]
    records: dict[str, LinkRecord]

    @cached_property
    def places(self) -> Places:
        """Where the edition's parts live, as seen from the page."""
        return Places(self.edition, HERE)

    @cached_property
    def cited(self) -> dict[str, list[str]]:
        """The notes that cite a work, by its key."""
        return cited_in(self.edition, HERE)[0]

    def state(self, link: Outward) -> LinkState:
        """What the last check found of an address."""
        record = self.records.get(link.address)
        return record.state if record else "unchecked"


def links(edition: Edition) -> Page:
    """The page at `/links/`."""
    found = tuple(o for o in outward(edition) if addresses.outward(o.address))
    made = Links(edition, found, reported(edition))
    guide = addresses.FOR_EDITORS
    main = rendered(
        "links.html",
        count=f"{count(len(found))} address{'' if len(found) == 1 else 'es'}",
        hosts=[
            (host, finished("\n".join(_item(made, o) for o in some)))
            for host, some in groupby(found, key=lambda o: o.host)
        ],
        states=_states(made) if edition.link_report else [],
        checked=_checked(made),
        copies=any("archive" in o.kinds for o in found),
        dois=any("doi" in o.kinds for o in found),
        data=addresses.link(HERE, addresses.LINKS_DATA),
        guide=addresses.link(HERE, guide) if guide in edition.handwritten else "",
    )
    description = f"Every address that {edition.manifest.title} leads to, and where it stands."
    return page(edition, HERE, "links-page", "Links", description, main, Settings())


def _states(made: Links) -> list[tuple[str, int, str]]:
    """Each state that an address has, how many have it, and what it means."""
    counts = Counter(made.state(o) for o in made.all)
    return [(state, counts[state], said) for state, said in STATES.items() if counts[state]]


def _checked(made: Links) -> str:
    """The days of the report: `27 November 2026`, or the first and the last of them."""
    days = sorted({r.checked for r in made.records.values() if r.state != "unchecked"})
    if len(days) < 2:
        return dated(days[0]) if days else ""
    return f"between {dated(days[0])} and {dated(days[-1])}"


def _item(made: Links, link: Outward) -> str:
    """An address: the link, what it is and where it stands, and what became of it."""
    told = " · ".join(_told(made, link))
    lines = [f'<p class="used">{told[:1].upper()}{told[1:]}</p>']
    record = made.records.get(link.address)
    if record:
        lines.append(f'<p class="found">{_found(record)}</p>')
    return f'<li data-state="{made.state(link)}"><p>{_shown(link.address)}</p>{"".join(lines)}</li>'


def _shown(address: str) -> str:
    """An address as a link that is its own text, which may be broken behind its slashes."""
    scheme, _, rest = address.partition("//")
    words = "/<wbr/>".join(plain(part) for part in rest.split("/"))
    href = escaped(addresses.outward(address))
    return f'<a class="out" href="{href}">{plain(scheme)}//<wbr/>{words}</a>'


def _told(made: Links, link: Outward) -> Iterator[str]:
    """What an address is, and where it stands."""
    edition, works = made.edition, [made.edition.sources[key] for key in link.sources]
    if works:
        named = listed([work_link(edition, HERE, s.key) for s in works])
        kind = next((k for k in link.kinds if k in _WHAT), "source")
        copied = "" if kind != "archive" else _copied(works[0])
        yield f"{_WHAT[kind]} {named}{copied}"
    yield from standing(made.places, link)
    printed = {made.places.notes.get(s.id) for s in link.spots if s.kind == "note"}
    notes = dict.fromkeys(n for s in works for n in made.cited.get(s.key, ()) if n not in printed)
    if notes:
        yield f"cited in {listed([*notes])}"
    for source in works:
        if "archive" in link.kinds:
            continue
        if day := accessed(source):
            yield f"seen on {plain(day)}"
        if copy := copy_link(source):
            yield copy


def _copied(source: Source) -> str:
    """The day of a copy, behind a comma."""
    date = source.csl["custom"].get("archive-date", "")
    return f", {plain(dated(date))}" if date else ""


_WHAT = {"doi": "DOI of", "source": "address of", "archive": "archived copy of"}


def _found(record: LinkRecord) -> str:
    """`Gone, 27 November 2026 (404): …`: what the last check found."""
    status = f" ({record.status})" if record.status else ""
    state = "OK" if record.state == "ok" else record.state.capitalize()
    said = f"<b>{state}</b>, {plain(dated(record.checked))}{status}"
    if record.because:
        said += f": {plain(record.because)}"
    if (to := addresses.outward(record.leads)) and to != addresses.outward(record.address):
        word = "It is now at" if record.state == "moved" else "It led to"
        said += f'. {word} <a class="out" href="{escaped(to)}">{plain(record.leads)}</a>'
    if record.title:
        said += f". Its title was “{plain(record.title)}”"
    return said + ("" if said.endswith((".”", "…”")) else ".")
