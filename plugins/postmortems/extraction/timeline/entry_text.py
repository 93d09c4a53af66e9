"""What happened, as plain words: markup taken off, wrapped lines joined, cut to a bounded length."""

from __future__ import annotations

import re

from ...patterns import deferred
from ..text.unmarked import unmarked

MAX_TEXT = 300
_BAR = deferred(r"(?<!\\)\|")
_EDGE = " \t\n|:;,–—-"
_PLACEHOLDER = deferred(
    r"\A(?:\W*+\b(?:an?|action|brief|briefly|describe|description|detail|details|entry|event|example|happened|here|insert|"
    r"of|placeholder|short|taken|text|the|todo|what|your)\b){1,8}+\W*+|[\s.…?_-]*+",
    re.IGNORECASE,
)


def plain(markup: str, labels: frozenset[str] = frozenset()) -> str:
    """Return one entry's words on one line; `labels` name links defined elsewhere."""
    if not markup:
        return ""  # there is nothing before most times
    text = unmarked(markup[: 4 * MAX_TEXT], labels)
    text = _BAR.sub(" ", text) if "|" in text else text
    return " ".join(text.split()).lstrip(_EDGE).rstrip(" |")[:MAX_TEXT]


def is_placeholder(text: str) -> bool:
    """Tell whether nothing but a template's words stand here: `Short event description`."""
    return len(text) <= 80 and bool(_PLACEHOLDER.fullmatch(text))
