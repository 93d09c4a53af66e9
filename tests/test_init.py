"""From an empty folder, or a site that is there, to a knowledge base."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from building import Outcome, mkdocs
from postmortems.commands.cli import cli
from postmortems.scaffolding.site_config import with_plugin
from samples import check


def init(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["init", str(folder), *options])


def files(folder: Path) -> dict[str, bytes]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def build(folder: Path) -> Outcome:
    return mkdocs(folder, "build", "--strict", "-q")


def test_an_empty_folder_becomes_a_knowledge_base(tmp_path: Path) -> None:
    done = init(tmp_path / "kb")
    assert done.exit_code == 0, done.output
    assert {
        "mkdocs.yml", "templates/default.md", ".github/workflows/postmortems.yml", ".github/CODEOWNERS",
        ".github/pull_request_template.md", ".github/ISSUE_TEMPLATE/incident.yml", ".gitlab-ci.yml",
        ".pre-commit-config.yaml", "incident.schema.json", "requirements.txt",
    } <= set(files(tmp_path / "kb"))  # fmt: skip
    assert check(tmp_path / "kb") == ()


def test_it_builds_strictly_with_a_new_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    init(tmp_path)
    monkeypatch.chdir(tmp_path)
    given = [
        "new",
        "Checkout is down",
        "--severity",
        "SEV1",
        "--service",
        "checkout",
        "--start",
        "2026-03-04",
    ]
    assert CliRunner().invoke(cli, given).exit_code == 0
    assert CliRunner().invoke(cli, ["check"]).exit_code == 0
    done = build(tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site/incidents/2026-03-04-checkout-is-down/index.html").is_file()
    home = (tmp_path / "site/index.html").read_text()
    for name in ("Incidents", "Services", "Follow-ups", "Insights", "Writing a report", "Severities"):
        assert name in home


def test_what_makes_the_website_has_one_version(tmp_path: Path) -> None:
    """Both stand between a pull request and the published page, so neither changes by itself."""
    init(tmp_path)
    lines = (tmp_path / "requirements.txt").read_text().splitlines()
    assert [line for line in lines if not line.startswith("#")] == [
        f"{name}=={version(name)}" for name in ("mkdocs-postmortems", "nh3")
    ]
    kept = yaml.safe_load((tmp_path / ".github/dependabot.yml").read_text())
    assert {each["package-ecosystem"] for each in kept["updates"]} == {"pip", "github-actions"}
    assert not any(
        "@" in text.decode().replace("@v", "")
        for name, text in files(tmp_path).items()
        if name[-4:] == ".txt"
    )


def test_a_dry_run_writes_nothing_and_says_the_same(tmp_path: Path) -> None:
    planned = init(tmp_path / "kb", "--dry-run")
    assert not (tmp_path / "kb").exists()
    done = init(tmp_path / "kb")
    assert planned.stdout.replace("would be ", "") == done.stdout


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("ours")
    init(tmp_path)
    first = files(tmp_path)
    assert first["README.md"] == b"ours"
    again = init(tmp_path)
    assert again.exit_code == 0
    assert files(tmp_path) == first
    assert "written" not in again.stdout


CONFIGS = {
    "no plugins": "site_name: Ours\n",
    "no line end": "site_name: Ours",
    "lines": "site_name: Ours\nplugins:\n  # ours\n  - search\nextra: {a: 1}\n",
    "lines without indent": "site_name: Ours\nplugins:\n- search:\n    lang: en\n",
    "brackets": "plugins: [search]  # ours\nsite_name: Ours\n",
    "mapping": "site_name: Ours\nplugins:\n  search: {}\n",
}


@pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS.keys())
def test_a_site_that_is_there_gets_the_plugin(tmp_path: Path, config: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(config)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Ours\n")
    assert init(tmp_path).exit_code == 0
    done = build(tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site/incidents/2026-01-15-expired-certificate/index.html").is_file()
    assert (tmp_path / "docs/index.md").read_text() == "# Ours\n"
    assert not (tmp_path / ".github/workflows").exists()
    before, after = yaml.safe_load(config), yaml.safe_load((tmp_path / "mkdocs.yml").read_text())
    assert {**after, "plugins": ""} == {**before, "plugins": ""}
    assert with_plugin((tmp_path / "mkdocs.yml").read_text()) == (tmp_path / "mkdocs.yml").read_text()


@pytest.mark.parametrize(
    "config", ["plugins: search\n", "plugins: []\n", "- a\n", "a: [\n", "{plugins: [search]}\n", ""]
)
def test_a_configuration_that_is_not_plain_is_left_and_said(tmp_path: Path, config: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(config)
    done = init(tmp_path)
    assert done.exit_code == 0
    assert (tmp_path / "mkdocs.yml").read_text() == config
    assert "add `- {postmortems: {templates_dir: templates}}` below `plugins:`" in done.stdout


@pytest.mark.parametrize("taken", ["tags.md", "services/index.md", "incidents/old.md", "writing/README.md"])
def test_pages_that_are_there_are_not_fought_for(tmp_path: Path, taken: str) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Ours\ndocs_dir: pages\n")
    (tmp_path / "pages" / taken).parent.mkdir(parents=True)
    (tmp_path / "pages" / taken).write_text("# Ours\n")
    assert init(tmp_path).exit_code == 0
    done = build(tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site/postmortems/incidents/2026-01-15-expired-certificate/index.html").is_file()


def test_nothing_is_written_through_a_link_that_leads_out(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "kb").mkdir()
    (tmp_path / "kb/incidents").symlink_to(tmp_path / "elsewhere")
    done = init(tmp_path / "kb")
    assert done.exit_code == 2
    assert "leads out" in done.stderr
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_what_runs_in_ci_is_pinned_and_may_do_little(tmp_path: Path) -> None:
    init(tmp_path)
    workflow = yaml.safe_load((tmp_path / ".github/workflows/postmortems.yml").read_text())
    assert workflow["permissions"] == {}
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert all(len(step["uses"].partition("@")[2]) == 40 for step in steps if "uses" in step)
    assert not any("${{" in step.get("run", "") for step in steps)


def test_a_pull_request_leaves_nothing_that_a_later_build_takes(tmp_path: Path) -> None:
    init(tmp_path)
    workflow = yaml.safe_load((tmp_path / ".github/workflows/postmortems.yml").read_text())
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    caching = [step for step in steps if step.get("uses", "").startswith("actions/cache")]
    assert [step["uses"].partition("@")[0] for step in caching] == [
        "actions/cache/restore",
        "actions/cache/save",
    ]
    assert caching[1]["if"] == "github.event_name == 'push'"
    assert {step["with"]["path"] for step in caching} == {"~/.cache/mkdocs-postmortems"}
