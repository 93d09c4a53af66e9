"""What is understood of a made-up report, and how a moment is written there: for tests that make many."""

from __future__ import annotations

from datetime import datetime

from hypothesis import strategies as st

from postmortems.extraction.narrative import read_narrative
from postmortems.model.narrative import Narrative
from postmortems.reading.document import read_document

MOMENTS = st.datetimes(datetime(2019, 2, 2), datetime(2028, 11, 20)).map(
    lambda at: at.replace(second=0, microsecond=0)
)
BY_DAY = MOMENTS.map(lambda at: at.replace(hour=6 + at.hour // 2))
"""Moments that some hours may follow before midnight."""


def read(text: str, path: str = "x.md") -> Narrative:
    return read_narrative(read_document(path, text.encode("utf-8", "surrogatepass")))


def told(text: str, path: str = "x.md") -> list[str]:
    """Return when it began, was noticed and was over, `-` where that is not known."""
    facts = read(text, path).facts
    return [at.notation[:16] if at else "-" for at in (facts.started, facts.detected, facts.resolved)]


def entries(text: str) -> list[str]:
    return [entry.at.notation for entry in read(text).timeline.entries]


def lines(text: str) -> list[tuple[str, str]]:
    """Return the time and the text of each entry."""
    return [(entry.at.notation, entry.text) for entry in read(text).timeline.entries]


def written(*moments: datetime) -> list[str]:
    return [f"{at:%Y-%m-%dT%H:%M}" for at in moments]
