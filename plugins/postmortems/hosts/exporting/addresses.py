"""Where the pages of a site are published, and their addresses, which follow from their paths alone."""

from __future__ import annotations

import posixpath
from urllib.parse import quote

FIRST = ("index", "README")
"""What the page of a folder itself may be called."""


def file_of(path: str, folders: bool = True) -> str:
    """Return where a page stands: `incidents/a.md` is `incidents/a/index.html`, else `incidents/a.html`."""
    if not path.endswith(".md"):
        return path
    folder, name = posixpath.split(path.removesuffix(".md"))
    if name in FIRST:
        return posixpath.join(folder, "index.html")
    return posixpath.join(folder, f"{name}/index.html" if folders else f"{name}.html")


def address_of(path: str, folders: bool = True) -> str:
    """Return the address of a page or file from the site's root on; a page's folder stands for it."""
    file = file_of(path, folders)
    if not path.endswith(".md") or not folders:
        return quote(file)
    return quote(file.removesuffix("index.html"))


def url(page: str, target: str, folders: bool = True) -> str:
    """Return the address of a page or file relative to a page."""
    start = posixpath.dirname(file_of(page, folders)) or "."
    file = file_of(target, folders)
    folder, name = posixpath.split(file)
    if name != "index.html" or not folders:
        return quote(posixpath.relpath(file, start))
    return quote(posixpath.relpath(folder or ".", start)) + "/"
