"""docs/format.md tells the format: its tables have the members of the schema, with their types, in their order."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from postmortems.exporting.interchange import entry, summary
from postmortems.exporting.interchange_schema import schema
from postmortems.model.milestone import TIME_FIELDS
from samples import NOW
from test_interchange import loaded

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/format.md").read_text("utf-8")
ROW = re.compile(r"^\| `([^`]+)` \| (.+?) \| (.*?) ?\| .+ \|$", re.MULTILINE)
SCHEMA = schema()
DEFS = SCHEMA["$defs"]
NAMES = {"date": "day", "time": "time", "entry": "entry", "follow_up": "follow-up"}
TYPES = {
    "boolean": "true or false",
    "integer": "count",
    "object": "object",
    "string": "text",
    "number": "number",
}


def tables(part: str) -> dict[str, tuple[str, str]]:
    """Return the rows of the tables below a heading: the value and what is said of its presence, by member."""
    text = PAGE.split(f"## {part}\n")[1].split("\n## ")[0]
    return {name: (value, there) for name, value, there in ROW.findall(text)}


def words(form: Mapping[str, Any]) -> str:
    """Return what the page calls a value."""
    if "$ref" in form:
        return NAMES[form["$ref"].rpartition("/")[2]]
    if "enum" in form:
        return f"one of {' '.join(f'`{each}`' for each in form['enum'])}"
    if form["type"] == "array":
        return f"list of {words(form['items'])}"
    if "maximum" in form:
        return f"number from {form['minimum']} to {form['maximum']}"
    return "address" if "[Hh]" in form.get("pattern", "") else TYPES[form["type"]]


def members(form: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the members of an object as the page has them."""
    for name, each in form["properties"].items():
        yield f"{before}{name}", (words(each), "always" if name in form.get("required", ()) else "")


def inside() -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the members of members."""
    for name, each in SCHEMA["properties"].items():
        form = each.get("items", each)
        form = DEFS[form["$ref"].rpartition("/")[2]] if "$ref" in form else form
        if form.get("properties") and name not in TIME_FIELDS:
            yield from members(form, f"{name}[]." if "items" in each else f"{name}.")


def test_the_page_lists_every_member_with_its_type() -> None:
    assert tables("One incident") == dict([*members(SCHEMA), *inside()])


def test_the_page_lists_the_members_of_a_time() -> None:
    clock, day = DEFS["time"]["oneOf"]
    told = tables("Times")
    assert set(told) == clock["properties"].keys() > day["properties"].keys()
    assert {name for name, (_, there) in told.items() if there == "always"} == set(day["required"])
    assert set(clock["required"]) - set(day["required"]) == {"local"}
    known = (*clock["properties"]["precision"]["enum"], day["properties"]["precision"]["const"])
    assert told["precision"][0] == f"one of {' '.join(f'`{each}`' for each in known)}"


def test_what_the_page_says_of_the_index_is_so() -> None:
    index = DEFS["index"]
    one = index["properties"]["incidents"]["items"]
    told = tables("The index")
    assert told == {**dict(members(index)), "incidents[].href": ("text", "always")}
    sentence = PAGE.split("Of an incident the index has ")[1].split(".")[0]
    always, known = sentence.split(" always; ")
    assert {*re.findall("`(.+?)`", always), "href"} == set(one["required"])
    assert {*re.findall("`(.+?)`", known), *TIME_FIELDS, *one["required"]} == set(one["properties"])
    for name, each in one["properties"].items():
        assert name == "href" or words(each) == words(SCHEMA["properties"][name]), name


def test_files_have_the_order_of_the_page() -> None:
    order = list(tables("One incident"))
    for each in loaded(ROOT).shown.reports:
        assert each.incident
        names = list(entry(each, each.incident, modified=NOW))
        assert names == sorted(names, key=order.index)
        short = summary(each.incident, NOW)
        assert all(
            short[name] == entry(each, each.incident, modified=NOW)[name] for name in {*short} - {"href"}
        )


def test_the_example_of_the_page_is_one() -> None:
    told = json.loads(PAGE.split("```json\n")[1].split("```")[0])
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(told)] == []
    order = list(tables("One incident"))
    assert list(told) == sorted(told, key=order.index)
