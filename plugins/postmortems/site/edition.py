"""What a site's audience may see of a knowledge base: all of it, or a smaller one that knows no other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from ..frozen import Frozen
from ..kept.store import NOTHING, Kept
from ..model.diagnostic import failure
from ..model.knowledge_base import KnowledgeBase
from ..model.report import Report
from ..redaction.report import Redacted, redacted, says_public
from ..redaction.settings import public_settings
from ..settings import Settings
from ..wording.messages import shorten
from .corpus import read_knowledge_base
from .project import Project
from .templates import Templates

AUDIENCE = "POSTMORTEMS_AUDIENCE"
"""The variable of the environment that says who a site is for, whatever its mkdocs.yml says."""
AUDIENCES = ("internal", "public")


def for_audience(project: Project, audience: str | None) -> Project:
    """Return a project for an audience, the one of its settings where none is named. Raises ValueError."""
    if not audience:
        return project
    if audience not in AUDIENCES:
        raise ValueError(f"`{shorten(audience)}`: one of {', '.join(AUDIENCES)}")
    return replace(project, settings=replace(project.settings, audience=audience))


class Edition(Frozen):
    """A knowledge base as an audience sees it, with the settings of its pages.

    `redacted` has what became of each report that says it is public, by the path of its file.
    """

    knowledge_base: KnowledgeBase
    settings: Settings
    redacted: Mapping[str, Redacted] = field(default_factory=dict)


def edition_of(project: Project, knowledge_base: KnowledgeBase, kept: Kept = NOTHING) -> Edition:
    """Return the edition for the site's audience.

    For the public each report is made a smaller text, which is read as any file is; all else follows from
    that, so nothing that comes later needs a rule of its own.
    """
    settings = project.settings
    if settings.audience != "public":
        return Edition(knowledge_base, settings)
    texts = redacted_reports(project, knowledge_base)
    given = {project.base / path: each.text.encode() for path, each in texts.items() if not each.problems}
    shown, _ = read_knowledge_base(project, kept=kept, given=given, judge=_outlined)
    return Edition(shown, public_settings(settings, shown.reports), texts)


def redacted_reports(project: Project, knowledge_base: KnowledgeBase) -> Mapping[str, Redacted]:
    """Return what the public may read of each report that says so, by the path of its file."""
    settings = project.settings
    public = [report for report in knowledge_base.reports if is_public(report)]
    names = public_names(public)
    return {report.path: _redacted(report, settings, names) for report in public}


def _redacted(report: Report, settings: Settings, names: Mapping[str, str]) -> Redacted:
    """Return what the public may read of a report, nothing where our own code fails on it."""
    try:
        return redacted(report, settings, names)
    except Exception as error:
        return Redacted(problems=(failure("the report cannot be made public", error),))


def is_public(report: Report) -> bool:
    """Tell whether the public may read of a report: it says so, and its fields could all be read."""
    document = report.document
    return document.has_front_matter and says_public(document)


def stays_inside(report: Report) -> bool:
    """Tell whether a report is not for the public, whatever else is wrong with it.

    One that does not say, and of whose fields some cannot be read, may have said that it is.
    """
    document = report.document
    unread = any(problem.code == "front-matter-syntax" for problem in document.problems)
    says = "visibility" in document.fields or not unread
    return document.has_front_matter and says and not says_public(document)


def public_names(public: Iterable[Report]) -> Mapping[str, str]:
    """Return the ids of public incidents by what reports may call them, their earlier ids too."""
    incidents = [report.incident for report in public if report.incident]
    earlier = {alias: each.id for each in incidents for alias in each.aliases}
    return {**earlier, **{each.id: each.id for each in incidents}}


def _outlined(report: Report, _: Settings, __: Templates) -> Report:
    """Return a report without blocks; nobody checks it."""
    return report.judged(())
