"""A knowledge base for programs of others: `from postmortems import load`.

`__all__` of the package lists what is here for them, `docs/library.md` tells it; all else may change.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from datetime import datetime
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any, NamedTuple

from .checks.check import all_checks
from .checks.runner import quotable
from .exporting.interchange import entry
from .frozen import Frozen
from .insight.analysis import Analysis
from .insight.relations import Tie as Tie
from .model.action_item import ActionItem as ActionItem
from .model.details import Detection as Detection
from .model.details import Impact as Impact
from .model.details import Link as Link
from .model.details import Related as Related
from .model.details import Responders as Responders
from .model.diagnostic import Diagnostic as Diagnostic
from .model.diagnostic import Level as Level
from .model.diagnostic import Place as Place
from .model.incident import Incident as Incident
from .model.milestone import MEASURES
from .model.moment import Duration as Duration
from .model.moment import Moment as Moment
from .model.report import EntryTime, Report
from .model.timeline import TimelineEntry
from .publishing import Loaded, when_changed
from .publishing import load as read_and_check
from .reading.clock import now as clock
from .review import CannotCheck as CannotCheck
from .settings import Settings
from .site.nearest import absolute, outside
from .site.project import find_project
from .wording.times import doubt_in_words


class Entry(NamedTuple):
    """An entry of a timeline: `at`, and `until` of a range; where no day is known, as it is `written`.

    `milestone` is the field of the turn that its words are taken for, empty for none; `doubts` are sentences.
    """

    text: str
    at: Moment | None
    until: Moment | None
    written: str
    milestone: str
    doubts: tuple[str, ...]


class Postmortem(Frozen):
    """All that one report says. `follow_ups` are those of front matter and text, each once.

    `relations` are seen from either side, `problems` those of its file; `text` is the Markdown below its
    front matter. `path` is that of the file, from the folder that was loaded.
    """

    incident: Incident
    path: str
    text: str = field(repr=False)
    timeline: tuple[Entry, ...]
    follow_ups: tuple[ActionItem, ...]
    relations: tuple[Tie, ...]
    problems: tuple[Diagnostic, ...]
    _report: Report = field(repr=False)
    _settings: Settings = field(repr=False)
    _changed: Callable[[], Mapping[str, datetime]] = field(repr=False, compare=False)

    @property
    def lengths(self) -> Mapping[str, Duration]:
        """How long things took, as far as that is known: by `time_to_detect` and the other measures."""
        found = ((measure.name, measure.of(self.incident)) for measure in MEASURES)
        return {name: length for name, length in found if length}

    def as_json(self) -> dict[str, Any]:
        """Return it in the interchange format, as `postmortems export` writes it."""
        changed = self._changed().get(self.path)
        return entry(self._report, self.incident, self._settings.severities, changed)


class Corpus(Frozen):
    """A knowledge base: the postmortems, newest first, and every problem, in order of place."""

    postmortems: tuple[Postmortem, ...]
    problems: tuple[Diagnostic, ...]

    def __iter__(self) -> Iterator[Postmortem]:
        """Yield the postmortems, newest first."""
        return iter(self.postmortems)

    def __len__(self) -> int:
        """Return how many postmortems there are."""
        return len(self.postmortems)

    @cached_property
    def by_id(self) -> Mapping[str, Postmortem]:
        """The postmortems by their ids, and by those that they had earlier."""
        found = {alias: one for one in reversed(self.postmortems) for alias in one.incident.aliases}
        return {**found, **{one.incident.id: one for one in self.postmortems}}


def load(path: str | os.PathLike[str] = ".", now: datetime | None = None) -> Corpus:
    """Read and check the knowledge base of a folder or of a `mkdocs.yml`, as `check` does; write nothing.

    A folder stands for the nearest mkdocs.yml in it or above it, as for the command. What the audience of the
    site may not see is left out, and problems quote nothing of it. `now` decides what is overdue; without one
    it is now, or the time of `SOURCE_DATE_EPOCH`. Raises FileNotFoundError where there is no mkdocs.yml,
    CannotCheck where the file of known problems is none.
    """
    given = absolute(Path(path))
    folder, config = (given, None) if given.is_dir() else (given.parent, given)
    project = find_project(folder, config, all_checks())
    if project.config is None:
        raise FileNotFoundError(outside(folder, folder))
    loaded = read_and_check(project, now or clock(os.environ))
    return Corpus(tuple(_postmortems(loaded)), quotable(loaded.diagnostics, loaded.project.settings))


def _postmortems(loaded: Loaded) -> Iterator[Postmortem]:
    analysis = Analysis(loaded.shown, loaded.context.now.date(), loaded.context.settings.states)
    problems: dict[str, list[Diagnostic]] = {}
    changed = cache(partial(when_changed, loaded))
    for problem in quotable(loaded.diagnostics, loaded.project.settings):
        problems.setdefault(problem.place.path, []).append(problem)
    for incident in analysis.incidents:
        report = loaded.shown.by_path[incident.document.path]
        times = zip(report.narrative.timeline.entries, report.entry_times, strict=True)
        yield Postmortem(
            incident,
            report.path,
            report.document.body,
            tuple(_entry(*each) for each in times),
            tuple(one.item for one in analysis.follow_ups_of.get(incident.id, ())),
            analysis.relations.of(incident),
            tuple(problems.get(report.path, ())),
            report,
            loaded.project.settings,
            changed,
        )


def _entry(written: TimelineEntry, time: EntryTime) -> Entry:
    milestone = written.milestone.field if written.milestone else ""
    doubts = tuple(map(doubt_in_words, written.doubts))
    return Entry(written.text, time.start, time.end, written.at.notation, milestone, doubts)
