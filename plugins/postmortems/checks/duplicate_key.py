"""The same name stands twice in one mapping.

YAML readers silently keep one of the two values, and not all the same one. Here the first is used, and you
are told about the second.

It happens when two people each add a field, or when a field is moved and the old line stays. Names that
differ only in case or in `-` and `_` are two fields: one is told as unknown, with the name that is meant.
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
