"""What a release says of itself agrees: one version, one tag, and a workflow that is trusted with no secret."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import yaml

from postmortems import __version__

ROOT = Path(__file__).parent.parent
WORKFLOW = (ROOT / ".github/workflows/release.yml").read_text("utf-8")


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert "version" not in project["project"]
    hatch = project["tool"]["hatch"]
    assert hatch["version"]["path"] == "plugins/postmortems/__init__.py"
    assert {target["core-metadata-version"] for target in hatch["build"]["targets"].values()} == {"2.4"}


def test_what_names_a_version_names_this_one() -> None:
    assert f"rev: v{__version__}\n" in (ROOT / "docs/review.md").read_text("utf-8")
    assert f"such as `{__version__}`" in (ROOT / "action.yml").read_text("utf-8")
    assert f'@v{__version__}"`' in (ROOT / "docs/upgrade.md").read_text("utf-8")


def test_the_workflow_runs_for_tags_and_has_no_secret() -> None:
    told = yaml.safe_load(WORKFLOW)
    assert told[True] == {"push": {"tags": ["v*"]}}
    assert told["permissions"] == {}
    assert {name: job["permissions"] for name, job in told["jobs"].items()} == {
        "build": {"contents": "read"}, "publish": {"id-token": "write"},
    }  # fmt: skip
    assert "secrets." not in WORKFLOW
    assert all(re.fullmatch(r"\S+@[0-9a-f]{40}", uses) for uses in re.findall(r"uses: (\S+)", WORKFLOW))
    assert told["jobs"]["publish"]["steps"][-1]["with"] == {"attestations": True}
