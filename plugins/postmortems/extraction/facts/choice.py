"""One choice over all that a report states of its times: the most trusted that can stand together.

A start is not after the notice, nor either after the end. A stated length decides between ends that are told
alike, and a labelled one (`Time to recovery: 90 minutes`) leads to a time that is told; none makes a time.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ...frozen import Frozen
from ...model.milestone import Milestone
from ...model.timeline import When
from .statement import Statement, Told, Trust

_NOTICE = (
    Trust.FIELD, Trust.LABEL, Trust.LENGTH, Trust.NAMED, Trust.PLAIN, Trust.SENTENCE, Trust.DECLARED,
    Trust.LOOSE, Trust.HINT,
)  # fmt: skip
"""Of a notice the timeline counts before prose."""
_STATED = (Trust.FIELD, Trust.LABEL, Trust.LABELLED_SPAN)
"""What is believed even where it contradicts the rest; checks tell of it."""
_WEAK = (Trust.CLOSED, Trust.LENGTH, Trust.LOOSE, Trust.HINT, Trust.DAYS)
_TOLERANCE = 1
"""Minutes by which a stated length may miss."""
_ROUND = 30
"""A length in whole half hours is no exact one."""


class Lengths(Frozen):
    """The lengths that are stated, in minutes; `labelled` stands after a label, `told` are all clocks."""

    whole: float | None
    labelled: float | None
    to_detect: float | None
    told: tuple[Told, ...]

    @property
    def exact(self) -> float:
        """The whole length where it is no round one, else 0."""
        return self.whole if self.whole and self.whole % _ROUND else 0


class Chosen(NamedTuple):
    """What is believed of each milestone."""

    began: Statement | None
    noticed: Statement | None
    over: Statement | None


def chosen(statements: Sequence[Statement], lengths: Lengths) -> Chosen:
    """Return what is believed of all that is stated, in the order in which it stands."""
    began = _ranked(statements, Milestone.BEGAN, tuple(Trust))
    notices = _ranked(statements, Milestone.DETECTED, _NOTICE)
    ends = _lasting(_ranked(statements[::-1], Milestone.RESOLVED, tuple(Trust)), [*began, *notices])
    began, ends = _of_that_length(began, ends, lengths.exact)
    over = next(iter(ends), None)
    start, noticed = _by_time_to_detect(*_begun(began, notices, over), lengths)
    over = _over(ends, start, noticed, lengths)
    if over and (start is None or not start.at.clock):
        start = _put_back(over, noticed, lengths) or start
    start = _with_clock(start, [one for one in began if _may_be(one, noticed)])
    return Chosen(start, _with_clock(noticed, notices), over)


def _begun(
    began: Sequence[Statement], notices: Sequence[Statement], over: Statement | None
) -> tuple[Statement | None, Statement | None]:
    """Return the start and the notice that can stand together."""
    noticed = _noticed(notices, None, over)
    if began and _stands(began[0], noticed):
        later = _noticed(notices, began[0], over)
        return began[0], later if began[0].trust is Trust.NAMED else _plainer(noticed, later)
    start = next((one for one in began if _may_be(one, noticed) and _may_be(one, over)), None)
    return start, noticed


def _plainer(noticed: Statement | None, later: Statement | None) -> Statement | None:
    """Return the plain notice before a start that is stated, where but a hint is told behind it."""
    is_plain = noticed is not None and noticed.trust is Trust.PLAIN
    return noticed if is_plain and (later is None or later.trust in _WEAK) else later


def _stands(start: Statement, noticed: Statement | None) -> bool:
    """Tell whether a start stands whatever the notice: it is stated, or an entry that is labelled so."""
    is_labelled = noticed is not None and noticed.trust in (Trust.NAMED, *_STATED)
    return start.trust in (Trust.SPAN, *_STATED) or (start.trust is Trust.NAMED and not is_labelled)


def _lasting(ends: list[Statement], troubles: Sequence[Statement]) -> list[Statement]:
    """Return the ends, last those after which an entry tells of trouble before another end."""
    told = [one for one in troubles if one.trust in (Trust.NAMED, Trust.PLAIN)]
    last = max((one.at.minute for one in ends), default=0)

    def undone(end: Statement) -> bool:
        return end.trust in (Trust.NAMED, Trust.PLAIN) and any(
            end.at.minute < one.at.minute <= last and one.at.clock for one in told
        )

    return sorted(ends, key=undone)


def _of_that_length(
    began: list[Statement], ends: list[Statement], minutes: float
) -> tuple[list[Statement], list[Statement]]:
    """Put first the plain start and end that lie as far apart as is said, unless one is stated."""
    pairs = (
        (one, other)
        for one in began for other in ends
        if not {one.trust, other.trust} & set(_WEAK) and _is_apart(one.at, other.at, minutes)
    )  # fmt: skip
    pair = next(pairs, None) if minutes else None
    if pair is None or any(one.trust in _STATED for one in (*began[:1], *ends[:1])):
        return began, ends
    return [pair[0], *began], [pair[1], *ends]


def _with_clock(one: Statement | None, others: Iterable[Statement]) -> Statement | None:
    """Return which of others tells the clock of a day, where something plain does."""
    if one is None or one.at.clock:
        return one
    same = (each for each in others if each.trust not in _WEAK and each.at.day == one.at.day)
    return next((each for each in same if each.at.clock), one)


def _ranked(statements: Iterable[Statement], milestone: Milestone, order: Sequence[Trust]) -> list[Statement]:
    found = (one for one in statements if one.milestone is milestone and one.trust in order)
    return sorted(found, key=lambda one: order.index(one.trust))


def _may_be(one: Statement, later: Statement | None) -> bool:
    return later is None or not later.at.is_before(one.at)


def _may_follow(one: Statement, earlier: Statement | None) -> bool:
    """Tell whether something may have been after an earlier time, or is stated and believed anyway."""
    return one.trust in _STATED or earlier is None or _may_be(earlier, one)


def _noticed(
    notices: Iterable[Statement], start: Statement | None, over: Statement | None
) -> Statement | None:
    """Return the first notice after the start; one after the end only where it says so plainly.

    A declaration is one where nothing tells of an earlier one.
    """
    fitting = [one for one in notices if _may_follow(one, start)]
    before = [one for one in fitting if _may_be(one, over)]
    plain = next((one for one in fitting if one.trust not in _WEAK), None)
    noticed = next((one for one in before if one.trust is not Trust.DECLARED), plain)
    declared = next((one for one in before if one.trust is Trust.DECLARED), None)
    return declared if declared and _is_first(declared, noticed) else noticed


def _is_first(declared: Statement, noticed: Statement | None) -> bool:
    """Tell whether nothing says of an earlier notice than a declaration."""
    return noticed is None or (noticed.trust not in _STATED and declared.at.is_before(noticed.at))


def _by_time_to_detect(
    start: Statement | None, noticed: Statement | None, lengths: Lengths
) -> tuple[Statement | None, Statement | None]:
    """Let a stated time to detect decide when it was noticed, or when it began where nothing says so."""
    if lengths.to_detect and start and (noticed is None or noticed.trust not in _STATED):
        noticed = _led(Milestone.DETECTED, lengths, start.at, lengths.to_detect) or noticed
    elif lengths.to_detect and noticed and start is None:
        start = _led(Milestone.BEGAN, lengths, noticed.at, -lengths.to_detect)
    return start, noticed


def _over(
    ends: Sequence[Statement], start: Statement | None, noticed: Statement | None, lengths: Lengths
) -> Statement | None:
    """Return the last end of the most trusted kind that fits, or the told time to which a length leads."""
    after = [one for one in ends if _may_follow(one, start)]
    firm = next((one for one in after if one.trust not in _WEAK), None)
    best = next((one for one in after if _may_follow(one, noticed)), firm)
    if lengths.labelled and _gives_way(best, lengths):
        origin = start.at if start else next((told.at for told in lengths.told), None)
        best = _led(Milestone.RESOLVED, lengths, origin, lengths.labelled) or best
    return best


def _gives_way(end: Statement | None, lengths: Lengths) -> bool:
    """Tell whether a length counts before an end: before a weak one, and one of an entry if it is exact."""
    return end is None or end.trust in _WEAK or (end.trust is Trust.PLAIN and lengths.exact != 0)


def _put_back(over: Statement, noticed: Statement | None, lengths: Lengths) -> Statement | None:
    """Return the told time from which a length leads to the end, unless it fits the first as well."""
    minutes = lengths.labelled or lengths.exact
    start = _led(Milestone.BEGAN, lengths, over.at, -minutes)
    if start is None or (noticed and not start.at.is_before(noticed.at)):
        return None
    first = _led(Milestone.RESOLVED, lengths, lengths.told[0].at, minutes)
    return start if first is None or first.at == over.at else None


def _led(milestone: Milestone, lengths: Lengths, origin: When | None, minutes: float) -> Statement | None:
    """Return the told time nearest to `minutes` after `origin`, before it where they are negative."""
    if not (origin and origin.day and origin.clock and minutes):
        return None
    aim = origin.minute + minutes
    dated = (told for told in lengths.told if told.at.day)
    nearest = min(dated, key=lambda told: abs(told.at.minute - aim), default=None)
    fits = nearest and abs(nearest.at.minute - aim) <= _TOLERANCE
    return Statement(milestone, nearest.at, Trust.LENGTH, *nearest[1:]) if nearest and fits else None


def _is_apart(start: When, end: When, minutes: float) -> bool:
    return bool(start.clock and end.clock) and abs(end.minute - start.minute - minutes) <= _TOLERANCE
