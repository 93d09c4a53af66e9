"""The charts of the insights that count incidents: by what, by when, by where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from ...frozen import Frozen
from ...insight.completeness import Coverage, coverage
from ...insight.counted import hurt_nobody
from ...insight.distribution import LEAST
from ...insight.facets import SERVICES, TRIGGERS, groups
from ...model.incident import Incident
from ...wording.numbers import DETECTION, label
from ...wording.severity import worst_first
from ...wording.words import Words, to_say
from ..base.page import Site
from ..base.paths import facet_path
from ..base.row import by_year
from ..drawing.dotplot import Rows
from ..drawing.stacked_bars import Entry, Member, Piece, Strip, Strips, counted
from .asked import counting
from .impact import Impact, months_zone, of_incident, total

MOST_SERVICES = 30
LONG_GAP = 3
NOT_STATED = to_say("Not stated")


class Source(Frozen):
    """The site and the page of the charts, its incidents, their lines, and what narrows a table to them."""

    site: Site
    page: str
    incidents: tuple[Incident, ...]
    rows: Rows
    period: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> Words:
        """The language of the site."""
        return self.site.words

    def url(self, path: str) -> str:
        """Return an address as the page links to it."""
        return self.site.url(self.page, path)

    def listed(self, *pairs: tuple[str, str]) -> str:
        """Return the address of the table that has those of the incidents that meet some choices."""
        return counting(self.site, self.page, *pairs, *self.period)

    def members(self, incidents: Iterable[Incident]) -> tuple[Member, ...]:
        """Return incidents that each count as one."""
        return tuple((self.rows[incident.id], 1.0, "") for incident in incidents)

    def share(self, amount: int) -> str:
        """Return how many of all incidents that is."""
        return share_of(amount, len(self.incidents), self.words)


def share_of(amount: int, of: int, words: Words) -> str:
    """Write a share in whole per cent; empty for a share of fewer than five."""
    return words.percent((200 * amount + of) // (2 * of)) if of >= LEAST else ""


def by_detection(source: Source) -> Strips:
    """Draw who noticed; what is not known stands last."""
    sources: dict[str, list[Incident]] = {}
    for incident in source.incidents:
        sources.setdefault(incident.detection.source if incident.detection else "", []).append(incident)
    order = sorted(sources, key=lambda word: (word in ("", "unknown"), -len(sources[word]), word))
    entries = [
        _entry(
            source,
            source.words.say(DETECTION.get(word, NOT_STATED)),
            sources[word],
            source.listed(("detection", word)) if word else "",
        )
        for word in order
    ]
    return _counted(source, (to_say("Detected by"), to_say("Incidents"), to_say("Share")), entries)


def _entry(source: Source, name: str, incidents: Sequence[Incident], href: str = "") -> Entry:
    amount = len(incidents)
    return Entry(name, source.members(incidents), source.words.number(amount), source.share(amount), href)


def _counted(source: Source, heads: tuple[str, str, str], entries: Sequence[Entry]) -> Strips:
    first, second, third = map(source.words.say, heads)
    return counted((first, second, third), entries, source.words)


def by_trigger(source: Source) -> Strips:
    """Draw what set incidents off; what is not known stands last."""
    found = groups(TRIGGERS, source.incidents).values()
    ordered = sorted(found, key=lambda group: group.slug == "unknown")
    entries = [
        _entry(
            source,
            source.words.word(label(group.label)),
            group.incidents,
            source.listed((TRIGGERS.question, group.slug)),
        )
        for group in ordered
    ]
    silent = [incident for incident in source.incidents if not incident.trigger]
    if silent:
        entries.append(_entry(source, source.words.say(NOT_STATED), silent))
    return _counted(source, (to_say("Trigger"), to_say("Incidents"), to_say("Share")), entries)


class Years(Frozen):
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
    return Years(_counted(source, (to_say("Year"), to_say("Incidents"), ""), entries), heads, tuple(counts))


def _severities(source: Source, incidents: Iterable[Incident], names: Sequence[str]) -> tuple[int, ...]:
    found = Counter(source.rows[incident.id].severity.name for incident in incidents)
    return tuple(found[name] for name in names)


def _year(source: Source, year: int, incidents: Sequence[Incident]) -> Entry:
    href = source.listed(("year", str(year))) if incidents else ""
    is_running = year == source.site.today.year
    name = source.words.say("%(year)s so far", year=year) if is_running else str(year)
    return Entry(name, source.members(incidents), source.words.number(len(incidents)), "", href)


class Service(Frozen):
    """A service and its page: how many incidents it had, and how long those hurt of which that is known."""

    name: str
    page: str
    amount: int
    href: str
    impact: Impact


def by_service(source: Source) -> tuple[tuple[Service, ...], int]:
    """Return the services with the most incidents, and how many there is no room for."""
    found = groups(SERVICES, source.incidents).values()
    listed = [
        Service(
            group.label,
            source.url(facet_path(source.site, SERVICES, group.slug)),
            len(group.incidents),
            source.listed((SERVICES.question, group.slug)),
            total(impact(source.site, one) for one in group.incidents),
        )
        for group in found
    ]
    listed.sort(key=lambda one: (-one.impact.length, -one.amount))
    return tuple(listed[:MOST_SERVICES]), len(listed[MOST_SERVICES:])


def impact(site: Site, incident: Incident) -> Impact:
    """Return the whole impact of an incident; none where nobody was hurt."""
    if hurt_nobody(incident):
        return Impact()
    return total(part for _, part in of_incident(incident, site.today, months_zone(site)))


def by_fact(source: Source) -> Strips:
    """Draw how many incidents state each fact; the members of a line are those that do not."""
    found = [_fact(source, one) for one in coverage(source.incidents)]
    say = source.words.say
    return Strips((say("What a report says"), say("Share"), say("Stated")), tuple(found))


def _fact(source: Source, one: Coverage) -> Strip:
    words = source.words
    share = share_of(one.stated, one.due, words)
    note = words.say("%(num)s of %(total)s", num=words.number(one.stated), total=words.number(one.due))
    bar = Piece("0", f"{one.stated / one.due * 100:.0f}", "stated", "", "") if share and one.stated else None
    return Strip(
        Entry(words.say(one.fact.title), source.members(one.missing), share, note), (bar,) if bar else ()
    )
