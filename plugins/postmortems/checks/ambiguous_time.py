"""A time can be read as more than one instant, or as none.

A clock without an offset needs a zone: the report's `timezone` or the site's. When clocks are put back, an
hour happens twice; when they are put forward, an hour does not happen at all. Write the offset.
"""

from __future__ import annotations

from ..model.diagnostic import Level
from .check import found_while_reading

LEVEL = Level.WARNING
BAD = """\
started_at: 2026-03-04T14:05
"""
GOOD = """\
started_at: 2026-03-04T14:05+00:00
"""

find = found_while_reading("ambiguous-time")
