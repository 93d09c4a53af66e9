"""Follows every internal link of a built site, those of raw HTML included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from justhtml import JustHTML, stream

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


def parsed(site: Path) -> dict[str, JustHTML]:
    """Parse every page of a site, by its path; an error of any kind in one raises."""
    return {
        path.relative_to(site).as_posix(): JustHTML(path.read_text("utf-8"), strict=True, sanitize=False)
        for path in sorted(site.rglob("*.html"))
    }


def broken(site: Path, base: str = BASE) -> list[str]:
    """Return each address of a site's pages that leads to no file or anchor, as `page: address`."""
    read = {path.relative_to(site).as_posix(): _read(path) for path in sorted(site.rglob("*.html"))}
    leads_somewhere = cache(partial(_leads_somewhere, site, read, base))
    return [
        f"{path}: {address}"
        for path, page in read.items()
        for address in dict.fromkeys(page.addresses)
        if not leads_somewhere(urljoin(base + path, address))
    ]


@dataclass(frozen=True)
class _Page:
    """Where a page leads, and what can be led to on it."""

    addresses: tuple[str, ...]
    anchors: frozenset[str]


def _leads_somewhere(site: Path, pages: Mapping[str, _Page], base: str, address: str) -> bool:
    if not address.startswith(base):
        return True
    parts = urlsplit(address)
    file = site / unquote(parts.path.lstrip("/"))
    file = file / "index.html" if parts.path.endswith("/") else file
    if not file.is_file() or not file.resolve().is_relative_to(site.resolve()):
        return False
    anchor = unquote(parts.fragment)
    return not anchor or file.suffix != ".html" or anchor in pages[file.relative_to(site).as_posix()].anchors


def _read(page: Path) -> _Page:
    """Read the attributes of a page; where an element ends says nothing of where it leads."""
    attributes = [
        (name, value or "")
        for kind, what in stream(page.read_text("utf-8"))
        if kind == "start" and isinstance(what[1], dict)
        for name, value in what[1].items()
    ]
    anchors = {value for name, value in attributes if name in ("id", "name")}
    return _Page(tuple(_addresses(attributes)), frozenset(anchors | {"top"}))


def _addresses(attributes: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, value in attributes:
        if name in ADDRESSES and value:
            yield value.strip()
        elif name == "srcset":
            yield from (candidate.split()[0] for candidate in value.split(",") if candidate.strip())
        elif name in REFERENCES:
            yield from (f"#{id_}" for id_ in value.split())
