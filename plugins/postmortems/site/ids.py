"""Which files claim an id."""

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ..model.document import Document
from ..model.incident import Incident
from ..model.knowledge_base import KnowledgeBase
from ..model.report import Report
from ..reading.names import key_of
from .claims import claimed_ids, claims_of
from .corpus import read_front_matters
from .folder import report_names, shown_path
from .project import Project


class _Claim(NamedTuple):
    """The ids that a file claims, and that of its incident, "" without one."""

    path: str
    id: str
    names: tuple[str, ...]


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
        if self._whole:
            return self._read.get(id_, ())
        found = set(self._read.get(id_, ())) | set(self._unread(id_))
        return tuple(sorted(found)) or self._all.get(id_, ())

    @cached_property
    def of_incidents(self) -> tuple[str, ...]:
        """The ids of all incidents of the site as they are written, sorted; they are read for that."""
        others = () if self._whole else self._unread_claims
        own = {claim.path for claim in self._own_claims}
        ids = {claim.id for claim in (*self._own_claims, *(each for each in others if each.path not in own))}
        return tuple(sorted(ids - {""}))

    @cached_property
    def _own_claims(self) -> tuple[_Claim, ...]:
        return tuple(map(_claim_of, self._knowledge_base.reports))

    @cached_property
    def _unread_claims(self) -> tuple[_Claim, ...]:
        return tuple(_claim(*each) for each in read_front_matters(self._project))

    @cached_property
    def _read(self) -> Mapping[str, tuple[str, ...]]:
        return _by_key(self._own_claims)

    def _unread(self, id_: str) -> Iterator[str]:
        """Yield the reports that were not read and whose name gives them an id, unless they say otherwise."""
        for path in self._by_stem.get(id_, ()):
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
        return _by_key(self._unread_claims)


def _claim(document: Document, incident: Incident | None) -> _Claim:
    return _Claim(document.path, *claimed_ids(document, incident))


def _claim_of(report: Report) -> _Claim:
    return _Claim(report.path, *claims_of(report))


def _by_key(claims: Iterable[_Claim]) -> Mapping[str, tuple[str, ...]]:
    """Return the files that claim each id, sorted."""
    found: dict[str, set[str]] = {}
    for claim in claims:
        for name in claim.names:
            found.setdefault(key_of(name), set()).add(claim.path)
    return {id_: tuple(sorted(paths)) for id_, paths in found.items()}
