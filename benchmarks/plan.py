"""Which parts are measured, how often, and on which sites: those of one size are made once for all parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from . import browsing, building, checking, dividing, serving
from .goals import Found
from .sites import OURS, made
from .tables import Table

PARTS = ("build", "read", "check", "serve", "divide")
ONCE = 3_000
"""Larger sites are built and looked at once, not served, and checked by no others."""
MANY = 500
"""What several processes do is measured of sites that are as large, and not larger than that."""


@dataclass(frozen=True)
class Plan:
    """The parts, the rounds, whether peers take part, and whether large sites are built again."""

    parts: Sequence[str]
    rounds: int
    peers: bool
    warm: bool

    def measured(self, size: int, found: Found) -> Iterator[Table]:
        """Measure all parts at a size; yield a table of each, and add to what was found."""
        with TemporaryDirectory() as root:
            sites = dict(made(Path(root), size, self.peers))
            if {"build", "read"} & set(self.parts):
                yield from self._sites(size, sites, found)
            if "check" in self.parts:
                peers = self.peers and size <= ONCE
                found.checked[size] = checking.measured(size, sites[OURS], self._rounds(size), peers)
                yield checking.times(found.checked[size])
            if "serve" in self.parts and size <= ONCE:
                found.served[size] = serving.measured(sites[OURS])
                yield serving.times(size, found.served[size])
            if "divide" in self.parts and MANY <= size <= ONCE:
                yield dividing.times(size, dividing.measured(sites[OURS], self._rounds(size)))

    def _sites(self, size: int, sites: Mapping[str, Path], found: Found) -> Iterator[Table]:
        warm = self.warm or size <= ONCE
        found.built[size] = building.measured(size, sites, self._rounds(size), warm)
        yield building.times(found.built[size])
        yield building.written(found.built[size])
        if "read" in self.parts:
            found.seen[size] = browsing.measured(sites, self._rounds(size))
            yield browsing.times(size, found.seen[size])

    def _rounds(self, size: int) -> int:
        return 1 if size > ONCE else self.rounds
