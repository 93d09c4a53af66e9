"""What every check is and gets; the checks are found by looking at this package."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import cache
from types import ModuleType
from typing import NamedTuple, cast

from ..discovery import modules_of
from ..frozen import Frozen
from ..model.diagnostic import Level, Problem
from ..model.document import Source, Spans
from ..model.knowledge_base import KnowledgeBase
from ..model.report import Report
from ..redaction.report import redacted, says_public
from ..sections import Template
from ..settings import Settings
from ..site.edition import Edition
from ..site.links import SitePaths
from ..site.templates import Templates

Around = Callable[["Context"], Iterator[tuple[str | Source, Problem]]]
Find = Callable[[Report, "Context"], Iterator[Problem]]
MayFind = Callable[[Report, Settings], bool | datetime]


class Context(Frozen):
    """What a check may ask besides the report: the other reports, the site's files and settings, the time.

    `paths_of(id)` returns the files that claim an id, as their name or among their earlier ones; `ids()` the
    ids of all incidents, also where only some reports were read. `edition()` is what the site's audience may
    see of them.
    """

    knowledge_base: KnowledgeBase
    templates: Templates
    paths: SitePaths
    paths_of: Callable[[str], tuple[str, ...]]
    ids: Callable[[], tuple[str, ...]]
    edition: Callable[[], Edition]
    now: datetime

    @property
    def settings(self) -> Settings:
        """What the site chose."""
        return self.paths.project.settings

    @property
    def templates_used(self) -> Mapping[str, Template]:
        """The templates that reports follow, by their names."""
        return self.templates.used_by(self.knowledge_base.documents)


class _Alone(NamedTuple):
    """The context of a check that looks at the report alone: it may ask what the site chose."""

    settings: Settings
    templates: Templates


def alone(settings: Settings, templates: Templates) -> Context:
    """Return what a check may ask that does not look around."""
    return cast("Context", _Alone(settings, templates))


class Check(Frozen):
    """A check as its module declares it.

    `on_text` says that it needs no front matter to find something. `looks_around` says that it asks the
    context for more than settings and templates, so that what it finds does not follow from the report alone;
    `may_find` tells of a report whether it finds anything there whatever is around, or until when. `around`
    finds what stands in no report, with the path of the file that it is about, or with its text. `unwritten`
    is what a draft has yet to write where this is found: drafts are told how many there are.
    """

    code: str
    level: Level
    doc: str
    bad: str
    good: str
    find: Find
    on_text: bool = False
    looks_around: bool = False
    around: Around | None = None
    unwritten: str = ""
    may_find: MayFind | None = None

    @property
    def title(self) -> str:
        """What it finds, in one line."""
        return self.doc.partition("\n")[0]

    @property
    def why(self) -> str:
        """Why that matters, and what to do."""
        return self.doc.partition("\n")[2].strip()

    @property
    def page(self) -> str:
        """Its documentation as Markdown: what it finds, why, how it looks wrong and how right."""
        language = "markdown" if self.bad.startswith(("#", "-", "!")) else "yaml"
        return (
            f"# {self.code}\n\n{self.title}\n\nLevel: {self.level}\n\n{self.why}\n\n"
            f"## Bad\n\n```{language}\n{self.bad}```\n\n## Good\n\n```{language}\n{self.good}```\n"
        )


@cache
def all_checks() -> Mapping[str, Check]:
    """Return every check by its code, sorted: the modules of this package that declare a `LEVEL`."""
    found = modules_of(__package__ or "").items()
    checks = (_declared(name, module) for name, module in found if hasattr(module, "LEVEL"))
    return {check.code: check for check in checks}


@cache
def checks_of(has_fields: bool, looks_around: bool) -> tuple[Check, ...]:
    """Return those checks that are asked of a report, with front matter or without."""
    asked = [check for check in all_checks().values() if check.find is not found_elsewhere]
    return tuple(each for each in asked if each.looks_around is looks_around and (has_fields or each.on_text))


def _declared(name: str, module: ModuleType) -> Check:
    return Check(
        name.replace("_", "-"),
        module.LEVEL,
        module.__doc__ or "",
        module.BAD,
        module.GOOD,
        module.find,
        getattr(module, "ON_TEXT", False),
        getattr(module, "LOOKS_AROUND", False),
        getattr(module, "around", None),
        getattr(module, "UNWRITTEN", ""),
        getattr(module, "may_find", None),
    )


def found_while_reading(code: str) -> Find:
    """Make the `find` of a check whose problems the reader sees already."""

    def find(report: Report, _: Context) -> Iterator[Problem]:
        return seen_while_reading(report, code)

    return find


def seen_while_reading(report: Report, code: str) -> Iterator[Problem]:
    """Yield the problems that the reader has seen for a check."""
    return (problem for problem in report.problems if problem.code == code)


def found_elsewhere(_: Report, __: Context) -> Iterator[Problem]:
    """Be the `find` of a check whose problems no report has by itself: whoever sees one tells of it."""
    return iter(())


def not_brought_along(report: Report, problems: Iterator[Problem]) -> Iterator[Problem]:
    """Yield problems of what stands beside a report; in the draft of an import they are notes."""
    for problem in problems:
        yield problem._replace(level=Level.INFO) if report.is_imported_draft else problem


_BY_STATUS = {"draft": Level.INFO, "withdrawn": Level.OFF, "in-review": Level.WARNING, "final": None}


def level_for_status(report: Report) -> Level | None:
    """Return the level of what a report of this status has not written yet; None is the check's own.

    One that is withdrawn will not be written.
    """
    return _BY_STATUS[report.status]


def level_for_audience(report: Report, settings: Settings) -> Callable[[int], Level | None]:
    """Return what tells how bad it is that something stands at an offset: an error where the public reads it.

    None is the check's own level.
    """
    is_public = settings.audience == "public" and says_public(report.document)
    told = redacted(report, settings, {}).told if is_public else Spans(())
    return lambda start: Level.ERROR if told.hold(start) else None
