"""Quotes around a value that YAML would take for something else: `@handle`, `Outage: checkout`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.document import Document
from ..patterns import deferred
from ..reading.front_matter import split
from ..reading.quoting import in_quotes, quoted
from .fix import Edit, Words

_LINE = deferred(r"^[ ]*(?:- )?(?:[\w-]{1,60}:[ ]+)?(?P<value>[^\s\[\]{}|>&!#-][^\n]*)", re.MULTILINE)
_BEHIND_A_SIGN = deferred(
    r"^[ ]*(?:- )?[\w-]{1,60}:[ ]{1,9}(?P<value>[|>?,][ ][^\s#][^#\n]{0,200})$", re.MULTILINE
)
"""Words behind a sign that YAML has another use for: `title: > 5 % of all payments failed`."""
_BEHIND_BRACKETS = deferred(
    r"^[\w-]{1,60}:[ ]{1,9}(?P<value>(?:\[[^\[\]\n]{0,80}\]|\{[^{}\n]{0,80}\})[ ]"
    r"[^\s#,:\[\]{}][^\n#:\[\]{}]{0,200})$",
    re.MULTILINE,
)
"""Words that go on behind brackets: `title: [all] checkouts are down`."""
_IN_LIST = deferred(r"(?<=[\[,])[ ]{0,9}(?P<value>[@`][^\[\]{},\"'#\n]{0,300})(?=[,\]])")
_IN_MAPPING = deferred(
    r"[{,][ ]{0,9}[\w-]{1,60}:[ ]{1,9}(?P<value>[@`][^\[\]{},\"'#\n]{0,300}|[^\s\"'\[\]{},#@`:]"
    r"[^\[\]{},\"'#\n:]{0,200}:[ ][^\[\]{},\"'#\n]{0,200})(?=[,}])"
)


def fix(document: Document, _: Words) -> Iterator[Edit]:
    """Yield an edit for each such value in front matter that cannot be read as it is."""
    fences = split(document.source.text) if document.broken else None
    if fences is None:
        return
    text, (start, end, _body) = document.source.text, fences
    done = start
    for found in sorted(_found(text, start, end), key=lambda each: each.start("value")):
        if found.start("value") >= done:
            value = found["value"].rstrip()
            done = found.start("value") + len(value)
            yield Edit(found.start("value"), done, in_quotes(value) or quoted(value))


def _found(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    for line in _LINE.finditer(text, start, end):
        if line.start("value") > line.start() and in_quotes(line["value"].rstrip()):
            yield line
    yield from _BEHIND_A_SIGN.finditer(text, start, end)
    yield from _BEHIND_BRACKETS.finditer(text, start, end)
    yield from _IN_LIST.finditer(text, start, end)
    yield from _IN_MAPPING.finditer(text, start, end)
