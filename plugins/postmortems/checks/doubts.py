"""What the reader doubts about a timeline, as problems: each doubt once, however many entries share it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..model.diagnostic import Level, Problem
from ..wording.messages import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..model.narrative import Account
    from ..model.timeline import TimelineEntry

ORDER = "out of order"
EITHER_WAY = "day and month cannot be told apart"
_PROPOSAL = re.compile(r"\S{1,12} was$")
_ENDINGS = ("is likely meant", "may be meant")


def doubts_of(entry: TimelineEntry) -> Iterator[str]:
    """Yield the doubts about one entry; what is likely meant belongs to the doubt before it."""
    doubts: list[str] = []
    for part in entry.doubt.split("; ") if entry.doubt else ():
        if doubts and (_PROPOSAL.match(part) or part.endswith(_ENDINGS)):
            doubts[-1] += f"; {part}"
        else:
            doubts.append(part)
    yield from doubts


def doubted(
    account: Account, code: str, help_: str, level: Level | None, wanted: Callable[[str], bool]
) -> Iterator[Problem]:
    """Yield a problem for each doubt that is `wanted`, at the first entry that has it."""
    found: dict[str, list[TimelineEntry]] = {}
    for entry in account.timeline.entries:
        for doubt in doubts_of(entry):
            if wanted(doubt):
                found.setdefault(doubt, []).append(entry)
    text = account.document.source.text
    for doubt, entries in found.items():
        first, more = entries[0], len(entries) - 1
        also = f" (so {'is one more entry' if more == 1 else f'are {more} more entries'})" if more else ""
        message = f"`{shown(text[first.start : first.end], 40)}`: {doubt}{also}"
        yield Problem(code, first.start, first.end, message, help_, Level.INFO if _is_said(doubt) else level)


def _is_said(doubt: str) -> bool:
    """Tell whether the author says so, as with `14:??` or `(not sure)`: honest, so a note is enough."""
    return doubt.endswith("not known") or doubt.startswith("it is written with")
