"""Where a text makes a person the cause, and where it only seems to: denied, asked, quoted, one of a list.

Most texts have few of the words that such phrases turn on, so these are looked for first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..patterns import deferred, likely, places, small
from .blaming_words import CAUSE, FAMILIES, INSTEAD, JUDGED, SLIP, Family

_KNOWN = tuple(deferred(rf"(?<![\w-])(?:{'|'.join(phrases)})(?!\w)") for _, _, phrases in FAMILIES)
_SIGNS = tuple(dict.fromkeys(sign for _, signs, _ in FAMILIES for sign in signs))
_DENIED = deferred(
    r"(?:\b(?:not|no|never|without|rather than|instead of|beyond|avoid(?:s|ing)?|nor|than|isn't|wasn't"
    r"|blaming|prevents?|against|reduces?|eliminates?|possib\w+ of|risk of|chance of|prone to|if|when|unless"
    r"|in case|any|how|whether|what|why|where|may|might|could|such as|including|like|e\.g\.?)\b[^.!?\n]{0,40}"
    r"|\b(?:assumed|suspected|presumed) (?:an? )?|[\"“‘'`(*_])$"
)
_DENIED_WISH = deferred(
    r"(?:\b(?:not|no|never|how|whether|what|why|where|nothing"
    r"|(?:reflect|check|ask|discuss|consider|decide) if)\b[^.!?,;\n]{0,40}|[\"“‘'`])$"
)
_LISTED = deferred(r"(?:, (?:or |and )?|\bor )$")
_LISTED_AFTER = deferred(r"s?(?:[,;]| and\b| or\b|\.\.|…)")
"""What stands around one of a list of causes that there are: "floods, human error, and so on"."""
_DENIED_AFTER = deferred(
    r"[\"”’'`]|[^.!?\n]{0,20}\b(?:is|are|was|were) (?:not|never)\b"
    r"|-(?:proof|prone)|\?",
)
_BY_A_THING = deferred(
    r"(?<!of the )(?<!of our )\b(?:script|job|system|service|software|program|function|bug|tool|process"
    r"|update|upgrade|change|release|migration|rollout|pipeline|automation|controller|scheduler|daemon"
    r"|rule|setup|configuration|misconfiguration|server|database|cluster)"
    r" (?:(?:that|which|also|then|had|has|have) ){0,2}$"
)
"""What is no person and does something by itself."""
_ACTS = deferred(r"(?:[a-z]+ly|is|are|was|were)\b")
_DENIALS = 60
_BEFORE, _BEHIND = 100, 60
"""How far from a sign a phrase reaches."""
_LINE = 400
"""How far from a phrase its quotation marks are looked for."""


def blame(text: str) -> Iterator[tuple[int, int, Family]]:
    """Yield where a text blames, and how, in order of place."""
    lower = small(text)
    last = 0
    for start, end, number in sorted(_phrases(lower, likely(text, _SIGNS))):
        family = FAMILIES[number][0]
        if start >= last and not _is_denied(lower, start, end, family):
            yield start, end, family
            last = end


def _phrases(lower: str, there: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield where phrases stand around signs of their family that are `there`, and the number of that."""
    for number, (_, signs, _) in enumerate(FAMILIES) if there else ():
        for at in places(lower, [sign for sign in there if sign in signs]):
            for found in _KNOWN[number].finditer(lower, max(0, at - _BEFORE), at + _BEHIND):
                if found.start() <= at < found.end():
                    yield *found.span(), number


def _is_denied(lower: str, start: int, end: int, family: Family) -> bool:
    """Tell whether what stands around a phrase takes it back."""
    before = max(0, start - _DENIALS)
    if _is_quoted(lower, start, end):
        return True
    if family in (SLIP, JUDGED) and _ACTS.match(lower, start) and _BY_A_THING.search(lower, before, start):
        return True
    if family is CAUSE and _LISTED.search(lower, before, start) and _LISTED_AFTER.match(lower, end):
        return True
    denied = _DENIED_WISH if family is INSTEAD else _DENIED
    return bool(_DENIED_AFTER.match(lower, end) or denied.search(lower, before, start))


def _is_quoted(lower: str, start: int, end: int) -> bool:
    """Tell whether a phrase stands inside quotation marks of its line, in those that are not long."""
    after = lower[end : end + _LINE].partition("\n")[0]
    begins = max(0, start - _LINE)
    before = lower[begins:start].rpartition("\n")[2]
    if begins and len(before) == _LINE:
        return False
    straight = before.count('"') % 2 == 1 and '"' in after
    return straight or (before.rfind("“") > before.rfind("”") and "”" in after)
