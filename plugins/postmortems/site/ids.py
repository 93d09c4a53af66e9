"""Which files claim an id."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from ..model.document import Document
from ..model.incident import Incident
from ..model.knowledge_base import KnowledgeBase
from ..reading.names import key_of
from .folder import report_names, shown_path
from .links import claimed_id
from .project import Project, read_front_matters


class Ids:
    """Looks up ids. Where only some reports were read, the others are read when an id is not found."""

    def __init__(self, knowledge_base: KnowledgeBase, project: Project, whole: bool) -> None:
        self._knowledge_base = knowledge_base
        self._project = project
        self._whole = whole

    def paths_of(self, id_: str) -> tuple[str, ...]:
        """Return the files that claim an id, in order, each once; it may be an earlier id of theirs.

        What is the same name on some disk is one id: `Foo` and `foo`, an accent written in two ways.
        """
        id_ = key_of(id_)
        found = set(self._read.get(id_, ())) | set(self._unread(id_))
        return tuple(sorted(found)) or (() if self._whole else self._all.get(id_, ()))

    @cached_property
    def _read(self) -> Mapping[str, tuple[str, ...]]:
        return _claims((report.document, report.incident) for report in self._knowledge_base.reports)

    def _unread(self, id_: str) -> Iterator[str]:
        """Yield the reports that were not read and whose name gives them an id, unless they say otherwise."""
        for path in () if self._whole else self._by_stem.get(id_, ()):
            name = shown_path(Path(path), self._project.base)
            if name not in self._known:
                yield name

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(document.path for document in self._knowledge_base.documents)

    @cached_property
    def _by_stem(self) -> Mapping[str, tuple[str, ...]]:
        """All files of the site, read or not, by their names."""
        found: dict[str, tuple[str, ...]] = {}
        for path in () if self._project.is_shut else report_names(self._project.incidents_dir):
            stem = key_of(os.path.basename(path)[:-3])  # noqa: PTH119 (a Path for each of 10,000 takes too long)
            found[stem] = (*found.get(stem, ()), path)
        return found

    @cached_property
    def _all(self) -> Mapping[str, tuple[str, ...]]:
        return _claims(read_front_matters(self._project))


def _claims(reports: Iterable[tuple[Document, Incident | None]]) -> Mapping[str, tuple[str, ...]]:
    """Return the files that claim each id, sorted; one that is not complete claims what it would have."""
    found: dict[str, set[str]] = {}
    for document, incident in reports:
        claimed = (incident.id, *incident.aliases) if incident else (claimed_id(document),)
        for name in claimed:
            found.setdefault(key_of(name), set()).add(document.path)
    return {id_: tuple(sorted(paths)) for id_, paths in found.items()}
