"""Titles and blocks to sections: each with its role, from its words, its place, or what stands under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from ...headings.grammar import named
from ...model.copies import new_tuple
from ...model.document import Block, Section
from ...patterns import deferred
from ...reading.section import fill_parents, has_content
from ...sections import names_part, normalise, roles_of
from ..text.orders import is_order
from .measures import are_owned, is_measure, may_ask, were_done
from .times import has_day, is_day, is_timed
from .titles import DAY, LABEL, UNDECIDED, Title, is_about_report, is_labels, is_remedy

Part = Title | Block
_STAY = frozenset(
    ("timeline", "lessons", "went_well", "went_wrong", "lucky", "references", "participants", "conclusion")
)
"""Roles that a sub-section of the action items keeps; there, any other word names a kind of action."""
_ANY = frozenset(("", "metadata", "references", "participants", "conclusion"))
"""Roles of parts that hold anything: a title in them needs to name its role less surely."""
_YOU = deferred(r"(?i)\byou\b|\b(?:as an?|for) (?:our )?(?:users?|customers?|clients?|visitors?)\b")
"""A part with it in its title is advice for its readers: `What should you do?`, `What to do as a user`."""
_LOOKED_AT = 50
_MAX_LOOKS = 20_000
_FEW = 3
"""How many times make a timeline of a part that no title names."""


def group(parts: Sequence[Part], end: int) -> tuple[Section, ...]:
    """Return the sections that titles open, in order; the last one ends at offset `end`."""
    return tuple(fill_parents(list(_Grouping(parts, end).sections())))


class _Grouping:
    """One walk over the titles and blocks of a document."""

    def __init__(self, parts: Sequence[Part], end: int) -> None:
        self._parts = parts
        self._end = end
        titles = [part for part in parts if isinstance(part, Title)]
        self._named = Counter((part.role, part.level) for part in titles)
        self._first = titles[0] if titles else None
        levels = [title.level for title in titles]
        self._is_own_title = len(levels) > 1 and levels[0] == 1 and 1 not in levels[1:]
        self._divides = bool(levels) and (levels[0] == 1 or levels[0] < max(levels[:_LOOKED_AT]) < LABEL)
        self._above: list[tuple[int, str]] = []
        self._looks = _MAX_LOOKS
        self._has_summary = False
        self._has_parts = False
        self._in_labels = False
        self._to_readers = False

    def sections(self) -> Iterator[Section]:
        """Yield the sections in order."""
        opened: Title | None = None
        under: list[Block] = []
        is_run_in = False
        for index, part in enumerate(self._parts):
            if isinstance(part, Block):
                under.append(part)
                self._in_labels = self._in_labels and (is_run_in or is_labels(part))
                is_run_in = False
            elif self._counts(part, index):
                if opened:
                    yield _section(opened, under, part.start)
                role = self._open(part, index)
                opened, under = part if role == part.role else part._replace(role=role), []
            else:
                under.append(Block("paragraph", part.start, part.end, part.text + ":" * part.run_in))
                is_run_in = part.run_in
        if opened:
            yield _section(opened, under, self._end)

    @property
    def _last(self) -> str:
        """The role of the section that is open."""
        return self._above[-1][1] if self._above else ""

    def _parent(self, level: int) -> str:
        """Return the role of the section that a title of this level stands in."""
        return next((role for above, role in reversed(self._above) if above < level), "")

    def _counts(self, title: Title, index: int) -> bool:
        """Tell whether a title opens a section: a line inside a timeline does if it divides the entries."""
        if title.level < LABEL:
            return title.text[:1].isalnum() or any(map(str.isalnum, title.text))
        parent = self._parent(title.level)
        if title.level > DAY or (title.lone and parent == "timeline"):
            return parent == "timeline" and self._is_above_time(index)
        if title.level == DAY:
            return parent == "timeline"
        if title.run_in:
            return self._runs_in(title, parent) and not self._is_among_times(index)
        return not title.lone or parent in _ANY or (title.sure and title.role != parent)

    def _runs_in(self, title: Title, parent: str) -> bool:
        """Tell whether a label with its text is a part of its own, not more of the part above it."""
        is_more = self._in_labels or title.role == self._last
        return parent != "summary" and (title.sure or not parent) and not is_more

    def _is_above_time(self, index: int) -> bool:
        """Tell whether another title or a time follows a title."""
        following = self._parts[index + 1 : index + 2]
        return any(isinstance(part, Title) or is_timed(part.text) for part in following)

    def _is_among_times(self, index: int) -> bool:
        """Tell whether entries of a timeline stand above a label and on the lines below its text."""
        below = self._parts[index + 1 : index + 2] if self._last == "timeline" else ()
        lines = (line for part in below if isinstance(part, Block) for line in part.text.split("\n"))
        return any(map(is_timed, islice(lines, 1, _LOOKED_AT)))

    def _open(self, title: Title, index: int) -> str:
        self._leave(title.level + 1)
        before = self._last
        self._leave(title.level)
        role = self._role(title, self._last, index)
        to_readers = _YOU.search(title.text) is not None
        if title.level < LABEL:
            self._to_readers = to_readers
        if role == "actions" and (to_readers or self._to_readers):
            role = ""
        if before == "timeline" and is_day(title.text):
            role = before
        self._has_summary |= role == "summary"
        self._has_parts |= role not in _ANY
        self._in_labels = role == "summary" and not title.run_in
        self._above.append((title.level, role))
        return role

    def _leave(self, level: int) -> None:
        """Leave the sections of a level and below it."""
        while self._above and self._above[-1][0] >= level:
            self._above.pop()

    def _role(self, title: Title, parent: str, index: int) -> str:
        is_theirs = title.role not in ("", named(title.text).role)  # a section of the site's own
        names_none = self._divides and not is_theirs and not names_part(title.text)
        if title is self._first and (self._is_own_title or names_none):
            return ""
        if self._stays(title, parent, index):
            return parent
        return self._role_by_content(title, index) or parent

    def _stays(self, title: Title, parent: str, index: int) -> bool:
        """Tell whether a title names no part of its own inside of another one."""
        names_doers = title.role == "participants" and title.level >= LABEL
        if parent == "actions" and (title.role not in _STAY or names_doers):
            return True
        if parent == "resolution" and title.role == "actions" and self._was_done(title, index):
            return True
        is_entry = is_timed(title.text) or (parent == "timeline" and (title.lone or has_day(title.text)))
        return (parent not in (_ANY - {"references"} | {"investigation"}) and not title.sure) or is_entry

    def _role_by_content(self, title: Title, index: int) -> str:
        """Return the role of a title; what stands below decides where its words alone do not say it."""
        if is_remedy(title.text) or may_ask(title.text):
            return self._role_of_remedy(title, index)
        if (words := normalise(title.text)) == "postmortem" and self._has_parts:
            return "lessons"
        if not title.role and title.level < LABEL and words not in UNDECIDED:
            return self._role_of_list(index)
        decided = words not in UNDECIDED and title.role != "summary"
        return title.role if decided else self._summary_or_not(title, words, list(self._under(index)))

    def _role_of_remedy(self, title: Title, index: int) -> str:
        """Return whether what a title such as `Mitigations` has below it is still to be done."""
        if may_ask(title.text) and (self._is_asked(title, index) or self._has_owners(index)):
            return "actions"
        if not is_remedy(title.text):
            return title.role
        is_plan = "actions" in roles_of(title.text)[1:] or self._has_stages(title, index)
        is_report = title.role == "actions" and self._was_done(title, index)
        return "actions" if is_plan else "resolution" if is_report else title.role

    def _role_of_list(self, index: int) -> str:
        """Return what the list or table under a title is that names nothing: times, or tasks."""
        under = list(self._under(index))
        if sum(is_timed(block.text.strip("| ")) for block in under) >= max(_FEW, len(under) / 2):
            return "timeline"
        tasks = [block.checked is not None for block in under if block.kind == "item"]
        is_report = any(role not in _ANY for role, _ in self._named)
        return "actions" if len(tasks) > 1 and all(tasks) and is_report else ""

    def _summary_or_not(self, title: Title, words: str, under: Sequence[Block]) -> str:
        """Return what a title of which the words decide nothing is, by what stands under it."""
        may_be_told = words in UNDECIDED or "timeline" in roles_of(title.text)[1:]
        if may_be_told and sum(is_timed(block.text) for block in under) > 1:
            return "timeline"
        is_about_it = len(under) > 1 and all(map(is_about_report, under))
        if is_about_it or (words in UNDECIDED and self._has_summary):
            return "metadata"
        is_list_of_links = words == "context" and any(block.kind == "item" for block in under[:1])
        return "references" if is_list_of_links else "summary"

    def _has_stages(self, title: Title, index: int) -> bool:
        """Tell whether the parts of a part are measures: stages such as `Short term`, plans, or tasks."""
        parts = self._parts[index + 1 : index + _LOOKED_AT]
        inside = takewhile(lambda part: isinstance(part, Block) or part.level > title.level, parts)
        return any(map(is_measure, inside))

    def _is_asked(self, title: Title, index: int) -> bool:
        """Tell whether most below a title is asked for, while no other one is for that."""
        asked = [is_order(item) for item in self._listed(index)]
        return len(asked) > 1 and sum(asked) * 2 > len(asked) and not self._named["actions", title.level]

    def _has_owners(self, index: int) -> bool:
        """Tell whether a table below a title, or most points, say who does what until when."""
        heads = (block.text.lower() for block in self._under(index) if block.kind == "head")
        return are_owned(self._listed(index), heads)

    def _was_done(self, title: Title, index: int) -> bool:
        """Tell whether all below a title was done, while another one has what is to be."""
        return self._named["actions", title.level] > 1 and were_done(self._listed(index))

    def _listed(self, index: int) -> list[str]:
        return [block.text for block in self._under(index) if block.kind == "item" and block.level == 1]

    def _under(self, index: int) -> Iterator[Block]:
        """Yield the first blocks under a title, past days."""
        for at in range(index + 1, min(index + _LOOKED_AT, len(self._parts))):
            part = self._parts[at]
            self._looks -= 1
            if self._looks < 0:
                return
            if isinstance(part, Block):
                yield part
            elif part.level < DAY:
                return


def _section(title: Title, under: list[Block], end: int) -> Section:
    blocks, (text, role, level, start, *_) = tuple(under), title
    return new_tuple(Section, (role, text, level, start, end, blocks, has_content(blocks)))
