"""What of a site's settings the public may know: the words that public reports use."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from ..model.page_kinds import ACTIONS, PageKind
from ..model.report import Report
from ..model.vocabulary import Word
from ..settings import Settings


def public_settings(settings: Settings, shown: Iterable[Report]) -> Settings:
    """Return the settings of an edition for the public that has these reports.

    Where none of them tells of a follow-up there is no page of follow-ups: it would say that there are none.
    """
    reports = tuple(shown)
    listed = tuple(report.incident for report in reports if report.incident)
    services = {name for each in listed for name in each.services}
    triggers = {each.trigger for each in listed}
    promised = any(report.action_items for report in reports)
    fields = tuple(
        replace(each, values=_words(each.values, owners=False), doc="")
        for each in settings.fields
        if each.name in settings.public.all_fields
    )
    return replace(
        settings,
        severities=_words(settings.severities, owners=False),
        services=_words(_used(settings.services, services), owners=settings.public.owners),
        triggers=_words(_used(settings.triggers, triggers), owners=False),
        fields=fields,
        pages=settings.pages if promised else {**settings.pages, ACTIONS: PageKind(is_there=False)},
        rules=(),
        checks={},
        customers=(),
        tickets=settings.tickets if settings.public.tickets else {},
        states=settings.states if settings.public.tickets else {},
    )


def _used(words: Iterable[Word], names: Collection[str]) -> Iterable[Word]:
    return (word for word in words if word.name in names)


def _words(words: Iterable[Word], *, owners: bool) -> tuple[Word, ...]:
    """Return words without other ways to write them, and who answers for them where that is not public."""
    return tuple(replace(word, aliases=(), owner=word.owner if owners else "") for word in words)
