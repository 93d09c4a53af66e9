"""The command `postmortems inspect`: what was understood, for people and for machines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postmortems.commands.inspect import command
from postmortems.site.config import SiteConfig, read_config

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """\
# The pump broke

Severity: SEV2

## Summary

On 3 May 2024 the cellar was wet from 10:00 to 12:00 UTC, for all users.

## Timeline (UTC)

- 10:00 Outage begins
- ~10:05-10:10 Marta notices a puddle
- 12:00 The issue is resolved

## Action items

- [x] Fit a valve (owner: plumbing, due: 2024-06-01)
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def answers(*arguments: object) -> list[dict[str, Any]]:
    result = run("--json", *arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "pump.md"
    path.write_text(REPORT, "utf-8")
    return path


def test_one_object_a_line_in_the_order_of_the_files(report: Path, tmp_path: Path) -> None:
    other = tmp_path / "a.txt"
    other.write_text("Nothing happened.\n", "utf-8")
    assert [answer["path"] for answer in answers(report, other, report)] == [
        str(report),
        str(other),
        str(report),
    ]


def test_the_object(report: Path) -> None:
    (answer,) = answers(report)
    assert answer["title"] == "The pump broke"
    assert answer["timezone"] == "UTC"
    assert answer["timeline_newest_first"] is False
    assert answer["events"][1] == {
        "line": 12,
        "at": "2024-05-03T10:05",
        "until": "2024-05-03T10:10",
        "approx": True,
        "zone": None,
        "text": "Marta notices a puddle",
        "doubt": None,
    }
    assert [(section["line"], section["role"]) for section in answer["sections"]] == [
        (1, "title"),
        (5, "summary"),
        (9, "timeline"),
        (15, "actions"),
    ]
    assert answer["actions"] == [
        {
            "line": 17,
            "text": "Fit a valve",
            "owner": "plumbing",
            "ticket": None,
            "done": True,
            "due": "2024-06-01",
            "kind": None,
            "priority": None,
            "status": "done",
        }
    ]


def test_the_metadata(report: Path) -> None:
    assert answers(report)[0]["metadata"] == {
        "id": None,
        "date": "2024-05-03",
        "started": "2024-05-03T10:00",
        "detected": "2024-05-03T10:05",
        "resolved": "2024-05-03T12:00",
        "duration_minutes": None,
        "severity": "SEV2",
        "services": [],
        "users_percent": None,
        "authors": [],
        "status": None,
    }


def test_entries_as_headings_are_events_not_sections(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("# Pump\n\n## Timeline\n\n### 2024-05-03 10:00\n\nBroke.\n\n### 12:00\n\nDry.\n", "utf-8")
    (answer,) = answers(path)
    assert [section["line"] for section in answer["sections"]] == [1, 3]
    assert [event["line"] for event in answer["events"]] == [5, 9]


def test_the_account_for_people(report: Path) -> None:
    result = run(report)
    assert result.exit_code == 0
    for part in ("Facts", "Timeline (UTC)", "Sections", "Action items", "~2024-05-03 10:05", "Fit a valve"):
        assert part in result.stdout
    assert "   12  ~2024-05-03 10:05 to 2024-05-03 10:10" in result.stdout


def test_what_was_not_found_is_said(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("", "utf-8")
    assert run(path).stdout.count("nothing found") == 4


def test_doubts_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("## Timeline\n\n- 2024-05-03 10:00 wet\n- 13:55 PM dry\n- 14:00 done\n", "utf-8")
    assert "doubtful: " in run(path).stdout


def test_a_file_that_is_not_there(report: Path, tmp_path: Path) -> None:
    result = run("--json", report, tmp_path / "none.md")
    assert result.exit_code == 2
    assert "none.md: no such file" in result.stderr
    assert result.stdout == ""


def test_a_folder(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "folder" in result.stderr


def test_no_file_at_all() -> None:
    assert run().exit_code == 2


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_bytes_are_read(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "any.md"
    path.write_bytes(data)
    (answer,) = answers(path)
    assert answer["path"] == str(path)
    assert run(path).exit_code == 0


def test_a_terminal_is_shown_nothing_unseen(tmp_path: Path) -> None:
    hidden = "\u202e\u00ad\u200b\U000e0041"
    path = tmp_path / f"a{hidden}.md"
    path.write_text(
        f"# Down{hidden}\n\n- Owner{hidden}: a{hidden}\n\n## Timeline{hidden}\n\n- 2026-03-04 10:00 UTC: b{hidden}\n\n"
        f"## Action items\n\n- [ ] c{hidden} (owner: d{hidden}, ticket: OPS-1{hidden})\n"
    )
    shown = CliRunner().invoke(command, [str(path)]).output
    assert not {*hidden} & {*shown}
    said = CliRunner().invoke(command, [str(tmp_path / f"none{hidden}")]).output
    assert not {*hidden} & {*said}
    assert "no such file" in said


def test_why_says_line_words_and_rule(report: Path) -> None:
    why = answers(report)[0]["why"]
    assert {fact: each["line"] for fact, each in why.items()} == {
        "started": 11,
        "detected": 12,
        "resolved": 7,
    }
    assert why["started"] == {"line": 11, "words": "Outage begins", "rule": "an entry that is labelled so"}
    said = run("--why", report).stdout
    assert "Why these times" in said
    for fact, each in why.items():
        assert f"{each['line']:>5}  {fact:14}" in said
        assert f"by {each['rule']}" in said
    assert "Why these times" not in run(report).stdout


def test_the_settings_of_all_folders_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [tmp_path / folder / f"{name}.md" for folder in "ab" for name in range(9)]
    for path in files:
        path.parent.mkdir(exist_ok=True)
        path.write_text(REPORT, "utf-8")
    config = tmp_path / "site" / "mkdocs.yml"
    config.parent.mkdir()
    config.write_text("site_name: Ours\nplugins: [postmortems]\n", "utf-8")
    monkeypatch.chdir(config.parent)
    asked: list[Path] = []

    def counted(path: Path, *given: Any) -> SiteConfig:
        asked.append(path)
        return read_config(path, *given)

    monkeypatch.setattr("postmortems.site.project.read_config", counted)
    assert len(answers(*files)) == 18
    assert asked == [config]
