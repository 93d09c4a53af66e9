"""Which files claim an id."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from ..model.corpus import Corpus
from .folder import find_reports, shown_path
from .project import Project, read_corpus


class Ids:
    """Looks up ids. Where only some reports were read, the others are read when one is not found otherwise."""

    def __init__(self, corpus: Corpus, project: Project, whole: bool) -> None:
        self._corpus = corpus
        self._project = project
        self._whole = whole

    def paths_of(self, id_: str) -> tuple[str, ...]:
        """Return the files that claim an id, in order, each once; it may be an earlier id of theirs."""
        found = set(self._read.get(id_, ())) | set(self._unread.get(id_, ()))
        return tuple(sorted(found)) or (() if self._whole else self._all.get(id_, ()))

    @cached_property
    def _read(self) -> Mapping[str, tuple[str, ...]]:
        return _claims(self._corpus)

    @cached_property
    def _unread(self) -> Mapping[str, tuple[str, ...]]:
        """The reports that were not read, by the id that their name gives them unless they say otherwise."""
        if self._whole:
            return {}
        known = {document.path for document in self._corpus.documents}
        found: dict[str, tuple[str, ...]] = {}
        for path in find_reports(self._project.incidents_dir):
            name = shown_path(path, self._project.base)
            if name not in known:
                found[path.stem] = (*found.get(path.stem, ()), name)
        return found

    @cached_property
    def _all(self) -> Mapping[str, tuple[str, ...]]:
        return _claims(read_corpus(self._project)[0])


def _claims(corpus: Corpus) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for incident in corpus.incidents:
        for id_ in dict.fromkeys((incident.id, *incident.aliases)):
            found[id_] = (*found.get(id_, ()), incident.document.path)
    return found
