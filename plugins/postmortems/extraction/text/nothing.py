"""What is written where nothing is said: `N/A`, `???`, `to be decided`, a form's text in brackets."""

from __future__ import annotations

from functools import lru_cache

from ...patterns import deferred
from ...sections import normalise

_NOTHING = (
    "|n a|na|none|tbd|tba|todo|unknown|unassigned|nobody|nobody yet|no one|no one yet|not assigned|"
    "nothing|not assigned yet|not yet assigned|to be assigned|to be decided|to be determined|to be defined|"
    "not yet decided|noch offen|à définir|por definir|a definir|未定|no action items|none yet|keine|aucune|"
    "ninguno|action item|action|owner|link to issue"
)
_PLACEHOLDERS = frozenset(_NOTHING.split("|"))
_FIRST = frozenset(("section", "part", "step", *(words.partition(" ")[0] for words in _PLACEHOLDERS)))
"""With what one of them may begin, and a number before it."""
_FIRST_WORD = deferred(r"[A-Za-z]{2,}+(?=[ ,-]|\Z)|[0-9]\S*+\Z")
_AND_SO_ON = deferred(r"(?:\.{2,}|…)\s*(?:another|more|etc|next|and so on|weitere|autres)?\b[^.]{0,30}", 2)


@lru_cache(maxsize=1 << 10)
def is_placeholder(text: str) -> bool:
    """Tell whether nothing is said: `N/A`, `???`, `... another item`, or a form's text in brackets."""
    bare = text.strip()
    first = _FIRST_WORD.match(bare)
    if first and first[0].lower() not in _FIRST and bare.isascii():
        return False  # as most texts tell at once
    in_brackets = bare[:1] in "[<{" and bare[-1:] in "]>}" and not bare[1:-1].count(bare[:1])
    if in_brackets or (bare.startswith("{{") and bare.endswith("}}")) or normalise(bare) in _PLACEHOLDERS:
        return True
    return bare[:1] in (".", "…") and _AND_SO_ON.fullmatch(bare) is not None
