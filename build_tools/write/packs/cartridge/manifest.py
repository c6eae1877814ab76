"""The manifest of a Common Cartridge 1.1: what is in it, and in which order it is shown."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from build_tools.model.edition import Edition
from build_tools.model.frozen import dataclass
from build_tools.write.packs.outside import words
from build_tools.write.packs.tree import file_of, node

_PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_ABOUT = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
_LINK = "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A resource: its id in the cartridge, what it is called, its type, its file."""

    id: str
    title: str
    type: str
    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Folder:
    """Resources that are shown together under one title."""

    id: str
    title: str
    leaves: tuple[Leaf, ...]


def web_link(id: str, title: str, to: str) -> Leaf:
    """A link to a page of the public site."""
    data = file_of(node("webLink", node("title", title), node("url", href=to), xmlns=_LINK))
    return Leaf(id, title, "imswl_xmlv1p1", f"links/{id}.xml", data)


def manifest(edition: Edition, title: str, about: str, leaves: Sequence[Leaf | Folder]) -> bytes:
    """The file `imsmanifest.xml` of a cartridge with these resources in this order."""
    inner = [leaf for one in leaves for leaf in (one.leaves if isinstance(one, Folder) else (one,))]
    root = node(
        "manifest",
        _about(edition, title, about),
        node(
            "organizations",
            node(
                "organization",
                node(
                    "item",
                    node("item", node("title", title), *map(_item, leaves), identifier="pack"),
                    identifier="root",
                ),
                identifier="organization",
                structure="rooted-hierarchy",
            ),
        ),
        node("resources", *map(_resource, inner)),
        identifier="cartridge",
        xmlns=_PACKAGE,
        xmlns__lom=_ABOUT,
    )
    return file_of(root)


def _about(edition: Edition, title: str, about: str) -> Element:
    """What the cartridge is (IEEE LOM): its title, what it is about, its language, its licence."""
    language = edition.base.record.language

    def said(name: str, text: str) -> Element:
        return node(f"lom:{name}", node("lom:string", text, language=language))

    general = node(
        "lom:general",
        said("title", words(f"{edition.manifest.title}: {title}")),
        node("lom:language", language),
        said("description", about),
    )
    rights = node(
        "lom:rights",
        node("lom:copyrightAndOtherRestrictions", node("lom:value", "yes")),
        said("description", words(edition.manifest.license)),
    )
    return node(
        "metadata",
        node("schema", "IMS Common Cartridge"),
        node("schemaversion", "1.1.0"),
        node("lom:lom", general, rights),
    )


def _item(one: Leaf | Folder) -> Element:
    titled = node("title", one.title)
    if isinstance(one, Folder):
        return node("item", titled, *map(_item, one.leaves), identifier=f"item-{one.id}")
    return node("item", titled, identifier=f"item-{one.id}", identifierref=f"resource-{one.id}")


def _resource(leaf: Leaf) -> Element:
    file = node("file", href=leaf.path)
    made = node("resource", file, identifier=f"resource-{leaf.id}", type=leaf.type)
    if leaf.type == "webcontent":
        made.set("href", leaf.path)
    return made
