"""Our own code could not deal with a file.

This is a mistake in mkdocs-postmortems and none of the author's. It costs the file that brought it about, in
a line that names it, and not the others their check; the last site stays as it was. Please report it with the
file. No setting lowers it: what would be published is not what the report says.
"""

from __future__ import annotations

from ..model.diagnostic import Level
from .check import found_elsewhere

LEVEL = Level.ERROR
BAD = """\
# A report that no version of this package should stumble over, and one does
"""
GOOD = """\
# The same report, with a version in which the mistake is mended
"""
find = found_elsewhere
