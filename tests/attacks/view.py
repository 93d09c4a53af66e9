"""What an element of a page may be: how it looks without its words, and whether its addresses are tame."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from justhtml import JustHTML

ADDRESSES = frozenset({
    "href", "src", "srcset", "cite", "action", "formaction", "data", "poster", "background", "xlink:href", "ping",
    "longdesc", "usemap", "manifest", "codebase", "classid", "icon", "profile", "lowsrc", "dynsrc",
})  # fmt: skip
TAME = frozenset({"", "http", "https", "mailto", "tel", "ftp", "xmpp"})
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)

IN_REPORTS = frozenset({
    "a", "abbr", "b", "bdo", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "dfn", "div", "dl",
    "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "input", "ins", "kbd",
    "label", "li", "mark", "ol", "p", "picture", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "source", "span",
    "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt",
    "ul", "var", "wbr",
})  # fmt: skip
OF_REPORTS = frozenset({
    "abbr", "align", "alt", "aria-hidden", "aria-label", "border", "cellpadding", "cellspacing", "checked", "cite",
    "class", "clear", "colspan", "datetime", "dir", "disabled", "height", "href", "hspace", "id", "lang", "loading",
    "media", "noshade", "nowrap", "open", "reversed", "rowspan", "scope", "size", "sizes", "src", "srcset", "start",
    "summary", "title", "type", "valign", "value", "vspace", "width",
})  # fmt: skip

Shape = tuple[str, frozenset[str]]


def elements(page: JustHTML, under: str = "*") -> Iterator[tuple[str, dict[str, str]]]:
    """Yield name and attributes of each element."""
    for element in page.query(under):
        attributes: dict[str, Any] = dict(element.attrs or {})
        yield element.name, {name: str(value or "") for name, value in attributes.items()}


def wild(name: str, attributes: dict[str, str]) -> Iterator[str]:
    """Yield each attribute that runs something, or leads where only a script would."""
    for attribute, value in attributes.items():
        if attribute.startswith("on") or attribute in ("srcdoc", "nonce"):
            yield f"<{name} {attribute}>"
        elif attribute in ADDRESSES and not all(map(is_tame, _candidates(attribute, value))):
            yield f"<{name} {attribute}={value[:60]!r}>"


def _candidates(attribute: str, value: str) -> list[str]:
    """Return the addresses in an attribute; in a `srcset` a size may follow each."""
    if attribute != "srcset":
        return [value]
    return [words[0] for part in re.split(r",\s", value) if (words := part.split())]


def is_tame(address: str) -> bool:
    """Tell whether no browser takes an address for one of a scheme that we do not know."""
    found = _SCHEME.match(_IGNORED.sub("", address))
    return not found or found[1].lower() in TAME


def strange_in_a_report(html: str) -> list[str]:
    """Return what is in the HTML of a rendered report and should be in none."""
    page, found = JustHTML(html, fragment=True, sanitize=False), list[str]()
    for name, attributes in elements(page):
        found += wild(name, attributes)
        if name not in IN_REPORTS:
            found.append(f"<{name}>")
        found += [f"<{name} {attribute}>" for attribute in attributes if attribute not in OF_REPORTS]
    return found


ACTIVE = frozenset(
    {"script", "style", "meta", "link", "base", "form", "iframe", "frame", "object", "embed", "applet"}
)
QUIET = frozenset({"code", "time", "rect", "details", "bdi", "span", "li"})
QUIETLY = frozenset(
    {
        "class",
        "datetime",
        "fill",
        "height",
        "hidden",
        "opacity",
        "stroke",
        "stroke-width",
        "value",
        "width",
        "x",
        "y",
    }
)
_TELLING = ("rel", "name", "http-equiv", "src", "action", "class")
_BASE = re.compile(r'"base": ?"[^"]*"')
_MOVING = frozenset({"canonical", "next", "prev", "description", "edit"})


@dataclass(frozen=True)
class Look:
    """What matters of a page: its text; elements around a report; what it loads and runs; what is wild in it.

    `report` is what a page shows of the report's own HTML, its first paragraph too where that stands above.
    """

    text: str
    shapes: frozenset[Shape]
    active: tuple[tuple[str, str, str], ...]
    wild: tuple[str, ...]
    report: str


def look(html: str) -> Look:
    """Parse a page strictly and look at each of its elements once."""
    page = JustHTML(DATA.sub("", html), strict=True, sanitize=False)
    shapes, active, found, report = set[Shape](), list[tuple[str, str, str]](), list[str](), ""
    for element, inside in _walked(page):
        name = str(element.name)
        attributes = {key: str(value or "") for key, value in dict[str, Any](element.attrs or {}).items()}
        found += wild(name, attributes)
        active += [_acts(element, name, attributes)] if name in ACTIVE else []
        if not inside and (name not in QUIET or not attributes.keys() <= QUIETLY):
            shapes.add((name, frozenset(attributes)))
        if _is_report(element):
            report += element.to_html()
    telling = tuple(each for each in active if each[1] not in _MOVING)
    return Look(_UNSEEN.sub("", page.to_text()), frozenset(shapes), telling, tuple(found), report)


DATA = re.compile(r'<script type="application/ld\+json">[^<]*</script>')
"""What a page says to programs: no browser runs it, and nothing in it can end it."""
_UNSEEN = re.compile(r"[\s`,]+")


def flat(text: str) -> str:
    """Return a text as `Look.text` has it: without blanks, the marks of code, and what parts tickets."""
    return _UNSEEN.sub("", text)


def _walked(page: JustHTML) -> Iterator[tuple[Any, bool]]:
    """Yield each element, and whether it stands inside a rendered report."""
    waiting: list[tuple[Any, bool]] = [(child, False) for child in page.root.children or ()]
    while waiting:
        element, inside = waiting.pop()
        if str(element.name).startswith(("#", "!")):
            continue
        yield element, inside
        inside = inside or _is_report(element)
        waiting += [(child, inside) for child in reversed(element.children or ())]


def _is_report(element: Any) -> bool:
    classes = str((element.attrs or {}).get("class") or "").split()
    return "pm-report" in classes or "pm-lede--told" in classes


def _acts(element: Any, name: str, attributes: dict[str, str]) -> tuple[str, str, str]:
    """Return name, what says which it is, and text, of what loads, sends or runs something."""
    said = next((attributes[key] for key in _TELLING if key in attributes), "").lstrip("./")
    text = attributes.get("content", "") if "http-equiv" in attributes else ""
    return name, said, _BASE.sub("", element.to_text()) if name in ("script", "style") else text
