"""A field that the report's status requires is not there.

Every report needs `title`, `status`, `severity`, `services` and `started_at`: without them there is nothing
to list. The rest is required once the report is `final`; a draft is told as information, a report in review
as a warning, so that unfinished work can always be merged.
"""

from __future__ import annotations

from ..model.diagnostic import Level
from .check import found_while_reading

LEVEL = Level.ERROR
BAD = """\
status: final
resolved_at:
"""
GOOD = """\
status: final
resolved_at: 2026-03-04T15:30+00:00
"""

find = found_while_reading("missing-field")
