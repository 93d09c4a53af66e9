"""The files that `init` writes, run as those who read them would: what they pin, what a branch is told, what is published."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from building import git, mkdocs, postmortems
from postmortems import __version__
from postmortems.scaffolding.builders import THEMES
from samples import BODY, make_project, report

BIN = Path(sys.executable).parent
ROOT = Path(__file__).parent.parent
WARNED = report("template: minimal\n", BODY + "\n### Nothing\n")
SECTION = "## Detection\n\nBy an alert.\n\n"


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    """Make a knowledge base in Git, a warning on its main branch, and a branch for a pull request."""
    folder = tmp_path / "kb"
    assert postmortems(tmp_path, "init", "kb").returncode == 0
    (folder / "incidents/old.md").write_text(WARNED)
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder)
    git(folder, "checkout", "--quiet", "-b", "topic")
    return folder


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "x")


def loaded(folder: Path, name: str) -> Any:
    return yaml.safe_load((folder / name).read_text())


def steps(folder: Path) -> list[str]:
    """Return what the workflow runs of our command and of MkDocs, in order."""
    found = loaded(folder, ".github/workflows/postmortems.yml")["jobs"]["check"]["steps"]
    return [each["run"] for each in found if "pip install" not in each.get("run", "pip install")]


def run(folder: Path, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-ec", script], cwd=folder, env={**os.environ, "PATH": path, **environment}, check=False,
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def pipeline(folder: Path) -> tuple[str, int]:
    """Run the steps of the workflow until one fails; return what was printed, and the last exit code."""
    said, code = "", 0
    for step in steps(folder):
        done = run(folder, step, BASE="main")
        said, code = said + done.stdout, done.returncode
        if code:
            break
    return said, code


@pytest.mark.parametrize("change", ["a draft", "a warning", "nothing"])
def test_what_is_no_error_is_published(change: str, kb: Path) -> None:
    if change == "a draft":
        asked = ("--severity", "SEV1", "--service", "shop", "--start", "2026-03-04")
        assert postmortems(kb, "new", "Down", *asked).returncode == 0
    elif change == "a warning":
        (kb / "incidents/new.md").write_text(WARNED)
    said, code = pipeline(kb)
    assert code == 0
    assert ("::warning file=incidents/new.md" in said) == (change == "a warning")
    assert "old.md" not in said
    assert (kb / "site/incidents/old/index.html").is_file()


def test_an_error_is_red_and_stands_beside_its_line(kb: Path) -> None:
    (kb / "incidents/new.md").write_text(report("severity: SEV9\n"))
    commit(kb)
    said, code = pipeline(kb)
    assert code == 1
    assert "::error file=incidents/new.md,line=12,col=11" in said
    assert not (kb / "site").exists()


def test_gitlab_is_told_in_words_and_for_the_merge_request(kb: Path) -> None:
    jobs = loaded(kb, ".gitlab-ci.yml")
    (kb / "incidents/new.md").write_text(report("severity: SEV9\n"))
    commit(kb)
    base = git(kb, "rev-parse", "main").strip()
    done = run(kb, "\n".join(jobs["check"]["script"]), CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert done.returncode == 1
    assert "incidents/new.md:12:11: error[invalid-value]" in done.stdout
    assert "old.md" not in done.stdout
    assert '"check_name": "invalid-value"' in (kb / "code-quality.json").read_text()
    assert jobs["check"]["variables"]["GIT_DEPTH"] == "0"
    assert "slim" not in jobs["default"]["image"]
    (kb / "incidents/new.md").unlink()
    done = run(kb, "\n".join(jobs["pages"]["script"]), CI_PROJECT_DIR=str(kb))
    assert (done.returncode, (kb / "public/index.html").is_file()) == (0, True)


REQUIREMENT = re.compile(r"[a-z0-9-]+(\[[a-z]+\])?\s*([=<>!~]=?\s*[\w.]+\s*,?\s*)*")


def test_each_requirement_is_one(kb: Path) -> None:
    (hook,) = loaded(kb, ".pre-commit-config.yaml")["repos"][0]["hooks"]
    assert len(hook["additional_dependencies"]) == 1
    pinned = (kb / "requirements.txt").read_text().splitlines()
    for line in (*hook["additional_dependencies"], *(line for line in pinned if not line.startswith("#"))):
        assert REQUIREMENT.fullmatch(line), line
        assert re.match("mkdocs-postmortems|nh3", line)


def test_hooks_run_once_and_for_what_is_a_report(kb: Path) -> None:
    ours = yaml.safe_load((Path(__file__).parent.parent / ".pre-commit-hooks.yaml").read_text())
    (hook,) = loaded(kb, ".pre-commit-config.yaml")["repos"][0]["hooks"]
    for each in (hook, *ours):
        assert each["require_serial"] is True
        assert re.search(each["files"], "incidents/2026/a.md")
    assert not re.search(hook["files"], "src/incidents/a.md")
    assert all(re.search(each["files"], "docs-site/incidents/a.md") for each in ours)


def test_a_clone_without_any_report_is_still_one(kb: Path, tmp_path: Path) -> None:
    for path in [*kb.glob("incidents/*.md"), *kb.glob("docs/*.md")]:
        path.unlink()
    config = kb / "mkdocs.yml"
    config.write_text(config.read_text().replace("  - Severities: severities.md\n", ""))
    commit(kb)
    git(tmp_path, "clone", "--quiet", str(kb), "clone")
    assert postmortems(tmp_path / "clone", "check").returncode == 0
    assert mkdocs(tmp_path / "clone", "build", "--strict").returncode == 0


def test_the_way_into_it_is_told(tmp_path: Path) -> None:
    said = postmortems(tmp_path, "init", "my kb").stderr
    assert "  cd 'my kb'  " in said
    assert "cd " not in postmortems(tmp_path / "my kb", "init").stderr


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash")
@pytest.mark.parametrize(
    ("written", "code"),
    [("true", 1), ("True", 1), ("yes", 1), ("false", 0), ("", 0), ("No", 0), ("maybe", 2)],
)
def test_the_action_takes_each_way_to_say_yes(written: str, code: int, kb: Path) -> None:
    action = yaml.safe_load((Path(__file__).parent.parent / "action.yml").read_text())
    script = action["runs"]["steps"][-1]["run"].replace(
        '"$RUNNER_TEMP/postmortems/bin/postmortems"', "postmortems"
    )
    temp = str(kb.parent)
    said = {
        "FOLDER": str(kb),
        "BASE": "",
        "SARIF": "",
        "RUNNER_TEMP": temp,
        "GITHUB_STEP_SUMMARY": f"{temp}/summary",
    }
    done = run(kb, script, STRICT=written, **said)
    assert done.returncode == code, done.stdout + done.stderr
    assert ("::error title=postmortems::" in done.stdout) == (code == 2)


def test_a_repository_of_somebody_else_is_explained(kb: Path) -> None:
    done = run(kb, "postmortems check --changed main --format github", GIT_TEST_ASSUME_DIFFERENT_OWNER="1")
    assert done.returncode == 2
    assert f"git config --global --add safe.directory {kb}" in done.stderr
    assert done.stdout.startswith("::error title=postmortems::")


def test_a_machine_without_git_is_explained(kb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    done = postmortems(kb, "check", "--changed", "main")
    assert (done.returncode, "apt-get install git" in done.stderr) == (2, True)


def linked(folder: Path, address: str, branch: str) -> None:
    """Make a repository with a remote, as a clone of it would be."""
    git(folder, "init", "--quiet", f"--initial-branch={branch}")
    git(folder, "remote", "add", "origin", address)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Make a repository of many folders, one of them a knowledge base."""
    linked(tmp_path, "git@github.com:example/shop.git", "trunk")
    assert postmortems(tmp_path, "init", "docs site/kb").returncode == 0
    return tmp_path


def test_what_the_host_reads_goes_to_the_root_of_the_repository(many: Path) -> None:
    kb = many / "docs site/kb"
    assert not [*kb.glob(".git*"), *kb.glob(".pre*")] or [path.name for path in kb.glob(".git*")] == [
        ".gitignore"
    ]
    for name in (
        ".github/workflows/postmortems.yml",
        ".github/ISSUE_TEMPLATE/incident.yml",
        ".gitlab-ci.yml",
    ):
        assert (many / name).is_file()
    assert not (many / ".github/pull_request_template.md").exists()
    said = postmortems(many, "init", "another").stdout
    assert ".github/pull_request_template.md: left out, for it would stand in every pull request" in said
    assert "# /docs site/kb/incidents/" in (many / ".github/CODEOWNERS").read_text()
    workflow = loaded(many, ".github/workflows/postmortems.yml")
    assert workflow["defaults"]["run"]["working-directory"] == "docs site/kb"
    assert workflow[True]["push"]["branches"] == ["trunk"]
    assert {"path": "docs site/kb/site"} in [step.get("with") for step in workflow["jobs"]["check"]["steps"]]
    assert loaded(many, ".github/dependabot.yml")["updates"][0]["directory"] == "/docs site/kb/"
    assert loaded(many, ".gitlab-ci.yml")["default"]["before_script"][0] == "cd 'docs site/kb'"
    (hook,) = loaded(many, ".pre-commit-config.yaml")["repos"][0]["hooks"]
    assert re.search(hook["files"], "docs site/kb/incidents/2026/a.md")
    assert not re.search(hook["files"], "docs site/incidents/a.md")
    assert postmortems(kb, "check").returncode == 0


def test_it_is_said_where_the_files_of_the_host_went(tmp_path: Path) -> None:
    linked(tmp_path, "git@github.com:example/shop.git", "main")
    planned = postmortems(tmp_path, "init", "kb", "--dry-run").stdout
    done = postmortems(tmp_path, "init", "kb").stdout
    assert "../.github/workflows/postmortems.yml: written\n" in done
    assert planned.replace("would be ", "") == done


def test_its_steps_pass_from_the_folder(many: Path) -> None:
    kb = many / "docs site/kb"
    (kb / "incidents/new.md").write_text(report("severity: SEV9\n"))
    commit(many)
    git(many, "checkout", "--quiet", "-b", "topic")
    (kb / "incidents/new2.md").write_text(report("severity: SEV9\n"))
    commit(many)
    check, build = steps(many)
    done = run(kb, check, BASE="trunk")
    assert (done.returncode, "::error file=docs site/kb/incidents/new2.md" in done.stdout) == (1, True), (
        done.stdout
    )
    jobs = loaded(many, ".gitlab-ci.yml")
    scripts = [*jobs["default"]["before_script"], *jobs["check"]["script"]]
    script = "\n".join(line for line in scripts if "pip install" not in line)
    assert run(many, script, CI_MERGE_REQUEST_DIFF_BASE_SHA="trunk").returncode == 1
    quality = many / jobs["check"]["artifacts"]["reports"]["codequality"]
    assert '"path": "docs site/kb/incidents/new2.md"' in quality.read_text()
    for path in kb.glob("incidents/new*.md"):
        path.unlink()
    assert run(kb, build).returncode == 0
    pages = "\n".join([jobs["default"]["before_script"][0], *jobs["pages"]["script"]])
    assert run(many, pages, CI_PROJECT_DIR=str(many)).returncode == 0
    assert (many / "public/index.html").is_file()


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("git@github.com:example/shop.git", "https://github.com/example/shop"),
        ("ssh://git@gitlab.com/example/team/shop.git", "https://gitlab.com/example/team/shop"),
        ("https://user:secret@github.com/example/shop", "https://github.com/example/shop"),
        ("https://git.example.org/shop.git", ""), ("/srv/shop.git", ""), ("git@github.com:a b/c", ""),
    ],
)  # fmt: skip
def test_reports_lead_to_their_file_where_the_host_is_known(address: str, page: str, tmp_path: Path) -> None:
    linked(tmp_path, address, "main")
    assert postmortems(tmp_path, "init", "kb").returncode == 0
    text = (tmp_path / "kb/mkdocs.yml").read_text()
    assert ("# repo_url" in text, "secret" in text) == (not page, False)
    assert mkdocs(tmp_path / "kb", "build", "--strict").returncode == 0
    built = (tmp_path / "kb/site/incidents/2026-01-15-expired-certificate/index.html").read_text()
    assert (f'{page}/edit/main/kb/incidents/2026-01-15-expired-certificate.md"' in built) == bool(page)


@pytest.mark.parametrize(
    "known", ["a clone", "a branch", "nothing yet", "a setting", "two branches", "a topic"]
)
def test_the_branch_that_is_published_is_found(known: str, tmp_path: Path) -> None:
    expected = "trunk"
    if known == "a setting":
        (tmp_path / "gitconfig").write_text("[init]\n\tdefaultBranch = trunk\n")
    else:
        git(tmp_path, "init", "--quiet", "--initial-branch=trunk")
    if known in ("a clone", "a branch", "two branches", "a topic"):
        (tmp_path / "a").write_text("a")
        commit(tmp_path)
    if known == "a clone":
        git(tmp_path, "clone", "--quiet", str(tmp_path), "kb")
        git(tmp_path / "kb", "checkout", "--quiet", "-b", "topic")
    if known == "a topic":  # of a repository that was empty when it was cloned
        git(tmp_path, "update-ref", "refs/remotes/origin/trunk", "HEAD")
        git(tmp_path, "checkout", "--quiet", "-b", "topic/x")
    if known == "two branches":
        git(tmp_path, "branch", "master")
        expected = "master"
    settings = str(tmp_path / "gitconfig")
    assert postmortems(tmp_path, "init", "kb", GIT_CONFIG_GLOBAL=settings).returncode == 0
    root = tmp_path / "kb" if known in ("a clone", "a setting") else tmp_path
    assert loaded(root, ".github/workflows/postmortems.yml")[True]["push"]["branches"] == [expected]
    assert f"what reaches `{expected}` is" in (tmp_path / "kb/README.md").read_text()


def test_every_starter_file_can_be_loaded_and_nothing_is_left_to_fill_in(many: Path, tmp_path: Path) -> None:
    files = [
        path for path in many.rglob("*") if path.is_file() and ".git" not in path.relative_to(many).parts
    ]
    assert files
    for path in files:
        text = path.read_text()
        assert "__" not in text.replace("__pycache__", ""), path
        if path.suffix == ".yml":
            yaml.compose(text)


def test_the_audience_is_a_line_to_uncomment_and_does_what_it_says(kb: Path) -> None:
    config = kb / "mkdocs.yml"
    text = config.read_text()
    comments = " ".join(
        line.strip(" #") for line in text.partition("      # audience: public\n")[0].splitlines()[-2:]
    )
    assert "leaves out every report that does not say `visibility: public`" in comments
    lines = ("audience: public", "public:", "  sections: [summary, impact, timeline]")
    for line in lines:
        text = text.replace(f"      # {line}\n", f"      {line}\n")
    config.write_text(text)
    done = mkdocs(kb, "build")
    assert (done.returncode, "the audience is public" in done.stdout + done.stderr) == (0, True)
    assert not (kb / "site/incidents/2026-01-15-expired-certificate").exists()


def test_the_settings_are_on_lines_of_their_own(kb: Path) -> None:
    text = (kb / "mkdocs.yml").read_text()
    assert "  - postmortems:\n" in text
    assert "{" not in text
    opened = text.replace("      # severities", "      severities").replace("      #   ", "        ")
    opened = opened.replace("      # services", "      services").replace("      # public:", "      public:")
    (kb / "mkdocs.yml").write_text(opened)
    assert "postmortems sync" in postmortems(kb, "check").stdout
    assert postmortems(kb, "sync").returncode == 0
    done = postmortems(kb, "check")
    assert "stale-file" not in done.stdout
    assert (
        "| SEV1 | Most users cannot do what they came for, or data is lost. | P1, critical |"
        in (kb / "docs/severities.md").read_text()
    )


def test_the_home_page_is_titled_once(kb: Path) -> None:
    assert mkdocs(kb, "build").returncode == 0
    assert "<title>Postmortems</title>" in (kb / "site/index.html").read_text()


BANNER = "NO_MKDOCS_2_WARNING"


@pytest.mark.parametrize("theme", THEMES)
def test_a_site_begins_with_the_theme_that_is_chosen(theme: str, tmp_path: Path) -> None:
    assert postmortems(tmp_path, "init", "kb", "--theme", theme).returncode == 0
    kb = tmp_path / "kb"
    assert loaded(kb, "mkdocs.yml")["theme"]["name"] == theme
    asked = next(
        line for line in (kb / "requirements.txt").read_text().splitlines() if line.startswith("mkdocs")
    )
    extra = THEMES[theme].extra
    assert asked == f"mkdocs-postmortems{f'[{extra}]' if extra else ''}=={__version__}"
    (project,) = (tomllib.loads((ROOT / "pyproject.toml").read_text())["project"],)
    assert not extra or any(theme in each for each in project["optional-dependencies"][extra])
    named = [path.name for path in kb.rglob("*") if path.is_file() and BANNER in path.read_text()]
    assert bool(named) == (theme == "material")
    if theme != "materialx":
        assert mkdocs(kb, "build", "--strict").returncode == 0


def test_the_package_itself_brings_no_theme() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert any(each.startswith("mkdocs>") for each in project["dependencies"])
    assert not [each for each in project["dependencies"] if "material" in each]


def test_the_theme_of_a_site_that_is_there_is_its_own(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: S\n")
    done = postmortems(tmp_path, "init", "--theme", "mkdocs")
    assert (done.returncode, "names its own" in done.stderr) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("theme", ["readthedocs", "{name: null, custom_dir: own}"])
def test_a_theme_that_nobody_tried_is_told(theme: str, strict: bool, tmp_path: Path) -> None:
    make_project(
        tmp_path, {"own/main.html": "{{ page.content }}", "own/404.html": "", "docs/index.md": "# Home"}
    )
    (tmp_path / "mkdocs.yml").write_text(f"site_name: S\ntheme: {theme}\nplugins: [postmortems]\n")
    done = mkdocs(tmp_path, "build", *["--strict"][:strict])
    told = [line for line in done.stderr.splitlines() if "not tried in the theme" in line]
    assert (done.returncode, len(told)) == (0, theme != "readthedocs"), done.stderr
    assert all(line.startswith("INFO" if strict else "WARNING") for line in told)


def test_a_site_for_zensical_begins_with_what_is_run_for_it(tmp_path: Path) -> None:
    done = postmortems(tmp_path, "init", "kb", "--for", "zensical")
    assert (done.returncode, "postmortems export --for zensical" in done.stderr) == (0, True)
    kb = tmp_path / "kb"
    assert "name" not in loaded(kb, "mkdocs.yml")["theme"]
    assert f"mkdocs-postmortems[zensical]=={__version__}" in (kb / "requirements.txt").read_text()
    assert "postmortems export --for zensical" in (kb / "README.md").read_text()
    named = [
        path.name
        for path in kb.rglob("*")
        if path.is_file() and (BANNER in path.read_text() or "__" in path.read_text())
    ]
    assert named == []
    made = run(kb, steps(kb)[-1])
    assert made.returncode == 0, made.stdout + made.stderr
    uploaded = [
        step["with"]["path"]
        for step in loaded(kb, ".github/workflows/postmortems.yml")["jobs"]["check"]["steps"]
        if "upload" in step.get("uses", "")
    ]
    for path in (*uploaded, ".postmortems/zensical/site"):
        assert (kb / path / "incidents/2026-01-15-expired-certificate/index.html").is_file()
    pages = run(kb, "\n".join(loaded(kb, ".gitlab-ci.yml")["pages"]["script"]), CI_PROJECT_DIR=str(kb))
    assert (pages.returncode, (kb / "public/incidents/index.html").is_file()) == (0, True), pages.stderr
    assert postmortems(tmp_path, "init", "x", "--for", "zensical", "--theme", "mkdocs").returncode == 2


def test_the_digest_runs_when_it_is_started_and_writes_a_summary(kb: Path, tmp_path: Path) -> None:
    text = (kb / ".github/workflows/digest.yml").read_text()
    assert [*yaml.safe_load(text)[True]] == ["workflow_dispatch"]
    timed = text.replace("  # schedule:", "  schedule:").replace("  #   - cron", "    - cron")
    assert yaml.safe_load(timed)[True]["schedule"] == [{"cron": "17 6 * * 1"}]
    told, end, slack = text.partition("secret of the repository:\n")
    whole = yaml.safe_load(told + end + slack.replace("      # ", "      "))
    *_, step = whole["jobs"]["digest"]["steps"]
    assert step["env"] == {"SLACK_WEBHOOK_URL": "${{ secrets.SLACK_WEBHOOK_URL }}"}
    (kb / "incidents/new.md").write_text(
        report("title: Down this week\nstarted_at: 2026-03-04T14:05+00:00\n")
    )
    commit(kb)
    *_, script = (each["run"] for each in yaml.safe_load(text)["jobs"]["digest"]["steps"] if "run" in each)
    done = run(kb, script, GITHUB_STEP_SUMMARY=str(tmp_path / "summary"))
    assert done.returncode == 0, done.stderr
    assert "Down this week" in (tmp_path / "summary").read_text()


def public_steps(folder: Path) -> list[str]:
    found = loaded(folder, ".github/workflows/public.yml")["jobs"]["public"]["steps"]
    return [each["run"] for each in found if "pip install" not in each.get("run", "pip install")]


def test_the_edition_for_the_public_is_told_and_built(kb: Path, tmp_path: Path) -> None:
    text = report("visibility: public\nstatus: draft\n").replace("could pay", "at Example Bank could pay")
    (kb / "incidents/shown.md").write_text(text)
    summary = tmp_path / "summary.md"
    for step in public_steps(kb):
        done = run(kb, step, BASE="main", GITHUB_STEP_SUMMARY=str(summary))
        assert done.returncode == 0, done.stdout + done.stderr
    assert "- [ ] incidents/shown.md: the whole report" in summary.read_text()
    assert (kb / "public/incidents/shown/index.html").is_file()
    assert not (kb / "public/incidents/2026-01-15-expired-certificate").exists()
    assert "/public/" in (kb / ".gitignore").read_text()
    job = loaded(kb, ".gitlab-ci.yml")["for the public"]
    done = run(kb, "\n".join(job["script"]), BASE="main", CI_PROJECT_DIR=str(kb))
    assert (done.returncode, "### Public for the first time" in done.stdout) == (0, True)
    assert (kb / job["artifacts"]["paths"][0] / "incidents/shown/index.html").is_file()


def test_without_the_variable_no_edition_for_the_public_is_built(kb: Path) -> None:
    assert loaded(kb, ".github/workflows/public.yml")["jobs"]["public"]["if"] == "vars.PUBLIC_SITE == 'yes'"
    rules = loaded(kb, ".gitlab-ci.yml")["for the public"]["rules"]
    assert all('$PUBLIC_SITE == "yes" && ' in rule["if"] for rule in rules)
