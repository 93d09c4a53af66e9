"""Diagnostics to text that a person or a machine reads: one module, one format.

A module of this package that holds `write(diagnostics, colour)` is a format; its name is the module's.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from functools import cache

from ..model.diagnostic import Diagnostic

Write = Callable[[Sequence[Diagnostic], bool], str]


@cache
def formats() -> tuple[str, ...]:
    """Return the names of the formats."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def writer(name: str) -> Write:
    """Return the function that writes diagnostics in a format; `colour` is for terminals."""
    write: Write = importlib.import_module(f"{__name__}.{name}").write
    return write
