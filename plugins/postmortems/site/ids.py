"""Which files claim an id."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from .folder import report_names, shown_path
from ..reading.names import key_of
from .project import Project, read_corpus
from .links import claimed_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..model.corpus import Corpus


class Ids:
    """Looks up ids. Where only some reports were read, the others are read when an id is not found."""

    def __init__(self, corpus: Corpus, project: Project, whole: bool) -> None:
        self._corpus = corpus
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
        return _claims(self._corpus)

    def _unread(self, id_: str) -> Iterator[str]:
        """Yield the reports that were not read and whose name gives them an id, unless they say otherwise."""
        for path in () if self._whole else self._by_stem.get(id_, ()):
            name = shown_path(Path(path), self._project.base)
            if name not in self._known:
                yield name

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(document.path for document in self._corpus.documents)

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
        return _claims(read_corpus(self._project)[0])


def _claims(corpus: Corpus) -> Mapping[str, tuple[str, ...]]:
    """Return the files that claim each id; one that is not whole claims what it would have."""
    found: dict[str, tuple[str, ...]] = {}
    for document in corpus.documents:
        if document.path not in corpus.by_path:
            id_ = key_of(claimed_id(document))
            found[id_] = (*found.get(id_, ()), document.path)
    for incident in corpus.incidents:
        for id_ in dict.fromkeys(key_of(name) for name in (incident.id, *incident.aliases)):
            found[id_] = (*found.get(id_, ()), incident.document.path)
    return found
