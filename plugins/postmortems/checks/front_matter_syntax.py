"""The front matter cannot be read as it stands.

Front matter opens with `---` on the first line and closes with the next `---`; between them stand
`name: value` pairs in a narrow form of YAML. Every value stays what was written, so `10:00` is not 600 and
`no` is not false. Anchors, aliases, tags, tabs for indentation, control characters and invisible line ends
are not read; characters without width, such as a byte-order mark in the midst, are warned of and read past.
One broken line costs its own field; the others are read and checked.
"""

from __future__ import annotations

from ..model.diagnostic import Level
from .check import found_while_reading

LEVEL = Level.ERROR
BAD = """\
title: Outage: checkout down
"""
GOOD = """\
title: "Outage: checkout down"
"""

find = found_while_reading("front-matter-syntax")
