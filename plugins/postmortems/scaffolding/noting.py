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
_MANY = 100
"""How many letters of an entry are enough: of a long one a reader takes only the beginning."""
_WORDS, _MARKUP = deferred(r"[^\W_]+"), deferred(r"[\[<`*_]")


class CannotNote(Exception):  # noqa: N818 (a sentence follows)
    """Why an entry was not written, and what can be done instead."""


class Note(NamedTuple):
    """What happened, and when, with a zone; `reads` is how the Markdown of `text` reads, if known."""

    at: datetime
    text: str
    reads: str = ""


class _Near(NamedTuple):
    """The entry beside which a new one stands, when it was, and in which block."""

    entry: TimelineEntry
    at: Moment
    block: Block


def noted(
    report: Report, notes: Sequence[Note], order: Sequence[str], read: Callable[[str], Report]
) -> Report:
    """Return a report with more entries, given in order of time, which belong beside the same one.

    `order` are the roles of its template. Raises CannotNote.
    """
    said = [
        note._replace(text=" ".join(note.text.split()), at=note.at.replace(second=0, microsecond=0))
        for note in notes
    ]
    if not all(_WORDS.search(note.text) for note in said):
        raise CannotNote("say in a few words what happened")
    for text in _texts(report, said, order):
        after = read(text)
        if _is_only_more(report, after, said):
            return after
    line = f"- {stamp(said[0].at)}: {said[0].text}"
    raise CannotNote(
        f"{report.document.path}: its timeline is not of a form that can be added to; write `{line}`"
    )


def beside(report: Report, note: Note) -> tuple[int, bool]:
    """Return what is the same for notes that belong beside the same entry."""
    near, above = _near(report, note)
    return near.entry.start if near else -1, above


def stamp(at: datetime) -> str:
    """Return a time as it is written where no neighbour shows how."""
    zone = "UTC" if not at.utcoffset() else f"{at:%z}"[:3] + ":" + f"{at:%z}"[3:]
    return f"{at:%Y-%m-%d %H:%M} {zone}"


def _texts(report: Report, notes: Sequence[Note], order: Sequence[str]) -> Iterator[str]:
    """Yield the report's text with the entries, the likeliest way first."""
    text, zone = report.document.source.text, zone_of(report)
    near, above = _near(report, notes[0])
    if near is None:
        yield _in_section(report.document, [_item(note, zone) for note in notes], order)
        return
    begin, end = _lines(text, near, report.narrative.timeline.entries)
    first = text[begin:end].partition("\n")[0]
    for lines in zip(*(_like(first, text, near, note) for note in notes), strict=False):
        said = "\n".join(lines[::-1] if report.narrative.timeline.newest_first else lines)
        yield f"{text[:begin]}{said}\n{text[begin:]}" if above else f"{text[:end]}\n{said}{text[end:]}"


def _item(note: Note, zone: tzinfo) -> str:
    return f"- {stamp(note.at.astimezone(zone))}: {note.text}"


def zone_of(report: Report) -> tzinfo:
    """Return the zone in which a report's times are told: that of its start, else the site's."""
    incident = report.values
    started = incident and incident.started_at
    return (started and not started.date_only and started.at.tzinfo) or (incident and incident.zone) or UTC


def _near(report: Report, note: Note) -> tuple[_Near | None, bool]:
    """Return the entry beside which the new one belongs, and whether it stands above it."""
    entries, newest_first = report.narrative.timeline.entries, report.narrative.timeline.newest_first
    pairs = zip(entries, report.entry_times, strict=True)
    timed = [(entry, at) for entry, (at, _) in pairs if at and not at.date_only]
    past = [(entry, at) for entry, at in timed if at.utc <= note.at]
    turned = slice(None, None, 1 if newest_first else -1)
    for found, above in ((past[turned], newest_first), (timed[:: -turned.step], not newest_first)):
        for entry, at in found:
            if block := _block(report.document, entry):
                return _Near(entry, at, block), above
    return None, True


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
    said, words = _PIPE.sub(r"\|", note.text), _WORDS.findall(near.entry.text)
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


def _in_section(document: Document, items: Sequence[str], order: Sequence[str]) -> str:
    """Return the text with first entries: at the end of the timeline's section, which is made if need be."""
    text, lines = document.source.text, "\n".join(items)
    for section in document.sections:
        if section.role == "timeline":
            end = section.start + len(text[section.start : section.end].rstrip())
            return f"{text[:end]}\n\n{lines}\n{text[end:].removeprefix(chr(10))}"
    behind = order[order.index("timeline") + 1 :] if "timeline" in order else ()
    at = next((each.start for each in document.sections if each.role in behind), len(text))
    gap = "\n" * (2 - min(2, len(text[:at]) - len(text[:at].rstrip("\n"))))
    return f"{text[:at]}{gap}## Timeline\n\n{lines}\n" + (f"\n{text[at:]}" if at < len(text) else "")


def _is_only_more(before: Report, after: Report, notes: Sequence[Note]) -> bool:
    """Tell whether a text says what another did, and the new entries besides."""
    old, new = Counter(_entries(before)), Counter(_entries(after))
    more = sorted((new - old).elements(), key=lambda each: (str(each[0]), words_of(each[1])))
    same = not old - new and len(more) == len(notes) and _about(before) == _about(after)
    said = sorted((note.at.astimezone(UTC), words_of(note.reads or note.text), note) for note in notes)
    return same and all(
        at == when and _says(text, note) for (at, text), (when, _, note) in zip(more, said, strict=True)
    )


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


def _says(read: str, note: Note) -> bool:
    """Tell whether an entry's text, without its markup, is what was said."""
    own, all_ = words_of(read), words_of(note.reads or note.text)
    marked = not note.reads and bool(_MARKUP.search(note.text))
    return (
        own == all_
        or (len(own) > _MANY and all_.startswith(own))
        or (marked and bool(own) and own[:20] in all_)
    )


def words_of(text: str) -> str:
    """Return the words of a text without what stands between them."""
    return "".join(_WORDS.findall(text))
