"""What decides the ranking, as data: what counts as a clue, what each kind is worth, where it has to stand.

Both who looks for clues, in Python and in the browser, take all of it from here.
"""

from __future__ import annotations

from typing import Final

from ..terms import COMMON

ERROR, NAME, HOST, WORD, PLAIN = "error", "name", "host", "word", "plain"
SERIAL, STATUS, NUMBER = "serial", "status", "number"
KINDS: Final = {
    ERROR: 2.0, NAME: 1.5, HOST: 0.5, WORD: 1.0, PLAIN: 1.0, SERIAL: 1.5, STATUS: 1.5, NUMBER: 1.0,
}  # fmt: skip
"""What a shared clue of each kind is worth; of a long text those are looked for first that stand first.

A plain word is one that stands in any report, a serial one a name with a number in it, a status one of HTTP.
"""
ORDER: Final = {kind: place for place, kind in enumerate(KINDS)}
FIELDS: Final = {"chosen": 3, "told": 2, "body": 1}
"""How often a clue counts that stands in the title or a fact, in a sentence of a field, or in the text."""
SATURATION, LENGTH = 1.2, 0.4
"""How soon more of the same clue adds little, and how much a long report is held against it (BM25)."""
SCALE: Final = 10
"""What a weight is multiplied by to become a whole number, with which every machine counts alike."""
OF_A_REPORT, OF_A_CLUE, ASKED, OF_A_KIND = 120, 250, 48, 12
"""The most clues of a report that are kept, the most reports of a clue, the most clues that are asked for.

Of one kind are so many asked for before others have had their turn: a log is full of names.
"""
FLOOR, SHARE = 3 * SCALE, 0.2
"""What a report has to share to be told at all, and of what the first one shares."""
LOADED: Final = 160_000
"""How many bytes of pieces are loaded for a text: those of the most telling clues first."""
READ: Final = 200_000
"""How many characters of a text are read: half of them from its beginning, half from its end."""

_BLANKLESS: Final = "\\u3400-\\u9fff\\uf900-\\ufaff\\uac00-\\ud7af"
_KANA: Final = "\\u3040-\\u30ff"
_WRONG: Final = "error|exception|timeout|failure|fault|panic|killed|denied|refused|exceeded|exhausted"
ALNUM: Final = "<alnum>"
"""Stands in patterns for a letter, a digit or `_`, of scripts with blanks between words."""
IN_PYTHON: Final = rf"[^\W{_BLANKLESS}{_KANA}]"
IN_BROWSERS: Final = rf"(?:(?![{_BLANKLESS}{_KANA}])[\p{{L}}\p{{N}}_])"
PATTERNS: Final = {
    "token": rf"{ALNUM}+(?:[.'’-]{ALNUM}+)*|[{_KANA}]+|[{_BLANKLESS}]+",
    "blankless": rf"^[{_BLANKLESS}]",
    "kana": rf"^[{_KANA}]",
    "status": r"^[45][0-9]{2}$",
    "number": r"^(?:[0-9][.-]?){4,}$",
    "opaque": r"^(?=[a-f-]*[0-9])[0-9a-f]{8,}(?:-[0-9a-f]{4,})*$",
    "name": r"[0-9._-]|[a-z][A-Z]|[A-Z]{2}[a-z]",
    "error": (
        rf"[a-z](?:{_WRONG.title()}|BackOff)s?$|[_-](?:{_WRONG})s?$"
        r"|^E[A-Z]{4,}$|^SIG[A-Z]{3,}$|^[A-Z]{2,}(?:_[A-Z0-9]+)+$"
    ),
    "letter": r"[a-z]|[^\x00-\x7f]",
    "piece": r"[^.'’_-]+",
    "numbered": r"^([^0-9]*)[0-9]+$",
    "digit": r"[0-9]",
    "hump": r"[A-Z]+(?![a-z])|[A-Z]?[^A-Z0-9]+",
}
"""What is looked for. None can take the same letters in two ways, so each takes as long as the text is."""


def for_browsers() -> dict[str, object]:
    """Return what a page needs to find the same clues and to rank alike."""
    patterns = {name: pattern.replace(ALNUM, IN_BROWSERS) for name, pattern in PATTERNS.items()}
    return {
        "patterns": patterns, "common": sorted(COMMON), "kinds": list(KINDS), "asked": ASKED,
        "of_a_kind": OF_A_KIND, "read": READ, "loaded": LOADED, "floor": FLOOR, "share": SHARE,
    }  # fmt: skip
