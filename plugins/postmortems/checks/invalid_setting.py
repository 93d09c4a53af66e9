"""A setting in mkdocs.yml is unknown or wrong.

A misspelt setting would silently have no effect. It is reported with its line, before anything is built.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.report import Report
from .check import Context

LEVEL = Level.ERROR
BAD = """\
plugins:
  - postmortems:
      incident_dir: reports
"""
GOOD = """\
plugins:
  - postmortems:
      incidents_dir: reports
"""


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield nothing: settings are read before the reports are."""
    return iter(())
