"""The same name stands twice in one mapping.

YAML readers silently keep one of the two values, and not all the same one. Here the first is used, and you
are told about the second.
"""

from __future__ import annotations

from ..model.diagnostic import Level
from .check import found_while_reading

LEVEL = Level.ERROR
BAD = """\
trigger: deploy
trigger: traffic
"""
GOOD = """\
trigger: deploy
"""

find = found_while_reading("duplicate-key")
