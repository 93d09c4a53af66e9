"""What a sentence above a list announces: `We will do the following:`, `Next steps:`, `Benefits:`."""

from __future__ import annotations

from collections.abc import Callable

from ...headings.grammar import asks_why
from ...model.document import Block
from ...patterns import deferred
from ..text.orders import is_order
from .fields import kind_of
from .phrases import PROMISE, asks, is_doing, is_plan, is_remark
from .said import PRIORITY

_OPENING = 200
_TO_PREVENT = deferred(
    r"(?i)(?!.*\byou\b)(?:in order |so as )?to (?:help )?(?:(?:prevent|avoid|make sure)\b.{1,160}\bwe\b"
    r"|(?:prevent|avoid)\b[^,;]{0,60}\b(?:this|such|similar|another|repeats?|again|recurrence|future)\b"
    r"[^,;]{0,60}\Z)"
    r"|(?:pour (?:éviter|prévenir|empêcher)|para (?:evitar|prevenir|impedir))\b[^,;]{0,60}"
    r"\b(?:reprodui\w+|avenir|vuelv[ae]n?|repit[ae]n?|futuro|nov[oa]|nuevo)\b[^,;]{0,60}\Z"
    r"|um\b[^,;]{0,60}\b(?:künftig|zukunft|wieder|erneut)\b[^,;]{0,60}\b(?:verhindern|vermeiden)\W*\Z"
)
_MEASURES = "(?:steps?|fix(?:es)?|improvements?|actions?|measures?|changes?|follow-ups?|work|tasks?)"
_FOLLOWING = deferred(
    r"(?i)(?!.*\byou\b).*\bwill (?:\w{2,20} ){1,3}(?:the )?following(?:\W*\Z| (?:[\w-]{1,20} )?"
    rf"(?:items?|things?|points?|{_MEASURES})\b)"
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
_LEADS_TO_DEEDS = deferred(
    r"(?i)\b(?:(?:we|the team)(?: are| will be)|we['’]re)(?: also| now| currently)?:?\Z"
)
_OF_MEASURES = deferred(
    r"(?i)(?:(?:key|main|expected) )?(?:features?|benefits?|effects?|advantages?|merkmale|vorteile"
    r"|fonctionnalités|avantages|bénéfices|características|funcionalidades|beneficios|benefícios|ventajas|vantagens"
    r"|特点|优势|效果|特徴|利点)(?: (?:of|d[eo]s?|de[lr]|da)\b.{1,60})?"
)
"""What stands above a list that tells what measures can, or bring: `Benefits`, `Features of the script`."""
_DEFINES = deferred(r"(?i)(?<!\bby )\b(?:types|kinds|categories|levels|priority|legend)\s?[:：]\s*\Z")
_DEFINED = deferred(r"(?P<name>[\w-]{2,12})\s?(?:[:=–—-]|->)\s(?P<rest>\w[^\n]*)")


def promised_by(text: str) -> Callable[[str], bool] | None:
    """Return which items below a paragraph are measures: those that ask below `We will do the following:`.

    Where it says what they are to prevent, or goes on in them, all are, but for sentences below what only
    names them (`Next steps:`); None where it announces none.
    """
    said = text.rstrip("*_ \n…")
    if _LEADS_ON.search(said[-_OPENING:]):
        return bool
    if _LEADS_TO_DEEDS.search(said[-_OPENING:]):
        return is_doing
    if said[-1:] not in (":", "："):
        return None
    last = said[-_OPENING:].rpartition(". ")[2]
    if _TRACKED.search(last) and is_plan(said):
        return bool
    if _TO_PREVENT.match(last) or _FOLLOWING.match(last) or _IN_WAYS.search(last):
        return bool
    if _ANNOUNCES.match(last):
        return lambda item: not is_remark(item)
    return (lambda item: asks(item) or is_doing(item)) if PROMISE.search(last) else None


def items_below(title: str, line: str = "") -> Callable[[Block], bool]:
    """Return which items count below a title or a line: none where it asks why, has questions, or benefits.

    Below one that ends with `types:` count those that do not say what each is.
    """
    is_told = asks_why(title) or "question" in title.lower() or _OF_MEASURES.fullmatch(title)
    defines = _DEFINES.search(line[-40:])
    return lambda block: not (is_told or (defines and _is_defined(block.text)))


def _is_defined(text: str) -> bool:
    """Tell whether an item says what a kind or a priority is: `P0 - blocks the release`."""
    found = _DEFINED.match(text)
    if not found or not (kind_of(found["name"]) or PRIORITY.fullmatch(found["name"])):
        return False
    return not is_order(found["rest"]) or found["rest"].lower().startswith(found["name"].lower())
