"""`postmortems note` and `resolve`: what is written is what a reader reads back, in the form that is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from building import Outcome, postmortems
from postmortems.extraction.report import read_report
from postmortems.model.report import Report
from postmortems.reading.document import read_document
from postmortems.settings import Settings
from samples import CONFIG, make_project

FIELDS = "title: Search slow\nstatus: draft\nseverity: SEV2\nservices: [search]\nstarted_at: 2026-11-29T09:05+01:00\n"
TIMELINES = {
    "a list": "- 2026-11-29 08:05 UTC: slow\n- 2026-11-29 08:20 UTC: alert\n\n## Detection\n\nAlert.\n",
    "clocks": "- 09:05: slow\n- 09:20: alert\n  - by two\n",
    "marks": "* **08:05 UTC** – slow\n* **08:20 UTC** – alert\n  more on it\n\n## Detection\n\nX\n",
    "a table": "| Time (UTC) | Event | Who |\n| --- | --- | --- |\n| 2026-11-29 08:05 | slow | a |\n| 2026-11-29 08:20 | alert | b |\n\n## Detection\n\nX\n",
    "a day's column": "Date | Time | Event\n--- | --- | ---\n2026-11-29 | 08:05 UTC | slow\n2026-11-29 | 08:20 UTC | alert\n",
    "newest first": "- 2026-11-29 08:20 UTC: alert\n- 2026-11-29 08:05 UTC: slow\n- 2026-11-29 07:55 UTC: deploy\n",
    "days": "### 2026-11-29\n\n- 08:05 UTC: slow\n- 08:20 UTC: alert\n\n## Detection\n\nX\n",
    "lines": "08:05 UTC slow  \n08:20 UTC alert\n", "numbers": "1. 08:05 UTC slow\n2. 08:20 UTC alert\n",
    "halves": "- 8:05 AM UTC slow\n- 8:20 AM UTC alert\n", "since": "- T+0: slow\n- T+15m: alert\n",
    "parts": "- 2026-11-29\n  - 08:05 UTC: slow\n  - 08:20 UTC: alert\n    - seen by two\n",
    "nothing": "<!-- guidance: one line for each event -->\n\n## Detection\n\nX\n",
}  # fmt: skip
MINUTE = {"SOURCE_DATE_EPOCH": "1795941240"}  # 2026-11-29 08:34 UTC


def written(timeline: str, fields: str = "ongoing: true\n") -> str:
    return f"---\n{FIELDS}{fields}---\n\n## Summary\n\nIt is slow.\n\n## Timeline\n\n{timeline}"


def kb(folder: Path, text: str, *, name: str = "a.md") -> Path:
    return make_project(folder, {f"incidents/{name}": text}, CONFIG)


def run(folder: Path, *said: str) -> Outcome:
    return postmortems(folder, *said, **MINUTE)


def read(folder: Path, name: str = "a.md") -> Report:
    document = read_document(name, (folder / "incidents" / name).read_bytes())
    return read_report(document, Settings(), ())


def entries(report: Report) -> list[tuple[str, str]]:
    pairs = zip(report.narrative.timeline.entries, report.entry_times, strict=True)
    return [(f"{at.utc:%H:%M}" if at else "", entry.text) for entry, (at, _) in pairs]


@pytest.mark.parametrize("kind", TIMELINES)
def test_twice_in_one_minute_and_the_end_are_read_back(kind: str, tmp_path: Path) -> None:
    folder = kb(tmp_path, written(TIMELINES[kind]))
    before = entries(read(folder))
    for said in (["note", "Rolled back"], ["note", "Errors fall"], ["resolve"]):
        done = run(folder, *said)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith("incidents/a.md:")
    report = read(folder)
    new = [each for each in entries(report) if each not in before]
    expected = [("08:34", text) for text in ("Rolled back", "Errors fall", "Resolved")]
    assert new == (expected[::-1] if kind == "newest first" else expected)
    assert [each for each in entries(report) if each in before] == before
    assert "resolved_at: 2026-11-29T09:34+01:00\n" in report.document.source.text
    assert "ongoing" not in report.document.fields
    assert report.problems == ()


@pytest.mark.parametrize("kind", ["newest first", "lines"])
def test_what_is_said_again_is_told_again(kind: str, tmp_path: Path) -> None:
    folder = kb(tmp_path, written(TIMELINES[kind]))
    for _ in range(2):
        assert "Rolled back" in run(folder, "note", "Rolled back").stdout
    assert [text for _, text in entries(read(folder))].count("Rolled back") == 2


def test_a_report_without_a_timeline_gets_one_where_its_template_has_it(tmp_path: Path) -> None:
    text = written("").replace("## Timeline\n\n", "## Detection\n\nX\n\n## Resolution\n\nX\n")
    folder = kb(tmp_path, text)
    assert run(folder, "note", "Rolled back").returncode == 0
    assert [each.title for each in read(folder).document.sections] == [
        "Summary",
        "Timeline",
        "Detection",
        "Resolution",
    ]


def test_an_entry_of_the_past_stands_where_it_belongs(tmp_path: Path) -> None:
    folder = kb(tmp_path, written(TIMELINES["a list"]))
    assert run(folder, "note", "First look", "--at", "08:10 UTC").returncode == 0
    assert [text for _, text in entries(read(folder))] == ["slow", "First look", "alert"]


@pytest.mark.parametrize(
    "change", [str, lambda text: text.replace("\n", "\r\n"), lambda text: "\ufeff" + text]
)
def test_the_form_of_the_file_stays(change, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    folder = kb(tmp_path, "")
    file = folder / "incidents/a.md"
    file.write_bytes(change(written(TIMELINES["a list"])).encode())
    before = file.read_bytes()
    assert run(folder, "note", "Rolled back").returncode == 0
    line = b"- 2026-11-29 08:34 UTC: Rolled back" + (b"\r\n" if b"\r" in before else b"\n")
    assert file.read_bytes().replace(line, b"") == before


def test_the_newest_that_goes_on_is_meant(tmp_path: Path) -> None:
    folder = kb(tmp_path, written(TIMELINES["a list"]))
    older = (
        written(TIMELINES["clocks"])
        .replace("2026-11-29T09:05", "2026-11-28T09:05")
        .replace("Search", "Older")
    )
    draft = (
        written(TIMELINES["a list"], "")
        .replace("2026-11-29T09:05", "2026-11-29T09:06")
        .replace("Search", "Draft")
    )
    (folder / "incidents/older.md").write_text(older)
    (folder / "incidents/draft.md").write_text(draft)
    assert run(folder, "note", "x1").stdout.startswith("incidents/a.md:")
    assert run(folder, "note", "x2", "--id", "older").stdout.startswith("incidents/older.md:")
    assert run(folder, "resolve").returncode == 0
    assert run(folder, "resolve", "--id", "older").returncode == 0
    assert run(folder, "note", "x3").stdout.startswith("incidents/draft.md:")


REFUSED = {
    "no such": (["note", "x", "--id", "b"], "there is no report `b`"), "empty": (["note", " - "], "say in a few words"),
    "a day": (["note", "x", "--at", "2026-11-29"], "has no clock"), "no time": (["note", "x", "--at", "soon"], "`soon`"),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_not_clear_writes_nothing(kind: str, tmp_path: Path) -> None:
    folder = kb(tmp_path, written(TIMELINES["a list"]))
    before = (folder / "incidents/a.md").read_bytes()
    done = run(folder, *REFUSED[kind][0])
    assert (done.returncode, done.stdout) == (2, "")
    assert REFUSED[kind][1] in done.stderr
    assert (folder / "incidents/a.md").read_bytes() == before


def test_nothing_ends_before_it_began(tmp_path: Path) -> None:
    folder = kb(tmp_path, written(TIMELINES["a list"], "detected_at: 2026-11-29T09:20+01:00\n"))
    before = (folder / "incidents/a.md").read_bytes()
    for at, name in (("2026-11-28 10:00", "started_at"), ("08:10 UTC", "detected_at")):
        assert f"is before `{name}`, 2026-11-29T09:" in run(folder, "resolve", "--at", at).stderr
    assert (folder / "incidents/a.md").read_bytes() == before
    assert run(folder, "resolve", "--at", "08:20 UTC").returncode == 0


def test_what_has_not_begun_is_not_going_on(tmp_path: Path) -> None:
    folder = kb(
        tmp_path, written(TIMELINES["a list"]).replace("started_at: 2026-11-29", "started_at: 2026-12-29")
    )
    assert "no report is going on" in run(folder, "resolve").stderr


def test_what_is_over_is_not_resolved_again(tmp_path: Path) -> None:
    folder = kb(tmp_path, written(TIMELINES["a list"], "resolved_at: 2026-11-29T10:00+01:00\n"))
    assert "it was resolved at 2026-11-29T10:00" in run(folder, "resolve", "--id", "a").stderr
    assert "no report is going on" in run(folder, "resolve").stderr


def test_front_matter_of_another_form_is_left_alone(tmp_path: Path) -> None:
    text = "---\n{title: Search slow, status: draft, severity: SEV2, services: [search], started_at: 2026-11-29T09:05+01:00}\n---\n\n## Summary\n\nX\n"
    folder = kb(tmp_path, text)
    done = run(folder, "resolve", "--id", "a")
    assert done.returncode == 2
    assert "resolved_at: 2026-11-29T09:34+01:00" in done.stderr
    assert (folder / "incidents/a.md").read_text() == text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=60), kind=st.sampled_from(sorted(TIMELINES)))
def test_whatever_is_said_is_an_entry_or_nothing_is_written(
    text: str, kind: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = kb(tmp_path_factory.mktemp("kb"), written(TIMELINES[kind]))
    before, known = (folder / "incidents/a.md").read_bytes(), entries(read(folder))
    done = run(folder, "note", "--", text.replace("\0", ""))
    assert done.returncode in (0, 2), done.stderr
    assert "Traceback" not in done.stderr
    if done.returncode:
        assert (folder / "incidents/a.md").read_bytes() == before
    else:
        assert len(entries(read(folder))) == len(known) + 1
