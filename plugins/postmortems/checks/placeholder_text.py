"""Text of a template is still there, waiting to be replaced.

`[describe the impact]`, `TODO`, a guidance comment, `HH:mm` for a clock: each is a question that nobody has
answered yet. In a draft that is as it should be; in a final report it is a hole. Code is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.document import Block, Document
from ..reading.values import shown
from .check import Context, wanting

LEVEL = Level.ERROR
BAD = """\
## Impact

[describe the impact on users]
"""
GOOD = """\
## Impact

Nobody could pay for 35 minutes.
"""

MAX_SHOWN = 50
_VERBS = (
    "add|briefly|describe|detail|enter|explain|fill|give|include|indicate|insert|link|list|mention|name of|note|"
    "outline|provide|quantify|replace|specify|state|summari[sz]e|write|your|date and time|start time|end time"
)
_PATTERN = re.compile(
    rf"\[(?:(?:{_VERBS})\b[^\[\]\n]{{0,300}}|[a-z]+(?:\s+[a-z,']+){{2,30}})\](?![(\[:])"
    rf"|<(?:{_VERBS})\b[^<>\n]{{0,100}}>|\{{\{{[^{{}}\n]{{1,100}}\}}\}}"
    r"|\b(?:TODO|TBD|FIXME|XXX)\b|\b[Ll]orem ipsum\b|\b(?:HH|hh):(?:MM|mm)\b|\b(?:YYYY|yyyy)-(?:MM|mm)-(?:DD|dd)\b"
    r"|\?{4,}"
)
_GUIDANCE = re.compile(r"<!--\s*guidance:", re.IGNORECASE)


def find(document: Document, context: Context) -> Iterator[Problem]:
    """Yield a problem for each line with placeholders, and for each guidance comment."""
    level = wanting(document)
    for markup in document.markup:
        if _GUIDANCE.match(markup.text):
            end = markup.start + len(markup.text)
            yield Problem(
                "placeholder-text", markup.start, end, "the template's guidance is still here", HELP, level
            )
    last_line = 0
    for start, end in _matches(document):
        line = document.source.line_at(start)
        if line != last_line:
            text = shown(document.source.text[start:end], MAX_SHOWN)
            yield Problem("placeholder-text", start, end, f"`{text}` is a placeholder", HELP, level)
        last_line = line


HELP = "replace it by what happened, or remove it"


def _matches(document: Document) -> Iterator[tuple[int, int]]:
    """Yield where placeholders stand, outside code and raw HTML."""
    text = document.source.text
    if not _PATTERN.search(text, document.body_start):
        return
    for block in document.blocks:
        if block.kind in ("heading", "paragraph", "item", "row", "quote"):
            stop = _end_of_own_text(document, block)
            for match in _PATTERN.finditer(text, block.start, stop):
                if not _in_code_span(text, block.start, match.start()):
                    yield match.span()


def _end_of_own_text(document: Document, block: Block) -> int:
    """Return where an item's own text ends: it spans the blocks inside it."""
    if block.kind != "item":
        return block.end
    end = document.source.text.find("\n\n", block.start, block.end)
    return block.end if end < 0 else end


def _in_code_span(text: str, start: int, at: int) -> bool:
    return text.count("`", start, at) % 2 == 1
