"""No way: what a site has left out is told of in words, to which no link is.

Templates and drawings make links of addresses wherever they get one. The address of what is left out is
`NO_WAY`, whatever follows it, and links that have it are taken away when a page is done.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...patterns import deferred

NO_WAY = "pm-no-way:"
_LINK = deferred(r"<a\b([^<>]*)>|</a>")
_GROUP = deferred(r'(?:^|\s)class="[^"<>]*"')


def without_ways(html: str) -> str:
    """Return HTML without the links that lead to what is left out; what they say stays."""
    return "".join(_without(html)) if NO_WAY in html else html


def _without(html: str) -> Iterator[str]:
    """Yield what stays; a link in a drawing is a group there, which may have a class."""
    last, end = 0, ""
    for tag in _LINK.finditer(html):
        told = tag[1]
        if told is None:
            if end:
                yield html[last : tag.start()] + end.removeprefix("-")
                last, end = tag.end(), ""
        elif NO_WAY in told:
            yield html[last : tag.start()]
            is_drawn = "xlink:href" in told
            kept = _GROUP.search(told) if is_drawn else None
            if is_drawn:
                yield f"<g{f' {kept[0].strip()}' if kept else ''}>"
            last, end = tag.end(), "</g>" if is_drawn else "-"
    yield html[last:]
