"""What `check` and a build say where much is to be said: drafts in a line, errors last, and only what was asked for."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from building import mkdocs, postmortems
from postmortems.model.document import Document
from postmortems.reading.document import read_document
from samples import BODY, make_project, report

WARNED = report(body=BODY + "\n### Nothing\n")
BROKEN = report("severity: SEV9\n")


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """Make a knowledge base with ten drafts, in one of which the severity is none."""
    assert postmortems(tmp_path, "init", "kb").returncode == 0
    for number in range(10):
        asked = ("--severity", "SEV2", "--service", "a", "--start", "2026-03-04")
        assert postmortems(tmp_path / "kb", "new", f"Outage {number}", *asked).returncode == 0
    file = tmp_path / "kb/incidents/2026-03-04-outage-3.md"
    file.write_text(file.read_text().replace("SEV2", "SEV9"))
    return tmp_path / "kb"


def test_ten_fresh_drafts_and_an_error_fit_on_a_screen(fresh: Path) -> None:
    done = postmortems(fresh, "check")
    lines = done.stdout.splitlines()
    assert len(lines) <= 25
    assert (
        len(
            re.findall(
                "^incidents/.*: info: a draft: .* still to write; `--notes` lists them$", done.stdout, re.M
            )
        )
        == 10
    )
    assert lines[11].startswith(
        "incidents/2026-03-04-outage-3.md:4:11: error[invalid-value]: `severity` is `SEV9`"
    )
    assert lines[-1] == "1 error, 150 notes in 10 files"
    assert done.returncode == 1


def test_all_of_them_are_told_to_who_asks_and_to_programs(fresh: Path) -> None:
    assert postmortems(fresh, "check", "--notes").stdout.count("info[placeholder-text]") == 100
    told = json.loads(postmortems(fresh, "check", "--format", "json").stdout)
    assert sum(each["code"] == "placeholder-text" for each in told) == 100
    assert all(each["code"] for each in told)


@pytest.mark.parametrize("format_", ["github", "markdown"])
def test_other_formats_for_people_are_brief_too(format_: str, fresh: Path) -> None:
    text = postmortems(fresh, "check", "--format", format_).stdout
    assert "placeholder-text" not in text
    assert text.count("a draft: 5 fields and 10 placeholders still to write") == 10
    assert "[]" not in text
    assert "``" not in text


def test_a_build_is_as_brief(fresh: Path) -> None:
    done = mkdocs(fresh, "build")
    assert done.returncode == 1
    ours = [line for line in done.stderr.splitlines() if "incidents/" in line]
    assert len(ours) == 11
    assert "error[invalid-value]" in ours[-1]


def test_what_is_not_told_for_its_level_is_counted(fresh: Path) -> None:
    def beside(*arguments: str) -> str:
        return postmortems(fresh, "check", *arguments).stderr

    assert beside("--level", "warning") == "150 notes of a milder level not told\n"
    assert "not told" not in beside() + beside("--level", "info") + beside("--quiet") + beside("--notes")
    (fresh / "incidents/w.md").write_text(WARNED.replace("template: minimal", ""))
    assert beside("--level", "error").startswith("2 warnings and 150 notes of a milder level")


def test_what_a_draft_says_wrongly_is_told_by_itself(tmp_path: Path) -> None:
    body = "## Timeline\n\n- 2026-03-04 15:00 UTC: a\n- 2026-03-04 14:00 UTC: b\n- 2026-03-04 16:00 UTC: c\n- 2026-03-04 17:00 UTC: d\n"
    make_project(tmp_path, {"incidents/a.md": report("status: draft\ntemplate: default\n", body)})
    done = postmortems(tmp_path, "check")
    assert "info[timeline-order]" in done.stdout
    assert "still to write" in done.stdout


def test_what_is_told_in_one_stands_where_its_line_is(tmp_path: Path) -> None:
    text = report("kind: outage\n", BODY + "\nTODO\n" * 6)
    done = postmortems(make_project(tmp_path, {"incidents/a.md": text}), "check")
    found = [
        tuple(map(int, place))
        for place in re.findall(r"^incidents/a.md:(\d+):(\d+): error", done.stdout, re.M)
    ]
    assert "placeholders are still to write" in done.stdout
    assert len(found) > 1
    assert found == sorted(found)


def test_a_withdrawn_report_is_not_asked_for_what_a_final_one_needs(tmp_path: Path) -> None:
    body = "## Summary\n\n[describe the impact]\n\n## Impact\n"
    text = report("status: withdrawn\ndetected_at:\ndetection:\nimpact:\n", body)
    make_project(tmp_path, {"incidents/a.md": re.sub("^(detect|impact|contrib).*\n", "", text, flags=re.M)})
    done = postmortems(tmp_path, "check", "--strict", "--notes")
    assert (done.returncode, done.stdout) == (0, "")


def test_an_excuse_stays_one_when_a_report_is_withdrawn(tmp_path: Path) -> None:
    excused = "<!-- postmortems: allow placeholder-text because that is its name -->\nTODO\n"
    for status in ("final", "withdrawn"):
        make_project(tmp_path, {"incidents/a.md": report(f"status: {status}\n", f"{BODY}\n{excused}")})
        done = postmortems(tmp_path, "check", "--strict", "--notes")
        assert (done.returncode, done.stdout) == (0, "")


def test_a_withdrawn_report_still_has_to_be_one(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/a.md": report("status: withdrawn\nseverity: SEV9\n")})
    assert postmortems(tmp_path, "check").returncode == 1


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    files: dict[str, str | bytes] = {
        "incidents/a.md": BROKEN, "incidents/b.md": WARNED, "incidents/c.md": report("status: draft\n", "TODO\n")
    }  # fmt: skip
    return make_project(tmp_path, files)


def levels(text: str) -> list[str]:
    return re.findall(r"^\S+:\d+:\d+: (\w+)", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("arguments", "expected", "code"),
    [
        ([], ["info", "warning", "error"], 1), (["--level", "warning"], ["warning", "error"], 1),
        (["--level", "error"], ["error"], 1), (["--quiet"], ["error"], 1), (["-q", "--strict"], ["warning", "error"], 1),
        (["--level", "error", "--strict"], ["warning", "error"], 1), (["-q", "--level", "info"], ["info", "warning", "error"], 1),
        (["--exit-zero"], ["info", "warning", "error"], 0), (["-q", "--exit-zero"], ["error"], 0),
    ],
)  # fmt: skip
def test_as_much_is_told_as_was_asked_for(
    arguments: list[str], expected: list[str], code: int, mixed: Path
) -> None:
    done = postmortems(mixed, "check", *arguments)
    assert (levels(done.stdout), done.returncode) == (expected, code)


def test_quiet_says_nothing_where_nothing_fails(mixed: Path) -> None:
    (mixed / "incidents/a.md").unlink()
    done = postmortems(mixed, "check", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_levels_hold_for_programs_too(mixed: Path) -> None:
    told = json.loads(postmortems(mixed, "check", "--level", "warning", "--format", "json").stdout)
    assert {each["level"] for each in told} == {"error", "warning"}


def test_statistics_count_each_check(mixed: Path) -> None:
    (mixed / "incidents/d.md").write_text(BROKEN)
    done = postmortems(mixed, "check", "--statistics")
    assert done.returncode == 1
    rows = [line.split()[:3] for line in done.stdout.splitlines()]
    assert rows[:2] == [["2", "invalid-value", "error"], ["1", "empty-section", "warning"]]
    assert {row[2] for row in rows[2:]} == {"info"}


def test_statistics_leave_the_output_to_them(mixed: Path) -> None:
    assert postmortems(mixed, "check", "--statistics", "--format", "json").returncode == 2
    done = postmortems(mixed, "check", "--statistics", "--format", "json=out.json")
    assert (done.stdout.split()[1], len(json.loads((mixed / "out.json").read_text())) > 2) == (
        "invalid-value",
        True,
    )


def test_what_cannot_be_done_still_ends_with_two(mixed: Path) -> None:
    assert postmortems(mixed, "check", "--exit-zero", "none.md").returncode == 2


def test_what_cannot_be_done_stands_beside_the_pull_request(mixed: Path) -> None:
    done = postmortems(mixed, "check", "none.md", "--format", "github")
    assert (done.returncode, done.stdout) == (
        2,
        "::error title=postmortems::none.md: no such file or folder\n",
    )


@pytest.mark.parametrize(
    ("verb", "meant"), [("chekc", "check"), ("ne", "new"), ("lst", "list"), ("INIT", "init")]
)
def test_a_verb_that_is_none_is_proposed(verb: str, meant: str, tmp_path: Path) -> None:
    done = postmortems(tmp_path, verb)
    assert done.returncode == 2
    assert f"did you mean `{meant}`?" in done.stderr


@pytest.fixture
def mendable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a report in which the severity has one right answer, and others have none."""

    def fixed(document: Document, *_: object) -> Document:
        return read_document(document.path, document.source.text.replace("sev_2", "SEV2").encode())

    monkeypatch.setattr("postmortems.review.suggestions.apply_fixes", fixed)
    text = report("severity: sev_2\ntrigger: none\n", "Größe.\n\n" + BODY)
    return make_project(tmp_path, {"incidents/a.md": text, "incidents/b.md": BROKEN})


def test_rdjson_suggests_what_would_mend_a_problem(mendable: Path) -> None:
    told = json.loads(postmortems(mendable, "check", "--format", "rdjson").stdout)["diagnostics"]
    assert [each.get("suggestions") for each in told] == [
        [{"range": {"start": {"line": 12, "column": 1}, "end": {"line": 13, "column": 1}}, "text": "severity: SEV2\n"}],
        None, None,
    ]  # fmt: skip


def test_sarif_has_it_as_a_fix(mendable: Path) -> None:
    run = json.loads(postmortems(mendable, "check", "--format", "sarif").stdout)["runs"][0]
    fixes = [each["fixes"][0] for each in run["results"] if "fixes" in each]
    assert [each["artifactChanges"][0]["replacements"] for each in fixes] == [
        [{"deletedRegion": {"startLine": 12, "startColumn": 1, "endLine": 13, "endColumn": 1},
          "insertedContent": {"text": "severity: SEV2\n"}}]
    ]  # fmt: skip
    assert fixes[0]["artifactChanges"][0]["artifactLocation"]["uri"] == "incidents/a.md"


def test_a_problem_that_stays_has_no_suggestion(tmp_path: Path) -> None:
    """The fix writes the time in another form, on the line of a problem that this does not mend."""
    text = report("detected_at: 2026-3-4 14:00Z\n")
    make_project(tmp_path, {"incidents/a.md": text})
    (told,) = json.loads(postmortems(tmp_path, "check", "--format", "rdjson").stdout)["diagnostics"]
    assert told["code"]["value"] == "time-order"
    assert "suggestions" not in told


def test_in_brief_the_levels_and_the_order_are_those_of_all(tmp_path: Path) -> None:
    text = "---\ntitle: [broken\nstatus: final\n---\n\n## Summary\n"
    root = make_project(
        tmp_path,
        {
            "incidents/a.md": report("status: review\ntemplate: default\n", body="## Summary\n"),
            "incidents/b.md": text,
        },
    )
    brief, whole = (postmortems(root, "check", *more).stdout.splitlines() for more in ((), ("--notes",)))
    assert brief[-1] == whole[-1]
    said = [re.match(r"(incidents/\w\.md):(\d+):(\d+): (\w+)", line) for line in brief]
    found = [(one[4] == "error", one[1], int(one[2]), int(one[3])) for one in said if one]
    assert sum("still to write" in line for line in brief) >= 2
    assert found == sorted(found)
