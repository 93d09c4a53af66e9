"""Whether a report tells of several incidents: then no one time is that of them all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model.document import Section
from ...patterns import deferred

_COUNTED = deferred(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|multiple|various|\d{1,2})\s+"
    r"(?:\w{2,20}\s+){0,2}(?:outages|incidents|post-?mortems|interruptions|disruptions)\b",
    re.IGNORECASE,
)
_MANY = deferred(r"\b(?:outages|incidents|post-?mortems)\b", re.IGNORECASE)
_LABEL = deferred(r"(?:\W{0,4})(?:total )?(?:duration|downtime|date|status)\b\s?:?", re.IGNORECASE)
_LEAST = 2


def tells_of_several(title: str, sections: Sequence[Section], told: Sequence[str]) -> bool:
    """Tell whether the title counts incidents, or parts have labels of an incident each."""
    if _COUNTED.search(title[:200]) or (told and _COUNTED.search(told[0][:600])):
        return True
    labelled = [section.level for section in sections if _has_label(section)]
    return any(labelled.count(level) > _LEAST for level in set(labelled)) or (
        bool(_MANY.search(title)) and len(labelled) >= _LEAST
    )


def _has_label(section: Section) -> bool:
    return any(
        block.kind in ("paragraph", "item") and _LABEL.match(block.text[:40]) for block in section.blocks[:6]
    )
