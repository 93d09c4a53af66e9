"""What all charts of incidents share: a band for each year or month, with lines across them."""

from __future__ import annotations

from ...frozen import Frozen
from ...wording.words import Words

GAP_HEIGHT = 20


class Tick(Frozen):
    """A line across the bands; `x` in per cent."""

    x: str
    label: str = ""


class Band(Frozen):
    """One row of a chart, `height` in pixels, with an `amount` of incidents; one without any is a gap."""

    label: str
    href: str
    height: int
    amount: int

    def says(self, words: Words) -> str:
        """Return the band in a sentence."""
        return words.count(
            self.amount,
            "%(num)s incident; the list below has the same in words.",
            "%(num)s incidents; the list below has the same in words.",
        )
