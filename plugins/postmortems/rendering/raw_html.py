"""Raw HTML of a report: what GitHub allows stays, the rest goes and is told."""

from __future__ import annotations

from collections import Counter
from html import unescape

from ..frozen import Frozen
from ..patterns import deferred
from ..reading.elements import is_word
from ..reading.raw_html import Attribute, Token, tokens
from ..wording.messages import shorten
from .addresses import LONGEST, Resolve, printed, safe_address, safe_source_set, source_set, target
from .allowed import ADDRESSES, PLAIN, VOID, attributes_of

__all__ = ["Nesting", "Removal", "filter_html", "rewrite", "safe_address"]

# Formatting left open is opened again in every later block: a few are plenty.
_FORMATTING = frozenset({"a", "b", "code", "em", "i", "s", "small", "strike", "strong", "tt"})
ENDS_BY_ITSELF = frozenset({"dd", "dt", "li", "p", "tbody", "td", "tfoot", "th", "thead", "tr"})
_FORMATTING_DEPTH, _DEPTH = 8, 32
_TIDY = deferred(r'<[A-Za-z0-9]++(?: [A-Za-z-]++(?:="[^"<>]*+")?+)*+ ?+/?+>')


class Removal(Frozen):
    """Something taken out of raw HTML; `start` and `end` are character offsets into the text it stood in."""

    start: int
    end: int
    what: str


class Nesting:
    """How many elements of each name raw HTML has open, so that no report nests without bound."""

    def __init__(self) -> None:
        self._open: Counter[str] = Counter()

    def opens(self, name: str) -> bool:
        """Count a start tag; False says that it is one too many."""
        if name in VOID or name in ENDS_BY_ITSELF:
            return True
        formatting = name in _FORMATTING
        level = sum(count for other, count in self._open.items() if (other in _FORMATTING) == formatting)
        if level >= (_FORMATTING_DEPTH if formatting else _DEPTH):
            return False
        self._open[name] += 1
        return True

    def closes(self, name: str) -> None:
        """Count an end tag."""
        if self._open[name]:
            self._open[name] -= 1

    def inside(self, *names: str) -> bool:
        """Tell whether an element of one of these names is open."""
        return any(self._open[name] for name in names)


def filter_html(html: str) -> tuple[str, tuple[Removal, ...]]:
    """Return one piece of raw HTML with only what is allowed, and what was removed, in order of place.

    Comments go without a word. A piece may hold a start tag alone.
    """
    return rewrite(html, lambda url: url, Nesting())


def rewrite(html: str, resolve: Resolve, nesting: Nesting) -> tuple[str, tuple[Removal, ...]]:
    """Do as `filter_html` does, resolve the addresses too, and go on counting in `nesting`."""
    work = _Filter(html, resolve, nesting)
    return "".join([work.kept(token) for token in tokens(html)]), tuple(work.removals)


class _Filter:
    """One pass over one piece."""

    def __init__(self, html: str, resolve: Resolve, nesting: Nesting) -> None:
        self._html, self._resolve, self._nesting = html, resolve, nesting
        self.removals: list[Removal] = []

    def kept(self, token: Token) -> str:
        """Return what is left of a token."""
        match token.kind:
            case "text":
                return _text(self._html[token.start : token.end])
            case "open":
                return self._open(token)
            case "close":
                return self._close(token)
            case "comment":
                return ""
            case "unclosed":
                self._remove(token.start, token.end, f"the unclosed tag `<{token.name[:40]}`")
                return _text(self._html[token.start : token.end])
            case "other":
                self._remove(token.start, token.end, f"`{shorten(self._html[token.start : token.end])}`")
                return ""
        self._remove(token.start, token.end, f"the element `<{token.name}>`")
        return ""

    def _remove(self, start: int, end: int, what: str) -> None:
        self.removals.append(Removal(start, end, what))

    def _word(self, token: Token) -> str:
        """Return as text what is no element but a word: `<pod>`, `<ana>` before what she said."""
        as_written = self._html[token.start : token.end]
        return _text(as_written) if is_word(as_written) else ""

    def _close(self, token: Token) -> str:
        if token.name not in PLAIN or token.name in VOID:
            return self._word(token)
        self._nesting.closes(token.name)
        return f"</{token.name}>"

    def _open(self, token: Token) -> str:
        if word := self._word(token):
            return word
        if token.name not in PLAIN or not self._nesting.opens(token.name):
            self._remove(token.start, token.end, f"the element `<{token.name[:40]}>`")
            return ""
        kept = self._attributes(token)
        if token.name == "img" and not kept.keys() & {"src", "srcset"}:
            return f'<span class="broken">{_text(kept.get("alt") or "")}</span>'
        if token.name == "a" and "href" not in kept and any(a.name == "href" for a in token.attributes):
            return f'{_tag("a", kept)[:-1]} class="broken">'
        as_written, values = self._html[token.start : token.end], {a.name: a.value for a in token.attributes}
        return as_written if kept == values and _TIDY.fullmatch(as_written) else _tag(token.name, kept)

    def _attributes(self, token: Token) -> dict[str, str | None]:
        allowed, kept = attributes_of(token.name), dict[str, str | None]()
        for attribute in token.attributes:
            if attribute.name not in allowed or attribute.name in kept:
                what = f"the attribute `{attribute.name[:40]}`"
                self._remove(attribute.start, attribute.end, what)
            elif attribute.name not in ADDRESSES:
                kept[attribute.name] = _quoted(attribute.value)
            elif (address := self._address(attribute)) is not None:
                kept[attribute.name] = address
        return kept

    def _address(self, attribute: Attribute) -> str | None:
        """Return the value to print, or None; only what is unsafe is told: broken links are not."""
        several, value = attribute.name == "srcset", attribute.value or ""
        if not (safe_source_set(value) if several else safe_address(value)):
            self._remove(attribute.start, attribute.end, f"the address `{shorten(unescape(value))}`")
            return None
        if several:
            return source_set(unescape(value), self._resolve) or None
        address = target(unescape(value), self._resolve)
        return None if address is None else printed(address)


def _tag(name: str, attributes: dict[str, str | None]) -> str:
    written = [f" {key}" if value is None else f' {key}="{value}"' for key, value in attributes.items()]
    return f"<{name}{''.join(written)}>"


def _quoted(value: str | None) -> str | None:
    return None if value is None else _text(value[:LONGEST]).replace('"', "&quot;")


def _text(html: str) -> str:
    # What is left over must not become a tag when a removal brings its two halves together.
    return html.replace("<", "&lt;").replace(">", "&gt;")
