"""Doubts about times in words: what is doubtful, and what is meant instead."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.timeline import Doubt, DoubtKind

_LIKELY = {DoubtKind.ZONE: "{} was", DoubtKind.EITHER_WAY: "{} may be meant"}


def doubt_in_words(doubt: Doubt) -> str:
    """Return what is doubtful and, where it is known, what is meant: `...; 13:55 is likely meant`."""
    likely = _LIKELY.get(doubt.kind, "{} is likely meant").format(doubt.likely) if doubt.likely else ""
    return "; ".join(filter(None, (doubt.message, likely)))


def doubts_in_words(doubts: Iterable[Doubt]) -> str:
    """Return all doubts about one time, empty where there are none."""
    return "; ".join(map(doubt_in_words, doubts))
