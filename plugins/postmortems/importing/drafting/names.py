"""Another tool's words for what the site has words of its own: severities and services."""

from __future__ import annotations

import re

from ...model.vocabulary import Word, find_word
from ...patterns import deferred

_SCALES = (
    ("down", "disrupted", "notice"),
    ("critical", "major", "minor", "none"),
    ("critical", "high", "medium", "low"),
    ("blocker", "critical", "major", "minor", "trivial"),
)
"""Severities of other tools, each list the worst first: cState, Statuspage, trackers."""
_NUMBERED = deferred(r"(?:sev|severity|s|p|prio|priority|level)?[\s:#_-]{0,3}(\d)\b", re.IGNORECASE)


def severity_of(text: str, vocabulary: tuple[Word, ...]) -> tuple[str, str]:
    """Return the site's severity for another tool's, and what is doubtful about it.

    A number means the severity with that number. A word of a known scale means the severity at the same
    height of the site's scale, from its worst to its mildest. Anything else is no severity.
    """
    found = find_word(text, vocabulary)
    if found:
        return found, ""
    number = _NUMBERED.match(text.strip())
    named = [word.name for word in vocabulary if number and re.sub(r"\D", "", word.name) == number[1]]
    if named:
        return named[0], ""
    said = text.strip().casefold()
    scale = next((scale for scale in _SCALES if said in scale), None)
    if scale is None or not vocabulary:
        return "", f"severity: `{text}` is none of the site's; an alias in `severities` would say which it is"
    at = round(scale.index(said) * (len(vocabulary) - 1) / (len(scale) - 1))
    return vocabulary[at].name, f"severity: `{text}` was taken for {vocabulary[at].name}"
