"""The words of a heading, however they are written: numbers, signs, accents and short forms taken off."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from ..patterns import deferred

MAX_TITLE = 300
"""How much of a heading is looked at, in characters: nobody's section needs more."""
_SHORTCODE = deferred(r":[a-z_0-9+-]{2,40}:")
_NO_LETTER = deferred(r"[^\w(\[]+")
_NUMBER = deferred(
    r"(?i)\A(?:(?:section|part|step)\s+)?(?:\d++(?:[.)]\d*+)*+|(?:[ivx]{1,4}|[a-k])(?=[.)]))[.):]*+\s++"
    r"|\A(?:appendix|annexe?|anhang|anexo)(?: (?:\d{1,2}|[a-z]))? ?(?:[:–—]|-(?= )) ?(?=\S)"
)
_NUMBERED = "0123456789abcdefghijkvxspABCDEFGHIJKVXSP"
"""How a number begins, and the word before one."""
_NOT = deferred(r"n't\b")
_POSTMORTEM = deferred(r"\bpost[- ]mortem")
_SHORTENED = deferred(r"'(?:d|s|re|ve|ll|m)\b")
_ACCENT = deferred("[\u0300-\u036f]")
_REMARK = deferred(r"\([^()]*\)|\[[^\[\]]*\]")
_NO_WORD = deferred(r"[\W_]+")
_APART = bytes(sign if chr(sign).isalnum() else 32 for sign in range(128)).ljust(256)
_PLAIN = deferred(r"[A-Za-z]{1,25}(?: [A-Za-z]{1,25}){0,9}")
"""Words of which nothing has to be taken off."""


@lru_cache(maxsize=1 << 12)
def normalise(title: str) -> str:
    """Return a heading's words: lower case, without number, remark in brackets, emoji and punctuation."""
    if _PLAIN.fullmatch(title):
        return title.lower()
    text = unnumbered(unicodedata.normalize("NFC", " ".join(title[:MAX_TITLE].split())))
    text = (_REMARK.sub(" ", text) if "(" in text or "[" in text else text).replace("&", " and ")
    if text.isascii():
        return " ".join(text.lower().encode().translate(_APART).decode().split())  # which takes a third
    return _NO_WORD.sub(" ", text).strip().lower()


def unnumbered(text: str) -> str:
    """Return a text without the signs and the number at its beginning."""
    if not text[:1].isalnum() and (found := _NO_LETTER.match(text)):
        text = text[found.end() :]
    if not text[:1].isascii() or text[:1] in _NUMBERED:
        found = _NUMBER.match(text)
        text = text[found.end() :] if found else text
    return text


def folded(title: str) -> str:
    """Return the beginning of a title in small letters, without accents, short forms and names of signs."""
    text = " ".join(title[:MAX_TITLE].split())
    if not text.isascii():
        text = unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFKD", text)))
    text = text.casefold()
    text = _POSTMORTEM.sub("postmortem", text)
    if ":" in text:
        text = _SHORTCODE.sub(" ", text).strip()
    text = text.replace("’", "'")
    return _SHORTENED.sub("", _NOT.sub(" not", text).replace("'ll ", " will ")) if "'" in text else text
