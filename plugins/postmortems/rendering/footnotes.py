"""Footnotes: numbered by first reference, printed at the end, with links back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..reading.events import Event

Events = Sequence[Event]

MOST_LINKS_BACK = 100
"""How often one footnote is linked back to where it was referenced: a reference of four letters takes 200."""


class Footnotes:
    """The footnotes of one report; a colon in their ids keeps them apart from every heading's anchor."""

    def __init__(self) -> None:
        self._bodies: dict[str, Events] = {}
        self._uses: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._order: list[str] = []

    def define(self, label: str, body: Events) -> None:
        """Keep the events of a definition; the first of a label wins."""
        self._bodies.setdefault(label.casefold(), body)

    def reference(self, label: str) -> str:
        """Return the HTML of a reference."""
        key = label.casefold()
        if key not in self._numbers:
            self._order.append(key)
        number = self._numbers.setdefault(key, len(self._order))
        self._uses[key] = use = self._uses.get(key, 0) + 1
        if use > MOST_LINKS_BACK:
            return f'<sup><a href="#fn:{number}">{number}</a></sup>'
        link = f'<a class="footnote-ref" href="#fn:{number}" aria-label="Footnote {number}">{number}</a>'
        return f'<sup id="{_reference_id(number, use)}">{link}</sup>'

    @property
    def referenced(self) -> bool:
        """Whether there is anything to print."""
        return bool(self._numbers)

    def used(self) -> Iterator[tuple[int, str, Events]]:
        """Yield number, label and body of those that were referenced, also by an earlier one's body."""
        for number, key in enumerate(self._order, 1):
            yield number, key, self._bodies.get(key, ())

    def back(self, number: int, label: str) -> str:
        """Return the links back to the references, of very many to the first."""
        uses = min(self._uses[label], MOST_LINKS_BACK)
        return " ".join(_back(number, use) for use in range(1, uses + 1))


def _reference_id(number: int, use: int) -> str:
    return f"fnref:{number}" if use == 1 else f"fnref{use}:{number}"


def _back(number: int, use: int) -> str:
    what = f"Back to footnote {number} in the text" + (f", place {use}" if use > 1 else "")
    target = _reference_id(number, use)
    return f'<a class="footnote-backref" href="#{target}" title="{what}" aria-label="{what}">↩</a>'
