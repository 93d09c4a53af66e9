"""Keeps results for verbs that read many reports."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sized
from contextlib import contextmanager

from ..kept.store import NOTHING, Kept
from ..site.project import Project

MANY = 20
"""Of how many files results are kept: for fewer it takes longer to open than they take."""


@contextmanager
def kept_for(project: Project, files: Sized) -> Iterator[Kept]:
    """Yield what keeps the results of files."""
    results = None
    if len(files) >= MANY:
        from ..site.results import results_of

        results = results_of(project, os.environ)
    yield results or NOTHING
    if results:
        results.flush()
