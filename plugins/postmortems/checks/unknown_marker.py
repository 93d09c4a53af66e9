"""A comment in a page of the site asks for a part, a parameter or a value that there is not.

`<!-- postmortems: latest service=checkout limit=5 -->` places the latest incidents of a service. What is
misspelt in it would silently show something else, or nothing. [Parts for pages of yours](../parts.md) lists
what there is.

A service, a tag or another word that no report has yet is a note, unless it is most like one that some have.
"""

from __future__ import annotations

from ..model.diagnostic import Level
from .check import found_elsewhere

LEVEL = Level.WARNING
BAD = """\
# How the shop stands

<!-- postmortems: latest servce=checkout -->
"""
GOOD = """\
# How the shop stands

<!-- postmortems: latest service=checkout -->
"""
find = found_elsewhere
