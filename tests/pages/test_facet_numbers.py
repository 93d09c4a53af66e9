"""Every number of the facet pages, counted a second time from the reports' front matter with plain YAML.

The second shelf has its follow-ups in front matter alone, so that they can be counted here as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from justhtml import JustHTML

from pages.shelf import TODAY, attr, made, parse, site, text, texts
from postmortems.site.corpus import read_knowledge_base
from postmortems.site.project import find_project

ROOT = Path(__file__).parent.parent.parent
FIELDS = {"services": "services", "causes": "contributing_factors", "triggers": "trigger", "tags": "tags"}
NAMES = {
    "services": "Services", "causes": "Contributing factors", "triggers": "Triggers", "tags": "Tags",
}  # fmt: skip
SETTLED = ("done", "wontdo")
Fields = Mapping[str, Any]


def invented() -> Iterator[str]:
    """Yield reports of all sorts: 80, with spellings that differ and times that are missing."""
    random = Random(4)
    services = ("web", "Web", "api", "data base", "data-base", "検索", "C++", "C#", "rare one")
    factors = (
        "no limit",
        "No limit.",
        "untested path",
        "late alert",
        "خطأ",
        *(f"factor {n}" for n in range(90)),
    )
    for number in range(80):
        start = datetime(2019, 1, 1, tzinfo=ZoneInfo("UTC")) + timedelta(hours=random.randrange(66_000))
        length = timedelta(minutes=random.choice((0, 5, 47, 300, 4000, 90_000)))
        ends: dict[str, Any] = (
            {"resolved_at": (start + length).isoformat()} if number % 7 else {"ongoing": True}
        )
        yield yaml.safe_dump({
            "title": f"Report {number}", "id": f"r{number}", "severity": "SEV3", "timezone": "Africa/Lagos",
            "status": random.choice(("final", "draft", "draft", "withdrawn")),
            "kind": random.choice(("incident", "incident", "incident", "security", "drill", "near-miss")),
            "services": random.sample(services, random.randint(1, 4)),
            "started_at": start.isoformat() if number % 11 else str(start.date()), **ends,
            "trigger": random.choice(("deploy", "unknown", "expiry")),
            "contributing_factors":
                random.sample(factors[:5], random.randint(0, 2)) + random.sample(factors[5:], random.randint(0, 2))
            ,
            "tags": random.sample(("a", "b", "c d"), random.randint(0, 2)),
            "action_items": [
                {"title": f"Do {number}.{n}", "due": f"20{random.randint(20, 30)}-01-15",
                 "status": random.choice(("open", "proposed", "in-progress", *SETTLED))}
                for n in range(random.randint(0, 3))
            ],
            "related": [{"id": f"r{random.randrange(80)}", "relation": "recurrence-of"}] if number % 9 == 0 else [],
        }, allow_unicode=True)  # fmt: skip


@cache
def shelf(which: str) -> tuple[tuple[Fields, ...], dict[str, JustHTML]]:
    """Return the front matter of a shelf's reports, the latest first, and its pages."""
    if which == "example":
        return _shelf(ROOT)
    with TemporaryDirectory() as folder:
        (Path(folder) / "incidents").mkdir()
        for number, fields in enumerate(invented()):
            (Path(folder) / f"incidents/r{number}.md").write_text(f"---\n{fields}---\n\nText.\n", "utf-8")
        return _shelf(Path(folder))


def _shelf(root: Path) -> tuple[tuple[Fields, ...], dict[str, JustHTML]]:
    files = [path.read_text("utf-8") for path in sorted((root / "incidents").glob("*.md"))]
    reports = [yaml.load(one.split("---\n")[1], Loader=yaml.BaseLoader) for one in files]
    standing = [fields for fields in reports if fields["status"] != "withdrawn"]
    knowledge_base = read_knowledge_base(find_project(root, None, ()))[0]
    assert len(knowledge_base.incidents) == len(reports) > 15
    found = made(site(*knowledge_base.incidents))
    pages = {path: parse(found[path]) for path in found if path.split("/")[0] in FIELDS}
    return tuple(sorted(standing, key=began, reverse=True)), pages


def moment(fields: Fields, name: str) -> datetime | None:
    if name not in fields:
        return None
    at = datetime.fromisoformat(fields[name])
    return at if at.tzinfo else at.replace(tzinfo=ZoneInfo(fields.get("timezone", "UTC")))


def began(fields: Fields) -> datetime:
    found = moment(fields, "started_at")
    assert found
    return found


def day(fields: Fields) -> date:
    there = began(fields)
    zone = fields.get("timezone")
    return (there.astimezone(ZoneInfo(zone)) if zone and "T" in fields["started_at"] else there).date()


def key(value: str) -> str:
    return re.sub(r"[\s-]+", " ", value.casefold()).strip(" .")


def values(fields: Fields, facet: str) -> set[str]:
    found = fields.get(FIELDS[facet], [])
    return {key(value) for value in ([found] if isinstance(found, str) else found)}


def hurt(fields: Fields) -> bool:
    return fields.get("kind", "incident") in ("incident", "security")


def seconds(fields: Fields) -> float | None:
    end = moment(fields, "resolved_at")
    if end is None or "T" not in fields["resolved_at"] or "T" not in fields["started_at"]:
        return None
    return (end - began(fields)).total_seconds() if end >= began(fields) else None


def to_do(fields: Fields) -> list[Fields]:
    return [item for item in fields.get("action_items", []) if item.get("status", "open") not in SETTLED]


def written(length: Any) -> float:
    """Return the seconds of a `<time>` element."""
    found = re.fullmatch(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", attr(length, "datetime"))
    assert found
    days, hours, minutes, rest = (int(part or 0) for part in found.groups())
    return ((days * 24 + hours) * 60 + minutes) * 60 + rest


def cut(sizes: list[float], share: float) -> float:
    at = (len(sizes) - 1) * share
    low = int(at)
    return sizes[low] + (sizes[min(low + 1, len(sizes) - 1)] - sizes[low]) * (at - low)


def facts(found: Any) -> dict[str, Any]:
    return {text(pair.query("dt")[0]): pair.query("dd")[0] for pair in found.query(".pm-facts > div")}


@cache
def groups(which: str, facet: str) -> dict[str, list[Fields]]:
    inside: dict[str, list[Fields]] = {}
    for fields in shelf(which)[0]:
        for value in values(fields, facet):
            inside.setdefault(value, []).append(fields)
    return inside


@cache
def value_pages(which: str, facet: str) -> dict[str, JustHTML]:
    """Return the pages of a facet's values by what their titles say."""
    pages = [page for path, page in shelf(which)[1].items() if path.startswith(f"{facet}/")]
    return {key(text(page.query("h1")[0])): page for page in pages if page.query(".pm-up > a")}


both = pytest.mark.parametrize("which", ["example", "invented"])
each = pytest.mark.parametrize("facet", FIELDS)


@both
@each
def test_every_value_has_a_page_that_counts_its_incidents(which: str, facet: str) -> None:
    inside, pages = groups(which, facet), value_pages(which, facet)
    assert sorted(pages) == sorted(inside)
    for value, reports in inside.items():
        said = facts(pages[value])
        apart = Counter(
            "incident" if hurt(fields) else fields["kind"].replace("-", " ") for fields in reports
        )
        told = re.findall(r"(\d+) (incident|near miss|maintenance|drill)", text(said["Incidents"]))
        assert {sort: int(amount) for amount, sort in told} == apart
        assert attr(said["Last"].query("time")[0], "datetime")[:10] == day(reports[0]).isoformat()
        assert fields_listed(pages[value]) == sorted(fields["title"] for fields in reports)
        first = [attr(one, "datetime")[:10] for one in said["Incidents"].query("time")]
        assert first == ([day(reports[-1]).isoformat()] if len(reports) > 1 else [])


def fields_listed(page: JustHTML) -> list[str]:
    return sorted(texts(page, ".pm-row__title a"))


@both
@each
def test_the_median_and_the_quartiles(which: str, facet: str) -> None:
    enough = 0
    for value, reports in groups(which, facet).items():
        said = facts(value_pages(which, facet)[value])["Time to resolve"]
        sizes = sorted(size for fields in reports if hurt(fields) and (size := seconds(fields)) is not None)
        if len(sizes) < 5:
            assert not said.query("time")
            assert not sizes or f"{len(sizes)} known" in text(said)
            continue
        enough += 1
        assert text(said).endswith(f"n = {len(sizes)}")
        expected = [median(sizes), cut(sizes, 0.25), cut(sizes, 0.75)]
        assert [written(one) for one in said.query("time")] == pytest.approx(expected, abs=1)
    assert enough or which == "example"


@both
@each
def test_the_years(which: str, facet: str) -> None:
    drawn = 0
    for value, reports in groups(which, facet).items():
        page = value_pages(which, facet)[value]
        rows = {text(r.query("th")[0]): int(texts(r, "td")[-1]) for r in page.query(".pm-yearly tbody tr")}
        years = [str(day(fields).year) for fields in reports if hurt(fields)]
        parts = {(day(fields).year, fields["severity"]) for fields in reports if hurt(fields)}
        if rows:
            drawn += 1
            expected = Counter(years)
            rows = {year.removesuffix(" so far"): amount for year, amount in rows.items()}
            assert {year: amount for year, amount in rows.items() if amount} == expected
            assert list(rows) == [str(year) for year in range(TODAY.year, int(min(expected)) - 1, -1)]
            assert len(page.query(".pm-yearly__plot rect")) == len(parts)
        else:
            assert len(years) < 2 or set(years) == {str(TODAY.year)}
    assert drawn


@both
@each
def test_what_it_is_seen_together_with_more_than_by_chance(which: str, facet: str) -> None:
    total = len(shelf(which)[0])
    for value, reports in groups(which, facet).items():
        said = facts(value_pages(which, facet)[value])
        for other, name in NAMES.items():
            counted = Counter(shared for fields in reports for shared in values(fields, other))
            if other == facet:
                del counted[value]
            chance = {shared: len(reports) * len(groups(which, other)[shared]) / total for shared in counted}
            more = {
                shared: amount - chance[shared]
                for shared, amount in counted.items()
                if amount > 1 and amount >= 1.5 * chance[shared]
            }
            expected = {shared for shared, by in more.items() if by >= 2 * chance[shared] ** 0.5}
            if not expected:
                assert name not in said
                continue
            listed = [text(one) for one in said[name].query("li")]
            assert len(listed) == min(len(expected), 8) + (len(expected) > 8)
            for one in listed[:8]:
                found = re.fullmatch(r"(.+) (\d+), [\d.]+ by chance", one)
                assert found
                assert key(found[1]) in expected
                assert counted[key(found[1])] == int(found[2])


@both
@pytest.mark.parametrize(("facet", "other"), [("services", "causes"), ("causes", "services")])
def test_what_happened_again(which: str, facet: str, other: str) -> None:
    found_any = 0
    for value, reports in groups(which, facet).items():
        counted = Counter(shared for fields in reports if hurt(fields) for shared in values(fields, other))
        expected = sorted((amount for amount in counted.values() if amount > 1), reverse=True)[:8]
        said = texts(value_pages(which, facet)[value], ".pm-again__what")
        found = [re.fullmatch(r"(.+) (\d+) times(?:, the latest 5)?", one) for one in said]
        repeats = [(one[1], int(one[2])) for one in found if one and not one[1].startswith("Recurrences")]
        assert [amount for _, amount in repeats] == expected
        assert all(counted[key(name)] == amount for name, amount in repeats)
        found_any += len(repeats)
    assert found_any


@both
@each
def test_the_overview_says_the_same_of_each_value(which: str, facet: str) -> None:
    inside, found = groups(which, facet), shelf(which)[1][f"{facet}/index.md"]
    all_of = {id(fields) for reports in inside.values() for fields in reports}
    counts = re.search(r"([\d,]+) \w+ in ([\d,]+) incidents?(.*)", text(found.query(".pm-counts")[0]))
    assert counts
    assert int(counts[1]) == len(inside)
    assert sum(map(int, (counts[2], *re.findall(r"\d+", counts[3])))) == len(all_of)
    rows = found.query(".pm-value")
    once = [key(one) for one in texts(found, ".pm-names a")]
    named = [key(text(row.query("a")[0])) for row in rows]
    assert sorted(named + once) == sorted(inside)
    assert all(len(inside[value]) == 1 for value in once)
    for row, value in zip(rows, named, strict=True):
        cells = [text(cell) for cell in row.query("td")]
        reports = inside[value]
        counting = [fields for fields in reports if hurt(fields)]
        assert cells[0].split()[0] == str(len(counting))
        severities = Counter(fields["severity"] for fields in counting)
        assert [int(one or 0) for one in texts(row, ".pm-value__worst")] == [
            severities["SEV1"],
            severities["SEV2"],
        ]
        bar = re.findall(r"(\d+) (SEV\d)", " ".join(attr(one, "aria-label") for one in row.query(".pm-mix")))
        assert {name: int(amount) for amount, name in bar} == severities
        assert attr(row.query(".pm-value__last time")[0], "datetime")[:10] == day(reports[0]).isoformat()
        years = Counter(day(fields).year for fields in counting)
        drawn = {
            int(year): int(n)
            for n, year in re.findall(r"(\d+) in (\d{4})", attr(row.query(".pm-spark")[0], "aria-label"))
        }
        assert drawn == years
        sizes = sorted(size for fields in reports if hurt(fields) and (size := seconds(fields)) is not None)
        medians = [written(one) for one in row.query(".pm-value__median time")]
        has_median = len(sizes) >= 5 and facet != "tags"
        assert medians == (pytest.approx([median(sizes)], abs=1) if has_median else [])


@each
def test_open_follow_ups(facet: str) -> None:
    overview = shelf("invented")[1][f"{facet}/index.md"]
    lines = {
        key(text(row.query("a")[0])): " ".join(texts(row, ".pm-value__open, .pm-value__overdue")).strip()
        for row in overview.query(".pm-value")
    }
    for value, reports in groups("invented", facet).items():
        items = [item for fields in reports for item in to_do(fields)]
        late = sum(item["due"] < TODAY.isoformat() for item in items)
        page = value_pages("invented", facet)[value]
        said = text(facts(page)["Open follow-ups"])
        assert said == (f"{len(items)}, {late} overdue" if late else str(len(items) or "none"))
        listed = texts(page, ".pm-todo__what a")
        assert len(listed) == min(len(items), 20)
        assert set(listed) <= {item["title"] for item in items}
        line = lines.get(value)
        said = f"{len(items)} open" if items else ""
        assert line is None or line == said + (f" {late} overdue" if late else "")
