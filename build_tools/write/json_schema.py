"""The JSON Schema of the edition as data."""

from importlib.resources import files

from build_tools.model.edition import Edition

FORMAT = "json-schema"
FILE = "edition.schema.json"


def write(edition: Edition) -> bytes:
    """The schema (JSON Schema 2020-12), the same for every edition."""
    return files("build_tools.write").joinpath("edition.schema.json").read_bytes()
