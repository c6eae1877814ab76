"""What the search finds in the single file: the same words, at the addresses of the file."""

from dataclasses import replace
from typing import Any

from build_tools.model.edition import Edition
from build_tools.write import search
from build_tools.write.single_file.places import Places, place

PAGE = ""
"""The one page of the file, from itself."""


def search_data(edition: Edition, places: Places) -> dict[str, Any]:
    """What the script of the search is given in the file, as in the site; see `search.as_json`.

    `edition` is as the file prints it, `places` what it holds: what is not in it is not found.
    """
    found = search.found(edition, places.pages)
    here = {
        group: [
            replace(p, page=PAGE, id=place(p.page, p.id)) for p in some if p.page in places.pages
        ]
        for group, some in found.items()
    }
    return search.search_data(edition, here)
