"""`check --changed`: what a branch is to blame for, in real repositories."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from building import git
from postmortems.commands.cli import cli
from samples import BODY, CONFIG, make_project, report

BROKEN = report("severity: SEV9\n")
LINKED = report(body=BODY + "\nLike [last time](old.md).\n")


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780315200")
    for name in [name for name in os.environ if name.startswith(("GIT_", "GITHUB_", "CI_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


def commit(folder: Path, files: dict[str, str | bytes]) -> None:
    make_project(folder, files, CONFIG)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "change")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository with an old report that is broken, on a branch that has changed nothing."""
    folder = tmp_path / "kb"
    folder.mkdir()
    git(folder, "init", "--quiet")
    commit(folder, {"incidents/old.md": report(), "incidents/legacy.md": BROKEN})
    git(folder, "checkout", "--quiet", "-b", "topic")
    return folder


def run(folder: Path, *arguments: str, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.chdir(folder)
    return CliRunner().invoke(cli, ["check", "--changed", *arguments], catch_exceptions=False)


def found(folder: Path, *arguments: str, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    done = run(folder, "main", "--format", "json", *arguments, monkeypatch=monkeypatch)
    problems = [(item["path"], item["code"]) for item in json.loads(done.stdout)]
    assert done.exit_code == bool(problems)
    return problems


def test_what_was_broken_before_is_not_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(root, "main", monkeypatch=monkeypatch)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "0 changed reports checked, nothing to mend\n"


@pytest.mark.parametrize("state", ["committed", "staged", "written", "untracked"])
def test_what_the_branch_breaks_is_told(state: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "incidents/new é.md" if state == "untracked" else "incidents/old.md"
    if state == "committed":
        commit(root, {name: BROKEN})
    else:
        make_project(root, {name: BROKEN.replace("title:", "id: other\ntitle:")})
    if state == "staged":
        git(root, "add", "--all")
    assert found(root, monkeypatch=monkeypatch) == [(name, "invalid-value")]


def test_what_main_broke_meanwhile_is_not_the_branchs(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(root, "checkout", "--quiet", "main")
    commit(root, {"incidents/old.md": BROKEN})
    git(root, "checkout", "--quiet", "topic")
    assert found(root, monkeypatch=monkeypatch) == []


def test_a_page_that_stood_in_the_way_before_is_not_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(root, "checkout", "--quiet", "main")
    commit(root, {"docs/timeline.md": "# Mine\n"})
    git(root, "checkout", "--quiet", "-B", "topic")
    assert found(root, monkeypatch=monkeypatch) == []
    commit(root, {"docs/actions.md": "# Mine\n"})
    assert found(root, monkeypatch=monkeypatch) == [("docs/actions.md", "unique-id")]


def test_a_file_that_the_branch_touched_is_told_whole(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(root, {"incidents/legacy.md": BROKEN + "\nMore.\n"})
    assert found(root, monkeypatch=monkeypatch) == [("incidents/legacy.md", "invalid-value")]


def test_what_a_change_causes_elsewhere_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(root, "checkout", "--quiet", "main")
    commit(root, {"incidents/linked.md": LINKED, "incidents/related.md": report("related: [old]\n")})
    git(root, "checkout", "--quiet", "-B", "topic")
    git(root, "mv", "incidents/old.md", "incidents/renamed.md")
    expected = [("incidents/linked.md", "broken-link"), ("incidents/related.md", "unknown-reference")]
    assert found(root, monkeypatch=monkeypatch) == expected
    assert found(root, "incidents/related.md", monkeypatch=monkeypatch) == expected[1:]


def test_two_files_with_one_id_are_both_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(root, {"incidents/new.md": report("id: old\n")})
    both = [("incidents/new.md", "unique-id"), ("incidents/old.md", "unique-id")]
    assert found(root, monkeypatch=monkeypatch) == both


def test_a_file_that_only_moved_has_no_new_problem(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(root, "mv", "incidents/legacy.md", "incidents/moved.md")
    assert found(root, monkeypatch=monkeypatch) == []


def test_a_setting_that_breaks_old_reports_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "mkdocs.yml").write_text(f"{CONFIG[:-1]}:\n      severities: [P1]\n")
    assert found(root, monkeypatch=monkeypatch) == [("incidents/old.md", "invalid-value")]


def test_a_site_below_the_repository_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init", "--quiet")
    site = tmp_path / "docs/kb"
    site.mkdir(parents=True)
    commit(site, {"incidents/legacy.md": BROKEN, "incidents/old.md": report()})
    git(tmp_path, "checkout", "--quiet", "-b", "topic")
    commit(site, {"incidents/new.md": BROKEN})
    assert found(site, monkeypatch=monkeypatch) == [("incidents/new.md", "invalid-value")]
    assert found(site / "incidents", monkeypatch=monkeypatch)[0][1] == "invalid-value"
    above = found(tmp_path, "-f", "docs/kb/mkdocs.yml", monkeypatch=monkeypatch)
    assert above == [("docs/kb/incidents/new.md", "invalid-value")]
    done = run(site, "main", "--format", "github", monkeypatch=monkeypatch)
    assert done.stdout.startswith("::error file=docs/kb/incidents/new.md,line=12,col=11,endColumn=15,")


def test_a_new_site_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "README.md").write_text("Hello\n")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "first")
    make_project(tmp_path, {"incidents/a.md": BROKEN})
    assert found(tmp_path, monkeypatch=monkeypatch) == [("incidents/a.md", "invalid-value")]


def test_only_what_changed_is_mended(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(root, "checkout", "--quiet", "main")
    commit(root, {"incidents/untidy.md": report("severity: sev2\n")})
    git(root, "checkout", "--quiet", "-B", "topic")
    make_project(root, {"incidents/new.md": report("severity: sev3\n")})
    done = run(root, "main", "--fix", monkeypatch=monkeypatch)
    assert done.exit_code == 0
    assert git(root, "status", "--short") == "?? incidents/new.md\n"
    assert "severity: SEV3" in (root / "incidents/new.md").read_text()


@pytest.mark.parametrize("base", ["nowhere", "--output=x", "", "main:mkdocs.yml", "main..topic"])
def test_a_base_that_is_none_cannot_be_done(base: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(root, base, monkeypatch=monkeypatch)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "no branch or commit" in done.stderr
    assert not (root / "x").exists()


def test_a_shallow_clone_says_what_to_do(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(root, {"incidents/new.md": report()})
    git(root, "checkout", "--quiet", "main")
    commit(root, {"incidents/other.md": report()})
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", f"file://{root}", "shallow")
    git(tmp_path / "shallow", "checkout", "--quiet", "topic")
    for base in ("origin/main", "origin/nowhere"):
        done = run(tmp_path / "shallow", base, monkeypatch=monkeypatch)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "fetch-depth: 0" in done.stderr


def test_without_a_repository_it_cannot_be_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_project(tmp_path, {"incidents/a.md": report()})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    done = run(tmp_path, "main", monkeypatch=monkeypatch)
    assert (done.exit_code, "not a git repository" in done.stderr) == (2, True)


def test_without_git_it_cannot_be_done(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(root))
    done = run(root, "main", monkeypatch=monkeypatch)
    assert (done.exit_code, "`git` cannot be run" in done.stderr) == (2, True)
