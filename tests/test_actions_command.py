"""`postmortems actions`: the follow-ups of all reports, by the page's filters, in every format."""

from __future__ import annotations

import csv
import io
import json
import shlex
from pathlib import Path

import icalendar
import pytest

from building import Outcome, postmortems
from samples import BODY, make_project, report

DAY = {"SOURCE_DATE_EPOCH": "1780272000"}  # 2026-06-01
TITLES = {
    "late": "- [ ] Late one (owner: shop-team, due: 2026-05-01, kind: prevent)", "soon": "- [ ] Soon one (owner: shop-team, due: 2026-06-20)",
    "later": "- [ ] Later one (owner: Mail Team, due: 2026-12-01, kind: detect, priority: high)", "bare": "- [ ] Bare one",
    "done": "- [x] Done one (owner: shop-team, due: 2026-05-01)", "tracked": "- [ ] Tracked one (owner: mail-team, due: 2026-05-02, OPS-7)",
    "odd": "- [ ] '$(touch gone)'; =1+1 `x` (owner: shop-team, due: 2026-05-03)",
}  # fmt: skip


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    body = BODY.replace("## Action items", "## Old") + "\n## Action items\n\n"
    first, second = (
        [TITLES[name] for name in ("later", "late", "bare", "done")],
        [TITLES[name] for name in ("soon", "tracked", "odd")],
    )
    files: dict[str, str | bytes] = {
        "incidents/a.md": report(body=body + "\n".join(first) + "\n"),
        "incidents/b.md": report(
            "title: Other, it's down\nservices: [mail]\nseverity: SEV1\n", body + "\n".join(second) + "\n"
        ),
    }
    return make_project(tmp_path, files)


def run(folder: Path, *said: str) -> Outcome:
    return postmortems(folder, "actions", *said, **DAY)


def titles(folder: Path, *said: str) -> list[str]:
    return [each["title"].split()[0] for each in json.loads(run(folder, *said, "--format", "json").stdout)]


def test_what_is_open_comes_with_the_most_pressing_first(kb: Path) -> None:
    assert titles(kb) == ["Late", "Tracked", "'$(touch", "Soon", "Later", "Bare"]
    assert titles(kb, "--all")[-1] == "Done"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (["--owner", "mail team"], ["Tracked", "Later"]), (["--owner", "Mail-Team", "--state", "later"], ["Later"]),
        (["--service", "mail"], ["Tracked", "'$(touch", "Soon"]), (["--severity", "sev1", "--state", "soon"], ["Soon"]),
        (["--kind", "prevent", "--kind", "detect"], ["Late", "Later"]), (["--state", "done"], ["Done"]), (["--state", "undated"], ["Bare"]),
    ],
)  # fmt: skip
def test_filters_combine(kb: Path, said: list[str], found: list[str]) -> None:
    assert titles(kb, *said) == found


def test_what_two_owners_have_to_do_is_two_and_what_stands_twice_is_one(tmp_path: Path) -> None:
    lines = "\n".join(
        f"- [ ] {task}" for task in ("A (owner: b)", "A", "A (owner: c)", "A (owner: c)", "D (owner: e)")
    )
    body = BODY.replace("## Action items", "## Old") + f"\n## Action items\n\n{lines}\n"
    files: dict[str, str | bytes] = {"incidents/a.md": report("action_items: [{title: D, owner: f}]\n", body)}
    rows = json.loads(run(make_project(tmp_path, files), "--format", "json").stdout)
    assert [(row["title"], row["owner"]) for row in rows] == [("D", "f"), ("A", "b"), ("A", "c")]


def test_a_row_says_where_it_stands(kb: Path) -> None:
    first = json.loads(run(kb, "--format", "json").stdout)[0]
    line = (kb / first["path"]).read_text().splitlines()[first["line"] - 1]
    assert first["title"] in line
    assert (first["owner"], first["due"], first["standing"], first["incident"]) == (
        "shop-team",
        "2026-05-01",
        "overdue",
        "a",
    )
    assert f"{first['path']}:{first['line']}" in run(kb).stdout


def test_a_table_for_spreadsheets_has_no_formula(kb: Path) -> None:
    rows = [*csv.DictReader(io.StringIO(run(kb, "--format", "csv").stdout, newline=""))]
    assert [row["title"].split()[0] for row in rows] == titles(kb)
    assert not any(cell.startswith("=") for row in rows for cell in row.values())


def test_a_calendar_has_what_has_a_day(kb: Path) -> None:
    found = icalendar.Calendar.from_ical(run(kb, "--all", "--format", "ics").stdout)
    assert len([*found.walk("VEVENT")]) == 5


def test_lines_for_a_shell_open_issues_and_nothing_else(kb: Path) -> None:
    lines = run(kb, "--format", "gh").stdout.splitlines()
    assert len(lines) == 5  # neither what is done nor what has a ticket
    for line in lines:
        gh, issue, create, title, body = shlex.split(line)
        assert (gh, issue, create) == ("gh", "issue", "create")
        assert title.startswith("--title=")
        assert body.startswith("--body=Follow-up of ")


def test_what_there_cannot_be_is_refused_and_what_there_is_not_is_told(kb: Path) -> None:
    assert "there is no severity `SEV9`" in run(kb, "--severity", "SEV9").stderr
    assert "there is no kind `fun`" in run(kb, "--kind", "fun").stderr
    done = run(kb, "--owner", "shop-taem")
    assert (done.returncode, done.stdout) == (0, "")
    assert "did you mean `shop-team`?" in done.stderr


def test_where_all_is_done_it_is_told_what_shows_it(tmp_path: Path) -> None:
    folder = make_project(tmp_path, {"incidents/a.md": report(body=BODY)})
    assert run(folder).stderr == "none of 1 is open; `--all` lists the others\n"
    assert run(folder, "--all").stderr == ""


@pytest.mark.parametrize("owner", ["ana", "@Bo.Vale", "ana, bo.vale"])
def test_each_of_several_owners_is_asked_for_alone(owner: str, tmp_path: Path) -> None:
    lines = "- [ ] First (@ana @bo.vale, 2026-12-01)\n- [ ] Second (owner: cellar (a, b), due: 2026-12-02)\n"
    body = BODY.replace("## Action items", "## Old") + f"\n## Action items\n\n{lines}"
    folder = make_project(tmp_path, {"incidents/a.md": report(body=body)})
    assert [one["title"] for one in json.loads(run(folder, "--owner", owner, "--format", "json").stdout)] == [
        "First"
    ]
    assert [
        one["title"] for one in json.loads(run(folder, "--owner", "cellar (a, b)", "--format", "json").stdout)
    ] == ["Second"]
    assert "no follow-up has the owner `Ann`; did you mean `ana`?" in run(folder, "--owner", "@Ann").stderr


def test_what_only_names_its_parts_is_done_when_they_are(tmp_path: Path) -> None:
    lines = (
        "- [ ] Two things\n  - [ ] First (owner: a)\n  - [x] Second (owner: b)\n"
        "- [ ] Own (owner: c)\n  - [ ] Third (owner: d)\n"
    )
    body = BODY.replace("## Action items", "## Old") + f"\n## Action items\n\n{lines}"
    folder = make_project(tmp_path, {"incidents/a.md": report(body=body)})
    assert sorted(titles(folder, "--state", "undated")) == ["First", "Own", "Third"]
    assert sorted(titles(folder, "--all")) == ["First", "Own", "Second", "Third"]
