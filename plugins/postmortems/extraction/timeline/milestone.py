"""A hint at which milestone an entry is, from its words alone: explicit labels first."""

from __future__ import annotations

import re

from .milestone_words import ORDER, PLAIN, label_of

__all__ = ["ORDER", "milestone_of"]

_MARKS = re.compile(r"[\W_]+")


def milestone_of(text: str, label: str) -> str:
    """Return `began`, `detected`, `declared`, `acknowledged`, `mitigated`, `resolved` or an empty string."""
    named = label or (text if len(text) < 40 else "")
    milestone = label_of(_MARKS.sub(" ", named[:80].lower())) if named else ""
    return milestone or next((name for name, pattern in PLAIN if pattern.search(text[:200])), "")
