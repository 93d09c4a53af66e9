"""Figures across incidents, each with what it rests on: whoever repeats one has its limits beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from ..insight.counted import census, counted
from ..insight.distribution import LEAST
from ..insight.measures import measured
from ..model.incident import Incident
from ..model.milestone import MEASURES, Measure

MOST = 20
CAVEATS = (
    "Incidents and security incidents count; near misses, drills, maintenance and withdrawn reports do not.",
    f"Durations are medians and quartiles of those whose times have a clock, and none of fewer than {LEAST}.",
    "There is no mean: a few incidents last many times longer than the rest, and it moves by chance.",
    "What reports do not state is missing, not zero: `lacking` says how many and why.",
    "How many incidents there are says how many were written up, not how reliable anything is.",
)


def statistics(incidents: Sequence[Incident]) -> dict[str, Any]:
    """Tell what incidents come to, and what limits that."""
    found = counted(incidents)
    return {
        "reports": dict(census(incidents)),
        "incidents": len(found),
        "severities": _most(one.severity for one in found),
        "services": _most(name for one in found for name in one.services),
        "triggers": _most(one.trigger or "not stated" for one in found),
        "factors": _most(name for one in found for name in one.contributing_factors),
        "detection": _most(one.detection.source if one.detection else "not stated" for one in found),
        "durations": {measure.name: _duration(measure, found) for measure in MEASURES},
        "caveats": list(CAVEATS),
    }


def _most(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0]))[:MOST])


def _duration(measure: Measure, incidents: Sequence[Incident]) -> dict[str, Any]:
    found = measured(measure, incidents)
    spread = found.summary
    said = {
        "formula": measure.formula,
        "n": len(found.known),
        "lacking": {why: len(those) for why, those in found.lacking.items()},
    }
    if spread is None:
        return said
    cuts = (("lower_quartile", spread.lower), ("median", spread.median), ("upper_quartile", spread.upper))
    return {**said, **{f"{name}_minutes": round(cut / timedelta(minutes=1), 1) for name, cut in cuts}}
