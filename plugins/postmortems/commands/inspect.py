"""Show what was understood of a file: for a person to check, or for a machine."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from ..extraction.narrative import read_narrative
from ..model.document import Document, Section, Source
from ..model.milestone import Milestone
from ..model.narrative import FoundAction, Narrative
from ..model.timeline import TimelineEntry
from ..site.folder import read_file
from ..wording.messages import printable, shorten
from ..wording.times import doubts_in_words
from .options import CannotDo, projects_here

_TEXT = 60
_WIDE = 90
_FACTS = (
    "title", "id", "date", *(each.fact for each in Milestone if each.fact), "duration_minutes", "severity",
    "services", "users_percent", "authors", "status",
)  # fmt: skip


@click.command()
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, in the order of the files.")
@click.option("--why", is_flag=True, help="Say of each time which words are believed, and by which rule.")
def command(paths: tuple[Path, ...], as_json: bool, why: bool) -> None:
    """Show what was understood of each FILE: its facts, timeline, sections and action items.

    A FILE is any Markdown or text, with front matter or without. Nothing is checked and nothing is written.

    \b
    Exit code 0: all files were read; 2: one could not be.

    \b
    Examples:
      postmortems inspect old/2019-outage.md
      postmortems inspect --why old/2019-outage.md
      postmortems inspect --json old/*.md
    """
    for path in paths:
        if not path.is_file():
            raise CannotDo(f"{path}: {'this is a folder' if path.is_dir() else 'no such file'}")
    project = projects_here(None)
    for path in paths:
        document = _read(path, project(path.parent).settings.max_report_bytes)
        narrative = read_narrative(document)
        if as_json:
            click.echo(json.dumps(_as_json(str(path), document.source, narrative), ensure_ascii=True))
        else:
            click.echo("\n".join(_as_text(str(path), document.source, narrative, why=why)) + "\n")


def _read(path: Path, most: int) -> Document:
    """Return a file that can be read as a document. Raises CannotDo."""
    document = read_file(path, str(path), most)
    if not document.readable:
        why = document.problems[0]
        raise CannotDo(f"{path}: {why.message}; {why.help}")
    return document


def _as_json(path: str, source: Source, narrative: Narrative) -> dict[str, Any]:
    facts, timeline, line = narrative.facts, narrative.timeline, source.line_at
    return {
        "path": path,
        "lines": source.text.count("\n") + 1,
        "title": facts.title or None,
        "timezone": facts.zone or None,
        "timeline_newest_first": timeline.newest_first,
        "events": [_event(entry, line(entry.start)) for entry in timeline.entries],
        "sections": [_section(section, line(section.start), narrative) for section in narrative.sections],
        "actions": [_action(action, line(action.start)) for action in narrative.actions],
        "metadata": _metadata(narrative),
        "why": {
            each.fact: {"line": line(each.start), "words": shorten(each.words, _TEXT), "rule": each.rule}
            for each in facts.why
        },
    }


def _event(entry: TimelineEntry, line: int) -> dict[str, Any]:
    return {
        "line": line,
        "at": entry.at.notation,
        "until": entry.until.notation if entry.until else None,
        "approx": entry.approximate,
        "zone": entry.zone or None,
        "text": shorten(entry.text, _TEXT),
        "doubt": doubts_in_words(entry.doubts) or None,
    }


def _section(section: Section, line: int, narrative: Narrative) -> dict[str, Any]:
    return {"line": line, "text": section.title, "role": _role(section, narrative)}


def _role(section: Section, narrative: Narrative) -> str:
    is_title = section.level == 1 and not section.role and section is narrative.sections[0]
    return "title" if is_title else section.role or "other"


def _action(action: FoundAction, line: int) -> dict[str, Any]:
    item = action.item
    return {
        "line": line,
        "text": shorten(item.title, _TEXT),
        "owner": item.owner or None,
        "ticket": item.ticket or None,
        "done": True if item.status == "done" else False if action.stated else None,
        "due": item.due.isoformat() if item.due else None,
        "kind": item.kind or None,
        "priority": item.priority or None,
        "status": item.status,
    }


def _metadata(narrative: Narrative) -> dict[str, Any]:
    facts = narrative.facts
    times = {each.fact: each.told(facts) for each in Milestone if each.fact}
    people = f"<{facts.authors} {'person' if facts.authors == 1 else 'people'}>"
    return {
        "id": facts.id or None,
        "date": facts.date.isoformat() if facts.date else None,
        **{name: at.notation if at else None for name, at in times.items()},
        "duration_minutes": _number(facts.duration_minutes),
        "severity": facts.severity or None,
        "services": list(facts.services),
        "users_percent": _number(facts.users_percent),
        "authors": [people] if facts.authors else [],
        "status": facts.status or None,
    }


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _shown(text: str) -> str:
    return printable(shorten(text, _WIDE))


def _as_text(path: str, source: Source, narrative: Narrative, *, why: bool) -> Iterator[str]:
    """Yield the lines of a narrative that a person can check against the file."""
    yield click.style(printable(path), bold=True)
    yield from _part("Facts", list(_facts(narrative)))
    if why:
        yield from _part("Why these times", list(_why(source, narrative)))
    timeline = narrative.timeline
    about = [timeline.zone or narrative.facts.zone, "newest first" if timeline.newest_first else ""]
    yield from _part("Timeline", list(_events(source, narrative)), *filter(None, about))
    line = source.line_at
    yield from _part(
        "Sections",
        [f"{line(s.start):>5}  {_role(s, narrative):14}{_shown(s.title)}" for s in narrative.sections],
    )
    yield from _part("Action items", list(_actions(source, narrative)))


def _part(title: str, lines: Sequence[str], *about: str) -> Iterator[str]:
    yield ""
    said = f" ({printable(', '.join(about))})" if about and lines else ""
    yield click.style(f"  {title}", bold=True) + said
    yield from (f"    {line}" for line in lines or ("nothing found",))


def _facts(narrative: Narrative) -> Iterator[str]:
    said = {"title": narrative.facts.title, **_metadata(narrative)}
    for name in _FACTS:
        value = said[name]
        if value not in (None, "", []):
            text = ", ".join(value) if isinstance(value, list) else str(value)
            yield f"{name.replace('_', ' '):18}{_shown(_spaced(text.strip('<>')))}"


def _why(source: Source, narrative: Narrative) -> Iterator[str]:
    for each in narrative.facts.why:
        yield f"{source.line_at(each.start):>5}  {each.fact:14}{_shown(each.words)}"
        yield f"{'':21}by {each.rule}"


def _spaced(text: str) -> str:
    """Return a time with a space between day and clock; any other text as it is."""
    return text.replace("T", " ", 1) if text[10:11] == "T" and text[:4].isdigit() else text


def _events(source: Source, narrative: Narrative) -> Iterator[str]:
    for entry in narrative.timeline.entries:
        until = f" to {_spaced(entry.until.notation)}" if entry.until else ""
        about = "~" if entry.approximate else ""
        when = f"{about}{_spaced(entry.at.notation)}{until} {entry.zone}".rstrip()
        yield f"{source.line_at(entry.start):>5}  {when:23} {_shown(entry.text)}"
        if entry.doubts:
            doubtful = printable(doubts_in_words(entry.doubts))
            yield f"{'':7}{'':24}" + click.style(f"doubtful: {doubtful}", fg="yellow")


def _actions(source: Source, narrative: Narrative) -> Iterator[str]:
    for action in narrative.actions:
        item = action.item
        due = f"due {item.due}" if item.due else ""
        more = ", ".join(filter(None, (item.kind, item.owner, due, item.ticket)))
        line = source.line_at(action.start)
        yield f"{line:>5}  {item.status:14}{_shown(item.title)}" + (f"  [{printable(more)}]" if more else "")
