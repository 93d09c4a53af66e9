"""Times inside of a line: after a label, behind a name in brackets, at its end."""

from __future__ import annotations

import re

from ...patterns import deferred
from ..notation import Written, read_written
from ..notation.clock import BETWEEN
from .candidate import Candidate, Place
from .entry_text import MAX_TEXT

_PLACE = deferred(
    rf"(?<![\w/.:#+-])(?:c?[0-9]{{1,2}}[{BETWEEN}.][0-9?]{{2}}"
    r"|[0-9]{4,5}-[0-9]|[0-9]{1,2}\s?[ap]\.?m\b|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}"
    r"|[0-9]{1,2}(?:st|nd|rd|th)?\s(?:of\s)?[a-zäéû]{3,9}\s[0-9]{4}|[a-zäéû]{3,9}\.?\s[0-9]{1,2}(?:st|nd|rd|th)?,?\s[0-9]{4})",
    re.IGNORECASE,
)
_BEFORE_TIME = deferred(r"(?:\b(?:at|on|around|about|by|from)\b|[\s:*_`(,–—-]){1,40}$", re.IGNORECASE)
_OPENING = deferred(
    r"\b(?:support|business|working|office|service|core|opening)[ -](?:hours|times?|days)"
    r"\W{1,4}(?:(?:are|of|from|between) )?$",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_][\w.'-]{0,30}"
_NAMED = deferred(rf"[*_]{{0,2}}{_NAME}(?:\s{{1,3}}{_NAME}){{0,3}}\s{{0,3}}[*_]{{0,2}}\s{{0,3}}[\[(]\Z")
_LOOKS = 3


def loose(line: str, skip: int, start: int, place: Place, *, own: bool) -> Candidate | None:
    """Find a time inside a line, `Resolved: 2023-01-11 15:51`; `own` says that it is a line by itself."""
    for count, clock in enumerate(_PLACE.finditer(line[:MAX_TEXT])):
        written = read_written(line, clock.start()) if count < _LOOKS else None
        if _OPENING.search(line[max(0, clock.start() - 40) : clock.start()]):
            continue
        if written and (written.clock or (written.date and written.date.has_year)):
            before, rest = line[skip : clock.start()], line[written.rest :]
            said = _is_said(line, skip, written)
            text = f"{before.rstrip(' *_[(')}: {rest}" if said else line[skip:]
            return Candidate(
                written, start, text if said or rest.strip() else _BEFORE_TIME.sub("", before), before,
                place.kind, place.group, timeline=True, leading=False, role=place.role,
                colon=before.rstrip(" *_`(").endswith(":"), said=said,
                ends=own and not said and not rest.strip(),
            )  # fmt: skip
    return None


def _is_said(line: str, start: int, written: Written) -> bool:
    """Tell whether a name stands before a time in brackets, as chats are copied: `Ana [14:05]: ...`."""
    return line[written.end - 1 : written.end + 1][-1:] in "])" and bool(
        _NAMED.match(line, start, written.start)
    )
