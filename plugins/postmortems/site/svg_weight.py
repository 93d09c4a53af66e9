"""How much a drawing makes a browser draw: parts that use parts that use parts grow without bound."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod

from .svg_allowed import pointers

MOST = 200_000
TOO_MUCH = f"its parts use each other more than {MOST:,} times"
IN_CIRCLES = "a part of it uses itself"
_RULE = re.compile(r"(?<![^{}])([^{}]*+)\{([^{}]*+)\}")
_ONE_DRAWN = frozenset({"linearGradient", "radialGradient", "filter"})
"""What has parts that are not drawn anew for each use."""


@dataclass
class _Part:
    """An element with an id, or the whole: how many elements it has, and what is drawn with it."""

    elements: int = 0
    inner: list[int] = field(default_factory=list)
    uses: list[str] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)


class Weight:
    """Counts what is drawn, as the elements of a drawing open and close."""

    def __init__(self) -> None:
        self._parts = [_Part()]
        self._open = [0]
        self._named: dict[str, int] = {}
        self._by_class: dict[str, list[str]] = {}
        self._everywhere: set[str] = set()

    def open(self, element: str, id_: str, classes: str, uses: Sequence[str]) -> None:
        """Count an element with its id, and the parts of the drawing that it uses."""
        here = self._open[-1]
        if id_:
            self._parts[here].inner.append(len(self._parts))
            here = len(self._parts)
            self._parts.append(_Part())
            if element not in _ONE_DRAWN:
                self._named.setdefault(id_, here)
        self._open.append(here)
        part = self._parts[here]
        part.elements += 1
        part.uses += uses
        part.classes += classes.split()

    def close(self) -> None:
        """Leave an element."""
        self._open.pop()

    def style(self, sheet: str) -> None:
        """Count the parts that a style sheet gives to elements, by class or to any."""
        for selectors, rule in _RULE.findall(sheet):
            names = pointers(rule)
            for selector in selectors.split(",") if names else ():
                word = selector.strip()
                if re.fullmatch(r"\.[\w-]+", word):
                    self._by_class.setdefault(word[1:], []).extend(names)
                else:
                    self._everywhere.update(names)

    def why_too_much(self) -> str:
        """Return why no browser should be asked to draw this, "" where it may be."""
        weights: dict[int, int] = {}
        path = [(0, self._needed(0))]
        on_path = {0}
        while path:
            at, needed = path[-1]
            part = next((part for part in needed if part not in weights), None)
            if part is None:
                weights[at] = self._parts[at].elements + sum(weights[part] for part in self._needed(at))
                on_path.discard(at)
                path.pop()
                if weights[at] > MOST:
                    return TOO_MUCH
            elif part in on_path:
                return IN_CIRCLES
            else:
                on_path.add(part)
                path.append((part, self._needed(part)))
        return "" if weights[0] * self._at_worst(weights) <= MOST else TOO_MUCH

    def _needed(self, at: int) -> Iterator[int]:
        part = self._parts[at]
        yield from part.inner
        by_class = (name for word in part.classes for name in self._by_class.get(word, ()))
        for name in (*part.uses, *by_class):
            if name in self._named:
                yield self._named[name]

    def _at_worst(self, weights: Mapping[int, int]) -> int:
        """Return how often one element is drawn where each part of the style sheet uses all the others."""
        parts = (self._named[name] for name in self._everywhere if name in self._named)
        return prod(weights.get(part, 0) + 1 for part in parts)
