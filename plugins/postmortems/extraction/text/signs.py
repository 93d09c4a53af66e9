"""Signs before rules: an expression is tried only on a text that has one of the signs of what it finds."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...patterns import deferred


class Signed:
    """An expression with some signs, in small letters, one of which each text that it fits has.

    `signs` are written `owner|assigned `; a test makes texts from the expression itself.
    """

    def __init__(self, signs: str, expression: str) -> None:
        self.signs = tuple(signs.split("|"))
        self.says = deferred(expression)

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Return where it first stands in a text, from an offset on."""
        return self.says.search(text, at) if may_say(text, self.signs) else None

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Return it where it stands at an offset of a text."""
        return self.says.match(text, at) if may_say(text, self.signs) else None

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        """Return all places where it stands in a text."""
        return self.says.finditer(text) if may_say(text, self.signs) else ()


def may_say(text: str, signs: tuple[str, ...]) -> bool:
    """Tell whether a text may have one of some words, or parts of them, in any case, for a quick look.

    Beyond ASCII it always may: there, what an expression takes for the same letter is not one letter.
    """
    if not text.isascii():
        return True
    low = text.lower()
    for sign in signs:  # noqa: SIM110 (a generator takes twice as long)
        if sign in low:
            return True
    return False
