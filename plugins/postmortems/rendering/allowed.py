"""What authors may write in raw HTML: GitHub's allow-list, less what could reach outside the report."""

from __future__ import annotations

from collections.abc import Mapping

SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp"})

ANYWHERE = frozenset({"align", "aria-hidden", "aria-label", "dir", "lang", "title"})

ADDRESSES = frozenset({"cite", "href", "src", "srcset"})

VOID = frozenset({"br", "hr", "img", "source", "wbr"})

# fmt: off
PLAIN = frozenset({
    "a", "abbr", "b", "bdo", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details",
    "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "picture", "pre", "q", "rp", "rt", "ruby", "s",
    "samp", "small", "source", "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody",
    "td", "tfoot", "th", "thead", "time", "tr", "tt", "ul", "var", "wbr",
})
# fmt: on

SPECIFIC: Mapping[str, frozenset[str]] = {
    "a": frozenset({"href"}),
    "blockquote": frozenset({"cite"}),
    "br": frozenset({"clear"}),
    "del": frozenset({"cite", "datetime"}),
    "details": frozenset({"open"}),
    "hr": frozenset({"noshade", "size", "width"}),
    "img": frozenset({"alt", "border", "height", "hspace", "loading", "src", "srcset", "vspace", "width"}),
    "ins": frozenset({"cite", "datetime"}),
    "li": frozenset({"type", "value"}),
    "ol": frozenset({"reversed", "start", "type"}),
    "q": frozenset({"cite"}),
    "source": frozenset({"height", "media", "sizes", "srcset", "type", "width"}),
    "table": frozenset({"border", "cellpadding", "cellspacing", "summary", "width"}),
    "td": frozenset({"abbr", "colspan", "height", "nowrap", "rowspan", "scope", "valign", "width"}),
    "th": frozenset({"abbr", "colspan", "height", "nowrap", "rowspan", "scope", "valign", "width"}),
    "time": frozenset({"datetime"}),
    "tr": frozenset({"valign"}),
    "ul": frozenset({"type"}),
}


def attributes_of(element: str) -> frozenset[str]:
    """Return the attributes that authors may give to an allowed element."""
    return ANYWHERE | SPECIFIC.get(element, frozenset())
