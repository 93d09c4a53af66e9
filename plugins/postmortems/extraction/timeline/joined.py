"""Whether a document writes clocks as four digits without a sign, `0915`: elsewhere these are numbers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

from ...patterns import deferred
from ..notation.clock import JOINED
from .timeline_sections import Scope

LEAST, MOST = 3, 100
"""How many lines have to begin so, and how many are looked at in one part."""
_LINE = deferred(
    rf"(?m)^[ \t]*+(?:(?:[-*+•|]|#{{1,6}}|[0-9]{{1,2}}[.)])[ \t]*+)?[*_`\[(~]{{0,4}}{JOINED}"
    r"(?=[hH]?[*_`\])]{0,4}(?:[\s:|,;–—-]|$))"
)
_LINE_WITH_COLON = deferred(
    rf"(?m)^[ \t]*+(?:[-*+•][ \t]*+)?[*_`\[(~]{{0,4}}{JOINED}[*_`\])]{{0,4}}"
    r"(?:\([^()\s]{1,300}\))?: (?=[^\W\d_])"
)


def writes_joined(text: str, scopes: Sequence[Scope]) -> bool:
    """Tell whether lines of the timelines begin so, nearly all of them in order, and not with years.

    Where no part is one, lines of any do that rise, with a colon behind that: `1015: the pump stops`.
    """
    is_named = any(scope.timeline for scope in scopes)
    begins = _LINE if is_named else _LINE_WITH_COLON
    found = [
        line["hour"] + line["minute"]
        for scope in scopes if scope.timeline or not is_named
        for line in islice(begins.finditer(text, scope.start, scope.end), MOST)
    ]  # fmt: skip
    forth = sum(earlier < later for earlier, later in pairwise(found))
    back = sum(earlier > later for earlier, later in pairwise(found))
    are_years = all("1980" < clock < "2040" for clock in found)
    against = min(forth, back) if is_named else back
    return len(found) >= LEAST and 4 * against < len(found) and not are_years
