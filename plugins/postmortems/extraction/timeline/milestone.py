"""A hint at which milestone an entry is, from its words alone: explicit labels first."""

from __future__ import annotations

import re

from ...model.milestone import Milestone
from .milestone_words import PLAIN, label_of

_MARKS = re.compile(r"[\W_]+")


def milestone_of(text: str, label: str) -> Milestone | None:
    """Return the milestone that a label names, else that the text of an entry says plainly."""
    named = label or (text if len(text) < 40 else "")
    milestone = label_of(_MARKS.sub(" ", named[:80].lower())) if named else None
    return milestone or next((name for name, pattern in PLAIN if pattern.search(text[:200])), None)
