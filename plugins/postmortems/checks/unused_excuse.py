"""An excuse has no effect.

`<!-- postmortems: allow CODE because REASON -->` excuses a problem on its own line or on the next that is not
blank, in front matter `# postmortems: allow CODE because REASON` does. One for `missing-section` may stand
where the section would, or at the top for all. When the problem is gone, or the reason was
never written, the excuse is noise that hides the next problem.
"""

from __future__ import annotations

from ..model.diagnostic import Level
from .check import found_elsewhere

LEVEL = Level.WARNING
BAD = """\
## Summary

<!-- postmortems: allow empty-section because it is filled next week -->
Checkout was down.
"""
GOOD = """\
## Summary

Checkout was down.
"""
find = found_elsewhere
