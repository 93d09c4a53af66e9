"""What `check` says, word for word: tests/cases/<code>/ with its expected.txt, and tests/cases/good/, silent.

A case is a folder of reports, or a site with a mkdocs.yml and an incidents folder. After a change that is
meant, write the expected texts anew and read them as a diff:

    python -m pytest tests/test_cases.py --update-cases
"""

from __future__ import annotations

from pathlib import Path

import pytest

from postmortems.checks.check import all_checks
from postmortems.model.diagnostic import INTERNAL
from postmortems.reporters import text
from postmortems.settings import Settings
from postmortems.site.project import Project, find_project
from samples import NOW, check_project

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(path for path in CASES.iterdir() if path.is_dir() and path.name != "good")
GOOD = sorted((CASES / "good").glob("*.md"))


def project_of_case(folder: Path) -> Project:
    if (folder / "mkdocs.yml").is_file():
        return find_project(folder, None, all_checks())
    return Project(folder, folder, folder / "docs", Settings(incidents_dir=""))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_case_is_reported_as_expected(folder: Path, request: pytest.FixtureRequest) -> None:
    _, found = check_project(project_of_case(folder), NOW)
    found = tuple(each for each in found if each.place.path != "expected.txt")
    written, expected = text.write(found, False), folder / "expected.txt"
    if request.config.getoption("--update-cases"):
        expected.write_text(written, "utf-8")
    assert written == expected.read_text("utf-8")
    assert folder.name in {diagnostic.code for diagnostic in found}


@pytest.mark.parametrize("report", GOOD, ids=lambda report: report.stem)
def test_a_good_report_stays_silent(report: Path) -> None:
    _, found = check_project(project_of_case(report.parent), NOW)
    shown = text.write([each for each in found if each.place.path == report.name], False)
    assert shown == ""


def test_each_case_is_that_of_a_check() -> None:
    assert {folder.name for folder in FOLDERS} == set(all_checks()) - {INTERNAL}
