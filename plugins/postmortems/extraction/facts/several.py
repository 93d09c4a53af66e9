"""Whether a report tells of several incidents: then no one time is that of them all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ...model.document import Section
from ...patterns import deferred

_COUNTED = deferred(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|multiple|various|\d{1,2})\s+"
    r"(?:(?!previous|earlier|past|prior|similar|other|related|more)\w{2,20}\s+){0,2}(?:outages|incidents|post-?mortems|interruptions|disruptions)\b",
    re.IGNORECASE,
)
_LEAST = 2
_MANY = deferred(r"\b(?:outages|incidents|post-?mortems)\b", re.IGNORECASE)
_LABEL = deferred(r"\W{0,4}(?:total )?(duration|downtime|date|status)\b\W{0,3}:", re.IGNORECASE)
_LOOK = 6
"""How many blocks of a section are looked at for a label."""


def tells_of_several(title: str, sections: Sequence[Section], told: Sequence[str]) -> bool:
    """Tell whether the title counts incidents, or parts have labels of an incident each."""
    if _COUNTED.search(title[:200]) or (told and _COUNTED.search(told[0][:600])):
        return True
    labels = Counter(label for section in sections if section.role != "actions" for label in _labels(section))
    most = max((labels[name] for name in labels if name != "status"), default=0)
    return most > _LEAST or (max(labels.values(), default=0) >= _LEAST and bool(_MANY.search(title)))


def _labels(section: Section) -> Iterator[str]:
    texts = (block.text[:40] for block in section.blocks[:_LOOK] if block.kind in ("paragraph", "item"))
    found = (_LABEL.match(text) for text in (section.title[:40], *texts) if ":" in text)
    yield from {label[1].lower() for label in found if label}
