"""What several commands may be told."""

from pathlib import Path

import click

ROOT = click.option(
    "--root",
    metavar="DIR",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the edition (the one with docs/ in it).",
)
