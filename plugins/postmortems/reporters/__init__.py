"""Diagnostics to text that a person or a machine reads: one module, one format.

A module of this package that holds `write(diagnostics, colour, review)` is a format,
with the module's name.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from functools import cache
from typing import Protocol

from ..model.diagnostic import Diagnostic
from ..model.review import NO_REVIEW, Review


class Write(Protocol):
    """Diagnostics to text; `colour` is for terminals, `review` says what else is known of the run."""

    def __call__(self, diagnostics: Sequence[Diagnostic], colour: bool, review: Review = NO_REVIEW, /) -> str:
        """Return the text, with a line end last unless it is empty."""


@cache
def formats() -> tuple[str, ...]:
    """Return the names of the formats."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def writer(name: str) -> Write:
    """Return the function that writes diagnostics in a format."""
    write: Write = importlib.import_module(f"{__name__}.{name}").write
    return write
