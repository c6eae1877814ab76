"""The pack for a learning platform: its pages as links, its handout, its quiz and questions.

An IMS Common Cartridge 1.1, which Moodle, Canvas, Blackboard and Brightspace import. What links
lead to is the public site; of an edition without an address the cartridge has no links, and the
handout is the reading. The profile of QTI in it knows neither pairs nor order, so each pair and
each step is a question with one right answer.
"""

from collections.abc import Iterator

from build_tools.model.edition import Edition
from build_tools.model.packs import Pack
from build_tools.write import addresses
from build_tools.write.packs import Unmade
from build_tools.write.packs import offered as formats_of
from build_tools.write.packs.asking import exercises, quiz
from build_tools.write.packs.cartridge.assessment import assessment
from build_tools.write.packs.cartridge.manifest import Folder, Leaf, manifest, web_link
from build_tools.write.packs.outside import address, page, words
from build_tools.write.packs.parcel import parcel, second

FORMAT = "cartridge"
ENDING = ".imscc"
LABEL = "Common Cartridge"
USE = (
    "In Canvas: Settings, Import Course Content, Common Cartridge; in Moodle: Course reuse, "
    "Restore; Blackboard and Brightspace import it too."
)


def offered(edition: Edition, pack: Pack) -> bool:
    """True for packs of which a platform could show anything."""
    return bool(pack.quiz or pack.exercises or edition.manifest.address or pack.paragraphs)


def write(edition: Edition, pack: Pack) -> bytes:
    """The manifest, then the files that it names."""
    leaves = [*_links(edition, pack), *_handout(edition, pack), *_assessments(edition, pack)]
    title = words(pack.title.text)
    files = {"imsmanifest.xml": manifest(edition, title, words(pack.summary.text), leaves)}
    for leaf in leaves:
        inner = leaf.leaves if isinstance(leaf, Folder) else (leaf,)
        files |= {one.path: one.data for one in inner}
    return parcel(files, second(edition))


def _links(edition: Edition, pack: Pack) -> Iterator[Leaf | Folder]:
    """The page of the pack, and each paragraph of its reading in a folder."""
    if not edition.manifest.address:
        return
    own = addresses.canonical(edition, page(edition, pack))
    yield web_link("page", words(pack.title.text), own)
    read = [(n, address(edition, pack, f"p{n}")) for n in pack.paragraphs]
    if found := tuple(web_link(f"p{n}", f"¶ {n}", to) for n, to in read if to):
        yield Folder("reading", "The reading, paragraph by paragraph", found)


def _handout(edition: Edition, pack: Pack) -> Iterator[Leaf]:
    """The printed handout as a page of the platform, if the pack has one."""
    for module in formats_of(edition, pack):
        if module.FORMAT == "handout":
            try:
                data = module.write(edition, pack)
            except Unmade:
                return
            yield Leaf("handout", "Handout", "webcontent", f"handout/{pack.id}.html", data)


def _assessments(edition: Edition, pack: Pack) -> Iterator[Leaf]:
    kind = "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"
    for id, name, questions in (
        ("quiz", "Quiz", quiz(edition, pack)),
        ("questions", "Questions", exercises(edition, pack)),
    ):
        if questions:
            title = f"{name}: {words(pack.title.text)}"
            data = assessment(f"{pack.id}-{id}", title, questions)
            yield Leaf(id, title, kind, f"{id}/{id}.xml", data)
