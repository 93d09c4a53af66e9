"""Follows every internal link of a built site, those of raw HTML included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
    pages = {path: _read(path) for path in sorted(site.rglob("*.html"))}
    return [
        f"{path.relative_to(site)}: {address}"
        for path, page in pages.items()
        for address in page.addresses
        if not _leads_somewhere(site, pages, path, address)
    ]


@dataclass(frozen=True)
class _Page:
    """Where a page leads, and what can be led to on it."""

    addresses: tuple[str, ...]
    anchors: frozenset[str]


def _leads_somewhere(site: Path, pages: dict[Path, _Page], page: Path, address: str) -> bool:
    parts = urlsplit(urljoin(BASE + page.relative_to(site).as_posix(), address))
    if f"{parts.scheme}://{parts.netloc}/" != BASE:
        return True
    file = site / unquote(parts.path.lstrip("/"))
    file = file / "index.html" if parts.path.endswith("/") else file
    if not file.is_file() or not file.resolve().is_relative_to(site.resolve()):
        return False
    anchor = unquote(parts.fragment)
    return not anchor or file.suffix != ".html" or anchor in pages[file].anchors


def _read(path: Path) -> _Page:
    page = JustHTML(path.read_text("utf-8"), strict=True, sanitize=False)
    attributes = [
        (name, str(value or ""))
        for element in page.query("*")
        for name, value in dict[str, Any](element.attrs or {}).items()
    ]
    anchors = {value for name, value in attributes if name in ("id", "name")}
    return _Page(tuple(_addresses(attributes)), frozenset(anchors | {"top"}))


def _addresses(attributes: list[tuple[str, str]]) -> Iterator[str]:
    for name, value in attributes:
        if name in ADDRESSES and value:
            yield value.strip()
        elif name == "srcset":
            yield from (candidate.split()[0] for candidate in value.split(",") if candidate.strip())
        elif name in REFERENCES:
            yield from (f"#{id_}" for id_ in value.split())
