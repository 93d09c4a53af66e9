"""What a name may be: an id, a folder of pages, and the path of a file that is published."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from ..patterns import deferred

LONGEST = 200
"""How many bytes the name of a file or folder has at most, its ending included; systems end at 255."""
MAX_PATH = 1000
LONGEST_ID = LONGEST - len(".html")
LIST = "index.html"
"""The file of the list of all reports, where a report of this name would need a folder."""
_SLUG = deferred(r"[^\W_][\w.-]*")
_RESERVED = deferred(r"(?i)(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?:\..*)?")
_MARKUP = frozenset('"<>\\')
_INVISIBLE = deferred(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufdd0-\ufdef\ufe00-\ufe0e\uffa0\ufffe\uffff\U000e0000-\U000e0fff]"
)
"""What shows nothing although its category is that of letters, marks, symbols or none."""
_MARKS = frozenset({"Mn", "Mc"})
VARIANT = "\ufe0f"
"""It makes an emoji of a letter; paths may have it, ids have no emoji."""
_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Control characters, what is invisible or turns the direction of text, halves of pairs, ends of lines."""


def odd_letter(text: str) -> str:
    """Return the first letter that no path of a site's files may have, as messages show it; "" for none."""
    if text.isascii() and text.isprintable() and _MARKUP.isdisjoint(text):
        return ""
    for letter in text:
        if letter in _MARKUP:
            return f"`{letter}`"
        if _INVISIBLE.match(letter) or unicodedata.category(letter) in _CATEGORIES:
            return f"U+{ord(letter):04X}"
    return ""


def id_of(text: str) -> str:
    """Return a text as an id: letters with their accents in one piece, as keyboards write them.

    Some disks, those of older Macs above all, keep the accents of a file's name apart.
    """
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def is_slug(text: str) -> bool:
    """Tell whether text can be an id: part of an address, and a file's name on any machine."""
    return not why_no_id(text)


def why_no_id(text: str) -> str:
    """Return what keeps a text from being an id, "" where it can be one."""
    text = id_of(text)
    if not _SLUG.fullmatch(_without_marks(text)) or text.endswith("."):
        return "it is not written as an id is"
    if odd := odd_letter(text):
        return f"it has the invisible letter {odd}"
    if is_reserved(text):
        return "Windows keeps this name for a device"
    if key_of(text) == LIST:
        return "a page of the plugin has its place"
    size = len(text.encode("utf-8", "replace"))
    return f"it has {size} bytes, at most {LONGEST_ID} fit" if size > LONGEST_ID else ""


def _without_marks(text: str) -> str:
    """Return a text without what many scripts write above, below and beside the letter before it."""
    if text.isascii():
        return text
    return text[:1] + "".join(
        letter for letter in text[1:] if letter == VARIANT or unicodedata.category(letter) not in _MARKS
    )


def is_reserved(name: str) -> bool:
    """Tell whether Windows opens a device instead of a file of this name, whatever its ending."""
    return bool(_RESERVED.fullmatch(name))


def why_no_folder(parts: Sequence[str], *, is_shown: bool) -> str:
    """Return what keeps a folder's path from being one, "" where nothing does; pages of one are shown."""
    path = "/".join(parts)
    if len(path) > MAX_PATH or any(len(part.encode("utf-8", "replace")) > LONGEST for part in parts):
        return f"a name has at most {LONGEST} bytes, and all together {MAX_PATH} letters"
    if ".git" in map(str.lower, parts):
        return "Git keeps its own files there"
    if odd := odd_letter(path):
        return f"it has {odd} in it"
    return _why_no_place(parts) if is_shown else ""


def _why_no_place(parts: Sequence[str]) -> str:
    odd = next((letter for letter in "/".join(parts) if letter in "#?%*|"), "")
    if odd:
        return f"it has `{odd}` in it"
    kept = next((part for part in parts if is_reserved(part) or part.startswith((".", "_"))), "")
    if kept:
        return f"`{kept}` is no folder that every host and machine shows"
    return "a folder's name does not end like this" if any(p.endswith((".", " ")) for p in parts) else ""


@lru_cache(maxsize=1_000)
def letters_of(text: str) -> str:
    """Return the letters and digits of a word: what `started-at`, `Started_At` and `startedAt` share."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text[:LONGEST]).casefold()))


def key_of(name: str) -> str:
    """Return what a name has in common with all that are the same one on some disk.

    Neither case nor how an accent is written counts there.
    """
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
