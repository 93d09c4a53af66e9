"""What a branch makes public for the first time stands in the review, as a list that a person signs off."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import git, postmortems
from images import png
from samples import BODY, make_project, report

CONFIG = "site_name: Site\nplugins:\n  - postmortems:\n      checks: {missing-section: off}\n      public: {sections: [%s]}\n"
PUBLIC = "visibility: public\nauthors: [payments-team]\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a repository with a public report and one that is not."""
    make_project(
        tmp_path,
        {"incidents/one.md": report(PUBLIC), "incidents/two.md": report("title: Mail down\n")},
        CONFIG % "summary",
    )
    git(tmp_path, "init", "-q")
    commit(tmp_path)
    git(tmp_path, "checkout", "-q", "-b", "branch")
    return tmp_path


def commit(root: Path) -> None:
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Reports")


def signed_off(root: Path, *arguments: str) -> list[str]:
    """Return the lines that a person is to sign."""
    done = postmortems(
        root, "check", "--changed", "main", "--format", "markdown", *(arguments or ("--audience", "public"))
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return [line.removeprefix("- [ ] ") for line in done.stdout.splitlines() if line.startswith("- [ ] ")]


def change(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_a_report_that_becomes_public_is_listed_whole(site: Path) -> None:
    change(site, "incidents/two.md", "status: final", "status: final\nvisibility: public")
    (line,) = signed_off(site)
    assert line.startswith("incidents/two.md: the whole report: <code>title</code>, ")
    assert "the section <code>Summary</code>" in line
    assert "Timeline" not in line
    assert "detection" not in line


def test_a_file_beside_a_report_that_shows_something_else_is_listed(site: Path) -> None:
    (site / "incidents/load.png").write_bytes(png("one"))
    (site / "incidents/load.txt").write_text("one\n")
    change(site, "incidents/one.md", "## Summary\n", "## Summary\n\n![Load](load.png) [log](load.txt)\n")
    assert "the file <code>load.png</code>" in signed_off(site)[0]
    commit(site)
    git(site, "checkout", "-q", "-B", "main")
    git(site, "checkout", "-q", "-B", "branch")
    assert signed_off(site) == []
    (site / "incidents/load.png").write_bytes(png("two"))
    assert signed_off(site) == [], "what it tells besides its picture is not published"
    (site / "incidents/load.txt").write_text("two\n")
    (line,) = signed_off(site)
    assert "<code>load.txt</code>" in line
    assert "load.png" not in line


def test_a_part_that_says_something_else_is_listed(site: Path) -> None:
    change(site, "incidents/one.md", "in Europe could", "at Example Bank could")
    assert signed_off(site) == ["incidents/one.md: what is new in the section <code>Summary</code>"]


def test_what_loses_its_marker_is_listed(site: Path) -> None:
    change(
        site,
        "incidents/one.md",
        "35 minutes.",
        "35 minutes.<!-- internal --> At Example Bank.<!-- /internal -->",
    )
    commit(site)
    assert signed_off(site) == []
    git(site, "branch", "-f", "main")
    for marker in ("<!-- internal -->", "<!-- /internal -->"):
        change(site, "incidents/one.md", marker, "")
    assert signed_off(site) == ["incidents/one.md: what is new in the section <code>Summary</code>"]


def test_a_setting_that_names_more_makes_it_public(site: Path) -> None:
    (site / "mkdocs.yml").write_text(CONFIG % "summary, timeline")
    assert signed_off(site) == ["incidents/one.md: the section <code>Timeline</code>"]


def test_what_the_inside_alone_reads_is_not_listed(site: Path) -> None:
    change(site, "incidents/one.md", "first failed", "the first failed")
    change(site, "incidents/one.md", "payments-team]", "mail-team]")
    change(site, "incidents/two.md", "Mail", "All mail")
    git(site, "mv", "incidents/one.md", "incidents/first.md")
    change(site, "incidents/first.md", "title:", "id: one\ntitle:")
    assert signed_off(site) == []


def test_less_is_no_news(site: Path) -> None:
    change(site, "incidents/one.md", BODY, "## Impact\n\nNobody could pay.\n")
    assert signed_off(site) == []


def test_a_review_for_the_inside_has_no_such_list(site: Path) -> None:
    change(site, "incidents/two.md", "status: final", "status: final\nvisibility: public")
    assert signed_off(site, "--audience", "internal") == []
