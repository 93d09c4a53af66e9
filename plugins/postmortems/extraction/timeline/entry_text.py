"""What happened, as plain words: markup taken off, wrapped lines joined, cut to a bounded length."""

from __future__ import annotations

import re
from html import unescape

MAX_TEXT = 300
_LINK = re.compile(
    r"!?\[([^\[\]\n]{0,300})\](?:\([^()\s]{0,500}(?:\s\"[^\"\n]{0,100}\")?\)|\[[^\[\]\n]{0,100}\])"
)
_LABEL = re.compile(r"\[([^\[\]\n]{1,100})\]")
_NOTE = re.compile(r"\[\^[^\[\]\s]{1,40}\]:?")
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]{1,100})\]:", re.MULTILINE)
_HTML = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
_ADDRESS = re.compile(r"<(https?://[^<>\s]{1,500})>")
_EMPHASIS = re.compile(r"\*{1,3}|~~|(?<![A-Za-z0-9_`])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![A-Za-z0-9_])")
_CODE = re.compile(r"`+")
_BAR = re.compile(r"(?<!\\)\|")
_MARKS = re.compile(r"[*~_`|]")
_EDGE = " \t\n|:;,–—-"
_PLACEHOLDER = re.compile(
    r"(?:\W*\b(?:an?|action|brief|briefly|describe|description|detail|details|entry|event|example|happened|here|insert|"
    r"of|placeholder|short|taken|text|the|todo|what|your)\b){1,8}\W*|[\s.…?_-]*",
    re.IGNORECASE,
)


def link_labels(text: str) -> frozenset[str]:
    """Return the labels that a document defines links for, as in `[label]: https://…`."""
    return (
        frozenset(match[1].lower() for match in _DEFINITION.finditer(text)) if "]:" in text else frozenset()
    )


def plain(markup: str, labels: frozenset[str] = frozenset()) -> str:
    """Return one entry's words; code spans keep their characters. `labels` name links defined elsewhere."""
    text = markup[: 4 * MAX_TEXT]
    if "](" in text or "][" in text:
        text = _LINK.sub(r"\1", text)
    if labels and "[" in text:
        text = _LABEL.sub(lambda match: match[1] if match[1].lower() in labels else match[0], text)
    if "[^" in text:
        text = _NOTE.sub("", text)
    if "<" in text:
        text = _HTML.sub("", _ADDRESS.sub(r"\1", text))
    if "&" in text:
        text = unescape(text)
    if _MARKS.search(text):
        text = _BAR.sub(" ", _CODE.sub("", _EMPHASIS.sub("", text)))
    return " ".join(text.split()).lstrip(_EDGE).rstrip(" |")[:MAX_TEXT]


def is_placeholder(text: str) -> bool:
    """Tell whether nothing but a template's words stand here: `Short event description`."""
    return len(text) <= 80 and bool(_PLACEHOLDER.fullmatch(text))
