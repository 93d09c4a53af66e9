"""One entry more in a report's timeline, in the form that its neighbours have.

Several ways to write it are tried, and each is read back: the first counts that a reader understands as just
this entry, with every other as it was. Where none is, nothing is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from typing import NamedTuple

from ..model.document import Block, Document
from ..model.moment import Moment
from ..model.report import Report
from ..model.timeline import TimelineEntry
from ..patterns import deferred

_DATE, _HOURS = deferred(r"\d{4}-\d{2}-\d{2}"), deferred(r"(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)")
_BEHIND = deferred(r"[*_`)\]]{0,3}[ \t]{0,2}(?::|–|—|-)?[*_]{0,2}[ \t]{1,2}")
_MARKER = deferred(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_NUMBER = deferred(r"^\d{1,3}(?=[.)][ \t])")
_PIPE = deferred(r"(?<!\\)\|")
_WORDS, _MARKUP = deferred(r"[^\W_]+"), deferred(r"[\[<`*_]")


class CannotNote(Exception):  # noqa: N818 (a sentence follows)
    """Why an entry was not written, and what can be done instead."""


class Note(NamedTuple):
    """What happened, and when, with a zone."""

    at: datetime
    text: str


class _Near(NamedTuple):
    """The entry beside which a new one stands, when it was, and in which block."""

    entry: TimelineEntry
    at: Moment
    block: Block


def noted(report: Report, note: Note, order: Sequence[str], read: Callable[[str], Report]) -> Report:
    """Return a report with an entry more; `order` are the roles of its template. Raises CannotNote."""
    said = note._replace(text=" ".join(note.text.split()), at=note.at.replace(second=0, microsecond=0))
    if not _WORDS.search(said.text):
        raise CannotNote("say in a few words what happened")
    for text in _texts(report, said, order):
        after = read(text)
        if _is_only_more(report, after, said):
            return after
    line = f"- {stamp(said.at)}: {said.text}"
    raise CannotNote(
        f"{report.document.path}: its timeline is not of a form that can be added to; write `{line}`"
    )


def stamp(at: datetime) -> str:
    """Return a time as it is written where no neighbour shows how."""
    zone = "UTC" if not at.utcoffset() else f"{at:%z}"[:3] + ":" + f"{at:%z}"[3:]
    return f"{at:%Y-%m-%d %H:%M} {zone}"


def _texts(report: Report, note: Note, order: Sequence[str]) -> Iterator[str]:
    """Yield the report's text with the entry, the likeliest way first."""
    text, zone = report.document.source.text, zone_of(report)
    near, before = _near(report, note)
    if near is None:
        yield _in_section(report.document, note._replace(at=note.at.astimezone(zone)), order)
        return
    begin, end = _lines(text, near, report.narrative.timeline.entries)
    for line in _like(text[begin:end].partition("\n")[0], text, near, note):
        yield f"{text[:begin]}{line}\n{text[begin:]}" if before else f"{text[:end]}\n{line}{text[end:]}"


def zone_of(report: Report) -> tzinfo:
    """Return the zone in which a report's times are told: that of its start, else the site's."""
    incident = report.values
    started = incident and incident.started_at
    return (started and not started.date_only and started.at.tzinfo) or (incident and incident.zone) or UTC


def _near(report: Report, note: Note) -> tuple[_Near | None, bool]:
    """Return the entry beside which the new one belongs, and whether it stands above it."""
    timed = zip(report.narrative.timeline.entries, report.entry_times, strict=True)
    known = [
        _Near(entry, at, block)
        for entry, (at, _) in timed
        if at and not at.date_only and (block := _block(report.document, entry))
    ]
    newest_first = report.narrative.timeline.newest_first
    past = [each for each in known if each.at.utc <= note.at]
    if past:
        return (past[0], True) if newest_first else (past[-1], False)
    return (known[-1], False) if newest_first and known else (known[0] if known else None, True)


def _block(document: Document, entry: TimelineEntry) -> Block | None:
    """Return the innermost block in which an entry stands."""
    around = [each for each in document.blocks if each.start <= entry.start < each.end]
    fit = [each for each in around if each.kind in ("item", "row", "paragraph")]
    return min(fit, key=lambda each: each.end - each.start, default=None)


def _lines(text: str, near: _Near, entries: Sequence[TimelineEntry]) -> tuple[int, int]:
    """Return where the lines of an entry begin and end, without the last line's end."""
    begin = text.rfind("\n", 0, near.entry.start) + 1
    item = near.block.kind == "item"
    later = (each.start for each in entries if near.entry.start < each.start < near.block.end)
    following = next((text.rfind("\n", 0, at) + 1 for at in later), near.block.end)
    end = following if following > begin else near.block.end
    if near.block.kind == "row":
        end = text.find("\n", near.entry.start) + 1 or len(text)
    elif not item:
        end = min(end, near.block.end)
    return begin, begin + len(text[begin:end].rstrip())


def _like(line: str, text: str, near: _Near, note: Note) -> Iterator[str]:
    """Yield a line for the entry as its neighbour's is, then plainer ones."""
    at = note.at.astimezone(near.at.at.tzinfo)
    if near.block.kind == "row":
        yield from _rows(line, near, note._replace(at=at))
        return
    start = text.rfind("\n", 0, near.entry.start) + 1
    prefix = _NUMBER.sub(lambda one: f"{int(one[0]) + 1}", text[start : near.entry.start], 1)
    behind = _BEHIND.match(text, near.entry.end)
    between = behind[0] if behind else ": "
    written = text[near.entry.start : near.entry.end]
    ends = "  " if line.endswith("  ") else ("<br>" if line.endswith("<br>") else "")
    if _HOURS.search(written):
        new = _HOURS.sub(f"{at:%H:%M}", written, 1)
        if _DATE.search(written) or at.date() == near.at.at.date():
            yield f"{prefix}{_DATE.sub(f'{at:%Y-%m-%d}', new, 1)}{between}{note.text}{ends}"
        yield f"{prefix}{at:%Y-%m-%d} {new}{between}{note.text}{ends}"
    marker = _MARKER.match(prefix)
    for moment in (stamp(at), at.isoformat(timespec="minutes")):
        yield f"{prefix}{moment}{between}{note.text}{ends}"
        yield f"{marker[0] if marker else ''}{moment}: {note.text}{ends}"


def _rows(line: str, near: _Near, note: Note) -> Iterator[str]:
    """Yield a table's row as its neighbour's is: days and clocks anew, the text in its cell, others empty."""
    cells = _PIPE.split(line)
    said, words = note.text.replace("|", r"\|"), _WORDS.findall(near.entry.text)
    held = [len({*words} & {*_WORDS.findall(cell)}) for cell in cells]
    its = max(range(len(cells)), key=held.__getitem__)
    for moment in ("", stamp(note.at), note.at.isoformat(timespec="minutes")):
        new = []
        for place, cell in enumerate(cells):
            if place == its:
                new.append(f" {said} ")
            elif _HOURS.search(cell):
                new.append(f" {moment} " if moment else _HOURS.sub(f"{note.at:%H:%M}", _dated(cell, note), 1))
            else:
                new.append(_dated(cell, note) if _DATE.search(cell) else (" " if cell.strip() else cell))
        yield "|".join(new).rstrip()


def _dated(cell: str, note: Note) -> str:
    return _DATE.sub(f"{note.at:%Y-%m-%d}", cell, 1)


def _in_section(document: Document, note: Note, order: Sequence[str]) -> str:
    """Return the text with a first entry: at the end of the timeline's section, which is made if need be."""
    text, line = document.source.text, f"- {stamp(note.at)}: {note.text}"
    for section in document.sections:
        if section.role == "timeline":
            end = section.start + len(text[section.start : section.end].rstrip())
            return f"{text[:end]}\n\n{line}\n{text[end:].removeprefix(chr(10))}"
    behind = order[order.index("timeline") + 1 :] if "timeline" in order else ()
    at = next((each.start for each in document.sections if each.role in behind), len(text))
    above = text[:at].rstrip()
    return f"{above}\n\n## Timeline\n\n{line}\n" + (f"\n{text[at:]}" if at < len(text) else "")


def _is_only_more(before: Report, after: Report, note: Note) -> bool:
    """Tell whether a text says what another did, and the new entry besides."""
    old, new = Counter(_entries(before)), Counter(_entries(after))
    more = list((new - old).elements())
    same = not old - new and len(more) == 1 and _about(before) == _about(after)
    return same and more[0][0] == note.at.astimezone(UTC) and _says(more[0][1], note.text)


def _entries(report: Report) -> Iterator[tuple[datetime | None, str]]:
    entries = report.narrative.timeline.entries
    for entry, (at, _) in zip(entries, report.entry_times, strict=True):
        yield (at.utc if at and not at.date_only else None), entry.text


def _about(report: Report) -> tuple[object, ...]:
    """Return what a report says besides its timeline."""
    document = report.document
    titles = tuple(each.title for each in document.sections if each.role != "timeline")
    fields = tuple((name, str(field.value.data)) for name, field in document.fields.items())
    return titles, len(fields), tuple(each.item.title for each in report.action_items), document.broken


def _says(read: str, said: str) -> bool:
    """Tell whether an entry's text, without its markup, is what was said."""
    own, all_ = "".join(_WORDS.findall(read)), "".join(_WORDS.findall(said))
    return own == all_ or (bool(_MARKUP.search(said)) and bool(own) and own[:20] in all_)
