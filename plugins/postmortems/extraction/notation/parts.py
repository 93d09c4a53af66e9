"""The steps in which a written time is read: each looks at one place of a line and goes on if it fits."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...model.timeline import Doubt, DoubtKind
from .clock import WrittenClock, read_clock
from .date import WrittenDate, read_date, read_weekday
from .zones import read_zone

_OPEN = re.compile(
    r"(?:<(?:b|strong|em|i|u|p|time|ins)>|[\s*_`\"'({\[<|•‣·#>]|\\|:[a-z_0-9]{2,30}:"
    r"|[\U0001f300-\U0001faff⌚⏰✅❌⚠\ufe0f])+"
)
_LABEL = re.compile(
    r"(?:(?:initial|first|last|final|new)\s)?(?:update[ds]?|message|status|edit(?:ed)?|posted|time|date|when|entry)\b"
    r"(?:\s?#?[0-9]{1,3}\b)?\s{0,3}(?:[-–—:@]|at\b|on\b)?", re.IGNORECASE,
)  # fmt: skip
_WORD = re.compile(
    r"(?P<between>between)|(?:at|on|from|by|since|starting(?:\s(?:at|on|from))?|um|am|à|le|ab|seit|until|till"
    r"|in the (?:early|late) (?:morning|evening)s?(?: of)?|(?:early|late)(?: on)?|the)\b", re.IGNORECASE,
)  # fmt: skip
_ABOUT = re.compile(
    r"[~≈∼]|(?:ca\.?|circa|c\.|around|about|approx\.?|approximately|roughly|estimated|est\."
    r"|shortly (?:before|after)|just (?:before|after)|before|after|gegen|etwa|vers|environ|nearly"
    r"|almost)(?![A-Za-z])", re.IGNORECASE,
)  # fmt: skip
_ABOUT_BEHIND = re.compile(
    r"\s?[~≈](?![0-9~])|-?ish\b|\s?\?(?![?\w])|[\s*_:;,–—-]{0,6}\(\s?(?:(?:approx|estimat|maybe|around"
    r"|roughly|about|circa|not sure|possibly|perhaps)[^()\n]{0,60}|ca\.?|est\.?|\?|~)\)", re.IGNORECASE,
)  # fmt: skip
_UNSURE = re.compile(r"maybe|not sure|possibly|perhaps", re.IGNORECASE)
_GAP = re.compile(
    r"(?:[\s*_`|,;@·(\[\])}]|at\b|um\b|à\b|de\b|[-–—:.](?=\s)|(?<=\s)[-–—](?![-:–—])|[-_](?=[0-9~])|T(?=[0-9]))*"
)
_GAP_BACK = re.compile(r"(?:[\s*_`|,(]|on\b|am\b|le\b|the\b|of\b){1,12}")
_NEXT = re.compile(r"(?:[\s*_`]|at\b)*")
_TO = re.compile(
    r"[\s*_`]*(?:[-–—‒→]{1,2}>?|\bto\b|\buntil\b|\btill?\b|\bthrough\b|\bbis\b|\bà\b|\bau\b|\bet\b|\bund\b"
    r"|(?P<bar>\|)|(?P<and>\band\b|&))[\s*_`]*"
)
_OPEN_END = re.compile(r"(?:ongoing|now|present|unknown|\?+|…|today|heute)(?![A-Za-z])", re.IGNORECASE)
_BRACKETS = re.compile(r"\s?[(\[]([^()\[\]\n]{1,60})[)\]]")
_SLASH = re.compile(r"\s?/\s?")
_ZONE_OPEN = re.compile(r"\s{0,3}[(\[|]?\s?(?:[Tt]ime:?\s)?")
_ZONE_CLOSE = re.compile(r"(?:\s[Tt]ime(?:zone)?\b)?\s?[)\]]?")


@dataclass
class Scan:
    """What has been read of one line so far; `at` is where the next step looks."""

    text: str
    at: int
    bars: bool
    start: int = -1
    end: int = -1
    date: WrittenDate | None = None
    clock: WrittenClock | None = None
    until_date: WrittenDate | None = None
    until_clock: WrittenClock | None = None
    zone: str = ""
    weekday: int | None = None
    approximate: bool = False
    narrative: bool = False
    label: bool = False
    between: bool = False
    doubts: list[Doubt] = field(default_factory=list)

    def took(self, start: int, end: int) -> None:
        """Note that a part of the time stands here."""
        self.start = start if self.start < 0 else self.start
        self.end = self.at = end


def lead_in(scan: Scan) -> None:
    """Step over what may stand before a time: brackets, emphasis, a label, a preposition, a `~`."""
    for _ in range(6):
        before = scan.at
        scan.at = opened.end() if (opened := _OPEN.match(scan.text, scan.at)) else scan.at
        words = () if scan.text[scan.at : scan.at + 1].isdigit() else (_LABEL, _WORD, _ABOUT)
        for pattern in words:
            match = pattern.match(scan.text, scan.at)
            if match and _may_follow(scan.text, match.end()):
                scan.label |= pattern is _LABEL
                scan.narrative |= pattern is _WORD
                scan.approximate |= pattern is _ABOUT
                scan.between |= pattern is _WORD and bool(match["between"])
                scan.at = match.end()
        if scan.at == before:
            return


def _may_follow(text: str, at: int) -> bool:
    """Keep words whole: one counts only where no letter follows."""
    return at >= len(text) or not text[at].isalpha()


def moment(scan: Scan) -> bool:
    """Read a date with or without a clock, or a clock with or without a date behind it."""
    _weekday(scan)
    if _date(scan):
        _clock_after(scan)
        return True
    if _clock(scan):
        behind(scan)
        _date_after(scan)
        return True
    return False


def _weekday(scan: Scan) -> None:
    found = read_weekday(scan.text, scan.at) if scan.text[scan.at : scan.at + 1].isalpha() else None
    if not found:
        return
    gap = _GAP.match(scan.text, found[1])
    at = gap.end() if gap else found[1]
    the = _WORD.match(scan.text, at)
    at = at if not the else len(scan.text) - len(scan.text[the.end() :].lstrip())
    if read_date(scan.text, at) or read_clock(scan.text, at):
        scan.weekday = found[0]
        scan.took(scan.at, at)
        scan.end = found[1]


def _date(scan: Scan) -> bool:
    found = read_date(scan.text, scan.at)
    if found is None:
        return False
    scan.date = found
    scan.took(found.start, found.end)
    gap = _NEXT.match(scan.text, scan.at)
    behind = read_weekday(scan.text, gap.end() if gap else scan.at)
    if behind:
        scan.weekday = behind[0]
        scan.took(found.start, behind[1])
    return True


def _clock(scan: Scan) -> bool:
    scan.clock = read_clock(scan.text, scan.at, dated=bool(scan.date and scan.date.has_year))
    if scan.clock:
        scan.took(scan.clock.start, scan.clock.end)
    return scan.clock is not None


def _clock_after(scan: Scan) -> None:
    """Read the clock of a date that was just read, if it is there."""
    mark = scan.at
    gap = _GAP.match(scan.text, scan.at)
    scan.at = gap.end() if gap else scan.at
    _skip_about(scan)
    joined = scan.text[mark : mark + 1] == "T"
    if not _clock(scan):
        scan.at = mark
        return
    if joined:
        _zone(scan, iso=True)


def _skip_about(scan: Scan) -> None:
    about = _ABOUT.match(scan.text, scan.at)
    if about:
        after = _NEXT.match(scan.text, about.end())
        at = after.end() if after else about.end()
        if read_clock(scan.text, at):
            scan.at, scan.approximate = at, True


def _date_after(scan: Scan) -> None:
    mark = scan.at
    if not (gap := _GAP_BACK.match(scan.text, scan.at)):
        return
    scan.at = gap.end()
    _weekday(scan)
    if not _date(scan):
        scan.at = mark


def behind(scan: Scan) -> None:
    """Read zones and approximations that follow; a second zone in brackets is passed over."""
    for _ in range(3):
        about = _ABOUT_BEHIND.match(scan.text, scan.end)
        if about:
            scan.approximate = True
            scan.took(scan.end, about.end())
            if _UNSURE.search(about.group()):
                said = f"it is written with {about.group().strip(' *_:;,–—-')}"
                scan.doubts.append(Doubt(DoubtKind.UNSURE, said))
        elif not (scan.clock and (_zone(scan, iso=False) if not scan.zone else _second_zone(scan))):
            return


def _zone(scan: Scan, *, iso: bool) -> bool:
    opened = _ZONE_OPEN.match(scan.text, scan.end)
    at = opened.end() if opened and not iso else scan.end
    found = read_zone(scan.text, at, iso=iso)
    if not found:
        return False
    scan.zone, end = found
    closed = _ZONE_CLOSE.match(scan.text, end)
    keep = closed.end() if closed and closed.group().strip() else end
    scan.took(scan.end, keep)
    return True


def _second_zone(scan: Scan) -> bool:
    """Step over the same time in another zone: `(17:14 UTC)`, `/ 17:14 UTC`."""
    brackets = _BRACKETS.match(scan.text, scan.end)
    if brackets and (read_clock(brackets[1], 0) or read_zone(brackets[1], 0)):
        scan.took(scan.end, brackets.end())
        return True
    slash = _SLASH.match(scan.text, scan.end)
    clock = read_clock(scan.text, slash.end()) if slash else None
    if clock is None:
        return False
    space = _NEXT.match(scan.text, clock.end)
    zone = read_zone(scan.text, space.end() if space else clock.end)
    scan.took(scan.end, zone[1] if zone else clock.end)
    return True


def reach(scan: Scan) -> None:
    """Read the end of a range; `and` makes one only after `between`, `|` only in a table."""
    sign = _TO.match(scan.text, scan.end)
    if not sign or (sign["and"] and not scan.between) or (sign["bar"] and not scan.bars):
        return
    open_end = _OPEN_END.match(scan.text, sign.end())
    if open_end and scan.clock:
        scan.took(scan.start, open_end.end())
        return
    mark, first = (scan.at, scan.end), (scan.date, scan.clock)
    scan.at = sign.end()
    _skip_about(scan)
    scan.date = scan.clock = None
    found = _until(scan, first)
    scan.until_date, scan.until_clock = (scan.date, scan.clock) if found else (None, None)
    scan.date, scan.clock = first
    if not found:
        scan.at, scan.end = mark


def _until(scan: Scan, first: tuple[WrittenDate | None, WrittenClock | None]) -> bool:
    """Tell whether the end of a range stands here: like its start, a clock where that has one."""
    if _date(scan):
        _clock_after(scan)
        return bool(scan.clock) == bool(first[1]) and first[0] is not None
    return bool(first[1]) and _clock(scan)
