"""Lines that open a section without being headings: bold lines, plain title lines, labels before a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...model.document import Block
from ...patterns import deferred
from ...sections import ROLES, normalise, role_of
from ..text.unmarked import unmarked
from .times import is_day

LABEL, NAMELESS, DAY, GROUP = 7, 8, 9, 10
"""Levels below those of headings: a line that names a part, any other bold line, and inside a timeline a day,
or a line such as `Afterwards:`."""
RUN_IN = frozenset(("summary", "impact", "root_cause", "trigger", "detection", "resolution"))
"""Roles that a label may have when its text follows on the same line."""

_UNDECIDED = frozenset(("context", "details"))
MAX_LINES = 20_000
"""So many lines of paragraphs are looked at for titles; what stands below them is one section."""

_MAX_WORDS = 10
_MAX_CHARACTERS = 90
_FEW_WORDS = 3
_BOLD = deferred(
    r"(?P<lead>[^\w\s*\[<]{0,4}\s{0,2}(?:\d{1,2}[.)]\s{0,2})?)"
    r"(?:\*\*(?P<stars>[^*\n]{1,120})\*\*|__(?P<lines>[^_\n]{1,120})__|<(?:b|"
    r"strong)>(?P<html>[^<\n]{1,120})</)"
    r"(?:b>|strong>)?"
)
_BULLET = deferred(r"(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?")
_LEFT_OVER = deferred(r"[\s:\\]*+(?:<br\s*+/?>\s*+)?")
_TWO_PARTS = deferred(r"\s[-–—:|/]\s|:\s")
_COLON = deferred(r"\s{0,2}[:：–—-]\s{0,3}")


class Title(NamedTuple):
    """A line that may open a section. `end` is where what stands under it begins."""

    text: str
    role: str
    level: int
    start: int
    end: int


def heading(block: Block, role: str) -> Title:
    """Return the title that a real heading is."""
    return Title(block.text, role, block.level, block.start, block.end)


def line_titles(block: Block, raw: str, *, plain: bool) -> Iterator[Title | Block]:
    """Take a paragraph apart into titles and the paragraphs below them; `raw` is its text as written.

    `plain` says that lines without any markup may be titles too. Without a title, the block comes back whole.
    """
    under, at = block.start, block.start
    lines = raw.split("\n")
    for line in lines[:MAX_LINES]:
        title = _title_of(line, at, plain) or (_group(line, at) if len(lines) == 1 else None)
        if title:
            yield from _rest(block, raw, under, at)
            yield title
            under = title.end
        at += len(line) + 1
    if under == block.start:
        yield block
    else:
        yield from _rest(block, raw, under, block.start + len(raw))


def item_title(block: Block, line: str) -> Title | None:
    """Return the title that a list item is, by its first line: a label with its text, or nothing but one."""
    bullet = _BULLET.match(line)
    start = block.start + (bullet.end() if bullet else 0)
    text = line[start - block.start :]
    bold = _bold(text, start, frozenset(ROLES))
    if bold and (bold.role or is_undecided(bold.text)):
        return bold._replace(start=block.start, level=LABEL)
    role = exact_role(text)
    return Title(text.strip().rstrip(":"), role, LABEL, block.start, start + len(text)) if role else None


def is_undecided(title: str) -> bool:
    """Tell whether a title is the name of a part whose role depends on what stands under it."""
    return normalise(title) in _UNDECIDED


def exact_role(text: str) -> str:
    """Return the role of a line that says nothing but the name of a part, or an empty string."""
    text = text.strip().rstrip(" :\\")
    return "" if not text or len(text) > _MAX_CHARACTERS or _TWO_PARTS.search(text) else role_of(text)


def _title_of(line: str, at: int, plain: bool) -> Title | None:
    stripped = line.strip()
    start = at + len(line) - len(line.lstrip())
    if is_day(stripped):
        return Title(stripped.strip("*_: "), "", DAY, start, start + len(stripped))
    title = _bold(stripped, start)
    if title:
        return title
    if plain:
        return plain_title(stripped, start)
    return None


def _bold(text: str, start: int, run_in: frozenset[str] = RUN_IN) -> Title | None:
    """Read `**Impact**` alone on its line, or `**Impact:** text` where that names a part of a report."""
    found = _BOLD.match(text)
    if not found:
        return None
    title = (found["stars"] or found["lines"] or found["html"]).strip()
    role = exact_role(title)
    left = _LEFT_OVER.match(text, found.end())
    after = left.end() if left else found.end()
    if after >= len(text):
        whole = role or _reads_like_a_title(title)
        level = LABEL if role else NAMELESS
        return Title(title.rstrip(" :"), role, level, start, start + len(text)) if whole else None
    labelled = title.endswith(":") or _COLON.match(text, found.end())
    if role in run_in and labelled:
        return Title(title.rstrip(" :"), role, LABEL, start, start + after)
    return None


def plain_title(text: str, start: int) -> Title | None:
    """Return the title that a line without markup is, or begins with."""
    if not text or text[-1] in ".,;" or text[0].islower():
        return None
    role = exact_role(text)
    if role:
        return Title(text.rstrip(" :"), role, LABEL, start, start + len(text))
    label, _, rest = text.partition(":")
    role = exact_role(label) if rest.startswith(" ") else ""
    if role in RUN_IN:
        end = start + len(label) + 1
        return Title(label, role, LABEL, start, end)
    return None


def _group(text: str, start: int) -> Title | None:
    """Read a lone `Afterwards:`; whether it counts depends on where it stands."""
    line = text.strip()
    if line.endswith(":") and line[0].isupper() and len(line.split()) <= _FEW_WORDS:
        return Title(line.rstrip(" :"), exact_role(line), GROUP, start, start + len(text))
    return None


def _reads_like_a_title(text: str) -> bool:
    words = len(text.split())
    return words <= _MAX_WORDS and not text.endswith((".", "!", ",", ";")) and bool(normalise(text))


def _rest(block: Block, raw: str, start: int, end: int) -> Iterator[Block]:
    """Yield the paragraph between two offsets of a block, if anything stands there."""
    text = raw[start - block.start : end - block.start]
    lead = len(text) - len(text.lstrip(" :\n\\"))
    if text.strip(" :\n\\"):
        yield block._replace(
            start=start + lead, end=start + len(text.rstrip()), text=unmarked(text[lead:]).strip()
        )
