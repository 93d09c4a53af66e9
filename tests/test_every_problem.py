"""Every problem in one run: what is wrong in one place hides nothing that is wrong in another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from postmortems.commands.cli import cli
from samples import BODY, CONFIG, check, make_project, report

START = "---\ntitle: A\nstatus: draft\nseverity: SEV2\nservices: [a]\nstarted_at: 2026-03-04T14:05+00:00\n"
END = "---\n## Summary\n\nIt broke.\n"


def found(
    folder: Path, files: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> set[tuple[str, int, str, str]]:
    """Return path, line, code and message of the errors in a folder of files."""
    for name, text in {"mkdocs.yml": CONFIG, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.chdir(folder)
    output = CliRunner().invoke(cli, ["check", "--format", "json"]).stdout
    return {
        (d["path"], d["line"], d["code"], d["message"]) for d in json.loads(output) if d["level"] == "error"
    }


def codes(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    return {code: line for _, line, code, _ in found(folder, {"incidents/a.md": text}, monkeypatch)}


def test_a_wrong_required_value_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = START.replace("[a]", "{a: b}") + "detected_at: 2026-03-04T13:05+00:00\nrelated: [nope]\n" + END
    assert codes(tmp_path, text, monkeypatch) == {"invalid-value": 5, "time-order": 7, "unknown-reference": 8}


@pytest.mark.parametrize(
    ("line", "codes_found"),
    [
        ("title: {a: b}", {"invalid-value"}), ("severity: SEV9", {"invalid-value"}), ("services: {a: b}", {"invalid-value"}),
        ("severity:", {"missing-field"}), ("id: a/b", {"invalid-value"}), ("kind: dril", {"invalid-value"}),
        ("severity: [SEV2", {"front-matter-syntax"}),
        ("timezone: Berlin", {"invalid-value"}), ("timezone: Moon/Base", {"invalid-value"}), ("timezone: GMT+2", {"invalid-value"}),
    ],
)  # fmt: skip
def test_a_wrong_value_invents_no_other_problem(line: str, codes_found: set[str], tmp_path: Path) -> None:
    times = "".join(f"{name}_at: 2026-05-05T{clock}\n" for name, clock in TIMES.items())
    config = f"{CONFIG[:-1]}:\n      timezone: Europe/Berlin\n"
    body = BODY.replace("2026-03-04 14:05 UTC", "21:50").replace("2026-03-04 15:30 UTC", "23:05")
    body = body.replace("35 minutes", "75 minutes").replace("last failed payment", "resolved")
    text = report(f"{times}{line}\n", body)
    problems = check(make_project(tmp_path, {"incidents/a.md": text}, config))
    assert {each.code for each in problems} == codes_found, problems
    assert len(problems) == 1


TIMES = {"started": "21:50", "detected": "21:55", "resolved": "23:05"}


def test_what_is_over_is_not_ongoing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = START + "ongoing: true\nresolved_at: 2026-03-04T15:05+00:00\n" + END
    assert codes(tmp_path, text, monkeypatch) == {"time-order": 7}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("\tkind: drill", "a tab where YAML wants spaces"),
        ("summary: **Outage** in EU", "a value cannot start with `*` or `&`"),
    ],
)
def test_a_line_that_is_no_yaml_is_said_once(
    line: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    errors = found(tmp_path, {"incidents/a.md": START + line + "\n" + END}, monkeypatch)
    assert {(n, code, message) for _, n, code, message in errors} == {(7, "front-matter-syntax", said)}


def test_a_field_on_a_broken_line_is_not_called_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "---\ntitle: x\n\tstatus: draft\n---\n"
    errors = found(tmp_path, {"incidents/a.md": text}, monkeypatch)
    missing = {message.split("`")[1] for _, _, code, message in errors if code == "missing-field"}
    assert missing == {"severity", "services", "started_at"}


def test_ids_that_differ_in_case_only_clash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"incidents/{n}.md": START + f"id: {n[0]}oo\n" + END for n in ("Fa", "fb")}
    assert {code for _, _, code, _ in found(tmp_path, files, monkeypatch)} == {"unique-id"}


def test_a_reference_in_another_case_leads_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"incidents/foo.md": START + END, "incidents/b.md": START + "related: [FOO]\n" + END}
    assert {code for _, _, code, _ in found(tmp_path, files, monkeypatch)} == {"unknown-reference"}


def test_templates_of_the_site_are_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = "site_name: S\nplugins:\n  - postmortems:\n      templates_dir: tpl\n"
    broken = "---\nrequired: [bogus]\nzzz: 1\n---\n"
    files = {
        "mkdocs.yml": config,
        "tpl/broken.md": broken,
        "tpl/none.md": "x\n",
        "incidents/a.md": START + END,
    }
    lines = {(path, line, code) for path, line, code, _ in found(tmp_path, files, monkeypatch)}
    assert lines == {
        (path, n, "invalid-setting")
        for path, n in (("tpl/broken.md", 2), ("tpl/broken.md", 3), ("tpl/none.md", 1))
    }


def test_words_of_a_vocabulary_differ(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = (
        "site_name: S\nplugins:\n  - postmortems:\n      severities: [SEV1, {name: SEV2, aliases: [sev1]}]\n"
    )
    files = {"mkdocs.yml": config, "incidents/a.md": START + END}
    assert {(path, line) for path, line, _, _ in found(tmp_path, files, monkeypatch)} == {("mkdocs.yml", 4)}


@pytest.mark.parametrize("verb", ["check", "explain", "inspect"])
def test_help_shows_no_mark_of_its_own_formatting(verb: str) -> None:
    output = CliRunner().invoke(cli, [verb, "--help"]).stdout
    assert "\\b" not in output
    assert f"\n    postmortems {verb}" in output
