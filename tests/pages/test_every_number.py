"""Each number of the pages, counted a second time from plain YAML; and that a number on a link has as many rows behind it."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
import yaml
from justhtml import JustHTML

from postmortems.insight.selection import ONGOING, Selection
from postmortems.pages.base.page import Site
from postmortems.pages.facet import found
from postmortems.pages.parts.action_groups import values
from postmortems.site.corpus import read_knowledge_base
from postmortems.site.project import find_project
from postmortems.wording.times import start_day

from .shelf import TODAY, Pages, attr, made, parse, site, text, texts

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT))
from benchmarks.corpus import write  # noqa: E402

Fields = Mapping[str, Any]
SORTS = {
    "incident": "incident", "near-miss": "near miss", "maintenance": "maintenance window", "drill": "drill",
    "withdrawn": "withdrawn report",
}  # fmt: skip
FIGURE = re.compile(r"^([\d,]+)(?: |$)")
OPEN = ("proposed", "open", "in-progress")


def invented() -> Iterator[dict[str, Any]]:
    """Yield 90 reports of every kind and status, with follow-ups in front matter."""
    dice = Random(3)
    for number in range(90):
        kind = ("incident", "incident", "security", "near-miss", "maintenance", "drill")[number % 6]
        day = date(2021 + number % 6, dice.randint(1, 11), dice.randint(1, 19))
        items = [
            {"title": f"Do {number}-{nth}", "status": dice.choice((*OPEN, "done", "wontdo")), "owner": dice.choice(("ops", "web", "db")),
             "due": str(date(2026, dice.randint(1, 12), dice.randint(1, 28))), "kind": dice.choice(("prevent", "detect"))}
            for nth in range(dice.randrange(4))
        ]  # fmt: skip
        yield {
            "title": f"Report {number}", "id": f"r{number}", "kind": kind, "severity": f"SEV{dice.randint(1, 5)}",
            "status": dice.choice(("final", "draft", "in-review", "withdrawn")) if number % 5 else "final",
            "services": dice.sample(("web", "api", "db", "検索"), dice.randint(1, 3)), "started_at": f"{day}T10:00:00+00:00",
            "resolved_at": f"{day}T{dice.randint(11, 23)}:00:00+00:00", "trigger": dice.choice(("deploy", "expiry", "data")),
            "contributing_factors": dice.sample(("no limit", "late alert", "untested path"), dice.randint(1, 2)),
            "detection": {"source": dice.choice(("alert", "customer", "staff", "synthetic"))}, "tags": [dice.choice(("x", "y"))],
            "impact": dice.choice(({"users": 0}, {"users": 5}, {"summary": "All"})), "action_items": items,
            "related": [{"id": f"r{number - 12}", "relation": "recurrence-of"}] if number % 12 == 0 and number else [],
        }  # fmt: skip


@cache
def shelf(which: str) -> tuple[tuple[Fields, ...], Site, Pages]:
    """Return the front matter of the reports, the site, and its pages."""
    if which == "example":
        return _shelf(ROOT)
    with TemporaryDirectory() as folder:
        if which == "six hundred":
            write(Path(folder) / "incidents", 600)
            return _shelf(Path(folder))
        (Path(folder) / "incidents").mkdir()
        for fields in invented():
            told = f"---\n{yaml.safe_dump(fields, allow_unicode=True)}---\n\nText.\n"
            (Path(folder) / f"incidents/{fields['id']}.md").write_text(told, "utf-8")
        return _shelf(Path(folder))


def _shelf(root: Path) -> tuple[tuple[Fields, ...], Site, Pages]:
    files = sorted((root / "incidents").glob("*.md"))
    reports = tuple(
        {"id": path.stem, "kind": "incident"}
        | yaml.load(path.read_text("utf-8").split("---\n")[1], Loader=yaml.BaseLoader)
        for path in files
    )
    of = replace(site(timezone="UTC"), knowledge_base=read_knowledge_base(find_project(root, None, ()))[0])
    return reports, of, made(of)


each_shelf = pytest.mark.parametrize("which", ["example", "invented", "six hundred"])


def sort_of(fields: Fields) -> str:
    if fields["status"] == "withdrawn":
        return "withdrawn"
    return "incident" if fields["kind"] == "security" else fields["kind"]


def year_of(fields: Fields) -> str:
    return str(fields["started_at"])[:4]


def apart(reports: list[Fields]) -> dict[str, int]:
    """Count reports by sort, in words."""
    found = Counter(map(sort_of, reports))
    return {SORTS[sort]: found[sort] for sort in SORTS if found[sort]}


def told_apart(said: str) -> dict[str, int]:
    """Read `4 incidents, 1 drill and 1 withdrawn report` again."""
    words = "|".join(SORTS.values()).replace("near miss", "near miss(?:es)?")
    pairs = re.findall(rf"([\d,]+) ({words})s?\b", said)
    return {word.replace("near misses", "near miss"): int(amount.replace(",", "")) for amount, word in pairs}


@each_shelf
@pytest.mark.parametrize("path", ["index.md", "incidents/index.md"])
def test_home_and_the_table_tell_the_sorts_apart(which: str, path: str) -> None:
    reports, _, pages = shelf(which)
    said = texts(parse(pages[path]), ".pm-counts")[0].partition(" Among them")[0]
    assert told_apart(said) == apart(list(reports))


@each_shelf
def test_the_table_says_what_is_unusual(which: str) -> None:
    reports, _, pages = shelf(which)
    said = texts(parse(pages["incidents/index.md"]), ".pm-counts")[0].partition("Among them: ")[2]
    status = Counter(one["status"] for one in reports)
    secret = sum(one["kind"] == "security" for one in reports)
    for amount, words in (
        (secret, "security incidents"),
        (status["draft"], "draft"),
        (status["in-review"], "in review"),
    ):
        assert bool(re.search(rf"(^|[ ,]){amount} {words}", said)) is bool(amount), words


@each_shelf
def test_searches_find_values_with_the_sorts_told_apart(which: str) -> None:
    reports, of, _ = shelf(which)
    for name, group in of.analysis.groups["services"].items():
        ids = {one.id for one in group.incidents}
        inside = apart([one for one in reports if one["id"] in ids])
        assert told_apart(found(group)) == inside, name


@each_shelf
def test_a_year_of_the_table_has_as_many_rows_as_it_says(which: str) -> None:
    reports, _, pages = shelf(which)
    years = Counter(map(year_of, reports))
    said = [each.split() for each in texts(parse(pages["incidents/index.md"]), ".pm-table__group")]
    here = {year: int(amount) for year, amount, _ in said}
    assert here == {year: years[year] for year in here}
    assert here == years or which == "six hundred"
    assert {word for *_, word in said} <= {"report", "reports"}


@each_shelf
def test_the_timeline_and_its_years_tell_them_apart(which: str) -> None:
    reports, _, pages = shelf(which)
    page = parse(pages["timeline/index.md"])
    assert told_apart(texts(page, ".pm-counts")[0]) == apart(list(reports))
    lines = {
        text(line.query("th a")[0]): line for line in page.query(".pm-weeks tbody tr") if line.query("th a")
    }
    for year, line in lines.items():
        began = [fields for fields in reports if year_of(fields) == year]
        hurt = [fields for fields in began if sort_of(fields) == "incident"]
        amounts = [text(cell) for cell in line.query("td.pm-num")]
        assert int(amounts[0].split()[0]) == len(hurt)
        worst = Counter(fields["severity"] for fields in hurt)
        assert [int(amount or 0) for amount in amounts[1:3]] == [worst["SEV1"], worst["SEV2"]]
        drawn = sum(attr(path, "d").count("M") for path in line.query("path"))
        assert drawn == sum(sort_of(fields) != "withdrawn" for fields in began)
        others = sum(attr(path, "d").count("M") for path in line.query("path.pm-week--other"))
        assert others == drawn - len(hurt)
        own = parse(pages[f"timeline/{year}.md"])
        said = texts(own, ".pm-counts")[0].partition(";")[0].partition(" went on")[0]
        assert {sort: amount for sort, amount in told_apart(said).items() if amount} == apart(began)
        assert len(own.query(".pm-row")) == len(began)
        marks = [attr(mark, "class") for mark in own.query(".pm-mark")]
        assert sum("pm-mark--other" in one for one in marks) >= others
    assert len(lines) >= len(set(map(year_of, reports)))


@each_shelf
def test_insights_count_what_counts(which: str) -> None:
    reports, _, pages = shelf(which)
    hurt = [fields for fields in reports if sort_of(fields) == "incident"]
    lead = texts(parse(pages["insights/index.md"]), ".pm-counts")[0]
    assert lead.startswith(f"{len(hurt)} incidents since")
    rest = len(reports) - len(hurt)
    assert (f"{rest} of the {len(reports)} published" in lead) is bool(rest)


@each_shelf
def test_overviews_count_what_counts_and_say_the_others_apart(which: str) -> None:
    reports, _, pages = shelf(which)
    for facet, field in (("services", "services"), ("causes", "contributing_factors"), ("tags", "tags")):
        page = parse(pages[f"{facet}/index.md"])
        lines = {
            text(line.query("th a")[0]): " ".join(
                (*texts(line, ".pm-value__amount"), *texts(line, ".pm-value__others"))
            )
            for line in page.query(".pm-value")
        }
        assert lines
        for name, said in lines.items():
            inside = [one for one in reports if name in one.get(field, ()) and sort_of(one) != "withdrawn"]
            counts = apart(inside)
            assert int(said.split()[0]) == counts.pop("incident", 0), (facet, name)
            others = told_apart(said.partition("incident")[2])
            assert {sort: n for sort, n in others.items() if sort != "incident"} == counts, (facet, name)


def rows_behind(of: Site, page: str, href: str) -> int | None:
    """Return how many rows an address of ours has; None for one that is no narrowed list."""
    path, query = urljoin(page, urlsplit(href).path), parse_qs(urlsplit(href).query)
    if not query:
        return None
    if "incidents/index.md" in path:
        low, high = (query.get(name, [other])[0] for name, other in (("from", ""), ("to", "9")))
        chosen = Selection(query, own=(ONGOING,)).of(of.analysis)
        return sum(low <= start_day(one).isoformat() <= high for one in chosen)
    found = of.analysis.follow_ups
    for name, asked in query.items():
        if name == "standing":
            found = tuple(one for one in found if one.standing(of.today) in asked)
        else:
            found = tuple(one for one in found if set(values(one, name)) & set(asked))
    return len(found)


def numbered(page: JustHTML) -> Iterator[tuple[int, str]]:
    """Yield each link of a page whose words begin with a number, with that; a year that heads a line is none."""
    heads = {id(link) for link in page.query("th a")}
    for link in page.query("a"):
        if id(link) in heads:
            continue
        if found := FIGURE.match(text(link)):
            yield int(found[1].replace(",", "")), attr(link, "href")


@each_shelf
def test_a_number_on_a_link_has_as_many_rows_behind_it(which: str) -> None:
    _, of, pages = shelf(which)
    told = 0
    for path in pages:
        if re.match(r"(index|incidents/index|timeline|insights|services|causes|triggers|tags|actions)", path):
            for amount, href in numbered(parse(pages[path])):
                behind = rows_behind(of, path, href)
                assert behind is None or behind == amount, (path, href)
                told += behind is not None
    assert told > 150


@each_shelf
def test_a_share_of_a_chart_has_as_many_rows_behind_its_name(which: str) -> None:
    _, of, pages = shelf(which)
    page = parse(pages["insights/index.md"])
    told = 0
    for line in page.query(".pm-strips tbody tr"):
        for link in line.query("th a"):
            amount = int(text(line.query("td")[1]).replace(",", ""))
            assert rows_behind(of, "insights/index.md", attr(link, "href")) == amount
            told += 1
    assert told > 8


@each_shelf
def test_a_month_of_home_has_as_many_rows_behind_its_name(which: str) -> None:
    _, of, pages = shelf(which)
    for line in parse(pages["index.md"]).query(".pm-by-month tbody tr"):
        amount = int(texts(line, "td")[-1])
        hrefs = [attr(link, "href") for link in line.query("a")]
        assert [rows_behind(of, "index.md", href) for href in hrefs] == ([amount] if amount else [])


def test_follow_ups_are_what_front_matter_says() -> None:
    reports, _, pages = shelf("invented")
    items = [item for fields in reports if sort_of(fields) != "withdrawn" for item in fields["action_items"]]
    page = parse(pages["actions/index.md"])
    opened = [item for item in items if item["status"] in OPEN]
    assert texts(page, ".pm-counts")[0].startswith(f"{len(opened)} of {len(items)} open")
    late = [item for item in opened if item["due"] < TODAY.isoformat()]
    assert texts(page, ".pm-tally li")[0] == f"{len(late)} overdue"
    owners = Counter(item["owner"] for item in late)
    assert texts(page, ".pm-owing li") == [
        f"{owner} {amount}" for owner, amount in sorted(owners.items(), key=lambda pair: -pair[1])
    ]
    assert f"{len(late)} overdue" in " ".join(texts(parse(pages["index.md"]), ".pm-standing li"))


@pytest.mark.parametrize("path", ["actions/index.md", "timeline/index.md"])
def test_lists_of_six_hundred_are_light(path: str) -> None:
    assert len(shelf("six hundred")[2][path].encode()) < 225_000
