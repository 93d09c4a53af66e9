"""Regular expressions that are compiled when they are first used.

One report needs a quarter to a half of all that there are, and to compile the others would take as long as to
read ten reports.
"""

from __future__ import annotations

import re
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
