"""A person, a slip or "human error" is given as the cause, or it is told what somebody should have done.

It ends the questions where they begin to be useful: what made the step look right, what let it through, what
would stop it next time. Judgements ("careless", "poor planning") and what would have helped are told too. It
is advice, for words in English, and an excuse in place silences it. What is denied, asked, quoted or one of a
list of causes, and code, is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.document import Document, Spans
from ..model.field_types import TEXT
from ..model.report import Report
from ..reading.declared import declared
from ..reading.verbatim import verbatim
from ..wording.messages import shorten
from .blaming_phrases import blame
from .check import Context

LEVEL = Level.INFO
ON_TEXT = True
BAD = """\
## Contributing factors

The cause was human error: the engineer forgot to run the tests.
"""
GOOD = """\
## Contributing factors

Nothing ran the tests before a release, and the checklist of seventy steps did not name them.
"""


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each such phrase in the text for readers, and in texts of the front matter."""
    document = report.document
    text = document.source.text
    found = tuple(blame(text))
    if not found:
        return
    read = Spans((*_values(document), *_texts(document)))
    elsewhere = Spans((link.start, link.end) for link in document.links), verbatim(document)
    for start, end, why in found:
        if read.hold(start, end) and not any(each.hold(start) for each in elsewhere):
            message = f"`{shorten(' '.join(text[start:end].split()))}` {why.says}"
            yield Problem("blaming-language", start, end, message, why.right)


def _values(document: Document) -> Iterator[tuple[int, int]]:
    """Yield where texts of the front matter stand."""
    yield from ((value.start, value.end) for value, kind in declared(document) if kind == TEXT)


def _texts(document: Document) -> Iterator[tuple[int, int]]:
    """Yield where text for readers stands, but for quotations; an item ends where the next block begins."""
    after = [*(block.start for block in document.blocks[1:]), len(document.source.text)]
    for block, following in zip(document.blocks, after, strict=False):
        if block.kind in ("heading", "paragraph", "item", "row"):
            yield block.start, min(block.end, following)
