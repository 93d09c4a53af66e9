"""What a careful reader doubts about entries that have their days: typed years, days that break the order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from operator import itemgetter

from ...model.milestone import Milestone
from ...model.timeline import Doubt, DoubtKind, Timeline
from ..notation.zones import LOCAL, zone_doubt
from ..statements.claims import milestone_of
from .draft import Draft, minutes

FAR = 25
"""Days: how far a day must lie off before a slip in its year or month is thought of."""
NEAR = 3
MONTH = 31
_AT_ANY_TIME = (Milestone.ACKNOWLEDGED.rank, Milestone.DECLARED.rank)
"""Ranks of milestones that may come after the repair, as people note them."""


def doubt_order(drafts: Sequence[Draft], *, backwards: bool) -> None:
    """Doubt the fewest entries without which all others run in order, those in doubt already first."""
    timed = [draft for draft in drafts if draft.minute is not None]
    ranked = _by_milestone(timed)
    sign = -1 if backwards and not ranked else 1
    if _rises(_keys(timed, sign)) and _rises(_keys(_firm(ranked), sign)):
        return
    timed = [draft for _, draft in ranked] or timed
    keys = _keys(timed, sign)
    kept = _heaviest_rise(keys, [1 if draft.doubts else 4 for draft in timed])
    for place, draft in enumerate(timed):
        if place in kept or draft.doubts:
            continue
        draft.doubts += _misplaced(timed, place, kept, keys, named=bool(ranked))


def _firm(ranked: Sequence[tuple[int, Draft]]) -> list[Draft]:
    return [draft for rank, draft in ranked if rank not in _AT_ANY_TIME]


def _keys(timed: Sequence[Draft], sign: int) -> list[int]:
    return [sign * (draft.minute or 0) for draft in timed]


def _rises(keys: list[int]) -> bool:
    return keys == sorted(keys)


def _by_milestone(timed: Sequence[Draft]) -> list[tuple[int, Draft]]:
    """Return labelled times (`Detected: …`) by the rank of their milestone, however they stand."""
    if any(draft.candidate.leading for draft in timed):
        return []
    labels = [milestone_of(draft.candidate.text, draft.candidate.before) for draft in timed]
    ranked = [(label.rank, draft) for label, draft in zip(labels, timed, strict=True) if label]
    return sorted(ranked, key=lambda pair: pair[0]) if len(ranked) == len(timed) else []


def _heaviest_rise(keys: Sequence[int], weights: Sequence[int]) -> set[int]:
    """Return the places of a heaviest non-decreasing subsequence, of several the one that ends first."""
    best: list[tuple[int, int, int]] = []
    for place, (key, weight) in enumerate(zip(keys, weights, strict=True)):
        below = (one for one, earlier in zip(best, keys, strict=False) if earlier <= key)
        heaviest = max(below, key=itemgetter(0), default=(0, -1, -1))
        best.append((heaviest[0] + weight, place, heaviest[1]))
    return _walk([before for _, _, before in best], max(best, key=itemgetter(0))[1])


def _walk(before: Sequence[int], at: int) -> set[int]:
    """Return the places from `at` back to the first, each the one before the other."""
    kept: set[int] = set()
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept


def _misplaced(
    timed: Sequence[Draft], place: int, kept: set[int], keys: Sequence[int], *, named: bool
) -> Iterator[Doubt]:
    """Doubt an entry by the kept one beside it, with the day that would restore the order."""
    draft = timed[place]
    before, after = _kept_beside(place, kept, len(timed))
    above, below = (timed[at] if at >= 0 else None for at in (before, after))
    near = below if below and (above is None or keys[before] <= keys[place]) else above
    if near is None:
        return
    side = f"the entry {'above' if near is above else 'below'} it"
    said = f"out of order: {near.candidate.text if named else side} is at {_shown(near)}"
    dated = draft.dated and not (above and below is None and above.day == draft.day)
    likely = _likely_day(draft, above, below) if dated else None
    yield Doubt(DoubtKind.ORDER, said, str(likely or ""))


def _kept_beside(place: int, kept: set[int], size: int) -> tuple[int, int]:
    """Return the nearest kept places before and after one, -1 where there is none near."""
    before = next((at for at in range(place - 1, max(place - 50, -1), -1) if at in kept), -1)
    after = next((at for at in range(place + 1, min(place + 50, size)) if at in kept), -1)
    return before, after


def _likely_day(draft: Draft, above: Draft | None, below: Draft | None) -> date | None:
    """Return the day beside its neighbours' that restores the order, the nearest to the written one."""
    beside = [other.day for other in (above, below) if other and other.day]
    days = {day + timedelta(days=more) for day in beside for more in (-1, 0, 1)}
    fitting = [day for day in days if day != draft.day and _fits(draft, day, above, below)]
    same = [day for day in fitting if above and day == above.day]
    if not fitting or not (written := draft.day):
        return None
    return min(
        fitting, key=lambda day: (day not in same or below is not None, abs((day - written).days), day)
    )


def _fits(draft: Draft, day: date, above: Draft | None, below: Draft | None) -> bool:
    """Tell whether an entry would stand in order if its day were `day`."""
    at = day.toordinal() * 1440 + minutes(draft.clock or time())
    low, high = (other.minute if other else None for other in (above, below))
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    return (low is None or low <= at) and (high is None or at <= high)


def _shown(draft: Draft) -> str:
    clock = f"{draft.clock:%H:%M}" if draft.clock else ""
    return f"{draft.day} {clock}" if draft.day and draft.dated else clock


def doubt_slips(drafts: Sequence[Draft], base: date | None) -> None:
    """Doubt a day that lies far from its neighbours and would lie near with another year or month."""
    dated = [(draft, draft.day) for draft in drafts if draft.day]
    days = [day for _, day in dated]
    for place, (draft, day) in enumerate(dated):
        if not draft.dated or day == base or any(_proposes(doubt) for doubt in draft.doubts):
            continue
        around = [*days[max(place - 1, 0) : place], *days[place + 1 : place + 2]]
        likely = _meant(day, around or ([base] if base else []), base)
        if likely:
            draft.doubts = [doubt for doubt in draft.doubts if doubt.kind is not DoubtKind.ORDER]
            far = f"written {day}, far from the entries around it"
            draft.doubts.append(Doubt(DoubtKind.DATE, far, str(likely)))


def _meant(written: date, around: Sequence[date], base: date | None) -> date | None:
    """Return the day close to its neighbours that one far from all of them, and from `base`, likely means."""
    if base and abs((written - base).days) <= (FAR if written.year == base.year else 6 * MONTH):
        return None
    likely = next(filter(None, (_slip(written, day) for day in around)), None)
    if likely is None or (base and abs(likely - base) > abs(written - base)):
        return None
    return likely if all(abs((written - day).days) > FAR for day in around) else None


def _proposes(doubt: Doubt) -> bool:
    """Tell whether a doubt says already what is meant, and not only what may be."""
    return bool(doubt.likely) and doubt.kind is not DoubtKind.EITHER_WAY


def _slip(written: date, near: date) -> date | None:
    """Return the day that `written` becomes, close to `near`, by changing its year or its month only."""
    for changed in ({"year": near.year}, {"month": near.month}):
        try:
            day = written.replace(**changed)
        except ValueError:
            continue
        may_slip = "year" not in changed or abs(near.year - written.year) == 1
        if may_slip and abs((day - near).days) <= NEAR:
            return day
    return None


def doubt_zones(drafts: Sequence[Draft], stated: str, *, has_local: bool) -> None:
    """Doubt zones that do not exist or were not in force; one stated for all, on the first entry.

    `has_local` says that front matter tells which time the local one is.
    """
    own = {(draft.candidate.written.zone, draft.day) for draft in drafts}
    doubts = {(zone, day): tuple(_of_zone(zone, day, has_local=has_local)) for zone, day in own}
    for draft in drafts:
        draft.doubts += doubts[draft.candidate.written.zone, draft.day]
    if drafts and not any(draft.candidate.written.zone == stated for draft in drafts):
        drafts[0].doubts += _of_zone(stated, drafts[0].day, has_local=has_local)


def doubt_label(timeline: Timeline, zone: str, *, has_local: bool) -> Timeline:
    """Doubt a zone that a label names for a timeline without one, on the first entry without its own."""
    at = next((at for at, entry in enumerate(timeline.entries) if not entry.zone), None)
    if timeline.zone or at is None:
        return timeline
    before, entry, after = timeline.entries[:at], timeline.entries[at], timeline.entries[at + 1 :]
    doubts = (*entry.doubts, *_of_zone(zone, entry.day, has_local=has_local))
    return timeline._replace(entries=(*before, entry._replace(doubts=doubts), *after))


def _of_zone(zone: str, day: date | None, *, has_local: bool) -> Iterator[Doubt]:
    doubt = zone_doubt(zone, day) if zone and not (has_local and zone.lower() in LOCAL) else None
    if doubt:
        yield doubt
