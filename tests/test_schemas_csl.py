"""Our CSL-JSON keeps the schema of CSL 1.0.2.

EDITION_SCHEMAS names the folder that has it (`csl-data.json`); it is not ours to pass on.
"""

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from odd_works import WORKS

from build_tools.pipeline import build
from build_tools.write import csl_json, edition_csl_json
from build_tools.write.records import item_records
from build_tools.write.records.own import paragraph_item

ROOT = Path(__file__).parent.parent
FILE = Path(os.environ.get("EDITION_SCHEMAS", "")) / "csl-data.json"


@pytest.fixture(scope="module")
def schema() -> Draft7Validator:
    """The schema of CSL-JSON."""
    return Draft7Validator(json.loads(FILE.read_text("utf-8")))


def test_our_files_keep_the_schema(schema: Draft7Validator) -> None:
    """The bibliography, the edition, and a paragraph of it."""
    edition = build(ROOT).edition
    assert edition is not None
    paragraph = item_records(paragraph_item(edition, "3", "https://e.example/brief/#p3")).csl
    for data in (csl_json.write(edition), edition_csl_json.write(edition), paragraph):
        assert [error.message for error in schema.iter_errors(json.loads(data))] == []


def test_odd_works_keep_the_schema(schema: Draft7Validator) -> None:
    for work in WORKS:
        found = json.loads(item_records(work).csl)
        assert [error.message for error in schema.iter_errors(found)] == []


def test_the_schema_refuses_what_is_no_item(schema: Draft7Validator) -> None:
    assert not schema.is_valid([{"id": "x", "type": "online"}])
