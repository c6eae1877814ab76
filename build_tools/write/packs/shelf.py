"""All that teachers can take away of an edition, pack by pack: what is made, and what cannot be."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from build_tools.model.edition import Edition
from build_tools.model.frozen import dataclass
from build_tools.write.addresses import pack_file
from build_tools.write.packs import Keep, Unmade, file_name, offered, written

if TYPE_CHECKING:
    from build_tools.model.packs import Pack


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """Files for teachers: by their names what they hold, and why some could not be made."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    unmade: Mapping[str, str] = field(default_factory=dict)

    @property
    def in_site(self) -> dict[str, bytes]:
        """The files by their paths in the site."""
        return {pack_file(name): data for name, data in self.files.items()}

    @property
    def sizes(self) -> dict[str, int]:
        """How many bytes each file has, by its name."""
        return {name: len(data) for name, data in self.files.items()}

    @property
    def left_out(self) -> list[str]:
        """A line for each reason for which files were left out, with the first of their names."""
        reasons: dict[str, list[str]] = {}
        for name, reason in self.unmade.items():
            reasons.setdefault(reason, []).append(name)
        return [f"{_named(names)} left out: {reason}" for reason, names in reasons.items()]


EMPTY = Shelf()
"""What there is before anything is made, and in a preview."""


class Offer(NamedTuple):
    """A file of a pack: its name, what it is called, and in words what it is and how it is used
    (may be empty); its size in bytes."""

    name: str
    label: str
    about: str
    use: str
    size: int


def anew(name: str, source: bytes, make: Callable[[], bytes]) -> bytes:
    """A file made anew, whatever was made of its source before."""
    return make()


def shelf(edition: Edition, keep: Keep = anew) -> Shelf:
    """All files of an edition's packs and of its whole glossary."""
    files, unmade = dict[str, bytes](), dict[str, str]()
    for module, pack in _all(edition):
        name = file_name(module, pack)
        try:
            files[name] = written(module, edition, pack, keep)
        except Unmade as reason:
            unmade[name] = str(reason)
    return Shelf(files, unmade)


def packs(edition: Edition) -> tuple["Pack", ...]:
    """The packs of an edition, and last the whole glossary.

    An edition without packs teaches nobody, and its glossary may have thousands of terms: cards of
    them all would cost each of its builds more than their pages do. `edition write` makes them.
    """
    if not edition.packs:
        return ()
    from build_tools.model.packs import youngest_first
    from build_tools.write.packs.whole_glossary import whole_glossary

    whole = whole_glossary(edition)
    return (*youngest_first(edition.packs.values()), *([whole] if whole else []))


def offers(edition: Edition, pack: "Pack", sizes: Mapping[str, int]) -> list[Offer]:
    """The files of a pack that are there, by their sizes; those first that a class reads."""
    return [
        Offer(name, label(module), first_line(module), use(module), sizes[name])
        for module in sorted(offered(edition, pack), key=_place)
        if (name := file_name(module, pack)) in sizes
    ]


def kinds(edition: Edition, sizes: Mapping[str, int]) -> list[ModuleType]:
    """The formats of which there are files, in the order of `offers`."""
    there = {m.FORMAT: m for m, pack in _all(edition) if file_name(m, pack) in sizes}
    return sorted(there.values(), key=_place)


def label(module: ModuleType) -> str:
    """What a format is called in lists."""
    return str(getattr(module, "LABEL", module.FORMAT))


def use(module: ModuleType) -> str:
    """How files of a format are used, in a sentence or two; may be empty."""
    return str(getattr(module, "USE", ""))


def first_line(module: ModuleType) -> str:
    """What a format says of itself to teachers."""
    return (module.__doc__ or "").strip().partition("\n")[0]


_ORDER = (
    "handout", "handout-pdf", "teacher", "teacher-pdf", "anki", "cards", "cartridge",
    "moodle-quiz", "gift", "moodle-glossary", "source",
)  # fmt: skip


def _place(module: ModuleType) -> tuple[int, str]:
    """Where a format stands in lists; one that is not named here stands at the end."""
    name = str(module.FORMAT)
    return (_ORDER.index(name) if name in _ORDER else len(_ORDER)), name


def _named(names: list[str]) -> str:
    if len(names) == 1:
        return f"{names[0]} is"
    more = " …" if len(names) > 2 else ""
    return f"{len(names)} files for teachers ({', '.join(names[:2])}{more}) are"


def _all(edition: Edition) -> Iterator[tuple[ModuleType, "Pack"]]:
    return ((module, pack) for pack in packs(edition) for module in offered(edition, pack))
