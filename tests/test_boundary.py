"""No link leads out: folders, templates, configurations, and what links to files tell of a machine."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from building import postmortems
from postmortems.checks.check import all_checks
from postmortems.model.diagnostic import Level
from postmortems.site.config import settings_from
from postmortems.site.config_yaml import open_config
from postmortems.site.host_options import layers_of, merge_places
from postmortems.site.project import find_project
from samples import BODY, CONFIG, check, codes, make_project, report, shown

if TYPE_CHECKING:
    from postmortems.model.diagnostic import Diagnostic

SECRET = "SECRET-TOKEN-123"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return the folder of a site; beside it, outside, lie files that are none of its business."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text(report(f"title: {SECRET}\n"))
    (outside / "leak.md").write_text(f"---\ndescription: {SECRET}\n---\n## {SECRET}\n")
    (outside / "plain.md").write_text(f"{SECRET}: [\n")
    (outside / "id_rsa.png").write_text(SECRET)
    (outside / "base.yml").write_text(f"plugins: [postmortems]\n{SECRET}: [SECRET\n")
    return make_project(tmp_path / "site", {})


def options(*lines: str) -> str:
    return f"{CONFIG[:-1]}:\n" + "".join(f"      {line}\n" for line in lines)


def every_verb_is_silent(root: Path) -> None:
    """Run all that reads or writes reports; nothing from outside is told, and nothing is written there."""
    before = sorted((root.parent / "outside").iterdir())
    said = postmortems(root, "check")
    assert said.returncode in (1, 2)
    assert SECRET not in said.stdout + said.stderr
    assert "Traceback" not in said.stderr
    assert sorted((root.parent / "outside").iterdir()) == before


@pytest.mark.parametrize("folder", ["incidents", "a/b", "a/b/c"])
@pytest.mark.parametrize("absolute", [True, False])
def test_the_reports_folder_may_not_lead_out(folder: str, absolute: bool, site: Path) -> None:
    (site / "incidents").rmdir()
    (site / "mkdocs.yml").write_text(CONFIG if folder == "incidents" else options(f"incidents_dir: {folder}"))
    link = site / folder.split("/")[0]
    link.symlink_to(site.parent / "outside" if absolute else "../outside")
    (site.parent / "outside/b/c").mkdir(parents=True)
    (site.parent / "outside/b/c/secret.md").write_text(report(f"title: {SECRET}\n"))
    project = find_project(site, None, all_checks())
    assert project.is_shut
    (found,) = check(site)
    assert (found.code, "leads out" in found.message) == ("invalid-setting", True)
    every_verb_is_silent(site)


def test_without_mkdocs_yml_it_may_not_lead_out_either(site: Path) -> None:
    (site / "mkdocs.yml").unlink()
    (site / "incidents").rmdir()
    (site / "incidents").symlink_to("../outside")
    assert codes(check(site)) == ["invalid-setting"]
    every_verb_is_silent(site)


@pytest.mark.parametrize("git", ["folder", "file"])
def test_inside_of_a_repository_a_folder_may_be_a_link(git: str, site: Path) -> None:
    if git == "folder":
        (site.parent / ".git").mkdir()
    else:
        (site.parent / ".git").write_text("gitdir: elsewhere\n")
    (site.parent / "reports").mkdir()
    (site.parent / "reports/one.md").write_text(report())
    (site / "incidents").rmdir()
    (site / "incidents").symlink_to("../reports")
    assert check(site) == ()


def test_the_files_of_git_are_nobodys_reports(site: Path) -> None:
    (site / ".git/x").mkdir(parents=True)
    (site / ".git/x/secret.md").write_text(report(f"title: {SECRET}\n"))
    (site / "incidents").rmdir()
    (site / "incidents").symlink_to(".git/x")
    assert find_project(site, None, all_checks()).is_shut
    (site / "mkdocs.yml").write_text(options("incidents_dir: .GIT/x"))
    assert "invalid-setting" in codes(check(site))


@pytest.mark.parametrize("written", [".", "./", "", "'./.'", "docs", "docs/.", "sub", "link", "link/.."])
def test_the_reports_have_a_folder_of_their_own(written: str, site: Path) -> None:
    (site / "docs/x").mkdir(parents=True)
    (site / "sub/docs").mkdir(parents=True)
    (site / "link").symlink_to(".")
    extra = "docs_dir: sub/docs\n" if written == "sub" else ""
    (site / "mkdocs.yml").write_text(extra + options(f"incidents_dir: {written}"))
    found = [each for each in check(site) if each.code == "invalid-setting"]
    assert bool(found) == bool(written)


def templates(site: Path, *, template: str = "leak") -> tuple[Diagnostic, ...]:
    (site / "mkdocs.yml").write_text(options("templates_dir: templates", f"template: {template}"))
    (site / "incidents/one.md").write_text(report("template: leak\n"))
    return check(site)


@pytest.mark.parametrize(
    "target", ["../../outside/leak.md", "../../outside/plain.md", "/dev/zero", "/etc/passwd", "nowhere.md"]
)
def test_a_template_may_not_lead_out(target: str, site: Path) -> None:
    (site / "templates").mkdir()
    (site / "templates/leak.md").symlink_to(target)
    found = templates(site)
    assert [(each.place.path, each.code) for each in found if each.code == "invalid-setting"] == [
        ("templates/leak.md", "invalid-setting")
    ], shown(found)
    assert SECRET not in shown(found)
    assert "root:" not in shown(found)
    every_verb_is_silent(site)


@pytest.mark.parametrize("kind", ["folder", "pipe", "huge"])
def test_a_template_that_is_no_text_is_told(kind: str, site: Path) -> None:
    (site / "templates").mkdir()
    path = site / "templates/leak.md"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.write_text("a" * 3_000_000)
    assert "invalid-setting" in codes(templates(site))
    every_verb_is_silent(site)


@pytest.mark.parametrize("link", ["templates", "up"])
def test_the_templates_folder_may_not_lead_out(link: str, site: Path) -> None:
    (site / link).symlink_to("../outside")
    folder = link if link == "templates" else "up/b"
    (site.parent / "outside/b").mkdir()
    (site / "mkdocs.yml").write_text(options(f"templates_dir: {folder}"))
    (found,) = check(site)
    assert "leads out" in found.message
    assert "leak" not in find_project(site, None, all_checks()).templates()


@pytest.mark.parametrize(
    "written",
    [
        "../outside/base.yml",
        "../outside/none.yml",
        "link.yml",
        ".git/config",
        "notes.txt",
        "/etc/passwd",
        ".git/x.yml",
        "text.yml",
    ],
)
def test_inheritance_may_not_lead_out(written: str, site: Path) -> None:
    (site / ".git").mkdir()
    for name in (".git/config", ".git/x.yml", "notes.txt"):
        (site / name).write_text(f"password: [{SECRET}\n")
    (site / "link.yml").symlink_to("../outside/base.yml")
    (site / "text.yml").symlink_to("notes.txt")
    (site / "mkdocs.yml").write_text(f"INHERIT: {written}\nsite_name: S\n")
    (site / "incidents/one.md").write_text(report())
    (found,) = check(site)
    assert (found.code, found.place.line, found.place.column) == ("invalid-setting", 1, 10)
    assert found.message.startswith("`INHERIT`")
    assert SECRET not in shown((found,))


def test_inside_of_a_repository_anything_is_inherited(site: Path) -> None:
    (site.parent / ".git").mkdir()
    (site.parent / "base.yml").write_text(options("strict: true"))
    (site / "mkdocs.yml").write_text("INHERIT: ../base.yml\nsite_name: S\n")
    project = find_project(site, None, all_checks())
    assert (project.settings.strict, project.diagnostics) == (True, ())


def test_a_configuration_that_is_a_link_out_is_not_read(site: Path) -> None:
    (site / "mkdocs.yml").unlink()
    (site / "mkdocs.yml").symlink_to("../outside/base.yml")
    (found,) = check(site)
    assert (found.place.path, found.code) == ("mkdocs.yml", "invalid-setting")
    assert SECRET not in shown((found,))


WITH_ENVIRONMENT = [
    "timezone: !ENV PM_TEST", "timezone: !ENV [NOT_SET, PM_TEST, UTC]", "strict: !ENV PM_TEST", "template: !ENV PM_TEST",
    "templates_dir: !ENV PM_TEST", "incidents_dir: !ENV PM_TEST", "markdown: !ENV PM_TEST", "checks: !ENV PM_TEST",
    "checks: {empty-section: !ENV PM_TEST}", "services: [!ENV PM_TEST, !ENV PM_TEST]", "severities: [{name: a, x: !ENV PM_TEST}]",
    "severities: [{name: !ENV PM_TEST}, {name: b, aliases: !ENV PM_TEST}]", "attachments: [!ENV PM_TEST]",
]  # fmt: skip


@pytest.mark.parametrize("value", [SECRET, f"../{SECRET}", f"Europe/Lisbon{SECRET}", f"{SECRET}#?"])
@pytest.mark.parametrize("line", WITH_ENVIRONMENT)
def test_the_environment_is_not_told(
    line: str, value: str, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PM_TEST", value)
    (site / "incidents/one.md").write_text(report())
    (site / "mkdocs.yml").write_text(options(line))
    found = find_project(site, None, all_checks()).diagnostics
    assert found or "attachments" in line
    assert SECRET not in "".join(f"{each.message}{each.help}{each.source_line}" for each in found)
    done = postmortems(site, "check")
    assert SECRET not in done.stdout + done.stderr


@pytest.mark.parametrize("line", WITH_ENVIRONMENT)
@pytest.mark.parametrize("inherited", [False, True])
def test_a_host_does_not_tell_it_either(
    line: str, inherited: bool, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PM_TEST", SECRET)
    text = options(line).replace("[NOT_SET, PM_TEST, UTC]", "PM_TEST")
    (site / "base.yml").write_text(text)
    (site / "mkdocs.yml").write_text("INHERIT: base.yml\n" if inherited else text)
    parsed = yaml.safe_load(text.replace("!ENV PM_TEST", SECRET))["plugins"][0]["postmortems"]
    layers = layers_of(open_config(site / "mkdocs.yml", site))
    fields = merge_places(parsed, layers)
    _, problems = settings_from(fields, all_checks(), site)
    said = "".join(f"{problem.message}{problem.help}" for problem in problems)
    assert SECRET not in said
    assert problems or "attachments" in line
    assert all(layers.diagnose(problem, Level.ERROR) for problem in problems)


@pytest.mark.parametrize("inherited", [False, True])
def test_a_host_does_not_tell_a_name_that_the_environment_gave(inherited: bool, site: Path) -> None:
    text = options("? !ENV PM_TEST", ": x")
    (site / "base.yml").write_text(text)
    (site / "mkdocs.yml").write_text("INHERIT: base.yml\n" if inherited else text)
    fields = merge_places(
        {SECRET: "x", "timezone": "Nowhere"}, layers_of(open_config(site / "mkdocs.yml", site))
    )
    _, problems = settings_from(fields, all_checks(), site)
    assert [problem.message for problem in problems] == ["`timezone` is `Nowhere`"]


TARGETS = [
    "/../../../../../../../../../..{}", "../../../../../../../../../../../..{}", "%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e{}",
    "..%2f..%2f..%2f..%2f..%2f..%2f..%2f..%2f..%2f..%2f..{}", "up{}", "up/.{}", "./up/../up{}", "/incidents/up{}", "/..//../../../../../../..{}",
]  # fmt: skip


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("form", ["[a]({})", "![a]({})"])
def test_a_link_does_not_tell_what_a_machine_has(target: str, form: str, site: Path) -> None:
    (site / "incidents/up").symlink_to("/")
    said = []
    for path in ("/etc/passwd", "/etc/nobody-has-this", "/etc", "/root/x"):
        body = f"{BODY}\n{form.format(target.format(path))}\n"
        (site / "incidents/one.md").write_text(report(body=body))
        (found,) = check(site)
        said.append(found.message.rpartition("` ")[2])
    assert len(set(said)) == 1
    assert said[0] == "does not exist"


def test_a_report_elsewhere_is_checked_with_its_neighbours(tmp_path: Path) -> None:
    make_project(tmp_path / "here", {})
    (tmp_path / "there").mkdir()
    (tmp_path / "there/b.png").write_text("")
    (tmp_path / "there/a.md").write_text(
        report("template: default\n", f"{BODY}\n![b](b.png) ![c](../here)\n")
    )
    done = postmortems(tmp_path / "here", "check", "../there/a.md", "--select", "missing-asset")
    assert done.stdout.count("missing-asset") == 1, done.stdout
