"""One choice over all that a report states of its times: the most trusted that can stand together.

A start is not after the notice, nor either after the end. A stated length decides between ends that are told
alike, and a labelled one (`Time to recovery: 90 minutes`) leads to a time that is told; none makes a time.
"""

from collections.abc import Iterable, Sequence
from itertools import product

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
_OF_ENTRIES = (Trust.NAMED, Trust.PLAIN)
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

    def lead(self, milestone: Milestone, origin: When | None, minutes: float) -> Statement | None:
        """Return the told time nearest to `minutes` after `origin`, before it where they are negative."""
        if not (origin and origin.day and origin.clock and minutes):
            return None
        aim = origin.minute + minutes
        dated = (told for told in self.told if told.at.day)
        nearest = min(dated, key=lambda told: abs(told.at.minute - aim), default=None)
        if nearest is None or abs(nearest.at.minute - aim) > _TOLERANCE:
            return None
        return Statement(milestone, nearest.at, Trust.LENGTH, *nearest[1:])


def chosen(statements: Sequence[Statement], lengths: Lengths) -> list[Statement]:
    """Return what is believed of all that is stated in the order in which it stands, each milestone once.

    A stated time to detect decides when it was noticed, or when it began where nothing says so.
    """
    began = _ranked(statements, Milestone.BEGAN, tuple(Trust))
    notices = _ranked(statements, Milestone.DETECTED, _NOTICE)
    ends = _lasting(_ranked(statements[::-1], Milestone.RESOLVED, tuple(Trust)), [*began, *notices])
    began, ends = _of_that_length(began, ends, lengths.exact)
    over = next(iter(ends), None)
    start, noticed = _begun(began, notices, over)
    if lengths.to_detect:
        start, noticed = _led(start, noticed, lengths, lengths.to_detect)
    over = _over(ends, start, noticed, lengths)
    if over and (start is None or not start.at.clock):
        start = _put_back(over, noticed, lengths) or start
    start = _with_clock(start, [one for one in began if _may_be(one, noticed)])
    return [one for one in (start, _with_clock(noticed, notices), over) if one]


def _led(
    start: Statement | None, noticed: Statement | None, lengths: Lengths, minutes: float
) -> tuple[Statement | None, Statement | None]:
    """Return the start and the notice by the time that the one takes after the other."""
    if start and (noticed is None or noticed.trust not in _STATED):
        return start, lengths.lead(Milestone.DETECTED, start.at, minutes) or noticed
    if noticed and start is None:
        return lengths.lead(Milestone.BEGAN, noticed.at, -minutes), noticed
    return start, noticed


def _ranked(statements: Iterable[Statement], milestone: Milestone, order: Sequence[Trust]) -> list[Statement]:
    found = (one for one in statements if one.milestone is milestone and one.trust in order)
    return sorted(found, key=lambda one: order.index(one.trust))


def _lasting(ends: list[Statement], troubles: Sequence[Statement]) -> list[Statement]:
    """Return the ends, last those after which an entry tells of trouble before another end."""
    told = [one for one in troubles if one.trust in _OF_ENTRIES and one.at.clock]
    last = max((one.at.minute for one in ends), default=0)

    def undone(end: Statement) -> bool:
        again = any(end.at.minute < one.at.minute <= last for one in told)
        return end.trust in _OF_ENTRIES and again

    return sorted(ends, key=undone)


def _of_that_length(
    began: list[Statement], ends: list[Statement], minutes: float
) -> tuple[list[Statement], list[Statement]]:
    """Put first the plain start and end that lie as far apart as is said, unless one is stated."""
    if not minutes or any(one.trust in _STATED for one in (*began[:1], *ends[:1])):
        return began, ends
    plain = [[one for one in those if one.trust not in _WEAK and one.at.clock] for those in (began, ends)]
    for one, other in product(*plain):
        if abs(other.at.minute - one.at.minute - minutes) <= _TOLERANCE:
            return [one, *began], [other, *ends]
    return began, ends


def _begun(
    began: Sequence[Statement], notices: Sequence[Statement], over: Statement | None
) -> tuple[Statement | None, Statement | None]:
    """Return the start and the notice that can stand together.

    The first start stands whatever the notice where it is stated, or an entry that is labelled so. Then a
    plain notice before it counts more than a hint behind it.
    """
    noticed, first = _noticed(notices, None, over), next(iter(began), None)
    is_labelled = noticed is not None and noticed.trust in (Trust.NAMED, *_STATED)
    is_named = first is not None and first.trust is Trust.NAMED
    if first and (first.trust in (Trust.SPAN, *_STATED) or (is_named and not is_labelled)):
        later = _noticed(notices, first, over)
        is_plain = noticed is not None and noticed.trust is Trust.PLAIN and not is_named
        return first, noticed if is_plain and (later is None or later.trust in _WEAK) else later
    return _start_before(began, noticed, over), noticed


def _start_before(
    began: Iterable[Statement], noticed: Statement | None, over: Statement | None
) -> Statement | None:
    """Return the first start before the notice and the end; days of a span stand whatever the end."""
    before = [one for one in began if _may_be(one, noticed)]
    days = (one for one in before if one.trust is Trust.DAYS)
    return next((one for one in before if _may_be(one, over)), None) or next(days, None)


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
    if noticed is None or (declared and noticed.trust not in _STATED and declared.at.is_before(noticed.at)):
        return declared
    return noticed


def _over(
    ends: Sequence[Statement], start: Statement | None, noticed: Statement | None, lengths: Lengths
) -> Statement | None:
    """Return the last end of the most trusted kind that fits, or the told time to which a length leads.

    A labelled length counts before a weak end, and before one of an entry if it is exact; one that a sentence
    tells exactly where there is none.
    """
    best = _last_fitting(ends, start, noticed)
    weaker = (*_WEAK, Trust.PLAIN) if lengths.exact else _WEAK
    minutes = lengths.labelled or (lengths.exact if best is None and start else 0)
    if minutes and (best is None or best.trust in weaker):
        origin = start.at if start else next((told.at for told in lengths.told), None)
        best = lengths.lead(Milestone.RESOLVED, origin, minutes) or best
    return best


def _last_fitting(
    ends: Sequence[Statement], start: Statement | None, noticed: Statement | None
) -> Statement | None:
    after = [one for one in ends if _may_follow(one, start)]
    firm = next((one for one in after if one.trust not in _WEAK), None)
    return next((one for one in after if _may_follow(one, noticed)), firm)


def _put_back(over: Statement, noticed: Statement | None, lengths: Lengths) -> Statement | None:
    """Return the told time from which a length leads to the end, unless it fits the first as well."""
    minutes = lengths.labelled or lengths.exact
    start = lengths.lead(Milestone.BEGAN, over.at, -minutes)
    if start is None or (noticed and not start.at.is_before(noticed.at)):
        return None
    first = lengths.lead(Milestone.RESOLVED, lengths.told[0].at, minutes)
    return start if first is None or first.at == over.at else None


def _with_clock(one: Statement | None, others: Iterable[Statement]) -> Statement | None:
    """Return which of others tells the clock of a day, where something plain does."""
    if one is None or one.at.clock:
        return one
    same = (each for each in others if each.trust not in _WEAK and each.at.day == one.at.day)
    return next((each for each in same if each.at.clock), one)


def _may_be(one: Statement, later: Statement | None) -> bool:
    return later is None or not later.at.is_before(one.at)


def _may_follow(one: Statement, earlier: Statement | None) -> bool:
    """Tell whether something may have been after an earlier time, or is stated and believed anyway."""
    return one.trust in _STATED or earlier is None or _may_be(earlier, one)
