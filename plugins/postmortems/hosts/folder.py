"""A site as plain files: every page whole, with a small frame of its own, for hosts that build nothing."""

from __future__ import annotations

import posixpath
from html import escape
from pathlib import Path
from urllib.parse import quote

from ..making import Made
from ..pages.all import SCRIPT, STYLESHEET
from ..publishing import Loaded, Published, publish
from ..showing import Host
from ..site.swap import put, replaced

_FRAME = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="description" content="{description}">
<link rel="stylesheet" href="{style}">
<script src="{script}" defer></script>
</head>
<body>
<main class="md-typeset">
{content}
</main>
</body>
</html>
"""


def write_site(loaded: Loaded, target: Path, strict: bool = False) -> Published:
    """Write a site into a folder, whole or not at all; where a problem stops it, the folder stays as it was.

    Raises OSError where the folder cannot be written.
    """
    found = publish(loaded, Host(url, (), folders=True), strict)
    if found.pages:
        with replaced(target) as folder:
            for made in found.pages:
                put(folder, file_of(made.page.path), page(made))
            for each in found.files:
                put(folder, each.path, each.file if each.data is None else each.data)
    return found


def page(made: Made) -> bytes:
    """Return a page as a whole HTML file."""
    assert made.html is not None, "only hosts that render reports themselves make pages later"
    path, told = made.page.path, made.page
    text = _FRAME.format(
        title=escape(told.title),
        description=escape(told.description),
        style=url(path, STYLESHEET),
        script=url(path, SCRIPT),
        content=made.html.decode(),
    )
    return text.encode()


def file_of(path: str) -> str:
    """Return where a page stands: `incidents/a.md` is `incidents/a/index.html`."""
    if not path.endswith(".md"):
        return path
    stem = path.removesuffix(".md")
    return f"{stem}.html" if posixpath.basename(stem) == "index" else f"{stem}/index.html"


def url(page: str, target: str) -> str:
    """Return the address of a page or file relative to a page; a page's folder stands for it."""
    file = file_of(target)
    start = posixpath.dirname(file_of(page))
    folder, name = posixpath.split(file)
    if name != "index.html":
        return quote(posixpath.relpath(file, start or "."))
    return quote(posixpath.relpath(folder or ".", start or ".")) + "/"
