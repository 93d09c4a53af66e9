"""Something was meant as Markdown and is not read as such: its signs are shown, or what follows is not.

A link whose address nobody defines, a bracket or a comment that is not closed, `[[Page]]` as wikis have it, a
table without the line under its head: GitHub shows them as they are typed, and so do we. A fence or a comment
that is never closed takes all that stands below it with it, sections too; so does `<details>`. Code is not
looked at; a backslash says that a sign is meant as it is: `\\[`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.document import Block, Document
from ..model.report import Report
from ..patterns import deferred
from ..reading.raw_html import tokens
from ..reading.verbatim import swallowed
from ..rendering.allowed import PLAIN, VOID
from ..rendering.raw_html import ENDS_BY_ITSELF
from .bounded import while_few
from .check import Context
from .unread_pieces import CODE, pieces

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
_NO_TABLE = deferred(r"[ ]{0,3}\|[^\n]*\|[ \t]*(?:\n[ ]{0,3}\|[^\n]*\|[ \t]*)+\n?")
_UNDER_HEAD = deferred(r"\|[-:| \t]*+")
_HEADING = deferred(r"^[ ]{0,3}#{1,6}[ \t]+\S", re.MULTILINE)


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each piece of Markdown that is none; a site's own extensions may read it."""
    if context.settings.markdown != "site":
        document = report.document
        yield from _comments(document)
        yield from _fence(document)
        yield from _elements(document)
        yield from _tables(document)
        yield from while_few(pieces(document))


def _comments(document: Document) -> Iterator[Problem]:
    """Yield a problem for each comment that takes what stands below it with it."""
    for markup in document.markup:
        if markup.text.lstrip().startswith("<!--") and "-->" not in markup.text:
            message = "this comment is never closed: nothing below it is shown"
            end = markup.start + len(markup.text.partition("\n")[0])
            yield Problem(CODE, markup.start, end, message, "end it with `-->`", Level.ERROR)


def _fence(document: Document) -> Iterator[Problem]:
    """Yield a problem for code that goes on to the end of the report."""
    lost = swallowed(document)
    if lost and lost.sign != "<!--":
        first, _, code = document.source.text[lost.start : lost.end].partition("\n")
        level = Level.ERROR if _HEADING.search(code) else None
        message = "this code is never closed: all below it is shown as code"
        help_ = f"end it with a line that has {lost.sign} alone"
        yield Problem(CODE, lost.start, lost.start + len(first), message, help_, level)


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
        yield Problem(CODE, *first, message, f"end it with `</{name}>`")


def _tables(document: Document) -> Iterator[Problem]:
    """Yield a problem for each table that is a paragraph of bars."""
    text = document.source.text
    for block in document.blocks if text.find("|", document.body_start) >= 0 else ():
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
    return Problem(CODE, block.start, block.start + len(head), message, help_)
