"""For programs of others: each page as a JSON object, and what a site has besides."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..exporting.addresses import address_of
from ..exporting.export import Export, File
from ..exporting.navigation import ours

SAYS = "programs of others: each page as JSON with its HTML"


def files(export: Export) -> Iterator[File]:
    """Yield a file for each page, and ours that are no pages; addresses are relative, of folders."""
    for made in export.pages:
        page = made.page
        told = {
            "path": page.path,
            "address": address_of(page.path),
            "title": page.title,
            "description": page.description,
            "layout": page.layout,
            "headings": [each._asdict() for each in made.headings],
            "html": (made.html or b"").decode(),
        }
        written = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
        yield f"pages/{page.path.removesuffix('.md')}.json", written.encode()
    yield from export.put("files/")


def nav(export: Export) -> str:
    """Return the overviews in their order."""
    told = [
        {"title": each.title, "path": each.path, "address": address_of(each.path)} for each in ours(export)
    ]
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def then(export: Export) -> str:
    """Say where to begin."""
    return f"{export.to}/.postmortems-export.json lists what there is"
