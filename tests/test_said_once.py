"""One mistake is told once, at the place where it is mended, and no setting makes it silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from building import postmortems
from postmortems.model.diagnostic import Level
from samples import BODY, CONFIG, check, check_one, codes, make_project, report

if TYPE_CHECKING:
    from pathlib import Path

MISTYPED = [
    ("severity", "severty"), ("severity", "Severity"), ("started_at", "startet_at"), ("started_at", "started at"),
    ("resolved_at", "resolvedAt"), ("resolved_at", "end"), ("services", "service"), ("title", "titel"),
]  # fmt: skip


def mistyped(name: str, written: str) -> str:
    return report().replace(f"\n{name}:", f"\n{written}:", 1)


@pytest.mark.parametrize(("name", "written"), MISTYPED)
def test_a_field_under_a_wrong_name_is_told_once(tmp_path: Path, name: str, written: str) -> None:
    (found,) = check_one(tmp_path, mistyped(name, written))
    assert (found.code, found.level, found.source_line.partition(":")[0]) == (
        "unknown-field",
        "error",
        written,
    )
    assert f"did you mean `{name}`?" in found.help


@pytest.mark.parametrize("arguments", [["--ignore", "unknown-field"], ["--select", "missing-field"]])
@pytest.mark.parametrize(("name", "written"), MISTYPED)
def test_a_field_that_is_missing_is_told_where_its_wrong_name_is_not(
    arguments: list[str], name: str, written: str, tmp_path: Path
) -> None:
    make_project(tmp_path, {"incidents/a.md": mistyped(name, written)})
    done = postmortems(tmp_path, "check", *arguments)
    assert done.returncode == 1
    assert f"error[missing-field]: `{name}` is missing, and there is no field `{written}`" in done.stdout
    assert f"did you mean `{name}`?" in done.stdout


def test_what_is_meant_for_nothing_that_is_missing_hides_nothing(tmp_path: Path) -> None:
    text = report().replace("severity: SEV2\n", "").replace("title:", "autor: web-team\ntitle:")
    assert sorted(codes(check_one(tmp_path, text))) == ["missing-field", "unknown-field"]


def test_a_draft_is_told_of_the_name_and_not_of_what_is_to_write(tmp_path: Path) -> None:
    text = mistyped("severity", "severty").replace("status: final", "status: draft")
    assert codes(check_one(tmp_path, text)) == ["unknown-field"]


@pytest.mark.parametrize("level", ["off", "info", "warning"])
@pytest.mark.parametrize("name", ["severity", "resolved_at"])
def test_a_setting_loses_no_report_in_silence(tmp_path: Path, level: str, name: str) -> None:
    config = CONFIG.replace("- postmortems", f"- postmortems: {{checks: {{unknown-field: {level}}}}}")
    found = check(make_project(tmp_path, {"incidents/a.md": mistyped(name, f"{name}e")}, config))
    assert [each.code for each in found if each.level is Level.ERROR] == [
        "unknown-field" if name == "severity" else "missing-field"
    ]


def test_an_excuse_loses_no_report_in_silence(tmp_path: Path) -> None:
    excused = "severty: SEV2 # postmortems: allow unknown-field because so"
    found = check_one(tmp_path, report().replace("severity: SEV2", excused))
    assert codes(found) == ["unknown-field", "unused-excuse"]
    assert "cannot be excused" in found[1].message


@pytest.mark.parametrize(("offset", "assumes"), [("+00:00", False), ("", True)])
def test_a_start_after_all_else_is_told_once(tmp_path: Path, offset: str, assumes: bool) -> None:
    config = CONFIG.replace("- postmortems", "- postmortems: {timezone: UTC}")
    text = report().replace("2026-03-04T14:05+00:00", f"2026-03-05T14:05{offset}")
    found = [
        each
        for each in check(make_project(tmp_path, {"incidents/a.md": text}, config))
        if each.level == "error"
    ]
    assert [(each.code, each.message) for each in found] == [
        ("time-order", "`started_at` is after `detected_at` and `resolved_at`")
    ]
    assert ("was read in the site's zone" in found[0].help) is assumes


@pytest.mark.parametrize(
    "heading", ["", "## Acton items\n\n- Look (owner: a, due: 2026-12-01)\n", "## Action items\n"]
)
def test_a_section_for_actions_that_is_missing_is_told_once(tmp_path: Path, heading: str) -> None:
    body = BODY.partition("## Action items")[0] + "## What went wrong\n\n- No limit\n\n" + heading
    found = [each.code for each in check_one(tmp_path, report(body=body)) if each.level is not Level.INFO]
    assert len(found) == 1


@pytest.mark.parametrize("said", ["Tracked in OPS-17.", "See [the board](https://tracker.example.com/b/4)."])
def test_work_that_is_tracked_elsewhere_is_a_follow_up(tmp_path: Path, said: str) -> None:
    body = BODY.partition("- [x]")[0] + said + "\n\n## What went wrong\n\n- No limit\n"
    assert "lesson-without-action" not in codes(check_one(tmp_path, report(body=body)))


def test_old_line_ends_are_one_problem(tmp_path: Path) -> None:
    (found,) = check_one(tmp_path, report().replace("\n", "\r").encode())
    assert found.message == "lines end in CR alone"


@pytest.mark.parametrize(("impact", "right"), [
    ("{summary: Nobody could pay, users: 4,000}", "`4000`"), ("{summary: Down, users: 1,250,000}", "`1250000`"),
    ("{summary: Nobody could pay, or log in, or out, users: 3}", '`"Nobody could pay, or log in, or out"`'),
])  # fmt: skip
def test_a_comma_between_braces_is_told_as_such(tmp_path: Path, impact: str, right: str) -> None:
    (found,) = check_one(tmp_path, report(f"impact: {impact}\n"))
    assert "a comma ends a value" in found.message
    assert right in found.help


@pytest.mark.parametrize("config", [
    "site_name: S\nplugins:\n  - postmortems:\n      severitys: [Major]\n", "INHERIT: gone.yml\nsite_name: S\n",
    "INHERIT: gone.yml\nsite_name: S\nplugins: {postmortems: {timezone: UTC}}\n",
])  # fmt: skip
def test_words_of_a_setting_that_could_not_be_read_are_not_judged(tmp_path: Path, config: str) -> None:
    found = check(make_project(tmp_path, {"incidents/a.md": report("severity: Major\n")}, config))
    assert codes(found) == ["invalid-setting"]


OWN = CONFIG.replace(
    "- postmortems",
    "- postmortems:\n      fields: {cost: {type: number}}\n"
    "      sections: {plan_b: {titles: [Rollback plan], required: final}}",
)


def test_a_section_of_the_sites_own_may_be_the_first(tmp_path: Path) -> None:
    text = report(body="## Rollback plan\n\nNone was needed.\n\n" + BODY)
    assert codes(check(make_project(tmp_path, {"incidents/a.md": text}, OWN))) == []


def test_a_field_of_the_sites_own_is_proposed_before_ours(tmp_path: Path) -> None:
    text = report("Cost: 12\n", BODY + "\n## Rollback plan\n\nNone was needed.\n")
    (found,) = check(make_project(tmp_path, {"incidents/a.md": text}, OWN))
    assert "did you mean `cost`?" in found.help


def test_it_is_said_that_the_site_asks_for_its_own_section(tmp_path: Path) -> None:
    (found,) = check(make_project(tmp_path, {"incidents/a.md": report()}, OWN))
    assert found.help.startswith("`sections` in mkdocs.yml requires it")
