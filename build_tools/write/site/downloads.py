"""The files one can take away."""

from build_tools.model.edition import Edition
from build_tools.write import addresses, offered
from build_tools.write.html import Settings, page, rendered
from build_tools.write.page import Page

HERE = addresses.DOWNLOADS


def downloads(edition: Edition) -> Page:
    """The page at `/downloads/`."""
    files = [
        {
            "href": addresses.link(HERE, f"downloads/{module.FILE}"),
            "name": module.FILE,
            "format": module.FORMAT,
            "about": (module.__doc__ or "").strip().partition("\n")[0],
        }
        for module in offered(edition)
    ]
    main = rendered("downloads.html", files=files, edition=edition)
    description = f"{edition.manifest.title} as files: the words, the references, the data."
    return page(edition, HERE, "downloads-page", "Downloads", description, main, Settings())
