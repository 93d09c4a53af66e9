"""docs/reading.md tells how reports are read: its examples, each row of its tables and each place of its list are tried."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

from building import postmortems
from postmortems.extraction.facts.statement import Trust
from postmortems.model.narrative import Narrative
from postmortems.model.timeline import TimelineEntry, When
from postmortems.sections import ROLES
from test_docs import FENCE
from understood import read

PAGE = (Path(__file__).parent.parent / "docs/reading.md").read_text("utf-8")
DAY = "2026-03-04"
TITLE = "# Lamp out\n\n"
DATED = f"{TITLE}4 March 2026\n\n"


def role(found: Narrative, number: int) -> str:
    """Return what a section is, the first of all being the title where it has no role."""
    section = found.sections[number]
    return ROLES.get(section.role, "the title" if section is found.sections[0] else "no part")


def clock(at: When) -> str:
    """Return a time without the day of the report."""
    return at.notation.replace(f"{DAY}T", "").replace("T", " ").strip()


def entry(one: TimelineEntry, zone: str) -> str:
    about = "about " if one.approximate else ""
    until = f" to {clock(one.until)}" if one.until else ""
    doubted = ", doubted" if one.doubts else ""
    return f"{about}{clock(one.at)}{until} {one.zone or zone}".rstrip() + doubted


def entries(found: Narrative, but: int = 0) -> str:
    told = found.timeline.entries[but:]
    return ", ".join(entry(each, found.facts.zone) for each in told) or "no entry"


def times(found: Narrative) -> str:
    told = {"began": found.facts.started, "noticed": found.facts.detected, "over": found.facts.resolved}
    return ", ".join(f"{name} {clock(at)}" for name, at in told.items() if at) or "nothing"


def facts(found: Narrative) -> str:
    told = found.facts
    share, minutes = told.users_percent, told.duration_minutes
    said = {
        "severity": told.severity,
        "status": told.status,
        "services": ", ".join(told.services),
        "users": f"{share:g} %" if share else "",
        "length": f"{minutes:g} minutes" if minutes else "",
    }
    return ", ".join(f"{name} {value}" for name, value in said.items() if value) or "nothing"


def fields(found: Narrative, name: str) -> str:
    """Return what one field of each action item is."""
    return ", ".join(str(getattr(each.item, name) or f"no {name}") for each in found.actions) or "no item"


def count(found: Narrative) -> str:
    number = len(found.actions)
    return f"{('no', 'one', 'two')[number]} item{'s' if number > 1 else ''}"


FRAMES: dict[str, tuple[str, Callable[[Narrative], str]]] = {
    "heading": (f"{TITLE}## {{}}\n\nForty parcels waited.\n", partial(role, number=-1)),
    "part": (f"{TITLE}{{}}\n", partial(role, number=-1)),
    "first": ("{}\n\nForty parcels waited.\n\n## Conclusion\n\nIt was dark.\n", partial(role, number=0)),
    "entry": (f"{DATED}## Timeline\n\n- 08:00 the lamp dims\n- {{}} dark\n", partial(entries, but=1)),
    "entries": (f"{DATED}{{}}\n", entries),
    "due": (f"{DATED}## Action items\n\n- Add a lamp ({{}})\n", partial(fields, name="due")),
    "owner": (f"{DATED}{{}}\n", partial(fields, name="owner")),
    "state": (f"{DATED}{{}}\n", partial(fields, name="status")),
    "count": (f"{DATED}{{}}\n", count),
    "facts": (f"{TITLE}{{}}\n", facts),
    "times": (f"{DATED}{{}}\n", times),
}
"""The report around what people write in the rows of a table, and what is told of it."""
TABLE = re.compile(
    r"<!-- read: (?P<frame>\w+) -->\n\n\| (?P<head>.+) \| read as \|\n\| --- \| --- \|\n(?P<rows>(?:\|.*\n)+)"
)
ROW = re.compile(r"\| (?P<forms>.+?) \| (?P<reading>.+?) \|")
BETWEEN = re.compile(r"(?<=`),(?: |<br>)(?=`)")
CODE = re.compile(r"(`+) ?(.*?) ?\1")


def around(head: str) -> tuple[str, str]:
    """Return what stands before and behind each form of a table, by its head."""
    below, above = re.match(r"below `(.+?)`", head), re.match(r"above `(.+?)`", head)
    before = f"{below[1]}\n\n" if below else ""
    before = f"## Timeline\n\n{before}" if head.endswith(" in a timeline") else before
    return before, f"\n\n{above[1]}" if above else ""


def written(cell: str) -> str:
    """Return what a cell says that people write: its pieces in code are lines, and so are empty ones."""
    lines = cell.split("<br>")
    pieces = [CODE.fullmatch(line) for line in lines]
    assert all(piece or not line for piece, line in zip(pieces, lines, strict=True)), cell
    return "\n".join(piece[2] if piece else "" for piece in pieces)


def rows(page: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield the frame and the head of each row, then each of its forms and how it is read."""
    for table in TABLE.finditer(page):
        for line in table["rows"].splitlines():
            row = ROW.fullmatch(line)
            assert row, line
            for form in BETWEEN.split(row["forms"]):
                yield table["frame"], table["head"], form, row["reading"]


@pytest.mark.parametrize(("frame", "head", "form", "reading"), list(rows(PAGE)))
def test_what_people_write_is_read_as_the_page_says(frame: str, head: str, form: str, reading: str) -> None:
    (report, tells), (before, behind) = FRAMES[frame], around(head)
    assert tells(read(report.format(f"{before}{written(form)}{behind}"))) == reading


def test_every_table_is_tried() -> None:
    tables = [
        head for head in re.findall(r"^(\|.+)\n\| ---", PAGE, re.MULTILINE) if "where to look" not in head
    ]
    assert len(tables) == len(TABLE.findall(PAGE)) == PAGE.count("<!-- read:") > 0
    assert FRAMES.keys() == {frame for frame, *_ in rows(PAGE)}


RULES = PAGE.split("### Which one is believed\n")[1].split("\n- ")[0]
RULE = re.compile(r"\*\*(?P<name>[^*]+)\*\*(?P<forms>[^*]*)")
PLACES = {
    "a field": "---\n{}\n---\n# Lamp out\n",
    "an entry": f"{DATED}## Timeline\n\n- 13:00 a boat leaves\n- {{}}\n- 18:00 tea\n",
    "a declaration": f"{DATED}## Timeline\n\n- {{}}\n",
    "the time": f"{DATED}{{}}\n\n## Timeline\n\n- 14:05 mail goes down\n- 15:30 coffee\n- 17:17 tea\n",
}
"""Where what a rule is told of stands; for all others it is above the first section."""


def ruled() -> Iterator[tuple[str, str]]:
    """Yield the name of each rule with each example of it."""
    for rule in RULE.finditer(RULES):
        name = " ".join(rule["name"].split())
        yield from ((name, code[2]) for code in CODE.finditer(" ".join(rule["forms"].split())))


@pytest.mark.parametrize(("rule", "form"), list(ruled()))
def test_a_time_is_believed_by_the_rule_of_which_it_is_an_example(rule: str, form: str) -> None:
    place = next((place for words, place in PLACES.items() if rule.startswith(words)), f"{DATED}{{}}\n")
    assert rule in {why.rule for why in read(place.format(form)).facts.why}


def test_the_rules_stand_in_the_order_of_trust() -> None:
    assert [" ".join(rule["name"].split()) for rule in RULE.finditer(RULES)] == [each.value for each in Trust]
    assert {rule for rule, _ in ruled()} == {each.value for each in Trust}
    assert re.findall(r"^\d+", RULES, re.MULTILINE) == [str(number) for number in range(1, 12)]


def test_the_examples_are_what_is_printed(tmp_path: Path) -> None:
    blocks = list(FENCE.finditer(PAGE))
    named = [(block, following) for block, following in pairwise(blocks) if block["name"]]
    assert len(named) == 2
    for block, printed in named:
        (tmp_path / block["name"]).write_text(block["code"], "utf-8")
        said = postmortems(tmp_path, "inspect", "--why", block["name"]).stdout
        assert said.endswith(f"{printed['code']}\n")
