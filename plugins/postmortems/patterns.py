"""Regular expressions that are compiled when they are first used.

One report needs a quarter to a half of all that there are, and to compile the others would take as long as to
read ten reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, AnyStr, Generic, cast

METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split")


class Deferred(Generic[AnyStr]):
    """An expression; it is compiled as soon as it is asked for more than its text."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update({method: getattr(compiled, method) for method in METHODS})
        return getattr(compiled, name)


def deferred(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what acts as the compiled expression."""
    return cast("re.Pattern[AnyStr]", Deferred(expression, flags))


def places(text: str, signs: Iterable[str], begin: int = 0) -> Iterator[int]:
    """Yield where some signs stand in a text, sign by sign: sooner than an expression would find them."""
    for sign in signs:
        at = text.find(sign, begin)
        while at >= 0:
            yield at
            at = text.find(sign, at + 1)


def small(text: str) -> str:
    """Return a text in small letters, each at the offset of its own; one that grows is cut."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(letter.lower()[:1] for letter in text)
