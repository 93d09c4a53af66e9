"""The benchmarks run, and tell what they did; what a thing takes is told by them and asserted by no test."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest
from click.testing import CliRunner

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import building, checking, compare, dividing, goals, page, serving, sites  # noqa: E402
from benchmarks.__main__ import main  # noqa: E402
from benchmarks.corpus import write  # noqa: E402
from benchmarks.peers import Peer  # noqa: E402
from benchmarks.processes import Cost, environment  # noqa: E402


def test_a_run_prints_what_it_measured_and_writes_its_page(tmp_path: Path) -> None:
    written = tmp_path / "speed.md"
    parts = ("--only", "build", "--only", "check", "--no-peers", "--write", str(written))
    done = CliRunner().invoke(main, ["2", "--quick", *parts], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    for name in (sites.OURS, sites.BARE, building.AGAIN, building.AFTER_FIELD, checking.ONE, checking.START):
        assert f"| {name} " in done.output
    assert "Hugo " not in done.output.partition("Measured on")[0]
    told = written.read_text("utf-8")
    assert told.startswith(page.INTRO.read_text("utf-8"))
    assert all(
        f"\n## {title}\n" in told for title in ("In short", "Building 2 incidents", "Checking 2 files")
    )


def site_of(folder: Path, name: str = sites.OURS) -> Path:
    write(folder / "reports", 2)
    sites.KINDS[name].make(folder / "site", folder / "reports")
    return folder / "site"


def test_a_save_is_built_by_the_same_plugins(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    pages = {}
    with mock.patch.dict(os.environ, environment({"XDG_CACHE_HOME": str(tmp_path / "kept")})):
        for name, _ in serving.builds(site):
            served = site / "served" / sites.INCIDENTS / sites.one(site / sites.INCIDENTS).stem / "index.html"
            pages[name] = served.read_text("utf-8")
    assert pages[serving.WHOLE] == pages[serving.NOTHING]
    assert "One more paragraph, number 1." in pages[serving.AFTER_TEXT]
    assert "<h1" in pages[serving.AFTER_FIELD]
    assert "New 1 " in pages[serving.AFTER_FIELD]


def test_only_a_cold_build_finds_nothing_kept_and_peers_take_nothing_away(tmp_path: Path) -> None:
    found: list[tuple[tuple[str, ...], bool]] = []

    def build(kind: sites.Kind, folder: Path, around: Mapping[str, str]) -> Cost:
        kept = Path(around["XDG_CACHE_HOME"], folder.name)
        found.append((kind.command, kept.exists()))
        kept.mkdir(exist_ok=True)
        (folder / kind.output).mkdir(exist_ok=True)
        (folder / kind.output / "index.html").write_text("")
        return Cost(1, 1, 1)

    made = {name: tmp_path / str(at) for at, name in enumerate(sites.KINDS)}
    write(made[sites.OURS] / sites.INCIDENTS, 2)
    for folder in made.values():
        folder.mkdir(exist_ok=True)
    with mock.patch.object(sites.Kind, "build", build):
        building.measured(2, made, 2)
    assert [warm for _, warm in found] == 2 * [*(False for _ in made), True, True, True]


@pytest.mark.parametrize("name", sites.KINDS)
def test_every_kind_of_site_gets_the_same_reports(tmp_path: Path, name: str) -> None:
    site = site_of(tmp_path, name)
    for report in (tmp_path / "reports").glob("*.md"):
        given = (site / sites.KINDS[name].reports / report.name).read_text("utf-8")
        assert given.endswith(report.read_text("utf-8").removeprefix("---\n"))
    assert all((site / path).is_file() for path in sites.KINDS[name].files)


@pytest.mark.parametrize("edit", [sites.TEXT, sites.FIELD])
def test_an_edit_changes_each_time(tmp_path: Path, edit: sites.Edit) -> None:
    report = sites.one(site_of(tmp_path) / sites.INCIDENTS)
    seen = {report.read_text("utf-8")}
    for number in range(3):
        edit.write(report, number)
        seen.add(report.read_text("utf-8"))
    assert len(seen) == 4


def test_a_peer_that_is_not_installed_is_said_with_the_way_to_install_it() -> None:
    assert Peer("no-such-program", ("--version",), "`make peers`").told == (
        "no-such-program: not installed (`make peers`)"
    )


def a_size(size: int, seconds: float) -> building.Built:
    output = building.Output(9, 2_000_000, 500_000, "a/index.html", 900_000, 200_000)
    costs = {name: Cost(seconds, seconds, 300) for name in (sites.OURS, sites.BARE, building.AFTER_TEXT)}
    costs[sites.BARE] = replace(costs[sites.BARE], seconds=seconds / 2)
    return building.Built(size, costs, {sites.OURS: output, sites.BARE: output})


def test_the_summary_sets_what_was_measured_beside_what_is_aimed_at() -> None:
    found = goals.Found({size: a_size(size, seconds) for size, seconds in ((1_000, 10), (10_000, 100))})
    told = {what: (measured, aim) for what, measured, aim in goals.summary(found).rows}
    assert told[f"1,000: {sites.OURS} / {sites.BARE}"] == ("2.00", "at most 1.1")
    assert told["1,000 to 10,000: exponent"] == ("1.00", "at most 1.05")
    assert told["10,000: search index as gzip"] == ("0.20 MB", "at most 1 MB")
    assert not [what for what in told if "Hugo" in what or "serve" in what]


def test_what_was_served_of_another_size_is_set_beside_no_aim() -> None:
    found = goals.Found(served={300: {serving.AFTER_TEXT: Cost(1.5, 2, 0)}})
    assert goals.summary(found).rows == ((f"300: `serve`, {serving.AFTER_TEXT}", "1.50 s", ""),)


def test_as_many_processes_work_as_there_are_cores_and_the_others_are_named(tmp_path: Path) -> None:
    with mock.patch.object(dividing, "cores", lambda: 2):
        found = dividing.measured(site_of(tmp_path), 1)
        told = dividing.times(2, found)
    assert [row[0] for row in told.rows] == [
        "cold build, 1",
        "cold build, 2",
        "cold check, 1",
        "cold check, 2",
    ]
    assert told.said == "Not tried, for this machine has 2 cores: 4, 16."


def test_nothing_measured_is_told_as_nothing() -> None:
    assert goals.summary(goals.Found()).rows == ()


def test_two_states_of_the_package_are_compared_on_sites_of_their_own(tmp_path: Path) -> None:
    before, after = (compare.side(tmp_path / name, ROOT / compare.PACKAGE, 2) for name in ("base", "branch"))
    texts: list[str] = []

    def measure(site: Path, command: Sequence[str], around: Mapping[str, str]) -> float:
        texts.append(sites.one(site / sites.INCIDENTS).read_text("utf-8"))
        return 2.0 if site == after.site else 1.0

    rows = list(compare.compared((before, after), 2, measure))
    assert [row[0] for row in rows] == [task.name for task in compare.tasks("")]
    assert {row[1:] for row in rows} == {("1.000", "2.000", "2.00")}
    assert texts[::2] == texts[1::2]


def test_another_package_than_the_one_meant_is_not_compared(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(Exception, match="is imported and not"):
        compare.side(tmp_path / "side", tmp_path / "empty", 2)


def test_the_page_in_the_documentation_is_one_that_a_run_wrote() -> None:
    told = (ROOT / "docs/speed.md").read_text("utf-8")
    assert told.startswith(page.INTRO.read_text("utf-8"))
    assert "\nMeasured on " in told
