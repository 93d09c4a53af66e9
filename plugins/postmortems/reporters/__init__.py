"""Diagnostics to text that a person or a machine reads: one module, one format.

Each module of this package is a format with the module's name, loaded when it is asked for, and holds
`write(diagnostics, colour, review)`. One that says `FOR_PEOPLE` gets what a person can take in
(`review/brief.py`), one that says `SUGGESTS` what would mend a problem (`review/suggestions.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Protocol

from ..discovery import module_of, names_in
from ..model.diagnostic import Diagnostic
from ..model.review import NO_REVIEW, Review


class Write(Protocol):
    """Diagnostics to text; `colour` is for terminals, `review` says what else is known of the run."""

    def __call__(self, diagnostics: Sequence[Diagnostic], colour: bool, review: Review = NO_REVIEW, /) -> str:
        """Return the text, with a line end last unless it is empty."""


@cache
def formats() -> tuple[str, ...]:
    """Return the names of the formats."""
    return names_in(__name__)


def writer(name: str) -> Write:
    """Return the function that writes diagnostics in a format."""
    write: Write = module_of(__name__, name).write
    return write


def suggests(name: str) -> bool:
    """Tell whether a format can say what would mend a problem."""
    return getattr(module_of(__name__, name), "SUGGESTS", False)


def is_for_people(name: str) -> bool:
    """Tell whether people read a format, and no program."""
    return getattr(module_of(__name__, name), "FOR_PEOPLE", False)
