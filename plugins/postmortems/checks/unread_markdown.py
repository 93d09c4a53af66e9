"""Something was meant as Markdown and is not read as such: its signs are shown, or what follows is not.

A link whose address nobody defines, a bracket or a comment that is not closed, `[[Page]]` as wikis have it, a
table without the line under its head: GitHub shows them as they are typed, and so do we. A fence or a comment
that is never closed takes all that stands below it with it, sections too; so does `<details>`. Code is not
looked at; a backslash says that a sign is meant as it is: `\\[`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..model.diagnostic import Level, Problem
from ..model.document import Block, Document, Spans
from ..model.report import Report
from ..patterns import deferred
from ..reading.raw_html import tokens
from ..reading.verbatim import swallowed, verbatim
from ..rendering.allowed import PLAIN, VOID
from ..rendering.raw_html import ENDS_BY_ITSELF
from ..wording.messages import did_you_mean, shorten
from .bounded import while_few
from .check import Context

LEVEL = Level.WARNING
BAD = """\
## Impact

See [the log][log], [[the dashboard]] and [the graph](https://example.com/graph
"""
GOOD = """\
## Impact

See [the log](https://example.com/log), [the dashboard](https://example.com/all) and
[the graph](https://example.com/graph).
"""
_CODE = "unread-markdown"
_FILE = r"(?:md|html?|png|jpe?g|gif|svg|webp|pdf|txt|csv|log)"
_BARE = r"[^\s<>()]{1,500}(?:\([^\s<>()]{0,100}\)[^\s<>()]{0,100}){0,3}"
_ADDRESS = rf"(?:https?://|mailto:){_BARE}|[^\s()<>:]{{1,300}}\.{_FILE}(?:#[^\s()]{{0,100}})?"
_OPEN = rf"\]\((?:{_ADDRESS})(?=[ \t]|$)(?![^\n]{{0,1000}}\))"
_NAME = r"(?=[^\]]{0,199}[^\W\d_])(?P<text>(?:[^\[\]\n\\]|\n(?![ \t]*\n)){2,200})"
_DEFINED = deferred(r"^[ ]{0,3}(?:>[ ]?){0,5}\[(?P<label>[^\[\]\n]{1,200})\]:", re.MULTILINE)
_MOST_PROPOSED = 20
_LIKE_A_LOG = deferred(r"[\d\W_]+|[A-Z]{1,20}-?\d{0,9}|x")
_NO_TABLE = deferred(r"[ ]{0,3}\|[^\n]*\|[ \t]*(?:\n[ ]{0,3}\|[^\n]*\|[ \t]*)+\n?")
_UNDER_HEAD = deferred(r"\|[-:| \t]*+")
_HEADING = deferred(r"^[ ]{0,3}#{1,6}[ \t]+\S", re.MULTILINE)
_ITEM = (
    r"^[ ]{0,12}(?:>[ ]?){0,5}(?P<mark>[-*+]|[-*+] \[[ xX]\]|[-*+] \[(?=.\]))(?P<odd>%s)"
    r"(?:[^\n]*\n[ ]{0,12}(?:>[ ]?){0,5}[-*+](?: \[(?:[ xX]\])?)?%s)*+"
)
"""The items of a list, from the first that is none to the last."""
Told = tuple[str, str]


class _Defined:
    """What the lines `[name]: ADDRESS` and `[^note]: TEXT` of a report define."""

    def __init__(self, document: Document) -> None:
        found = _DEFINED.finditer(document.source.text, document.body_start)
        self._labels = dict.fromkeys(match["label"].lower() for match in found)
        self._tries = iter(range(_MOST_PROPOSED))

    def has(self, label: str) -> bool:
        """Tell whether a label is defined."""
        return label.lower() in self._labels

    def like(self, label: str) -> str:
        """Propose a label that is defined; of the first ones that are not."""
        if next(self._tries, None) is None:
            return ""
        return did_you_mean(label, (each for each in self._labels if not each.startswith("^")))


class _Kind(NamedTuple):
    """A way in which something is not read: a rare sign that it has, how it looks, and what is said of it.

    What begins with one letter is looked for as fast as can be.
    """

    sign: re.Pattern[str]
    pattern: re.Pattern[str]
    tell: Callable[[re.Match[str], _Defined], Told | None]


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each piece of Markdown that is none; a site's own extensions may read it."""
    if context.settings.markdown != "site":
        document = report.document
        yield from _comments(document)
        yield from _fence(document)
        yield from _elements(document)
        yield from _tables(document)
        yield from while_few(_pieces(document))


def _pieces(document: Document) -> Iterator[Problem]:
    text, start = document.source.text, document.body_start
    found = [
        (match, kind)
        for kind in (_KINDS if text.isascii() else (*_KINDS, *_ODD_BLANKS))
        if kind.sign.search(text, start)
        for match in kind.pattern.finditer(text, start)
    ]
    if not found:
        return
    links = Spans((link.start, link.end) for link in document.links)
    elsewhere, defined = verbatim(document), _Defined(document)
    for match, kind in sorted(found, key=lambda each: each[0].start()):
        start, end = match.end() - len(match[0].lstrip()), match.end()
        if not links.hold(start) and not elsewhere.hold(start) and (told := kind.tell(match, defined)):
            yield Problem(_CODE, start, end, *told)


def _comments(document: Document) -> Iterator[Problem]:
    """Yield a problem for each comment that takes what stands below it with it."""
    for markup in document.markup:
        if markup.text.lstrip().startswith("<!--") and "-->" not in markup.text:
            message = "this comment is never closed: nothing below it is shown"
            end = markup.start + len(markup.text.partition("\n")[0])
            yield Problem(_CODE, markup.start, end, message, "end it with `-->`", Level.ERROR)


def _fence(document: Document) -> Iterator[Problem]:
    """Yield a problem for code that goes on to the end of the report."""
    lost = swallowed(document)
    if lost and lost.sign != "<!--":
        first, _, code = document.source.text[lost.start : lost.end].partition("\n")
        level = Level.ERROR if _HEADING.search(code) else None
        message = "this code is never closed: all below it is shown as code"
        help_ = f"end it with a line that has {lost.sign} alone"
        yield Problem(_CODE, lost.start, lost.start + len(first), message, help_, level)


def _elements(document: Document) -> Iterator[Problem]:
    """Yield a problem for each element of raw HTML that all below it becomes part of."""
    opened: dict[str, list[tuple[int, int]]] = {}
    for markup in document.markup:
        for token in tokens(markup.text):
            if token.kind == "open" and token.name in PLAIN and token.name not in VOID | ENDS_BY_ITSELF:
                opened.setdefault(token.name, []).append(
                    (markup.start + token.start, markup.start + token.end)
                )
            elif token.kind == "close" and opened.get(token.name):
                opened[token.name].pop()
    for name, (first, *_) in ((name, places) for name, places in opened.items() if places):
        message = f"`<{name}>` is never closed: all below it is part of it"
        yield Problem(_CODE, *first, message, f"end it with `</{name}>`")


def _tables(document: Document) -> Iterator[Problem]:
    """Yield a problem for each table that is a paragraph of bars."""
    text = document.source.text
    for block in document.blocks:
        if block.kind == "paragraph" and text.startswith("|", block.start):
            written = text[block.start : block.end]
            if _NO_TABLE.fullmatch(written):
                yield _no_table(block, written)


def _no_table(block: Block, written: str) -> Problem:
    head, under = written.splitlines()[:2]
    columns = head.strip().strip("|").replace(r"\|", "").count("|") + 1
    line = f"|{' --- |' * min(columns, 12)}"
    message, help_ = "this is no table: the line under its head is missing", f"write `{line}` under this line"
    if "-" in under and _UNDER_HEAD.fullmatch(under.strip()):
        message = "this is no table: its head has other columns than the line under it"
        help_ = f"write `{line}` under the head"
    return Problem(_CODE, block.start, block.start + len(head), message, help_)


def _reference(match: re.Match[str], defined: _Defined) -> Told | None:
    text, label = match["text"], match["label"] or match["text"]
    if _LIKE_A_LOG.fullmatch(text):
        return None
    help_ = f"write `[{shorten(text, 40)}](ADDRESS)`, or a line `[{shorten(label, 40)}]: ADDRESS`"
    what = f"`{shorten(match[0])}` is no link: no line says what `{shorten(label, 40)}` is"
    return what, defined.like(label) or help_


def _footnote(match: re.Match[str], defined: _Defined) -> Told | None:
    label = match["label"]
    if defined.has(f"^{label}"):
        return None
    return f"there is no footnote `[^{label}]`", f"write it on a line of its own: `[^{label}]: TEXT`"


def _unclosed(match: re.Match[str], _: _Defined) -> Told | None:
    return f"`{shorten(match[0])}` is not closed", "end the address with `)`"


def _apart(match: re.Match[str], _: _Defined) -> Told | None:
    if _LIKE_A_LOG.fullmatch(match["text"]):
        return None
    right = f"[{match['text']}]({match['url']})"
    return f"`{shorten(match[0])}` is no link: a blank stands between its brackets", f"write `{right}`"


def _turned(match: re.Match[str], _: _Defined) -> Told | None:
    right = f"[{match['text']}]({match['url']})"
    return f"`{shorten(match[0])}` is no link: its brackets are the other way round", f"write `{right}`"


def _wiki(match: re.Match[str], _: _Defined) -> Told | None:
    page, label = match["page"].strip(), (match["label"] or match["page"]).strip()
    file = f"{page}.md" if re.fullmatch(r"[\w./-]+", page) and not page.endswith(".md") else "FILE.md"
    what = f"`{shorten(match[0])}` is how wikis link; here it is shown as it stands"
    return what, f"write `[{shorten(label, 40)}]({shorten(file, 60)})`"


def _comment(_: re.Match[str], __: _Defined) -> Told | None:
    return "`<!--` is shown: the comment is not closed in its paragraph", "end it with `-->`"


def _box(match: re.Match[str], _: _Defined) -> Told | None:
    right = "- [ ]" if "[]" in match[0] else match[0].strip().replace("[", " [", 1)
    return f"`{match[0].strip()}` is no box to tick", f"write `{right}`"


def _odd_blank(match: re.Match[str], _: _Defined) -> Told | None:
    odd = f"U+{ord(match['odd']):04X}"
    mark = match["mark"].strip()
    return f"`{mark}` is not read: behind it stands an odd blank ({odd})", "write a plain space instead"


_KINDS = (
    _Kind(deferred(r"\](?=\[)"), deferred(
        rf"(?<![\w\]\\])!?\[{_NAME}\]\[(?P<label>[^\[\]\n\\^]{{0,100}})\](?![\[(:])"), _reference),
    _Kind(deferred(r"\[(?=\^)"), deferred(
        r"(?<!\\)\[\^(?P<label>\d{1,3}|[A-Za-z]\w{1,40}(?:-\w{1,40}){0,5})\](?![:(\[])"), _footnote),
    _Kind(deferred(_OPEN, re.MULTILINE), deferred(
        rf"(?<!\\)!?\[[^\[\]\n\\]{{0,300}}{_OPEN}", re.MULTILINE), _unclosed),
    _Kind(deferred(r"\][ \t]{1,3}\("), deferred(
        rf"(?<![\\\]])\[(?!\^){_NAME}\][ \t]{{1,3}}\((?P<url>{_ADDRESS})\)"), _apart),
    _Kind(deferred(r"\)(?=\[)"), deferred(
        r"(?<!\])\((?P<text>[^()\[\]\n\\]{1,200})\)\[(?P<url>https?://[^\s\[\]]{1,500})\]"), _turned),
    _Kind(deferred(r"\[(?=\[)"), deferred(
        r"(?<![\\\[\w])!?\[\[(?=[^\]]{0,199}[^\W\d_])(?P<page>[^\s\[\]\n|\"'=;<>][^\[\]\n|\"'=;<>]{0,200})"
        r"(?:\|(?P<label>[^\[\]\n]{1,200}))?\]\](?![(\[\]])"), _wiki),
    _Kind(deferred(r"\[(?=\])"), deferred(r"^[ ]{0,12}[-*+] \[\](?=[ \t]+[^\s(])", re.MULTILINE), _box),
    _Kind(deferred(r"\[(?<=-\[)"), deferred(r"^[ ]{0,12}-\[[ xX]\](?=[ \t]+\S)", re.MULTILINE), _box),
    _Kind(deferred(r"<(?=!--)"), deferred(r"(?<!\\)<!--"), _comment),
)  # fmt: skip
_ODD_BLANKS = tuple(
    _Kind(deferred(odd), deferred(_ITEM % (odd, odd), re.MULTILINE), _odd_blank)
    for odd in "\xa0\u2002\u2003\u2007\u2009\u200b\u202f\u3000"
)
