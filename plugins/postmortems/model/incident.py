"""An incident and the declarations of its front-matter fields.

This table is the only one: the reader, the checks and the reference in the documentation follow from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date, timedelta, tzinfo
from typing import Any

from ..frozen import Frozen
from .action_item import ActionItem
from .details import Detection, Impact, Link, Related, Responders
from .document import Document
from .field_types import (
    FLAG,
    PAGE,
    SLUG,
    TEXT,
    TIME,
    ZONE,
    choice,
    declare,
    list_of,
    record,
    term,
)
from .milestone import TIME_FIELDS
from .moment import Moment

STATUSES = ("draft", "in-review", "final", "withdrawn")
KINDS = ("incident", "near-miss", "security", "maintenance", "drill")

OwnValue = str | bool | int | float | date | Moment | tuple[str, ...]
"""What a field of a site's own can hold."""
MANY = 50
"""How many values of one field a report may have where each has a page, or a place on others' pages."""
LONGEST = timedelta(days=20 * 365 + 5)
"""What nothing lasts: beyond 20 years a year is mistyped, and a calendar would have a page for each."""
_EVERYWHERE = "wherever the report is: pages, lists, figures, drawings, search, `sitemap.xml`"
_COUNTED = "its page, lists, years, insights, search"
_GROUPED = (
    "its page, lists, filters, a page for each value and those of values beside it, similar reports, search"
)
_TOLD = "its page, insights, search"


def _start() -> Any:
    """Declare the start, which is known of every incident and may be missing until it is one."""
    example = "2026-03-04T14:05+00:00"
    return declare(TIME, "When it began to hurt.", required="always", example=example, seen=_COUNTED)


UNREAD = "?"
"""Stands for what was written and could not be read."""


class Values(Frozen):
    """What a front matter says, as far as it can be read: even what every incident needs may be empty.

    `given` names the fields that were written and could be read. `own` has those of the site's own; `zone` is
    that of times which name none.
    """

    title: str = declare(
        TEXT, "What happened, in one line.", required="always", example="Checkout down in Europe", default="",
        seen=_EVERYWHERE,
    )  # fmt: skip
    id: str = declare(
        SLUG, "The name in addresses and references; the file's stem unless set.", example="inc-2026-042",
        default="", seen=_EVERYWHERE,
    )  # fmt: skip
    status: str = declare(
        choice(*STATUSES), "How far the report is. What is required grows with it.", required="always",
        example="draft", default="draft", seen=_COUNTED,
    )  # fmt: skip
    kind: str = declare(
        choice(*KINDS), "What sort of event it was.", example="incident", default="incident", seen=_COUNTED
    )
    severity: str = declare(
        term("severities", "one of the site's severities"), "How bad it was, SEV1 the worst.",
        required="always", example="SEV2", default="", seen=_COUNTED,
    )  # fmt: skip
    services: tuple[str, ...] = declare(
        list_of(term("services", "a service's name"), MANY), "What was affected.", required="always",
        example="[checkout]", default=(), seen=_GROUPED,
    )  # fmt: skip
    started_at: Moment | None = _start()
    detected_at: Moment | None = declare(
        TIME,
        "When somebody or something noticed.",
        required="final",
        example="2026-03-04T14:09+00:00",
        seen=_COUNTED,
    )
    declared_at: Moment | None = declare(
        TIME, "When it was called an incident.", example="2026-03-04T14:12+00:00", seen=_COUNTED
    )
    acknowledged_at: Moment | None = declare(
        TIME, "When a responder took it up.", example="2026-03-04T14:10+00:00", seen=_COUNTED
    )
    mitigated_at: Moment | None = declare(
        TIME, "When it stopped hurting.", example="2026-03-04T14:40+00:00", seen=_COUNTED
    )
    resolved_at: Moment | None = declare(
        TIME, "When all was as before. Required once final, unless `ongoing` is true.", required="final",
        unless="ongoing", example="2026-03-04T15:30+00:00", seen=_COUNTED,
    )  # fmt: skip
    ongoing: bool = declare(FLAG, "Whether it is not over yet.", example="true", default=False, seen=_COUNTED)
    approximate: tuple[str, ...] = declare(
        list_of(choice(*TIME_FIELDS)), "Which of the times are estimates.", example="[started_at]",
        default=(), seen=_COUNTED,
    )  # fmt: skip
    timezone: str = declare(
        ZONE,
        "For times without an offset, and for display; the site's unless set.",
        example="Africa/Lagos",
        default="",
        seen=_COUNTED,
    )
    detection: Detection | None = declare(
        record(Detection, "source"),
        "How it came to be known.",
        required="final",
        example="{source: alert, detail: Error rate above 5 %}",
        seen=_TOLD,
    )
    trigger: str = declare(
        term("triggers", "one of the site's triggers"), "What set it off.", example="deploy", default="",
        seen=_GROUPED,
    )  # fmt: skip
    contributing_factors: tuple[str, ...] = declare(
        list_of(TEXT, MANY), "What made it possible, as short phrases that recur.", required="final",
        example="[missing limit, no staged rollout]", aliases=("causes", "root_causes"), default=(),
        seen=_GROUPED,
    )  # fmt: skip
    impact: Impact = declare(
        record(Impact, "summary"), "Who was hurt and how much.", required="final",
        example="{summary: Nobody could pay, users_percent: 100}", factory=Impact,
        seen=f"{_TOLD}; its `summary` also where the report has none",
    )  # fmt: skip
    responders: Responders = declare(
        record(Responders, "responders"),
        "How many people it took.",
        example="{responders: 4, paged: 2}",
        factory=Responders,
        seen=_TOLD,
    )
    authors: tuple[str, ...] = declare(
        list_of(TEXT), "Who wrote the report: handles or teams.", example="[payments-team]", default=(),
        seen="its page, search",
    )  # fmt: skip
    action_items: tuple[ActionItem, ...] = declare(
        list_of(record(ActionItem, "title")), "What was promised, where it does not stand in the report.",
        example="[{title: Alert on queue age, owner: payments-team, kind: detect}]", default=(),
        seen="its page, `actions/`, pages of its services, factors, tags and trigger, the home page when "
        "overdue, search; so are those of the body, with owners and tickets",
    )  # fmt: skip
    related: tuple[Related, ...] = declare(
        list_of(record(Related, "id"), MANY),
        "Other incidents that hang together with it.",
        example="[{id: 2025-11-20-checkout, relation: recurrence-of}]",
        default=(),
        seen="its page and that of the other report",
    )
    summary: str = declare(
        TEXT,
        "One or two sentences for lists; the Summary section's first paragraph unless set.",
        example="Card payments failed for 35 minutes.",
        default="",
        seen="its page, its year, search, the description for search engines",
    )
    visibility: str = declare(
        choice("internal", "public"), "Who may read it: a site whose `audience` is `public` has no other.",
        example="internal", default="internal", seen="its page, where it says `internal`",
    )  # fmt: skip
    template: str = declare(
        term("templates", "a report template's name"),
        "The report template it follows; the site's unless set.",
        example="default",
        default="",
    )
    aliases: tuple[str, ...] = declare(
        list_of(SLUG, MANY),
        "Earlier ids; their addresses lead here.",
        example="[inc-42]",
        default=(),
        seen='its page ("Earlier names"), and a page for each that leads to the report',
    )
    tags: tuple[str, ...] = declare(
        list_of(TEXT, MANY), "Words to find it by.", example="[black-friday]", default=(), seen=_GROUPED
    )
    links: tuple[Link, ...] = declare(
        list_of(record(Link)),
        "What else to read.",
        example="[{title: Status page, url: https://status.example.com/42}]",
        default=(),
        seen="its page; the titles in search",
    )
    page: Mapping[str, Any] = declare(
        PAGE,
        "What the theme and other plugins read of the report's page: numbers, flags and text as in any page.",
        example="{hide: [toc], comments: true}",
        factory=dict,
    )
    title_public: str = declare(
        TEXT, "What a site for the public calls it.", example="Payments unavailable", default="",
        seen="for the public instead of `title`",
    )  # fmt: skip
    summary_public: str = declare(
        TEXT, "What a site for the public says of it.", example="Payments failed.", default="",
        seen="for the public instead of `summary`",
    )  # fmt: skip
    own: Mapping[str, OwnValue] = field(default_factory=dict, kw_only=True)
    given: frozenset[str] = field(default=frozenset(), repr=False, compare=False, kw_only=True)
    document: Document = field(repr=False, compare=False, kw_only=True)
    zone: tzinfo | None = field(default=None, compare=False, kw_only=True)

    def said(self, name: str) -> str:
        """Return what a field of one word says, UNREAD where something else was written."""
        written = name in self.document.broken or self.document.text_of(name).strip()
        return UNREAD if written and name not in self.given else str(getattr(self, name))

    @property
    def ended_at(self) -> Moment | None:
        """When it was over, as far as is known: resolved, else mitigated."""
        return self.resolved_at or self.mitigated_at

    @property
    def is_ongoing(self) -> bool:
        """Whether it is not over, as far as its report says."""
        return self.ongoing and self.resolved_at is None


class Incident(Values):
    """A report's values, always whole: what is required for every incident is there and valid."""

    started_at: Moment = _start()
    extra: Mapping[str, Any] = field(default_factory=dict)

    def local(self, moment: Moment) -> Moment:
        """Return a moment in the zone that this incident is shown in; a date stays that date."""
        if moment.date_only or self.zone is None:
            return moment
        return replace(moment, at=moment.at.astimezone(self.zone))
