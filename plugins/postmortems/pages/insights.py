"""What all incidents tell together: distributions rather than means, and how far they can be trusted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ..insight.counted import counted
from ..insight.distribution import LEAST
from ..insight.facets import CAUSES, SERVICES
from ..insight.measures import NOT_OVER, Measured, lack, measured
from ..model.incident import Incident
from ..model.milestone import MEASURES, TIME_TO_RESOLVE, Measure
from ..rendering.report import Heading
from ..wording.durations import ONGOING, Length, from_to
from ..wording.numbers import count, number
from ..wording.severity import Severity, worst_first
from ..wording.times import start_year
from .base.page import Fragment, Page, Site, Way
from .base.paths import facet_path, insights_path, list_path, published
from .base.row import Row, rows
from .base.template import render
from .drawing.dotplot import MOST, dotplot
from .parts.insights_charts import Source, by_detection, by_fact, by_service, by_trigger, by_years
from .parts.insights_lists import rankings, recurrences, repeats

TITLE = "Insights"
FOLDERS = ("insights",)
WAY = Way(40, TITLE, insights_path)
SECTIONS = (
    ("durations", "Durations"),
    ("detection", "Detection"),
    ("triggers", "Triggers"),
    ("severities", "Severities by year"),
    ("impact", "Hours of impact by service"),
    ("completeness", "Completeness"),
    ("outstanding", "Longest and soonest detected"),
    ("recurrences", "Recurrences"),
)
"""The parts of the page with their anchors."""


@dataclass(frozen=True)
class Known:
    """An incident with each of its durations in words, whether known exactly or not."""

    row: Row
    lengths: tuple[Length, ...]


def pages(site: Site) -> Iterator[Page]:
    """Yield the page."""
    path = insights_path(site)
    yield Page(path, TITLE, "What all incidents tell together.", lambda _: content(site, path))


def content(site: Site, path: str) -> Fragment:
    """Draw everything; of fewer than five incidents only what each of them says."""
    shown = published(site)
    incidents = counted(shown)
    lines = {row.id: row for row in rows(site, path, shown)}
    source = Source(site, path, incidents, lines)
    found = {measure: measured(measure, incidents) for measure in MEASURES}
    values: dict[str, object] = {}
    if incidents:
        values = {
            "plots": dotplot([*found.values()], lines),
            "table": table(source),
            "trust": trust(found.values()),
        }
    if len(incidents) >= LEAST:
        values |= summaries(source, found[TIME_TO_RESOLVE])
    titles = SECTIONS if len(incidents) >= LEAST else SECTIONS[: bool(incidents)]
    html = render(
        "insights.html",
        title=TITLE,
        titles=dict(titles),
        size=size(incidents),
        left_out=len(shown) - len(incidents),
        least=LEAST,
        most=MOST,
        legend=legend(source),
        list_href=site.url(path, list_path(site)),
        settings=site.settings,
        total=len(shown),
        **values,
    )
    return Fragment(html, tuple(Heading(2, title, anchor) for anchor, title in titles))


def summaries(source: Source, resolved: Measured) -> dict[str, object]:
    """Return what takes five incidents."""
    services, more_services = by_service(source)
    return {
        "detection": by_detection(source),
        "triggers": by_trigger(source),
        "years": by_years(source),
        "services": services,
        "more_services": count(more_services, "more service") if more_services else "",
        "services_href": source.url(facet_path(source.site, SERVICES)),
        "causes_href": source.url(facet_path(source.site, CAUSES)),
        "facts": by_fact(source),
        "rankings": tuple(rankings(source, resolved)),
        "recurrences": recurrences(source),
        "repeats": repeats(source),
    }


def size(incidents: Sequence[Incident]) -> str:
    """Say how many incidents count: `14 incidents since 2012 count`."""
    if not incidents:
        return "No incident counts"
    verb = "counts" if len(incidents) == 1 else "count"
    return f"{count(len(incidents), 'incident')} since {min(map(start_year, incidents))} {verb}"


def trust(found: Collection[Measured]) -> str:
    """Say how many of the durations are known, and of how many only an estimate."""
    known = [duration for one in found for _, duration in one.known]
    total = len(known) + sum(len(lacking) for one in found for lacking in one.lacking.values())
    estimates = sum(duration.approximate for duration in known)
    rest = f", {number(estimates)} of those from estimated times" if estimates else ""
    return f"Of the {number(total)} durations below, {number(len(known))} are known{rest}."


def table(source: Source) -> tuple[Known, ...]:
    """Return every incident with its durations; none where there are too many for one table."""
    if len(source.incidents) > MOST:
        return ()
    return tuple(
        Known(source.rows[incident.id], tuple(_length(measure, incident) for measure in MEASURES))
        for incident in source.incidents
    )


def _length(measure: Measure, incident: Incident) -> Length:
    if lack(measure, incident) == NOT_OVER:
        return ONGOING
    return from_to(*measure.ends(incident), measure.of(incident))


def legend(source: Source) -> tuple[Severity, ...]:
    """Return the severities that are drawn, the worst first."""
    return worst_first({source.rows[incident.id].severity for incident in source.incidents})
