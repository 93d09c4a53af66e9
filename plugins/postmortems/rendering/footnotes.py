"""Footnotes: numbered by first reference, printed at the end, with links back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

Events = Sequence[tuple[Any, Any]]


class Footnotes:
    """The footnotes of one report; a colon in their ids keeps them apart from every heading's anchor."""

    def __init__(self) -> None:
        self._bodies: dict[str, Events] = {}
        self._uses: dict[str, int] = {}
        self._numbers: dict[str, int] = {}

    def define(self, label: str, body: Events) -> None:
        """Keep the events of a definition; the first of a label wins."""
        self._bodies.setdefault(label.casefold(), body)

    def reference(self, label: str) -> str:
        """Return the HTML of a reference."""
        key = label.casefold()
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        self._uses[key] = use = self._uses.get(key, 0) + 1
        link = f'<a class="footnote-ref" href="#fn:{number}" aria-label="Footnote {number}">{number}</a>'
        return f'<sup id="{_reference_id(number, use)}">{link}</sup>'

    @property
    def referenced(self) -> bool:
        """Whether there is anything to print."""
        return bool(self._numbers)

    def used(self) -> Iterator[tuple[int, str, Events]]:
        """Yield number, label and body of those that were referenced, also by an earlier one's body."""
        done = 0
        while done < len(self._numbers):
            for key in list(self._numbers)[done:]:
                done += 1
                yield done, key, self._bodies.get(key, ())

    def back(self, number: int, label: str) -> str:
        """Return the links back to every reference."""
        return " ".join(_back(number, use) for use in range(1, self._uses[label] + 1))


def _reference_id(number: int, use: int) -> str:
    return f"fnref:{number}" if use == 1 else f"fnref{use}:{number}"


def _back(number: int, use: int) -> str:
    what = f"Back to footnote {number} in the text" + (f", place {use}" if use > 1 else "")
    target = _reference_id(number, use)
    return f'<a class="footnote-backref" href="#{target}" title="{what}" aria-label="{what}">↩</a>'
