"""What a sentence above a list announces: `We will do the following:`, `Changes we are making:`."""

from __future__ import annotations

from collections.abc import Callable

from ...patterns import deferred
from .phrases import PROMISE, asks, is_plan

_OPENING = 200
_TO_PREVENT = deferred(r"(?i)(?:in order |so as )?to (?:help )?(?:prevent|avoid|make sure)\b.{1,160}\bwe\b")
_MEASURES = "(?:steps?|fix(?:es)?|improvements?|actions?|measures?|changes?|follow-ups?|work|tasks?)"
_FOLLOWING = deferred(
    r"(?i)(?!.*\byou\b).*\bwill (?:\w{2,20} ){1,3}(?:the )?following (?:[\w-]{1,20} )?"
    rf"(?:items?|things?|points?|{_MEASURES})\b"
)
_IN_WAYS = deferred(
    r"(?i)(?:\b(?:is|are|will be)|['’]re) (?:\w{2,20}ly )?\w{2,20}ing\b.{1,120} in "
    r"(?:the following|several|various|a few|two|three|four|\w{2,10} different) ways\W*$"
)
"""What say of all that stands below them that it is to be done, or under way."""
_TRACKED = deferred(r"(?i)\bfollowing (?:issues|tickets|tasks|pull requests|merge requests)\W*$")
_ANNOUNCES = deferred(
    r"(?is)(?!.*\b(?:was|were|been|made|took|had|you)\b).*(?:"
    rf"\b(?:next|remaining|planned|upcoming|future|further|open)\s(?:[\w-]{{1,20}}\s)?{_MEASURES}\b|"
    rf"\b{_MEASURES}\s(?:are|is|will be|we(?: are|['’]re))\s(?:now )?(?:planned|put|taken|\w{{1,20}}ing)\b|"
    rf"(?:\b(?:is|are)|['’]re)\s(?:now )?(?:tak|mak|plann)ing\s(?:[\w-]{{1,20}}\s){{0,3}}{_MEASURES}\b|"
    r"\bwill(?: also| now)?\W{0,4}\Z)"
)
"""What stands above tasks, whoever does them: `The next steps are:`, `Changes we're making:`, `Ops will:`."""
_LEADS_ON = deferred(r"(?i)\b(?:we|i|the team)(?:['’]ll| will| are going to| plan to)(?: also| now)?\Z")


def promised_by(text: str) -> Callable[[str], bool] | None:
    """Return which items below a paragraph are measures: those that ask below `We will do the following:`.

    Where it says what they are to prevent, or goes on in them, all are; None where it announces none.
    """
    said = text.rstrip("*_ \n…")
    if _LEADS_ON.search(said[-_OPENING:]):
        return bool
    if said[-1:] not in (":", "："):
        return None
    last = said[-_OPENING:].rpartition(". ")[2]
    if _TRACKED.search(last) and is_plan(said):
        return bool
    if _TO_PREVENT.match(last) or _FOLLOWING.match(last) or _IN_WAYS.search(last):
        return bool
    return asks if PROMISE.search(last) or _ANNOUNCES.match(last) else None
