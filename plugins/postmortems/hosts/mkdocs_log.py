"""What the log of MkDocs tells of problems: each once, while it serves only what has changed since."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger

from ..model.diagnostic import Diagnostic, Level
from ..pages.problems import matters
from ..publishing import Loaded
from ..reporters.text import count, describe, kind
from ..review.since import since
from ..scaffolding.builders import THEMES
from ..wording.messages import printable
from ..wording.numbers import count as counted

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

log = get_plugin_logger("postmortems")
MOST = 20
"""How many problems that are new, and how many that are gone, one more build tells one by one."""
_LEVELS = {Level.ERROR: logging.ERROR, Level.WARNING: logging.WARNING}


def tell(diagnostics: Iterable[Diagnostic]) -> None:
    """Tell problems, each at its level."""
    for diagnostic in diagnostics:
        log.log(_LEVELS.get(diagnostic.level, logging.INFO), describe(diagnostic))


def say_untried(config: MkDocsConfig) -> None:
    """Warn of a theme that nobody has tried; where the site is strict that alone does not end the build."""
    if config.theme.name not in THEMES:
        name = f"`{config.theme.name}`" if config.theme.name else "of your own"
        said = (
            f"our pages are not tried in the theme {name}, but in {', '.join(THEMES)}: look at its colours "
            "in the dark, at what stands beside a report, at tables on a phone, and at what its search finds"
        )
        log.log(logging.INFO if config.strict else logging.WARNING, printable(said))


def say_known(loaded: Loaded) -> None:
    """Say what is not told because the baseline knows it, and which reports have no page."""
    if loaded.known:
        log.info(f"{counted(loaded.known, 'known problem')} of the baseline not told")
    told = {each.place.path for each in loaded.diagnostics if each.level is Level.ERROR}
    for report in loaded.context.knowledge_base.reports if loaded.known else ():
        if report.incident is None and report.path not in told:
            log.info(f"{report.path}: not published, for what the baseline knows of it")
    if loaded.project.settings.audience == "public":
        log.info(
            f"{loaded.left_out} of {len(loaded.context.knowledge_base.documents)} reports are left out: "
            "the audience is public, and they do not say `visibility: public`"
        )


def say_trouble(trouble: str, before: str) -> None:
    """Say why results are not kept, where that was not said before."""
    if trouble not in ("", before):
        log.info(f"results are not kept from one build to the next: {trouble}")


def say_form(form: str, amount: int) -> None:
    """Say that searches find less of each report, because there are many."""
    log.info(
        f"searches find what stands above each of {amount} reports and not its sections, so that "
        f"readers load less: `search: {form}` says the same, `search: sections` has all found"
    )


class Served:
    """What the builds of one `mkdocs serve` have told so far."""

    def __init__(self) -> None:
        self._told: Sequence[Diagnostic] | None = None

    def tell(self, diagnostics: Sequence[Diagnostic], address: str, strict: bool) -> bool:
        """Tell all problems, later only what is new or gone, and where they stand.

        MkDocs ends when there are warnings and it is `strict`: then none is one. Return whether something has
        become an error just now, a slip that may be mended before anything else is edited.
        """
        before, self._told = self._told, diagnostics
        levels = {} if strict else _LEVELS
        news = since(before or (), diagnostics)
        told = news.new if before is None else news.new[:MOST]
        for each in told:
            log.log(levels.get(each.level, logging.INFO), describe(each))
        for each in [each for each in news.gone if each.level is not Level.INFO][:MOST]:
            log.info(f"gone: {printable(f'{each.place.path}: {kind(each)}: {each.message}')}")
        if diagnostics:
            log.info(_summary(diagnostics, news.same, len(news.new) - len(told), address))
        return any(each.level is Level.ERROR for each in news.new)


def _summary(diagnostics: Sequence[Diagnostic], same: int, untold: int, address: str) -> str:
    parts = (f"{same} as before" if same else "", f"{untold} new ones not told here" if untold else "")
    which = ", ".join(filter(None, parts))
    said = f"{count(diagnostics)} ({which})" if which else count(diagnostics)
    return f"{said}; what is wrong: {address}" if matters(diagnostics) else said
