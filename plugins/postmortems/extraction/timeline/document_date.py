"""The day that a document is about, for entries that name none: the best place where it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from ...model.document import Document
from ...model.milestone import Milestone
from ...patterns import deferred
from ...reading.foreign_names import PUBLISHED, names_of
from ...reading.toml_front_matter import toml_end, toml_texts
from ..notation.date import WrittenDate
from .calendar import Calendar, dates_in
from .timeline_sections import Scope

_FIELDS = (
    *names_of(Milestone.BEGAN.field), "incident_date", "date_of_incident",
    *names_of(Milestone.DETECTED.field), "occurred_at",
)  # fmt: skip
_LATER_FIELDS = ("date", *names_of(Milestone.RESOLVED.field), *PUBLISHED)
_YESTERDAY = deferred(r"(?i)\b(?:yesterday|last night|gestern|hier soir|ayer|ontem)\b|昨日|昨天")
"""What a page tells that was written on the day behind."""
_LABELLED = deferred(
    r"(?im)^[ \t]{0,8}(?:[-*+|][ \t]{0,4})?[*_]{0,3}(?:incident |outage |event )?"
    r"(?:date|day|duration|window|started?|start time|started at|began|occurred)"
    r"(?: of (?:the )?(?:incident|outage|event))?(?: and time| & time|/time)?[*_ \t]{0,4}[:|][^\n]{0,120}$"
)
_JOINED = deferred(r"(?<![0-9])(20[0-9]{2})_?([01][0-9])_?([0-3][0-9])(?![0-9])")
_FILE = deferred(r"[_ ]+")
_PATH = deferred(r"/(?=[0-9]{4}-)")
OF_PAGE = deferred(
    r"(?im)^[^\w\n]{0,6}(?:posted|published|written|last updated|report (?:of|by|from)|bericht vom)\b[^\n]*"
)
"""A line that says when a page was written."""
_PROSE = 20_000


def calendar_of(
    document: Document, scopes: tuple[Scope, ...], before: int, entries: tuple[WrittenDate, ...] = ()
) -> Calendar:
    """Return how a document writes days, and the one it is about; its first timed line stands at `before`."""
    texts = document.source.text[body_start(document) :], document.text_of("title"), document.stem
    calendar = Calendar(texts, entries=entries)
    return replace(calendar, base=_base_day(document, scopes, calendar, before))


def _base_day(document: Document, scopes: tuple[Scope, ...], calendar: Calendar, before: int) -> date | None:
    for texts in _places(document, scopes):
        found = _first(texts, calendar)
        if found:
            return found
    return _near_the_name(document, scopes, calendar, before)


def _without_other_days(text: str, scopes: tuple[Scope, ...]) -> str:
    """Return a text with blanks for lines that date it, and for parts for actions, which tell what is due."""
    text = OF_PAGE.sub(lambda line: " " * len(line[0]), text)
    for scope in scopes:
        if scope.role == "actions":
            text = f"{text[: scope.start]}{' ' * (scope.end - scope.start)}{text[scope.end :]}"
    return text


def stem_day(document: Document, calendar: Calendar) -> date | None:
    """Return the day in the file's name."""
    name = _FILE.sub(" ", _JOINED.sub(r"\1-\2-\3", document.stem))
    return _first((name,), calendar)


def body_start(document: Document) -> int:
    """Return where the text begins below front matter in YAML or TOML."""
    return toml_end(document.source.text) or document.body_start


def _places(document: Document, scopes: tuple[Scope, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the places where the day may be written, the most telling first."""
    text, start = document.source.text, body_start(document)
    yield tuple(document.text_of(name) for name in _FIELDS)
    toml = toml_texts(text).get("title", "")
    titles = (document.text_of("title"), toml, *(s.title for s in document.sections[:1]))
    yield tuple(_PATH.sub(" ", title) for title in titles)
    yield tuple(match.group() for match in _LABELLED.finditer(text, start, start + _PROSE))
    yield tuple(text[s.start : min(s.end, s.start + _PROSE)] for s in scopes if s.role == "summary")


def _first(texts: tuple[str, ...], calendar: Calendar) -> date | None:
    """Return the first day in some texts that has a year, or gets one from the document."""
    yearless: list[WrittenDate] = []
    for written in (each for text in texts if text for each in dates_in(text, 20)):
        if not written.has_year:
            yearless.append(written)
        elif day := calendar.day_of(written, None)[0]:
            return day
    return next(filter(None, (calendar.day_of(written, None)[0] for written in yearless)), None)


def _near_the_name(
    document: Document, scopes: tuple[Scope, ...], calendar: Calendar, before: int
) -> date | None:
    """Choose among the days of the prose the one nearest to the file's name, else take what there is."""
    text, start = _without_other_days(document.source.text, scopes), body_start(document)
    named = stem_day(document, calendar)
    later = _first(tuple(document.text_of(name) for name in _LATER_FIELDS), calendar)
    anchor = named or later
    prose = list(calendar.days_in(text[start : min(before, start + _PROSE)], 100, anchor))
    if anchor and prose:
        nearest = min(prose, key=lambda day: abs((day - anchor).days))
        return nearest if abs((nearest - anchor).days) <= 31 else anchor
    is_behind = later and later > date.min and not named and _YESTERDAY.search(text, start, start + _PROSE)
    told = later - timedelta(days=1) if later and is_behind else anchor
    return (prose[0] if prose else None) or told or next(calendar.days_in(text[before:], 20), None)
