"""Front matter: what the values are, where they stand, and what is missing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from postmortems.model.action_item import ActionItem
from postmortems.model.details import Detection, Impact, Related
from postmortems.model.diagnostic import Level
from postmortems.model.incident import Incident
from postmortems.reading.document import read_document
from postmortems.reading.front_matter import plain, write
from postmortems.reading.incident import read_incident
from postmortems.settings import Settings
from samples import BODY, check, check_one, codes, make_project, report, shown

GOOD = Path(__file__).parent / "cases/good"


def incident_of(content: str, name: str = "example.md", settings: Settings | None = None) -> Incident | None:
    document = read_document(name, content.encode())
    values = read_incident(document, settings or Settings(), ("default", "minimal")).values
    return values if isinstance(values, Incident) else None


@pytest.fixture
def full() -> Incident:
    incident = incident_of((GOOD / "every-field.md").read_text("utf-8"))
    assert incident
    return incident


def test_every_field_has_its_value(full: Incident) -> None:
    assert full.id == "every-field"
    assert full.severity == "SEV2"
    assert full.services == ("checkout", "payments: cards")
    assert full.started_at.at.isoformat() == "2026-03-04T14:05:30+01:00"
    assert full.declared_at and full.declared_at.at.utcoffset() == timedelta(hours=1)
    assert full.acknowledged_at and full.acknowledged_at.utc == datetime(2026, 3, 4, 13, 10, tzinfo=UTC)
    assert full.mitigated_at and full.mitigated_at.approximate
    assert full.resolved_at and full.resolved_at.date_only and full.resolved_at.approximate
    assert full.detection == Detection("alert", "Error rate above 5 %")
    assert full.contributing_factors == ("missing limit", "no staged rollout")
    assert full.impact == Impact(
        "Nobody in Europe could pay",
        12_000,
        12.5,
        1_000_000,
        False,
        ("eu-west", "eu-north"),
        "EUR 12,000",
        42,
    )
    assert full.responders.paged_out_of_hours == 0
    assert full.action_items == (
        ActionItem(
            "Alert on queue age", "payments-team", date(2027, 4, 1), "detect", "in-progress",
            "https://tickets.example.com/42",
        ),
    )  # fmt: skip
    assert full.related == (Related("german"), Related("french", "recurrence-of"))
    assert full.summary == "Card payments failed for 35 minutes, and nobody noticed for four of them."
    assert full.tags == ("black-friday", "10:30", "no")
    assert full.links[0].url == "https://status.example.com/42?a=b&c=d#e"
    assert full.extra == {
        "x-cost-centre": "4711",
        "x-review": {"held": "2026-03-10", "by": ["ada", "grace: hopper"]},
    }


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("done_at: 2026-03-28", "done"), ("done: 2026-03-28", "done"),
        ("done_at: 2026-03-28, status: in-progress", "in-progress"), ("status: done", "done"), ("due: 2026-03-28", "open"),
    ],
)  # fmt: skip
def test_a_day_of_being_done_says_that_it_is(written: str, status: str) -> None:
    made = incident_of(report(f"action_items: [{{title: Fit, {written}}}]\n"))
    assert made is not None
    assert made.action_items[0].status == status
    assert (made.action_items[0].done_at is not None) is ("done:" in written or "done_at" in written)


def test_a_nested_value_knows_its_place(full: Incident) -> None:
    value = full.document.fields["impact"].value.data
    assert isinstance(value, dict)
    users = value["users"].value
    place = full.document.source.place(users.start, users.end)
    assert (place.line, place.column, place.end_column) == (27, 10, 16)


def test_the_summary_is_the_first_paragraph_of_its_section() -> None:
    incident = incident_of(report())
    assert incident and incident.summary == "Nobody in Europe could pay for 35 minutes."


@pytest.mark.parametrize(("name", "id_"), [("a/B-1.md", "B-1"), ("x.MD", "x"), ("störung.md", "störung")])
def test_the_id_is_the_name_of_the_file(name: str, id_: str) -> None:
    incident = incident_of(report(), name)
    assert incident and incident.id == id_


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("10:00", "10:00"), ("no", "no"), ("010", "010"), ("0x1F", "0x1F"), ("1e3", "1e3"), ("2026-03-04", "2026-03-04"),
        ("null", None), ("~", None), ("", None), ("'~'", "~"), ("''", ""), ("[a, ~]", ["a", None]), ("{}", {}),
        ("|\n  a\n  b", "a\nb\n"), (">-\n  a\n  b", "a b"), ('"\\u00e9"', "é"), ("a # b", "a"), ("a#b", "a#b"),
    ],
)  # fmt: skip
def test_a_value_stays_what_was_written(text: str, fields: object) -> None:
    document = read_document("example.md", f"---\nx-a: {text}\n---\n".encode())
    assert document.problems == ()
    assert plain(document.fields["x-a"].value) == fields


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (r'x-a: "C:\users"', r"in double quotes `\` starts an escape, and this is none"),
        (r'x-a: "\d"', r"in double quotes `\` starts an escape, and this is none"),
        (r'x-a: "\ud800"', "half of a character, written as an escape"),
        ("services: [", "a `[` that is not closed"),
        ("impact: {users: ", "a `{` that is not closed"),
        ("{x-a: b}\nx-c: d", "this does not belong to what stands above"),
        ("impact: {users: 9999999999999999999}", "`9999999999999999999`: it has more digits than are read"),
        ("detection: {source: [alert]}", "`detection.source` is a list"),
    ],
)
def test_what_is_wrong_is_told_in_words(field: str, said: str, tmp_path: Path) -> None:
    found = check_one(tmp_path, f"---\n{field}\n---\n")
    assert said in shown(found)
    assert "this is not YAML" not in shown(found)


def test_one_broken_line_costs_its_own_field() -> None:
    document = read_document("example.md", report("x-a: [b\nx-c: d: e\nx-f: g\n").encode())
    assert document.broken == {"x-a", "x-c"}
    assert document.text_of("x-f") == "g"
    assert document.text_of("title") == "Checkout down in Europe"


def test_a_broken_field_is_not_called_missing_too(tmp_path: Path) -> None:
    found = check_one(tmp_path, report("title: a: b\nservices: [a\n"))
    assert codes(found) == ["front-matter-syntax", "front-matter-syntax"]


def test_what_leaves_nothing_to_publish_cannot_be_turned_off(tmp_path: Path) -> None:
    config = (
        "plugins:\n  - postmortems:\n      checks:\n        front-matter-syntax: off\n        missing-field: info\n"
        "        invalid-value: off\n"
    )
    files: dict[str, str | bytes] = {
        "incidents/broken.md": report("title: a: b\n"), "incidents/list.md": "---\n- a\n---\n",
        "incidents/none.md": "a", "incidents/missing.md": report("title:\n"),
        "incidents/invalid.md": report("severity: SEV9\n"), "incidents/a b.md": report(),
        "incidents/kept.md": report("kind: outage\n"),
    }  # fmt: skip
    found = check(make_project(tmp_path, files, config))
    assert [each.place.path.removeprefix("incidents/") for each in found] == [
        "a b.md", "broken.md", "invalid.md", "list.md", "missing.md", "none.md"
    ], shown(found)  # fmt: skip
    assert {each.level for each in found} == {Level.ERROR}


@pytest.mark.parametrize(
    "fields", ["severity: ''\n", "services: []\n", "services: ''\n", "services: ['']\n", "title:\n"]
)
def test_what_is_empty_is_missing(fields: str, tmp_path: Path) -> None:
    found = check_one(tmp_path, report(fields))
    assert set(codes(found)) <= {"missing-field", "invalid-value"}
    assert found[0].place.line == 12
    assert found[0].level is Level.ERROR


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_what_a_draft_has_not_written_yet_never_fails(status: str, tmp_path: Path) -> None:
    """Not with --strict either: every level is info, whatever the site chose. What is withdrawn stays as it is."""
    fields = (
        "title: A\nstatus: {}\nseverity: SEV2\nservices: [a]\nstarted_at: 2026-03-04\ntemplate: default\n"
    )
    content = f"---\n{fields.format(status)}impact: {{summary: ''}}\n---\n\n## Timeline\n\n## Summary\n\nTODO [describe]\n"
    codes_ = ("missing-field", "missing-section", "empty-section", "section-order", "placeholder-text")
    levels = "".join(f"        {code}: error\n" for code in codes_)
    root = make_project(
        tmp_path, {"incidents/a.md": content}, f"plugins:\n  - postmortems:\n      checks:\n{levels}"
    )
    found = check(root)
    assert set(codes(found)) == (set(codes_) if status == "draft" else set())
    assert {each.level for each in found} <= {Level.INFO}, shown(found)


def test_what_is_written_keeps_order_and_body() -> None:
    text = write(
        {"title": "a: b", "id": "10:00", "tags": ["no", "~"], "users": 3, "on": date(2026, 3, 4)}, BODY
    )
    assert (
        text
        == f"---\ntitle: 'a: b'\nid: '10:00'\ntags: ['no', '~']\nusers: 3\non: 2026-03-04\n---\n\n{BODY}".replace(
            "\non: ", "\n'on': "
        )
    )
    assert list(read_document("a.md", text.encode()).fields) == ["title", "id", "tags", "users", "on"]
