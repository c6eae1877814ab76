"""What the citation engine prints, as marked text: italics, links, Chinese, quotation marks."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any

from build_tools.model.document import Paragraph
from build_tools.model.frozen import dataclass
from build_tools.model.marks import Emphasis, Foreign, Link, Mark, Meaning
from build_tools.resolve import signs
from build_tools.resolve.bylines import PAIR
from build_tools.resolve.languages import han_run
from build_tools.resolve.mending import Cell, mended

Node = Mapping[str, Any]
AND = {", and ", ", & "}
PLAIN = "\U0010f000"
SIGNS = frozenset((*map(chr, signs.OURS), "“", "”"))


@dataclass(frozen=True, slots=True)
class Extras:
    """What the engine does not print and the reader should see.

    `chinese` are the Chinese names of authors in Western order, by their place in the list;
    `editors` says how many editors stand in the authors' place; `whole` are the roles in which the
    first name is not turned round; `date` replaces a date the engine cannot print, and `seen` is
    the day on which the page was seen (ISO 8601), which stays; `note` is printed at the end.
    """

    chinese: Mapping[int, str]
    editors: int = 0
    date: str = ""
    note: str = ""
    style: str = "chicago-notes"
    kind: str = ""
    translators: str = ""
    whole: frozenset[str] = frozenset()
    seen: str = ""


def paragraph(nodes: Sequence[Node], extras: Extras) -> Paragraph:
    """The engine's tree for one work as a paragraph; without text if it printed nothing."""
    cells = _resolved([cell for node in nodes for cell in _cells(node, extras)])
    cells = mended(cells, extras.style, extras.kind)
    if extras.translators:
        text = "".join(cell.char for cell in cells)
        behind = r"(?:[.?!’]”|\]\.)(?= )" if extras.style == "mla" else r"\[EB(?:/OL)?\]\."
        if found := re.search(behind, text):
            told = f" {extras.translators.removesuffix('.')}."
            cells[found.end() : found.end()] = [Cell(signs.unshielded(c)) for c in told]
    if cells and extras.note:
        end = "" if extras.note.endswith((".", "?", "!")) else "."
        added = [Cell(char) for char in f" {extras.note}{end}"]
        # APA ends an entry with its address, and without a full stop (7th ed., 9.5).
        last = next((i for i, c in enumerate(cells) if c.link), 0) if extras.style == "apa" else 0
        at = last - 1 if last else len(cells)
        cells[at:at] = added
    text = "".join(cell.char for cell in cells)
    for found in han_run().finditer(text):
        for cell in cells[found.start() : found.end()]:
            cell.foreign = cell.foreign or not cell.link
    return Paragraph("paragraph", text, tuple(_marks(cells)))


def _cells(node: Node, extras: Extras) -> Iterator[Cell]:
    meta = node.get("meta") or {}
    match node["kind"], meta.get("kind"):
        case (("Text" | "Link"), _):
            italic = node["formatting"]["font_style"] == "Italic"
            link = _target(node.get("url", ""))
            yield from (Cell(char, italic, link) for char in node["text"])
        case "Element", "Date" if extras.date and not _tells(node, extras.seen):
            yield from (Cell(char) for char in extras.date)
        case "Element", kind:
            children = _joined(node, extras.whole) if kind == "Names" else node["children"]
            within = [cell for child in children for cell in _cells(child, extras)]
            if kind == "Name" and meta["role"] == "author" and meta["index"] in extras.chinese:
                end = len("".join(cell.char for cell in within).rstrip())
                within[end:end] = [Cell(c) for c in f" {extras.chinese[meta['index']]}"]
            yield from within
            if kind == "Names" and meta["roles"] == ["author"] and extras.editors:
                yield from (Cell(char) for char in (", ed.", ", eds.")[extras.editors > 1])
        case "Markup", _:
            yield from (Cell(char) for char in node["value"])


def _tells(node: Node, day: str) -> bool:
    """True for the date on which a page was seen: `[2024-03-03]`."""
    return bool(day) and day in _words(node)


def _words(node: Node) -> str:
    return str(node.get("text", "")) + "".join(map(_words, node.get("children", ())))


def _joined(names: Node, whole: frozenset[str]) -> Sequence[Node]:
    """The parts of a list of names: of two, the first not turned round, without a comma.

    The comma before “and” ends a name that is turned round (CMOS 18, 13.23; MLA 9, 5.7), and before
    “&” in APA too, where two bodies have none.
    """
    parts: list[Node] = list(names["children"])
    kinds = [(part.get("meta") or {}).get("kind") for part in parts]
    between = parts[1].get("text", "") if kinds[:3] == ["Name", None, "Name"] else ""
    if kinds.count("Name") == PAIR and between in AND and whole & {*names["meta"]["roles"]}:
        parts[1] = {**parts[1], "text": between.removeprefix(",")}
    return parts


def _target(url: str) -> str:
    """An address fit for a link: http or https, no character that ends an attribute; or nothing."""
    if not url.startswith(("http://", "https://")):
        return ""
    return re.sub(r"[\s\"'<>\\^`{|}]", lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), url)


def _resolved(cells: list[Cell]) -> list[Cell]:
    """The cells with the signs turned into what they stand for."""
    out: list[Cell] = []
    depth, flipped, foreign, bare = 0, False, False, False
    given = _once(cells)
    for i, cell in enumerate(given):
        match cell.char:
            case char if char not in SIGNS:  # Nearly all are such.
                pass
            case signs.ITALIC | signs.ITALIC_END:
                flipped = cell.char == signs.ITALIC
                continue
            case signs.ZH | signs.ZH_END:
                foreign = cell.char == signs.ZH
                for around in out[-2:] if foreign else ():
                    around.italic = False
                for around in () if foreign else given[i + 1 : i + 2]:
                    around.italic = flipped  # which makes it upright in its turn
                continue
            case signs.BARE | signs.BARE_END:
                bare = cell.char == signs.BARE
                # The quotation marks about it fall away, so those in it are the outer ones.
                if bare and out and out[-1].char == "“":
                    depth = 0
            case signs.QUOTE | "“" if not foreign:
                cell.char = "‘" if depth % 2 else "“"
                depth += 1
            case signs.QUOTE_END | "”" if not foreign:
                depth = max(0, depth - 1)
                cell.char = "’" if depth % 2 else "”"
                cell.closing = True
        if cell.char > PLAIN:
            cell.char = signs.unshielded(cell.char)
        cell.italic = cell.italic != flipped and not bare
        cell.foreign = foreign
        out.append(cell)
    return _punctuated(_bare(out))


def _once(cells: list[Cell]) -> list[Cell]:
    """The cells with only the first of the stretches marked ONCE; a capital after a full stop."""
    out: list[Cell] = []
    times, skipping, start = 0, False, False
    for cell in cells:
        if cell.char == signs.ONCE:
            times += 1
            skipping = times > 1
            start = "".join(c.char for c in out[-4:]).rstrip(" ”’").endswith(".")
            if skipping:
                del out[len("".join(c.char for c in out).rstrip(" ,.")) :]
        elif cell.char == signs.ONCE_END:
            skipping = False
        elif not skipping:
            cell.char = cell.char.upper() if start else cell.char
            start = False
            out.append(cell)
    return out


def _bare(cells: list[Cell]) -> list[Cell]:
    """The cells without the quotation marks around a title that is a description."""
    text = "".join(cell.char for cell in cells)
    dropped: set[int] = set()
    for found in re.finditer(f"“?{signs.BARE}", text):
        dropped.update(range(*found.span()))
    for found in re.finditer(f"{signs.BARE_END}(?:([.,]?)(”))?", text):
        dropped.add(found.start())
        if found[2]:
            dropped.add(found.start(2))
    return [cell for i, cell in enumerate(cells) if i not in dropped]


def _punctuated(cells: list[Cell]) -> list[Cell]:
    """The cells with commas and full stops inside quotation marks, and no stop after a stop."""
    out: list[Cell] = []
    closings = 0  # at the end of `out`
    for i, cell in enumerate(cells):
        if cell.char not in ",." or cell.link or not out or out[-1].link:
            out.append(cell)
            closings = closings + 1 if cell.closing else 0
            continue
        following = cells[i + 1].char if i + 1 < len(cells) else ""
        if cell.char == "," and following == ")":
            continue  # the engine writes "(2023,)" where APA wants a year alone
        at = len(out) - closings
        if cell.char == "," or following == "." or not _stopped(out[max(0, at - 2) : at]):
            cell.italic = out[at].italic if at < len(out) else cell.italic
            out.insert(at, cell)
    return out


def _stopped(cells: Sequence[Cell]) -> bool:
    last = "".join(cell.char for cell in cells)
    return last.endswith(("?", "!")) or (last.endswith(".") and last != "..")


def _marks(cells: Sequence[Cell]) -> Iterator[Mark]:
    cells = _tight(cells)
    yield from _spans(cells, lambda c: Emphasis() if c.italic and not c.foreign else None)
    yield from _spans(cells, lambda c: Foreign("zh-Hans") if c.foreign else None)
    yield from _spans(cells, lambda c: Link(c.link) if c.link else None)


def _tight(cells: Sequence[Cell]) -> Sequence[Cell]:
    """The cells without an italic space before Chinese, which stands upright."""
    for cell, following in pairwise(cells):
        cell.italic = cell.italic and not (cell.char == " " and following.foreign)
    return cells


def _spans(cells: Sequence[Cell], meaning: Callable[[Cell], Meaning | None]) -> Iterator[Mark]:
    at = 0
    for found, group in groupby(cells, meaning):
        length = len(list(group))
        if found is not None:
            yield Mark(at, at + length, found)
        at += length
