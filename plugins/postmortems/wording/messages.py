"""What a message says of text that somebody else wrote."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import SequenceMatcher, get_close_matches
from heapq import nlargest
from itertools import accumulate

from ..patterns import deferred

MANY, ALIKE = 200, 25
"""How many words are compared letter by letter, at 15 microseconds each; of more only some that are alike."""
_NOT_PRINTABLE = deferred(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    "|(?<![^\x00-\x22\x24-\x29\x2b-\x2f\x3a-\x7f\ufe00-\ufe0f])[\ufe0e\ufe0f]"
)
"""Controls, what turns the direction of text, and what Unicode lets a display leave out. The sign that makes
a picture of the one before (`U+FE0F`) stays where that is no letter."""
MAX_MESSAGE = 2000
_LISTED = 300


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the sentence that proposes the known word most like `word`.

    An empty string where none is like it, or two are as much so.
    """
    found = closest(word, known)
    return f"did you mean `{found}`?" if found else ""


def closest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Return the known word most like `word`; "" where none is like it, or two are as much so."""
    options = list(known)
    if not options:
        return ""
    lower, spelled = word.lower()[:100], dict(zip(map(str.lower, options), options, strict=True))
    close = get_close_matches(lower, _likely(lower, spelled), n=2, cutoff=cutoff)
    first, *others = (SequenceMatcher(None, option, lower).ratio() for option in close or [lower])
    return spelled[close[0]] if close and first not in others else ""


def _likely(word: str, known: Collection[str]) -> Collection[str]:
    """Return the words to compare with: of many only those that share a half, which one slip leaves whole.

    Of too many, those that begin alike for longest.
    """
    if len(known) <= MANY:
        return known
    middle = (len(word) + 1) // 2
    first, second = word[:middle], word[-middle:]
    alike = [option for option in known if option.startswith(first) or option.endswith(second)]
    return nlargest(ALIKE, alike, key=lambda option: _shared(option, word))


def _shared(one: str, other: str) -> int:
    """Return how many letters two words have alike from their start on."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))


def shorten(text: str, limit: int = 60) -> str:
    """Return text as it may stand in a message or a table: on one line, cut where it is long."""
    line = " ".join(text[: limit * 8].split())
    return line if len(line) <= limit and len(text) <= limit * 8 else line[: limit - 1].rstrip() + "…"


def one_of(names: Iterable[str]) -> str:
    """Return what something may be, as messages list it: of many names the first, and how many are left."""
    known = [shorten(name) for name in names]
    ends = accumulate(len(name) + 2 for name in known)
    told = [name for name, end in zip(known, ends, strict=True) if end < _LISTED]
    more = f", and {len(known) - len(told)} more" if len(told) < len(known) else ""
    return f"one of {', '.join(told)}{more}"


def lines(*parts: str) -> str:
    """Join the parts of a help text that are not empty."""
    return "\n".join(part for part in parts if part)


def printable(text: str) -> str:
    """Show what a terminal would obey or hide; a tab takes one column."""
    if text.isascii() and text.isprintable() and len(text) <= MAX_MESSAGE:
        return text
    return _NOT_PRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text[:MAX_MESSAGE].replace("\t", " "))
