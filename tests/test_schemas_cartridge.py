"""Cartridges fit the schemas of IMS Common Cartridge 1.1, and the rules that stand in them.

EDITION_SCHEMAS names the folder that has them (`cc11/*.xsd`); they are not ours to pass on.
"""

import io
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
import troublesome_pack as sample
from lxml import etree
from lxml.isoschematron import Schematron, extract_xsd
from sample_packs import lesson, published
from test_packs_platforms import many

from build_tools.model.edition import Edition
from build_tools.model.packs import Pack
from build_tools.pipeline import build
from build_tools.write.packs import cartridge
from build_tools.write.packs.shelf import packs

ROOT = Path(__file__).parent.parent
FOLDER = Path(os.environ.get("EDITION_SCHEMAS", "")) / "cc11"
KINDS = {"imsmanifest.xml": "imscp_v1p2_v1p0", "links": "imswl_v1p1"}
ASSESSMENT = "qtiasiv1p2p1_v1p0"


@cache
def schema(name: str) -> etree.XMLSchema:
    """One of the schemas; a missing one fails the test."""
    return etree.XMLSchema(etree.parse(FOLDER / f"ccv1p1_{name}.xsd"))


@cache
def rules(name: str) -> Schematron:
    """The rules of Schematron that stand in a schema."""
    found = extract_xsd(etree.parse(FOLDER / f"ccv1p1_{name}.xsd"))
    return Schematron(found, validate_schema=False, error_finder=Schematron.ASSERTS_ONLY)


def files(edition: Edition, pack: Pack) -> Iterator[tuple[str, bytes]]:
    """The XML files of a cartridge and the schema that each must fit."""
    with ZipFile(io.BytesIO(cartridge.write(edition, pack))) as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                yield KINDS.get(name.partition("/")[0], ASSESSMENT), archive.read(name)


def faults(edition: Edition, pack: Pack) -> list[str]:
    """What is wrong with a cartridge."""
    told = []
    for name, data in files(edition, pack):
        root, fits = etree.fromstring(data), schema(name)
        told += [] if fits.validate(root) else [f"{name}: {e.message}" for e in fits.error_log]
        if name != KINDS["links"]:
            kept = rules(name)
            told += [] if kept.validate(root) else [f"{name}: {e.message}" for e in kept.error_log]
    return told


@pytest.mark.parametrize("answers", ["withheld", "published"])
def test_every_kind_of_question_fits(answers: str) -> None:
    edition = sample.edition(answers=answers)
    assert [f for pack in packs(edition) for f in faults(edition, pack)] == []
    assert len(list(files(edition, edition.packs["mills"]))) == 7


def test_a_cartridge_without_a_public_address_fits() -> None:
    edition = sample.edition(address="")
    assert [f for pack in packs(edition) for f in faults(edition, pack)] == []


def test_a_hostile_cartridge_fits() -> None:
    edition = many()
    assert faults(edition, edition.packs["mills"]) == []


def test_the_cartridges_of_the_small_edition_fit() -> None:
    edition = published(lesson())
    assert [f for pack in packs(edition) for f in faults(edition, pack)] == []


def test_our_cartridges_fit() -> None:
    edition = build(ROOT).edition
    assert edition is not None
    assert [f for pack in packs(edition) for f in faults(edition, pack)] == []


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (b'rcardinality="Single"', b'rcardinality="Several"'),
        (b"cc.true_false.v0p1", b"cc.multiple_choice.v0p1"),
        (b'linkrefid="general_fb"', b'linkrefid="elsewhere"'),
        (b"<fieldentry>No<", b"<fieldentry>Yes<"),
    ],
)
def test_the_schemas_and_their_rules_would_tell(was: bytes, becomes: bytes) -> None:
    """A fault that is put into a right assessment is found."""
    edition = sample.edition()
    made = next(data for name, data in files(edition, edition.packs["mills"]) if name == ASSESSMENT)
    assert was in made
    spoiled = etree.fromstring(made.replace(was, becomes))
    assert not (schema(ASSESSMENT).validate(spoiled) and rules(ASSESSMENT).validate(spoiled))
