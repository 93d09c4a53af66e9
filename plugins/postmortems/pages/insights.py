"""What all incidents tell together, or those of a year: distributions rather than means, and their limits."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial

from ..frozen import Frozen
from ..insight.counted import counted
from ..insight.distribution import LEAST
from ..insight.facets import CAUSES
from ..insight.measures import NOT_OVER, Measured, lack, measured
from ..model.incident import Incident
from ..model.milestone import MEASURES, Measure
from ..rendering.report import Heading
from ..wording.durations import Length, from_to, ongoing
from ..wording.severity import Severity, worst_first
from ..wording.times import start_year
from ..wording.words import ENGLISH, Words, to_count, to_say
from .base.cards import told_of
from .base.page import Fragment, Page, Site, Way
from .base.paths import facet_path, insights_path, list_path, published, writing_path
from .base.row import Row, rows
from .base.template import render
from .drawing.dotplot import MOST, dotplot
from .parts.asked import counting
from .parts.findings import Told, findings
from .parts.insights_charts import Source, by_detection, by_fact, by_service, by_trigger, by_years
from .parts.matrix import matrix
from .parts.standing import back

TITLE = to_say("Insights")
METHOD = to_say("How figures are counted")
MORE_SERVICES = to_count("%(num)s more service had fewer hours.", "%(num)s more services had fewer hours.")
SINCE = to_count("%(num)s incident since %(year)s", "%(num)s incidents since %(year)s")
IN = to_count("%(num)s incident in %(year)s", "%(num)s incidents in %(year)s")
FOLDERS = ("insights",)
WAY = Way(40, TITLE, insights_path, FOLDERS[0])
SECTIONS = (
    ("durations", to_say("Durations")),
    ("detection", to_say("Detection")),
    ("triggers", to_say("Triggers")),
    ("severities", to_say("Severities by year")),
    ("matrix", to_say("Services and contributing factors")),
    ("impact", to_say("Hours of impact by service")),
    ("recurrences", to_say("Came back while a follow-up was open")),
    ("completeness", to_say("Completeness")),
)
"""The parts of the page with their anchors."""
TRUST = to_say(
    "Of the %(total)s durations below, %(known)s are known, %(estimates)s of those from estimated times."
)
PERIODS = 6
"""How many years have a page of their own, the latest that have enough incidents."""
BACK = 12


class Known(Frozen):
    """An incident with each of its durations in words, whether known exactly or not."""

    row: Row
    lengths: tuple[Length, ...]


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of all years, of each of the latest that has enough, and how it is all counted."""
    say = site.words.say
    said = say("What all incidents tell together.")
    title = site.called(WAY.kind, TITLE)
    yield Page(insights_path(site), title, said, partial(content, site, 0))
    for year in periods(site):
        said = say("What the incidents of %(year)s tell together.", year=year)
        make, of_it = partial(content, site, year), partial(follows_from, site, year)
        yield Page(period_path(site, year), f"{title} {year}", said, make, follows_from=of_it)
    if published(site):
        said = say("What is counted, and how.")
        yield Page(method_path(site), say(METHOD), said, lambda _: method(site))


def follows_from(site: Site, year: int) -> str:
    """Tell what the page of a year follows from: its incidents, and what came back in it."""
    back = [(one.earlier, one.later) for one in site.analysis.broken]
    began = [one for one in published(site) if start_year(one) == year]
    earlier = [one for one, later in back if start_year(later) == year]
    pairs = [(one.id, later.id) for one, later in back]
    return "".join((*told_of(site, (*began, *earlier)), repr((year, periods(site), pairs))))


def periods(site: Site) -> list[int]:
    """Return the years that have a page of their own."""
    years = [start_year(one) for one in counted(published(site))]
    enough = [year for year in sorted(set(years), reverse=True) if years.count(year) >= LEAST]
    return enough[:PERIODS] if len(set(years)) > 1 else []


def period_path(site: Site, year: int) -> str:
    """Return the path of the page of a year, or of all where it is 0."""
    return site.settings.under(f"insights/{year:04d}.md") if year else insights_path(site)


def method_path(site: Site) -> str:
    """Return the path of the page that says how all figures are counted."""
    return site.settings.under("insights/method.md")


def content(site: Site, year: int = 0, _: str = "") -> Fragment:
    """Draw everything of a year, or of all; of fewer than five incidents only what each of them says."""
    path, shown = period_path(site, year), published(site)
    inside = tuple(one for one in shown if not year or start_year(one) == year)
    incidents = counted(inside)
    lines = {row.id: row for row in rows(site, path, inside)}
    period = (("year", str(year)),) if year else ()
    told = Told(site, path, incidents, period)
    source = Source(site, path, incidents, lines, period)
    values = _measured(source, lines) if incidents else {}
    if len(incidents) >= LEAST:
        values |= summaries(source, told)
    words = site.words
    shown_sections = _titles(values) if len(incidents) >= LEAST else SECTIONS[: bool(incidents)]
    titles = [(anchor, words.say(title)) for anchor, title in shown_sections]
    headings = tuple(Heading(2, title, anchor) for anchor, title in titles)
    html = render(
        "insights.html",
        words,
        headings=headings,
        title=" ".join(filter(None, (site.called(WAY.kind, TITLE), str(year or "")))),
        periods=_switch(site, path),
        titles=dict(titles),
        size=size(incidents, year, words),
        amount=len(incidents),
        size_href=counting(site, path, *period),
        left_out=len(inside) - len(incidents),
        least=LEAST,
        most=MOST,
        legend=legend(source),
        list_href=site.url(path, list_path(site)),
        method_href=site.url(path, method_path(site)),
        settings=site.settings,
        writing_href=site.url(path, writing_path(site)),
        total=len(inside),
        findings=findings(told),
        **values,
    )
    return Fragment(html, headings)


def _measured(source: Source, lines: Mapping[str, Row]) -> dict[str, object]:
    """Return what is told of each length of time."""
    found = [measured(measure, source.incidents) for measure in MEASURES]
    return {
        "plots": dotplot(found, lines, source.words),
        "table": table(source),
        "trust": trust(found, source.words),
    }


def _titles(values: dict[str, object]) -> list[tuple[str, str]]:
    """Return the headings of what there is: one year has no years, and not all have factors."""
    of = {"severities": "years", "recurrences": "backs", "completeness": "facts"}
    of |= {name: name for name in ("detection", "triggers", "matrix")}
    return [(anchor, title) for anchor, title in SECTIONS if anchor not in of or values[of[anchor]]]


def _switch(site: Site, path: str) -> list[tuple[str, str, bool]]:
    """Return the periods: what each is called, where it is, and whether it is here."""
    found = []
    for year in (0, *periods(site)):
        name = str(year) if year else site.words.say("All years")
        if year == site.today.year:
            name = site.words.say("%(year)s so far", year=year)
        there = period_path(site, year)
        found.append((name, site.url(path, there), there == path))
    return found if len(found) > 1 else []


def method(site: Site) -> Fragment:
    """Write how everything is counted."""
    path = method_path(site)
    html = render(
        "method.html",
        site.words,
        measures=MEASURES,
        least=LEAST,
        insights_href=site.url(path, insights_path(site)),
        insights=site.called(WAY.kind, TITLE),
    )
    return Fragment(html)


def summaries(source: Source, told: Told) -> dict[str, object]:
    """Return what takes five incidents; to the public nothing of what no report tells it."""
    site, all_told = source.site, not source.site.is_public
    services, more_services = by_service(source)
    incidents, ids = source.incidents, {one.id for one in source.incidents}
    broken = [one for one in site.analysis.broken if one.later.id in ids]
    return {
        "detection": by_detection(source) if all_told or any(one.detection for one in incidents) else None,
        "triggers": by_trigger(source) if all_told or any(one.trigger for one in incidents) else None,
        "years": None if source.period else by_years(source),
        "matrix": matrix(told),
        "services": services,
        "more_services": source.words.count(more_services, *MORE_SERVICES) if more_services else "",
        "causes_href": source.url(facet_path(site, CAUSES)) if CAUSES in site.facets else "",
        "facts": by_fact(source) if all_told else None,
        "backs": list(back(site, source.page, broken[:BACK])),
    }


def size(incidents: Sequence[Incident], year: int = 0, words: Words = ENGLISH) -> str:
    """Say how many incidents count: `14 incidents since 2012`."""
    if not incidents:
        return words.say("No incident")
    if year:
        return words.count(len(incidents), *IN, year=year)
    return words.count(len(incidents), *SINCE, year=min(map(start_year, incidents)))


def trust(found: Collection[Measured], words: Words = ENGLISH) -> str:
    """Say how many of the durations are known, and of how many only an estimate."""
    known = [duration for one in found for _, duration in one.known]
    total = len(known) + sum(len(lacking) for one in found for lacking in one.lacking.values())
    estimates = sum(duration.approximate for duration in known)
    told = {"total": words.number(total), "known": words.number(len(known))}
    if not estimates:
        return words.say("Of the %(total)s durations below, %(known)s are known.", **told)
    return words.say(TRUST, estimates=words.number(estimates), **told)


def table(source: Source) -> tuple[Known, ...]:
    """Return every incident with its durations; none where there are too many for one table."""
    if len(source.incidents) > MOST:
        return ()
    return tuple(
        Known(
            source.rows[incident.id], tuple(_length(measure, incident, source.words) for measure in MEASURES)
        )
        for incident in source.incidents
    )


def _length(measure: Measure, incident: Incident, words: Words) -> Length:
    if lack(measure, incident) == NOT_OVER:
        return ongoing(words)
    return from_to(*measure.ends(incident), measure.of(incident), words)


def legend(source: Source) -> tuple[Severity, ...]:
    """Return the severities that are drawn, the worst first."""
    return worst_first({source.rows[incident.id].severity for incident in source.incidents})
