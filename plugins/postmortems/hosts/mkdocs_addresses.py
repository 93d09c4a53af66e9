"""Addresses of reports, and in them, as MkDocs finds them.

A report lies elsewhere than its page seems to: in another folder, or under another name.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urldefrag, urlsplit

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_WHERE = {"a": "href", "img": "src"}
_NAME, _AFTER_LINKS = "postmortems-addresses", 5
"""Links are made at 20; at 0 MkDocs looks them up."""


class Addressed(Extension):  # type: ignore[misc]
    """Writes addresses anew that lead to files; `path_of` gives the path on the site, None for all others."""

    def __init__(self, page: str, path_of: Callable[[str], str | None]) -> None:
        super().__init__()
        self._found = page, path_of

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (as Markdown calls it)
        """Add what does it."""
        md.treeprocessors.register(_Addressing(*self._found), _NAME, _AFTER_LINKS)


class FromPages(Extension):  # type: ignore[misc]
    """Writes addresses anew on pages of the site's own, in `page`, that lead to files of ours by their names.

    `pages` are the paths of our pages by those names; see `mkdocs_sources.py`.
    """

    def __init__(self, pages: Mapping[str, str]) -> None:
        super().__init__()
        self.page, self.pages = "", pages

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (as Markdown calls it)
        """Add what does it."""
        if self.page:
            addressing = _Addressing(self.page, partial(self._path_of, posixpath.dirname(self.page)))
            md.treeprocessors.register(addressing, _NAME, _AFTER_LINKS)

    def _path_of(self, folder: str, address: str) -> str | None:
        try:
            parts = urlsplit(address)
        except ValueError:
            return None
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return None
        return self.pages.get(posixpath.normpath(posixpath.join(folder, unquote(parts.path))))


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
