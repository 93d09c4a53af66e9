"""A setting in mkdocs.yml is unknown or wrong.

A misspelt setting would silently have no effect. It is reported with its line, before anything is built.

Settings that a file inherits count like its own, and what is wrong with them is told where they stand. Under
`mkdocs serve` a setting that is wrong stays at its default until it is mended, and the lists say so.
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
