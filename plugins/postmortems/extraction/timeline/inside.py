"""Times inside of a line (after a label, behind a name in brackets, at its end), and `T+5m` at its start."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from ...model.document import Block, Document
from ...model.milestone import Milestone
from ...model.timeline import Doubt, DoubtKind
from ...patterns import deferred
from ..notation.clock import BETWEEN, WrittenClock
from ..notation.date import COUNTED, Reading, WrittenDate
from ..notation.reader import read_written
from ..notation.scan import Written
from .candidate import MAX_TEXT, Candidate, Place

_PLACE = deferred(
    rf"(?i)(?<![\w/.:#+-])(?:c?[0-9]{{1,2}}[{BETWEEN}.][0-9?]{{2}}"
    r"|[0-9]{4,5}-[0-9]|[0-9]{1,2}\s?[ap]\.?m\b|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}"
    r"|[0-9]{1,2}(?:st|nd|rd|th)?\s(?:of\s)?[a-zäéû]{3,9}(?:\s[0-9]{4}|,?\s~?[0-9]{1,2}:[0-9]{2})"
    r"|[a-zäéû]{3,9}\.?\s[0-9]{1,2}(?:st|nd|rd|th)?,?\s(?:[0-9]{4}|~?[0-9]{1,2}:[0-9]{2}))"
)
_BEFORE_TIME = deferred(r"(?i)(?:\b(?:at|on|around|about|by|from)\b|[\s:*_`(,–—-]){1,40}$")
_OPENING = deferred(
    r"(?i)\b(?:support|business|working|office|service|core|opening)[ -](?:hours|times?|days)"
    r"\W{1,4}(?:(?:are|of|from|between) )?$"
)
_NAME = r"[^\W\d_][\w.'-]{0,30}"
_NAMED = deferred(rf"[*_]{{0,2}}{_NAME}(?:\s{{1,3}}{_NAME}){{0,3}}\s{{0,3}}[*_]{{0,2}}\s{{0,3}}[\[(]\Z")
_LOOKS = 3
_SINCE = deferred(
    r"(?P<lead>[\s*_`\[(|]{0,6})T(?P<zero>\s?0(?![0-9]))?(?:\s?(?P<sign>[+\-−–])\s?"
    r"(?:(?P<hours>[0-9]{1,3})(?::|\s?h(?:rs?|ours?)?\s?(?![a-z])))?(?:(?P<minutes>[0-9]{1,5})\s?"
    r"(?:m(?:in(?:ute)?s?)?\b|['′])?)?(?::[0-9]{2}|\s?[0-9]{1,2}s(?:ec)?\b)?)?(?![0-9A-Za-z]|\s?(?:day|week)s?\b)"
    r"[\s*_`\])]{0,6}[-–—:,|]?\s{0,3}"
)
_COUNTS = deferred(r"T(?<![A-Za-z0-9]T)\s?[+-]\s?[0-9]")
_STATED = deferred(r"(?<![A-Za-z0-9])T(?:\s?\+?\s?0)?\s?(?:is|was|=|:|means|denotes|stands for)\s")
_NUMBER = deferred(r"(?<![0-9])[0-9]")
TRACKED = deferred(r"\{\{[<%]\s{0,3}track\s{1,3}\"(?=[0-9])")
"""What stands before the time of an update on a status page that cState makes, behind what it says."""
_WRAPS = deferred(
    r"(?i)(?:(?<![.!?]\s)\b(?:at|around|about|on|by|from|since|between|after|before|approximately)"
    r"|\b(?:until|till|to|and|of|the|was|is|,))\s*$"
)  # fmt: skip
TAG = deferred(r"[\s*_`]{0,6}\[(?P<tag>[^\W\d_][^\[\]\n0-9]{1,39})\][*_`]{0,3}[\s:–—-]{1,4}")
"""What an entry is, in brackets before its time: `[Outage start] At 10:00`."""
_BREAK = deferred(r"(?i)\n|<br\s{0,3}/?>[ \t]{0,9}\n?")
_BREAK_OF_ITEM = deferred(rf"{_BREAK.pattern}|(?<=[.;!?])[ \t](?=At\s~?[0-9])")
"""What parts the entries of one block: in an item a sentence that begins with its time is one of its own."""
_NO_DAY = datetime(2000, 1, 1)
"""What is counted from where a report does not say when `T` was."""
_NO_START = Doubt(DoubtKind.UNKNOWN, "nothing says when T was")
_STATEMENTS = 40
_BEHIND = 90


def pieces(text: str, block: Block, stop: int) -> Iterator[tuple[int, str, bool]]:
    """Yield the lines of a block, cut at `<br>` too, and whether each begins by itself."""
    start, begins = block.start, True
    for end in (_BREAK_OF_ITEM if block.kind == "item" else _BREAK).finditer(text, start, stop):
        yield start, text[start : end.start()], begins
        start, begins = end.end(), end[0] != "\n"
    yield start, text[start:stop], begins


def wraps(previous: str, behind: str) -> bool:
    """Tell whether a sentence goes on from one line to the next; what stands after a colon is an entry."""
    return bool(previous and _WRAPS.search(previous[-40:])) and behind[:1] not in (":", "：")


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
                tail=not said and not rest.strip(" .*_`)"),
                ends=own and not said and not rest.strip(),
            )  # fmt: skip
    return None


def tracked(line: str, start: int, place: Place) -> Candidate | None:
    """Return the update of a status page whose time stands behind its text: `{{< track "2026-03-04" >}}`."""
    found = TRACKED.search(line)
    written = read_written(line, found.end()) if found else None
    if not (found and written and written.date):
        return None
    written, said = written._replace(label=True, rest=len(line)), line[: found.start()]
    group = place.group if place.timeline else (-1,)
    return Candidate(written, start, said, "", place.kind, group, place.timeline, True, place.role)


def _is_said(line: str, start: int, written: Written) -> bool:
    """Tell whether a name stands before a time in brackets, as chats are copied: `Ana [14:05]: ...`."""
    return line[written.end - 1 : written.end + 1][-1:] in "])" and bool(
        _NAMED.match(line, start, written.start)
    )


def read_since(line: str, at: int, base: datetime | None) -> Written | None:
    """Return the time that a line starts with from offset `at`, told from the start `base`.

    Where nothing says when that was, a time with a sign has a clock of no day: how long after it was.
    """
    found = _SINCE.match(line, at) if "T" in line[at : at + 8] else None
    if not found or not (found["hours"] or found["minutes"] or (base and found["zero"])):
        return None
    length = timedelta(hours=int(found["hours"] or 0), minutes=int(found["minutes"] or 0))
    then = (base or _NO_DAY) + (-length if found["sign"] in ("-", "−", "–") else length)
    start, end = found.end("lead"), found.end()
    reading = Reading(then.year, then.month, then.day, "iso")
    counted = Reading(None, 1, (then.date() - _NO_DAY.date()).days, COUNTED)
    return Written(
        start, end, end, WrittenDate(start, end, (reading if base else counted,)),
        WrittenClock(start, end, then.time()), None, None, "", None,
        approximate=False, narrative=False, label=False, closed=True, doubts=() if base else (_NO_START,),
    )  # fmt: skip


def told_from(document: Document) -> datetime | None:
    """Return the time from which a report counts: that of `T is 10:00`, else that of its start's field."""
    text = document.source.text
    if not _COUNTS.search(text):
        return None
    for stated in islice(_STATED.finditer(text, document.body_start), _STATEMENTS):
        sentence = text[stated.end() : stated.end() + _BEHIND].split("\n")[0]
        moments = (_moment(read_written(sentence, at.start())) for at in _NUMBER.finditer(sentence))
        if found := next(filter(None, moments), None):
            return found
    return _moment(read_written(document.text_of(Milestone.BEGAN.field)))


def _moment(written: Written | None) -> datetime | None:
    clock = written.clock.clock if written and written.clock else None
    if not written or not written.date or not written.date.has_year or written.date.is_no_day or not clock:
        return None
    reading = written.date.readings[0]
    return datetime.combine(date(reading.year or 1, reading.month, reading.day), clock or time())
