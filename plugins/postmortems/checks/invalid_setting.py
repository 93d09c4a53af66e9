"""A setting in mkdocs.yml is unknown or wrong.

A misspelt setting would silently have no effect. It is reported with its line, before anything is built.
"""

from __future__ import annotations

from ..model.diagnostic import Level
from .check import found_elsewhere

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
find = found_elsewhere
