"""Diagnostics to text that a person or a machine reads: one module, one format.

A module of this package that holds `write(diagnostics, colour, review)` is a format, with the module's name;
others may stand beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Protocol

from ..discovery import modules_of
from ..model.diagnostic import Diagnostic
from ..model.review import NO_REVIEW, Review


class Write(Protocol):
    """Diagnostics to text; `colour` is for terminals, `review` says what else is known of the run."""

    def __call__(self, diagnostics: Sequence[Diagnostic], colour: bool, review: Review = NO_REVIEW, /) -> str:
        """Return the text, with a line end last unless it is empty."""


@cache
def _writers() -> Mapping[str, Write]:
    return {name: module.write for name, module in modules_of(__name__).items() if hasattr(module, "write")}


def formats() -> tuple[str, ...]:
    """Return the names of the formats."""
    return tuple(_writers())


def writer(name: str) -> Write:
    """Return the function that writes diagnostics in a format."""
    return _writers()[name]
