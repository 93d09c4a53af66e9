"""How much a drawing makes a browser draw: parts that use parts that use parts grow without bound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote

from ..patterns import deferred
from .svg_allowed import Pointer, pointers

MOST = 200_000
_FAR = 1000 * MOST
TOO_MUCH = f"its parts use each other more than {MOST:,} times"
IN_CIRCLES = "a part of it uses itself"
MOST_OF_A_CLASS = 20
"""What a class points at is looked through for each of its elements; what is more counts for all elements."""
_CLASS = deferred(r"\.[\w-]+")
_RULE = deferred(r"(?<![^{}])([^{}]*+)\{([^{}]*+)\}")
_ONE_DRAWN = frozenset({"linearGradient", "radialGradient", "filter"})
"""What has parts that are not drawn anew for each use."""
_SHOWS = frozenset({"use", "textPath", "pattern"})
_CORNER = deferred(r"\d+|[zZ]")
"""What a shape has at least one of for each of its corners."""


class _Size(NamedTuple):
    """How many elements are drawn, and how many corners they have: at each a browser may put a marker.

    What is far too much grows no more.
    """

    elements: int = 0
    corners: int = 0

    def plus(self, other: _Size, times: int = 1) -> _Size:
        elements, corners = self.elements + other.elements * times, self.corners + other.corners * times
        return _Size(min(elements, _FAR), min(corners, _FAR))


@dataclass(repr=False, eq=False)
class _Part:
    """An element that matters, or the whole, with what is in it: its size, and what is drawn with it."""

    element: str = ""
    elements: int = 0
    corners: int = 0
    inner: list[int] = field(default_factory=list)
    shows: list[str] = field(default_factory=list)
    points: list[Pointer] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)


class Weight:
    """Counts what is drawn, as the elements of a drawing open and close."""

    def __init__(self) -> None:
        self._parts = [_Part()]
        self._open = [0]
        self._named: dict[str, int] = {}
        self._by_class: dict[str, list[Pointer]] = {}
        self._everywhere: set[str] = set()
        self._hands_down = False

    def open(self, element: str, attributes: Mapping[str, str]) -> None:
        """Count an element with the parts of the drawing that it uses."""
        id_, classes = attributes.get("id", ""), [*dict.fromkeys(attributes.get("class", "").split())]
        points = [each for name, value in attributes.items() for each in pointers(value, name)]
        here = self._open[-1]
        if id_ or classes or points:
            self._parts[here].inner.append(len(self._parts))
            here = len(self._parts)
            self._parts.append(_Part(element, points=points, classes=classes))
            if id_ and element not in _ONE_DRAWN:
                self._named.setdefault(id_, here)
        self._open.append(here)
        part = self._parts[here]
        part.elements += 1
        shape = attributes.get("d", "") or attributes.get("points", "")
        part.corners += 2 + len(_CORNER.findall(shape))
        address = attributes.get("href", "") or attributes.get("xlink:href", "")
        part.shows += [address[1:]] if element in _SHOWS and address else []
        self._hands_down |= any("inherit" in value.lower() for value in attributes.values())

    def close(self) -> None:
        """Leave an element."""
        self._open.pop()

    def style(self, sheet: str) -> None:
        """Count the parts that a style sheet gives to elements, by class or to any."""
        self._hands_down |= "inherit" in sheet.lower()
        for selectors, rule in _RULE.findall(sheet):
            points = [*pointers(rule)]
            words = {word.strip() for word in selectors.split(",")} if points else ()
            if not all(self._is_counted(word, points) for word in words):
                self._everywhere.update(each.name for each in points)

    def _is_counted(self, selector: str, points: Sequence[Pointer]) -> bool:
        """Give what a rule points at to the elements of a class, where it is for one and there are few."""
        if not _CLASS.fullmatch(selector):
            return False
        known = self._by_class.setdefault(selector[1:], [])
        if len(known) + len(points) > MOST_OF_A_CLASS:
            return False
        known += points
        return True

    def why_too_much(self) -> str:
        """Return why no browser should be asked to draw this, "" where it may be."""
        sizes: dict[int, _Size] = {}
        path = [(0, self._needed(0))]
        on_path = {0}
        while path:
            at, needed = path[-1]
            part = next((part for part in needed if part not in sizes), None)
            if part is None:
                sizes[at] = self._size(at, sizes)
                on_path.discard(at)
                path.pop()
                if sizes[at].elements > MOST:
                    return TOO_MUCH
            elif part in on_path:
                return IN_CIRCLES
            else:
                on_path.add(part)
                path.append((part, self._needed(part)))
        return "" if self._at_worst(sizes) <= MOST else TOO_MUCH

    def _needed(self, at: int) -> Iterator[int]:
        part = self._parts[at]
        yield from part.inner
        yield from self._found(part.shows)
        yield from self._found(each.name for each in self._points(part))

    def _points(self, part: _Part) -> Iterator[Pointer]:
        yield from part.points
        for word in part.classes:
            yield from self._by_class.get(word, ())

    def _found(self, names: Iterable[str]) -> Iterator[int]:
        """Yield the parts of these names, which browsers read as they are or with `%61` for `a`."""
        for name in names:
            yield from {self._named[each] for each in (name, unquote(name)) if each in self._named}

    def _size(self, at: int, sizes: Mapping[int, _Size]) -> _Size:
        """Return how much one part is, all that it needs being known.

        A mask is drawn once for the element that has it. Fills and strokes go on to all that is in it, and
        markers to each corner of that.
        """
        part = self._parts[at]
        size = _Size(part.elements, part.corners)
        for other in (*part.inner, *self._found(part.shows)):
            size = size.plus(sizes[other])
        for point in self._points(part):
            for other in self._found((point.name,)):
                is_marker = self._parts[other].element == "marker"
                often = (
                    (size.corners if is_marker else size.elements)
                    if point.inherited or self._hands_down
                    else 1
                )
                size = size.plus(sizes[other], often)
        return size

    def _at_worst(self, sizes: Mapping[int, _Size]) -> int:
        """Return how much is drawn where each part of the style sheet uses all the others."""
        parts = [*self._found(sorted(self._everywhere))]
        has_marker = any(self._parts[part].element == "marker" for part in parts)
        found = [sizes.get(part, _Size()) for part in parts]
        whole = sizes[0].corners if has_marker else sizes[0].elements
        for each in found:
            whole *= (max(each) if has_marker else each.elements) + 1
            if whole > MOST:
                break
        return whole
