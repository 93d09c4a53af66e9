"""Times inside of a line: after a label, behind a name in brackets, at its end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ...model.document import Block
from ...patterns import deferred, step_over
from ..notation.clock import BETWEEN
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
_HEADS = deferred(
    rf"(?P<bold>[*_]{{2}})?{_NAME}(?:\s{_NAME}){{0,3}}(?(bold),?\s?[*_]{{2}},?\s?|(?:,\s|\s{{2,9}}))\Z"
)
"""What stands before the time of a message, above its text: `Ana Li  2:05 PM`."""
_LOOKS = 3
_TRACKED = deferred(r"\{\{[<%]\s{0,3}track\s{1,3}\"(?=[0-9])")
"""What stands before the time of an update on a status page that cState makes, behind what it says."""
_STATUS = deferred(
    r"(?i)[\s*_>+-]{0,6}(?:investigating|identified|monitoring|resolved|update[ds]?|completed|in progress"
    r"|verifying)[*_]{0,3}\s?[-–—:][*_\s]{0,4}(?=[^\W\d_][\w'’]*+ [^\W\d_])"
)
"""How an update begins on others, of which the time is the end: `Resolved - It works. Mar 4, 14:05 UTC`."""
_LONGEST_END = 60
UPDATES = (-1,)
"""The group of all updates of a status page that stand in no timeline."""
_WRAPS = deferred(
    r"(?i)(?:(?<![.!?]\s)\b(?:at|around|about|on|by|from|since|between|after|before|approximately)"
    r"|\b(?:until|till|to|and|of|the|was|is|,))\s*$"
)  # fmt: skip
TAG = deferred(r"[\s*_`]{0,6}\[(?P<tag>[^\W\d_][^\[\]\n0-9]{1,39})\][*_`]{0,3}[\s:–—-]{1,4}")
"""What an entry is, in brackets before its time: `[Outage start] At 10:00`."""
_MARKER = deferred(r"[ \t]*+(?:(?:[-*+•–—]|[0-9]{1,9}[.)])[ \t]++(?:\[[ xX]\][ \t]++)?|#{1,6}[ \t]++)?")
_BREAK = deferred(r"\n|<[Bb][Rr]\s{0,3}/?>[ \t]{0,9}\n?")
_CLOCK = rf"~?[0-9]{{1,2}}(?:[{BETWEEN}.][0-9]{{2}}|\s?(?:[ap]\.?m\b|Uhr\b))"
SENTENCE = deferred(
    r" (?<=[.;!?] )(?<![A-Z][a-z][a-z]\. )(?<![^:\d]\d\. )(?<![^:\d]\d\d\. )(?:(?=[A-ZÀ-Ý])"
    r"(?!(?:Since|Until|Till|Before|After|Seit|Bis|Vor|Nach)\b)"
    rf"(?=[\w.,’']{{1,16}} (?:[\w.,’']{{1,15}} ){{0,4}}{_CLOCK})"
    rf"|(?:(?<!\. )|(?<=[a-z]{{3}}\. )(?<!prox\. )(?<!min\. ))(?={_CLOCK}))"
)
"""What stands before a sentence that may begin with its time: in a timeline it is an entry of its own."""


def marked(line: str, previous: str) -> int:
    """Return where a line begins behind its marker; a number below another line is none."""
    unmarked = line[:1].isalpha() or (previous and line[:1].isdigit())
    return 0 if unmarked else step_over(_MARKER, line)


def pieces(text: str, block: Block, stop: int, *, told: bool) -> Iterator[tuple[int, str, str]]:
    """Yield the lines of a block, cut at `<br>`, those `told` at sentences too, and what stands between."""
    start, sign = block.start, "\n\n"
    for end in (*_BREAK.finditer(text, block.start, stop), None):
        line_end = end.start() if end else stop
        for space in SENTENCE.finditer(text, start, line_end) if told else ():
            yield start, text[start : space.start()], sign
            start, sign = space.end(), " "
        yield start, text[start:line_end], sign
        start, sign = (end.end(), end[0]) if end else (stop, "")


def sentence(found: Candidate | None, sign: str, above: Candidate | None) -> Candidate | None:
    """Return a sentence in the midst of a line as an entry, of prose where no bare time begins its block."""
    if found is None or sign != " ":
        return found
    if not (found.leading and found.written.clock):
        return None
    is_log = above and above.leading and above.kind == "line" and not above.written.narrative
    return found if is_log or found.kind != "line" else found._replace(kind="prose")


def wraps(previous: str, behind: str) -> bool:
    """Tell whether a sentence goes on from one line to the next; what stands after a colon is an entry."""
    return bool(previous and _WRAPS.search(previous[-40:])) and behind[:1] not in (":", "：")


def loose(line: str, skip: int, start: int, place: Place, *, own: bool) -> Candidate | None:
    """Find a time inside a line of a timeline, `Resolved: 2023-01-11 15:51`; `own` is one by itself."""
    for count, clock in enumerate(_PLACE.finditer(line[:MAX_TEXT]) if place.timeline else ()):
        written = read_written(line, clock.start()) if count < _LOOKS else None
        if _OPENING.search(line[max(0, clock.start() - 40) : clock.start()]):
            continue
        if written and (written.clock or (written.date and written.date.has_year)):
            before, rest = line[skip : clock.start()], line[written.rest :]
            said = _is_said(line, skip, written, own=own)
            text = f"{before.rstrip(' *_[(,')}: {rest}" if said else line[skip:]
            return Candidate(
                written, start, text if said or rest.strip() else _BEFORE_TIME.sub("", before), before,
                *place, leading=False,
                colon=before.rstrip(" *_`(").endswith(":"), said=said,
                tail=not said and not rest.strip(" .*_`)"),
                ends=own and not said and not rest.strip(),
            )  # fmt: skip
    return None


def posted(line: str, start: int, place: Place) -> Candidate | None:
    """Return the update of a status page whose time stands behind its text."""
    found = _posted(line)
    if not found:
        return None
    end, written = found
    written = written._replace(label=True, rest=len(line))
    place = place if place.timeline else place._replace(group=UPDATES)
    return Candidate(written, start, line[:end], "", *place, leading=True)


def _posted(line: str) -> tuple[int, Written] | None:
    """Return where the text of an update ends, and its time."""
    tracked = _TRACKED.search(line) if "{" in line else None
    if tracked:
        written = read_written(line, tracked.end())
        return (tracked.start(), written) if written and written.date else None
    status = _STATUS.match(line)
    ends = _PLACE.finditer(line, max(status.end(), len(line) - _LONGEST_END)) if status else ()
    times = ((end.start(), read_written(line, end.start())) for end in islice(ends, _LOOKS))
    whole = ((at, one) for at, one in times if one and one.date and one.clock)
    return next(((at, one) for at, one in whole if not line[one.rest :].strip(" .*_)")), None)


def _is_said(line: str, start: int, written: Written, *, own: bool) -> bool:
    """Tell whether a name is before a time in brackets, `Ana [14:05]: …`, or as the head of a message."""
    if not own and not line[written.end :].strip(" *_") and _HEADS.match(line, start, written.start):
        return True
    return line[written.end - 1 : written.end + 1][-1:] in "])" and bool(
        _NAMED.match(line, start, written.start)
    )
