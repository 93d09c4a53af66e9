"""No verb reads or writes by settings that nobody made: where mkdocs.yml is wrong each says so, and does nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from building import postmortems
from samples import CONFIG, check, make_project, report

ODD = "---\nname: [\n---\n"
WRONG = {
    "no YAML": ("plugins: [a?b: {c}\n", "mkdocs.yml:1:"),
    "a setting": (f"{CONFIG[:-1]}:\n      timezone: Mars\n", "error[invalid-setting]"),
    "a template": (f"{CONFIG[:-1]}:\n      templates_dir: templates\n", "templates/odd.md:"),
}
VERBS = {
    "list": [], "schema": [], "sync": ["--all"], "assign-ids": [], "mv": ["a", "b"], "export": ["--to", "out"],
    "new": ["Search is slow", "--severity", "SEV1", "--service", "search"], "import": ["old.md"],
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("verb", VERBS)
def test_what_depends_on_settings_waits_until_they_are_right(wrong: str, verb: str, tmp_path: Path) -> None:
    config, said = WRONG[wrong]
    files: dict[str, str | bytes] = {"incidents/a.md": report(), "old.md": report(), "templates/odd.md": ODD}
    root = make_project(tmp_path, files, config)
    before = sorted(root.rglob("*"))
    done = postmortems(root, verb, *VERBS[verb])
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "1 error in 1 file" in done.stderr
    assert sorted(root.rglob("*")) == before


SHAPES = {
    "no YAML": "plugins: [a?b: {c}\n",
    "template": f"{CONFIG[:-1]}:\n      template: minimla\n",
    "templates_dir": f"{CONFIG[:-1]}:\n      templates_dir: ../elsewhere\n",
    "sections": f"{CONFIG[:-1]}:\n      sections: [aside]\n",
}


@pytest.mark.parametrize("wrong", SHAPES)
def test_check_tells_of_reports_nothing_that_follows_from_what_could_not_be_read(
    wrong: str, tmp_path: Path
) -> None:
    bare = report().split("## ")[0] + "## Summary\n\nIt was down, see [this](gone.md).\n"
    make_project(tmp_path, {"incidents/a.md": bare}, SHAPES[wrong])
    told = postmortems(tmp_path, "check", "incidents/a.md", "--format", "json").stdout
    assert {each["code"] for each in json.loads(told)} == {"invalid-setting", "broken-link"}


def test_reports_in_a_folder_that_nobody_can_know_are_not_missed(tmp_path: Path) -> None:
    make_project(tmp_path, {"reports/a.md": report()}, "plugins: [a?b: {c}\n")
    done = postmortems(tmp_path, "check")
    assert done.returncode == 1
    assert "no such folder" not in done.stderr


@pytest.mark.parametrize("folder", [".", "docs", "docs/.."])
def test_a_folder_that_holds_more_than_reports_is_the_only_thing_told(folder: str, tmp_path: Path) -> None:
    config = CONFIG.replace("- postmortems", f"- postmortems: {{incidents_dir: {folder}}}")
    page: dict[str, str | bytes] = {
        "docs/guide.md": "# Guide\n",
        "incidents/a.md": report("severity: SEV9\n"),
    }
    found = check(make_project(tmp_path, page, config))
    assert [(each.code, each.place.path) for each in found] == [("invalid-setting", "mkdocs.yml")]


def unfinished(one: str, other: str) -> str:
    return f"<<<<<<< HEAD\n{one}\n=======\n{other}\n>>>>>>> topic\n"


@pytest.mark.parametrize(("path", "text", "code"), [
    ("mkdocs.yml", unfinished("site_name: A", "site_name: B") + "plugins: [postmortems]\n", "invalid-setting"),
    ("mkdocs.yml", "site_name: S\nplugins:\n  - search\n" + unfinished("  - postmortems", "  - tags"), "invalid-setting"),
    ("templates/own.md", "---\nrequired: []\n---\n\n" + unfinished("## Summary", "## In short"), "invalid-setting"),
    ("incidents/README.md", "# Reports\n\n" + unfinished("Ours.", "All."), "merge-conflict"),
])  # fmt: skip
def test_a_merge_that_was_not_finished_is_told_anywhere(
    path: str, text: str, code: str, tmp_path: Path
) -> None:
    files: dict[str, str | bytes] = {"incidents/a.md": report(), "templates/x.md": "---\nrequired: []\n---\n"}
    config = CONFIG.replace("- postmortems", "- postmortems: {templates_dir: templates}")
    root = make_project(tmp_path, files, config)
    (root / path).write_text(text)
    (found,) = check(root)
    assert (found.place.path, found.code) == (path, code)
    assert found.message.startswith("a merge that was not finished")


@pytest.mark.parametrize("code", ["invalid-setting", "internal-error"])
@pytest.mark.parametrize("level", ["off", "warning", "INFO"])
def test_a_level_that_would_have_no_effect_is_told(code: str, level: str, tmp_path: Path) -> None:
    make_project(
        tmp_path, {"incidents/a.md": report()}, f"{CONFIG[:-1]}:\n      checks: {{{code}: {level}}}\n"
    )
    done = postmortems(tmp_path, "check")
    assert done.returncode == 1
    assert f"error[invalid-setting]: `checks.{code}` is `{level.lower()}`" in done.stdout
    make_project(tmp_path, {}, f"{CONFIG[:-1]}:\n      checks: {{{code}: error}}\n")
    assert "invalid-setting" not in postmortems(tmp_path, "check").stdout
