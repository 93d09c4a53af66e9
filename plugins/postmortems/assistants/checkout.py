"""The reports of a checkout as they are when somebody asks: read again where a file has changed."""

from __future__ import annotations

import os
from functools import cached_property
from threading import Lock

from ..checks.judging import judged
from ..frozen import Frozen
from ..insight.analysis import Analysis
from ..kept.store import Memory
from ..model.incident import Incident
from ..model.report import Report
from ..reading.clock import now
from ..recalling import Recall
from ..settings import Settings
from ..site.corpus import read_knowledge_base
from ..site.edition import edition_of, for_audience
from ..site.folder import report_names
from ..site.project import Project


class Snapshot(Frozen):
    """The reports at a moment, as far as the audience of the site may see them."""

    recall: Recall

    @cached_property
    def analysis(self) -> Analysis:
        """What is computed across them, on the day on which they were read."""
        recall = self.recall
        found, _ = read_knowledge_base(recall.project, recall.files, recall.kept, judge=judged)
        project = for_audience(recall.project, "public" if recall.public else "")
        shown = edition_of(project, found, recall.kept).knowledge_base
        return Analysis(shown, now(os.environ).date())

    @property
    def settings(self) -> Settings:
        """What the site chose."""
        return self.recall.project.settings

    def find(self, id_: str) -> Incident | None:
        """Return an incident by its id, or by one that it had earlier."""
        earlier = (one for one in self.analysis.incidents if id_ in one.aliases)
        return self.analysis.knowledge_base.by_id.get(id_) or next(earlier, None)

    def report(self, incident: Incident) -> Report:
        """Return the report of an incident."""
        return self.analysis.knowledge_base.by_path[incident.document.path]


class Checkout:
    """A project whose files may change; nothing is written, what was read stays in memory."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._memory = Memory()
        self._lock = Lock()
        self._last: tuple[tuple[str, object], Snapshot] | None = None

    def snapshot(self) -> Snapshot:
        """Return the reports as they are now; those that have not changed are not read again."""
        with self._lock:
            files = tuple(report_names(self._project.incidents_dir))
            public = self._project.settings.audience == "public"
            found = Recall(self._project, files, self._memory, public)
            key = found.key, now(os.environ).date()
            if self._last is None or self._last[0] != key:
                self._last = key, Snapshot(found)
                self._memory.let_go()
                _ = self._last[1].analysis.knowledge_base
            return self._last[1]
