"""A report follows from one file and the settings: whole, once, and the same whoever asks."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from postmortems.checks.runner import context_of, diagnose
from postmortems.exporting.json_schema import schema
from postmortems.extraction.report import read_report
from postmortems.insight.follow_ups import follow_ups
from postmortems.model.diagnostic import Problem
from postmortems.model.incident import Incident
from postmortems.model.knowledge_base import KnowledgeBase
from postmortems.model.milestone_time import Edge
from postmortems.model.report import Report
from postmortems.model.required import required, requirements
from postmortems.reading.document import read_document
from postmortems.settings import Settings
from postmortems.site.corpus import read_knowledge_base
from postmortems.site.project import find_project
from samples import check, make_project
from samples import report as report_text

TEXT = """\
---
title: Checkout down
status: final
severity: SEV2
services: [web]
started_at: 2026-03-04T14:05+00:00
action_items: [{title: Alert earlier, owner: ops}]
---

## Timeline

- 14:05 UTC to 14:10 UTC: first failed payment
- 14:09 UTC: Detected: alert on the error rate

## Action items

- [ ] Set a limit (owner: payments-team, due: 2026-07-01)
"""


def read(text: str = TEXT, wrong: tuple[Problem, ...] = ()) -> Report:
    return read_report(read_document("incidents/a.md", text.encode()), Settings(), (), wrong)


def test_it_holds_all_that_the_file_says() -> None:
    found = read()
    assert found.incident is found.values
    assert [item.item.title for item in found.action_items] == ["Alert earlier", "Set a limit"]
    assert found.action_items[0].start == TEXT.index("{title: Alert")
    (first, last) = found.entry_times
    assert first.end and first.end.at == datetime(2026, 3, 4, 14, 10, tzinfo=UTC)
    assert (last.start and last.start.at, last.end) == (datetime(2026, 3, 4, 14, 9, tzinfo=UTC), None)
    assert "`started_at`" in {time.place for time in found.milestones}


def test_it_is_the_same_for_the_same_bytes() -> None:
    assert read() == read()


def held(value: Any) -> dict[str, Any]:
    """Return what a value holds, and what those hold, by name: also what nobody declared."""
    if isinstance(value, tuple):
        inner = [(str(at), each) for at, each in enumerate(value)]
    else:
        inner = list(getattr(value, "__dict__", {}).items()) if is_dataclass(value) else []
    found = {name: repr(each) for name, each in inner}
    return found | {f"{name}.{path}": each for name, one in inner for path, each in held(one).items()}


def test_nothing_in_it_fills_itself_when_it_is_asked(tmp_path: Path) -> None:
    project = find_project(make_project(tmp_path, {"incidents/a.md": TEXT}), None, ())
    knowledge_base, templates = read_knowledge_base(project)
    (made,) = knowledge_base.reports
    parts = (made.values, made.narrative, made.action_items, made.milestones, made.entry_times)
    before = [held(part) for part in parts]
    diagnose(
        context_of(project, knowledge_base, templates, datetime(2026, 6, 1, tzinfo=UTC), True), Settings()
    )
    texts = ("document.source.line_starts", "document.source._lines")
    after = [{name: one for name, one in held(part).items() if not name.startswith(texts)} for part in parts]
    kept = [{name: one for name, one in part.items() if not name.startswith(texts)} for part in before]
    assert after == kept
    assert not [each.name for each in fields(made) if callable(getattr(made, each.name))]


@pytest.mark.parametrize("line", ["title", "severity", "services", "started_at"])
def test_without_what_every_incident_needs_it_has_values_and_no_incident(line: str) -> None:
    text = "".join(each for each in TEXT.splitlines(keepends=True) if not each.startswith(f"{line}:"))
    found = read(text)
    assert found.incident is None
    assert found.values and not isinstance(found.values, Incident)
    assert found.values.given == read().values.given - {line}  # type: ignore[union-attr]


def test_something_wrong_with_the_file_leaves_it_without_an_incident() -> None:
    wrong = Problem("invalid-value", 0, 1, "the path is odd", "rename it", blocking=True)
    found = read(wrong=(wrong,))
    assert found.incident is None and found.values and found.values.title == "Checkout down"
    assert wrong in found.problems
    assert not found.narrative.timeline.truncated and len(found.entry_times) == 2


def test_text_without_front_matter_has_no_values() -> None:
    found = read("## Timeline\n\n- 14:05 UTC: first failed payment\n")
    assert (found.values, found.incident, len(found.entry_times)) == (None, None, 1)


FULL = {
    "title": "Checkout down", "status": "final", "severity": "SEV2", "services": ["web"],
    "started_at": "2026-03-04", "detected_at": "2026-03-04", "resolved_at": "2026-03-04", "detection": "alert",
    "contributing_factors": ["no limit"], "impact": {"summary": "All", "users": 3},
}  # fmt: skip


def test_nothing_is_required_of_what_has_all() -> None:
    assert required("always", FULL) == required("final", FULL) == ()


@pytest.mark.parametrize("each", requirements("final"), ids=lambda each: each.name)
def test_the_check_and_the_schema_ask_for_what_is_required(each: Any, tmp_path: Path) -> None:
    lacking = {name: value for name, value in FULL.items() if name != each.field}
    if each.part:
        lacking[each.field] = {"users": 3}
    assert required("final", lacking) == (each.name,)
    rules = repr(schema(Settings())["then"])
    assert f"'{each.part or each.field}'" in rules
    written = "".join(f"{name}: {value}\n" for name, value in lacking.items())
    make_project(tmp_path, {"incidents/a.md": f"---\n{written}---\n"})
    missing = [found.message for found in check(tmp_path) if found.code == "missing-field"]
    assert missing == [f"`{each.name}` is missing"]


def test_a_flag_lifts_what_is_required_unless_it_is_true() -> None:
    ongoing = {name: value for name, value in FULL.items() if name != "resolved_at"}
    assert required("final", ongoing | {"ongoing": True}) == ()
    assert required("final", ongoing | {"ongoing": False}) == ("resolved_at",)


def test_of_incidents_that_began_together_the_first_by_id_comes_first() -> None:
    texts = [TEXT.replace("status: final", f"status: final\nid: {id_}") for id_ in "cab"]
    reports = [
        read_report(read_document(f"incidents/{number}.md", text.encode()), Settings(), ())
        for number, text in enumerate(texts)
    ]
    assert [incident.id for incident in KnowledgeBase(tuple(reports)).incidents] == ["a", "b", "c"]


def test_a_report_that_names_a_zone_is_read_and_shown_in_it_whatever_the_site_has() -> None:
    told = "timezone: Asia/Tokyo\nstarted_at: 2026-03-04T14:05\ndetected_at: 2026-03-04T06:05+00:00"
    text = TEXT.replace("started_at: 2026-03-04T14:05+00:00", told)
    for settings in (Settings(), Settings(timezone="Europe/Lisbon")):
        incident = read_report(read_document("incidents/a.md", text.encode()), settings, ()).incident
        assert incident and incident.detected_at
        assert incident.started_at.utc == datetime(2026, 3, 4, 5, 5, tzinfo=UTC)
        assert incident.local(incident.detected_at).at.hour == 15


@pytest.mark.parametrize("written", ["Alert earlier", "alert earlier.", "ALERT  `earlier`"])
def test_what_front_matter_and_text_promise_alike_is_one_follow_up(written: str) -> None:
    report = read(TEXT.replace("- [ ] Set a limit", f"- [ ] {written}"))
    assert report.incident
    found = follow_ups(KnowledgeBase((report,)), [report.incident], {})
    assert [(one.item.title, one.item.owner) for one in found] == [("Alert earlier", "ops")]


def at_edges(report: Report) -> dict[Edge, datetime]:
    return {time.milestone: time.at.utc for time in report.milestones if isinstance(time.milestone, Edge)}


def test_a_timeline_ends_when_the_latest_of_its_entries_does() -> None:
    assert at_edges(read()) == {
        Edge.FIRST: datetime(2026, 3, 4, 14, 5, tzinfo=UTC),
        Edge.LAST: datetime(2026, 3, 4, 14, 10, tzinfo=UTC),
    }


def test_a_day_alone_is_no_time_to_measure_from() -> None:
    report = read(TEXT.replace("2026-03-04T14:05+00:00", "2026-03-04"))
    assert "`started_at`" not in {time.place for time in report.milestones}


def test_an_entry_with_a_zone_of_its_own_is_read_in_it() -> None:
    (first, _) = read(TEXT.replace("14:05 UTC to 14:10 UTC", "23:05 JST")).entry_times
    assert first.start and first.start.utc == datetime(2026, 3, 4, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize("ongoing", [True, False, "true", "false", None])
def test_only_what_is_true_lifts_a_requirement(ongoing: object) -> None:
    assert ("resolved_at" in required("final", {"ongoing": ongoing})) is (ongoing is not True)


@pytest.mark.parametrize(("resolved", "level"), [("14:20", ["error"]), ("15:30", [])])
def test_nothing_comes_after_the_end(resolved: str, level: list[str], tmp_path: Path) -> None:
    times = f"mitigated_at: 2026-03-04T14:40+00:00\nresolved_at: 2026-03-04T{resolved}+00:00\n"
    found = check(make_project(tmp_path, {"incidents/a.md": report_text(times)}))
    assert [each.level.value for each in found if each.code == "time-order"] == level
