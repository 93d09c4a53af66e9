"""Every number of the insights, counted a second time from the reports' front matter with plain YAML."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from justhtml import JustHTML

from pages.shelf import TODAY, attr, made, parse, site, text, texts
from postmortems.model.milestone import MEASURES, TIME_FIELDS
from postmortems.site.corpus import read_knowledge_base
from postmortems.site.project import find_project

ROOT = Path(__file__).parent.parent.parent
Fields = Mapping[str, Any]
ENDS = {measure.slug: (measure.start.field, measure.end.field) for measure in MEASURES}
"""What is measured is declared; how long that was is counted here. Only what measures lie between is asked for."""
ASKED = [name for name in TIME_FIELDS if any(name in ends for ends in ENDS.values())]
NOTICED = {
    "alert": "An alert", "customer": "A customer", "staff": "Staff", "partner": "A partner",
    "synthetic": "A synthetic check", "audit": "An audit", "unknown": "Unknown", "": "Not stated",
}  # fmt: skip


def invented() -> Iterator[str]:
    """Yield 130 reports of all sorts: times that are missing, dates alone, estimates, the shortest and the longest."""
    random = Random(8)
    for number in range(130):
        start = datetime(2019, 1, 1, tzinfo=UTC) + timedelta(hours=random.randrange(60_000))
        at, times, guessed = start, {}, []
        for name in ASKED[1:]:
            at += timedelta(seconds=random.choice((0, 20, 60, 300, 47 * 60, 9000, 100_000, 9_000_000)))
            if random.random() < 0.8:
                times[name] = at.isoformat() if random.random() < 0.9 else str(at.date())
                guessed += [name] if random.random() < 0.3 else []
        ongoing = "resolved_at" not in times and random.random() < 0.5
        yield yaml.safe_dump({
            "title": f"Report {number}", "id": f"r{number}", "severity": random.choice(("SEV1", "SEV2", "SEV3", "SEV4", "SEV5")),
            "status": random.choice(("final", "draft", "draft", "withdrawn")),
            "kind": random.choice(("incident", "incident", "incident", "security", "drill", "near-miss", "maintenance")),
            "services": random.sample(("web", "api", "db", "検索", "rare"), random.randint(1, 3)),
            "started_at": start.isoformat() if number % 11 else str(start.date()),
            **times, **({"ongoing": True} if ongoing else {}), "approximate": guessed,
            **({"trigger": random.choice(("deploy", "unknown", "expiry"))} if number % 3 else {}),
            **({"detection": {"source": random.choice(tuple(NOTICED)[:-1])}} if number % 5 else {}),
            "contributing_factors": random.sample(("no limit", "untested path", "late alert"), random.randint(0, 2)),
            "impact": random.choice(({}, {"summary": "All", "users": 0}, {"users_percent": 3}, {"data_loss": False})),
            "related": [{"id": f"r{random.randrange(130)}", "relation": "recurrence-of"}] if number % 9 == 0 else [],
        }, allow_unicode=True)  # fmt: skip


@cache
def shelf(which: str) -> tuple[tuple[Fields, ...], int, JustHTML]:
    """Return the front matter of the reports that count, the latest first, how many there are in all, and the page."""
    if which == "example":
        return _shelf(ROOT)
    with TemporaryDirectory() as folder:
        (Path(folder) / "incidents").mkdir()
        for number, fields in enumerate(invented()):
            (Path(folder) / f"incidents/r{number}.md").write_text(f"---\n{fields}---\n\nText.\n", "utf-8")
        return _shelf(Path(folder))


def _shelf(root: Path) -> tuple[tuple[Fields, ...], int, JustHTML]:
    files = sorted((root / "incidents").glob("*.md"))
    reports = [
        {"id": path.stem} | yaml.load(path.read_text("utf-8").split("---\n")[1], Loader=yaml.BaseLoader)
        for path in files
    ]
    counted = [
        fields
        for fields in reports
        if fields["status"] != "withdrawn" and fields.get("kind", "incident") in ("incident", "security")
    ]
    knowledge_base = read_knowledge_base(find_project(root, None, ()))[0]
    assert len(knowledge_base.incidents) == len(reports) > 15
    page = parse(made(site(*knowledge_base.incidents))["insights/index.md"])
    return (
        tuple(sorted(counted, key=lambda fields: at(fields, "started_at"), reverse=True)),
        len(reports),
        page,
    )


each_shelf = pytest.mark.parametrize("which", ["example", "invented"])


def at(fields: Fields, name: str) -> datetime:
    """Return a time that is known to be there."""
    found = datetime.fromisoformat(fields[name])
    return found if found.tzinfo else found.replace(tzinfo=ZoneInfo(fields.get("timezone", "UTC")))


def clocked(fields: Fields, name: str) -> datetime | None:
    return at(fields, name) if "T" in fields.get(name, "") else None


def between(fields: Fields, start: str, end: str) -> timedelta | None:
    first, last = clocked(fields, start), clocked(fields, end)
    return last - first if first and last and last >= first else None


def is_ongoing(fields: Fields) -> bool:
    return fields.get("ongoing") == "true" and "resolved_at" not in fields


def lacking(fields: Fields, start: str, end: str) -> str:
    if start not in fields or end not in fields:
        return "not over yet" if is_ongoing(fields) else "not stated"
    return "without a clock" if not (clocked(fields, start) and clocked(fields, end)) else "end before start"


def impact(fields: Fields) -> timedelta | None:
    start = clocked(fields, "started_at")
    named = "mitigated_at" if "mitigated_at" in fields else "resolved_at"
    end = clocked(fields, named)
    if named not in fields and is_ongoing(fields):
        end = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)
    return max(end - start, timedelta()) if start and end else None


def quantile(lengths: Iterable[timedelta], share: float) -> timedelta:
    """Between two values in proportion, the least at 0 and the greatest at 1."""
    ordered = sorted(lengths)
    place = share * (len(ordered) - 1)
    low = ordered[int(place)]
    return low + (ordered[min(int(place) + 1, len(ordered) - 1)] - low) * (place % 1)


def seconds(iso: str) -> int:
    found = re.fullmatch(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", iso)
    assert found
    days, hours, minutes, rest = (int(part or 0) for part in found.groups())
    return ((days * 24 + hours) * 60 + minutes) * 60 + rest


def written(length: timedelta) -> str:
    """Write hours and minutes as the page does."""
    total = int(length.total_seconds())
    if total < 60:
        return "under a minute"
    minutes = (total + 30) // 60
    if total < 3600:
        return f"{minutes} min" if minutes < 60 else "1 h 00 min"
    return f"{minutes // 60} h {minutes % 60:02d} min" if total < 360_000 else f"{(total + 1800) // 3600:,} h"


def rows(page: JustHTML, caption: str) -> dict[str, list[str]]:
    """Return the cells of a table without its drawing, by the name of the line."""
    [table] = [table for table in page.query("table") if texts(table, "caption") == [caption]]
    return {
        text(line.query("th")[0]): [text(cell) for cell in line.query("td:not(.pm-impact__bar)")]
        for line in table.query("tbody tr")
    }


def share(amount: int, of: int) -> str:
    return f"{int(amount / of * 100 + 0.5)}%"


@each_shelf
def test_how_many_count(which: str) -> None:
    counted, total, page = shelf(which)
    since = min(at(fields, "started_at").year for fields in counted)
    [lead] = texts(page, ".pm-counts")
    assert lead.startswith(
        f"{len(counted)} incidents since {since} count here; {total - len(counted)} of the {total} published"
    )
    lengths = [between(fields, *ends) for ends in ENDS.values() for fields in counted]
    known = sum(length is not None for length in lengths)
    guesses = sum(map(int, re.findall(r"\((\d+) estimated\)", " ".join(texts(page, ".pm-dots__n")))))
    assert (
        f"Of the {len(lengths)} durations below, {known} are known, {guesses} of those from estimated times."
        in lead
    )


@each_shelf
@pytest.mark.parametrize("place", range(len(ENDS)))
def test_durations(which: str, place: int) -> None:
    counted, _, page = shelf(which)
    ends = list(ENDS.values())[place]
    drawn = page.query(".pm-dots__row")[place]
    lengths = {fields["id"]: between(fields, *ends) for fields in counted}
    known = {id_: length for id_, length in lengths.items() if length is not None}
    guessed = sum(
        bool({*ends} & {*fields.get("approximate", ())}) for fields in counted if fields["id"] in known
    )
    lacks = Counter(lacking(fields, *ends) for fields in counted if fields["id"] not in known)
    [said] = texts(drawn, ".pm-dots__n")
    assert said.startswith(f"n = {len(known)}" + (f" ({guessed} estimated)" if guessed else ""))
    found = {reason: int(amount) for amount, reason in re.findall(r"(\d+) ([a-z ]+)", said.partition(";")[2])}
    assert found == lacks
    cuts = [quantile(known.values(), cut) for cut in (0.5, 0.25, 0.75) if len(known) >= 5]
    shown = [seconds(attr(time, "datetime")) for time in drawn.query(".pm-dots__head time")]
    assert shown == [int(cut.total_seconds()) for cut in cuts]
    hrefs = Counter(Path(attr(dot, "xlink:href")).stem for dot in drawn.query("a"))
    assert hrefs == Counter(known.keys())


@each_shelf
def test_every_duration_in_the_table(which: str) -> None:
    counted, _, page = shelf(which)
    [table] = page.query(".pm-known")
    assert [Path(attr(link, "href")).stem for link in table.query("tbody a")] == [
        fields["id"] for fields in counted
    ]
    for fields, line in zip(counted, table.query("tbody tr"), strict=True):
        for (start, end), cell in zip(ENDS.values(), line.query("td"), strict=True):
            length = between(fields, start, end)
            if length is None or length >= timedelta(hours=48):
                continue
            about = "about " if {start, end} & {*fields.get("approximate", ())} else ""
            short = "about a minute" if about else "under a minute"
            assert text(cell) == (short if length < timedelta(minutes=1) else about + written(length))


@each_shelf
def test_detection(which: str) -> None:
    counted, _, page = shelf(which)
    sources = Counter(NOTICED[fields.get("detection", {}).get("source", "")] for fields in counted)
    assert rows(page, "Incidents by who or what detected them") == {
        name: [str(amount), share(amount, len(counted))] for name, amount in sources.items()
    }


@each_shelf
def test_triggers(which: str) -> None:
    counted, _, page = shelf(which)
    triggers = Counter(
        fields.get("trigger", "not stated").replace("-", " ").capitalize() for fields in counted
    )
    assert rows(page, "Incidents by trigger") == {
        name: [str(amount), share(amount, len(counted))] for name, amount in triggers.items()
    }


@each_shelf
def test_severities(which: str) -> None:
    counted, _, page = shelf(which)
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for fields in counted:
        began = at(fields, "started_at")
        there = (
            began.astimezone(ZoneInfo(fields.get("timezone", "UTC")))
            if clocked(fields, "started_at")
            else began
        )
        found[there.year][fields["severity"]] += 1
    names = sorted({fields["severity"] for fields in counted})
    assert rows(page, "Incidents by year and severity, in numbers") == {
        str(year): [str(found[year][name]) for name in names] for year in found
    }
    bars = rows(page, "Incidents by year and severity")
    assert {name: cells for name, cells in bars.items() if cells != ["0"]} == {
        f"{year} so far" if year == TODAY.year else str(year): [str(severities.total())]
        for year, severities in found.items()
    }


@each_shelf
def test_hours_by_service(which: str) -> None:
    counted, _, page = shelf(which)
    services: dict[str, list[timedelta | None]] = defaultdict(list)
    for fields in counted:
        for name in fields["services"]:
            services[name].append(timedelta() if hurt_nobody(fields) else impact(fields))
    [table] = page.query(".pm-hours")
    shown = {text(line.query("th")[0]): line for line in table.query("tbody tr")}
    assert shown.keys() == services.keys()
    for name, lengths in services.items():
        known = sum((length for length in lengths if length is not None), timedelta())
        unknown = lengths.count(None)
        amount, figure, note = shown[name].query("td")
        assert text(amount) == str(len(lengths))
        told = [seconds(attr(time, "datetime")) for time in figure.query("time")]
        assert told == ([int(known.total_seconds())] if told else [])
        assert bool(told) or not known
        assert (f"{unknown} unknown" in text(note)) is (bool(told) and unknown > 0)


def hurt_nobody(fields: Fields) -> bool:
    hurt = fields.get("impact", {})
    users = {float(hurt[name]) for name in ("users", "users_percent") if name in hurt}
    return users == {0} and hurt.get("data_loss") != "true" and not float(hurt.get("requests_failed", 0))


def stated(fields: Fields) -> Mapping[str, bool | None]:
    """Return what a report states; None where it need not yet."""
    known: dict[str, bool | None] = {}
    for name in ASKED:
        due = fields.get("ongoing") != "true" or name in fields or name not in ("mitigated_at", "resolved_at")
        known[name.removesuffix("_at")] = clocked(fields, name) is not None if due else None
    hurt = fields.get("impact", {})
    return {name.capitalize(): value for name, value in known.items()} | {
        "Detection": fields.get("detection", {}).get("source", "unknown") != "unknown",
        "Trigger": fields.get("trigger", "unknown") != "unknown",
        "Contributing factors": bool(fields.get("contributing_factors")),
        "Who was hurt": bool(hurt.get("summary")),
        "How many users": "users" in hurt or "users_percent" in hurt,
        "Whether data was lost": "data_loss" in hurt,
        "How many responders": "responders" in fields.get("responders", {}),
    }


@each_shelf
def test_completeness(which: str) -> None:
    counted, _, page = shelf(which)
    said = [stated(fields) for fields in counted]
    expected = {}
    for name in said[0]:
        due = [one[name] for one in said if one[name] is not None]
        expected[name] = [share(sum(map(bool, due)), len(due)), f"{sum(map(bool, due))} of {len(due)}"]
    assert rows(page, "How many incidents state what this page rests on") == expected


@each_shelf
def test_services_and_factors(which: str) -> None:
    counted, _, page = shelf(which)
    pairs = Counter(
        (service.casefold(), factor.casefold())
        for fields in counted
        for service in fields["services"]
        for factor in fields.get("contributing_factors", ())
    )
    heads = texts(page, ".pm-matrix thead th")[1:]
    lines = {
        text(line.query("th")[0]): [int(text(cell) or 0) for cell in line.query("td")]
        for line in page.query(".pm-matrix tbody tr")
    }
    assert lines
    assert lines == {
        service: [pairs[service.casefold(), factor.casefold()] for factor in heads] for service in lines
    }


@each_shelf
def test_what_came_back(which: str) -> None:
    counted, _, page = shelf(which)
    declared = {
        (fields["id"], one["id"])
        for fields in counted
        for one in fields.get("related", ())
        if isinstance(one, dict) and one.get("relation") == "recurrence-of"
    }
    shown = [
        tuple(Path(attr(link, "href").partition("#")[0]).stem for link in line.query("a"))[:2]
        for line in page.query(".pm-back")
    ]
    assert bool(shown) is (which == "example")
    assert set(shown) <= declared
