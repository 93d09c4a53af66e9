"""What checks find in a report alone is kept with it; what is kept says no less than to look again would."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from postmortems.checks.check import all_checks
from postmortems.checks.judging import checks_around, judged
from postmortems.checks.runner import context_of, diagnose
from postmortems.kept.codec import Codec
from postmortems.model.report import Report
from postmortems.settings import Settings
from postmortems.site.corpus import REPORT, read_knowledge_base
from postmortems.site.project import Project, find_project
from samples import BODY, CONFIG, NOW, make_project, report
from test_cases import CASES, project_of_case

FOLDERS = sorted(path for path in CASES.iterdir() if path.is_dir())
CODEC = Codec(REPORT.type, REPORT.shared, REPORT.late)


def compared(project: Project) -> int:
    """Compare what is told of reports that were judged with what is told of others; returns how much is."""
    plain, templates = read_knowledge_base(project)
    known, _ = read_knowledge_base(project, judge=judged)
    kept = replace(known, reports=tuple(map(again, known.reports)))
    told = [
        diagnose(context_of(project, each, templates, NOW, whole=True), project.settings)
        for each in (plain, known, kept)
    ]
    assert told[1:] == told[:1] * 2
    return len(told[0])


def again(one: Report) -> Report:
    """Return a report as the disk gives it back."""
    back = CODEC.decode(CODEC.encode(one))
    assert isinstance(back, Report)
    return back


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_judged_report_is_told_as_any_other(folder: Path) -> None:
    assert compared(project_of_case(folder)) > 0 or folder.name in (
        "good",
        "invalid-setting",
        "unknown-marker",
    )


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_a_check_rules_out_it_never_finds(folder: Path) -> None:
    project = project_of_case(folder)
    for audience in ("internal", "public"):
        project = replace(project, settings=replace(project.settings, audience=audience))
        known, templates = read_knowledge_base(project, judge=judged)
        for now in (NOW - timedelta(days=800), NOW, NOW + timedelta(days=9_000)):
            context = context_of(project, known, templates, now, whole=True)
            for one in known.reports:
                asked = {check.code for check in checks_around(one, now)}
                around = [
                    each for each in all_checks().values() if each.looks_around and each.code not in asked
                ]
                passed = [each for each in around if one.document.has_front_matter or each.on_text]
                found = [each for check in passed for each in check.find(one, context)]
                assert found == []


def test_few_checks_are_asked_again_of_a_report_that_refers_to_nothing(tmp_path: Path) -> None:
    project = find_project(make_project(tmp_path, {"incidents/a.md": report()}), None, all_checks())
    (one,) = read_knowledge_base(project, judge=judged)[0].reports
    assert {check.code for check in checks_around(one, NOW)} == {"unique-id"}
    assert "future-time" in {check.code for check in checks_around(one, NOW - timedelta(days=900))}


@pytest.mark.parametrize(
    "excuse",
    [
        "<!-- postmortems: allow broken-link because it comes -->",
        "<!-- postmortems: allow title-mismatch -->",
    ],
)
def test_an_excuse_counts_for_both(excuse: str, tmp_path: Path) -> None:
    files = {
        "incidents/a.md": report(body=f"{BODY}\n{excuse}\n[there](none.md)\n"),
        "incidents/b.md": report(),
    }
    amount = compared(find_project(make_project(tmp_path, {**files}), None, all_checks()))
    assert bool(amount) == ("because" not in excuse)


def test_a_template_is_known_whatever_its_case(tmp_path: Path) -> None:
    """What is asked of a report does not follow from which templates others have."""
    files = {
        "incidents/a.md": report("template: MINIMAL\n"),
        "templates/minimal.md": "---\nrequired: [lucky]\n---\n",
    }
    config = f"{CONFIG[:-1]}:\n      templates_dir: templates\n"
    project = find_project(make_project(tmp_path, {**files}, config), None, all_checks())
    known, templates = read_knowledge_base(project, judge=judged)
    found = diagnose(context_of(project, known, templates, NOW, whole=True), project.settings)
    assert "missing-section" in {each.code for each in found}


def test_that_a_check_cannot_say_is_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Report, __: Settings) -> bool:
        raise ValueError

    check = replace(all_checks()["broken-link"], may_find=broken)
    monkeypatch.setattr(
        "postmortems.checks.judging.checks_of", lambda _, looks_around: (check,) * looks_around
    )
    project = find_project(make_project(tmp_path, {"incidents/a.md": report()}), None, all_checks())
    (one,) = read_knowledge_base(project, judge=judged)[0].reports
    assert "broken-link" in {check.code for check in checks_around(one, NOW)}


def test_a_report_from_the_disk_has_every_field_and_is_read_no_further_than_asked(tmp_path: Path) -> None:
    project = find_project(make_project(tmp_path, {"incidents/a.md": report()}), None, all_checks())
    (one,) = read_knowledge_base(project, judge=judged)[0].reports
    back = again(one)
    assert not {"values", "narrative"} & vars(back).keys()
    assert back.judgement == one.judgement
    assert "narrative" not in vars(back)
    assert back == one
    assert repr(back) == repr(one)
    assert again(replace(again(one), digest="other")) == replace(one, digest="other")
    with pytest.raises(AttributeError):
        back.narative  # type: ignore[attr-defined] # noqa: B018
