"""XML files put together from elements."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element


def node(name: str, *inner: Element | str, **attributes: str) -> Element:
    """An element with its text, its children and its attributes.

    An underscore behind an attribute's name keeps it from being a word of Python, and a double one
    stands for a colon.
    """
    made = Element(name, {_named(k): v for k, v in attributes.items()})
    for part in inner:
        if isinstance(part, str):
            made.text = part
        else:
            made.append(part)
    return made


def _named(attribute: str) -> str:
    return attribute.removesuffix("_").replace("__", ":")


def file_of(root: Element) -> bytes:
    """A file with this root: UTF-8, an element a line."""
    ElementTree.indent(root, " ")
    declared: bytes = ElementTree.tostring(root, "UTF-8", xml_declaration=True)
    return declared + b"\n"
