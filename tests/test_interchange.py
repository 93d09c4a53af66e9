"""The interchange format: every report has one form, its schema holds, and it comes back as the same incident."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from building import built, git, postmortems
from postmortems import load as library
from postmortems.checks.check import all_checks
from postmortems.exporting.interchange import entry, index, written
from postmortems.exporting.interchange_schema import NAME, schema
from postmortems.model.field_types import declarations
from postmortems.model.incident import Incident
from postmortems.publishing import Loaded, load
from postmortems.site.project import find_project
from samples import CONFIG, NOW, make_project, report

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.corpus import reports  # noqa: E402

VALID = Draft202012Validator(schema())
INDEX = Draft202012Validator({**schema(), "$ref": "#/$defs/index", "required": [], "properties": {}})


def loaded(root: Path) -> Loaded:
    return load(find_project(root, None, all_checks()), NOW)


def entries(root: Path) -> dict[str, dict[str, Any]]:
    """Return the entry of every incident of a site by id, as a reader of the files has it."""
    found = loaded(root)
    words = found.project.settings.severities
    made = (
        entry(each, each.incident, words) for each in found.context.knowledge_base.reports if each.incident
    )
    return {each["id"]: json.loads(written(each)) for each in made}


@pytest.fixture(scope="module")
def example() -> dict[str, dict[str, Any]]:
    return entries(ROOT)


def test_the_schema_is_one_and_holds_for_the_example(example: dict[str, dict[str, Any]]) -> None:
    Draft202012Validator.check_schema(schema())
    assert len(example) == len(list((ROOT / "incidents").glob("*.md")))
    for id_, each in example.items():
        assert [error.message for error in VALID.iter_errors(each)] == [], id_
    told = json.loads(written(index(loaded(ROOT).shown.incidents, {})))
    assert [error.message for error in INDEX.iter_errors(told)] == []
    assert {each["id"] for each in told["incidents"]} == set(example)


def test_nothing_depends_on_the_day_of_the_run(example: dict[str, dict[str, Any]]) -> None:
    assert entries(ROOT) == example


def again(root: Path, found: dict[str, dict[str, Any]], config: str) -> dict[str, dict[str, Any]]:
    """Return the entries of a site into which these were imported."""
    make_project(
        root, {f"from/{number}.json": written(each) for number, each in enumerate(found.values())}, config
    )
    told = postmortems(root, "import", "from")
    assert told.returncode == 0, told.stdout + told.stderr
    assert {path.stem for path in (root / "incidents").glob("*.md")} == set(found)
    return entries(root)


def test_the_example_comes_back_as_it_was(example: dict[str, dict[str, Any]], tmp_path: Path) -> None:
    assert again(tmp_path, example, (ROOT / "mkdocs.yml").read_text("utf-8")) == example


def test_every_field_comes_back_as_it_was(tmp_path: Path) -> None:
    cases: dict[str, str | bytes] = {
        f"incidents/{path.name}": path.read_bytes() for path in (ROOT / "tests/cases/good").glob("*.md")
    }
    found = entries(make_project(tmp_path / "one", cases))
    assert {name for each in found.values() for name in each} >= {*declarations(Incident)} - NOT_MEMBERS
    assert again(tmp_path / "other", found, CONFIG) == found


NOT_MEMBERS = {"action_items", "approximate", "page"}
"""Follow-ups are one list, a time says itself that it is approximate, and `page` is for the site alone."""


@pytest.mark.parametrize("seed", range(3))
def test_reports_of_many_shapes_come_back_as_they_were(seed: int, tmp_path: Path) -> None:
    made = {f"incidents/{name}": text for name, text in reports(30, seed)}
    found = entries(make_project(tmp_path / "one", dict(made)))
    assert len(found) == len(made)
    assert again(tmp_path / "other", found, CONFIG) == found


OWN = f"{CONFIG.rstrip()}:\n      fields:\n        region: {{type: text}}\n        checked_at: {{type: time}}\n        cost: {{type: number}}\n"


def test_fields_of_the_sites_own_come_back_as_they_were(tmp_path: Path) -> None:
    fields = "region: eu\nchecked_at: 2026-03-05T10:00+02:00\ncost: 4.5\nx-note: {a: [b, 'c: d']}\n"
    found = entries(make_project(tmp_path / "one", {"incidents/a.md": report(fields)}, OWN))
    assert found["a"]["own"]["cost"] == 4.5
    assert found["a"]["extra"] == {"x-note": {"a": ["b", "c: d"]}}
    assert not list(VALID.iter_errors(found["a"]))
    assert again(tmp_path / "other", found, OWN) == found


def test_what_others_write_without_a_text_becomes_sections(tmp_path: Path) -> None:
    told = {
        "schema_version": "1.7", "id": "abc", "title": "It broke", "status": "final", "withdrawn": False,
        "ongoing": False, "severity": "SEV2", "services": ["checkout"], "mood": "calm",
        "started_at": {"at": "2026-03-04T14:05:00Z", "precision": "minute", "approximate": True},
        "resolved_at": {"at": "2026-03-05", "precision": "day"}, "summary": "Nobody could pay.",
        "timeline": [{"at": {"at": "2026-03-04T14:05:00Z", "precision": "minute"}, "text": "first failure"}],
        "follow_ups": [{"title": "Alert on age", "owner": "ops", "stated_in": "text"}],
    }  # fmt: skip
    make_project(tmp_path, {"one.json": json.dumps(told)})
    assert postmortems(tmp_path, "import", "one.json").returncode == 0
    found = entries(tmp_path)["abc"]
    assert found["extra"] == {"x-mood": "calm"}
    assert [each["text"] for each in found["timeline"]] == ["first failure"]
    assert [each["title"] for each in found["follow_ups"]] == ["Alert on age"]
    assert found["started_at"]["approximate"]
    assert found["resolved_at"] == told["resolved_at"]


ONE = {"id": "a", "title": "T", "schema_version": "1.0"}


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("{}", "its format is not known"),
        ("[" * 9000, "its format is not known"),
        ({**ONE, "schema_version": "2.0"}, "its `schema_version` is `2.0`; `1.x` of the interchange format is read"),
        ({**ONE, "schema_version": "17.3"}, "is `17.3`; `1.x` of"),
        ({**ONE, "schema_version": "1.6.0"}, "is `1.6.0`; `1.x` of"),
        ({**ONE, "schema_version": 1}, "is `1`; `1.x` of"),
        ({**ONE, "schema_version": None}, "is no text; `1.x` of"),
        ({"schema_version": "1.0"}, "has an `id`, which is a text"),
        ({**ONE, "id": 4}, "has an `id`, which is a text"),
        ({"schema_version": "1.0", "incidents": []}, "it is the index of incidents in the interchange format"),
    ],
    ids=repr,
)  # fmt: skip
def test_what_is_of_no_known_version_is_not_taken(told: Any, why: str, tmp_path: Path) -> None:
    make_project(tmp_path, {"one.json": told if isinstance(told, str) else json.dumps(told)})
    done = postmortems(tmp_path, "import", "one.json")
    assert (done.returncode, why in " ".join(done.stdout.split())) == (1, True), done.stdout
    assert not list((tmp_path / "incidents").iterdir())


def test_in_a_folder_another_version_is_told_and_what_is_no_incident_passed_over(tmp_path: Path) -> None:
    others = {
        "osv.json": {"schema_version": "1.6.0", "id": "a"},
        "index.json": {"schema_version": "1.0", "incidents": []},
    }
    make_project(tmp_path, {f"from/{name}": json.dumps(each) for name, each in others.items()})
    make_project(
        tmp_path,
        {"from/one.json": json.dumps(ONE), "from/two.json": json.dumps({**ONE, "schema_version": "2.0"})},
    )
    done = postmortems(tmp_path, "import", "from")
    assert (done.returncode, done.stderr) == (1, "1 new, 1 not imported, 2 passed over\n")


@pytest.mark.parametrize("value", [None, 4, "x", [], {}, [4], {"at": 4}, [[]]])
def test_members_of_another_type_cost_nothing_but_themselves(value: Any, tmp_path: Path) -> None:
    names = ("started_at", "timeline", "follow_ups", "own", "extra", "report", "title", "services", "derived")
    for name in names:
        told = {
            "schema_version": "1.0",
            "id": f"a-{name}",
            "title": "T",
            "status": "draft",
            "severity": "SEV2",
            name: value,
        }
        make_project(tmp_path, {f"from/{name}.json": json.dumps(told)})
    done = postmortems(tmp_path, "import", "from")
    assert done.stderr == f"{len(names)} new\n"
    assert len(list((tmp_path / "incidents").iterdir())) == len(names)


@pytest.mark.parametrize("report", [None, [4], {"text": None}, {"text": ""}, {}])
def test_a_follow_up_of_a_text_that_is_not_there_is_kept(report: Any, tmp_path: Path) -> None:
    told = {"schema_version": "1.0", "id": "a", "title": "T", "report": report,
            "follow_ups": [{"title": "Alert on age", "stated_in": "text"}]}  # fmt: skip
    make_project(tmp_path, {"one.json": json.dumps(told)})
    assert postmortems(tmp_path, "import", "one.json").returncode == 0
    assert "title: Alert on age" in (tmp_path / "incidents/a.md").read_text("utf-8")


def test_what_others_write_has_its_place_and_no_other(tmp_path: Path) -> None:
    told = {
        "schema_version": "1.0", "id": "a", "title": "T", "status": "draft", "summary": {"x": 1},
        "own": {"id": "b", "title": "U"}, "extra": {"status": "final"},
        "timeline": [{"written": "14:05", "text": "it broke\n## Impact\nnone"}, {"written": None, "text": None}],
    }  # fmt: skip
    make_project(tmp_path, {"one.json": json.dumps(told)})
    done = postmortems(tmp_path, "import", "one.json")
    text = (tmp_path / "incidents/a.md").read_text("utf-8")
    assert text.endswith("\n## Timeline\n\n- 14:05: it broke ## Impact none\n")
    assert all(
        line in text for line in ("id: a\n", "title: T\n", "status: draft\n", "x-id: b\n", "x-title: U\n")
    )
    assert "doubtful    invalid-value: `summary` is a mapping" in done.stdout


def test_one_that_nests_too_deep_costs_itself_alone(tmp_path: Path) -> None:
    deep = (
        json.dumps({"schema_version": "1.0", "id": "a", "title": "T"})[:-1]
        + f', "x": {"[" * 900}{"]" * 900}}}'
    )
    make_project(
        tmp_path,
        {"from/a.json": deep, "from/b.json": deep[: deep.index(', "x"')].replace('"a"', '"b"') + "}"},
    )
    done = postmortems(tmp_path, "import", "from")
    assert "not imported: it cannot be understood: RecursionError" in done.stdout
    assert [path.name for path in (tmp_path / "incidents").iterdir()] == ["b.md"]


SECOND = ROOT / "tests/second_reader.py"


def second(folder: Path) -> subprocess.CompletedProcess[str]:
    """Let a reader that shares nothing with ours check what was published."""
    return subprocess.run([sys.executable, "-I", str(SECOND), str(folder)], capture_output=True, text=True,
                          timeout=60, check=False)  # fmt: skip


def test_an_export_of_the_example_is_read_by_others(
    tmp_path: Path, example: dict[str, dict[str, Any]]
) -> None:
    done = postmortems(ROOT, "export", "--to", str(tmp_path / "out"))
    assert (done.returncode, done.stderr) == (0, f"{tmp_path / 'out'}: {len(example)} incidents\n")
    told = second(tmp_path / "out")
    assert (told.returncode, told.stdout) == (0, f"{len(example)} incidents, nothing wrong\n"), (
        told.stdout + told.stderr
    )
    assert json.loads((tmp_path / "out" / NAME).read_text("utf-8")) == schema()
    rows = list(csv.DictReader((tmp_path / "out/incidents.csv").open(encoding="utf-8", newline="")))
    assert [row["id"] for row in rows] == [
        each["id"] for each in json.loads((tmp_path / "out/incidents.json").read_text())["incidents"]
    ]


def test_the_second_reader_finds_what_is_wrong(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/a.md": report(), "incidents/b.md": report()})
    assert postmortems(tmp_path, "export", "--to", "out").returncode == 0
    one = tmp_path / "out/incidents/a.json"
    told = json.loads(one.read_text("utf-8"))
    clock = {"precision": "minute", "at": "2026-03-04T14:05:00Z", "local": "2026-03-04T14:05:00+01:00"}
    for name, value, said in (
        ("started_at", {"at": "2026-13-04", "precision": "day"}, "2026-13-04"),
        ("resolved_at", clock, "another instant"),
        ("timeline", [{"at": {"precision": "minute"}, "text": "x"}], "'at'"),
        ("timeline", [{"text": "x"}], "timeline"),
        ("follow_ups", [{"title": "x", "status": "late"}], "follow-up"),
        ("severity", None, "severity: missing"),
        ("title", "Another", "title is not that of the index"),
        ("id", "c", "id: the file is called a"),
        ("schema_version", "2.0", "schema_version"),
    ):
        one.write_text(json.dumps({**told, name: value}), "utf-8")
        found = second(tmp_path / "out")
        assert (found.returncode, said in found.stdout) == (1, True), (name, found.stdout, found.stderr)


def test_the_second_reader_is_short_and_has_nothing_of_ours() -> None:
    text = SECOND.read_text("utf-8")
    assert len(text.splitlines()) <= 60
    assert not re.search(r"^(import|from) \.*postmortems|^from \.", text, re.MULTILINE)


@pytest.mark.parametrize("environment", [
    {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "1800000000"},
], ids=["one", "other"])  # fmt: skip
def test_files_have_the_same_bytes_wherever_they_are_written(
    environment: dict[str, str], tmp_path: Path
) -> None:
    made = {f"incidents/{name}": text for name, text in reports(20, 7)}
    make_project(tmp_path, dict(made))
    found = []
    for each in ({}, environment):
        assert postmortems(tmp_path, "export", "--to", "out", **each).returncode == 0
        found.append({path.name: path.read_bytes() for path in (tmp_path / "out").rglob("*.*")})
    assert len(found[0]) == 23
    assert found[0] == found[1]


def test_a_report_with_an_error_stops_an_export(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/a.md": report("severity: [\n"), "out/incidents/old": "x"})
    done = postmortems(tmp_path, "export", "--to", "out")
    assert done.returncode == 1
    assert "incidents/a.md:" in done.stderr
    assert [path.name for path in (tmp_path / "out/incidents").iterdir()] == ["old"]


def test_a_draft_that_has_no_place_in_the_format_is_named(tmp_path: Path) -> None:
    draft = "---\ntitle: Queue grew\nstatus: draft\n---\n\n## Summary\n\nIt grew.\n"
    make_project(tmp_path, {"incidents/a.md": report(), "incidents/later.md": draft})
    done = postmortems(tmp_path, "export", "--to", "out")
    assert (done.returncode, [path.name for path in (tmp_path / "out/incidents").iterdir()]) == (
        0,
        ["a.json"],
    )
    assert done.stderr.splitlines()[-1].endswith("such as its start: incidents/later.md")
    (tmp_path / "incidents/later.md").unlink()
    assert "draft" not in postmortems(tmp_path, "export", "--to", "out").stderr


def test_an_export_replaces_an_export_and_nothing_else(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/a.md": report(), "mine/letter.txt": "x", "empty/.keep": ""})
    done = postmortems(tmp_path, "export", "--to", "mine")
    assert (done.returncode, "`letter.txt` in it is of no export" in done.stderr) == (2, True)
    assert (tmp_path / "mine/letter.txt").read_text() == "x"
    for _ in range(2):
        assert postmortems(tmp_path, "export", "--to", "empty").returncode == 0


@pytest.mark.parametrize("target", [".", "incidents", "docs", ".git/x"])
def test_an_export_replaces_nothing_of_the_project(target: str, tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/a.md": report(), "docs/index.md": "# X\n"})
    assert postmortems(tmp_path, "export", "--to", target).returncode == 2


def test_a_site_has_what_an_export_has_and_no_report_that_its_audience_may_not_see(tmp_path: Path) -> None:
    config = f"{CONFIG.rstrip()}:\n      audience: public\n"
    shown = (
        report("visibility: public\nrelated: [{id: b}]\nx-note: Hidden\n") + "\n<!-- Hidden for a while -->\n"
    )
    make_project(
        tmp_path,
        {"incidents/a.md": shown, "incidents/b.md": report("title: Hidden\n"), "docs/a.md": ""},
        config,
    )
    assert postmortems(tmp_path, "export", "--to", "out").returncode == 0
    site = built(tmp_path)
    for name in ("incidents.json", "incidents/a.json", "incidents.csv"):
        assert (site / name).read_bytes() == (tmp_path / "out" / name).read_bytes()
        assert "Hidden" not in (site / name).read_text("utf-8")
    assert not (site / "incidents/b.json").exists()


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_when_a_report_was_modified_is_told_by_its_last_commit(audience: str, tmp_path: Path) -> None:
    config = f"{CONFIG.rstrip()}:\n      audience: {audience}\n"
    shown = report("visibility: public\n")
    make_project(tmp_path, {"incidents/a.md": shown, "incidents/b.md": shown, "docs/a.md": ""}, config)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    day = {"GIT_COMMITTER_DATE": "2026-04-01T10:00:00+02:00"}
    git(tmp_path, "commit", "-qm", "x", **day)
    (tmp_path / "incidents/b.md").write_text(report("visibility: public\ntitle: Not committed\n"), "utf-8")
    assert postmortems(tmp_path, "export", "--to", "out").returncode == 0
    site, expected = built(tmp_path), "2026-04-01T08:00:00Z" if audience == "internal" else None
    for name in ("incidents.json", "incidents/a.json", "incidents/b.json"):
        assert (site / name).read_bytes() == (tmp_path / "out" / name).read_bytes()
    listed = json.loads((site / "incidents.json").read_text("utf-8"))["incidents"]
    assert {each["id"]: each.get("modified") for each in listed} == {"a": expected, "b": None}
    told = json.loads((site / "incidents/a.json").read_text("utf-8"))
    assert (told.get("modified"), list(VALID.iter_errors(told))) == (expected, [])
    assert library(tmp_path, NOW).by_id["a"].as_json() == told
    make_project(tmp_path / "other", {"a.json": json.dumps(told)})
    assert postmortems(tmp_path / "other", "import", "a.json").returncode == 0
    assert "modified" not in (tmp_path / "other/incidents/a.md").read_text("utf-8")
