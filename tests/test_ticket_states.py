"""What trackers say of tickets: read in each documented form, shown, counted, and told where a report contradicts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import mkdocs, postmortems
from postmortems.model.ticket_state import TicketState
from postmortems.reading.ticket_states import BadStates, ticket_states
from samples import BODY, CONFIG, make_project, report

OURS = {"OPS-12": {"state": "done", "on": "2026-03-28"}, "OPS-13": "open", "OPS-14": {"state": "won't do"}}
GITHUB = [
    {
        "number": 12,
        "state": "CLOSED",
        "stateReason": "COMPLETED",
        "closedAt": "2026-03-28T10:00:00Z",
        "url": "https://git.example.com/a/b/issues/12",
    },
    {
        "number": 13,
        "state": "OPEN",
        "stateReason": "",
        "closedAt": None,
        "url": "https://git.example.com/a/b/issues/13",
    },
    {"number": 14, "state": "CLOSED", "stateReason": "NOT_PLANNED", "closedAt": "2026-03-29T10:00:00Z"},
]
JIRA = {"startAt": 0, "total": 3, "issues": [
    {"key": "OPS-12", "fields": {"status": {"name": "Closed", "statusCategory": {"key": "done"}}, "resolution": {"name": "Done"}, "resolutiondate": "2026-03-28T10:00:00.000+0000"}},
    {"key": "OPS-13", "fields": {"status": {"name": "Doing", "statusCategory": {"key": "indeterminate"}}, "resolution": None, "resolutiondate": None}},
    {"key": "OPS-14", "fields": {"status": {"name": "Closed", "statusCategory": {"key": "done"}}, "resolution": {"name": "Won't Do"}, "resolutiondate": "2026-03-29T10:00:00.000+0000"}},
]}  # fmt: skip
DAY, NEXT = date(2026, 3, 28), date(2026, 3, 29)
FORMS: dict[str, tuple[Any, dict[str, TicketState]]] = {
    "ours": (OURS, {"OPS-12": TicketState("done", DAY), "OPS-13": TicketState("open"), "OPS-14": TicketState("wontdo")}),
    "github": (GITHUB, {
        "#12": TicketState("done", DAY), "https://git.example.com/a/b/issues/12": TicketState("done", DAY), "a/b#12": TicketState("done", DAY),
        "#13": TicketState("open"), "https://git.example.com/a/b/issues/13": TicketState("open"), "a/b#13": TicketState("open"),
        "#14": TicketState("wontdo", NEXT),
    }),
    "jira": (JIRA, {"OPS-12": TicketState("done", DAY), "OPS-13": TicketState("open"), "OPS-14": TicketState("wontdo", NEXT)}),
}  # fmt: skip
ACTIONS = """
- [ ] Set a limit (owner: shop-team, due: 2026-03-01, OPS-12)
- [x] Set another (owner: shop-team, due: 2026-03-01, OPS-13)
- [ ] Third of them (owner: shop-team, due: 2026-03-01, OPS-14)
- [ ] Fourth of them (owner: shop-team, due: 2026-03-01, OPS-15)
"""


def kb(folder: Path, states: object = None, *, more: str = "") -> Path:
    body = BODY.replace("## Action items", "## Old") + "\n## Action items\n" + ACTIONS
    files: dict[str, str | bytes] = {"incidents/a.md": report(body=body), "docs/index.md": "# Home\n"}
    if states is not None:
        files["tickets.json"] = states if isinstance(states, str) else json.dumps(states)
    return make_project(
        folder,
        files,
        f"{CONFIG[:-1]}:\n      ticket_states: tickets.json\n{more}" if states is not None else CONFIG,
    )


@pytest.mark.parametrize("form", FORMS)
def test_each_documented_form_is_read(form: str) -> None:
    data, expected = FORMS[form]
    assert ticket_states(json.dumps(data).encode()) == expected


BROKEN: dict[str, tuple[object, str]] = {
    "no JSON": ("{", "it is no JSON"), "a number": (7, "it is neither"), "a state": ({"A-1": "purple"}, "the state of `A-1`"),
    "a day": ({"A-1": {"state": "done", "on": "soon"}}, "the day of `A-1`"), "no number": ([{"title": "x"}], "an entry has no `number`"),
    "no key": ({"issues": [{"fields": {}}]}, "no `key`"), "no fields": ({"issues": [{"key": "A-1"}]}, "no `fields`"), "null": ("null", "it is neither"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BROKEN)
def test_a_file_that_is_none_of_them_is_a_wrong_setting(kind: str, tmp_path: Path) -> None:
    states, said = BROKEN[kind]
    done = postmortems(kb(tmp_path, states), "check")
    assert done.returncode == 1
    assert "mkdocs.yml:" in done.stdout
    assert said in done.stdout


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(["issues", "key", "fields", "status", "state", "number", "x"]), inner
            )
        ),
    )
)
def test_whatever_stands_in_it_is_read_or_refused(data: object) -> None:
    try:
        assert isinstance(ticket_states(json.dumps(data).encode()), dict)
    except BadStates as why:
        assert str(why)


@pytest.mark.parametrize("name", ["gone.json", "../outside.json", "incidents"])
def test_a_file_that_is_not_there_or_elsewhere_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "outside.json").write_text("{}")
    folder = kb(tmp_path / "kb", {})
    config = (folder / "mkdocs.yml").read_text().replace("tickets.json", name)
    (folder / "mkdocs.yml").write_text(config)
    assert "ticket_states" in postmortems(folder, "check").stdout


def test_what_contradicts_is_told_at_its_place(tmp_path: Path) -> None:
    folder = kb(tmp_path, OURS)
    told = [
        each
        for each in json.loads(postmortems(folder, "check", "--format", "json").stdout)
        if each["code"] == "ticket-state"
    ]
    lines = (folder / "incidents/a.md").read_text().splitlines()
    assert [lines[each["line"] - 1].split("(")[0] for each in told] == [
        "- [ ] Set a limit ",
        "- [x] Set another ",
        "- [ ] Third of them ",
    ]
    assert "the tracker says `done` since 2026-03-28 of `OPS-12`, the report `open`" in told[0]["message"]
    assert {each["level"] for each in told} == {"info"}


def test_follow_ups_are_counted_by_the_tracker(tmp_path: Path) -> None:
    folder = kb(tmp_path, OURS)
    rows = json.loads(postmortems(folder, "actions", "--all", "--format", "json").stdout)
    assert {row["ticket"]: (row["status"], row["done_at"]) for row in rows} == {
        "OPS-12": ("done", "2026-03-28"), "OPS-13": ("open", None), "OPS-14": ("wontdo", None), "OPS-15": ("open", None),
    }  # fmt: skip


def test_pages_show_its_word_and_day_beside_the_report_s(tmp_path: Path) -> None:
    folder = kb(tmp_path, OURS)
    done = mkdocs(folder, "build")
    assert done.returncode == 0, done.stderr
    settled = (folder / "site/actions/done/index.html").read_text()
    assert "Ticket: Done, 28 Mar 2026" in settled
    still = (folder / "site/actions/index.html").read_text()
    assert "Ticket: Open" in still
    assert "Set a limit" not in still


def test_without_the_file_all_is_as_before(tmp_path: Path) -> None:
    plain, empty = kb(tmp_path / "a"), kb(tmp_path / "b", {})
    for verb in (["check", "--format", "json"], ["actions", "--all", "--format", "json"]):
        assert postmortems(plain, *verb).stdout == postmortems(empty, *verb).stdout
