"""Addresses in a report that the site's own Markdown renders, as MkDocs finds them from the report's page.

The report lies elsewhere than its page seems to: in another folder, or under another name.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import quote, urldefrag

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_WHERE = {"a": "href", "img": "src"}
_AFTER_LINKS = 5
"""Links are made at 20; at 0 MkDocs looks them up."""


class Addressed(Extension):  # type: ignore[misc]
    """Writes addresses anew that lead to files; `path_of` gives the path on the site, None for all others."""

    def __init__(self, page: str, path_of: Callable[[str], str | None]) -> None:
        super().__init__()
        self._found = page, path_of

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (as Markdown calls it)
        """Add what does it."""
        md.treeprocessors.register(_Addressing(*self._found), "postmortems-addresses", _AFTER_LINKS)


class _Addressing(Treeprocessor):  # type: ignore[misc]
    def __init__(self, page: str, path_of: Callable[[str], str | None]) -> None:
        super().__init__()
        self._folder, self._path_of = posixpath.dirname(page), path_of

    def run(self, root: Element) -> None:
        """Write the addresses of a page anew."""
        for element in root.iter():
            name = _WHERE.get(element.tag, "")
            if (address := element.get(name)) and (path := self._path_of(address)):
                anchor = urldefrag(address).fragment
                there = quote(posixpath.relpath(path, self._folder or "."))
                element.set(name, f"{there}#{anchor}" if anchor else there)
