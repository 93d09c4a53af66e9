"""What a branch would make public for the first time, for a person to sign off."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from ..model.document import Document
from ..model.knowledge_base import KnowledgeBase
from ..model.review import FirstPublic
from ..redaction.told import told
from ..site.attached import attachments
from ..site.corpus import read_knowledge_base
from ..site.edition import edition_of
from ..site.links import SitePaths
from ..site.project import Project
from .git import Branch
from .introduced import base_of

Parts = Mapping[str, str]
"""What the public is told by each part of a report."""


def first_public(project: Project, knowledge_base: KnowledgeBase, branch: Branch) -> tuple[FirstPublic, ...]:
    """Return what no site for the public had before this branch. Raises CannotCheck.

    Settings count: what they name now and did not before is public for the first time too.
    """
    now = _told(project, knowledge_base, branch.root)
    with base_of(project, branch) as (old, tree):
        before = _told(old, read_knowledge_base(old)[0], tree) if old else {}
    known = {branch.renamed.get(name, name): (path, parts) for name, (path, parts) in before.items()}
    found = (_first(path, parts, known.get(name, ("", {}))[1]) for name, (path, parts) in now.items())
    return tuple(each for each in found if each.new or each.changed or each.whole)


def _first(path: str, parts: Parts, known: Parts) -> FirstPublic:
    new = tuple(name for name in parts if name not in known)
    changed = tuple(name for name, said in parts.items() if name in known and known[name] != said)
    return FirstPublic(path, new, changed, whole=not known)


def _told(project: Project, knowledge_base: KnowledgeBase, root: Path) -> Mapping[str, tuple[str, Parts]]:
    """Return what the public is told and shown, by the name of each file in its repository."""
    documents = {report.path: report.document for report in knowledge_base.reports}
    edition = edition_of(project, knowledge_base)
    paths = SitePaths(project, edition.knowledge_base)
    shown = {report.path: _shown(report.document, paths) for report in edition.knowledge_base.reports}
    return {
        Path(os.path.relpath(project.base / path, root)).as_posix(): (
            path,
            {**told(documents[path], each), **shown.get(path, {})},
        )
        for path, each in edition.redacted.items()
        if not each.problems
    }


def _shown(document: Document, paths: SitePaths) -> Parts:
    """Return what stands for the bytes of each file that is published beside a report."""
    return {
        f"the file `{Path(each.path).name}`": sha256(each.data or b"").hexdigest()
        for each in attachments([document], paths)
    }
