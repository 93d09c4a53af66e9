"""A field's value is not of the kind that its name promises.

Nothing is guessed: a severity that the site does not have, a month 13, a percentage of 120 or a link
without `https://` would end up in tables and figures that people trust.

Which words a site allows is said in mkdocs.yml (`severities`, `services`, `triggers`, `fields`), with aliases
for what people write instead; `--fix` puts the site's own word in their place.
"""

from __future__ import annotations

from ..model.diagnostic import Level
from .check import found_while_reading

LEVEL = Level.ERROR
BAD = """\
severity: SEV9
"""
GOOD = """\
severity: SEV2
"""

find = found_while_reading("invalid-value")
