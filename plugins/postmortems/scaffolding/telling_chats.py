"""What was said in a chat, as entries of a report's timeline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import takewhile
from typing import NamedTuple

from ..importing.chats.chat import Message
from ..model.report import Report
from ..patterns import deferred
from ..wording.messages import printable
from .noting import CannotNote, Note, beside, noted, words_of

_MARKS = deferred(r"[\\`*\[\]{}~$|]|(?<![^\W_])_|_(?![^\W_])|(?P<opens><)|(?P<refers>&(?=#?\w{1,32};))")
_ALIKE = 150
"""How many letters two texts share that are the same: of a long entry a reader takes only the beginning."""


class Told(NamedTuple):
    """A report with more entries: how many, how many messages it had already, and those it cannot take."""

    report: Report
    added: int
    there: int
    refused: tuple[Message, ...]


def told(
    report: Report, messages: Sequence[Message], order: Sequence[str], read: Callable[[str], Report]
) -> Told:
    """Return a report in whose timeline stands what was said, each once; `noted` says what the others are."""
    known, notes = {*_known(report)}, dict[tuple[datetime, str], tuple[Note, Message]]()
    for each in sorted(messages, key=lambda one: one.at):
        said = f"{each.who}: {each.text}" if each.who else each.text
        notes.setdefault(_key(each.at, said), (Note(each.at, literal(said), said), each))
    left, refused = [pair for key, pair in notes.items() if key not in known], list[Message]()
    added = len(left)
    while left:
        size = _run(report, [note for note, _ in left])
        while size:
            try:
                report = noted(report, [note for note, _ in left[:size]], order, read)
                break
            except CannotNote:
                refused += [message for _, message in left[:1]] if size == 1 else ()
                size = size // 2
        left = left[size or 1 :]
    return Told(report, added - len(refused), len(messages) - added, tuple(refused))


def _run(report: Report, notes: Sequence[Note]) -> int:
    """Return how many of the first notes belong beside the same entry."""
    place = beside(report, notes[0])
    return sum(1 for _ in takewhile(lambda note: beside(report, note) == place, notes))


def literal(text: str) -> str:
    """Return text as Markdown in which nothing is more than text."""
    return _MARKS.sub(
        lambda mark: "&lt;" if mark["opens"] else "&amp;" if mark["refers"] else f"\\{mark[0]}",
        " ".join(printable(text).split()),
    )


def _known(report: Report) -> Iterator[tuple[datetime, str]]:
    for entry, (at, _) in zip(report.narrative.timeline.entries, report.entry_times, strict=True):
        if at and not at.date_only:
            yield _key(at.utc, entry.text)


def _key(at: datetime, text: str) -> tuple[datetime, str]:
    return at.astimezone(UTC).replace(second=0, microsecond=0), words_of(text)[:_ALIKE].casefold()
