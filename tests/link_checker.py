"""Follows every internal link of a built site, those of raw HTML included."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from justhtml import JustHTML

BASE = "https://site.example/"
ADDRESSES = (
    "href",
    "src",
    "data",
    "poster",
    "action",
    "formaction",
    "cite",
    "longdesc",
    "usemap",
    "xlink:href",
)
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers", "list")


def broken(site: Path) -> list[str]:
    """Return each address of a site's pages that leads to no file or anchor, as `page: address`."""
    follow = _Follow(site)
    return [
        f"{page.relative_to(site)}: {address}"
        for page in sorted(site.rglob("*.html"))
        for address in _addresses(page)
        if not follow.leads_somewhere(page, address)
    ]


class _Follow:
    """Knows the files of a site, and the anchors of a page once somebody asked for them."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self._anchors = cache(_anchors_of)

    def leads_somewhere(self, page: Path, address: str) -> bool:
        # The page for what is not found is shown anywhere; its addresses start at the site's root.
        here = BASE + page.relative_to(self.site).as_posix()
        parts = urlsplit(urljoin(here, address))
        if f"{parts.scheme}://{parts.netloc}/" != BASE:
            return True
        file = self.site / unquote(parts.path.lstrip("/"))
        file = file / "index.html" if parts.path.endswith("/") else file
        if not file.is_file() or not file.resolve().is_relative_to(self.site.resolve()):
            return False
        anchor = unquote(parts.fragment)
        return not anchor or file.suffix != ".html" or anchor in self._anchors(file)


def _parsed(page: Path) -> JustHTML:
    return JustHTML(page.read_text("utf-8"), strict=True, sanitize=False)


def _attributes(page: Path) -> Iterator[tuple[str, str]]:
    for element in _parsed(page).query("*"):
        attributes: dict[str, Any] = element.attrs or {}
        yield from ((name, str(value or "")) for name, value in attributes.items())


def _addresses(page: Path) -> Iterator[str]:
    for name, value in _attributes(page):
        if name in ADDRESSES and value:
            yield value.strip()
        elif name == "srcset":
            yield from (candidate.split()[0] for candidate in value.split(",") if candidate.strip())
        elif name in REFERENCES:
            yield from (f"#{id_}" for id_ in value.split())


def _anchors_of(page: Path) -> frozenset[str]:
    return frozenset({value for name, value in _attributes(page) if name in ("id", "name")} | {"top"})
