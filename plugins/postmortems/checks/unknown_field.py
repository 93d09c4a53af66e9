"""A field has a name that nobody declared.

A misspelt name is a value that silently goes missing. The setting `fields` declares fields of a site's own,
which are checked, shown and exported like ours. Any others start with `x-`; they are kept, exported and not
checked.

A name of the same letters, such as `Title` or `started-at`, is what `--fix` mends.
"""

from __future__ import annotations

from ..model.diagnostic import Level
from .check import found_while_reading

LEVEL = Level.ERROR
BAD = """\
severty: SEV2
"""
GOOD = """\
x-cost-centre: 4711
"""

find = found_while_reading("unknown-field")
