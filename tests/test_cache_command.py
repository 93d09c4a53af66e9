"""The verb `cache`: where results are, and how to forget them; and that `check` of many uses them."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from postmortems.commands import keeping
from postmortems.commands.cli import cli
from postmortems.kept.disk import NAME
from samples import CONFIG, make_project, report

MANY = {f"incidents/{number}.md": report(f"tags: ['{number}']\n") for number in range(keeping.MANY)}


def run(root: Path, *arguments: str, cache: Path | None = None) -> str:
    environment = {"XDG_CACHE_HOME": str(cache or root.parent / "cache"), "SOURCE_DATE_EPOCH": "1795000000"}
    done = CliRunner().invoke(cli, [*arguments, "-f", str(root / "mkdocs.yml")], env=environment)
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path / "site", dict(MANY))


def test_it_tells_where_and_how_much_and_forgets(root: Path) -> None:
    assert "nothing is kept yet" in run(root, "cache")
    said = run(root, "check")
    told = run(root, "cache")
    assert re.search(
        rf"/cache/mkdocs-postmortems/\w+/{NAME}: {len(MANY)} results, 0\.\d MB, last used on 20", told
    )
    assert run(root, "check") == said
    assert "forgotten" in run(root, "cache", "--clear")
    assert "nothing is kept yet" in run(root, "cache")
    assert run(root, "check") == said


def test_what_is_there_is_told_by_the_settings_too(root: Path, tmp_path: Path) -> None:
    (root / "mkdocs.yml").write_text(f"{CONFIG.rstrip()}:\n      cache: {tmp_path / 'named'}\n")
    run(root, "check")
    assert str(tmp_path / "named") in run(root, "cache")
    (root / "mkdocs.yml").write_text(f"{CONFIG.rstrip()}:\n      cache: off\n")
    assert run(root, "cache") == "nothing is kept: the setting `cache` is `off`\n"


def test_a_folder_of_the_repository_is_not_used(root: Path) -> None:
    run(root, "check", cache=root / ".cache")
    assert not (root / ".cache").exists()
    assert "lies in the site's repository" in run(root, "cache", cache=root / ".cache")


def test_why_it_cannot_be_used_is_told(root: Path, tmp_path: Path) -> None:
    run(root, "check")
    (file,) = (tmp_path / "cache").rglob(NAME)
    file.unlink()
    file.mkdir()
    said = run(root, "check")
    assert "nothing to mend" in said
    assert f"nothing is kept: {file}: it is a link" in run(root, "cache")


def test_of_a_few_files_nothing_is_kept(root: Path, tmp_path: Path) -> None:
    run(root, "check", str(root / "incidents/0.md"))
    assert not (tmp_path / "cache").exists()


def test_a_slip_is_told_again_from_what_is_kept(root: Path) -> None:
    (root / "incidents/1.md").write_text(report("severity: bad\n"))
    outputs = []
    for _ in range(2):
        done = CliRunner().invoke(
            cli, ["check", "-f", str(root / "mkdocs.yml")], env={"XDG_CACHE_HOME": str(root.parent / "cache")}
        )
        outputs.append((done.exit_code, done.output))
    assert outputs[0] == outputs[1]
    assert "invalid-value" in outputs[0][1]


def test_without_a_home_nothing_is_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", nowhere)
    environment = {**os.environ, "XDG_CACHE_HOME": ""}
    done = CliRunner().invoke(cli, ["cache", "-f", str(root / "mkdocs.yml")], env=environment)
    assert done.output == "nothing is kept: there is no folder of your own on this machine\n"
