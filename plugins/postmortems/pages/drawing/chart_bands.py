"""What all charts of incidents share: a band for each year or month, with lines across them."""

from __future__ import annotations

from dataclasses import dataclass

from ...wording.numbers import count

GAP_HEIGHT = 20


@dataclass(frozen=True)
class Tick:
    """A line across the bands; `x` in per cent."""

    x: str
    label: str = ""


@dataclass(frozen=True)
class Band:
    """One row of a chart, `height` in pixels, with an `amount` of incidents; one without any is a gap."""

    label: str
    href: str
    height: int
    amount: int

    @property
    def says(self) -> str:
        """The band in a sentence."""
        return f"{count(self.amount, 'incident')}; the list below has the same in words."
