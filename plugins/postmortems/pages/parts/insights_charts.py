"""The charts of the insights that count incidents: by what, by when, by where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from urllib.parse import urlencode

from ...insight.completeness import Coverage, coverage
from ...insight.counted import COUNTED
from ...insight.distribution import LEAST
from ...insight.facets import SERVICES, TRIGGERS, Group, groups
from ...model.incident import STATUSES, Incident
from ...wording.numbers import DETECTION, label, number
from ...wording.severity import worst_first
from ..base.page import Site
from ..base.paths import facet_path, list_path, year_path
from ..base.row import by_year
from ..drawing.dotplot import Rows
from ..drawing.stacked_bars import Entry, Member, Piece, Strip, Strips, counted, lasting
from .impact import Impact, hours, months_zone, of_incident

MOST_SERVICES = 30
LONG_GAP = 3
NOT_STATED = "Not stated"


@dataclass(frozen=True)
class Source:
    """The site and the page that charts are made for, its incidents, and their lines."""

    site: Site
    page: str
    incidents: tuple[Incident, ...]
    rows: Rows

    def url(self, path: str) -> str:
        """Return an address as the page links to it."""
        return self.site.url(self.page, path)

    def group(self, group: Group) -> str:
        """Return the address of a group's page."""
        return self.url(facet_path(self.site, group.facet, group.slug))

    def members(self, incidents: Iterable[Incident]) -> tuple[Member, ...]:
        """Return incidents that each count as one."""
        return tuple((self.rows[incident.id], 1.0, "") for incident in incidents)

    def share(self, amount: int) -> str:
        """Return how many of all incidents that is."""
        return share_of(amount, len(self.incidents))


def share_of(amount: int, of: int) -> str:
    """Write a share in whole per cent; empty for a share of fewer than five."""
    return f"{(200 * amount + of) // (2 * of)}%" if of >= LEAST else ""


def by_detection(source: Source) -> Strips:
    """Draw who noticed; what is not known stands last."""
    sources: dict[str, list[Incident]] = {}
    for incident in source.incidents:
        sources.setdefault(incident.detection.source if incident.detection else "", []).append(incident)
    order = sorted(sources, key=lambda word: (word in ("", "unknown"), -len(sources[word]), word))
    entries = [
        _entry(source, DETECTION.get(word, NOT_STATED), sources[word], _listed(source, word))
        for word in order
    ]
    return counted(("Detected by", "Incidents", "Share"), entries)


def _listed(source: Source, detection: str) -> str:
    """Return the address of the list of incidents that count here, by who noticed them."""
    statuses = (status for status in STATUSES if status != "withdrawn")
    chosen = [("detection", detection), *(("kind", kind) for kind in COUNTED)]
    chosen += [("status", status) for status in statuses]
    return f"{source.url(list_path(source.site))}?{urlencode(chosen)}" if detection else ""


def _entry(source: Source, name: str, incidents: Sequence[Incident], href: str = "") -> Entry:
    amount = len(incidents)
    return Entry(name, source.members(incidents), number(amount), source.share(amount), href)


def by_trigger(source: Source) -> Strips:
    """Draw what set incidents off; what is not known stands last."""
    found = groups(TRIGGERS, source.incidents).values()
    ordered = sorted(found, key=lambda group: group.slug == "unknown")
    entries = [_entry(source, label(group.label), group.incidents, source.group(group)) for group in ordered]
    silent = [incident for incident in source.incidents if not incident.trigger]
    if silent:
        entries.append(_entry(source, NOT_STATED, silent))
    return counted(("Trigger", "Incidents", "Share"), entries)


@dataclass(frozen=True)
class Years:
    """Severities by year: the chart, and the counts behind it, in the order of the site's severities."""

    strips: Strips
    heads: tuple[str, ...]
    counts: tuple[tuple[str, tuple[int, ...]], ...]


def by_years(source: Source) -> Years:
    """Draw each year's incidents by severity; three empty years or more share a line."""
    years = by_year(source.incidents)
    entries = []
    for has_any, run in groupby(range(max(years), min(years) - 1, -1), years.__contains__):
        found = list(run)
        if has_any or len(found) < LONG_GAP:
            entries += [_year(source, year, years.get(year, [])) for year in found]
        else:
            entries.append(Entry(f"{found[-1]}–{found[0]}", (), "0"))
    used = worst_first({source.rows[incident.id].severity for incident in source.incidents})
    heads = tuple(severity.name for severity in used)
    counts = [(str(year), _severities(source, inside, heads)) for year, inside in years.items()]
    return Years(counted(("Year", "Incidents", ""), entries), heads, tuple(counts))


def _severities(source: Source, incidents: Iterable[Incident], names: Sequence[str]) -> tuple[int, ...]:
    found = Counter(source.rows[incident.id].severity.name for incident in incidents)
    return tuple(found[name] for name in names)


def _year(source: Source, year: int, incidents: Sequence[Incident]) -> Entry:
    href = source.url(year_path(source.site, year)) if incidents else ""
    return Entry(str(year), source.members(incidents), number(len(incidents)), "", href)


def by_service(source: Source) -> tuple[Strips, int]:
    """Draw the hours of impact of services, and return how many services there is no room for."""
    impacts = {incident.id: impact(source.site, incident) for incident in source.incidents}
    found = [
        (group, [impacts[incident.id] for incident in group.incidents])
        for group in groups(SERVICES, source.incidents).values()
    ]
    found.sort(key=lambda pair: -sum(one.length.total_seconds() for one in pair[1]))
    entries = [_service(source, group, each) for group, each in found[:MOST_SERVICES]]
    head = "Impact" if any(entry.figure for entry in entries) else ""
    return lasting(("Service", head, "Incidents"), entries), len(found[MOST_SERVICES:])


def impact(site: Site, incident: Incident) -> Impact:
    """Return the whole impact of an incident."""
    parts = of_incident(incident, site.today, months_zone(site))
    return sum((part for _, part in parts), Impact())


def _service(source: Source, group: Group, impacts: Sequence[Impact]) -> Entry:
    unknown = sum(bool(one.unknown) for one in impacts)
    total = sum((one.length for one in impacts), timedelta())
    members = tuple(
        (source.rows[incident.id], one.length.total_seconds(), _hours(one))
        for incident, one in zip(group.incidents, impacts, strict=True)
    )
    note = number(len(impacts)) + (f" ({number(unknown)} unknown)" if unknown else "")
    figure = hours(total).text if len(impacts) - unknown >= LEAST else ""
    return Entry(group.label, members, figure, note, source.group(group))


def _hours(impact: Impact) -> str:
    return hours(impact.length).text if impact.incidents else "unknown"


def by_fact(source: Source) -> Strips:
    """Draw how many incidents state each fact; the members of a line are those that do not."""
    found = [_fact(source, one) for one in coverage(source.incidents)]
    return Strips(("What a report says", "Share", "Stated"), tuple(found))


def _fact(source: Source, one: Coverage) -> Strip:
    share = share_of(one.stated, one.due)
    note = f"{number(one.stated)} of {number(one.due)}"
    bar = Piece("0", f"{one.stated / one.due * 100:.0f}", "stated", "", "") if share and one.stated else None
    return Strip(Entry(one.fact.title, source.members(one.missing), share, note), (bar,) if bar else ())
