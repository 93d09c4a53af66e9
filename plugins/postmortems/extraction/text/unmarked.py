"""What a piece of Markdown says, its markup taken off: for what the parser never saw by itself."""

from __future__ import annotations

import re
from html import unescape

from ...patterns import deferred, shape
from ...reading.elements import is_word

_LINK = deferred(
    r"!?\[([^\[\]]{0,300})\](?:\([^()\s]{0,500}(?:\s\"[^\"\n]{0,100}\")?\)|\[[^\[\]\n]{0,100}\])"
)
_LABEL = deferred(r"\[([^\[\]\n]{1,100})\]")
_NOTE = deferred(r"\[\^[^\[\]\s]{1,40}\]:?")
_DEFINITION = deferred(r"(?m)^ {0,3}\[([^\[\]\n]{1,100})\]:")
_HTML = deferred(r"</?[A-Za-z][^<>\n]{0,200}>")
_ADDRESS = deferred(r"<(https?://[^<>\s]{1,500})>")
_EMPHASIS = deferred(r"\*{1,3}|~~|(?<![A-Za-z0-9_`])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![A-Za-z0-9_])")
_CODE = deferred(r"`+")
_BREAK = deferred(r"(?i)<br\s{0,3}/?>")
_MARKS = deferred(r"[*~_`]")
_SIGNS = deferred(r"[\\`&]")
_ANY = deferred(r"[*~_`\\&<\[]")
_PLAIN = deferred(
    r"(?<!`)(?P<ticks>`{1,3})(?!`)(?P<code>[^`\n]{1,300})(?P=ticks)(?!`)|\\(?P<sign>[!-/:-@\[-`{-~])"
    r"|&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
"""What says signs without their meaning: code, an escape, a character by its number or name."""
_ASIDE = {sign: 0xE000 + sign for sign in range(33, 127) if not chr(sign).isalnum()}
_BACK = {there: here for here, there in _ASIDE.items()}


def link_labels(text: str) -> frozenset[str]:
    """Return the labels that a document defines links for, as in `[label]: https://…`."""
    found = _DEFINITION.finditer(text) if "]:" in shape(text) else ()
    return frozenset(match[1].lower() for match in found)


def unmarked(markup: str, labels: frozenset[str] = frozenset()) -> str:
    """Return the words of some Markdown on their lines; `labels` name links defined elsewhere.

    A sign of emphasis counts alone too: its other one may stand before or behind what was cut out.
    """
    if not _ANY.search(markup):
        return markup
    aside = bool(_SIGNS.search(markup))
    text = _PLAIN.sub(_aside, markup) if aside else markup
    if "](" in text or "][" in text:
        text = _LINK.sub(r"\1", text)
    if labels and "[" in text:
        text = _LABEL.sub(lambda match: match[1] if match[1].lower() in labels else match[0], text)
    if "[^" in text:
        text = _NOTE.sub("", text)
    if "<" in text:
        text = _HTML.sub(_words, _ADDRESS.sub(r"\1", _BREAK.sub("\n", text)))
    if "&" in text:
        text = unescape(text)
    text = _CODE.sub("", _EMPHASIS.sub("", text)) if _MARKS.search(text) else text
    return text.translate(_BACK) if aside else text


def _words(tag: re.Match[str]) -> str:
    """Return a tag that is a word in brackets, a blank for one behind a term, and nothing of others."""
    return tag[0] if is_word(tag[0]) else " " * tag[0].lower().startswith("<dd")


def _aside(match: re.Match[str]) -> str:
    """Put what is no markup where nothing takes it for some."""
    return (match["code"] or match["sign"] or unescape(match[0])).translate(_ASIDE)
