"""Raw HTML taken apart as browsers do, in one pass: text, tags, and markup that shows nothing."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..patterns import deferred

# Their content is no text for readers: it goes with them.
# fmt: off
OPAQUE = frozenset({
    "applet", "frameset", "iframe", "math", "noembed", "noframes", "noscript", "plaintext", "script",
    "select", "style", "svg", "template", "textarea", "title", "xmp",
})
# fmt: on
_MARK = deferred(r"<(?:(?P<close>/?)(?P<name>[A-Za-z][^\t\n\f\r />]*+)|!--|[!?]|/)")
_ATTRIBUTE = deferred(
    r"""[\t\n\f\r /]*+(?P<whole>(?P<name>[^\t\n\f\r />][^\t\n\f\r />=]*+)
    (?:[\t\n\f\r ]*+=[\t\n\f\r ]*+
        (?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\t\n\f\r >"'][^\t\n\f\r >]*+)|(?=>))
    |(?![\t\n\f\r ]*+=)))""",
    re.VERBOSE,
)
_TAG_END = deferred(r"[\t\n\f\r /]*+>")
_COMMENT_END = deferred(r"-->|(?<=<!--)-?>")


class Attribute(NamedTuple):
    """One attribute of a tag: `value` as written, without quotes, or None where there is no `=`."""

    name: str
    value: str | None
    start: int
    end: int


class Token(NamedTuple):
    """A stretch of raw HTML.

    `kind` is text, open, close, opaque (an element that goes with its content), unclosed (a tag that never
    ends, up to the end of the text), comment, or other (declarations and instructions). Names are in lower
    case.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    attributes: tuple[Attribute, ...] = ()


def tokens(html: str) -> Iterator[Token]:
    """Yield the tokens of `html` without a gap; linear in its length, whatever it holds."""
    at = 0
    while mark := _MARK.search(html, at):
        if mark.start() > at:
            yield Token("text", at, mark.start())
        token = _tag(html, mark) if mark["name"] else _hidden(html, mark)
        yield token
        at = token.end
    if at < len(html):
        yield Token("text", at, len(html))


def _tag(html: str, mark: re.Match[str]) -> Token:
    name, attributes, at = mark["name"].lower(), [], mark.end()
    while match := _ATTRIBUTE.match(html, at):
        attributes.append(_attribute(match))
        at = match.end()
    end = _TAG_END.match(html, at)
    if not end:
        return Token("unclosed", mark.start(), len(html), name)
    if mark["close"]:
        return Token("close", mark.start(), end.end(), name)
    if name in OPAQUE:
        return Token("opaque", mark.start(), _end_of_content(html, name, end.end()), name)
    return Token("open", mark.start(), end.end(), name, tuple(attributes))


def _attribute(match: re.Match[str]) -> Attribute:
    values = (match["double"], match["single"], match["bare"])
    value = next((value for value in values if value is not None), None)
    if value is None and "=" in match["whole"][len(match["name"]) :]:
        value = ""
    return Attribute(match["name"].lower(), value, *match.span("whole"))


def _end_of_content(html: str, name: str, start: int) -> int:
    close = re.compile(rf"</{name}(?=[\t\n\f\r />])[^>]*+>?", re.IGNORECASE).search(html, start)
    return close.end() if close else len(html)


def _hidden(html: str, mark: re.Match[str]) -> Token:
    start, opening = mark.start(), mark[0]
    if opening == "<!--":
        end = _COMMENT_END.search(html, mark.end())
        return Token("comment", start, end.end() if end else len(html))
    long = html.startswith("<![CDATA[", start)
    closing = "]]>" if long else "?>" if opening == "<?" else ">"
    found = html.find(closing, mark.end())
    return Token("other", start, len(html) if found < 0 else found + len(closing))
