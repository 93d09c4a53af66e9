"""A document as its actions are read from it: pieces of its text, and the tickets that they link to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any

from ...model.document import Block, Document, Section
from ...model.narrative import FoundAction
from ...patterns import deferred
from ..notation.date import WrittenDate
from ..text.nothing import is_placeholder
from ..text.orders import is_order
from ..text.sentences import enumerated, sentences
from ..text.unmarked import unmarked
from ..timeline.calendar import Calendar, dates_in
from .due import Due, read_due
from .label import own_label, said_by
from .nesting import are_marked, is_a_list, is_address, lines_of
from .phrases import is_of_page, is_of_the_text, is_plan, is_resolve, may_plan
from .said import is_labels, one_line, without_name
from .text import read_action, starts_with_state

_TRACKER = deferred(
    r"(?i)/(?:issues?|pulls?|merge_requests|browse|tickets?|work_items|pull-requests|bugs?)/|show_bug|jira"
    r"|linear\.app|trello\.com/c/|phabricator|app\.asana\.com"
)
Asks = Callable[[str], bool]


class Written:
    """The text of a document, its links, and the day of the report if it is known."""

    def __init__(self, document: Document, near: date | None, sections: Sequence[Section] = ()) -> None:
        self.text, self._near, self._document = document.source.text, near, document
        self._sections = sections
        self._links = [link for link in document.links if not link.image]
        self._starts = [link.start for link in self._links]

    def raw(self, block: Block) -> str:
        """Return a block as it was written."""
        return self.text[block.start : block.end].rstrip()

    def read(self, text: str, start: int, end: int, links: str | None = None, **said: Any) -> FoundAction:
        """Return the action of a text that stands between two offsets."""
        links = self.tickets(start, end) if links is None else links
        return read_action(text, start, end, due_of=self._due, links=links, **said)

    def _due(self, text: str) -> Due:
        due = read_due(text, self._near)
        return due._replace(day=self._meant(due.written)) if due.written else due

    def _meant(self, written: WrittenDate) -> date | None:
        """Return the day that a date of this document means; nothing is due before it was promised."""
        day, _ = self._calendar.day_of(written, None)
        if day is None or self._near is None or day > self._near or self._calendar.order:
            return day
        days = (date(each.year or day.year, each.month, each.day) for each in written.readings)
        return next((other for other in days if other > self._near), day)

    @cached_property
    def _calendar(self) -> Calendar:
        """How the report writes days beside its follow-ups: what is due is no day that is told elsewhere."""
        document, at, rest, due = self._document, self._document.body_start, list[str](), list[str]()
        for block in chain.from_iterable(each.blocks for each in self._sections if each.role == "actions"):
            if block.start >= at:
                rest.append(self.text[at : block.start])
                due.append(self.raw(block))
                at = block.end
        lines = "\n".join(due)
        certain = (lines[each.start : each.end] for each in dates_in(lines) if len(each.readings) == 1)
        texts = " ".join([*rest, self.text[at:]]), document.text_of("title"), document.stem, " ".join(certain)
        return Calendar(texts, self._near)

    def label(self, block: Block, text: str = "") -> str:
        """Return what a block begins with that says that it is an action; see `own_label`."""
        return own_label(text or block.text, self.text, block.start)

    def labelled(self, block: Block, label: str) -> Iterator[FoundAction]:
        """Yield what stands after a label such as `TODO:`, which says its state too, or after one a line."""
        lines = [(start, unmarked(line), len(line)) for start, line in self._lines(block)]
        several = len(lines) > 1 and (
            are_marked(self.raw(block).split("\n"))
            or all(own_label(text) or starts_with_state(text) for _, text, _ in lines)
        )
        whole = [(block.start, block.text, label, block.end)]
        each = [(start, text, own_label(text), start + size) for start, text, size in lines]
        for start, text, name, end in each if several else whole:
            said = text[len(name) :].strip()
            if not (is_placeholder(said) or is_address(said) or is_of_the_text(said)):
                yield self.read(said, start, end, given=said_by(name))

    def _lines(self, block: Block) -> Iterator[tuple[int, str]]:
        return lines_of(self.raw(block).split("\n"), block.start)

    def sentences(
        self, block: Block, asks: Asks, given: Mapping[str, str] | None = None, lines: Asks | None = None
    ) -> Iterator[FoundAction]:
        """Yield the sentences of a paragraph that ask for something, its `lines` where each begins anew."""
        raw = self.raw(block)
        each = raw.split("\n")
        is_list = is_a_list(each)
        counts = lines if lines and is_list else asks
        parts = _with_labels(lines_of(each, block.start)) if is_list else _points(raw, block.start, asks)
        for start, text in parts:
            said = unmarked(text)
            line = one_line(said)
            if counts(line) and not (is_placeholder(line) or is_of_page(line) or line.endswith((":", "?"))):
                end = min(start + len(text), block.end)
                yield self.read(without_name(said), start, end, given=given)

    def plans(self, block: Block) -> Iterator[FoundAction]:
        """Yield the sentences of a paragraph that tell of plans, all where it is nothing but orders."""
        raw = self.raw(block)
        if all(is_order(text) for _, text in sentences(raw, 0)):
            yield from self.sentences(block, is_order)
        elif may_plan(one_line(raw)):
            yield from self.sentences(block, is_plan)

    def resolves(self, block: Block) -> Iterator[FoundAction]:
        """Yield the sentences of a paragraph that promise what is to be otherwise the next time."""
        return self.sentences(block, is_resolve) if is_resolve(one_line(self.raw(block))) else iter(())

    def tickets(self, start: int, end: int) -> str:
        """Return the addresses of tickets between two offsets, joined by a comma."""
        links = self._links[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        found = dict.fromkeys(link.url for link in links if _TRACKER.search(link.url))
        return ", ".join(found or _bare_addresses(self.text[start:end]))


def _points(raw: str, start: int, asks: Asks) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a paragraph; one of several points, which each ask for something, as these."""
    for at, said in sentences(raw, start):
        points = list(enumerated(said, at))
        yield from points if len(points) > 1 and all(asks(text) for _, text in points[1:]) else [(at, said)]


def _with_labels(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Return lines, each with those that are nothing but its labelled values: `Deadline: 3 May`.

    They stand below it; above the first they may stand too.
    """
    found: list[tuple[int, list[str]]] = []
    for start, line in lines:
        if found and is_labels(line):
            found[-1][1].append(line)
        else:
            above = found.pop()[1] if len(found) == 1 and is_labels(found[0][1][0]) else []
            found.append((start, [line, *above]))
    return ((start, "\n".join(whole)) for start, whole in found)


def _bare_addresses(text: str) -> Iterator[str]:
    words = (word.strip("<>()[],;.") for word in text.split()) if "http" in text else ()
    return (word for word in words if word.startswith(("https://", "http://")) and _TRACKER.search(word))
