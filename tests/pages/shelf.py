"""Incidents and sites made by hand, and pages as a reader's browser parses them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from justhtml import JustHTML

from postmortems.extraction.report import report_of
from postmortems.model.action_item import ActionItem
from postmortems.model.details import Detection, Impact, Link, Related, Responders
from postmortems.model.document import Document, Source
from postmortems.model.incident import Incident
from postmortems.model.knowledge_base import KnowledgeBase
from postmortems.model.moment import Moment
from postmortems.pages.all import list_pages
from postmortems.pages.base.page import Page, Site
from postmortems.reading.document import read_document
from postmortems.rendering.report import render
from postmortems.settings import Settings

TODAY = date(2026, 11, 20)
LAGOS = ZoneInfo("Africa/Lagos")
FIELDS = "---\ntitle: Told\n---\n\n"
REPORT = "## What happened\n\nIt broke.\n"


def at(text: str, zone: tzinfo = UTC, **marks: bool) -> Moment:
    """Read `2026-03-04T14:05`, or a date for a moment without a clock."""
    moment = datetime.fromisoformat(text)
    return Moment(
        moment if moment.tzinfo else moment.replace(tzinfo=zone), date_only="T" not in text, **marks
    )


def incident(id_: str = "checkout", start: str = "2026-03-04T14:05", **values: Any) -> Incident:
    """Make an incident; what is not given is as for a bare final report."""
    minutes = values.pop("minutes", None)
    started = at(start)
    if minutes is not None:
        values["resolved_at"] = Moment(started.at + timedelta(minutes=minutes))
    given: dict[str, Any] = {
        "title": f"Incident {id_}",
        "status": "final",
        "severity": "SEV2",
        "services": ("web",),
    } | values
    document = Document(Source(f"incidents/{id_}.md", REPORT), {}, 0)
    return Incident(id=id_, **{"started_at": started, **given}, document=document)


def told(body: str, id_: str = "told", start: str = "2026-03-04T14:05", **values: Any) -> Incident:
    """Make an incident whose report has `body`."""
    made = incident(id_, start, **values)
    return replace(made, document=read_document(made.document.path, f"{FIELDS}{body}".encode()))


def whole() -> Incident:
    """Make an incident of which everything is known."""
    return incident(
        "whole", "2026-03-04T13:05", title="Checkout down", zone=LAGOS, summary="Nobody could pay.",
        detected_at=at("2026-03-04T13:09"), declared_at=at("2026-03-04T13:12"),
        acknowledged_at=at("2026-03-04T13:10"), mitigated_at=at("2026-03-04T13:40"),
        resolved_at=at("2026-03-04T14:30"), detection=Detection("alert", "Error rate"), trigger="deploy",
        contributing_factors=("no limit", "no rollout"), responders=Responders(4, 2, 1),
        impact=Impact("All of Europe", 12_000, 35.5, 1_204_000, False, ("eu",), "EUR 5", 63),
        authors=("payments-team",), tags=("black-friday",), aliases=("inc-42",),
        links=(Link("Status page", "https://status.example.com/42"), Link("Odd", "javascript:alert(1)")),
        related=(Related("old", "recurrence-of"), Related("gone", "caused-by")),
        action_items=(ActionItem("Alert earlier", "ops", date(2026, 4, 1), "detect"),),
    )  # fmt: skip


def site(*incidents: Incident, **settings: Any) -> Site:
    """Make a site whose addresses are relative paths of the pages' sources."""

    def url(page: str, target: str) -> str:
        return posixpath.relpath(target, posixpath.dirname(page) or ".")

    knowledge_base = KnowledgeBase(tuple(report_of(one.document, one) for one in incidents))
    return Site(
        knowledge_base,
        Settings(**settings),
        TODAY,
        url,
        lambda incident, markdown: render(markdown, title=incident.title),
    )


def parse(html: str) -> JustHTML:
    """Parse a fragment as a whole page; an error of any kind in it raises."""
    page = (
        f'<!doctype html><html lang="en"><head><title>x</title></head><body><main>{html}</main></body></html>'
    )
    return JustHTML(page, strict=True, sanitize=False)


def all_pages(of: Site) -> list[Page]:
    """Return the pages of a site, none of which may fail."""
    found, problems = list_pages(of)
    assert not problems
    return found


class Pages(Mapping[str, str]):
    """The pages of a site: HTML by path, each made when it is asked for."""

    def __init__(self, of: Site) -> None:
        self._pages = {page.path: page for page in all_pages(of)}
        self._made: dict[str, str] = {}

    def __getitem__(self, path: str) -> str:
        page = self._pages[path]
        if path not in self._made:
            self._made[path] = page.make(REPORT if page.incident else "").html
        return self._made[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


def made(of: Site) -> Pages:
    """Return the pages of a site."""
    return Pages(of)


def page(of: Site, path: str) -> JustHTML:
    """Make and parse one page of a site."""
    return parse(made(of)[path])


def only(*incidents: Incident) -> JustHTML:
    """Make and parse the page of the first of some incidents."""
    return page(site(*incidents), f"incidents/{incidents[0].id}.md")


def text(of: Any) -> str:
    """Return what is written in an element or a page, blanks made single."""
    return " ".join(of.to_text(separator=" ").split())


def attr(of: Any, name: str) -> str:
    """Return an attribute of an element, empty where it has none."""
    return str((of.attrs or {}).get(name) or "")


def texts(of: Any, selector: str) -> list[str]:
    """Return what is written in each element that a selector finds."""
    return [text(found) for found in of.query(selector)]
