"""What texts state against what times give: the notation, real key events recomputed here, and hostile texts."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from limits import at_most
from postmortems.checks.check import all_checks
from postmortems.checks.runner import check_report, context_of
from postmortems.extraction.facts.stated_lengths import StatedDuration, stated_durations
from postmortems.model.diagnostic import Diagnostic
from postmortems.model.milestone import Milestone
from postmortems.model.moment import Duration
from postmortems.settings import Settings
from postmortems.site.corpus import read_knowledge_base
from postmortems.site.project import Project
from postmortems.wording.durations import in_words
from samples import NOW, check, make_project, report

CORPORA = Path(__file__).parents[2] / "shared/corpora"
needs_corpora = pytest.mark.skipif(not CORPORA.is_dir(), reason="the real documents are not here")


def said(text: str) -> list[tuple[float, Milestone | None]]:
    return [(one.minutes, one.aim) for one in stated_durations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- **Time to resolve**: 6h 27m", [(387, Milestone.RESOLVED)]),
        ("- Time to recovery:  20 hours 20 minutes.", [(1220, Milestone.MITIGATED)]),
        ("| **Duration** | 3 hours |", [(180, None)]),
        ("Duration: 09:30 to 13:05 on Thursday: 3 h 35 min", [(215, None)]),
        ("## Duration\n\nabout 2 days", [(2880, None)]),
        ("Time to detection: N/A", []),
        ("Mean time to repair: 3h", []),
        ("Time to resolve: 9h 16m (during support hours 10:00-17:00)", []),
        ("an unexpected outage that lasted approximately 8hours.", [(480, None)]),
        ("It took us almost two hours to fully restore the service.", [(120, None)]),
        ("It took 3 hours to find the page.", []),
        ("a 47-minute outage", [(47, None)]),
        ("The previous outage lasted 4 hours.", []),
        ("Each outage lasted 4 hours.", []),
        ("A downtime of almost 30 minutes is expected.", []),
        ("The meeting lasted 2 hours.", []),
        ("The outage could have lasted 2 hours.", []),
    ],
)
def test_a_length_that_is_the_incidents_is_read(
    text: str, expected: list[tuple[float, Milestone | None]]
) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "tolerance"),
    [
        ("Time to resolve: 6h 27m", 2),
        ("Duration: 30 minutes", 2),
        ("Duration: ~30 minutes", 7.5),
        ("The outage lasted 47 minutes", 2),
        ("The outage lasted 40 minutes", 4),
        ("The outage lasted 8 hours", 48),
        ("The outage lasted about 8 hours", 120),
        ("The outage lasted an hour", 30),
        ("The outage lasted two days", 720),
        ("The outage lasted 2.5 hours", 15),
    ],
)
def test_what_is_stated_roughly_may_differ_more(text: str, tolerance: float) -> None:
    assert [one.tolerance for one in stated_durations(text)] == [tolerance]


def test_the_place_is_that_of_the_words() -> None:
    text = "On Monday\nthe outage lasted about 8 hours. **Downtime:** 3h"
    found: list[StatedDuration] = list(stated_durations(f"{text}\n- Downtime: 3h\n"))
    whole = f"{text}\n- Downtime: 3h\n"
    assert [whole[one.start : one.end] for one in found] == ["Downtime: 3h", "lasted about 8 hours"]


@pytest.mark.parametrize("end", ["14:35", "15:10", "16:05", "22:05"])
def test_a_length_is_written_as_the_pages_write_it(tmp_path: Path, end: str) -> None:
    times = f"started_at: 2026-03-04T14:05Z\ndetected_at: 2026-03-04T14:09Z\nresolved_at: 2026-03-04T{end}Z\n"
    body = "## Summary\n\nThe outage lasted 20 hours.\n\n## Timeline\n\n- 14:05 UTC: first failed payment\n"
    found = check(make_project(tmp_path, {"incidents/a.md": report(times, body)}))
    [message] = [each.message for each in found if each.code == "duration-mismatch"]
    length = datetime.fromisoformat(f"2026-03-04T{end}Z") - datetime(2026, 3, 4, 14, 5, tzinfo=UTC)
    assert message.endswith(f" is {in_words(Duration(length))}")


def check_files(paths: list[Path]) -> dict[str, list[Diagnostic]]:
    project = Project(paths[0].parent, paths[0].parent, paths[0].parent, Settings(incidents_dir=""))
    knowledge_base, templates = read_knowledge_base(project, paths)
    context = context_of(project, knowledge_base, templates, NOW, whole=False)
    return {
        each.path: sorted(check_report(each, context, project.settings), key=lambda found: found.sort_key)
        for each in knowledge_base.reports
    }


CLOCK = r"(\d{4})-(\d\d)-(\d\d) (\d{1,2})[:.]?(\d\d)\s*$"
START = re.compile(
    rf"^\s*- (?:First detected|Fault detected|Fault occurs|Team aware|Incident declared):? {CLOCK}", re.M
)
ENDS = {
    "repair": re.compile(rf"^\s*- (?:Incident )?[Rr]epaired:? {CLOCK}", re.M),
    "resolve": re.compile(rf"^\s*- (?:Incident )?[Rr]esolved:? {CLOCK}", re.M),
}
STATED = re.compile(r"\*\*Time to (repair|resolve)\*\*: ((?:\d+[dhm] ?)+)([^\n]*)", re.I)


def minutes_of(text: str) -> int:
    return sum(
        int(number) * {"d": 1440, "h": 60, "m": 1}[unit] for number, unit in re.findall(r"(\d+)([dhm])", text)
    )


def at(clock: tuple[str, ...]) -> datetime:
    year, month, day, hour, minute = map(int, clock)
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def recomputed(text: str) -> tuple[set[int], set[int]]:
    """Return the lines whose figure no pair of key events gives, and those whose figure one gives."""
    events = re.sub(r" 2(20\d\d-)", r" \1", text.split("**Context**", maxsplit=1)[0])
    starts = [at(clock) for clock in START.findall(events)]
    wrong: set[int] = set()
    right: set[int] = set()
    for figure in STATED.finditer(text):
        stops = [at(clock) for clock in ENDS[figure[1].lower()].findall(events)]
        gaps = [
            (stop - start).total_seconds() / 60 for start in starts for stop in stops[:1] if stop >= start
        ]
        line = text.count("\n", 0, figure.start()) + 1
        if gaps and "support hours" not in figure[3]:
            agrees = any(abs(gap - minutes_of(figure[2])) <= 2 for gap in gaps)
            (right if agrees else wrong).add(line)
    return wrong, right


@needs_corpora
def test_stated_times_to_repair_and_resolve_are_reported_where_the_key_events_contradict_them() -> None:
    folder = CORPORA / "moj-cloud-platform/source/incidents"
    paths = [path for path in sorted(folder.glob("*.erb")) if not path.name.startswith("index")]
    found, counts = check_files(paths), [0, 0]
    for path in paths:
        wrong, right = recomputed(path.read_text("utf-8"))
        reported = next(ds for name, ds in found.items() if name.endswith(path.name))
        lines = {each.place.line for each in reported if each.code == "duration-mismatch"}
        assert (lines, lines & right) == (wrong, set()), path.name
        counts = [counts[0] + len(wrong), counts[1] + len(right)]
    assert counts == [20, 39]


@needs_corpora
def test_what_the_five_seeds_contradict_is_reported() -> None:
    found = check_files(sorted((CORPORA / "seeds").glob("*.txt")))
    seen = {name[:3]: [(d.code, d.place.line) for d in ds] for name, ds in found.items()}
    assert ("timeline-doubt", 20) in seen["000"]
    assert ("duration-mismatch", 10) in seen["000"]
    placeholders = [line for code, line in seen["001"] if code == "placeholder-text"]
    assert placeholders == [12, 29, 33, 39, 41, 43, 45]
    assert ("duration-mismatch", 5) in seen["004"]


HOSTILE = {
    "words": "lasted about " * 800,
    "lengths": "outage lasted 3 hours, " * 430,
    "figures": "3h " * 3300,
    "labels": "- Duration: 3h\n" * 650,
    "dates": "1/2/26\n" * 1400,
    "spans": "from 8:00 to 9:00 resolved at 7:00. " * 270,
    "spaces": "lasted" + " " * 9900 + "3h",
    "hedges": "about " * 1650 + "3h outage",
    "brackets": "[describe a b c " * 600,
    "entries": "- 14:05 UTC: resolved, a 3 h outage\n" * 270,
    "actions": "## Action items\n\n" + "- [ ] a (owner: b, due: 2026-01-01)\n" * 270,
    "unread": "- 14:?? x\n" * 1000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_costs_little(name: str, tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text(report(body="## Summary\n\n" + HOSTILE[name] * 4), "utf-8")
    project = Project(tmp_path, tmp_path, tmp_path, Settings(incidents_dir=""))
    with at_most(10):
        knowledge_base, templates = read_knowledge_base(project, [path])
        context = context_of(
            project, knowledge_base, templates, datetime(2026, 6, 1, tzinfo=UTC), whole=False
        )
        for code in NEW:
            list(all_checks()[code].find(knowledge_base.reports[0], context))


NEW = (
    "timeline-unread", "timeline-order", "timeline-doubt", "timeline-outside-incident", "timeline-milestone",
    "duration-mismatch", "ambiguous-date", "action-incomplete", "action-overdue", "lesson-without-action",
    "final-with-proposed-actions", "placeholder-text",
)  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "told"), [("Summary", True), ("Action items", False), ("Communication", False)]
)
def test_a_length_is_compared_where_the_report_tells_of_this_incident(
    heading: str, told: bool, tmp_path: Path
) -> None:
    times = (
        "\n\n## Timeline\n\n- 2026-03-04 14:05 UTC: first failed payment\n- 2026-03-04 15:30 UTC: resolved\n"
    )
    body = f"## {heading}\n\nThe outage lasted 6 hours.{times}"
    found = check(make_project(tmp_path, {"incidents/a.md": report(body=body)}))
    assert ("duration-mismatch" in {each.code for each in found}) is told
