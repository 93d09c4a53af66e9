"""Words that stand in the place of an answer: `tbc`, `???`, `(fill in)`, `to be written`.

In a sentence most of them mean something. So they count where they are all that a line or a cell says, or all
that stands behind its label (`Cause: ???`), some in brackets too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ..model.document import Document, Spans
from ..patterns import deferred, likely, places, small
from ..reading.verbatim import verbatim

_FILL = r"(?:please )?fill(?: this| me| it| that)?(?: in| out)(?: here| later| below)?"
_SURE = rf"tb[acd]|todo|fixme|(?:still )?to be (?:determined|written|filled(?: in| out)?)|{_FILL}"
_BEHIND_LABEL = rf"{_SURE}|xxx|to be (?:confirmed|announced)"
_ABROAD = (
    "noch offen|folgt noch|wird noch ergänzt|wird ergänzt|à compléter|à définir|por completar|por definir"
    "|pendiente|a completar|a definir|pendente|da completare|da definire"
)
"""The same in German, French, Spanish, Portuguese and Italian."""
ALONE = (
    rf"{_BEHIND_LABEL}|wip|work in progress|coming soon|(?:more )?details (?:to follow|will follow)"
    r"|to be (?:added|completed|defined|provided|decided|discussed|supplied)"
    rf"|{_ABROAD}"
)
"""What nobody means as all that there is to say."""
_SIGNS = (
    "tba",
    "tbc",
    "tbd",
    "todo",
    "fixme",
    "???",
    "xxx",
    "wip",
    "to be",
    "fill",
    "in progress",
    "soon",
    "follow",
    *_ABROAD.split("|"),
)
_WORDS = deferred(rf"{ALONE}|\?{{3,}}", re.IGNORECASE)
_LABELLED = deferred(rf"{_BEHIND_LABEL}|\?{{3,}}", re.IGNORECASE)
_LINES, _CELLS = deferred(r"[^\n]+"), deferred(r"[^\n|]+")
_MARKS = " \t*_~>+-|`"
_IN_BRACKETS = deferred(rf"\((?:{_SURE})\)", re.IGNORECASE)
_LABEL = deferred(r"[^\n]{0,80}[^\s:–—-][ \t*_]{0,9}(?::|[–—]|[ ]-)[ \t*_]{0,9}")
_BEGINS = deferred(
    r"(?:TB[ACD]|todo|fixme)(?=[ \t]{0,3}[,:;–—]|[ ](?:by|with|when|after|once|from|ask)[ ])", re.IGNORECASE
)
_NUMBER = deferred(r"\A\d{1,3}[.)][ \t]+")
_BOX = deferred(r"\[[ xX]\][ \t]+")


def texts_of(document: Document) -> Iterator[tuple[int, int]]:
    """Yield where text for readers stands; an item spans the blocks inside it, so it ends at the next."""
    for block, after in zip_longest(document.blocks, document.blocks[1:]):
        if block.kind == "heading" and block.text.strip(" :").lower() == "todo":
            continue  # the title of what is to do
        if block.kind in ("heading", "paragraph", "item", "head", "row", "quote"):
            yield block.start, after.start if after and after.start < block.end else block.end


def waiting(document: Document) -> Iterator[tuple[int, int]]:
    """Yield where such words stand in the text for readers of a document; code is none."""
    text = document.source.text
    signs = _signs_in(text, document.body_start)
    texts = texts_of(document) if signs else ()
    found = [span for start, end in texts for span in _of_text(text, start, end, signs)]
    if not found:
        return
    elsewhere, links = verbatim(document), Spans((link.start, link.end) for link in document.links)
    yield from (span for span in found if not elsewhere.hold(span[0]) and not links.hold(span[0]))


def _signs_in(text: str, begin: int) -> Sequence[int]:
    """Return where signs of such words stand from an offset on, with no letter behind their last one."""
    lower = small(text)
    found = ((at, at + len(sign)) for sign in likely(text, _SIGNS) for at in places(lower, [sign], begin))
    return sorted(at for at, end in found if not lower[end - 1 : end + 1].isalpha() or end == len(lower))


def _of_text(text: str, start: int, end: int, signs: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield where lines or cells say such words; `signs` is where signs of them stand."""
    if not _hold(signs, start, end):
        return
    parts = _CELLS if text[start:end].lstrip().startswith("|") else _LINES
    for part in parts.finditer(text, start, end):
        if _hold(signs, *part.span()):
            yield from _of_line(text, *part.span())


def _hold(signs: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(signs, start)
    return at < len(signs) and signs[at] < end


def _of_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where a line or a cell says such a word and nothing else, or behind its label."""
    line = text[start:end]
    if found := _IN_BRACKETS.search(line):
        yield start + found.start(), start + found.end()
        return
    said = _NUMBER.sub("", line.strip(_MARKS), 1)
    at = start + line.index(said) if said else start
    box = _BOX.match(said)
    if box:
        said, at = said[box.end() :], at + box.end()
    bare = said.rstrip(" .!…)*_").lstrip("(")
    if _WORDS.fullmatch(bare):
        yield at, at + len(said)
    elif not box and (found := _BEGINS.match(said)):
        yield at, at + found.end()
    elif (label := _LABEL.match(bare)) and _LABELLED.fullmatch(bare, label.end()):
        begin = at + len(said) - len(said.lstrip("("))
        yield begin + label.end(), begin + len(bare)
