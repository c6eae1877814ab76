"""Sphinx as in `sphinx`, with the pop-ups of sphinx-tippy.

sphinx-tippy loads two scripts from another host unless told otherwise; here they are local copies.
"""

from dataclasses import replace
from pathlib import Path

from bench.model import Edition
from bench.peers import PopUp, sphinx, write

_SCRIPTS = """\
import sys
extensions.append("sphinx_tippy")
tippy_enable_wikitips = tippy_enable_doitips = False
tippy_js = ["popper.min.js", "tippy-bundle.umd.min.js"]
html_static_path = [
    f"{sys.prefix}/node_modules/@popperjs/core/dist/umd/popper.min.js",
    f"{sys.prefix}/node_modules/tippy.js/dist/tippy-bundle.umd.min.js",
]
"""


def emit(edition: Edition, folder: Path, terms: bool) -> None:
    """What `sphinx` reads, and a configuration that goes on with the pop-ups."""
    sphinx.emit(edition, folder, terms)
    configured = (folder / "conf.py").read_text(encoding="utf-8")
    write(folder / "conf.py", configured + _SCRIPTS)


PEER = replace(
    sphinx.PEER,
    name="sphinx_tippy",
    title="Sphinx + bibtex + :term: + sphinx-tippy (Furo)",
    emit=emit,
    needs=(*sphinx.PEER.needs, "sphinx-tippy==0.4.3"),
    scripts=("@popperjs/core@2.11.8", "tippy.js@6.3.7"),
    popup=PopUp("[data-tippy-root]"),
)
