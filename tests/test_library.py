"""`from postmortems import load`: what programs of others get, and that it stays."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import postmortems
from building import postmortems as command
from postmortems import Corpus, Level, load
from samples import BODY, NOW, make_project, report
from test_docs import ROOT, examples

OWN = """\
site_name: Site
plugins:
  - postmortems:
      fields:
        customer_tier: {type: choice, values: [gold, silver]}
        told_at: {type: time}
"""
RELATED = (
    "related: [{id: old, relation: recurrence-of}]\ncustomer_tier: gold\ntold_at: 2026-03-05T09:00+00:00\n"
)


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    files: dict[str, str | bytes] = {
        "incidents/2026-03-04-checkout.md": report(RELATED, BODY.replace("[x]", "[ ]")),
        "incidents/old.md": report("aliases: [older]\nstatus: draft\nstarted_at: 2025-01-02\nresolved_at: 2025-01-04\n"
                                   "detected_at: 2025-01-02\n", "## Summary\n\nOld.\n"),
        "incidents/broken.md": report("severity: SEV9\n"),
    }  # fmt: skip
    return load(make_project(tmp_path, files, OWN), NOW)


def test_an_incident_has_all_that_its_report_says(corpus: Corpus) -> None:
    one = corpus.by_id["2026-03-04-checkout"]
    assert [each.incident.id for each in corpus] == ["2026-03-04-checkout", "old"]
    assert (one.path, one.text.lstrip()[:10]) == ("incidents/2026-03-04-checkout.md", "## Summary")
    assert one.incident.started_at.utc == datetime(2026, 3, 4, 14, 5, tzinfo=UTC)
    assert (one.incident.own["customer_tier"], one.as_json()["own"]["told_at"]["at"]) == (
        "gold",
        "2026-03-05T09:00:00Z",
    )
    assert {name: length.minutes for name, length in one.lengths.items()} == {
        "time_to_detect": 4,
        "time_to_resolve": 85,
    }
    (item,) = one.follow_ups
    assert (item.owner, item.due, item.is_overdue(NOW.date())) == ("payments-team", date(2026, 4, 1), True)
    assert [(entry.at and entry.at.utc.minute, entry.text) for entry in one.timeline] == [
        (5, "first failed payment"), (30, "last failed payment"),
    ]  # fmt: skip


def test_relations_are_seen_from_either_side(corpus: Corpus) -> None:
    told = {one.incident.id: [(tie.words, tie.id) for tie in one.relations] for one in corpus}
    assert told == {
        "2026-03-04-checkout": [("Recurrence of", "old")],
        "old": [("Recurred as", "2026-03-04-checkout")],
    }
    assert corpus.by_id["older"] is corpus.by_id["old"]


def test_problems_are_those_of_check(corpus: Corpus, tmp_path: Path) -> None:
    said = json.loads(
        command(tmp_path, "check", "--notes", "--format", "json", SOURCE_DATE_EPOCH="1780315200").stdout
    )
    assert [(each.place.line, each.code) for each in corpus.problems] == [
        (each["line"], each["code"]) for each in said
    ]
    assert {each.place.path for each in corpus.problems if each.level is Level.ERROR} == {
        "incidents/broken.md"
    }
    assert any(each.code == "action-overdue" for each in corpus.by_id["2026-03-04-checkout"].problems)


def test_nothing_of_it_changes(corpus: Corpus) -> None:
    for holder, name in (
        (corpus, "problems"),
        (corpus.postmortems[0], "path"),
        (corpus.postmortems[0].incident, "title"),
    ):
        with pytest.raises(FrozenInstanceError):
            setattr(holder, name, "other")


def test_it_is_what_is_exported(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "incidents/broken.md").unlink()
    assert command(tmp_path, "export", "--to", "out").returncode == 0
    for one in load(tmp_path / "mkdocs.yml"):
        assert one.as_json() == json.loads(
            (tmp_path / f"out/incidents/{one.incident.id}.json").read_text("utf-8")
        )


def test_what_the_audience_may_not_see_is_left_out(tmp_path: Path) -> None:
    config = OWN.replace("fields:", "audience: public\n      fields:")
    files: dict[str, str | bytes] = {
        "incidents/a.md": report(),
        "incidents/b.md": report("visibility: public\n"),
    }
    assert [one.incident.id for one in load(make_project(tmp_path, files, config))] == ["b"]


def test_no_knowledge_base_is_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none/mkdocs.yml"):
        with pytest.raises(FileNotFoundError, match="mkdocs"):
            load(path)


def test_all_names_are_there_and_documented() -> None:
    page = (ROOT / "docs/library.md").read_text("utf-8")
    for name in postmortems.__all__:
        assert getattr(postmortems, name).__doc__
        assert f"`{name}`" in page or f"`{name}(" in page, name
    with pytest.raises(AttributeError, match="nothing_of_ours"):
        _ = postmortems.nothing_of_ours


@pytest.mark.parametrize("name", [name for name in examples("docs/library.md") if name != "python"])
def test_an_example_of_the_page_runs(name: str, tmp_path: Path) -> None:
    make_project(tmp_path / "kb", {"incidents/2026-03-04-checkout.md": report(RELATED, BODY)}, OWN)
    run(examples("docs/library.md")[name], tmp_path)


THEMELESS = """
import sys

class Without:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("mkdocs", "material", "materialx", "click"):
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Without())
import postmortems
assert not [name for name in sys.modules if name.startswith("postmortems.")]
from postmortems import load
assert len(load("kb")) == 1
"""


def test_it_needs_neither_mkdocs_nor_a_theme(tmp_path: Path) -> None:
    make_project(tmp_path / "kb", {"incidents/a.md": report()})
    run(THEMELESS, tmp_path)


def run(code: str, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
