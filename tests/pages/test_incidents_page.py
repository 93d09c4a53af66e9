"""What a reader finds on the table of incidents and can filter it by."""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from justhtml import JustHTML

from postmortems.model.action_item import ActionItem
from postmortems.model.details import Detection
from postmortems.pages.all import all_files
from postmortems.pages.incidents import PAGE
from postmortems.site.corpus import read_knowledge_base
from postmortems.site.project import find_project

from .many import many
from .shelf import attr, incident, made, page, parse, site, text, texts

INDEX = "incidents/index.md"
ROOT = Path(__file__).parent.parent.parent


def offered(found: JustHTML) -> dict[str, dict[str, int]]:
    """Return the choices by filter, each with its number."""
    choices: dict[str, dict[str, int]] = {}
    for option in found.query(".pm-option:not(.pm-every)"):
        box = option.query("input")[0]
        choices.setdefault(attr(box, "name"), {})[attr(box, "value")] = int(text(option.query("small")[0]))
    return choices


def answers(found: JustHTML) -> dict[str, set[str]]:
    """Return what each row says that it meets, as `filter=value`, by title."""
    boxes = [
        f"{attr(box, 'name')}={attr(box, 'value')}" for box in found.query(".pm-option:not(.pm-every) input")
    ]
    return {
        text(row.query("a")[0]): {boxes[int(mark)] for mark in attr(row, "data-marks").split()}
        for row in found.query(".pm-row")
    }


def test_a_row_meets_what_its_report_says() -> None:
    found = page(
        site(
            incident("a", "2026-03-04T14:05", services=("API", "web"), trigger="deploy", severity="SEV1",
                     contributing_factors=("Missing limit",), detection=Detection("alert"),
                     action_items=(ActionItem("Do it"), ActionItem("Done", status="done"))),
            incident("b", "2025-03-04T14:05", services=("api",), kind="drill", status="draft",
                     contributing_factors=("missing limit", "old key")),
        ),
        INDEX,
    )  # fmt: skip
    assert answers(found) == {
        "Incident a": {"severity=SEV1", "service=api", "service=web", "cause=missing-limit", "trigger=deploy",
                       "detection=alert", "kind=incident", "status=final", "year=2026", "actions=open"},
        "Incident b": {"severity=SEV2", "service=api", "cause=missing-limit", "cause=old-key", "kind=drill",
                       "status=draft", "year=2025"},
    }  # fmt: skip


def test_what_all_incidents_answer_alike_is_not_asked() -> None:
    found = page(site(incident("a"), incident("b", trigger="deploy")), INDEX)
    assert set(offered(found)) == {"severity", "trigger"}


def test_choices_stand_worst_latest_and_most_frequent_first() -> None:
    found = page(site(*many(300)), INDEX)
    choices = offered(found)
    assert list(choices["severity"]) == ["SEV1", "SEV2", "SEV3", "SEV4", "SEV5"]
    assert list(choices["year"]) == sorted(choices["year"], reverse=True)
    assert list(choices["service"].values()) == sorted(choices["service"].values(), reverse=True)


def test_a_filter_offers_a_bounded_number_of_choices() -> None:
    rare = [incident(f"r{number}", contributing_factors=(f"once {number}",)) for number in range(250)]
    found = page(site(*rare, incident("x", contributing_factors=("once 7",))), INDEX)
    assert len(offered(found)["cause"]) == 200
    assert offered(found)["cause"]["once-7"] == 2


def test_without_javascript_no_control_is_there() -> None:
    found = page(site(incident("a"), incident("b")), INDEX)
    [form] = found.query("form")
    assert "hidden" in (form.attrs or {})
    inside = len(form.query("input, select, button, summary"))
    outside = [
        one for one in found.query("input, select, button, summary") if "hidden" not in (one.attrs or {})
    ]
    assert len(outside) == inside - len(form.query("button[hidden]"))


def test_the_numbers_of_the_filters_are_those_of_the_files() -> None:
    files = [path.read_text("utf-8") for path in (ROOT / "incidents").glob("[!_.]*.md")]
    fields = [yaml.safe_load(report.split("---\n")[1]) for report in files]
    choices = offered(page(site(*read_knowledge_base(find_project(ROOT, None, ()))[0].incidents), INDEX))
    assert len(fields) > 15
    assert choices["severity"] == Counter(field["severity"] for field in fields)
    assert choices["status"] == Counter(field["status"] for field in fields)
    assert choices["kind"] == Counter(field.get("kind", "incident") for field in fields)
    assert choices["year"] == Counter(str(field["started_at"])[:4] for field in fields)
    assert choices["service"] == Counter(name for field in fields for name in field["services"])
    assert choices["trigger"] == Counter(field["trigger"] for field in fields if "trigger" in field)
    assert choices["detection"] == Counter(
        field["detection"]["source"] for field in fields if "detection" in field
    )


def rest(of: Any) -> dict[str, Any]:
    """Return the packed rows of a site, unpacked."""
    [(path, packed)] = [(path, written) for path, written in all_files(of) if path.endswith("rows.json")]
    assert path == "incidents/years/rows.json"
    found: dict[str, Any] = json.loads(packed)
    return found


def test_up_to_a_page_all_stand_on_it() -> None:
    whole = site(*many(PAGE))
    assert len(page(whole, INDEX).query(".pm-row")) == PAGE
    assert not [path for path, _ in all_files(whole) if path.endswith("rows.json")]


def years(found: Mapping[str, str]) -> dict[str, Any]:
    """Return the pages of the years by their path."""
    return {path: parse(found[path]) for path in found if re.match(r"timeline/\d", path)}


def test_of_many_the_latest_stand_on_the_table_and_all_on_the_pages_of_their_years_each_once() -> None:
    large = site(*many(1200, years=6))
    found = made(large)
    index, pages = parse(found[INDEX]), years(found)
    titles = [attr(link, "href") for one in pages.values() for link in one.query(".pm-row a")]
    assert len(titles) == len(set(titles)) == 1200
    assert all(len(one.query(".pm-row")) <= PAGE for one in (index, *pages.values()))
    shown = {attr(link, "href").rpartition("/")[2] for link in index.query(".pm-row a")}
    packed = {row[0] for row in rest(large)["rows"]}
    assert len(shown) + len(packed) == 1200
    assert not shown & packed
    linked = {attr(link, "href") for link in index.query(".pm-jump a")}
    assert {f"../timeline/{year}.md" for year in (2013, 2012)} <= linked
    assert {posixpath.normpath(f"incidents/{href}") for href in linked if "#" not in href} <= set(pages)


def test_a_year_with_too_many_is_parted() -> None:
    crowded = made(site(*(incident(f"i{number:04d}", "2026-03-04T14:05") for number in range(2 * PAGE + 1))))
    pages = years(crowded)
    assert list(pages) == ["timeline/2026.md", "timeline/2026-2.md", "timeline/2026-3.md"]
    assert [len(one.query(".pm-row")) for one in pages.values()] == [PAGE, PAGE, 1]
    assert [texts(one, ".pm-table__group") for one in pages.values()] == [
        [f"March {PAGE} of 601"],
        [f"March {PAGE} of 601"],
        ["March 1 of 601"],
    ]
    assert texts(pages["timeline/2026-3.md"], "h1") == ["2026, part 3"]
    assert [attr(link, "href") for link in pages["timeline/2026-3.md"].query(".pm-parts a")] == [
        "2026.md",
        "2026-2.md",
    ]


SCRIPT = (ROOT / "plugins/postmortems/pages/scripts/incident_rows.js").read_text("utf-8")
ODD = (
    incident("long", "2020-03-04T14:05", minutes=70, title='<b>bold</b> & "x"', services=("a", "b"),
             action_items=(ActionItem("Do it", due=date(2020, 4, 1)), ActionItem("Do that"))),
    incident("open", "2020-03-05T14:05", ongoing=True, status="draft", kind="drill", title="تعطّل"),
    incident("gone", "2020-03-06", status="withdrawn", services=()),
)  # fmt: skip
NOTE = "pm-note"


def as_the_script_takes_it(packed: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the packed rows by the names and in the order that the script has for them."""
    [(names, cells)] = re.findall(
        r"rows\.map\(\(\[([\w, ]+)\], index\).*?const of = \{(.*?)\};", SCRIPT, re.DOTALL
    )
    kept = re.findall(r"(\w+): cells\[(\w+)\]", cells)
    found = [dict(zip(names.split(", "), row, strict=True)) for row in packed["rows"]]
    return [{**row, **{name: packed["cells"][row[place]] for name, place in kept}} for row in found]


def as_the_server_writes_it(row: Any, folder: str) -> dict[str, Any]:
    """Return what a row of a page says, by the same names."""
    [link], [severity] = row.query("a"), row.query(".pm-sev")
    day, length = row.query(".pm-row__day time")[0], row.query(".pm-length")[0]
    said = length.attrs.get("title", text(length)), length.attrs.get("datetime", "")
    promised = [attr(each, "title") for each in row.query(".pm-row__open span")]
    words = [text(note) for note in row.query(f".{NOTE}")]
    ongoing = bool(row.query(f".{NOTE}--ongoing"))
    return {
        "href": attr(link, "href").removeprefix(folder),
        "title": text(link),
        "day": [text(day), attr(day, "datetime")],
        "severity": [text(severity), attr(severity, "class").split("--")[1]],
        "services": text(row.query(".pm-row__services")[0]),
        "open": promised,
        "length": [*said, *(text(length).split() if said[1] else ("", ""))],
        "notes": [ongoing, "pm-row--withdrawn" in attr(row, "class"), *words[ongoing:]],
    }


def promise(open_: int, overdue: int) -> list[str]:
    """Return what a row says of its follow-ups."""
    late = f", {overdue} overdue" if overdue else ""
    return [f"{open_} open{late}"] if open_ else []


def test_packed_rows_say_what_the_pages_of_the_years_say() -> None:
    large = site(*many(700), *ODD)
    packed, found = as_the_script_takes_it(rest(large)), made(large)
    rows = [
        as_the_server_writes_it(row, "../incidents/")
        for one in years(found).values()
        for row in one.query(".pm-row")
    ]
    shown = [{name: value for name, value in row.items() if name != "marks"} for row in packed]
    by_href = {row["href"]: row for row in rows}
    assert len(shown) > 300
    assert [{**row, "open": promise(*row["open"])} for row in shown] == [
        by_href[row["href"]] for row in shown
    ]
    assert {"Incident gone", "تعطّل"} <= {row["title"] for row in rows}


def test_the_script_makes_rows_of_the_classes_that_the_template_has() -> None:
    drawn = SCRIPT[SCRIPT.index("const lasting") : SCRIPT.index("const standing")]
    rows = page(site(*ODD), INDEX).query(".pm-row")
    elements = [*rows, *(inner for row in rows for inner in row.query("[class]"))]
    classes = {name for each in elements for name in attr(each, "class").split()}
    tints = {name for name in classes if name.startswith("pm-sev--")}
    assert set(re.findall(r"pm-[\w-]*\w(?![\w-]*\$)", drawn)) == classes - tints
    assert "pm-sev--${" in drawn
